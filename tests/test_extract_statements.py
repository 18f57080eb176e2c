"""Statements: whose words a document quotes, from the first to the last of them; and what is no statement."""

from __future__ import annotations

import hashlib

import pytest

from pipeline.extract import extract
from pipeline.model import Document, Extraction, Ref
from pipeline.parse import parse
from tests.reading import tables


def _read(text: str) -> Extraction:
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    document = Document("invented", "invented", "text", text, "invented.txt", digest, len(data), "en")
    return extract(document, parse(document))


def _statements(text: str) -> list[tuple[str, str]]:
    """(speaker, words) in order."""
    drafts = _read(text).drafts
    names = {draft.key: str(draft.values["name"]) for draft in drafts if draft.table == "people"}
    found = []
    for draft in drafts:
        person = draft.values.get("person_id")
        if draft.table == "statements" and isinstance(person, Ref):
            found.append((names[person.key], str(draft.values["text"])))
    return found


INTRODUCTION = "Minister Ana Ruiz received Vice Premier Luis Paz. "
ONE = [
    ('"We are not short of ideas," said Minister Ana Ruiz.', "Ana Ruiz", "We are not short of ideas"),
    ('Minister Ana Ruiz told reporters, "We came here to listen."', "Ana Ruiz", "We came here to listen."),
    ('"It is a meal without bread," wrote the economist Ana Ruiz.', "Ana Ruiz", "It is a meal without bread"),
    (
        '"This is a working dialogue," says Ana Ruiz, Economic Secretary to the Treasury.',
        "Ana Ruiz",
        "This is a working dialogue",
    ),
    (
        'Ana Ruiz, Secretary for Trade, adds: "Two years ago we met. Today we work."',
        "Ana Ruiz",
        "Two years ago we met. Today we work.",
    ),
    (
        'In Ambassador Ana Ruiz\'s words: "Our teams will be ambitious."',
        "Ana Ruiz",
        "Our teams will be ambitious.",
    ),
    (
        'Minister Ana Ruiz invited business to "treat the forum as its own house."',
        "Ana Ruiz",
        "treat the forum as its own house.",
    ),
    (
        'According to Minister Ana Ruiz, "the two sides were never closer."',
        "Ana Ruiz",
        "the two sides were never closer.",
    ),
    (
        INTRODUCTION + '"Energy begins with partners," the Vice Premier said.',
        "Luis Paz",
        "Energy begins with partners",
    ),
    (
        INTRODUCTION + 'The Minister put it like this: "Our trade is at a high."',
        "Ana Ruiz",
        "Our trade is at a high.",
    ),
    (
        INTRODUCTION + '\n\nThe Minister\'s verdict: "It was a talk between equals."',
        "Ana Ruiz",
        "It was a talk between equals.",
    ),
    ('Mr. Ruiz was positive. "Energy begins with partners," he said.', "Ruiz", "Energy begins with partners"),
    ('"Is that enough for our firms?" asked Minister Ana Ruiz.', "Ana Ruiz", "Is that enough for our firms?"),
    # cut in two, or over several sentences and paragraphs: one statement
    (
        '"Trade has doubled," said Minister Ana Ruiz, "and it will double again."',
        "Ana Ruiz",
        "Trade has doubled, and it will double again.",
    ),
    (
        '"We met often," said Minister Ana Ruiz. "We will meet again."',
        "Ana Ruiz",
        "We met often, We will meet again.",
    ),
    (
        '"We have a machine now. Let us put fuel into it," said Minister Ana Ruiz.',
        "Ana Ruiz",
        "We have a machine now. Let us put fuel into it",
    ),
    (
        "“Our workers come first,” President Ana Ruiz said Tuesday, “and our firms second.”",
        "Ana Ruiz",
        "Our workers come first, and our firms second.",
    ),
    (
        INTRODUCTION + '\n\n"This shows what we can do.\n\n"It shows what is left to do," the Minister said.',
        "Ana Ruiz",
        "This shows what we can do. It shows what is left to do",
    ),
    # apart from the line
    (
        "Speaking at the close, Minister Ana Ruiz said:\n\n> We are proud of this day.\n\nTrade grew.",
        "Ana Ruiz",
        "We are proud of this day.",
    ),
    (
        "> We are proud of this day.\n> — Ana Ruiz, Minister of Trade\n\nTrade grew.",
        "Ana Ruiz",
        "We are proud of this day.",
    ),
    (
        '"We are proud of this day and of our work."\n\n— Ana Ruiz, Minister of Trade\n',
        "Ana Ruiz",
        "We are proud of this day and of our work.",
    ),
]


@pytest.mark.parametrize(("text", "speaker", "words"), ONE)
def test_words_in_quotation_marks_beside_a_speaker_are_one_statement(
    text: str, speaker: str, words: str
) -> None:
    assert _statements(text) == [(speaker, words)]


def test_two_speakers_in_one_paragraph_make_two_statements() -> None:
    text = (
        '"We came to listen," said President Ana Ruiz. Minister Luis Paz agreed: "We came to act, and fast."'
    )
    assert _statements(text) == [("Ana Ruiz", "We came to listen"), ("Luis Paz", "We came to act, and fast.")]


OPENING = (
    "The Peru-Norway Economic Dialogue met. Trade Minister Ana Ruiz and Foreign Secretary Luis Paz took part. "
    "So did Business and Trade Secretary Eva Berg.\n\n"
)
WORDS = "Growth at home depends on partners abroad."
ATTRIBUTED = [
    (f'The Foreign Secretary said:\n\n"{WORDS}"\n\nTrade grew.', "Luis Paz"),
    (f'Speaking later, the Trade Minister added:\n"{WORDS}"', "Ana Ruiz"),
    (f'"{WORDS}" \u2013 Ana Ruiz, Trade Minister', "Ana Ruiz"),
    (f'"{WORDS}" \u2014 Foreign Secretary Luis Paz', "Luis Paz"),
    (f'* "{WORDS}" -- Luis Paz, Foreign Secretary\n', "Luis Paz"),
    (f'"{WORDS}" (Ana Ruiz)', "Ana Ruiz"),
    (f'"{WORDS}"\n\nAna Ruiz, Trade Minister', "Ana Ruiz"),
    (f'Ana Ruiz and Luis Paz spoke. "{WORDS}" noted the latter.', "Luis Paz"),
    (f'Ana Ruiz and Luis Paz spoke. "{WORDS}" the former said.', "Ana Ruiz"),
]


@pytest.mark.parametrize(("text", "speaker"), ATTRIBUTED)
def test_a_quotation_is_whose_line_before_dash_behind_or_signature_below_it_has(
    text: str, speaker: str
) -> None:
    assert _statements(OPENING + text) == [(speaker, WORDS)]


@pytest.mark.parametrize(
    "text",
    [
        f'"{WORDS}" - a claim that Ana Ruiz rejects',
        f'"{WORDS}"\n\nAna Ruiz went home by train.',
        f'Ana Ruiz and Luis Paz spoke. "{WORDS}" thought the former minister.',
    ],
)
def test_a_name_that_goes_on_as_a_sentence_signs_nothing(text: str) -> None:
    assert _statements(OPENING + text) == []


NONE = [
    'Minister Ana Ruiz called it "dormant but useful".',
    'Minister Ana Ruiz announced the "Lima Initiative for Trade and Growth".',
    'The report of the ministers is titled "How to trade with us in a decade".',
    'A spokesperson said: "We do not comment on leaked papers."',
    '"We have never been closer to a deal."',
    "Minister Ana Ruiz said that trade had grown.",
]


@pytest.mark.parametrize("text", NONE)
def test_a_phrase_a_name_or_words_of_nobody_known_are_no_statement(text: str) -> None:
    assert _statements(text) == []


def test_a_block_quotation_that_nobody_is_named_for_leaves_a_notice() -> None:
    extraction = _read("Trade grew.\n\n> We are proud of this day.\n\nTrade fell.")
    assert [notice.kind for notice in extraction.notices if notice.kind.startswith("quotation")] == [
        "quotation-without-speaker"
    ]


def test_every_part_of_a_statement_is_evidence_within_one_passage() -> None:
    extraction = _read('Minister Ana Ruiz said: "We have a machine now. Let us put fuel into it."')
    (statement,) = [draft for draft in extraction.drafts if draft.table == "statements"]
    quoted = [
        extraction.document.text[e.span.start : e.span.end] for e in statement.evidence if e.column is None
    ]
    assert quoted == ["We have a machine now.", "Let us put fuel into it."]


def test_a_block_quotation_may_name_its_speaker_itself() -> None:
    text = (
        "# Peru-Kenya Trade Dialogue\n\nThe Peru-Kenya Trade Dialogue (PKTD) met in Lima on 3 May 2021.\n\n"
        '> "We will go on as before," said Minister of Trade Betty Maina.\n'
    )
    made = tables(text, "markdown")
    assert [(row["text"], row["kind"], row["person_id"]) for row in made["statements"]] == [
        ("We will go on as before", "block", "betty-maina")
    ]
