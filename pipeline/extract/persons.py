"""People beside their titles of office, and a few that stand without one.

A capitalised pair of words may be anything; beside a title ("Commerce Secretary Ana Ruiz", "Ana Ruiz,
Colombia's Minister of Trade", "Ana Ruiz (Minister of Trade)", "Ana Ruiz, who is Minister of Trade") it is
a person. Titles come from the lexicon, names from their shape.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract import behind_name, person_cues, phrases
from pipeline.extract import person_clauses as clauses
from pipeline.extract.person_names import NameShapes
from pipeline.extract.person_offices import PersonSpan, add_offices
from pipeline.extract.person_titles import TitleReader
from pipeline.extract.shared_titles import in_turn
from pipeline.extract.title_words import TitleSpan
from pipeline.extract.tokens import Token, join
from pipeline.extract.words import CLAUSE_MARKS

Name = tuple[int, int]
Places = Sequence[int]
_INTERIM = phrases.TitleWord("a.i.", False, True)  # "Chargé d'Affaires a.i. Ana Ruiz"


class PersonReader:
    """Reads the people of one sentence, the tokens ``at`` of the document: those in ``capitals`` begin with a capital
    letter, those in ``offices`` may open a title. ``prose``: it is no heading.
    """

    def __init__(
        self, tokens: Sequence[Token], capitals: Places, offices: Places, at: Name, prose: bool
    ) -> None:
        self.tokens, (self.begin, self.end), self.prose = tokens, at, prose
        self.capitals, self.offices = capitals, offices
        self.shapes = NameShapes(tokens, *at)
        self.found: list[PersonSpan] = []
        self.taken: set[int] = set()
        self.office: set[int] = set()
        self.idle: list[TitleSpan] = []  # titles that no name stands beside

    def people(self) -> list[PersonSpan]:
        """The people of the sentence that stand beside a title, those behind an honorific, those who act."""
        titles = TitleReader(self.tokens, self.begin, self.end, self.offices).titles()
        self.office = {i for title in titles for i in range(title.begin, title.end)}
        for title in sorted(
            titles, key=lambda title: (title.word in person_cues.ROLES, title.lower)
        ):  # the surer first
            self._beside(title)
        add_offices(self.tokens, self.idle, self.found)
        self._honorifics()
        if self.prose:
            self._untitled()
        self.found.sort(key=lambda person: person.begin)
        return self.found

    def _take(self, name: Name, title: TitleSpan | None, rule: str) -> None:
        self.found.append(PersonSpan(*name, title, rule))
        self.taken.update(range(*name))

    def _free(self, name: Name | None) -> bool:
        """Is this a name, of nobody yet, with no word of an office in it, and not "Economic Affairs"?"""
        taken = name is None or any(i in self.taken or i in self.office for i in range(*name))
        return not taken and not phrases.is_portfolio(join(self.tokens[slice(*(name or ()))]))

    def _second_title(self, title: TitleSpan, name: Name | None) -> None:
        """ "Ambassador Ana Ruiz, Deputy Trade Representative": the person is known, the office is one more."""
        for person in self.found:
            known = name is not None and person.end == name[1] and person.rule == "title-name"
            if known and not title.plural:
                person.more = (*person.more, title)

    def _beside(self, title: TitleSpan) -> None:
        """Gives a title to the name or names beside it, by the nearest way of standing beside."""
        ways = (
            ("title-name", self._names_after),
            ("name-title", self._names_before),
            ("title-comma-name", self._names_apart),
            ("name-is-title", self._name_that_is),
        )
        for rule, names_of in ways:
            names = names_of(title)
            for name, held in names:
                self._take(name, held, rule)
            if names:
                return
        self.idle.append(title)

    # -- the title first --------------------------------------------------------------------------

    def _names_after(self, title: TitleSpan) -> list[tuple[Name, TitleSpan]]:
        """ "Secretary Ana Ruiz", "Presidents A and B", "prime minister Ana Ruiz"."""
        begin = self._skip_honorifics(title.end)
        end = self.shapes.name_at(begin, self._least(title)) or self._surname_he(begin)
        if end is None and begin < self.end and self._is_called(begin, begin + 1):
            end = begin + 2
        if (
            title.begin == self.begin or not self.tokens[title.begin - 1].cap
        ):  # not "Universidad Mayor de San Marcos"
            end = end or self.shapes.particled(begin)
        return self._more_names((begin, end), title) if end and self._free((begin, end)) else []

    def _surname_he(self, begin: int) -> int | None:
        """ "Vice Premier He Lifeng": after a title a pronoun in capitals is a surname, if a name follows."""
        opens = begin + 1 < self.end and self.tokens[begin].text in ("He", "An", "So")
        return self.shapes.name_at(begin + 1) if opens else None

    def _least(self, title: TitleSpan) -> int:
        """A surname alone needs a plain title: after "Head of the Delegation" it takes a full name."""
        return 2 if title.lower or title.complement in ("body", "country", "other") else 1

    def _names_apart(self, title: TitleSpan) -> list[tuple[Name, TitleSpan]]:
        """ "the Minister of Economy, Name Surname, …", "the two ministers, A of X and B of Y, …"."""
        i, title = self._behind(title.end, title)  # "the Minister of Economy | of Peru, Name Surname"
        if i + 1 >= self.end or self.tokens[i].text not in (",", ":", "(", "-", "|", "["):
            return []
        begin = self._skip_honorifics(i + 1)
        end = self.shapes.name_at(begin, 2)
        if not end or not self._free((begin, end)):
            return []
        names = self._more_names((begin, end), title)
        last = self._behind(names[-1][0][1], title)[0]
        closing = self.tokens[last].text if last < self.end else "."
        closed = closing in CLAUSE_MARKS or closing == "and" or self._is_subject(title, last)
        return names if closed or len(names) > 1 else []

    def _is_subject(self, title: TitleSpan, last: int) -> bool:
        """ "… and Chile's Minister of Trade, Ana Ruiz | met": the second comma is left out, the verb closes it."""
        ahead = self.tokens[title.begin - 1].low if title.begin > self.begin else "and"
        if ahead in person_cues.DETERMINERS and title.begin - 1 > self.begin:
            ahead = self.tokens[title.begin - 2].low
        opens = ahead in ("and", ";", ":") or title.begin - self.begin < 2
        return opens and self.tokens[last].low in person_cues.ACTING

    def _skip_honorifics(self, i: int, titled: bool = True) -> int:
        while i < self.end and (self.tokens[i].cap or self.tokens[i].low == "a.i."):
            hit = phrases.titles().at(self.tokens, i, self.end) if self.tokens[i].cap else (i + 1, _INTERIM)
            if not hit or not hit[1].honorific or (hit[0] == i + 1 and self.shapes.name_at(i, 2)):
                break
            if titled and self._is_called(i, hit[0]):
                break
            i = hit[0]
        return i

    def _is_called(self, i: int, name: int) -> bool:
        """ "Prime Minister | Sheikh Hasina": with a single name the form of address belongs to it."""
        end = (
            self.shapes.name_at(name)
            if self.tokens[i].low in ("sheikh", "sheikha") and name == i + 1
            else None
        )
        return end == name + 1 and self.shapes.name_at(name, 2) is None

    def _more_names(self, first: Name, title: TitleSpan) -> list[tuple[Name, TitleSpan]]:
        """After a plural title, the names that follow: "Presidents A of X and B of Y", "Ministers A, B
        and C".
        """
        j, held = self._behind(first[1], title)
        names = [(first, held)]
        least = (
            2 if first[1] - first[0] > 1 else self._least(title)
        )  # after a full name none is a surname alone
        while title.plural and j + 1 < self.end and self.tokens[j].low in (",", "and"):
            k = j + 1 if self.tokens[j + 1].low != "and" else j + 2
            begin = self._skip_honorifics(k)
            end = self.shapes.name_at(begin, least) if begin < self.end else None
            if not end or not self._free((begin, end)):
                break
            j, held = self._behind(end, title)
            names.append(((begin, end), held))
        return names

    def _behind(self, j: int, title: TitleSpan) -> tuple[int, TitleSpan]:
        """Past honours and past "of Peru" or "(Trade)" at token ``j``; the title with what stands there."""
        return behind_name.told(self.tokens, self.end, self.shapes.after_honours(j), title)

    # -- the name first ---------------------------------------------------------------------------

    def _names_before(self, title: TitleSpan) -> list[tuple[Name, TitleSpan]]:
        """ "Name, [the then] Title", "Name (Title)", "A and B, at that time the two Titles"."""
        i = title.begin
        while i - 1 >= self.begin and (
            self.tokens[i - 1].low in person_cues.DETERMINERS or self.tokens[i - 1].text == "'s"
        ):
            i -= 1
        if i - 1 < self.begin or self.tokens[i - 1].text not in (",", "(", "-", "|", "["):
            return []
        found = self._name_of_clause(i - 1)
        if found is None or not self._free(found):
            self._second_title(title, found)
            return []
        listed = self._listed_before(found, title)
        if title.plural and not listed and self.tokens[title.begin - 1].low == "the":
            return []  # "… of Peru, Ana Ruiz, the Ministers agreed": they are more than one
        return in_turn(self.tokens, self.end, title, [*reversed(listed), found])

    def _listed_before(self, name: Name, title: TitleSpan) -> list[Name]:
        """Of "A, B and C, both Ministers" those before the last, backwards."""
        names: list[Name] = []
        while title.plural and (earlier := self._earlier((names or [name])[-1][0])):
            names.append(earlier)
        return names

    def _name_of_clause(self, end: int) -> Name | None:
        """The name before token ``end``, or before "(Peru)", "of Peru" and "from the Bank of England" there."""
        end = clauses.before_brackets(self.tokens, self.begin, end)
        found = self.shapes.name_ending(end) or self._addressed(end)
        if found:
            return found
        for at in range(end - 1, max(self.begin, end - 8), -1):
            if self.tokens[at].low in ("of", "from", "at"):
                known = phrases.names().at(
                    self.tokens, at + 2 if self.tokens[at + 1].low == "the" else at + 1, end
                )
                found = self.shapes.name_ending(at) if known and known[0] == end else None
                if found:
                    return found
        return None

    def _addressed(self, end: int) -> Name | None:
        """ "Mr. Ruiz" right before token ``end``: a surname alone, behind a form of address."""
        if end - 2 < self.begin or not self.shapes.name_word(end - 1):
            return None
        form = phrases.titles().ending_at(self.tokens, self.begin, end - 1, 3)
        return (end - 1, end) if form and form[1].honorific else None

    def _earlier(self, start: int) -> Name | None:
        """The name listed before the one that starts at ``start``: "A, B and C, both Ministers"."""
        if start - 2 < self.begin or self.tokens[start - 1].low not in ("and", ","):
            return None
        stop = start - 1 if self.tokens[start - 2].text != "," else start - 2
        earlier = self.shapes.name_ending(stop)
        return earlier if self._free(earlier) else None

    def _name_that_is(self, title: TitleSpan) -> list[tuple[Name, TitleSpan]]:
        """ "Name, who was then Title", "Name, who heads BODY as its Title", "Name became Title"."""
        i = title.begin - 1
        while i >= self.begin and self.tokens[i].low in person_cues.DETERMINERS:
            i -= 1
        if i <= self.begin or self.tokens[i].low not in person_cues.COPULAS:
            return []
        pronoun = clauses.relative(self.tokens, self.begin, i)
        name = self._subject(i) if pronoun is None else self._of_clause_before(pronoun)
        if name is None or not self._free(name):
            return []
        names = [name, *self._listed_before(name, title)]
        return [(name, clauses.with_body(self.tokens, title, names[0][1])) for name in reversed(names)]

    def _of_clause_before(self, pronoun: int) -> Name | None:
        """The name before "who", with or without a comma between."""
        return self._name_of_clause(pronoun - int(self.tokens[pronoun - 1].text == ","))

    def _subject(self, i: int) -> Name | None:
        """The name right before the verb at token ``i``: "Ana Ruiz has since become Minister", "served as
        Minister".
        """
        if self.tokens[i].low == "as":
            i -= self.tokens[i - 1].low == "office" and i - 2 > self.begin  # "took office as"
            if self.tokens[i - 1].low not in person_cues.SERVING:
                return None
            i -= 1
            if (name := clauses.of_pronoun(self.tokens, self.begin, i - 1)) is not None:
                return self.shapes.name_ending(name)
            if self.tokens[i - 1].low not in person_cues.COPULAS | person_cues.AUXILIARIES:
                return self.shapes.name_ending(i)
        while i > self.begin and self.tokens[i].low in person_cues.COPULAS | person_cues.AUXILIARIES:
            i -= 1
        return self.shapes.name_ending(i + 1)

    # -- without a title --------------------------------------------------------------------------

    def _honorifics(self) -> None:
        """ "Mr. Ruiz", "Lord Ashby": a name behind a form of address."""
        behind = self.begin
        for i in self.capitals:
            hit = phrases.titles().at(self.tokens, i, self.end) if i >= behind else None
            if hit and hit[1].honorific:
                named = hit[0] == i + 1 and self.shapes.name_at(i, 2)  # "Lord Ashby", not "Tan Sri Azman"
                begin = i if named else self._skip_honorifics(i, titled=False)
                end = self.shapes.name_at(begin) if begin < self.end else None
                if end and self._free((begin, end)):
                    self._take((begin, end), None, "honorific-name")
                    behind = end

    def _untitled(self) -> None:
        """ "her counterpart, Ana Ruiz", "the economist Ana Ruiz", "Ana Ruiz signed", "Ana Ruiz of Peru"."""
        behind = self.begin
        for i in self.capitals:
            end = self.shapes.name_at(i, 2) if i >= behind else None
            if end is None:
                continue
            behind = end
            name = (i, end)
            if self._free(name) and person_cues.is_person(self.tokens, self.begin, self.end, name):
                self._take(name, None, "name-in-context")


__all__ = ["PersonReader", "PersonSpan", "TitleSpan", "join"]
