"""Parsing: documents, and the whole structure each of them becomes."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.model import Document, Passage
from pipeline.parse import parse

RAW = Path(__file__).parent.parent / "raw"
ARTICLE = "us-mexico-high-level-economic-dialogue"
SIGNS = {"sentence": ".", "quote": ">"}


def document(text: str, format: str = "text") -> Document:
    return Document("source", "Title", format, text, "source/file", "0" * 64, 0)


def article() -> str:
    return (RAW / ARTICLE / f"{ARTICLE}.md").read_bytes().decode("utf-8")


def outline(text: str, format: str = "text") -> list[str]:
    """A line a passage: ordinal, sign, marker, words, [label], <lead-in, in parent, |sentences if not one.

    The sign is ``##`` for a heading of depth 2, ``--`` for an item of depth 2, ``.`` for a sentence.
    """
    return [_row(text, passage) for passage in parse(document(text, format))]


def _row(text: str, passage: Passage) -> str:
    depth = passage.depth
    sign = SIGNS.get(passage.kind) or ("#" if passage.kind == "heading" else "-") * depth
    row = [str(passage.ordinal), sign, passage.marker, _words(text[passage.span.start : passage.span.end])]
    if passage.label:
        row.append(f"[{_words(text[passage.label.start : passage.label.end])}]")
    if passage.lead_in:
        row.append(f"<{passage.lead_in}")
    if passage.parent:
        row.append(f"in {passage.parent}")
    if len(passage.sentences) != 1:
        row.append(f"|{len(passage.sentences)}")
    return " ".join(part for part in row if part)


def _words(text: str) -> str:
    """``text`` on one line, the middle of long ones left out."""
    line = text.replace("\r\n", "\n").replace("\n", "⏎")
    return line if len(line) <= 50 else line[:30] + " … " + line[-15:]


ARTICLE_OUTLINE = """\
1 # U.S.–Mexico High-Level Economic Dialogue
2 # U.S.–Mexico High-Level Economic Dialogue
3 . **The U.S.-Mexico High-Level E … in May of 2013.
4 ## Pillars of the dialogues
5 . The original dialogue (2013) w … lowing pillars:
6 - * **Promoting Competitiveness and Connectivity** [Promoting Competitiveness and Connectivity] <5
7 -- + Transportation <5 in 6
8 -- + Telecommunications <5 in 6
9 - * **Fostering Economic Growth, P … nd Innovation** [Fostering Economic Growth, Pro …  and Innovation] <5
10 -- + Joint investment promotion <5 in 9
11 -- + Economic development on the bo … opment Strategy <5 in 9
12 -- + Making effective use of the No … ent Bank (NADB) <5 in 9
13 -- + Partnership on advanced manufacturing <5 in 9
14 -- + Entrepreneurship <5 in 9
15 -- + Workforce Development <5 in 9
16 - * **Partnering for Regional and Global Leadership** [Partnering for Regional and Global Leadership] <5
17 -- + Partnering to promote developm … Central America <5 in 16
18 -- + Regional trade priorities <5 in 16
19 -- + Transparency and anti-corruption <5 in 16
20 ## Launch and subsequent meetings
21 . In September of 2013, Vice Pre … nched the HLED.
22 . The following year (2014), Com … of the project.
23 . Among the accomplishments at that point were:
24 - * **The signing of Americas Comp …  United States. [The signing of Americas Compet … ntrepreneurship] <23
25 - * **Working group meetings on th … ing innovation. [Working group meetings on the* … earch (FOBESII)] <23
26 . The second meeting in 2015 est … e of its goals.
27 . Under the leadership of the U. … ent strategies.
28 ### Relaunch
29 . After the departure of the Tru … lowing pillars:
30 - * Building Back Together <29
31 - * Promoting Sustainable Economic … Central America <29
32 - * Securing the Tools for Future Prosperity <29
33 - * Investing in Our People <29
34 . United States Trade Representa … t the relaunch:
35 > Investing in our people—and ou …  in our people. <34 |5
36 . In the first year of the relau … g had occurred:
37 - * “Sowing Opportunities” (Sembra … ration in 2021. <36 |2
38 - * The U.S. Agency for Internatio … ility (SURGES). <36
39 . In 2023, the Mexican Agency fo … r of Guatemala.
40 . In 2024, the two organizations … ve agriculture.
41 ## Organizational structure
42 . The U.S. side of the HLEC was  … Representative.
43 . Participation includes the following:
44 - * U.S. Departments of Agriculture <43
45 - * U.S. Department of Energy <43
46 - * U.S. Department of Homeland Security <43
47 - * U.S. Department of Labor <43
48 - * U.S. Department of Transportation <43
49 - * U.S. Department of the Treasury <43
50 - * U.S. Agency for International Development (USAID) <43
51 ### The Mexican side of HLEC was o …  co-chaired by:
52 - * Secretariats of Economy <51
53 - * Secretariat of Finance and Public Credit <51
54 - * Secretariat of Foreign Affairs <51
55 . Participation included the following:
56 - * Secretariat of Agriculture and Rural Development <55
57 - * Secretariat of Infrastructure, …  Transportation <55
58 - * Secretariat of Public Education <55
59 - * Secretariat of Energy <55
60 - * Secretariat of Tourism <55
"""


def test_the_article_becomes_7_headings_15_sentences_26_and_11_items_and_a_quote() -> None:
    assert outline(article(), "markdown") == ARTICLE_OUTLINE.splitlines()
    kinds = [
        (p.kind, p.depth if p.kind == "list_item" else 0) for p in parse(document(article(), "markdown"))
    ]
    counts = {kind: kinds.count(kind) for kind in kinds}
    assert counts == {
        ("heading", 0): 7,
        ("sentence", 0): 15,
        ("list_item", 1): 26,
        ("list_item", 2): 11,
        ("quote", 0): 1,
    }


def test_a_passage_of_the_article_knows_every_heading_above_it() -> None:
    title = "U.S.–Mexico High-Level Economic Dialogue"
    passages = parse(document(article(), "markdown"))
    assert {(p.ordinal, p.section) for p in passages if p.kind == "heading"} == {
        (1, (title,)),
        (2, (title,)),
        (4, (title, "Pillars of the dialogues")),
        (20, (title, "Launch and subsequent meetings")),
        (28, (title, "Launch and subsequent meetings", "Relaunch")),
        (41, (title, "Organizational structure")),
        (51, (title, "Organizational structure", "The Mexican side of HLEC was originally co-chaired by:")),
    }
    assert passages[34].section == (title, "Launch and subsequent meetings", "Relaunch")
    assert passages[43].section == (title, "Organizational structure")


def test_a_paragraph_a_list_and_a_quotation_of_the_article_are_a_block_each() -> None:
    blocks: dict[int, list[int]] = {}
    for passage in parse(document(article(), "markdown")):
        blocks.setdefault(passage.block, []).append(passage.ordinal)
    assert list(blocks) == list(range(1, 27))
    assert [blocks[n] for n in (3, 6, 8, 9, 16, 19)] == [
        [3],
        list(range(6, 20)),
        [21, 22, 23],
        [24, 25],
        [35],
        [39, 40],
    ]


def test_wrapped_lines_are_one_paragraph_and_lines_beyond_any_margin_are_each_their_own() -> None:
    first = "The first paragraph stands " + "on and on " * 10 + "on a line."
    second = "The second paragraph stands " + "on and on " * 10 + "on a line."
    wrapped = "The two governments met in Washington on Monday and\nagreed on much."
    text = f"Some Title\n\n{wrapped}\n\n{first}\n{second}\n"
    passages = parse(document(text))
    assert [(p.block, text[p.span.start : p.span.end]) for p in passages] == [
        (1, "Some Title"),
        (2, wrapped),
        (3, first),
        (4, second),
    ]


@pytest.mark.parametrize(
    ("line", "sign"),
    [
        ("Results of the dialogue", "##"),
        ("KEY OUTCOMES", "##"),
        ("**Next steps**", "##"),
        ("Who takes part?", "##"),
        ("Key Outcomes:", "##"),
        ("Goal 2 – Trade", "##"),
        ("Trade with the U.S.", "##"),
        ("January 06, 2015", "."),
        ("Thursday, September 9, 2021", "."),
        ("Washington, D.C., 9 September 2021", "."),
        ("9 de septiembre de 2021", "."),
        ("2021-09-09", "."),
        ("FOR IMMEDIATE RELEASE", "."),
        ("FROM: THE WHITE HOUSE", "."),
        ("Participation included the following:", "."),
        ("They met again.", "."),
        ("and so on", "."),
        ("“We met”", "."),
        ("A line of far too many words to be a heading of anything at all in any document", "."),
    ],
)
def test_a_line_alone_in_plain_text_is_a_heading_only_if_it_looks_like_one(line: str, sign: str) -> None:
    rows = outline(f"Title\n\nFirst paragraph.\n\n{line}\n\nSecond paragraph.\n")
    assert [row.split()[1] for row in rows] == ["#", ".", sign, "."]


def test_an_unmarked_line_is_no_heading_where_markdown_marks_its_own() -> None:
    assert outline("# Title\n\nFirst.\n\nResults\n\nSecond.\n", "markdown")[2] == "3 . Results"
    assert outline("Title\n\nFirst.\n\nResults\n\nSecond.\n", "markdown")[2] == "3 ## Results"


def test_the_last_line_of_a_document_is_no_heading() -> None:
    assert outline("Title\n\nFirst.\n\nResults\n")[2] == "3 . Results"


def test_a_heading_in_the_section_path_has_no_markup() -> None:
    (heading,) = parse(document("## The *big* [plan](http://x.y) of\t**two** ##\n", "markdown"))
    assert heading.section == ("The big plan of two",)


def test_a_format_without_a_scanner_is_refused_in_words() -> None:
    with pytest.raises(InputError) as refused:
        parse(document("x", "odt"))
    assert str(refused.value) == (
        "documents of format 'odt' cannot be read\n"
        "  where: source/file\n"
        "  to do: convert it to one of: markdown, text, html, wikitext, pdf, docx"
    )


@pytest.mark.parametrize(
    "text", ["", "\n", " \t\r\n\u00a0", "\ufeff", "---\n", "#\n", ">\n>\n", "|--|\n", "*\n"]
)
def test_a_document_without_words_has_no_passages(text: str) -> None:
    assert parse(document(text, "markdown")) == ()


def test_a_heading_of_plain_text_may_stand_directly_above_its_paragraph() -> None:
    text = (
        "Title\n\nFirst.\n\nKEY OUTCOMES\nThe governments agreed on a list of measures,\nall of them new.\n"
    )
    assert outline(text)[2:] == ["3 ## KEY OUTCOMES", "4 . The governments agreed on a li … ll of them new."]


def test_prose_wrapped_at_a_dash_is_no_list() -> None:
    text = (
        "That human connection reinforces and distinguishes our relationship\n– and maintaining it matters.\n"
    )
    assert outline(text) == ["1 . That human connection reinforc … ing it matters."]
    assert outline("They want growth:\n– and maintain it\n") == [
        "1 . They want growth:",
        "2 - – and maintain it <1",
    ]


def test_a_fence_with_words_behind_it_closes_nothing() -> None:
    text = "Before.\n\n```\nhidden\n```python\nhidden too\n```\n\nAfter.\n"
    assert outline(text, "markdown") == ["1 . Before.", "2 . After."]
