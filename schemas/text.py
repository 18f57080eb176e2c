"""The text itself: the documents as they were read, and the passages they fall into."""

from __future__ import annotations

from schemas.columns import LANGUAGE, Date, Integer, Table, Text, choice, column, key, pattern, reference

FORMATS = ("markdown", "text", "html", "wikitext", "pdf", "docx")
PASSAGE_KINDS = ("heading", "sentence", "list_item", "quote")


class Sources(Table):
    """A document that was read, with where it came from and its whole text."""

    source_id: Text = key("Slug of the source: its folder under raw/.")
    title: Text = column("The document's title.")
    format: Text = choice(FORMATS, "How the file is written.")
    language: Text = pattern(LANGUAGE, "The document's main language, BCP 47.", null=True)
    publisher: Text = column("Who published the document.", null=True)
    url: Text = column("Where the document was found.", null=True)
    license: Text = column("The licence of the document, an SPDX identifier where there is one.", null=True)
    retrieved_on: Date = column("The day the document was fetched.", null=True)
    published_on: Date = column("The day the document was published.", null=True)
    path: Text = column("The file, relative to the raw folder, with forward slashes.")
    sha256: Text = pattern("[0-9a-f]{64}", "SHA-256 of the file's bytes, in hexadecimal.")
    byte_count: Integer = column("Length of the file in bytes.", least=0, unit="bytes")
    text: Text = column("The text that every character offset indexes, counted in Unicode code points.")


class Passages(Table):
    """A heading, sentence, list item or block quotation of a source: the unit of reading."""

    passage_id: Text = key("Slug of the passage.")
    source_id: Text = reference("sources.source_id", "The source it stands in.")
    ordinal: Integer = column("Place in reading order within the source, from 1.", least=1)
    kind: Text = choice(PASSAGE_KINDS, "What the passage is on the page.")
    section: Text = column("The headings above it, outermost first, joined by ' > '.", null=True)
    depth: Integer = column("Level of a heading, nesting of a list item (1: outermost), else 0.", least=0)
    char_start: Integer = column(
        "First code point of the passage in sources.text.", least=0, unit="code points"
    )
    char_end: Integer = column("The code point after its last.", least=0, unit="code points")
    text: Text = column("That slice of sources.text, exactly.")
    copy_of: Text = reference(
        "passages.passage_id", "The passage of an earlier source that it repeats word for word.", null=True
    )
