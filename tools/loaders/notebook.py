"""Runs a notebook from top to bottom and keeps what it shows; run where nbclient and ipykernel are installed.

    python notebook.py NOTEBOOK RUN

RUN is where the notebook goes with its outputs, which may be the same file. Without a clock, and without the version of
Python, a run of the same notebook on the same data gives the same bytes. The variable HLED names the folder of the data.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient


def main(source: Path, target: Path) -> None:
    """Raises nbclient's CellExecutionError, with its traceback, if a cell fails."""
    notebook = nbformat.read(source, as_version=4)
    place = {"metadata": {"path": str(source.parent)}}
    with tempfile.TemporaryDirectory() as sockets:  # no port, which somebody else may have or listen to
        kernel = AsyncKernelManager(kernel_name="python3", transport="ipc", ip=f"{sockets}/kernel")
        NotebookClient(notebook, km=kernel, timeout=120, resources=place).execute()
    notebook.metadata.pop("language_info", None)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)  # when it ran
    nbformat.write(notebook, target)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
