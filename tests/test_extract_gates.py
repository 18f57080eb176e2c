"""A rule is tried only where its words stand, and no match is ever lost by that."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import ARTICLE, ROOT, document

from pipeline.extract import (
    clauses,
    date_readers,
    dates,
    deeds,
    event_rules,
    extract,
    gates,
    meeting_rules,
    read,
)
from pipeline.extract.gates import Gated
from pipeline.extract.literals import required
from pipeline.parse import parse

RULES = [*event_rules.rules(), *meeting_rules.meeting_rules()]
GATED = Gated((rule.pattern, rule) for rule in RULES)

REQUIRED = {
    r"\b(?:signed|inked)\b": [{"signed", "inked"}],
    r"\blaunch\w*\s+of\b": [{"launch"}],
    r"made public": [{"public"}],
    r"re-?launched": [{"launched", "relaunched"}],
    r"organi[sz]ed?\s": [{"organise", "organize", "organised", "organized"}],
    r"(?:met\s+)?\bheld\b": [{"held"}],
    r"(?:met\s+)+held": [{"held"}, {"met"}],
    r"(?<!\ue000)\ue000++[^.;]{0,60}?\bwas\b": [{"\ue000"}, {"was"}],
    r"(?:the (?:talks|forum)|\ue001)\s+met": [{"\ue001", "talks", "forum"}, {"met"}],
    r"held\b(?=[^.]*\breview)": [{"review"}, {"held"}],
    r"held(?!\s+talks)": [{"held"}],
    r"(?:met|\d+)": [],
    r"\bat\s+\w+": [],
    r"(?i)signed": [],
    r"(?i:signed) paper": [{"paper"}],
    r"[a-z]+": [],
}


@pytest.mark.parametrize(("pattern", "words"), REQUIRED.items())
def test_the_words_that_a_pattern_needs_are_read_off_it(pattern: str, words: list[set[str]]) -> None:
    assert sorted(map(sorted, required(re.compile(pattern)))) == sorted(map(sorted, words))


def test_rows_come_in_their_order_and_only_where_all_their_words_stand() -> None:
    patterns = [r"\bsigned\b.*\bpact", r"\w+", r"\bpact\b", r"\ue000 met"]
    table = Gated((re.compile(pattern), pattern) for pattern in patterns)
    assert table.of("they cosigned a pact") == [patterns[0], patterns[1], patterns[2]]
    assert table.of("pact") == [patterns[1], patterns[2]]
    assert table.of("\ue000 met") == [patterns[1], patterns[3]]
    assert table.of("") == [patterns[1]]


def test_every_rule_of_events_needs_some_word() -> None:
    assert [rule.name for rule in RULES if not required(rule.pattern)] == []


def masked_sentences() -> list[str]:
    texts = [ARTICLE, *sorted((ROOT / "tests/gold/docs").iterdir())]
    found = []
    for path in texts:
        made = document(path.read_text(encoding="utf-8"), "markdown")
        findings = read(made, parse(made))
        found += [findings.masks.of(sentence) for sentence in findings.reading.sentences]
    return found


def lost(text: str) -> list[str]:
    """Rules that match a text and are not tried on it."""
    tried = {id(rule) for rule in GATED.of(text)}
    return [rule.name for rule in RULES if id(rule) not in tried and rule.pattern.search(text)]


@pytest.fixture(scope="module")
def sentences() -> list[str]:
    return masked_sentences()


def test_no_match_is_lost_in_any_labelled_document(sentences: list[str]) -> None:
    assert [(text, lost(text)) for text in sentences if lost(text)] == []


def test_few_rules_are_tried(sentences: list[str]) -> None:
    tried = sum(len(GATED.of(text)) for text in sentences)
    assert tried < len(RULES) * len(sentences) / 15


# The generator of examples knows no possessive repeat, and looking back or ahead only makes it slow.
PLAIN = [
    re.compile(re.sub(r"\(\?<!(.)\)\1\+\+", r"\1+", rule.pattern.pattern).replace(r"(?=\d)", ""))
    for rule in RULES
]
SLOW = settings(max_examples=400, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@given(st.sampled_from(PLAIN).flatmap(st.from_regex))
@SLOW
def test_no_match_is_lost_in_text_made_from_the_rules(text: str) -> None:
    assert lost(text) == []
    assert lost(text.lower()) == []


WORDS = sorted({word for rule in RULES for words in required(rule.pattern) for word in words})


@given(
    st.lists(st.sampled_from([*WORDS, "a", "the", "_", "-", ".", "\u0301", "X"]), max_size=30).map(" ".join)
)
@SLOW
def test_no_match_is_lost_among_the_words_of_the_rules(text: str) -> None:
    assert lost(text) == []
    assert lost(text.replace(" ", "")) == []


class Everything(frozenset[str]):
    """A set that any words have something in common with."""

    def isdisjoint(self, other: object) -> bool:
        return False

    def __contains__(self, word: object) -> bool:
        return True


def open_all(patch: pytest.MonkeyPatch) -> None:
    """Every rule and pattern is tried on every sentence, and every clause read."""
    everything = Everything()
    patch.setattr(Gated, "of", lambda self, text: list(self))
    patch.setattr(gates, "held", lambda text: -1)
    patch.setattr(deeds, "_strong_words", lambda: everything)
    patch.setattr(clauses, "openers", lambda: everything)
    patch.setattr(date_readers, "_may_lead", lambda before: True)
    patch.setattr(dates, "_is_taken", lambda match, taken, begin: False)


@pytest.mark.slow
def test_trying_everything_everywhere_finds_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [
        path.read_text(encoding="utf-8") for path in [ARTICLE, *sorted((ROOT / "tests/gold/docs").iterdir())]
    ]
    made = [document(text, "markdown") for text in texts]
    read_so = [extract(one, parse(one)) for one in made]
    open_all(monkeypatch)
    clauses.read.cache_clear()
    assert [extract(one, parse(one)) for one in made] == read_so
