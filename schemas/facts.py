"""What the sources say: each row a fact that some passage states."""

from __future__ import annotations

from schemas.columns import Date, Double, Grounded, Integer, Text, alternative, choice, column, key, reference
from schemas.edtf import PRECISIONS

PHASE_KINDS = ("original", "relaunch")
EVENT_KINDS = (
    "announcement", "launch", "relaunch", "meeting", "review",
    "signing", "program_launch", "completion", "statement", "other",
)  # fmt: skip
# The sixteen event types of the PLOVER manual (its README lists them differently).
PLOVER_CODES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip


class Phases(Grounded):
    """A run of a dialogue, from its launch or relaunch to the next."""

    phase_id: Text = key("Slug of the phase.")
    dialogue_id: Text = reference("dialogues.dialogue_id", "The dialogue.")
    ordinal: Integer = column("Place among the dialogue's phases, from 1.", least=1)
    kind: Text = choice(PHASE_KINDS, "Whether it is the first run or a later one.")
    start_edtf: Text = column("When it began, EDTF.", null=True)


class Pillars(Grounded):
    """A pillar of a dialogue, or a topic under one."""

    pillar_id: Text = key("Slug of the pillar.")
    dialogue_id: Text = reference("dialogues.dialogue_id", "The dialogue.")
    phase_id: Text = reference("phases.phase_id", "The phase it belongs to.", null=True)
    parent_pillar_id: Text = reference(
        "pillars.pillar_id", "The pillar a topic stands under; NULL for a pillar.", null=True
    )
    level: Integer = column("1 for a pillar, 2 for its topic, and so on.", least=1)
    position: Integer = column("Place among its siblings, from 1.", least=1)
    name: Text = column("Its name, as written.")


class Events(Grounded):
    """Something that happened, or is planned, on a date."""

    event_id: Text = key("Slug of the event.")
    dialogue_id: Text = reference("dialogues.dialogue_id", "The dialogue it belongs to.", null=True)
    phase_id: Text = reference("phases.phase_id", "The phase it belongs to.", null=True)
    kind: Text = choice(EVENT_KINDS, "What sort of event it is.")
    plover_code: Text = choice(PLOVER_CODES, "Its type in the PLOVER ontology; NULL if none fits.", null=True)
    title: Text = column("The event in one readable line.")
    date_edtf: Text = column("When it happened, as precisely as the text says, EDTF.", null=True)
    date_start: Date = column("First day that date_edtf spans; NULL if open.", null=True)
    date_end: Date = column("Last day that date_edtf spans; NULL if open.", null=True)
    date_precision: Text = choice(PRECISIONS, "How precise date_edtf is.", null=True)
    status: Text = choice(("occurred", "planned", "cancelled"), "Whether it took place.")
    place_id: Text = reference("places.place_id", "Where it happened.", null=True)


class EventParticipants(Grounded):
    """A person, organization or country that took part in an event."""

    event_participant_id: Text = key("Slug of the participation.")
    event_id: Text = reference("events.event_id", "The event.")
    person_id: Text = alternative("people.person_id", "Who took part, if a person.")
    organization_id: Text = alternative("organizations.organization_id", "Who, if an organization.")
    country_code: Text = alternative("countries.country_code", "Who, if a country.")
    role: Text = column("In what role.", null=True)


class EventInitiatives(Grounded):
    """An initiative that an event concerns: announced, launched, signed, concluded, or leading it."""

    event_id: Text = reference("events.event_id", "The event.")
    initiative_id: Text = reference("initiatives.initiative_id", "The initiative.")

    class Config:
        unique = ["event_id", "initiative_id"]  # noqa: RUF012


class Memberships(Grounded):
    """An organization's seat on one side of a dialogue."""

    membership_id: Text = key("Slug of the membership.")
    dialogue_id: Text = reference("dialogues.dialogue_id", "The dialogue.")
    phase_id: Text = reference("phases.phase_id", "The phase, where the source says so.", null=True)
    organization_id: Text = reference("organizations.organization_id", "The member.")
    country_code: Text = reference("countries.country_code", "The side it sits on.", null=True)
    role: Text = choice(("co_chair", "participant"), "In what role.")


class InitiativeParticipants(Grounded):
    """An organization, country or place that an initiative involves."""

    initiative_participant_id: Text = key("Slug of the involvement.")
    initiative_id: Text = reference("initiatives.initiative_id", "The initiative.")
    organization_id: Text = alternative("organizations.organization_id", "Who, if an organization.")
    country_code: Text = alternative("countries.country_code", "Who, if a country.")
    place_id: Text = alternative("places.place_id", "Where, if a place.")
    role: Text = choice(("lead", "partner", "beneficiary", "area"), "In what role.", null=True)


class Outcomes(Grounded):
    """An accomplishment, goal or result that a source lists."""

    outcome_id: Text = key("Slug of the outcome.")
    dialogue_id: Text = reference("dialogues.dialogue_id", "The dialogue it belongs to.", null=True)
    phase_id: Text = reference("phases.phase_id", "The phase it belongs to.", null=True)
    event_id: Text = reference("events.event_id", "The event it came of.", null=True)
    initiative_id: Text = reference("initiatives.initiative_id", "The initiative it concerns.", null=True)
    description: Text = column("The outcome in the words of the source.")
    date_edtf: Text = column("When, EDTF.", null=True)
    date_start: Date = column("First day that date_edtf spans; NULL if open.", null=True)
    date_end: Date = column("Last day that date_edtf spans; NULL if open.", null=True)
    date_precision: Text = choice(PRECISIONS, "How precise date_edtf is.", null=True)


class Statements(Grounded):
    """Words that a source quotes."""

    statement_id: Text = key("Slug of the statement.")
    person_id: Text = reference("people.person_id", "Who said it.", null=True)
    position_id: Text = reference("positions.position_id", "The office they spoke from.", null=True)
    event_id: Text = reference("events.event_id", "The event it was about.", null=True)
    text: Text = column("The words quoted.")
    kind: Text = choice(("block", "inline"), "Whether they stand in a block of their own.")


class Quantities(Grounded):
    """A number that a source gives, with what it counts."""

    quantity_id: Text = key("Slug of the quantity.")
    value: Double = column(
        "The number in base units: $1.5 billion is 1500000000.", unit="that of the column unit"
    )
    value_max: Double = column("The upper end of a range.", null=True, unit="that of the column unit")
    unit: Text = column("ISO 4217 code of a currency, '%', or the noun counted.", null=True)
    qualifier: Text = choice(("more_than", "less_than", "about"), "How the source hedges it.", null=True)
    per: Text = column("The unit of time or thing it is counted by: day, week, month, year.", null=True)
    subject: Text = column("What it measures: 'bilateral trade in goods and services'.", null=True)
    date_edtf: Text = column("When it held, EDTF.", null=True)
    date_start: Date = column("First day that date_edtf spans; NULL if open.", null=True)
    date_end: Date = column("Last day that date_edtf spans; NULL if open.", null=True)
    date_precision: Text = choice(PRECISIONS, "How precise date_edtf is.", null=True)
