"""Reading Word documents: styles, numbering, tables and tracked changes become the structure that a reader sees."""

from __future__ import annotations

import io
import re

import docx
import pytest
from docx.oxml import parse_xml

from pipeline.read import read_content

NAMESPACES = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def text(body: str, numbering: str = "", styles: str = "") -> str:
    """The text of a document with that body; ``w:`` elements may be written as ``<p>``, ``<t>`` and so on."""
    document = docx.Document()
    root = document.element.body
    for child in list(root):
        root.remove(child)
    root.extend(elements(body))
    document.part.numbering_part.element.extend(elements(numbering))
    document.styles.element.extend(elements(styles))
    data = io.BytesIO()
    document.save(data)
    return read_content(data.getvalue(), "paper.docx").text


def elements(short: str) -> list[object]:
    long = re.sub(r"<(/?)(\w+)(?=[\s/>])", r"<\1w:\2", short)
    long = re.sub(r"(<w:[^>]*?)\s(\w+)=", r"\1 w:\2=", re.sub(r"(<w:[^>]*?)\s(\w+)=", r"\1 w:\2=", long))
    return list(parse_xml(f'<w:x xmlns:w="{NAMESPACES}" xmlns:mc="{COMPATIBLE}">{long}</w:x>'))


def p(words: str, *properties: str, run: str = "") -> str:
    style = "".join(properties)
    return f"<p><pPr>{style}</pPr><r><rPr>{run}</rPr><t>{words}</t></r></p>"


def box(*inner: str) -> str:
    """A text box as Word writes it: once as a drawing, once more for programs that know no such drawing."""
    within = f"<txbxContent>{''.join(inner)}</txbxContent>"
    return (
        f"<p><r><mc:AlternateContent><mc:Choice Requires='wps'><drawing>{within}</drawing></mc:Choice>"
        f"<mc:Fallback><pict>{within}</pict></mc:Fallback></mc:AlternateContent></r><r><t>Beside.</t></r></p>"
    )


def style(name: str) -> str:
    return f'<pStyle val="{name}"/>'


def item(number: int, level: int = 0) -> str:
    return f'<numPr><ilvl val="{level}"/><numId val="{number}"/></numPr>'


def shape(number: int, *levels: tuple[str, str]) -> str:
    """A list whose levels count in a format and show their number in a form."""
    rows = "".join(
        f'<lvl ilvl="{level}"><start val="1"/><numFmt val="{form}"/><lvlText val="{shown}"/></lvl>'
        for level, (form, shown) in enumerate(levels)
    )
    own = f'<abstractNumId val="{number}"/>'
    return f'<abstractNum abstractNumId="{number}">{rows}</abstractNum><num numId="{number}">{own}</num>'


LISTS = (
    shape(91, ("bullet", "•"), ("bullet", "o"))
    + shape(92, ("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "%3)"))
    + shape(93, ("upperRoman", "Pillar %1:"), ("decimal", "%1.%2"))
)

SEEN: dict[str, tuple[str, str]] = {
    "headings": (
        p("Talks", style("Title"))
        + p("First", style("Heading1"))
        + p("Deep", style("Heading2"))
        + p("Words."),
        "# Talks\n\n## First\n\n### Deep\n\nWords.\n",
    ),
    "headings without a title": (p("First", style("Heading1")) + p("Words."), "# First\n\nWords.\n"),
    "a heading by its level in the outline": (
        p("First", '<outlineLvl val="1"/>') + p("x"),
        "## First\n\nx\n",
    ),
    "bullets": (
        p("One", item(91)) + p("A", item(91, 1)) + p("Two", item(91)) + p("After."),
        "* One\n    * A\n* Two\n\nAfter.\n",
    ),
    "numbers": (
        p("One", item(92))
        + p("A", item(92, 1))
        + p("B", item(92, 1))
        + p("i", item(92, 2))
        + p("Two", item(92))
        + p("C", item(92, 1)),
        "1. One\n    (a) A\n    (b) B\n        i) i\n2. Two\n    (a) C\n",
    ),
    "numbers that go on after a paragraph": (
        p("One", item(92)) + p("Words.") + p("Two", item(92)),
        "1. One\n\nWords.\n\n2. Two\n",
    ),
    "numbers that are words": (
        p("Trade", style("Heading1"), item(93))
        + p("Roads", item(93, 1))
        + p("Energy", style("Heading1"), item(93)),
        "# Pillar I: Trade\n\n1. Roads\n\n# Pillar II: Energy\n",
    ),
    "lists by style": (
        p("One", style("ListBullet")) + p("A", style("ListBullet2")) + p("1st", style("ListNumber")),
        "* One\n    * A\n\n***\n\n1. 1st\n",
    ),
    "a style without its list": (p("One", style("ListBullet"), item(0)), "One\n"),
    "emphasis": (
        "<p><r><rPr><b/></rPr><t>Chair:</t></r><r><t xml:space='preserve'> </t></r><r><rPr><i/></rPr><t>she</t></r>"
        "<r><rPr><b val='0'/></rPr><t>.</t></r></p>".replace("xml:space", "space"),
        "**Chair:** *she*.\n",
    ),
    "emphasis by style": (
        p("Bold", "<pStyle val='Loud'/>") + p("Mixed", run="<rStyle val='Strong'/>"),
        "**Bold**\n\n**Mixed**\n",
    ),
    "tracked changes": (
        "<p><r><t>They </t></r><ins><r><t>met</t></r></ins><del><r><delText>parted</delText></r></del>"
        "<moveFrom><r><t>away</t></r></moveFrom><moveTo><r><t> here</t></r></moveTo></p>",
        "They met here\n",
    ),
    "marks of notes": (
        "<p><r><t>They met</t></r><r><footnoteReference id='2'/></r><r><t> in May</t></r><r><endnoteReference id='3'/></r></p>",
        "They met in May\n",
    ),
    "comments": (
        "<p><commentRangeStart id='1'/><r><t>Words</t></r><commentRangeEnd id='1'/><r><commentReference id='1'/></r></p>",
        "Words\n",
    ),
    "links and fields": (
        "<p><hyperlink><r><t>Trade</t></r></hyperlink><r><fldChar fldCharType='begin'/></r>"
        "<r><instrText>PAGEREF x</instrText></r><r><fldChar fldCharType='separate'/></r><r><t> 5</t></r>"
        "<r><fldChar fldCharType='end'/></r><fldSimple><r><t> May</t></r></fldSimple></p>",
        "Trade 5 May\n",
    ),
    "hidden words": (p("x", run="<vanish/>") + p("Words."), "Words.\n"),
    "breaks": (
        "<p><r><t>Lviv,</t><br/><t>22 April</t><tab/><t>1998</t></r></p>"
        "<p><r><br type='page'/><t>co</t><noBreakHyphen/><t>chair</t></r></p>",
        "Lviv,\n22 April 1998\n\nco-chair\n",
    ),
    "quotations": (
        p("One.", style("Quote"))
        + p("Two.", style("IntenseQuote"))
        + p("x")
        + p("Three.", '<ind left="720" right="720"/>'),
        "> One.\n>\n> Two.\n\nx\n\n> Three.\n",
    ),
    "a table with a header": (
        "<tbl><tr><trPr><tblHeader/></trPr><tc>" + p("Body") + "</tc><tc>" + p("Side") + "</tc></tr>"
        "<tr><tc>" + p("Trade") + p("and energy") + "</tc><tc>" + p("one") + "</tc></tr></tbl>",
        "| Body | Side |\n| --- | --- |\n| Trade and energy | one |\n",
    ),
    "cells over several rows and columns": (
        "<tbl><tr><tc><tcPr><vMerge val='restart'/></tcPr>"
        + p("Peru")
        + "</tc><tc>"
        + p("Trade")
        + "</tc></tr>"
        "<tr><tc><tcPr><vMerge/></tcPr><p/></tc><tc>" + p("Ports") + "</tc></tr>"
        "<tr><tc><tcPr><gridSpan val='2'/></tcPr>"
        + p("Chile")
        + "</tc><tc>"
        + p("Roads")
        + "</tc></tr></tbl>",
        "| Peru | Trade |\n| Peru | Ports |\n| Chile |  | Roads |\n",
    ),
    "cells and rows in content controls": (
        "<tbl><sdt><sdtContent><tr><tc>"
        + p("Peru")
        + "</tc><sdt><sdtContent><tc>"
        + p("Trade")
        + "</tc></sdtContent></sdt>"
        "</tr></sdtContent></sdt></tbl>",
        "| Peru | Trade |\n",
    ),
    "a table whose first row is bold": (
        "<tbl><tr><tc>"
        + p("Body", run="<b/>")
        + "</tc><tc>"
        + p("Side", run="<b/>")
        + "</tc></tr><tr><tc>"
        + p("a")
        + "</tc><tc>"
        + p("b")
        + "</tc></tr></tbl>",
        "| Body | Side |\n| --- | --- |\n| a | b |\n",
    ),
    "a table that lays out the page": (
        "<tbl><tr><tc>" + p("First", style("Heading1")) + p("Words.") + "</tc></tr></tbl>",
        "# First\n\nWords.\n",
    ),
    "content controls": (
        "<sdt><sdtContent>" + p("Words.") + "</sdtContent></sdt>"
        "<sdt><sdtPr><docPartObj><docPartGallery val='Table of Contents'/></docPartObj></sdtPr><sdtContent>"
        + p("First 1")
        + "</sdtContent></sdt>",
        "Words.\n",
    ),
    "a text box": (
        box(p("Pillars", style("Heading1")), p("One", item(91))),
        "Beside.\n\n# Pillars\n\n* One\n",
    ),
    "a text box of an old program": (
        "<p><r><pict><txbxContent>" + p("Words.") + "</txbxContent></pict></r></p>",
        "Words.\n",
    ),
    "a text box in a text box": (box(box(p("Within."))), "Beside.\n\nBeside.\n\nWithin.\n"),
    "a text box in a cell": (
        "<tbl><tr><tc>" + box(p("Within.")) + "</tc><tc>" + p("b") + "</tc></tr></tbl>",
        "| Beside. Within. | b |\n",
    ),
    "a picture that is written twice": (
        "<p><r><mc:AlternateContent><mc:Choice/><mc:Fallback/></mc:AlternateContent><t>Words.</t></r></p>",
        "Words.\n",
    ),
    "a table of contents": (p("First 1", style("Index1")) + p("x"), "x\n"),
}
STYLES = (
    "<style type='paragraph' styleId='Base'><name val='Base'/><rPr><b/></rPr></style>"
    "<style type='paragraph' styleId='Loud'><name val='Loud'/><basedOn val='Base'/></style>"
    "<style type='paragraph' styleId='Index1'><name val='toc 1'/></style>"
    "<style type='paragraph' styleId='Ring'><name val='Ring'/><basedOn val='Ring'/></style>"
)


@pytest.mark.parametrize("case", SEEN)
def test_what_a_reader_of_the_document_sees(case: str) -> None:
    body, expected = SEEN[case]
    assert text(body, LISTS, STYLES) == expected


def test_a_style_that_is_based_on_itself_does_no_harm() -> None:
    assert text(p("Words.", style("Ring")), styles=STYLES) == "Words.\n"


def test_headers_and_footers_are_not_read() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Department of Headers"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    document.add_paragraph("Words.")
    data = io.BytesIO()
    document.save(data)
    assert read_content(data.getvalue(), "paper.docx").text == "Words.\n"
