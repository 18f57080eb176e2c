"""Documents in other formats: the structure of a text, set as a web page, a wiki page, a PDF or a Word document.

What stands around the words is what a real file of the format has there: menus, boxes, running heads, notes.
"""

from __future__ import annotations

import html
import io
import re
from itertools import groupby

from pipeline.model import Document, Passage
from pipeline.parse import parse
from pipeline.read.pieces import Piece

EMPHASIS = re.compile(r"(\*\*|\*)(?=\S)(.+?)(?<=\S)\1")


def pieces(document: Document) -> list[Piece]:
    """The structure of a document as pieces, a paragraph with all its sentences."""
    found: list[Piece] = []
    for (block, kind), same in groupby(parse(document), key=lambda p: (p.block, p.kind)):
        del block
        passages = list(same)
        if kind == "sentence" and "|" not in document.text[passages[0].span.start : passages[0].span.end]:
            start, end = passages[0].span.start, passages[-1].span.end
            found.append(Piece("paragraph", _flat(document.text[start:end])))
        else:
            found += [_piece(document.text, passage) for passage in passages]
    return found


def _piece(text: str, passage: Passage) -> Piece:
    words = text[passage.span.start : passage.span.end]
    if passage.kind == "list_item" and passage.marker == "|":
        return Piece("row", _flat(words))
    if passage.kind == "list_item":
        numbered = passage.marker[:1].isalnum() or passage.marker[:1] == "("
        return Piece("item", _flat(words), passage.depth, passage.marker if numbered else "*")
    if passage.kind == "quote":
        parts = re.split(r"\n[> ]*\n", words)
        return Piece("quote", "\n\n".join(_flat(re.sub(r"(?m)^[> ]+", "", part)) for part in parts))
    if passage.kind == "sentence":
        return Piece("header", _flat(words))
    return Piece("heading", _flat(words), max(passage.depth, 1))


def _flat(words: str) -> str:
    return " ".join(words.split())


def as_html(found: list[Piece]) -> bytes:
    """A page of a site: the document in its middle, furniture all around."""
    lines: list[str] = []
    open_lists: list[str] = []
    noted = False
    for piece, following in zip(found, [*found[1:], None], strict=True):
        if piece.kind == "item" and _is_listed(piece):
            lines.append(_html_item(piece, open_lists))
            continue
        lines += [f"</li></{tag}>" for tag in reversed(open_lists)]
        open_lists.clear()
        lines.append(_html_block(piece, following, noted))
        noted = noted or piece.kind == "paragraph"
    lines += [f"</li></{tag}>" for tag in reversed(open_lists)]
    title = next((p.words for p in found if p.kind == "heading"), found[0].words)
    return PAGE.replace("TITLE", html.escape(title)).replace("BODY", "\n".join(lines)).encode()


def _is_listed(piece: Piece) -> bool:
    """Whether a list element can show the item's marker; others are written out, as "(a)" is."""
    return piece.marker == "*" or piece.marker.rstrip(".").isdecimal()


def _html_item(piece: Piece, open_lists: list[str]) -> str:
    """An item, after the lists have been opened and closed that it asks for."""
    tag = "ul" if piece.marker == "*" else "ol"
    before = "".join(f"</li></{open_lists.pop()}>" for _ in range(len(open_lists) - piece.level))
    if len(open_lists) == piece.level and open_lists[-1] != tag:
        before += f"</li></{open_lists.pop()}>"
    if len(open_lists) == piece.level:
        before += "</li>"
    while len(open_lists) < piece.level:
        open_lists.append(tag)
        before += f"<{tag}>"
    return f"{before}<li value='{piece.marker.rstrip('.')}'>{_html(piece.words)}"


def _html(words: str) -> str:
    escaped = html.escape(words, quote=False)
    return EMPHASIS.sub(lambda m: f"<b>{m[2]}</b>" if m[1] == "**" else f"<i>{m[2]}</i>", escaped)


def _html_block(piece: Piece, following: Piece | None, noted: bool) -> str:
    if piece.kind == "heading":
        return (
            f"<h{piece.level}>{_html(piece.words)}<span class='mw-editsection'>[edit]</span></h{piece.level}>"
        )
    if piece.kind == "quote":
        return (
            "<blockquote>"
            + "".join(f"<p>{_html(part)}</p>" for part in piece.words.split("\n\n"))
            + "</blockquote>"
        )
    if piece.kind in ("header", "row"):
        tag = "th" if piece.kind == "header" else "td"
        cells = "".join(f"<{tag}>{_html(cell.strip())}</{tag}>" for cell in piece.words.split("|"))
        end = "" if following is not None and following.kind == "row" else "</table>"
        return ("<table>" if piece.kind == "header" else "") + f"<tr>{cells}</tr>{end}"
    if piece.kind == "item":
        return f"<p>{piece.marker} {_html(piece.words)}</p>"
    note = "" if noted else '<sup class="reference"><a href="#cite_note-1">[1]</a></sup>'
    return f"<p>{_html(piece.words)}{note}</p>"


PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>TITLE | Office of Public Affairs</title>
<script>var news = "<p>Minister Quill met Secretary Marl in 1999.</p>";</script><style>p { color: red }</style></head>
<body><a class="skip-link" href="#content">Skip to main content</a>
<div id="cookie-consent"><p>We use cookies. The Ministry of Cookies met in 2001.</p><button>Accept</button></div>
<header class="site-header"><a href="/">Department of Examples</a><form role="search"><input></form></header>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News of the U.S.–Atlantis Dialogue</a></li></ul></nav>
<ol class="breadcrumb"><li>Home</li><li>Press</li></ol>
<main id="content">
<div class="share-buttons"><a href="#">Share on Social</a></div>
<aside><h2>Related</h2><p>Secretary Jane Roe launched the Other Dialogue in 2002.</p></aside>
<!-- Secretary John Doe met nobody in 2003. -->
<p hidden>Minister Unseen signed the Hidden Agreement in 2004.</p>
<table class="infobox"><tr><th>Formed</th><td>May 1905</td></tr></table>
BODY
<h2>References</h2>
<ol class="references"><li id="cite_note-1">Penny Note met Ray Tail in 2005.</li></ol>
<div class="navbox"><ul><li>Ruritania–Freedonia Dialogue</li></ul></div>
</main>
<footer><p>This page was last edited on 3 May 2006. Ministry of Footers.</p></footer>
</body></html>
"""


def as_wikitext(found: list[Piece]) -> bytes:
    """The source of a page of an encyclopedia."""
    lines = [
        "{{Short description|Talks of 1901}}",
        "{{Infobox organization\n| formed = May 1905\n| leader = [[Jane Roe]]\n}}",
    ]
    signs: list[str] = []
    table = False
    for piece in found:
        if table and piece.kind != "row":
            lines.append("|}")
            table = False
        if piece.kind == "item" and _is_listed(piece):
            sign = "*" if piece.marker == "*" else "#"
            signs = [*(signs[: piece.level - 1] + [sign] * piece.level)[: piece.level - 1], sign]
            lines.append(f"{''.join(signs)} {_wiki(piece.words)}")
        elif piece.kind in ("header", "row"):
            if not table:
                lines.append('{| class="wikitable"')
            table = True
            lines += [
                "|-",
                ("! " if piece.kind == "header" else "| ")
                + " || ".join(c.strip() for c in piece.words.split("|")),
            ]
        else:
            lines += ["", _wiki_block(piece), ""]
    if table:
        lines.append("|}")
    lines += ["", "== References ==", "{{reflist}}", "[[Category:Dialogues of 1903]]"]
    return "\n".join(lines).encode()


def _wiki(words: str) -> str:
    return EMPHASIS.sub(lambda m: f"'''{m[2]}'''" if m[1] == "**" else f"''{m[2]}''", words)


def _wiki_block(piece: Piece) -> str:
    if piece.kind == "heading":
        return f"{'=' * piece.level} {piece.words} {'=' * piece.level}"
    if piece.kind == "quote":
        return "{{Blockquote|1=" + piece.words + "}}"
    if piece.kind == "item":
        return f"{piece.marker} {_wiki(piece.words)}"
    note = "<ref>{{cite web |title=Jane Roe met John Doe in 1904}}</ref>"
    return _wiki(piece.words) + note + "<!-- in 1906 -->"


def as_docx(found: list[Piece]) -> bytes:
    """A Word document with the styles that it brings."""
    import docx

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Department of Headers, 1907"
    table = None
    for piece in found:
        if piece.kind in ("header", "row"):
            cells = [cell.strip() for cell in piece.words.split("|")]
            if table is None or len(cells) != len(table.columns):
                table = document.add_table(0, len(cells))
            for cell, words in zip(table.add_row().cells, cells, strict=True):
                cell.paragraphs[0].add_run(words).bold = piece.kind == "header" or None
            continue
        table = None
        for part in piece.words.split("\n\n"):
            paragraph = document.add_paragraph(style=_style(piece))
            numbered = piece.kind == "item" and piece.marker != "*"
            _add_runs(paragraph, f"{piece.marker} {part}" if numbered else part)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _style(piece: Piece) -> str:
    if piece.kind == "heading":
        return f"Heading {piece.level}"
    if piece.kind == "item" and piece.marker == "*":
        return "List Bullet" if piece.level == 1 else f"List Bullet {min(piece.level, 3)}"
    return "Quote" if piece.kind == "quote" else "Normal"


def _add_runs(paragraph: object, words: str) -> None:
    at = 0
    for match in EMPHASIS.finditer(words):
        paragraph.add_run(words[at : match.start()])  # type: ignore[attr-defined]
        run = paragraph.add_run(match[2])  # type: ignore[attr-defined]
        run.bold, run.italic = match[1] == "**" or None, match[1] == "*" or None
        at = match.end()
    paragraph.add_run(words[at:])  # type: ignore[attr-defined]


def as_pdf(found: list[Piece], columns: int = 1) -> bytes:
    """Pages with running heads and numbers, words cut at line ends, in one column or two."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    width, height = A4
    gap, margin = 22, 60
    each = (width - 2 * margin - gap * (columns - 1)) / columns
    frames = [
        Frame(margin + number * (each + gap), 70, each, height - 150, 0, 0, 0, 0) for number in range(columns)
    ]
    data = io.BytesIO()
    paper = BaseDocTemplate(data, pagesize=A4, invariant=1)
    paper.addPageTemplates(PageTemplate(frames=frames, onPage=_running))
    flowables: list[object] = []
    for table, same in groupby(found, key=lambda piece: piece.kind in ("header", "row")):
        group = list(same)
        flowables += [_table(group, each)] if table else [one for piece in group for one in _flowables(piece)]
    paper.build(flowables)
    return data.getvalue()


def _table(rows: list[Piece], width: float) -> object:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, Table

    cells = [[cell.strip() for cell in piece.words.split("|")] for piece in rows]
    styles = [
        ParagraphStyle(
            "c", fontName="Helvetica-Bold" if piece.kind == "header" else "Helvetica", fontSize=9, leading=11
        )
        for piece in rows
    ]
    said = [[Paragraph(_html(cell), style) for cell in row] for row, style in zip(cells, styles, strict=True)]
    columns = max(map(len, cells))
    return Table(said, [width / columns] * columns, spaceAfter=9, style=[("VALIGN", (0, 0), (-1, -1), "TOP")])


def _running(canvas: object, paper: object) -> None:
    canvas.setFont("Helvetica", 8)  # type: ignore[attr-defined]
    canvas.drawString(60, 800, "Department of Headers, 1908")  # type: ignore[attr-defined]
    canvas.drawCentredString(300, 30, f"– {paper.page} –")  # type: ignore[attr-defined]


def _flowables(piece: Piece) -> list[object]:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    body = {"fontName": "Helvetica", "fontSize": 10, "leading": 13, "spaceAfter": 7, "embeddedHyphenation": 1}
    sizes = {1: 18, 2: 14, 3: 12}
    if piece.kind == "heading":
        size = sizes.get(piece.level, 12)
        style = ParagraphStyle(
            "h", fontName="Helvetica-Bold", fontSize=size, leading=1.2 * size, spaceBefore=8, spaceAfter=8
        )
        return [Paragraph(_html(piece.words), style)]
    if piece.kind == "item":
        left = 14 * piece.level
        mark = "•" if piece.marker == "*" else piece.marker
        style = ParagraphStyle(
            "li", **{**body, "spaceAfter": 3}, leftIndent=left + 6 * (len(mark) > 2), bulletIndent=left - 12
        )
        return [Paragraph(_hyphened(piece.words), style, bulletText=mark)]
    if piece.kind == "quote":
        style = ParagraphStyle("q", **body, leftIndent=24, rightIndent=24)
        return [Paragraph(_hyphened(part), style) for part in piece.words.split("\n\n")]
    return [Paragraph(_hyphened(piece.words), ParagraphStyle("p", **body))]


def _hyphened(words: str) -> str:
    """Long words may be cut after their fourth letter."""
    return re.sub(r"(?<![\w.&<-])([a-z]{4})([a-z]{4,})(?![\w-])", "\\1\u00ad\\2", _html(words))
