"""Reading web pages: what is the document and what is furniture, and the structure that its markup means."""

from __future__ import annotations

import pytest

from pipeline.errors import InputError
from pipeline.read import read_content
from pipeline.read.html.limits import MAX_ATTRIBUTES, MAX_DEPTH


def text(page: str) -> str:
    return read_content(page.encode(), "page.html").text


# What the body of a page holds → the text that is read.
STRUCTURE: dict[str, tuple[str, str]] = {
    "headings by their level": (
        "<h1>Talks</h1><h2>First<br>round</h2><p>Words.</p><h4>Deep</h4>",
        "# Talks\n\n## First round\n\nWords.\n\n#### Deep\n",
    ),
    "white space is layout": (
        "<p>\n  Two \t words,&nbsp;<span> one</span>\n <b> bold </b>.</p>",
        "Two words, one **bold** .\n",
    ),
    "nested lists": (
        "<p>Pillars:</p><ul><li>One<ul><li>A<li>B</ul><li><p>Two</p><p>and more</p></ul><p>After.</p>",
        "Pillars:\n\n* One\n    * A\n    * B\n* Two\n\n    and more\n\nAfter.\n",
    ),
    "counted lists": (
        '<ol><li>x<ol type="a"><li>y</ol></ol><ul><li>z</ul><ol start="3" type="I"><li>w</ol>',
        "1. x\n    a. y\n\n***\n\n* z\n\n***\n\nIII. w\n",
    ),
    "words after a nested list stay within the item": (
        "<ul><li>One<ul><li>A</ul>and so on<li>Two</ul>",
        "* One\n    * A\n    * and so on\n* Two\n",
    ),
    "terms and what they mean": (
        "<dl><dt>Chair<dd>Mexico<dt>Host:<dd>Canada<dd>and Chile</dl>",
        "* **Chair**: Mexico\n* **Host:** Canada\n\n    and Chile\n",
    ),
    "quotations": (
        "<p>She said:</p><blockquote><p>One.</p><p>Two.</p></blockquote><blockquote>Three.</blockquote>",
        "She said:\n\n> One.\n>\n> Two.\n\n> Three.\n",
    ),
    "a table of data": (
        "<table><caption>Seats</caption><tr><th>Body<th>Side</tr><tr><td>Trade<td>a | b</tr></table>",
        "Seats\n\n| Body | Side |\n| --- | --- |\n| Trade | a \\| b |\n",
    ),
    "cells over several rows and columns": (
        '<table><tr><th>Side<th colspan="2">Body<tr><td rowspan="2">Peru<td>Trade<td>A<tr><td>Ports<td>B'
        '<tr><td colspan="3">Guests<tr><td>Chile<td rowspan="9">Roads<td>C</table>',
        "| Side | Body |  |\n| --- | --- | --- |\n| Peru | Trade | A |\n| Peru | Ports | B |\n\nGuests\n\n"
        "| Chile | Roads | C |\n",
    ),
    "a list in a cell": ("<table><tr><td>One<td><ul><li>a<li>b</ul></table>", "| One | a; b |\n"),
    "a table that lays out the page": (
        "<table><tr><td><h2>News</h2><p>One.</p><p>Two.</p></td><td><p>Three.</p></td></tr></table>",
        "## News\n\nOne.\n\nTwo.\n\nThree.\n",
    ),
    "a table of one cell": (
        "<table><tr><td><b>Talks</b><br><br>Words.<br>- Trade<br>- Energy</td></tr></table>",
        "**Talks**\n\nWords.\n- Trade\n- Energy\n",
    ),
    "a table of one column": ("<table><tr><td>One.</tr><tr><td>Two.</tr></table>", "One.\n\nTwo.\n"),
    "line breaks": ("<p>Lviv,<br>22 April 1998<br><br>The talks.</p>", "Lviv,\n22 April 1998\n\nThe talks.\n"),
    "preformatted lines": ("<pre>One\n  two</pre>", "One\ntwo\n"),
    "emphasis that is not cut at spaces or letters": (
        "<p><b>The Talks </b>(<i>TLK</i>) are <b>a</b><b>bc</b>d <strong><em>x</em></strong></p>",
        "**The Talks** (*TLK*) are abcd ***x***\n",
    ),
    "signs that would mean something else": (
        "<p># 1 in trade</p><p>&gt; five</p><p>| x</p><p>== y ==</p>",
        "\\# 1 in trade\n\n\\> five\n\n\\| x\n\n\\== y ==\n",
    ),
    "rules and empty paragraphs": ("<p>One.</p><hr><p>* * *</p><p>&nbsp;</p><p>Two.</p>", "One.\n\nTwo.\n"),
    "characters that nobody sees": ("<p>co&shy;op&#8203;eration of&#xFB01;ces</p>", "cooperation offices\n"),
    "a heading in an item": (
        "<ul><li><h3>Trade</h3><p>More of it.</p></li><li><h3>Energy</h3><p>Less.</p></li></ul>",
        "### Trade\n\nMore of it.\n\n### Energy\n\nLess.\n",
    ),
    "what stands in no paragraph": ("<div>One.<div>Two.</div>Three.</div>", "One.\n\nTwo.\n\nThree.\n"),
}  # fmt: skip


@pytest.mark.parametrize("case", STRUCTURE)
def test_markup_becomes_structure(case: str) -> None:
    body, expected = STRUCTURE[case]
    assert text(f"<html><body>{body}</body></html>") == expected


WORDS = "<p>The two ministries met.</p>"
# Markup that is no part of the document; "…" is where the document's words may stand.
FURNITURE = {
    "navigation": "<nav><p>Home of the Ministry</p></nav>…",
    "a site's header": "<header><p>Ministry</p></header>…<footer><p>Contact</p></footer>",
    "an aside": "…<aside><p>Other talks were launched in 2001.</p></aside>",
    "scripts and styles": "<script>document.write('<p>x</p>')</script><style>p{}</style><noscript><p>x</p></noscript>…",
    "a cookie banner": '<div id="cookie-banner"><p>We met your browser.</p><button>Accept</button></div>…',
    "cookie text without a name": "<div><p>This site uses cookies. <a>Accept all cookies</a></p></div>…",
    "sharing": '<div class="share-links"><a>Share</a></div>…<ul class="social"><li>Post</ul>',
    "breadcrumbs": '<ol class="breadcrumb"><li>Home<li>News</ol>…',
    "a skip link": '<a class="skip-link" href="#main">Skip to main content</a>…',
    "a skip link without a name": '<p><a href="#main">Skip to main content</a></p>…<p>Back to top</p>',
    "roles": '<div role="navigation">Menu</div>…<div role="contentinfo">Contact</div>',
    "hidden elements": '<p hidden>x</p><p style="display:none">x</p><p aria-hidden="true">x</p>…',
    "a search form": "<form><label>Search</label><input></form>…",
    "pictures and captions": "…<figure><img><figcaption>Ministers in 2001</figcaption></figure>",
    "comments": "<!-- Ministers met in 2001 -->…",
    "an infobox": '<table class="infobox"><tr><th>Formed<td>2001</table>…',
    "a navbox": '…<div class="navbox"><ul><li>Other Dialogue</ul></div>',
    "references": '…<ol class="references"><li>Penny Note, 2001</ol>',
    "a section of references": "…<h2>References</h2><p>Penny Note, 2001</p><h3>Books</h3><p>Ray Tail</p>",
    "a section of links": "…<h2>See also</h2><ul><li>Other Dialogue</ul><h2>External links</h2><p>Site</p>",
    "a table of contents": '<div id="toc"><ul><li>History</ul></div>…',
    "notes at the foot": '…<div class="footnotes"><ol><li id="fn1">Annual report, 2001</ol></div>',
    "a class with the site's name before it": '<div class="gov-cookie-banner"><p>We met your browser.</p></div>…',
    "a hidden class": '<p class="hidden">x</p><h2 class="gov is-hidden">Menu</h2><p class="sr-only">x</p>…',
    "the notes of a word processor": "…<div style='mso-element:footnote-list'><div>[1] Report, 2001</div></div>",
    "a sidebar by its id": '…<div id="sidebar-first"><p>Other talks.</p></div>',
    "related news": '…<section class="related-articles"><h2>Related</h2><p>Other talks.</p></section>',
}


@pytest.mark.parametrize("case", FURNITURE)
def test_furniture_is_left_out(case: str) -> None:
    page = FURNITURE[case].replace("…", WORDS)
    assert text(f"<html><body>{page}</body></html>") == "The two ministries met.\n"


# Pages whose document is not where its names would have it.
KEPT = {
    "all of the page in a form": f"<form id='aspnetForm'><h1>Talks</h1>{WORDS}</form>",
    "a title in the page's header": f"<header><h1>Talks</h1></header>{WORDS}",
    "a header within the document": f"<nav>x</nav><article><header><h1>Talks</h1></header>{WORDS}</article>",
    "a body that is named for its sidebar": f"<div class='sidebar-layout'><h1>Talks</h1>{WORDS}</div>",
    "a document between others": f"<div>Menu</div><main><h1>Talks</h1>{WORDS}</main><div>Contact</div>",
    "a document in a figure": f"<h1>Talks</h1><figure><table><tr><td>{WORDS}</table></figure>",
    "all of the page in what may be shared": f'<div class="wrap share-enabled"><h2 hidden>x</h2><h1>Talks</h1>{WORDS}</div>',
    "all of the page below a name for furniture": f"<div class='nav-wrap'><div><h1>Talks</h1>{WORDS}</div></div>",
    "an empty main": f"<main></main><h1>Talks</h1>{WORDS}",
}


@pytest.mark.parametrize("case", KEPT)
def test_the_document_itself_is_never_furniture(case: str) -> None:
    assert text(f"<html><body>{KEPT[case]}</body></html>") == "# Talks\n\nThe two ministries met.\n"


# Names that hold a word of furniture, and mean something else; each stands in for … and on a heading for _.
INNOCENT = {
    "a class that hides nothing": ('class="overflow-hidden"', ""),
    "the state of the page": ('class="no-sidebar with-share has-social"', 'class="has-menu"'),
    "an id made of a heading": ('id="terms-of-reference"', 'id="terms-of-reference"'),
    "an id of one word, on a heading": ("", 'id="references"'),
    "an id like a share of something": ('id="share-of-trade"', 'id="social-development"'),
}


@pytest.mark.parametrize("case", INNOCENT)
def test_a_word_within_a_name_hides_no_words(case: str) -> None:
    block, heading = INNOCENT[case]
    page = f"<h1>Talks</h1>{WORDS * 3}<h2 {heading}>Trade</h2><ul {block}><li>Ships met.</li></ul>"
    expected = "# Talks\n\n" + "The two ministries met.\n\n" * 3 + "## Trade\n\n* Ships met.\n"
    assert text(f"<html><body>{page}</body></html>") == expected


# Elements that are furniture elsewhere, and what is read of them here.
IN_PLACE = {
    "the speaker below a quotation": (
        "<blockquote><p>One.</p><footer>Ana Ruiz, Minister</footer></blockquote>",
        "> One.\n>\n> Ana Ruiz, Minister\n",
    ),
    "the header of a section": (
        f"<section><header><h2>Trade</h2></header>{WORDS}</section>",
        "## Trade\n\nThe two ministries met.\n",
    ),
    "what a heading opens": (
        f'<h3><button aria-controls="a">Trade</button></h3><div id="a" hidden style="display:none">{WORDS}</div>',
        "### Trade\n\nThe two ministries met.\n",
    ),
    "what a tab opens": (
        f'<ul role="tablist"><li role="tab" aria-controls="a">x</ul><div id="a" aria-hidden="true">{WORDS}</div>',
        "The two ministries met.\n",
    ),
    "words that only names speak against": (
        '<div class="share">The two ministries met.</div>',
        "The two ministries met.\n",
    ),
    "a heading that opens and closes": (
        f"<h2><button>Trade</button></h2><div>{WORDS}</div>",
        "## Trade\n\nThe two ministries met.\n",
    ),
}


@pytest.mark.parametrize("case", IN_PLACE)
def test_what_is_furniture_depends_on_where_it_stands(case: str) -> None:
    body, expected = IN_PLACE[case]
    assert text(f"<html><body>{body}</body></html>") == expected


NOTES = {
    "of an encyclopedia": '<sup class="reference" id="r"><a href="#cite_note-1"><span>[</span>1<span>]</span></a></sup>',
    "in brackets": "<sup>[12]</sup>",
    "that lead to a note": '<sup><a href="https://a.b/c#fn3">3</a></sup>',
    "without being raised": '<a href="#_ftn1">[1]</a>',
    "that ask for one": "<sup>[<i>citation needed</i>]</sup>",
    "that edit a section": '<span class="mw-editsection">[<a>edit</a>]</span>',
}


@pytest.mark.parametrize("case", NOTES)
def test_marks_of_notes_are_left_out(case: str) -> None:
    assert text(f"<p>They met{NOTES[case]} in May.</p>") == "They met in May.\n"


def test_what_is_only_raised_stays() -> None:
    assert text("<p>The 9<sup>th</sup> round, 5 km<sup>2</sup></p>") == "The 9th round, 5 km2\n"


def test_a_page_tells_its_title_language_and_day() -> None:
    page = """<html lang="es-MX"><head><title>Diálogo | Secretaría de Economía</title>
        <meta property="article:modified_time" content="2021-10-01">
        <meta property="article:published_time" content="2021-09-09T10:00:00-05:00"></head>
        <body><p>Palabras.</p></body></html>"""
    content = read_content(page.encode(), "page.html")
    assert (content.title, content.language, content.published_on) == ("Diálogo", "es-MX", "2021-09-09")


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Talks - Encyclopedia</title>", "<h1>The <i>Talks</i></h1><p>x</p>", "The Talks"),
        ('<meta property="og:title" content="Talks"><title>x</title>', "<p>x</p>", "Talks"),
        ("<title>U.S.-Mexico talks</title>", "<p>x</p>", "U.S.-Mexico talks"),
        ("", "<h2>Talks</h2><p>x</p>", "Talks"),
        ("", "<p>Words.</p>", "Words."),
    ],
)
def test_the_title_is_the_first_heading_or_else_what_the_head_says(head: str, body: str, title: str) -> None:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    assert read_content(page.encode(), "page.html").title == title


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ('<meta name="dcterms.issued" content="2015-01-06">', "2015-01-06"),
        ('<meta name="DC.Date" content="2015-02-31">', None),
        ('<meta name="date" content="yesterday">', None),
        ('<meta property="article:modified_time" content="2021-10-01">', None),
        ('<article><header><time datetime="2015-01-06T00:00">6 January</time></header><p>x</p></article>', "2015-01-06"),
        ('<p>On <time datetime="2015-01-06">6 January</time> they met.</p>', None),
    ],
)  # fmt: skip
def test_the_day_of_publication_is_the_one_that_the_page_calls_so(said: str, day: str | None) -> None:
    assert read_content(f"<html>{said}<p>Words.</p></html>".encode(), "page.html").published_on == day


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ('<meta charset="windows-1252"><p>Peña “Nieto”</p>'.encode("cp1252"), "Peña “Nieto”"),
        ('<meta charset="iso-8859-1"><p>Peña “Nieto”</p>'.encode("cp1252"), "Peña “Nieto”"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2"><p>\xb1</p>', "ą"),
        (b'<?xml version="1.0" encoding="iso-8859-1"?><html><p>\xe9</p></html>', "é"),
        ("<p>Peña</p>".encode("utf-8-sig"), "Peña"),
        ("\ufeff<p>Peña</p>".encode("utf-16-le"), "Peña"),
        ('<meta charset="utf-16"><p>Peña</p>'.encode(), "Peña"),
        ("<p>Peña</p>".encode(), "Peña"),
    ],
)
def test_a_page_is_decoded_as_it_says(data: bytes, words: str) -> None:
    assert read_content(data, "page.htm").text == f"{words}\n"


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("\n" + "<div>" * (MAX_DEPTH + 1), "line 2"),
        ("<p " + " ".join(f"a{number}=1" for number in range(MAX_ATTRIBUTES)) + ">", "line 1"),
    ],
    ids=["elements within elements", "attributes"],
)
def test_markup_beyond_measure_is_refused(page: str, told: str) -> None:
    with pytest.raises(InputError, match="the page is damaged") as refused:
        text(page)
    assert told in str(refused.value)


def test_markup_within_measure_is_read() -> None:
    assert text("<div>" * (MAX_DEPTH - 1) + "Words.") == "Words.\n"
    assert text("<span>a</span>" * 5_000) == "a" * 5_000 + "\n"
