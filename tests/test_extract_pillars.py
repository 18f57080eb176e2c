"""Pillars and topics: which wordings and layouts name fields of work, and which only look like it."""

from __future__ import annotations

import hashlib

import pytest

from pipeline.extract import extract
from pipeline.model import Document, Ref
from pipeline.parse import parse

TITLE = "Joint Statement on the Peru-Norway Commercial Dialogue"
OPENING = (
    "Peru and Norway held the third meeting of the Peru-Norway Commercial Dialogue (PNCD) in Lima on 3 "
    "May 2021."
)
CLOSING = "The next meeting will be held in Oslo in June 2022."


def pillars(body: str, format: str = "text") -> list[str]:
    """The pillars of a document around ``body``, a topic as "pillar > topic", in order."""
    title = f"# {TITLE}" if format == "markdown" else TITLE
    text = f"{title}\n\n{OPENING}\n\n{body}\n\n{CLOSING}\n"
    data = text.encode()
    document = Document("d", "d", format, text, "d.txt", hashlib.sha256(data).hexdigest(), len(data), "en")
    drafts = [d for d in extract(document, parse(document)).drafts if d.table == "pillars"]
    names = {draft.key: str(draft.values["name"]) for draft in drafts}
    found = []
    for draft in drafts:
        span, parent = draft.evidence[0].span, draft.values["parent_pillar_id"]
        assert text[span.start : span.end].replace("*", "") == draft.values["name"]
        assert draft.values["level"] == (2 if isinstance(parent, Ref) else 1)
        above = f"{names[parent.key]} > " if isinstance(parent, Ref) else ""
        found.append(above + str(draft.values["name"]))
    return found


ABC = ["energy", "mining", "fisheries"]

IN_LINE = {
    "a count and a colon": "The Dialogue has three tracks: energy, mining, and fisheries.",
    "brackets": "It is organised around three pillars (energy, mining and fisheries).",
    "dashes": "Its three themes - energy, mining and fisheries - remain unchanged.",
    "namely": "The Dialogue is built on three pillars, namely energy, mining and fisheries.",
    "a relative clause": "There are three working groups, which deal with energy, mining and fisheries.",
    "groups on": "The PNCD works through working groups on energy, mining, and fisheries.",
    "groups that met": "Working groups met on energy, on mining and on fisheries.",
    "numbers in brackets": "The three pillars are: (i) energy; (ii) mining; and (iii) fisheries.",
    "words between noun and colon": (
        "Three baskets of subjects lay on the table: energy; mining; and fisheries."
    ),
    "fewer named than counted": "Nine areas, among them: energy; mining; and fisheries.",
    "remarks after the names": (
        "It has three pillars: energy, with a view to wind; mining, where Peru leads; and fisheries."
    ),
    "a subject without a number": "Topics included energy, mining, and fisheries.",
    "the noun last": "Ministers identified energy, mining and fisheries as the three priority areas.",
    "one for each": (
        "Three tables of officials were set up: one for energy, one for mining, one for fisheries."
    ),
    "signs in the sentence": "The agenda had been cut up into (1) energy, (2) mining, and (3) fisheries.",
    "titles in quotation marks": "Sessions came under the titles of 'Energy', 'Mining' and 'Fisheries'.",
    "subjects of groups": "Six working groups meet, on subjects such as energy, mining and fisheries.",
    "ordinals": (
        "There are three working parties. The first dealt with energy, the second with mining and the "
        "third with "
        "fisheries."
    ),
    "ordinals over sentences": (
        "The first pillar covers energy. The second is about mining. The third concerns fisheries."
    ),
    "numbers as names": (
        "Group 1, on energy, met twice. Group 2, on mining, met once. Group 3, on fisheries, rested."
    ),
    "brackets after numbers": (
        "Strand 1 (energy) is led by Norway, strand 2 (mining) and strand 3 (fisheries) by Peru."
    ),
    "a pronoun after the count": "It has three pillars. These are energy, mining and fisheries.",
    "dealt with, with repeated prepositions": (
        "The talks dwelt upon energy; on mining, where Peru leads; and on fisheries."
    ),
    "the dialogue as subject": "The PNCD covers energy, mining, and fisheries.",
    "committees on": "The commission has committees on energy, on mining, and on fisheries.",
    "signs, and the sentence goes on": (
        "Both sides exchanged views on (i) energy, (ii) mining and (iii) fisheries, and shared the view that work should go on."
    ),
    "left to teams": "Work on energy, on mining and on fisheries was left to three expert teams.",
    "given to a group each": "Energy, mining and fisheries were each given to a working group.",
    "entrusted to groups": "Ministers entrusted the matters of energy, mining and fisheries to separate task forces.",
    "named as priorities": "The action plan for 2020-2022 names energy, mining and fisheries as priorities.",
    "groups formed to look into": "Three expert groups were formed to look into energy, mining and fisheries.",
    "ordinals without a verb": (
        "There are three pillars. The first pillar is energy, the second mining, the third fisheries."
    ),
    "one for each of the teams": "The agenda was split among three teams, one each for energy, mining and fisheries.",
    "dashes between the names": "Further headings: energy - mining - fisheries.",
    "a sentence each": (
        "They went through the three chapters of the plan. On energy, they noted that tariffs fell. On mining, Peru "
        "offered help. On fisheries, nothing new was reported."
    ),
    "focus on, with semicolons": "Both sides will focus their cooperation on: energy; mining; and fisheries.",
    "one that joins later": (
        "Its two themes are energy and mining. Fisheries joined the list at Peru's request."
    ),
}


@pytest.mark.parametrize("body", IN_LINE.values(), ids=IN_LINE.keys())
def test_a_sentence_names_fields_of_work(body: str) -> None:
    assert [name.lower() for name in pillars(body)] == ABC


HEADED = ["Energy", "Mining", "Fisheries"]

LAYOUTS = {
    "bullets": "The groups took up these themes:\n\n- Energy\n- Mining; and\n- Fisheries.",
    "bullets below a heading": "Areas of cooperation\n\n- Energy\n- Mining\n- Fisheries",
    "bullets after experts from agencies": (
        "Experts from many agencies took up these themes:\n\n- Energy\n- Mining\n- Fisheries"
    ),
    "letters after bare groups": (
        "The work is divided among three groups:\n\nA. Energy\nB. Mining\nC. Fisheries"
    ),
    "items with remarks": (
        "The agenda items were the following:\n\n(a) Energy, with a stress on wind;\n(b) Mining (new), "
        "to be "
        "handled by Peru;\n(c) Fisheries, aquaculture in particular."
    ),
    "items that number themselves": "* Cluster A (Energy)\n* Cluster B (Mining)\n* Cluster C (Fisheries)",
    "an introduction without a noun": (
        "The talks dealt with:\n\n1) Energy\n2) Mining\n3) Fisheries\n4) Any other business"
    ),
    "no colon before the list": "Its work is organised in clusters.\n\n* Energy\n* Mining\n* Fisheries",
    "numerals with items between": (
        "Results fall into three sections.\n\nI. Energy\n   * Both sides opened two plants.\n\n"
        "II. Mining\n   * Prices fell.\n\nIII. Fisheries\n   * Quotas will rise by 3 percent."
    ),
    "letters without a period": (
        "There were 9 results in the following chapters.\n\n"
        "A   Energy\n    The ministers opened two plants in the north of the country this year.\n\n"
        "B   Mining\n    Prices fell, and the ministers agreed that nothing could be done about it.\n\n"
        "C   Fisheries\n    The quotas will rise, as both governments have announced several times."
    ),
    "numbers with a stroke": "Talks moved on to these focal points:\n1/ Energy\n2/ Mining\n3/ Fisheries",
    "numbered headings": (
        "The work is organised in three areas.\n\nI. Energy\n\nPlants will be built in the north.\n\n"
        "II. Mining\n\nNorway will invest there.\n\nIII. Fisheries\n\nQuotas will rise soon."
    ),
    "a list within a numbered paragraph": (
        "1. The meeting was useful.\n2. The following areas were confirmed:\n   (a) Energy\n"
        "   (b) Mining\n   (c) Fisheries\n3. Lunch was served."
    ),
    "numbered paragraphs": "Theme 1. Energy\nTheme 2. Mining\nTheme 3. Fisheries",
    "groups with a sentence after the name": (
        "Working Group 1 – Energy – met twice.\n\nWorking Group 2 – Mining – met once.\n\n"
        "Working Group 3 – Fisheries – is new."
    ),
    "running heads with periods": (
        "Priority Areas\n\nEnergy. Plants will be built.\n\nMining. Norway will invest.\n\n"
        "Fisheries. Quotas will rise."
    ),
    "running heads with dashes": (
        "The sides went through the following agenda items.\n\nEnergy – Plants will be built.\n\n"
        "Mining – Norway will invest.\n\nFisheries – Quotas will rise."
    ),
    "headings counted above": (
        "Its work falls into three tracks, set out below.\n\nEnergy\n\nPlants will be "
        "built.\n\nMining\n\n"
        "Norway will invest.\n\nFisheries\n\nQuotas will rise.\n\nWho is involved\n\nMany officials "
        "are involved."
    ),
    "headings of another case": (
        "AREAS OF WORK\n\nEnergy\n\nPlants will be built.\n\nMining\n\nNorway will "
        "invest.\n\nFisheries\n\n"
        "Quotas will rise.\n\nPARTICIPANTS\n\nPeru sent six officials."
    ),
}


@pytest.mark.parametrize("body", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_the_layout_names_fields_of_work(body: str) -> None:
    assert pillars(body) == HEADED


MARKDOWN = {
    "bold run-in heads": (
        "It rests on three pillars:\n\n**Energy.** Plants follow.\n\n**Mining.** Norway invests.\n\n"
        "**Fisheries.** Quotas rise."
    ),
    "numbered headings": (
        "## Pillar I: Energy\n\nText.\n\n## Pillar II – Mining\n\nText.\n\n## Pillar III. Fisheries\n\nText."
    ),
    "headings below one": (
        "## Pillars\n\n### Energy\n\nText.\n\n### Mining\n\nText.\n\n### Fisheries\n\nText."
    ),
    "a question": "## What topics does it cover?\n\nEnergy, Mining and Fisheries.",
    "a table": (
        "| Working group | Lead |\n|---|---|\n| Energy | Peru |\n| Mining | Norway |\n| Fisheries | Peru |"
    ),
    "a table that counts": (
        "| Pillar | Subject | Lead agency | Outcome |\n|---|---|---|---|\n| I | Energy | Ministry of "
        "Energy | none |\n"
        "| II | Mining | Ministry of Mines | none |\n| III | Fisheries | Ministry of Production | none |"
    ),
    "the column is not the first": (
        "| Lead | Theme |\n|---|---|\n| Peru | Energy |\n| Norway | Mining |\n| Peru | Fisheries |"
    ),
}


@pytest.mark.parametrize("body", MARKDOWN.values(), ids=MARKDOWN.keys())
def test_markdown_names_fields_of_work(body: str) -> None:
    assert pillars(body, "markdown") == HEADED


def test_topics_stand_below_their_pillars() -> None:
    body = (
        "The two working groups reported:\n\n  I. Power\n     a. grids\n     b. off-grid solar\n  "
        "II. Public finance\n"
        "     a. procurement"
    )
    assert pillars(body) == [
        "Power",
        "Power > grids",
        "Power > off-grid solar",
        "Public finance",
        "Public finance > procurement",
    ]


def test_topics_below_a_pillar_heading_belong_to_it() -> None:
    body = "### Pillar 1: Trade\n\n- customs\n- standards\n\n### Pillar 2: Energy\n\n- wind"
    assert pillars(body, "markdown") == [
        "Trade",
        "Trade > customs",
        "Trade > standards",
        "Energy",
        "Energy > wind",
    ]


GROUPS = {
    "The Dialogue gets a new Working Group on Trade, Customs and Ports.": [
        "Working Group on Trade, Customs and Ports"
    ],
    "The Travel and Tourism Working Group, dormant for some time, is started again.": [
        "Travel and Tourism Working Group"
    ],
    "They decided to create a joint working group on critical minerals, which will meet in May.": [
        "joint working group on critical minerals"
    ],
    "Ana Ruiz chaired the Economic Track and Per Dahl presided over the Security Track.": [
        "Economic Track",
        "Security Track",
    ],
    "Customs Working Group\n\nThe group met twice last year.\n\nPorts Working Group\n\nIt met once in May.": [
        "Customs Working Group",
        "Ports Working Group",
    ],
    "Peru takes part in the OECD Working Group on Bribery.": [],
    "Both will go on taking part in the International Working Group on Export Credits.": [],
    "A working group will look into the matter.": [],
}


@pytest.mark.parametrize(("body", "expected"), GROUPS.items())
def test_a_group_or_track_of_the_dialogue_is_one_pillar(body: str, expected: list[str]) -> None:
    assert pillars(body) == expected


def test_sections_of_a_track_stand_below_it() -> None:
    lead = "Results under the Economic Track fall into two sections."
    body = f"{lead}\n\nI. Energy\n\n   * Prices fell.\n\nII. Ports\n\n   * Two were opened.\n"
    assert pillars(body) == ["Economic Track", "Economic Track > Energy", "Economic Track > Ports"]


def test_rows_of_aims_are_pillars_and_their_phrases_topics() -> None:
    body = (
        "I. Promoting Trade\n\n- Ports: both sides will open one.\n- Customs, drawing on the plan of 2020\n\n"
        "II. Protecting Investors\n\n- Legal certainty\n- Both sides met investors in Lima and in Oslo.\n\n"
        "III. Building Skills\n\n- Exchanges of students"
    )
    assert pillars(body) == [
        "Promoting Trade",
        "Promoting Trade > Ports",
        "Promoting Trade > Customs",
        "Protecting Investors",
        "Protecting Investors > Legal certainty",
        "Building Skills",
        "Building Skills > Exchanges of students",
    ]


def test_lines_in_italics_are_headings() -> None:
    body = (
        "*Realizing open trade*\n\nTariffs will fall.\n\n"
        "*Countering piracy at sea*\n\nPatrols will go on.\n\n"
        "*Strengthening schools*\n\nTeachers are wanted."
    )
    assert [name.split()[0] for name in pillars(body, "markdown")] == [
        "Realizing",
        "Countering",
        "Strengthening",
    ]


def test_actions_below_a_pillar_are_no_topics() -> None:
    body = (
        "## Pillar I: Energy\n\n- **Wind.** With the act now law, both sides want more.\n"
        "- **Water.** The law sets aside $3 billion.\n- In March 2021 officials held a round on grids."
    )
    assert pillars(body, "markdown") == ["Energy"]


def test_sub_groups_named_in_an_item_are_topics() -> None:
    body = (
        "Work is carried out by:\n\n- Skills Working Group (new), with sub-groups for schools and for "
        "firms\n- Ports Working Group"
    )
    assert pillars(body) == [
        "Skills Working Group",
        "Skills Working Group > schools",
        "Skills Working Group > firms",
        "Ports Working Group",
    ]


def test_commas_within_an_item_are_kept() -> None:
    body = (
        "The subjects are:\n\n- access to, and use of, technology by small firms\n- culture, sports, "
        "and education"
    )
    assert pillars(body) == [
        "access to, and use of, technology by small firms",
        "culture, sports, and education",
    ]


def test_a_pillar_named_twice_is_one_pillar() -> None:
    body = (
        "It has two pillars: trade and energy.\n\nPillar I: Trade\n\nTariffs fell.\n\nPillar II: "
        "Energy\n\nPlants were built."
    )
    assert pillars(body) == ["trade", "energy"]


def test_numbered_lines_are_pillars_whatever_stands_below_them() -> None:
    body = (
        "Cooperation is organised in three areas, and the results are listed under each of them.\n\n"
        "I. Energy\n\nPeru supports the work of the agency.\n\n"
        "II. Mining\n\n1. Peru has approved the application of a bank.\n2. A joint working group on ports will be formed.\n\n"
        "III. Fisheries\n\nNorway will promote high standards."
    )
    assert pillars(body) == ["Energy", "Mining", "Mining > joint working group on ports", "Fisheries"]


def test_groups_of_a_committee_stand_below_it() -> None:
    body = (
        "## Two committees\n\n**Committee on Culture.** Led by the foreign ministers.\n\n"
        "**Committee on Economy and Investments.** Led by the trade ministers.\n\n"
        "## Joint working groups of the economic committee\n\n"
        "| No. | Working group | Peruvian lead |\n|---|---|---|\n| 1 | Energy | Ministry of Energy |\n"
    )
    assert pillars(body, "markdown") == [
        "Committee on Culture",
        "Committee on Economy and Investments",
        "Committee on Economy and Investments > Energy",
    ]


NOTHING = {
    "things given to groups of people": "The loans, grants and guarantees were given to three groups of fishermen.",
    "what was identified as something else": "Ministers identified energy, mining and fisheries as obstacles.",
    "places": "The delegation visited three places: Lima, Cusco and Arequipa.",
    "agreements": (
        "The sides signed three agreements: a Memorandum on Ports, a Protocol on Fish and a Pact on Wood."
    ),
    "bodies that lead": (
        "Three agencies lead the working groups: the Ministry of Energy, the Ministry of Trade and the "
        "Central Bank."
    ),
    "goals": "The programme has three goals: to raise incomes, to cut emissions and to train teachers.",
    "statements": (
        "Progress was made in three areas: tariffs will be cut, ports will be built and schools will "
        "be opened."
    ),
    "quarrels": "The two countries differ on several issues: tariffs, fishing rights and visas.",
    "things in turn": "The first train ran in March, the second in May and the third in June.",
    "meetings in turn": "The first meeting took place in Lima, the second in Oslo and the third in Cusco.",
    "chapters of a text": (
        "I. Introduction\n\nThe ministers met for the third time.\n\nII. Results\n\nThey agreed on much.\n\n"
        "III. Next steps\n\nThey will meet again."
    ),
    "papers with titles": "They signed agreements titled 'Clean Sea', 'Open Sky' and 'Green Land'.",
    "where groups meet": "The working groups will meet in Lima, Oslo and Bergen.",
    "members": "Participants included:\n\n- Ministry of Trade\n- Ministry of Energy\n- Chamber of Commerce",
    "results": "Outcomes\n\nEnergy. The parties signed a memorandum.\n\nTrade. Tariffs will fall.",
    "heads that nothing introduces": (
        "Trade. Two-way trade reached $2 billion.\n\nInvestment. Norwegian firms invested $300 million."
    ),
    "facts": "Quick facts\n\n- Norway is Peru's tenth-largest partner.\n- Peru trades with EFTA.",
    "next steps": "Next steps\n\n- Meeting of the working groups in March\n- Report to ministers in May",
    "only the dialogue": "The subjects are:\n  Peru-Norway Commercial Dialogue (PNCD)",
    "sums": "Talks centred on a $30 million loan, the visit of President Garcia and the Paris Agreement.",
}


@pytest.mark.parametrize("body", NOTHING.values(), ids=NOTHING.keys())
def test_other_enumerations_name_no_field_of_work(body: str) -> None:
    assert pillars(body) == []


LISTS = {
    "a counted noun before who leads them": "It has three committees, each led by a minister:\n\n* energy\n* mining\n* fisheries",
    "sectors": "The PNCD concentrates on three sectors:\n\n• energy\n• mining\n• fisheries",
    "streams": "Officials will carry the work forward in three streams:\n\n- energy\n- mining\n- fisheries",
    "what was talked about": "The delegations talked about the following:\n\n-- energy\n-- mining\n-- fisheries",
    "lines of cooperation": "Strategic lines of cooperation:\n\n• energy\n• mining\n• fisheries",
    "run-in heads of items": (
        "The meeting dealt with the following topics:\n\nA. energy. Trade passed $10 billion in 2021.\n\n"
        "B. mining. Peru urged a plan. Norway agreed.\n\nC. fisheries. Norway has given 64 boats."
    ),
    "paragraphs between the items": (
        "Three strategic areas were chosen for 2016:\n\nI. energy\nBoth sides will finish the principles this "
        "summer.\n\nII. mining\nA pilot of inspection began in Lima. Waiting times have fallen.\n\n"
        "III. fisheries\nThe council adopted its work plan."
    ),
    "groups in a sentence, one of them like a body": (
        "Reports were received from the Working Groups on energy, mining, and fisheries."
    ),
    "whose": "The PNCD's priorities are energy, mining and fisheries.",
}


@pytest.mark.parametrize("body", LISTS.values(), ids=LISTS.keys())
def test_further_lists_of_fields(body: str) -> None:
    assert pillars(body) == ABC


def test_running_heads_may_be_in_capitals() -> None:
    body = (
        "Discussions will be organised under three pillars:\n\nENERGY. The partners will seek standards.\n\n"
        "MINING. New commitments on supply.\n\nFISHERIES. Rules on nets and methane."
    )
    assert pillars(body) == ["ENERGY", "MINING", "FISHERIES"]


NEITHER = [
    "Two memoranda of understanding were signed by the working group: one on solar energy, the other on mining.",
    "Topics by meeting:\n\n* First meeting: the macroeconomic outlook\n* Second meeting: structural reform",
]


@pytest.mark.parametrize("body", NEITHER)
def test_papers_and_meetings_are_no_fields_of_work(body: str) -> None:
    assert pillars(body) == []


def test_where_a_list_names_the_fields_the_headings_below_are_only_about_some_of_them() -> None:
    body = (
        "## Areas of cooperation\n\nThe declaration names three areas:\n\n- energy\n- mining\n- fisheries\n\n"
        "### Trade\n\nA study was made.\n\n### Business\n\nA forum takes place."
    )
    assert pillars(body, "markdown") == ABC


def test_a_committee_that_is_added_joins_those_of_the_sentence() -> None:
    body = (
        "The commission works through committees on energy, on mining, and on ports, and on Tuesday ministers added a "
        "fourth, on fisheries."
    )
    assert pillars(body) == ["energy", "mining", "ports", "fisheries"]


def test_lines_below_a_bare_title_begin_with_their_field() -> None:
    body = "Focus areas\nOil and gas - safe work at sea\nMining - closure of old pits\nRenewables - grid studies and auctions"
    assert pillars(body) == ["Oil and gas", "Mining", "Renewables"]


def test_fields_below_a_heading_of_the_first_phase_are_of_that_phase() -> None:
    text = (
        "# Peru-Norway Commercial Dialogue\n\nThe Peru-Norway Commercial Dialogue is a forum.\n\n"
        "## First phase (2007-2010)\n\nIn its first phase the dialogue had two agenda items:\n\n1. Energy\n2. Mining\n"
    )
    document = Document("d", "d", "markdown", text, "d.md", "0" * 64, len(text), "en")
    drafts = extract(document, parse(document)).drafts
    phases = {(d.values["kind"], d.values["start_edtf"]) for d in drafts if d.table == "phases"}
    assert phases == {("original", "2007")}
    assert all(d.values["phase_id"] for d in drafts if d.table == "pillars")


NO_FIELDS = {
    "questions": (
        "# Working Group with Norway: Third Round\n\n**Why now?** Ministers asked for it.\n\n**Who comes?** Both sides do."
    ),
    "sections of a fact sheet": "# Tracks at work\n\n## By the numbers\n\nTrade grew.\n\n## Ahead\n\nMinisters meet again.",
    "amounts": "## Working groups\n\n- **$1.0 billion**: trade in 2018\n- **40 percent**: the share of fish",
}


@pytest.mark.parametrize("body", NO_FIELDS.values(), ids=NO_FIELDS)
def test_questions_sums_and_usual_sections_are_no_fields_of_work(body: str) -> None:
    assert pillars(body, "markdown") == []
