"""The lives of the dialogue: as first set up, and as relaunched."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extract.findings import Findings
from pipeline.model import Draft


def extract(findings: Findings) -> Iterator[Draft]:
    """``phases``: none, the original, the relaunch, or both."""
    if findings.dialogue is None:
        return
    for key, phase in findings.phases.items():
        values = {
            "dialogue_id": findings.dialogue,
            "ordinal": phase.ordinal,
            "kind": phase.kind,
            "start_edtf": phase.start,
        }
        yield Draft("phases", key, values, phase.evidence)
