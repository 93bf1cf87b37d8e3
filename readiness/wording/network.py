"""The network in words: its standing, groups side by side, who came from where, who needs what."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from readiness.wording.governance import moment
from readiness.wording.numbers import listing, number, of, period, plural, quantity
from readiness.wording.sentences import _small

WHY_NO_PEER = {
    "relative": "No path can be told: the scale is relative, so that a rise may be the others’ fall.",
    "one_year": "No path can be told: figures of one year only are held.",
    "nobody": "In the figures held no member state came from there to the mean.",
}
"""Why a gap has no peer, by the code in the table."""

PARTNERS = {
    "university or research body": r"universit|academ|research (?:centre|center|institut)",
    "company or industry body": r"industr(?:y|ies)|compan(?:y|ies)|private sector|chamber of",
}
"""Kinds of partner that no register has a column for, and words that would name one."""


def network_verdict(framework: Mapping, milestones: Sequence[Mapping]) -> str:
    """What the network rests on, and which of its milestones are done.

    >>> network_verdict(
    ...     {"framework": "Declaration on X", "adopted_on": "2025-10-26", "body": "ASEAN Leaders"},
    ...     [{"met_on": "2025-01"}, {"met_on": None}, {"met_on": None}],
    ... )
    'Declaration on X: adopted on 26 Oct 2025 by ASEAN Leaders. Of its 3 milestones in the register 1 \
is done and 2 are not confirmed as done.'
    >>> network_verdict({"framework": "X", "adopted_on": None, "body": None}, [])
    'X: not dated. No milestone is in the register.'
    """
    dated = framework["adopted_on"]
    when = f"adopted {_on(dated)}" if dated else moment(None)
    body = f" by {framework['body']}" if framework["body"] else ""
    start = f"{framework['framework']}: {when}{body}."
    if not milestones:
        return f"{start} No milestone is in the register."
    done = sum(row["met_on"] is not None for row in milestones)
    left = len(milestones) - done
    parts = [f"{done} {_is(done)} done"] if done else []
    parts += [f"{left} {_is(left)} not confirmed as done"] if left else []
    whole = plural(len(milestones), "milestone")
    return f"{start} Of its {whole} in the register {listing(parts)}."


def mandate_sentence(n_measures: int, n_complete: int, members: int) -> str:
    """How much of one part of a mandate is measured.

    >>> mandate_sentence(5, 2, 11)
    '5 measures stand for it, 2 of them known for all 11 states.'
    >>> mandate_sentence(1, 0, 11)
    '1 measure stands for it, none of them known for all 11 states.'
    >>> mandate_sentence(0, 0, 11)
    'Nothing that is held measures it.'
    """
    if not n_measures:
        return "Nothing that is held measures it."
    verb = "stands" if n_measures == 1 else "stand"
    return (
        f"{plural(n_measures, 'measure')} {verb} for it, {n_complete or 'none'} of them known for "
        f"all {members} states."
    )


def blocs_sentence(pillars: Sequence[Mapping]) -> str:
    """On which pillar the group means lie furthest apart, and on which closest together.

    Args:
        pillars: ``title`` and ``means``, a (group, mean) pair for each group with one.

    >>> blocs_sentence([
    ...     {"title": "Skills", "means": [("ASEAN-6", 60.0), ("CLMV", 30.0)]},
    ...     {"title": "Adoption", "means": [("ASEAN-6", 41.2), ("CLMV", 33.0)]},
    ... ])
    'The groups lie furthest apart on skills (ASEAN-6 60, CLMV 30, of 100) and closest together on \
adoption (ASEAN-6 41, CLMV 33).'
    """
    known = [pillar for pillar in pillars if len(pillar["means"]) > 1]
    if len(known) < 2:
        return "Too few groups have scores to be compared."

    def width(pillar: Mapping) -> float:
        means = [mean for _, mean in pillar["means"]]
        return max(means) - min(means)

    far, near = max(known, key=width), min(known, key=width)
    ends = {
        pillar["title"]: ", ".join(f"{group} {number(mean, 0)}" for group, mean in pillar["means"])
        for pillar in (far, near)
    }
    return (
        f"The groups lie furthest apart on {_small(far['title'])} ({ends[far['title']]}, of 100) "
        f"and closest together on {_small(near['title'])} ({ends[near['title']]})."
    )


def gap_rule(points: float) -> str:
    """What a gap is, and what a peer.

    >>> gap_rule(10)
    'Gap: a scored indicator on which the state lies 10 points of 100 or more below the ASEAN mean. \
Peer: a member state that stood where this one stands now, or lower, and has since come to the \
mean or above it, by the same method of measurement. Instruments are what the peer adopted in the \
same years; no cause is claimed.'
    """
    return (
        f"Gap: a scored indicator on which the state lies {number(points, 0)} points of 100 or more "
        "below the ASEAN mean. Peer: a member state that stood where this one stands now, or "
        "lower, and has since come to the mean or above it, by the same method of measurement. "
        "Instruments are what the peer adopted in the same years; no cause is claimed."
    )


def gaps_sentence(name: str, n_gaps: int, n_known: int, n_with_peer: int, n_peers: int) -> str:
    """How many gaps a state has, and for how many somebody can be asked.

    >>> gaps_sentence("Aland", 5, 23, 2, 4)
    'Aland has 5 gaps among its 23 known scored figures; for 2 of them a member state has come from \
where Aland stands now to the mean (4 states in all).'
    >>> gaps_sentence("Aland", 1, 23, 0, 0)
    'Aland has 1 gap among its 23 known scored figures; for none of them the figures show a member \
state that has come from there to the mean.'
    >>> gaps_sentence("Aland", 0, 23, 0, 0)
    'Aland has no gap among its 23 known scored figures.'
    """
    whole = f"{n_known} known scored figures"
    if not n_gaps:
        return f"{name} has no gap among its {whole}."
    start = f"{name} has {plural(n_gaps, 'gap')} among its {whole}"
    if not n_with_peer:
        return (
            f"{start}; for none of them the figures show a member state that has come from there "
            "to the mean."
        )
    return (
        f"{start}; for {n_with_peer} of them a member state has come from where {name} stands now "
        f"to the mean ({plural(n_peers, 'state')} in all)."
    )


def gain_words(row: Mapping) -> str:
    """From where to where a peer came, and when.

    >>> row = {"from_value": 60.3, "from_year": 2012, "reached_value": 90.0, "reached_year": 2016,
    ...        "latest_value": 99.03, "latest_year": 2023, "unit": "% of people", "decimals": 1,
    ...        "has_jump": False}
    >>> gain_words(row)
    'from 60.3 (2012) to 90.0\u202f% of people (2016); 99.0 in 2023'
    >>> gain_words({**row, "latest_year": 2016, "has_jump": True})
    'from 60.3 (2012) to 90.0\u202f% of people (2016); with a jump on the way that may be a change of \
survey'
    """
    digits = row["decimals"]
    words = (
        f"from {number(row['from_value'], digits)} ({int(row['from_year'])}) to "
        f"{quantity(row['reached_value'], row['unit'], digits)} ({int(row['reached_year'])})"
    )
    if row["latest_year"] != row["reached_year"]:
        words += f"; {number(row['latest_value'], digits)} in {period(row['latest_year'])}"
    if row["has_jump"]:
        words += "; with a jump on the way that may be a change of survey"
    return words


def capacity_rule(points: float) -> str:
    """Who could use support on a theme, and who can offer it.

    >>> capacity_rule(10).split(". ")[0]
    'Could use support: below the ASEAN mean on at least half of the theme’s indicators that are \
known for the state'
    """
    return (
        "Could use support: below the ASEAN mean on at least half of the theme’s indicators that "
        "are known for the state. Can offer: "
        f"{number(points, 0)} points of 100 or more above the mean on at least half of them. A "
        "state for which neither theme rule holds appears by its own figures, named: its lowest "
        "score as a need; its figure furthest above the mean, or nearest to it, as a strength, "
        "unless that is a gap itself. No data is never a need. Alphabetical: nobody is ranked."
    )


def capacity_sentence(
    names: Sequence[str], needing: Collection[str], offering: Collection[str]
) -> str:
    """How many states are named on which side, and who is not.

    >>> capacity_sentence(["A", "B"], {"A", "B"}, {"B"})
    '2 of 2 states could use support on at least one theme, 1 of 2 states can offer some. Without a \
figure near the mean that could be named as a strength: A.'
    >>> capacity_sentence(["A", "B"], {"A", "B"}, {"A", "B"})
    '2 of 2 states could use support on at least one theme, 2 of 2 states can offer some.'
    """
    sentence = (
        f"{of(len(needing), len(names))} could use support on at least one theme, "
        f"{of(len(offering), len(names))} can offer some."
    )
    silent = [name for name in names if name not in offering]
    if silent:
        sentence += (
            f" Without a figure near the mean that could be named as a strength: {listing(silent)}."
        )
    return sentence


def nearest(title: str, points: float) -> str:
    """A state's own strength where that is the figure nearest to the mean from below.

    >>> nearest("Enrolment", 8.96), nearest("Enrolment", 0.4)
    ('Enrolment: 9 points below the mean', 'Enrolment: under a point below the mean')
    """
    if round(points) < 1:
        return f"{title}: under a point below the mean"
    return f"{title}: {plural(round(points), 'point')} below the mean"


def unnamed_sentence(kinds: Sequence[str]) -> str:
    """Kinds of partner that nothing in the registers names.

    >>> unnamed_sentence(["university", "company"])
    'The registers name no university and no company as a partner of the network.'
    """
    return (
        f"The registers name {listing(f'no {kind}' for kind in kinds)} as a partner of the network."
    )


def _on(date: str) -> str:
    is_day = date.count("-") > 1
    return f"{'on' if is_day else 'in'} {moment(date)}"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"
