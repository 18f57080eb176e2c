"""Reading PDFs: from where glyphs stand to paragraphs, headings, lists, columns, tables; and what is left out."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.read import read_content

# Words at a place: points from the left and from the top, then the words; optionally font and size.
Placed = tuple[float, float, str] | tuple[float, float, str, str] | tuple[float, float, str, str, float]
PLAIN, BOLD, ITALIC = "Helvetica", "Helvetica-Bold", "Helvetica-Oblique"
LONG = "a line of running text that is as long as the column is wide, more or less, as such lines are"


def text(*pages: list[Placed], turn: int = 0) -> str:
    """What is read of pages on which words stand at given places."""
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(600, 800), invariant=1)
    for page in pages:
        canvas.translate(300, 400)
        canvas.rotate(turn)
        canvas.translate(-300, -400)
        for x, y, words, *face in page:
            canvas.setFont(*(face + [PLAIN, 10][len(face) :]))
            canvas.drawString(x, 800 - y, words)
        canvas.showPage()
    canvas.save()
    return read_content(data.getvalue(), "paper.pdf").text


def down(
    x: float, y: float, *lines: str, step: float = 13, face: str = PLAIN, size: float = 10
) -> list[Placed]:
    """Lines below each other."""
    return [(x, y + step * number, words, face, size) for number, words in enumerate(lines)]


PARAGRAPHS: dict[str, tuple[list[Placed], str]] = {
    "lines of one paragraph": (down(72, 100, LONG, LONG, "and its end."), f"{LONG} {LONG} and its end.\n"),
    "parted by space": (
        down(72, 100, LONG, "The end.") + down(72, 140, LONG, "It ends."),
        f"{LONG} The end.\n\n{LONG} It ends.\n",
    ),
    "parted by a first line that is set in": (
        down(90, 100, LONG[:-4]) + down(72, 113, LONG, LONG + ".") + down(90, 139, LONG[:-4]) + down(72, 152, LONG),
        f"{LONG[:-4]} {LONG} {LONG}.\n\n{LONG[:-4]} {LONG}\n",
    ),
    "parted by a last line that is short": (
        down(72, 100, LONG, "is at an end.", LONG, "goes on."),
        f"{LONG} is at an end.\n\n{LONG} goes on.\n",
    ),
    "parted by a short line of its own": (
        down(72, 100, "September 30, 2022", "Minister Ana Ruiz " + LONG, LONG),
        f"September 30, 2022\n\nMinister Ana Ruiz {LONG} {LONG}\n",
    ),
    "a short line that goes on": (down(72, 100, LONG, "the talks", "began", LONG), f"{LONG} the talks began {LONG}\n"),
    "a word cut in two": (down(72, 100, LONG + " co-", "operation was agreed."), f"{LONG} co-operation was agreed.\n"),
    "a word that is whole elsewhere": (
        down(72, 100, "Cooperation is " + LONG + " co-", "operation was agreed."),
        f"Cooperation is {LONG} cooperation was agreed.\n",
    ),
    "a word that has a hyphen elsewhere": (
        down(72, 100, "The re-launch is " + LONG + " re-", "launch was agreed."),
        f"The re-launch is {LONG} re-launch was agreed.\n",
    ),
    "a name with a hyphen": (down(72, 100, LONG + " Biden-", "Harris agreed."), f"{LONG} Biden-Harris agreed.\n"),
    "a dash with spaces": (down(72, 100, LONG + " –", "as was said."), f"{LONG} – as was said.\n"),
    "a dash at the start of a line": (down(72, 100, LONG, "– and no bullet"), f"{LONG} – and no bullet\n"),
    "a number at the start of a line": (down(72, 100, LONG + " May", "5. Then."), f"{LONG} May 5. Then.\n"),
    "typefaces": (
        [(72, 100, "Bold", BOLD), (97, 100, "and", PLAIN), (117, 100, "slanted", ITALIC)],
        "**Bold** and *slanted*\n",
    ),
    "headings by size": (
        down(72, 80, "Talks of the", "Ministries", size=20, step=24)
        + down(72, 140, "Trade", size=14)
        + down(72, 170, LONG, LONG),
        f"# Talks of the Ministries\n\n## Trade\n\n{LONG} {LONG}\n",
    ),
    "a heading in capitals": (
        [(72, 80, "Talks", PLAIN, 20), (72, 120, "TRADE AND ENERGY"), *down(72, 140, LONG, LONG)],
        f"# Talks\n\n## TRADE AND ENERGY\n\n{LONG} {LONG}\n",
    ),
    "a line in bold above a paragraph": (
        [(72, 100, "Trade", BOLD), *down(72, 113, LONG, LONG)],
        f"**Trade**\n\n{LONG} {LONG}\n",
    ),
    "a list": (
        [
            *down(72, 100, LONG, "Pillars:"),
            *((80, 130, "•"), (92, 130, "One, with"), (92, 143, "more of it")),
            *((80, 156, "•"), (92, 156, "Two"), (98, 169, "–"), (110, 169, "A"), (98, 182, "– B")),
            *((80, 195, "• Three"), (72, 215, "After " + LONG)),
        ],
        f"{LONG} Pillars:\n\n* One, with more of it\n* Two\n    * A\n    * B\n* Three\n\nAfter {LONG}\n",
    ),
    "a numbered list": (
        [(72, 100, "The ministries " + LONG), (72, 120, "1. Trade"), (72, 133, "2. Energy"), (90, 146, "(a) Oil")],
        f"The ministries {LONG}\n\n1. Trade\n2. Energy\n    (a) Oil\n",
    ),
    "a list whose bullets stand lower than their words": (
        [(72, 100, LONG), (80, 122, "•", PLAIN, 12), (92, 120, "One"), (80, 142, "•", PLAIN, 12), (92, 140, "Two")],
        f"{LONG}\n\n* One\n* Two\n",
    ),
    "a list whose numbers stand apart": (
        [(72, 100, LONG), (80, 120, "1"), (98, 120, "Trade"), (80, 140, "2"), (98, 140, "Energy")],
        f"{LONG}\n\n1. Trade\n2. Energy\n",
    ),
    "a second paragraph in an item": (
        [(72, 100, LONG), (80, 120, "•"), (92, 120, "One."), (92, 142, "More."), (80, 164, "• Two.")],
        f"{LONG}\n\n* One.\n\n    More.\n\n* Two.\n",
    ),
    "a quotation": (
        down(72, 100, LONG, "She said:") + down(100, 140, LONG[:-20], "and so on.") + down(72, 180, LONG),
        f"{LONG} She said:\n\n> {LONG[:-20]} and so on.\n\n{LONG}\n",
    ),
    "text that is all set in below its heading": (
        [(60, 80, "Talks", PLAIN, 16), *down(90, 110, LONG, LONG + ".", LONG, "so.")],
        f"# Talks\n\n{LONG} {LONG}. {LONG} so.\n",
    ),
    "words far apart on one line": (
        [(72, 100, "Lviv"), (300, 100, "22 April 1998"), *down(72, 130, LONG)],
        f"Lviv 22 April 1998\n\n{LONG}\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", PARAGRAPHS)
def test_lines_become_pieces(case: str) -> None:
    page, expected = PARAGRAPHS[case]
    assert text(page) == expected


LEFT = ["The two ministries agreed to", "begin the work on energy and", "trade, which had waited for"]
RIGHT = ["a year, and to meet in Lima", "in the next year, where they", "will look at what was done."]


def test_columns_are_read_one_after_the_other() -> None:
    page = [(72, 60, "A title above both of the columns of this page", PLAIN, 16)]
    page += down(72, 100, *LEFT) + down(320, 101, *RIGHT) + down(72, 180, LONG)
    read = text(page)
    assert " ".join(LEFT + RIGHT) + "\n" in read
    assert read.endswith(f"\n\n{LONG}\n")


def test_an_item_goes_on_in_the_next_column() -> None:
    page = down(72, 100, *LEFT[:2], "these:") + down(80, 145, "• Trade", "• Energy and all that it")
    page += [(332, 100, "needs"), (320, 113, "• Ports of the sea"), *down(312, 133, *RIGHT)]
    assert "* Trade\n* Energy and all that it needs\n* Ports of the sea\n\n" + " ".join(RIGHT) in text(page)


TABLE = [
    [
        (72, 100, LONG),
        (72, 130, "Body", BOLD),
        (200, 130, "Head of delegation", BOLD),
        (400, 130, "Side", BOLD),
    ],
    [(72, 150, "Ministry of Trade"), (200, 150, "Luz Arbulú, who"), (400, 150, "Peru")],
    [(200, 163, "took the chair")],
    [(72, 183, "Treasury"), (200, 183, "Goh Wei Ling"), (400, 183, "Singapore"), (72, 220, LONG)],
]


def test_stretches_below_each_other_are_a_table() -> None:
    assert text([place for row in TABLE for place in row]) == (
        f"{LONG}\n\n"
        "| Body | Head of delegation | Side |\n| --- | --- | --- |\n"
        "| Ministry of Trade | Luz Arbulú, who took the chair | Peru |\n"
        "| Treasury | Goh Wei Ling | Singapore |\n\n"
        f"{LONG}\n"
    )


def test_cells_close_to_each_other_are_told_apart() -> None:
    narrow = 72 + 5.0 * len("Thailand") + 10
    rows = (("Peru", "Ministry of Trade", "12"), ("Thailand", "Treasury", "7"), ("Chile", "Ports", "9"))
    places: list[Placed] = [(72, 80, LONG)]
    for number, cells in enumerate(rows):
        places += [(x, 110 + 20 * number, words) for x, words in zip((72, narrow, 250), cells, strict=True)]
    assert text(places) == (
        f"{LONG}\n\n| Peru | Ministry of Trade | 12 |\n| Thailand | Treasury | 7 |\n| Chile | Ports | 9 |\n"
    )


def paged(number: int, *lines: str) -> list[Placed]:
    """A page with a running head, a page number, and lines of text."""
    return [
        (72, 40, f"Ministry of Heads, {number}", PLAIN, 8),
        (290, 770, f"Page {number} of 3", PLAIN, 8),
        *down(72, 100, *lines),
    ]


def test_running_heads_and_page_numbers_are_left_out_and_a_sentence_goes_on() -> None:
    pages = [
        paged(1, "First " + LONG),
        paged(2, "second " + LONG, "as it was.", "Third " + LONG),
        paged(3, "the end."),
    ]
    assert text(*pages) == f"First {LONG} second {LONG} as it was.\n\nThird {LONG} the end.\n"


@pytest.mark.parametrize(
    "number", ["1", "- 1 -", "– 1 –", "iv", "Page 1", "Page 1 of 2", "1 / 2", "Página 1 de 2"]
)
def test_the_number_of_a_page_is_left_out(number: str) -> None:
    assert text([*down(72, 100, LONG, "so."), (300, 770, number)]) == f"{LONG} so.\n"


def test_what_stands_on_one_page_only_stays() -> None:
    assert text([(72, 40, "Ministry of Heads"), *down(72, 100, LONG)]) == f"Ministry of Heads\n\n{LONG}\n"


def test_notes_and_their_marks_are_left_out() -> None:
    width = 5.56 * len("They met") - 1
    first = [(72, 80, "Text: " + LONG), (72, 100, "They met")]
    first += [(72 + width, 96, "1", PLAIN, 6), (72 + width + 8, 100, "in May, and")]
    notes = down(72, 740, "1 Penny Note, 2001, a book", "of two lines", size=8, step=10)
    assert (
        text(first + notes, down(72, 100, "again in June."))
        == f"Text: {LONG}\n\nThey met in May, and again in June.\n"
    )


def test_what_is_only_raised_or_small_stays() -> None:
    raised = [
        (72, 100, "The 9"),
        (97.6, 96, "th", PLAIN, 6),
        (106, 100, "round"),
        *down(72, 120, LONG, LONG, LONG),
    ]
    assert text(raised + down(72, 168, "Issued by the ministry", size=8)) == (
        f"The 9th round\n\n{LONG} {LONG} {LONG}\n\nIssued by the ministry\n"
    )


def test_a_table_of_contents_is_left_out() -> None:
    page = [
        (72, 100, "Trade " + ". " * 40 + "3"),
        (72, 113, "Energy " + "." * 60 + " 12"),
        *down(72, 150, LONG),
    ]
    assert text(page) == f"{LONG}\n"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_lies_on_its_side_is_read_as_it_stands(turn: int) -> None:
    page = [(72, 180, "Talks", PLAIN, 16), *down(72, 210, LONG, "and its end.")]
    assert text(page, turn=turn) == f"# Talks\n\n{LONG} and its end.\n"


def test_a_watermark_is_left_out() -> None:
    data = io.BytesIO()
    canvas = Canvas(data, invariant=1)
    canvas.drawString(72, 700, LONG)
    canvas.rotate(45)
    canvas.setFont(PLAIN, 60)
    canvas.drawString(300, 100, "DRAFT")
    canvas.save()
    assert read_content(data.getvalue(), "paper.pdf").text == f"{LONG}\n"
