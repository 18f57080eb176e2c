"""Who and what the sources speak of: entities, merged over all of them."""

from __future__ import annotations

from schemas.columns import (
    COUNTRY_CODE,
    LANGUAGE,
    Grounded,
    Table,
    Text,
    choice,
    column,
    key,
    pattern,
    reference,
)

# What `aliases` and `mentions` may name: the kind of entity and the table that holds it.
ENTITY_TABLES = {
    "dialogue": "dialogues",
    "organization": "organizations",
    "person": "people",
    "initiative": "initiatives",
    "place": "places",
    "country": "countries",
}
ORGANIZATION_KINDS = (
    "department", "ministry", "secretariat", "agency", "office", "bank", "council", "committee",
    "company", "university", "administration", "government", "international", "other",
)  # fmt: skip
PLACE_KINDS = ("country", "region", "city", "other")
INITIATIVE_KINDS = (
    "program", "project", "strategy", "agreement", "forum", "council", "exchange", "fund", "other",
)  # fmt: skip


class Countries(Table):
    """A country or union of countries that the sources name; reference data, so it carries no evidence."""

    country_code: Text = pattern(
        COUNTRY_CODE, "ISO 3166-1 alpha-3; EUE, reserved there, for the European Union.", unique=True
    )
    name: Text = column("Its short English name.")


class Dialogues(Grounded):
    """A standing economic dialogue between governments."""

    dialogue_id: Text = key("Slug of the dialogue.")
    name: Text = column("Its full name.")
    abbreviation: Text = column("Its short form.", null=True)
    kind: Text = column(
        "What it is, as the text puts it: 'bilateral commercial and economic dialogue'.", null=True
    )


class DialogueParties(Grounded):
    """A country that is party to a dialogue."""

    dialogue_id: Text = reference("dialogues.dialogue_id", "The dialogue.")
    country_code: Text = reference("countries.country_code", "The party, ISO 3166-1 alpha-3.")

    class Config:
        unique = ["dialogue_id", "country_code"]  # noqa: RUF012 - pandera's way to name a composite key


class Organizations(Grounded):
    """A department, agency, company or other body."""

    organization_id: Text = key("Slug of the organization.")
    name: Text = column("Its canonical name, without a leading article.")
    abbreviation: Text = column("Its short form.", null=True)
    kind: Text = choice(ORGANIZATION_KINDS, "What sort of body it is.", null=True)
    country_code: Text = reference("countries.country_code", "The country it belongs to.", null=True)
    wikidata_id: Text = pattern("Q[1-9][0-9]*", "Its item in Wikidata.", null=True)


class People(Grounded):
    """A person the sources name."""

    person_id: Text = key("Slug of the person.")
    name: Text = column("The fullest form that any source gives, without title.")
    wikidata_id: Text = pattern("Q[1-9][0-9]*", "Their item in Wikidata.", null=True)


class Positions(Grounded):
    """An office that a person is said to hold; a person may hold several over time."""

    position_id: Text = key("Slug of the position.")
    person_id: Text = reference("people.person_id", "Who holds it.")
    title: Text = column("Its canonical title: 'Secretary of Commerce', 'President'.")
    organization_id: Text = reference("organizations.organization_id", "The body it belongs to.", null=True)
    country_code: Text = reference("countries.country_code", "The country it serves.", null=True)
    as_of_edtf: Text = column("A date at which the source shows them in it, EDTF.", null=True)


class Places(Grounded):
    """A country, region or city that something concerns."""

    place_id: Text = key("Slug of the place.")
    name: Text = column("The place's name.")
    abbreviation: Text = column("Its short form.", null=True)
    kind: Text = choice(PLACE_KINDS, "What sort of place it is.", null=True)
    country_code: Text = reference("countries.country_code", "The country it is or lies in.", null=True)


class Initiatives(Grounded):
    """A program, project, strategy or other joint undertaking."""

    initiative_id: Text = key("Slug of the initiative.")
    name: Text = column("Its name, or a descriptive name where the source gives none.")
    abbreviation: Text = column("Its short form.", null=True)
    kind: Text = choice(INITIATIVE_KINDS, "What sort of undertaking it is.", null=True)
    description: Text = column("What it is for, in the words of the source.", null=True)
    start_edtf: Text = column("When it began, EDTF.", null=True)


class Aliases(Grounded):
    """Another name that a source writes for an entity."""

    alias_id: Text = key("Slug of the alias.")
    entity_kind: Text = choice(tuple(ENTITY_TABLES), "What sort of entity it names.")
    entity_id: Text = column("Key of the entity in the table of that kind.")
    alias: Text = column("The other name, as written.")
    language: Text = pattern(LANGUAGE, "The language of the name, BCP 47.", null=True)
