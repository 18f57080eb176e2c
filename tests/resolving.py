"""Sources written by hand for the tests of resolve: their lines are passages, their drafts point at words."""

from __future__ import annotations

from hashlib import sha256

from pipeline.model import (
    Document,
    Draft,
    Evidence,
    Extraction,
    Mention,
    Notice,
    Passage,
    Ref,
    Span,
    Tables,
)

# What a source names: name, abbreviation (of a person the title), country.
Named = tuple[str, str | None, str | None]


class Source:
    """Lines of text, and what they are understood to say."""

    def __init__(self, source_id: str, *lines: str) -> None:
        self.source_id, self.lines = source_id, lines
        self.text = "\n".join(lines)
        self.section: tuple[str, ...] = ()
        self.published_on: str | None = None
        self.drafts: list[Draft] = []
        self.mentions: list[Mention] = []
        self.notices: list[Notice] = []

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def draft(self, table: str, key: str, words: str, column: str | None = None, **values: object) -> Ref:
        """A row-to-be of ``table`` that ``words`` state."""
        evidence = Evidence(self.span(words), "by_hand", "stated", column)
        self.drafts.append(Draft(table, key, values, (evidence,)))
        return Ref(table, key)

    def mention(self, entity: Ref, words: str) -> None:
        self.mentions.append(Mention(entity, self.span(words)))

    def notice(self, kind: str, message: str, words: str) -> None:
        self.notices.append(Notice(kind, message, self.span(words)))

    def extraction(self) -> Extraction:
        data = self.text.encode()
        document = Document(
            self.source_id,
            self.source_id.title(),
            "text",
            self.text,
            f"{self.source_id}/text.txt",
            sha256(data).hexdigest(),
            len(data),
            published_on=self.published_on,
        )
        passages, start = [], 0
        for ordinal, line in enumerate(self.lines, 1):
            passages.append(Passage(ordinal, "sentence", Span(start, start + len(line)), self.section))
            start += len(line) + 1
        found = (tuple(self.drafts), tuple(self.mentions), tuple(self.notices))
        return Extraction(document, tuple(passages), *found)


def one_source_each(table: str, named: list[Named]) -> list[Extraction]:
    sources = []
    for number, (name, second, country) in enumerate(named):
        source = Source(f"source-{number}", name)
        if table == "people":
            person = source.draft("people", "p", name, name=name)
            if second or country:
                office = {"title": second or "", "country_code": country}
                source.draft("positions", "p", name, person_id=person, **office)
        else:
            source.draft(table, "e", name, name=name, abbreviation=second, country_code=country)
        sources.append(source.extraction())
    return sources


def named(tables: Tables, table: str, key: str) -> dict[object, object]:
    return {row[key]: row["name"] for row in tables[table]}
