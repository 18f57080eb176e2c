"""Runs roc-validator on a release without a network; run where roc-validator and rocrate are installed.

The validator asks for RO-Crate's context by its address. The package rocrate brings that context along; from there it
is put into the validator's cache.

    python check_crate.py FOLDER
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import requests
import rocrate
from requests.adapters import BaseAdapter
from rocrate_validator.utils.http import HttpRequester
from urllib3.response import HTTPResponse

BUNDLED = Path(rocrate.__file__).parent / "data" / "ro-crate.jsonld"


class Bundle(BaseAdapter):
    """Answers every request with the bundled context."""

    def send(self, request: requests.PreparedRequest, **_: object) -> requests.Response:  # type: ignore[override]
        answer = requests.Response()
        answer.status_code, answer.request, answer.url = 200, request, str(request.url)
        answer.headers["Content-Type"] = "application/ld+json"
        body = io.BytesIO(BUNDLED.read_bytes())
        answer.raw = HTTPResponse(body, headers=answer.headers, status=200, preload_content=False)
        return answer

    def close(self) -> None:
        """Nothing is held open."""


def seed(cache: Path) -> None:
    """Put the bundled context into a cache, under the address that it says is its own."""
    address = json.loads(BUNDLED.read_text(encoding="utf-8"))["@id"]
    requester = HttpRequester.initialize_cache(cache_path=str(cache))
    requester.session.mount(address, Bundle())
    requester.get(address)


def main(folder: str) -> int:
    """The validator's exit code, on what RO-Crate requires; what it recommends is no fault."""
    with tempfile.TemporaryDirectory() as place:
        cache = Path(place) / "cache"
        seed(cache)
        command = [
            str(Path(sys.executable).parent / "rocrate-validator"),
            *("--no-interactive", "--disable-color", "validate", "--offline", "--cache-path", str(cache)),
            *("--no-paging", "--verbose", "--requirement-severity", "required", "--output-format", "json"),
        ]
        done = subprocess.run([*command, folder], capture_output=True, text=True, check=False)
    try:
        report, _ = json.JSONDecoder().raw_decode(done.stdout.lstrip())
    except ValueError:
        print(done.stdout + done.stderr)
        return 1
    for issue in report["issues"]:
        print(f"{issue['check']['identifier']}: {issue['message']}")
    return 0 if report["passed"] and done.returncode == 0 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
