"""A document with something of every kind to review, and a person at a terminal who reviews it."""

from __future__ import annotations

import os
import pty
import re
import subprocess
from hashlib import sha256
from pathlib import Path

from workbench import HLED

from pipeline.model import Document

TALKS = """# Canada–Peru High-Level Trade Dialogue

The Canada–Peru High-Level Trade Dialogue (HLTD) is a trade dialogue between Canada and Peru. It was launched in
March 2014 by Prime Minister Stephen Harper.

In 2016, the HLTC met in Lima.

## Members

Canadian co-chairs:

* Departments of Finance
* Department of Industry

Peruvian participants:

* Ministry of Production

Canadian participants:

* Department of Industry

## Outcomes

In 2018 the dialogue had these results:

* In 2017, Minister Rosa Paz launched the Pacific Port Program.
* Better roads.

The weather in Lima was fair, and Canada liked it.

The sea was calm.
"""


def document() -> Document:
    data = TALKS.encode()
    title = TALKS.splitlines()[0].removeprefix("# ")
    return Document("talks", title, "markdown", TALKS, "talks.md", sha256(data).hexdigest(), len(data))


def conversation(cwd: Path, *arguments: str, answers: list[str], **environment: str) -> tuple[int, str]:
    """Exit code and screen of a command at a terminal that gets the next answer whenever it waits for one."""
    mine, theirs = pty.openpty()
    process = subprocess.Popen(
        [HLED, *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=cwd,
        env=os.environ | {"COLUMNS": "120", "TERM": "xterm-256color"} | environment,
        start_new_session=True,
    )
    os.close(theirs)
    screen, left = "", list(answers)
    while True:
        try:
            block = os.read(mine, 65536)
        except OSError:  # how Linux says that nobody writes any more
            break
        if not block:
            break
        screen += re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", block.decode()).replace("\r\n", "\n")
        if left and re.search(r"(> |: )\Z", screen):
            os.write(mine, left.pop(0).encode() + b"\n")
    os.close(mine)
    assert left == [], screen
    return process.wait(60), re.sub(r" +\n", "\n", screen)
