"""Reading the source of wiki pages: what a reader of the page would see, and the structure of its lines."""

from __future__ import annotations

import pytest

from pipeline.read import read_content
from pipeline.read.wikitext.balance import balanced


def text(source: str) -> str:
    return read_content(source.encode(), "page.wiki").text


# What is written → the text that is read.
SEEN: dict[str, tuple[str, str]] = {
    "paragraphs": ("One\nline.\n\nTwo.\n", "One line.\n\nTwo.\n"),
    "headings": ("== Pillars ==\nOne.\n=== ''Deep'' ===\nTwo.", "## Pillars\n\nOne.\n\n### Deep\n\nTwo.\n"),
    "emphasis": ("'''The Talks''' (''TLK'', '''''both''''')", "**The Talks** (*TLK*, ***both***)\n"),
    "links": ("[[Mexico]], [[Canada|the north]], [[:Category:A]], [[Chile]]an", "Mexico, the north, Category:A, Chilean\n"),
    "links to other sites": ("[https://a.b the text] [https://a.b] end", "the text end\n"),
    "files, categories, other languages": ("A[[File:x.png|thumb|A [[caption]]]][[Image:y.jpg]]\n[[Category:X]][[es:Y]]", "A\n"),
    "notes": ("They met<ref>Penny [[Note]], {{cite|x}}</ref> in May<ref name=a/>.<ref group=b>c</ref>", "They met in May.\n"),
    "comments": ("They <!-- never\n\n -->met.", "They met.\n"),
    "entities": ("Trade &amp; energy&nbsp;– &#39;x&#39;", "Trade & energy – 'x'\n"),
    "nothing but text": ("<nowiki>[[x]] {{y}} ''z''</nowiki>", "[[x]] {{y}} ''z''\n"),
    "switches": ("__NOTOC__\nWords.", "Words.\n"),
    "nested lists": (
        "Pillars:\n* One\n** A\n** B\n* Two\n# x\n## y\n\nAfter.",
        "Pillars:\n\n* One\n    * A\n    * B\n* Two\n\n***\n\n1. x\n    1. y\n\nAfter.\n",
    ),
    "a list two deep from the start": ("** A\n** B", "    * A\n    * B\n"),
    "words that go on with an item": (
        "* One\n*: and more\n* Two\n** A\n*: at last",
        "* One\n\n    and more\n\n* Two\n    * A\n    * at last\n",
    ),
    "terms": ("; Chair : Mexico\n; Host\n: Canada\n", "* **Chair** : Mexico\n* **Host**: Canada\n"),
    "words set in": (": One.\n:: Two.", "One.\n\nTwo.\n"),
    "a rule": ("One.\n----\nTwo.", "One.\n\nTwo.\n"),
    "a table": (
        '{| class="wikitable"\n|+ Seats\n! Body !! Side\n|-\n| [[Trade]] || one<ref>x</ref>\n|-\n| Energy\n| two\n|}\nAfter.',
        "Seats\n\n| Body | Side |\n| --- | --- |\n| Trade | one |\n| Energy | two |\n\nAfter.\n",
    ),
    "a box in a table": ('{| class="infobox"\n| Formed || 2001\n|}\nWords.', "Words.\n"),
    "quotations": (
        "She said:\n{{Blockquote|One.\n\nTwo.|Jane Roe|Speech}}\n<blockquote>Three.</blockquote>",
        "She said:\n\n> One.\n>\n> Two.\n\n— Jane Roe, Speech\n\n> Three.\n",
    ),
    "quotations by name": ("{{quote box|title=Says|quote=One.|author=[[Jane Roe]]}}", "> One.\n\n— Jane Roe, Says\n"),
    "HTML": ("<div>One.<br/>Two.</div><ul><li>A</li><li>B</li></ul><p>C</p>", "One.\nTwo.\n\n* A\n* B\n\nC\n"),
    "sections of apparatus": ("Words.\n== See also ==\n* [[Other Talks]]\n== References ==\n{{reflist}}", "Words.\n"),
}  # fmt: skip


@pytest.mark.parametrize("case", SEEN)
def test_what_a_reader_of_the_page_sees(case: str) -> None:
    source, expected = SEEN[case]
    assert text(source) == expected


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("{{nowrap|[[Peña Nieto]]}}", "Peña Nieto"),
        ("{{lang|es|Sembrando Oportunidades}}", "Sembrando Oportunidades"),
        ("{{langx|es|Hola}} {{lang-es|Adiós}}", "Hola Adiós"),
        ("{{transliteration|ru|BGN|Moskva}}", "Moskva"),
        ("{{Start date|2013|9|20|df=y}}", "20 September 2013"),
        ("{{start date|2013|09}} {{Date|2013-09-20}} {{dts|2014}}", "September 2013 20 September 2013 2014"),
        ("{{As of|2021|9}}", "As of September 2021"),
        ("{{convert|5|km|mi}} {{cvt|2|to|3|ha|acre}}", "5 km 2 to 3 ha"),
        ("{{US$|1.5 billion}} {{€|3}} {{GBP|2}}", "$1.5 billion €3 £2"),
        ("{{CAD|16.5 million}} {{A$|2}} {{INR|5 crore}} {{₱|7}}", "CAD 16.5 million A$2 INR 5 crore ₱7"),
        ("{{MEX}} and {{USA}}{{XYZ}}{{NPOV}}{{can}}{{TOP|x}}", "Mexico and United States"),
        ("{{circa|2010}} {{c.|2010|2012}}", "c. 2010 c. 2010–2012"),
        ("U.S.{{ndash}}Mexico{{snd}}talks", "U.S.–Mexico – talks"),
        ("{{flag|Mexico}} {{abbr|SE|Secretariat}}", "Mexico SE"),
        ("a{{citation needed|date=May 2001}}b{{clarify}}", "ab"),
        ("{{Infobox talks|formed=2001|chair={{flag|Chile}}}}x{{Navbox|list=y}}", "x"),
        ("{{#if:a|b}}{{PAGENAME}}{{Some unknown|2001}}x", "x"),
    ],
)
def test_templates_show_their_words_or_nothing(template: str, words: str) -> None:
    assert text(f"{template}.") == f"{words}.\n"


def test_a_cell_over_several_rows_stands_in_each_of_them() -> None:
    table = '{|\n! No. !! Day !! Host\n|-\n| 1 || rowspan="2" | May || Peru\n|-\n| 2 || Chile\n|}'
    assert (
        text(table) == "| No. | Day | Host |\n| --- | --- | --- |\n| 1 | May | Peru |\n| 2 | May | Chile |\n"
    )


def test_items_of_a_template_are_a_list() -> None:
    assert text("Bodies: {{unbulleted list|[[Trade]]|Energy}} end") == "Bodies:\n\n* Trade\n* Energy\n\nend\n"


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("{{DISPLAYTITLE:''The'' Talks}}\n'''Other''' words.", "The Talks"),
        ("{{Infobox}}\nThe '''U.S. ''High-Level'' Dialogue''' ('''HLD''')\n== History ==\nx", "U.S. High-Level Dialogue"),
        ("= Talks =\nThe '''others'''.", "Talks"),
        ("Words come first.\n== History ==\nx", "Words come first."),
    ],
)  # fmt: skip
def test_the_title_is_the_one_asked_for_or_the_words_in_bold_that_begin_the_page(
    source: str, title: str
) -> None:
    assert read_content(source.encode(), "page.wiki").title == title


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a [[b c", "a b c\n"),
        ("a ]] b }} c", "a b c\n"),
        ("a <b>b", "a b\n"),
        ("a </div> b", "a b\n"),
        ("[http://a.b c", "http://a.b c\n"),
        ("{|\n| a || b\n", "| a | b |\n"),
        ("a\n|}\nb", "a\n\nb\n"),
        ("a <!-- b", "a b\n"),
        ("<ul><li>a<li>b</ul>", "* a\n* b\n"),
        ("a<p>b<p>c", "a\n\nb\n\nc\n"),
        ("{{lang|es|[[a}} b", "a b\n"),
        ("{{{parameter}}} a", "a\n"),
    ],
)
def test_marks_without_a_partner_do_no_harm(source: str, expected: str) -> None:
    assert text(source) == expected


def test_what_nests_stays_as_it_is() -> None:
    source = "{{a|[[b|{{c}}]]}} [[File:x|y [[z]]]] <div><b>x</b></div>\n{|\n| {{d|\n}}\n|}\n[http://a b]"
    assert balanced(source, "page") == source
