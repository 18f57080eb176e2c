"""Splitting: where one sentence ends and the next begins."""

from __future__ import annotations

import pytest

from pipeline import lexicon
from pipeline.parse.sentences import split_sentences

# A bar marks each place where a sentence ends; the text itself is the same without the bars.
SPLIT = [
    "One.| Two.",
    "It met in 2013.| 2014 was quiet.",
    "The U.S. and Mexico met.| They agreed.",
    "It joined the U.S.| The talks began.",
    "It joined the U.S. Trade Representative.",
    "He is U.S. Under Secretary of State.",
    "They met in Washington, D.C.| In May they met again.",
    "Its budget is B/. 2.5 million or S/. 7 million.| Small.",
    "They met in Washington, D.C.| Foreign Secretary Ruiz came.",
    "The Washington, D.C. Office of the D.C. Circuit met.",
    "They met in Washington, D.C. – Mexico came too.",
    "Thomas A. Shannon, Jr., led.| George W. Bush followed.",
    "Mr. Smith, Ms. Tai, Dr. No and Gov. Abbott met Sen. Kaine, Gen. Kelly and Amb. Salazar.",
    "St. Louis v. Kansas, No. 5, Fig. 3.",
    "Goods, e.g. Cars, i.e. Vehicles, etc. Trade grew.",
    "Acme Inc. Mexico and Acme Corp.| The firms grew.",
    "At 10 a.m. Eastern on Sept. 9 it began.| At 5 p.m.| They left.",
    "It cost $1.5 billion, or 2.5 percent.| Growth followed.",
    "He said “Yes.”| She said (“No.”)| All left.",
    "**Bold.**| Plain.",
    "It met.[1]| It parted.[12]| It ended.",
    "Why?| Because!| “Why?” he asked.",
    "Well… maybe.| So it goes...| Yet it moves.",
    "First; Second; third: Fourth.",
    "Una reunión en EE.UU. Fue breve.| ¿Por qué?| “Así fue.”",
    "The Dialogue.| *It* began.| [See](http://x.y).| (All of it.)",
    "It rose.| $5 was paid.",
    "wrapped\nlines. go on.\nAnd| end.".replace("on.\nAnd|", "on.|\nAnd"),
    "One paragraph|\n\nanother",
    "Quoted.|\n> More of it|\n>\n> and the next",
]


@pytest.mark.parametrize("marked", SPLIT)
def test_a_sentence_ends_exactly_at_the_bars(marked: str) -> None:
    text = marked.replace("|", "")
    expected = [part.lstrip("> \n") for part in marked.split("|")]
    assert [text[start:end] for start, end in split_sentences(text, 0, len(text))] == expected


@pytest.mark.parametrize("title", [row.title for row in lexicon.titles() if row.title.endswith(".")])
def test_no_form_of_address_that_is_known_ends_a_sentence(title: str) -> None:
    text = f"Minister {title} Ana Ruiz met {title} Li Wei."
    assert split_sentences(text, 0, len(text)) == [(0, len(text))]


def test_offsets_count_from_the_start_of_the_whole_text() -> None:
    text = "Before. One. Two. After."
    assert split_sentences(text, 8, 17) == [(8, 12), (13, 17)]
