"""What the marks of a reading view hold, and what the dataset says they should."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from browsing import asked

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Code points of all evidence of a row, each once, in order: what its marks hold together.
_STATED = """
    WITH points AS (
      SELECT DISTINCT table_name || '/' || row_id AS fact, source_id, unnest(range(e.char_start, e.char_end)) AS point
      FROM evidence AS e JOIN passages USING (passage_id)
    )
    SELECT fact, string_agg(substring(text, point + 1, 1), '' ORDER BY point)
    FROM points JOIN sources USING (source_id) GROUP BY fact
"""


def marked_words(page: Page) -> dict[str, str]:
    """Fact → the words of all its marks on the page, mentions and notices aside."""
    found = page.evaluate(
        """() => {
          const found = {};
          for (const mark of document.querySelectorAll('mark[data-fact]'))
            for (const fact of mark.dataset.fact.split(' ')) found[fact] = (found[fact] ?? '') + mark.textContent;
          return found;
        }"""
    )
    return {fact: words for fact, words in found.items() if not fact.startswith(("mentions/", "notices/"))}


def stated_words(index: Path) -> dict[str, str]:
    """Fact → the words that state it, of the dataset beside a page that ``page_of`` made."""
    return dict(asked(index, _STATED))
