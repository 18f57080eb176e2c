"""Where it is said: the words behind every fact, the places that name an entity, and what looked odd."""

from __future__ import annotations

from schemas.columns import Integer, Table, Text, choice, column, key, reference
from schemas.entities import ENTITY_TABLES

BASES = ("stated", "inferred", "lexicon", "curated")


class Evidence(Table):
    """The words that state a fact, or a part of it."""

    evidence_id: Text = key("Slug of the evidence.")
    table_name: Text = column("The table of the fact.")
    row_id: Text = column("The fact's key in that table; of a composite key its parts joined by '/'.")
    column_name: Text = column("The column the words state; NULL for the row as a whole.", null=True)
    passage_id: Text = reference("passages.passage_id", "The passage the words stand in.")
    char_start: Integer = column(
        "First code point of the words in sources.text.", least=0, unit="code points"
    )
    char_end: Integer = column("The code point after their last.", least=0, unit="code points")
    quote: Text = column("That slice of sources.text, exactly.")
    rule: Text = column("Name of the rule that read them.")
    basis: Text = choice(BASES, "How directly the words state the fact.")
    claim: Text = column(
        "What the words say the column holds, where the row shows what other words say; else NULL.", null=True
    )


class Mentions(Table):
    """A place in a text that names an entity."""

    mention_id: Text = key("Slug of the mention.")
    passage_id: Text = reference("passages.passage_id", "The passage it stands in.")
    entity_kind: Text = choice(tuple(ENTITY_TABLES), "What sort of entity it names.")
    entity_id: Text = column("Key of the entity in the table of that kind.")
    char_start: Integer = column("First code point of the name in sources.text.", least=0, unit="code points")
    char_end: Integer = column("The code point after its last.", least=0, unit="code points")
    surface: Text = column("That slice of sources.text, exactly.")


class Notices(Table):
    """What a careful reader would flag in a source, or a doubt that kept a fact out."""

    notice_id: Text = key("Slug of the notice.")
    source_id: Text = reference(
        "sources.source_id", "The source it concerns; NULL for a file that could not be read.", null=True
    )
    passage_id: Text = reference("passages.passage_id", "The passage it concerns.", null=True)
    char_start: Integer = column(
        "First code point concerned, in sources.text.", null=True, least=0, unit="code points"
    )
    char_end: Integer = column("The code point after the last.", null=True, least=0, unit="code points")
    kind: Text = column("What sort of notice it is.")
    message: Text = column("The notice in a sentence.")
