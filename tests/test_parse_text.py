"""Parsing: small plain text documents, each with the whole structure it becomes."""

from __future__ import annotations

import pytest
from test_parse import outline

# Format, document, and the outline of its passages as ``test_parse.outline`` prints them.
TEXT = [
    pytest.param(
        "text",
        """\
FROM: THE WHITE HOUSE
January 06, 2015
FACT SHEET: U.S.–Mexico High Level Economic Dialogue

Washington, D.C. – The Vice President welcomed a delegation. It stayed.

Who Participates in HLED

Three agencies share the chair.

Pillar I: Building Back Together

Both sides agreed on much.
""",
        """\
1 . FROM: THE WHITE HOUSE
2 . January 06, 2015
3 # FACT SHEET: U.S.–Mexico High L … onomic Dialogue
4 . Washington, D.C. – The Vice Pr … d a delegation.
5 . It stayed.
6 ## Who Participates in HLED
7 . Three agencies share the chair.
8 ## Pillar I: Building Back Together
9 . Both sides agreed on much.
""",
        id="a press release: header lines, title, dateline, pillars",
    ),
    pytest.param(
        "text",
        """\
U.S. DEPARTMENT OF STATE
Office of the Spokesperson
FOR IMMEDIATE RELEASE
September 9, 2021
Joint Statement on the Dialogue

The governments met.
""",
        """\
1 . U.S. DEPARTMENT OF STATE
2 . Office of the Spokesperson
3 . FOR IMMEDIATE RELEASE
4 . September 9, 2021
5 # Joint Statement on the Dialogue
6 . The governments met.
""",
        id="an agency above the title of a statement",
    ),
    pytest.param(
        "text",
        """\
Security and Prosperity Partnership

= Parts =

== Organization ==

Ten working groups were set up at the outset:

* Energy
* Health

== Goals==
It was to share information.
""",
        """\
1 # Security and Prosperity Partnership
2 # Parts
3 ## Organization
4 . Ten working groups were set up at the outset:
5 - * Energy <4
6 - * Health <4
7 ## Goals
8 . It was to share information.
""",
        id="wiki headings in plain text",
    ),
    pytest.param(
        "text",
        """\
Dialogue Renewed

They took up these themes:

- energy
- justice

Results of the dialogue

- Both will do more. One element is new.
- A memorandum was signed.
""",
        """\
1 # Dialogue Renewed
2 . They took up these themes:
3 - - energy <2
4 - - justice <2
5 ## Results of the dialogue
6 - - Both will do more. One element is new. <5 |2
7 - - A memorandum was signed. <5
""",
        id="a heading of plain text introduces the list below it",
    ),
    pytest.param(
        "text",
        """\
The two countries will:
1. do this
a) one part
b) another part
- a detail
2. do that
(i) first
(ii) second
""",
        """\
1 . The two countries will:
2 - 1. do this <1
3 -- a) one part <1 in 2
4 -- b) another part <1 in 2
5 --- - a detail <1 in 4
6 - 2. do that <1
7 -- (i) first <1 in 6
8 -- (ii) second <1 in 6
""",
        id="markers of another kind nest where plain text has lost its columns",
    ),
    pytest.param(
        "text",
        """\
Themes of the meeting:

• alpha
o Beta
o Gamma
• delta
– epsilon
""",
        """\
1 . Themes of the meeting:
2 - • alpha <1
3 -- o Beta <1 in 2
4 -- o Gamma <1 in 2
5 - • delta <1
6 -- – epsilon <1 in 5
""",
        id="bullets of plain text nest by their sign",
    ),
    pytest.param(
        "text",
        """\
Points raised by both sides were:

a. one
b. two
c. three
d. four
e. five
f. six
g. seven
h. eight
i. nine
j. ten

Points raised later were:

1) one
i) first
ii) second
2) two
""",
        """\
1 . Points raised by both sides were:
2 - a. one <1
3 - b. two <1
4 - c. three <1
5 - d. four <1
6 - e. five <1
7 - f. six <1
8 - g. seven <1
9 - h. eight <1
10 - i. nine <1
11 - j. ten <1
12 . Points raised later were:
13 - 1) one <12
14 -- i) first <12 in 13
15 -- ii) second <12 in 13
16 - 2) two <12
""",
        id="i after h is a letter, after a digit a numeral",
    ),
    pytest.param(
        "text",
        """\
The Charter

1. Introduction

The first part is here.

2. Goals

The second part is here.
""",
        """\
1 # The Charter
2 ## 1. Introduction
3 . The first part is here.
4 ## 2. Goals
5 . The second part is here.
""",
        id="numbered headings stand alone above a paragraph",
    ),
    pytest.param(
        "text",
        """\
The Charter

1. Background
It was signed in May.

2. What it says
(i) trade;
(ii) energy.
""",
        """\
1 # The Charter
2 ## 1. Background
3 . It was signed in May.
4 ## 2. What it says
5 - (i) trade; <4
6 - (ii) energy. <4
""",
        id="numbered headings directly above a sentence or a list",
    ),
    pytest.param(
        "text",
        """\
They met.

  o  Roads;
  o  Wine.
""",
        """\
1 . They met.
2 - o Roads;
3 - o Wine.
""",
        id="the letter o is a bullet if another one stands below it",
    ),
    pytest.param(
        "text",
        """\
A. Philip Randolph spoke.

The group met on
12. and 13. of May, on the
2013 agenda – and nothing else.
""",
        """\
1 . A. Philip Randolph spoke.
2 . The group met on⏎12. and 13. o … d nothing else.
""",
        id="initials and decades are not list markers",
    ),
    pytest.param(
        "text",
        """\
Participants from the United States are:
Department of State
Department of Commerce

They met.
""",
        """\
1 . Participants from the United States are:
2 - Department of State <1
3 - Department of Commerce <1
4 . They met.
""",
        id="rows without bullets below a colon",
    ),
    pytest.param(
        "text",
        """\
They agreed on:

- a plan for the
  border

- a fund that
is shared
The meeting closed.
""",
        """\
1 . They agreed on:
2 - - a plan for the⏎  border <1
3 - - a fund that⏎is shared <1
4 . The meeting closed.
""",
        id="wrapped items, items with a blank line between, the lazy line",
    ),
    pytest.param(
        "text",
        """\
The minister said the following:

    "We are happy to be here. It works."

That was all.
""",
        """\
1 . The minister said the following:
2 > "We are happy to be here. It works." <1 |2
3 . That was all.
""",
        id="a quotation set off by columns",
    ),
]


@pytest.mark.parametrize(("format", "text", "expected"), TEXT)
def test_a_plain_text_document_has_exactly_this_structure(format: str, text: str, expected: str) -> None:
    assert outline(text, format) == expected.splitlines()
