"""Parsing: small Markdown documents, each with the whole structure it becomes."""

from __future__ import annotations

import pytest
from test_parse import outline

# Format, document, and the outline of its passages as ``test_parse.outline`` prints them.
MARKDOWN = [
    pytest.param(
        "markdown",
        """\
---
title: Hidden
---
Title
=====
Sub
---
A paragraph
of two lines.

***

| Name | Role |
|------|:----:|
| Tai | USTR |
| Raimondo | Secretary |

```
hidden code
```
<!-- hidden comment -->
### **Bold** and [linked](http://x.y) ##

1. First item
   goes on

   Second paragraph.
   - nested
10. tenth
> One
> goes. On.
>
> > Next

**Run-in heading**

The end.
""",
        """\
1 # Title
2 ## Sub
3 . A paragraph⏎of two lines.
4 . Name | Role
5 - | Tai | USTR [Tai] <4
6 - | Raimondo | Secretary [Raimondo] <4
7 ### **Bold** and [linked](http://x.y)
8 - 1. First item⏎   goes on⏎⏎   Second paragraph. <7 |2
9 -- - nested <7 in 8
10 - 10. tenth <7
11 > One⏎> goes. On.⏎>⏎> > Next |3
12 #### Run-in heading
13 . The end.
""",
        id="every kind of Markdown block",
    ),
    pytest.param(
        "markdown",
        """\
# Measures

* **Energy**: both sides
* **Energy** both sides
* **Working group on the** **Forum (X):** created
* **Trade.** Both sides
* U.S. side: the Department
* Prosperity – a better climate
* Nested:
  * __Deep__ - one
* He said so. Then: nothing
* at 10:30 in http://x.y
* one two three four five six seven eight nine ten eleven twelve thirteen: no
""",
        """\
1 # Measures
2 - * **Energy**: both sides [Energy] <1
3 - * **Energy** both sides [Energy] <1
4 - * **Working group on the** **Forum (X):** created [Working group on the** **Forum (X)] <1
5 - * **Trade.** Both sides [Trade] <1 |2
6 - * U.S. side: the Department [U.S. side] <1
7 - * Prosperity – a better climate [Prosperity] <1
8 - * Nested: [Nested] <1
9 -- * __Deep__ - one [Deep] <1 in 8
10 - * He said so. Then: nothing <1 |2
11 - * at 10:30 in http://x.y <1
12 - * one two three four five six se … ve thirteen: no <1
""",
        id="labels",
    ),
    pytest.param(
        "markdown",
        """\
# Lists

Nothing to see.

* no lead-in

See the list below. Really.

* none, the sentence before is silent

The topics are the following

* announced

Right above
* touching

## Heading

* under a heading

---

* after a rule

They said:

> quoted

Silent sentence.

> unannounced
""",
        """\
1 # Lists
2 . Nothing to see.
3 - * no lead-in
4 . See the list below.
5 . Really.
6 - * none, the sentence before is silent
7 . The topics are the following
8 - * announced <7
9 . Right above
10 - * touching <9
11 ## Heading
12 - * under a heading <11
13 - * after a rule
14 . They said:
15 > quoted <14
16 . Silent sentence.
17 > unannounced
""",
        id="only what introduces a list is its lead-in",
    ),
    pytest.param(
        "markdown",
        """\
Kept first.

```

Kept second.

<!-- kept third
""",
        """\
1 . Kept first.
2 . ```
3 . Kept second.
4 . <!-- kept third
""",
        id="an unclosed fence or comment hides nothing",
    ),
]


@pytest.mark.parametrize(("format", "text", "expected"), MARKDOWN)
def test_a_markdown_document_has_exactly_this_structure(format: str, text: str, expected: str) -> None:
    assert outline(text, format) == expected.splitlines()
