"""What the index cannot tell, in plain words, with the numbers of the edition."""

from __future__ import annotations

from readiness.wording.certainty import percent
from readiness.wording.method import small
from readiness.wording.numbers import day, listing, number, of, plural


def known_limits(
    facts: dict, node: dict, estimated: list[str], parts: list[dict]
) -> list[tuple[str, str]]:
    """Each limit with its name; only what is true of the edition is said.

    Args:
        facts: the row of ``index_facts``.
        node: the index's own row of ``diagnosis``.
        estimated: the states with a pillar that rests on under half of its figures.
        parts: the scored indicators that are themselves scores of several parts.

    >>> facts = {
    ...     "members": 11, "n_scored": 25, "n_holes": 0, "n_states_with_holes": 0, "n_ai": 4,
    ...     "ai_share": 0.1778, "n_register": 3, "coded_as_of": "2026-09-30", "n_perception": 0,
    ...     "n_panel": 11, "n_doubtful": 1, "mean_year": 2023.3, "cutoff_year": 2026,
    ... }
    >>> said = dict(known_limits(facts, {"income_correlation": 0.9}, [], []))
    >>> said["Holes"]
    'Every scored figure exists. Nothing had to be filled.'
    >>> said["Doubtful figures"]
    '1 scored figure is marked doubtful by us and still counts.'
    >>> "Perceptions" in said
    False
    """
    members = facts["members"]
    r = node["income_correlation"]
    limits = [
        (
            "Experimental",
            "No member state has reviewed the index, its figures or the register. Method and "
            "scores may change; do not build a decision on it alone.",
        ),
        (
            f"{members} states",
            f"Correlations, alpha and influence rest on at most {members} states: they are rough, "
            "and no statistic of so few can prove a weight.",
        ),
        ("Holes", _holes(facts, estimated)),
        (
            "Age",
            f"The mean year of a figure is {number(facts['mean_year'], 0).replace(chr(0x202F), '')}"
            f", in an edition that closes with {facts['cutoff_year']}. States are compared by "
            "figures of different years.",
        ),
        (
            "Mostly foundations",
            f"{of(facts['n_ai'], facts['n_scored'], 'indicators')}, with "
            f"{percent(facts['ai_share'])} of the weight, are about AI itself. What is not "
            "measured everywhere, such as computing power, talent that moves, or use in firms and "
            "ministries, is not in it.",
        ),
        (
            "The register is read by one team",
            f"{plural(facts['n_register'], 'indicator')} "
            f"{'comes' if facts['n_register'] == 1 else 'come'} from laws and plans that one team "
            f"found and coded, as of {day(str(facts['coded_as_of']))}. A code says how far a text "
            "is; it does not say how good it is or whether it is carried out.",
        ),
        (
            "History",
            f"{of(facts['n_panel'], facts['n_scored'], 'indicators')} have a past that can be "
            "compared over all states; the history shows them alone.",
        ),
        (
            "Relative groups",
            "The names of the groups order the states of one edition. They promise no level, and "
            "a state may change its group because others move.",
        ),
        (
            "National figures",
            "Distances within a state, between town and country, women and men, rich and poor, "
            "are not in the score.",
        ),
    ]
    if r is not None:
        income = (
            f"The correlation with income is {number(r, 2)}. The score cannot tell whether a state "
            "is rich because it is ready, or ready because it is rich."
        )
        limits.insert(2, ("Income", income))
    if facts["n_perception"]:
        limits.insert(
            6,
            (
                "Perceptions",
                f"{plural(facts['n_perception'], 'indicator')} of {facts['n_scored']} "
                f"{'rests' if facts['n_perception'] == 1 else 'rest'} on what experts and firms "
                "perceive. Perceptions follow reputation and income.",
            ),
        )
    if parts:
        limits.insert(
            7,
            (
                "Scores within the score",
                f"{len(parts)} of {facts['n_scored']} indicators are themselves published scores "
                f"of one subject ({listing(small(part['title']) for part in parts)}), made of "
                "parts that we do not weigh, and in part of each other.",
            ),
        )
    if facts["n_doubtful"]:
        one = facts["n_doubtful"] == 1
        marked = (
            f"{plural(facts['n_doubtful'], 'scored figure')} {'is' if one else 'are'} marked "
            f"doubtful by us and still {'counts' if one else 'count'}."
        )
        limits.append(("Doubtful figures", marked))
    return limits


def _holes(facts: dict, estimated: list[str]) -> str:
    if not facts["n_holes"]:
        return "Every scored figure exists. Nothing had to be filled."
    cells = facts["n_scored"] * facts["members"]
    said = (
        f"{of(facts['n_holes'], cells, 'scored figures')} are missing, in "
        f"{of(facts['n_states_with_holes'], facts['members'])}. They are filled, not known."
    )
    if estimated:
        rests = "rests" if len(estimated) == 1 else "rest"
        said += (
            f" In at least one pillar the scores of {listing(estimated)} {rests} on under half of "
            "its figures and are marked as estimated."
            if len(estimated) > 1
            else f" In at least one pillar the score of {estimated[0]} {rests} on under half of "
            "its figures and is marked as estimated."
        )
    return said
