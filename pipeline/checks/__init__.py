"""The rules of the contract, each a check over whole columns; ``validate`` runs them all and reports."""

from __future__ import annotations

from pipeline.checks import tables, text
from pipeline.checks.data import RULES, Data, Found

CHECKS = (*tables.CHECKS, *text.CHECKS)

__all__ = ["CHECKS", "RULES", "Data", "Found"]
