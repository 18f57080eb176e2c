"""Holds a record against the DataCite JSON schema 4.5; run where the package datacite is installed.

python check_datacite.py datacite.json
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from datacite import schema45


def main(path: Path) -> int:
    """Exit code 1 if the record breaks the schema."""
    record = json.loads(path.read_text(encoding="utf-8"))
    errors = sorted(schema45.validator.iter_errors(record), key=lambda error: list(map(str, error.path)))
    for error in errors:
        print(f"{'/'.join(map(str, error.path)) or '(the record)'}: {error.message}")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
