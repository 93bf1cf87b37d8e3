"""What rows name and measure, as typed parts of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from readiness import wording
from readiness.briefing.document import Listing, Name, Number, Part, Say, Verbatim, Year
from readiness.wording import statuses

Row: TypeAlias = Mapping[str, Any]
Rows: TypeAlias = Mapping[str, Sequence[Row]]
"""The warehouse's answers by question: all that a brief is made of."""


def state(row: Row) -> Name:
    """The member state of a row."""
    return Name("state", row["iso3"], row["name"])


def pillar(row: Row) -> Name:
    """The pillar of a row."""
    return Name("pillar", row["pillar"], row.get("pillar_title") or row["title"])


def indicator(row: Row) -> Name:
    """The indicator of a row."""
    return Name("indicator", row["indicator_id"], row["title"])


def framework(row: Row) -> Part:
    """A framework; a national plan keeps its own name in every language."""
    if row["owner"] == "national":
        return Verbatim(row["name"])
    return Name("framework", row["framework_id"], row["name"])


def group(name: str | None) -> Part:
    """A group of maturity, or that there is none."""
    return Name("group", name, name) if name else Say("no group")


def status(word: str) -> Name:
    """A status by its id."""
    return Name("status", word, statuses.STATUSES[word][1])


def stage(word: str) -> Name:
    """How far an instrument is."""
    return Name("stage", word, wording.STAGED[word][1])


def instrument(row: Row) -> Name:
    """A kind of instrument."""
    return Name("instrument", row["instrument_type"], row["title"])


def count(value: float | None) -> Number:
    """
    >>> count(8.0)
    Number(value=8, decimals=0, unit='', has_sign=False)
    """
    return Number(int(value or 0), 0)


def points(value: float | None) -> Number:
    """A score or a distance on the scale from 0 to 100, in whole points."""
    return Number(value, 0)


def year(value: float) -> Year:
    """
    >>> year(2024.0)
    Year(value=2024)
    """
    return Year(int(value))


def figure(row: Row, value: float | None = None) -> Part:
    """A row's value with its unit; the code of an instrument as the word for its stage.

    >>> figure({"value": 3.0, "kind": "register", "unit": "code 0-3", "decimals": 0})
    Name(kind='stage', id='3', english='in force')
    """
    shown = row["value"] if value is None else value
    if row.get("kind") == "register" and shown is not None and int(shown) in wording.STAGES:
        return Name("stage", str(int(shown)), wording.STAGES[int(shown)])
    return Number(shown, int(row["decimals"]), row["unit"])


def change(row: Row, value: float) -> Number:
    """A change in the unit of the figure beside it, with its sign and decimals that show it."""
    return Number(value, wording.telling(value, row["decimals"]), has_sign=True)


def band(row: Row) -> Say:
    """A state's band of ranks with its denominator."""
    of = count(row["members"])
    if row["rank_low"] == row["rank_high"]:
        return Say("band {rank} of {of}", {"rank": count(row["rank_low"]), "of": of})
    return Say(
        "band {low}–{high} of {of}",
        {"low": count(row["rank_low"]), "high": count(row["rank_high"]), "of": of},
    )


def years(first: float, last: float) -> Part:
    """One year, or the first and the last of several."""
    if int(first) == int(last):
        return year(first)
    return Say("{first}–{last}", {"first": year(first), "last": year(last)})


def noted(name: Part, note: Part) -> Say:
    """A name or a figure with what belongs to it in brackets: a count, a year, a standing."""
    return Say("{name} ({note})", {"name": name, "note": note})


def told(name: Part, what: Part) -> Say:
    """A name and what there is to say of it."""
    return Say("{name}: {what}", {"name": name, "what": what})


def title(name: Part) -> Say:
    """A name alone, as the title of a column."""
    return Say("{name}", {"name": name})


def part_of(n: float | None, of: float) -> Say:
    """A count or a score with its denominator."""
    return Say("{n} of {of}", {"n": Number(n, 0), "of": count(of)})


def states_of(n: float, of: float) -> Say:
    """How many states, with the denominator."""
    return Say("{n} of {of} states", {"n": count(n), "of": count(of)})


def listing(items: Iterable[Part]) -> Listing:
    """Parts in a row."""
    return Listing(tuple(items))


def standing_word(word: str) -> Say:
    """Who stands behind a target."""
    words = {"official": Say("official"), "reported": Say("reported"), "proxy": Say("proxy")}
    return words[word]
