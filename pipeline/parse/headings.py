"""Which unmarked lines are headings, which are details of publication, and which wrapped lines go together.

Plain text has no signs for any of this; the rules here are guesses and err towards "not a heading": a heading
that is none misplaces every passage below it, a heading read as a sentence loses only a section.
"""

from __future__ import annotations

import re

LONGEST_TITLE = 30  # words; titles of joint statements are long
_LONGEST_HEADING = 15
_SHORTEST_WRAP = 55  # columns: a line shorter than this was not broken by a margin

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto"
    r"|sep?tiembre|octubre|noviembre|diciembre)\.?"
)
_DATE = re.compile(
    rf"(?:[^\W\d_][\w.]*(?:\ [\w.]+){{0,3}},?\s+){{0,3}}(?:[–—-]\s)?"  # weekday or place
    rf"(?:{_MONTH}\ \d{{1,2}},?\ \d{{4}}|\d{{1,2}}\ (?:de\ )?{_MONTH}\ (?:de\ )?\d{{4}}|{_MONTH}\ \d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})\W*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{4}|\d[/.]\d")
_DETAIL = re.compile(
    r"""(?:from|to|cc|by|date|source|(?:media\ |press\ )?contacts?|subject|re|published|posted|updated
           |released?|author|url|license|retrieved|publisher|location|place|embargo)\b[^:]{0,20}:.*
      | (?:for\ )?immediate\ release | for\ release\b.* | embargoed\b.*
      | (?:the\ )?white\ house | office\ of\ the\ (?:press\ secretary|(?:deputy\ )?spokesperson)
      | (?:press|news|media)\ (?:release|note|statement)
      | by\ [^\W\d_]\w+(?:\ [\w.]+){1,3} | page\ \d+(?:\ of\ \d+)? | https?://\S+ | www\.\S+""",
    re.IGNORECASE | re.VERBOSE,
)
_AGENCY = re.compile(
    r"(?:The )?(?:U\.S\. |United States )?"
    r"(?:Department|Office|Embassy|Ministry|Secretariat|Bureau|Mission) of\b[^.:]*",
    re.IGNORECASE,
)
_BOLD = re.compile(r"(\*\*|__)(?![\s*_])((?:[^*_]|[*_](?!\1|[*_]))*+)\1:?")
_ITALIC = re.compile(r"([*_])(?![\s*_])([^*_]++)\1:?")
_NUMBERED_PART = re.compile(
    r"(?:Pillar|Pilar|Chapter|Section|Part|Annex|Goal)\s+(?:[IVXL]+|\d+|[A-H])\b\s*[:.–—-]\s*\S"
)
_NUMBERED_LINE = re.compile(
    r"(?:Pillar|Pilar|Theme|Topic|Track|Basket|Cluster|Strand|Priority|Work(?:ing)? ?(?:Group|Party|"
    r"Stream)|Group|Workstream|Area)"
    r"\s+(?:[IVXL]+|\d{1,2}|[A-H])\b\s*[:.–—-]\s*\S"
)
_ABBREVIATION = re.compile(r"(?:(?:^|[\s.])[A-Z]\.)+$|\b(?:Inc|Corp|Ltd|Jr|Sr)\.$")
_SMALL = re.compile(
    r"(?:an?|and|as|at|by|de|del|el|en|for|from|in|into|la|las|los|of|on|or|the|to|with|y|&)$"
)
_MARKUP = re.compile(r"\[([^\]\[]*)\]\([^()\s]*\)|\*+|__|`")


def plain_words(heading: str) -> str:
    """``heading`` without emphasis and link targets, white space collapsed: the form section paths use."""
    return " ".join(_MARKUP.sub(r"\1", heading).split())


def is_detail(line: str) -> bool:
    """Whether ``line`` states who published the document or when: no heading, no part of a paragraph."""
    if len(line) > 100:
        return False
    return bool(_DETAIL.fullmatch(line) or (_NUMBER.search(line) and _DATE.fullmatch(line)))


def is_agency(line: str) -> bool:
    """Whether ``line`` is no more than the name of an office, as above the title of a press release."""
    return len(line) <= 80 and _AGENCY.fullmatch(line) is not None


def bold_line(line: str) -> tuple[int, int] | None:
    """The range within ``line`` of its words, if all of it is bold and it is no longer than a title."""
    match = _BOLD.fullmatch(line) if line[:2] in ("**", "__") else None
    if match is None or len(line.split()) > LONGEST_TITLE:
        return None
    return match.span(2)


def italic_line(line: str) -> tuple[int, int] | None:
    """The range within ``line`` of its words, if all of it is in italics and could be a heading."""
    match = _ITALIC.fullmatch(line) if line[:1] in ("*", "_") else None
    if match is None or not is_title(match[2]) or is_agency(match[2]):
        return None
    return match.span(2)


def is_numbered_part(line: str) -> bool:
    """``Pillar I: Ports and railways`` and its like."""
    return _NUMBERED_PART.match(line) is not None and is_title(line)


def is_numbered_line(line: str) -> bool:
    """``Theme 2. Countering coercion``: the line of an enumeration that counts with a noun."""
    return _NUMBERED_LINE.match(line) is not None


def is_title(line: str, longest: int = _LONGEST_HEADING) -> bool:
    """Whether the words of ``line`` could be a heading; the caller knows whether it stands alone."""
    words = line.split(None, longest)
    if len(words) > longest or len(line) > 300 or line[0].islower() or not any(map(str.isalnum, line)):
        return False
    if line[0] in '"“«' and line[-1] in '"”»':
        return False
    last = line[-1]
    if last in ",;" or (last == "." and not _ABBREVIATION.search(line)) or is_detail(line):
        return False
    return last != ":" or all(
        word[0] in "(&–—-" or not word[0].islower() or _SMALL.match(word) for word in words
    )


def is_short(line: str) -> bool:
    """A line that neither ends a sentence nor goes on from one: a row of an address block, of a bare list."""
    return (is_title(line) and line[-1] not in ":?!") or is_detail(line)


def is_prose(line: str) -> bool:
    """A line as long as a margin allows, or a whole sentence: no second row of a heading or an item."""
    return not line[0].islower() and (len(line) > _SHORTEST_WRAP or (line[-1] in ".!?" and " " in line))


def goes_on(line: str, following: str, width: int) -> bool:
    """Whether ``following`` goes on with the sentence of ``line``: wrapped at ``width`` or left open."""
    if following[0].islower() or line[-1] in ",-–—" or _SMALL.match(line.rsplit(None, 1)[-1]):
        return True
    return len(line) >= _SHORTEST_WRAP and not fits(line, following, width)


def fits(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word had room on this one, so that the break was made on purpose."""
    return len(line) + 1 + len(following.split(None, 1)[0]) <= width
