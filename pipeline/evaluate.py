"""How well the pipeline reads: its tables held against documents that a person has labelled.

Nine families of facts are compared, each by a rule of its own; every fact that was missed and every one that
nobody labelled is listed beside the words it belongs to, because a score alone teaches nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline import evaluate_facts as facts
from pipeline.evaluate_facts import FAMILIES, Fact
from pipeline.evaluate_labels import Gold, parse_gold
from pipeline.model import Tables


@dataclass(frozen=True, slots=True)
class Case:
    """A fact that was missed or is spurious, in words, and the passage where it stands ("" if unknown)."""

    label: str
    passage: str


@dataclass(frozen=True, slots=True)
class FamilyScore:
    """Facts of one family in one document: found, spurious (``fp``) and missed (``fn``)."""

    tp: int = 0
    fp: int = 0
    fn: int = 0
    missed: tuple[Case, ...] = ()
    spurious: tuple[Case, ...] = ()

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 if nothing was found."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 1.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found; 1 if nothing is there."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = 2 * self.tp + self.fp + self.fn
        return 2 * self.tp / total if total else 1.0

    def __add__(self, other: FamilyScore) -> FamilyScore:
        return FamilyScore(
            self.tp + other.tp,
            self.fp + other.fp,
            self.fn + other.fn,
            self.missed + other.missed,
            self.spurious + other.spurious,
        )


@dataclass(frozen=True, slots=True)
class Report:
    """The scores of every document by family; documents as given, families as in ``FAMILIES``.

    ``unlabelled`` are the ids of documents that nobody labelled, which no score speaks of.
    """

    documents: dict[str, dict[str, FamilyScore]] = field(default_factory=dict)
    unlabelled: tuple[str, ...] = ()

    def family(self, name: str) -> FamilyScore:
        """One family over all documents."""
        return sum((scores[name] for scores in self.documents.values()), FamilyScore())

    def total(self) -> FamilyScore:
        """All families over all documents, each fact counting the same (micro average)."""
        return sum((self.family(name) for name in FAMILIES), FamilyScore())

    def render(self, show: bool = False) -> str:
        """The report as text; see ``render``."""
        return render(self, show).rstrip("\n")

    def to_json(self) -> str:
        """The report as JSON; see ``to_json``."""
        return to_json(self).rstrip("\n")


def score(tables: Tables, source_id: str, gold: Gold) -> dict[str, FamilyScore]:
    """The score of every family: rows with evidence in ``source_id`` against its labels.

    A family that the labels leave out is not judged and scores zero of everything.
    """
    view = facts.View(tables, source_id)
    return {
        family: _score_family(view, family, gold[family]) if family in gold else FamilyScore()
        for family in FAMILIES
    }


def _score_family(view: facts.View, family: str, items: list[dict[str, Any]]) -> FamilyScore:
    found = FAMILIES[family](view)
    required = [item for item in items if not item.get("optional")]
    optional = [item for item in items if item.get("optional")]
    chosen = _pair(found, [*required, *optional])
    missed = [item for number, item in enumerate(required) if number not in chosen]
    used = set(chosen.values())
    spurious = [fact for number, fact in enumerate(found) if number not in used]
    return FamilyScore(
        tp=len(required) - len(missed),
        fp=len(spurious),
        fn=len(missed),
        missed=tuple(Case(facts.describe(family, item), view.passage_naming(item)) for item in missed),
        spurious=tuple(Case(fact.label, fact.passage) for fact in spurious),
    )


def _pair(found: list[Fact], items: list[dict[str, Any]]) -> dict[int, int]:
    """The largest one-to-one pairing, label → fact; an earlier label is never given up for a later one.

    Augmenting paths: a label may take a fact from another one that can be moved elsewhere.
    """
    fits = [[number for number, fact in enumerate(found) if fact.matches(item)] for item in items]
    owner: dict[int, int] = {}

    def settle(item: int, tried: set[int]) -> bool:
        for fact in fits[item]:
            if fact not in tried:
                tried.add(fact)
                if fact not in owner or settle(owner[fact], tried):
                    owner[fact] = item
                    return True
        return False

    for item in range(len(items)):
        settle(item, set())
    return {item: fact for fact, item in owner.items()}


def evaluate(golds: Mapping[str, Gold], build: Callable[[str], Tables]) -> Report:
    """Every labelled document (by source id) against the tables that ``build`` gives for it.

    ``build`` may give the same tables for all of them: only rows that point into the document count.
    """
    return Report({source_id: score(build(source_id), source_id, gold) for source_id, gold in golds.items()})


def render(report: Report, show: bool = False) -> str:
    """The report as text: families, then documents; with ``show`` every missed and spurious fact as well."""
    lines = [f"{'':34} {'found':>5} {'extra':>5} {'missed':>6} {'P':>6} {'R':>6} {'F1':>6}"]
    lines += [_line(name, report.family(name)) for name in FAMILIES]
    lines += [_line("all", report.total()), ""]
    for source_id, scores in report.documents.items():
        lines.append(_line(source_id, sum(scores.values(), FamilyScore())))
        if show:
            lines += _cases(scores)
    if report.unlabelled:
        lines += ["", f"Without labels, and not scored: {', '.join(report.unlabelled)}"]
    return "\n".join(lines) + "\n"


def _line(name: str, score: FamilyScore) -> str:
    shares = f"{score.precision:6.3f} {score.recall:6.3f} {score.f1:6.3f}"
    return f"{name:34} {score.tp:5} {score.fp:5} {score.fn:6} {shares}"


def _cases(scores: Mapping[str, FamilyScore]) -> Iterable[str]:
    for family, score in scores.items():
        for sign, cases in (("-", score.missed), ("+", score.spurious)):
            for case in cases:
                yield f"  {sign} {family}: {case.label}"
                if case.passage:
                    yield f"      {' '.join(case.passage.split())}"


def to_json(report: Report) -> str:
    """The report as JSON: total, families, documents; missed and spurious facts with their passages."""
    whole = {
        "total": _numbers(report.total()),
        "families": {name: _numbers(report.family(name)) for name in FAMILIES},
        "documents": {
            source_id: {name: _numbers(score, cases=True) for name, score in scores.items()}
            for source_id, scores in report.documents.items()
        },
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _numbers(score: FamilyScore, cases: bool = False) -> dict[str, object]:
    numbers: dict[str, object] = {"tp": score.tp, "fp": score.fp, "fn": score.fn}
    numbers |= {name: round(getattr(score, name), 4) for name in ("precision", "recall", "f1")}
    if cases:
        for name in ("missed", "spurious"):
            numbers[name] = [{"label": c.label, "passage": c.passage} for c in getattr(score, name)]
    return numbers


__all__ = [
    "FAMILIES",
    "Case",
    "FamilyScore",
    "Gold",
    "Report",
    "evaluate",
    "parse_gold",
    "render",
    "score",
    "to_json",
]
