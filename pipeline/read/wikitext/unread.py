"""What of a wiki page is no text: comments, formulas, galleries; and text that is not to be read as markup."""

from __future__ import annotations

import re

_OPENS = re.compile(
    r"<(?:(!--)|(nowiki|pre|math|chem|score|timeline|gallery|imagemap|syntaxhighlight|source|templatestyles|graph"
    r"|mapframe|includeonly|references)\b[^<>]*(?<!/)>)",
    re.IGNORECASE,
)
_LITERAL = frozenset(("nowiki", "pre"))
_MARKUP = re.compile(r"[\[\]{}|<>'*#:;=~_-]")
_SWITCH = re.compile(r"__[A-Z]{3,}__|<!--|<nowiki\s*/>|<templatestyles[^<>]*/>", re.IGNORECASE)


def without_unread(text: str) -> str:
    """``text`` without comments and the like; the signs within ``<nowiki>`` as entities. What never ends hides nothing."""
    kept: list[str] = []
    at, lower, endless = 0, text.lower(), set[str]()
    for match in _OPENS.finditer(text):
        tag = "!--" if match[1] else match[2].lower()
        if match.start() < at or tag in endless:
            continue
        closer = "-->" if match[1] else f"</{tag}"
        end = lower.find(closer, match.end())
        if end < 0:
            endless.add(tag)
            continue
        kept.append(text[at : match.start()])
        if tag in _LITERAL:
            kept.append(_MARKUP.sub(lambda sign: f"&#{ord(sign.group())};", text[match.end() : end]))
        after = end + len(closer) if match[1] else text.find(">", end) + 1
        at = after or len(text)
    return _SWITCH.sub("", "".join(kept) + text[at:])
