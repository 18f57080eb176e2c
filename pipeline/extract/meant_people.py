"""Who is meant in a sentence: people by name, by "he", by "the Minister", by "the latter"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline import lexicon
from pipeline.extract import phrases
from pipeline.extract.entities import Entity
from pipeline.extract.reading import Reading, Sentence

_BARE = frozenset(("say",))  # other verbs look like nouns in the infinitive ("a note", "the report")
_FORMER = ("former", "latter")
PRONOUNS = frozenset(("he", "she"))


@cache
def saying() -> frozenset[str]:
    """Forms of the verbs by which somebody is quoted."""
    verbs = [verb for verb in lexicon.event_verbs() if verb.kind == "statement"]
    return frozenset(form for verb in verbs for form in verb.forms[verb.lemma not in _BARE :])


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named, or meant by a pronoun or a title, at tokens ``[begin, end)``."""

    begin: int
    end: int
    entity: Entity


class MeantPeople:
    """The people that each sentence of one document names or means."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.titles = self._titles()
        self._mentions: dict[int, list[Mention]] = {}
        self._last: Entity | None = None
        for sentence in reading.sentences:
            self._mentions[sentence.index] = self._read(sentence)

    # -- who is named where -----------------------------------------------------------------------

    def _titles(self) -> dict[str, list[Entity]]:
        """Words of office and who holds such an office in this document."""
        held: dict[str, list[Entity]] = {}
        for sentence in self.reading.sentences:
            for person in sentence.people:
                if person.title is None:
                    continue
                entity = next(
                    (e for b, _, e in sentence.entities if b == person.begin and e.table == "people"), None
                )
                for word in {person.title.word, person.title.title}:
                    if entity is not None and entity not in held.setdefault(word, []):
                        held[word].append(entity)
        return held

    def _read(self, sentence: Sentence) -> list[Mention]:
        tokens = self.reading.tokens
        found = [Mention(b, e, entity) for b, e, entity in sentence.entities if entity.table == "people"]
        inside = {
            i
            for person in sentence.people
            if person.title
            for i in range(person.title.begin, person.title.end)
        }
        inside |= {i for mention in found for i in range(mention.begin, mention.end)}
        found += self._one_of_two(sentence)
        pronouns = [i for i in range(sentence.begin, sentence.end) if tokens[i].low in PRONOUNS]
        for i in sorted((*pronouns, *sentence.offices)):
            if i in inside:
                continue
            earlier = [m.entity for m in found if m.end <= i]
            if tokens[i].low in PRONOUNS:
                entity = earlier[-1] if earlier else self._last
                found += [Mention(i, i + 1, entity)] if entity else []
            elif tokens[i].cap or tokens[i - 1].low == "the":
                meant = self._office(sentence, i, earlier)
                inside |= {k for mention in meant for k in range(mention.begin, mention.end)}
                found += meant
            found.sort(key=lambda mention: mention.begin)
        if found:
            self._last = found[-1].entity if len({id(m.entity) for m in found}) == 1 else self._subject(found)
        return found

    def _one_of_two(self, sentence: Sentence) -> list[Mention]:
        """ "the former", "the latter", of the two people that the sentence before names."""
        tokens = self.reading.tokens
        before = self._mentions.get(sentence.index - 1, [])
        two = list({id(mention.entity): mention.entity for mention in before}.values())
        if len(two) != len(_FORMER):
            return []
        alone = [
            i
            for i in range(sentence.begin + 1, sentence.end)
            if tokens[i].low in _FORMER and tokens[i - 1].low == "the" and self._stands_alone(i, sentence.end)
        ]
        return [Mention(i, i + 1, two[_FORMER.index(tokens[i].low)]) for i in alone]

    def _stands_alone(self, i: int, end: int) -> bool:
        """ "the former said", "noted the latter."; not "the former minister"."""
        after = self.reading.tokens[i + 1] if i + 1 < end else None
        return after is None or not after.low.isalpha() or after.low in saying()

    def _subject(self, found: list[Mention]) -> Entity:
        """Of several people in a sentence, "he" is the first in the next."""
        return found[0].entity

    def _office(self, sentence: Sentence, i: int, earlier: list[Entity]) -> list[Mention]:
        """ "the Minister", where one person of the document holds such an office, or was just spoken of."""
        hit = phrases.titles().at(self.reading.tokens, i, sentence.end)
        if (
            not hit
            or hit[1].honorific
            or hit[1].plural
            or (hit[0] < sentence.end and self.reading.tokens[hit[0]].cap)
        ):
            return []
        word = hit[1].title
        holders: list[Entity] = []
        for title, entities in self.titles.items():
            if title == word or title.startswith((f"{word} of", f"{word} for")):
                holders += [entity for entity in entities if entity not in holders]
        if len(holders) > 1:
            holders = [e for e in [*reversed(earlier), self._last] if e in holders][:1]
        return [Mention(i, hit[0], holders[0])] if holders else []

    def _within(self, sentence: Sentence, begin: int, end: int) -> list[Mention]:
        return [m for m in self._mentions[sentence.index] if begin <= m.begin < end]

    def people_of(self, sentence: Sentence) -> list[Mention]:
        """All people a sentence names or means."""
        return self._mentions[sentence.index]
