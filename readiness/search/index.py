"""The index: what can be found, by name, by words and by near spellings, and how surely."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from readiness.search.words import SMALL, stem, stems, telling, words

LONGEST = 200
"""Letters of a query that are read."""
MOST_WORDS = 12
SHORTEST_PREFIX, SHORTEST_NEAR = 3, 4
EXACT, STARTS, WORDS, NEAR, PART = range(5)
"""How something was found, the surest first."""

WHOLE, BEGUN, SPELT = 1.0, 0.7, 0.5
"""What a word of a name is worth: the word itself, its beginning, a near spelling of it."""
IN_TEXT = 0.6
"""The same word in a text about the thing, instead of in its name."""
MEANT = 0.9
"""A word that stands for the one that was typed."""


@dataclass(frozen=True)
class Thing:
    """What can be found. ``key`` tells things apart; ``rank`` orders what is found equally well."""

    key: tuple[str, str]
    rank: tuple[int, ...]
    names: tuple[str, ...]
    codes: tuple[str, ...] = ()
    """Ids and abbreviations: what is typed is the whole of one, or nothing of it."""
    text: str = ""
    place: tuple[str, ...] = ()
    """Names of the state it belongs to: they help where they are typed and are never needed."""
    is_place: bool = False


class Found(NamedTuple):
    """One of the things with the way it was found."""

    key: tuple[str, str]
    how: int


class _Group(NamedTuple):
    """Words that were typed together, with what else they may mean."""

    choices: tuple[tuple[tuple[str, ...], float], ...]
    is_place: bool


Hits = dict[int, float]


@dataclass
class Index:
    """Everything that can be found, ready to be asked. ``synonyms``: a phrase → what it means."""

    things: Sequence[Thing]
    synonyms: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._postings: dict[str, Hits] = {}
        self._names: dict[str, set[int]] = {}
        self._codes: dict[str, set[int]] = {}
        self._phrases: dict[tuple[str, ...], list[str]] = {}
        self._places: dict[tuple[str, ...], str] = {}
        for word, means in self.synonyms.items():
            self._phrases.setdefault(stems(word), []).extend(means)
        for at, thing in enumerate(self.things):
            self._add(at, thing)
        self._words = sorted(self._postings)
        self._all_names = sorted(self._names)
        self._longest = max([1, *map(len, self._phrases), *map(len, self._places)])

    def find(self, asked: str) -> list[Found]:
        """Everything that fits, in order; what has only some of the words comes if nothing has all.

        >>> index = Index(
        ...     [
        ...         Thing(("indicator", "price"), (1,), ("Price of broadband",)),
        ...         Thing(("state", "LAO"), (0,), ("Lao PDR", "Laos"), is_place=True),
        ...         Thing(("law", "lao_1"), (2,), ("Law on data",), place=("Lao PDR", "Laos")),
        ...         Thing(("law", "other"), (2,), ("Law on data",)),
        ...     ],
        ...     {"cost": ["price"]},
        ... )
        >>> [found.key[1] for found in index.find("law LAOS")]
        ['lao_1', 'LAO', 'other']
        >>> index.find("brodband cost")
        [Found(key=('indicator', 'price'), how=3)]
        >>> index.find("?!")
        []
        """
        asked = asked[:LONGEST]
        typed = words(asked)[:MOST_WORDS]
        if not typed:
            return []
        found = self._by_name(typed)
        groups = self._groups(typed)
        for at, (how, worth) in self._by_words(groups, found).items():
            found[at] = max(found.get(at, (how, worth)), (how, worth), key=_surer)
        order = sorted(found, key=lambda at: (found[at][0], -found[at][1], self.things[at].rank))
        return [Found(self.things[at].key, found[at][0]) for at in order]

    def _add(self, at: int, thing: Thing) -> None:
        worths = [(thing.text, IN_TEXT), *((name, IN_TEXT) for name in thing.place)]
        worths += [(name, 1.0) for name in thing.names]
        for text, worth in worths:
            for word in stems(text):
                self._postings.setdefault(word, {})[at] = worth
        for code in thing.codes:
            self._codes.setdefault(" ".join(words(code)), set()).add(at)
        for name in thing.names:
            self._names.setdefault(" ".join(words(name)), set()).add(at)
            # A code of two or three letters is also a word: "ID", "MY".
            if thing.is_place and len(name) >= SHORTEST_NEAR:
                self._places[stems(name)] = thing.names[0]

    def _by_name(self, typed: Sequence[str]) -> dict[int, tuple[int, float]]:
        """Things whose name is what was typed or what that means, begins so, or is spelt nearly so."""
        whole = " ".join(typed)
        found: dict[int, tuple[int, float]] = {}
        for meant in self._phrases.get(stems(whole), []):
            found |= dict.fromkeys(self._names.get(" ".join(words(meant)), ()), (EXACT, MEANT))
        for named in (self._codes, self._names):
            found |= dict.fromkeys(named.get(whole, ()), (EXACT, WHOLE))
        if len(whole) > 1:
            for name in _begun(self._all_names, whole):
                worth = WHOLE if name.startswith(f"{whole} ") else BEGUN
                for at in self._names[name]:
                    found[at] = max(found.get(at, (STARTS, 0.0)), (STARTS, worth), key=_surer)
        if not found and len(whole) >= SHORTEST_NEAR:
            for name, distance in _near(whole, self._all_names):
                for at in self._names[name]:
                    found.setdefault(at, (NEAR, SPELT + SPELT / (1 + distance)))
        return found

    def _by_words(
        self, groups: Sequence[_Group], named: Mapping[int, object]
    ) -> dict[int, tuple[int, float]]:
        needed = [group for group in groups if not group.is_place] or groups
        how, hits = WORDS, [self._hits(group, is_near=False) for group in needed]
        if not all(hits):
            how, hits = NEAR, [self._hits(group, is_near=True) for group in needed]
        places = [self._hits(group, is_near=False) for group in groups if group.is_place]
        found: dict[int, tuple[int, float]] = {}
        for at in set.intersection(*map(set, hits)):
            worth = sum(hit.get(at, 0.0) for hit in [*hits, *places])
            found[at] = (how, worth / len(groups))
        if not found and not named:
            some: Hits = {}
            for hit in hits:
                for at, worth in hit.items():
                    # A word that many things have says little.
                    some[at] = some.get(at, 0.0) + worth / (1 + len(hit)) ** 0.5
            found = {at: (PART, worth) for at, worth in some.items()}
        for hit in places:
            own = {at: worth for at, worth in hit.items() if self.things[at].is_place}
            found |= {
                at: (WORDS, worth / len(groups)) for at, worth in own.items() if worth >= MEANT
            }
        return found

    def _hits(self, group: _Group, is_near: bool) -> Hits:
        """Things that have all words of one of the choices of a group."""
        found: Hits = {}
        for phrase, worth in group.choices:
            each = [self._having(word, is_near) for word in phrase]
            for at in set.intersection(*map(set, each)) if each else ():
                value = worth * sum(hit[at] for hit in each) / len(each)
                found[at] = max(found.get(at, 0.0), value)
        return found

    def _having(self, word: str, is_near: bool) -> Hits:
        """Things with a word, as it is or begun by it; near spellings where nothing has it."""
        hits = dict(self._postings.get(word, {}))
        if len(word) >= SHORTEST_PREFIX:
            for longer in _begun(self._words, word):
                for at, worth in self._postings[longer].items():
                    hits[at] = max(hits.get(at, 0.0), BEGUN * worth)
        if is_near and not hits and len(word) >= SHORTEST_NEAR:
            for other, _distance in _near(word, self._words):
                for at, worth in self._postings[other].items():
                    hits[at] = max(hits.get(at, 0.0), SPELT * worth)
        return hits

    def _groups(self, typed: Sequence[str]) -> list[_Group]:
        """Phrases that mean something together, the longest first, then single words."""
        groups, at = [], 0
        while at < len(typed):
            for length in range(min(self._longest, len(typed) - at), 0, -1):
                phrase = tuple(map(stem, typed[at : at + length]))
                means = self._phrases.get(phrase, [])
                if means or phrase in self._places:
                    break
            if means or phrase in self._places or typed[at] not in SMALL:
                others = [*means, *filter(None, [self._places.get(phrase)])]
                choices = [(phrase, 1.0), *((telling(other), MEANT) for other in others)]
                groups.append(_Group(tuple(choices), phrase in self._places))
            at += length
        return groups or [_Group(((stems(" ".join(typed)), 1.0),), False)]


def _surer(found: tuple[int, float]) -> tuple[int, float]:
    how, worth = found
    return -how, worth


def _begun(ordered: Sequence[str], start: str) -> Iterator[str]:
    """Of words in order those that begin so and go on."""
    for at in range(bisect_left(ordered, start), len(ordered)):
        if not ordered[at].startswith(start):
            return
        if ordered[at] != start:
            yield ordered[at]


def _near(word: str, among: Sequence[str]) -> Iterable[tuple[str, int]]:
    """Words at one slip of the finger, or at two where the word is long."""
    most = 1 if len(word) < 8 else 2
    close = process.extract(word, among, scorer=OSA.distance, score_cutoff=most, limit=20)
    return ((other, distance) for other, distance, _ in close)
