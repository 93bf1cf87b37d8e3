"""Which published tables leave the house, and by which rule: every table is decided here.

A table that is not listed stays inside, and a test asks for a decision on it.
"""

from __future__ import annotations

from typing import NamedTuple


class Table(NamedTuple):
    """One table of the bulk files."""

    name: str
    """As it is published, ``schema.table``."""
    key: tuple[str, ...]
    """The columns that tell its rows apart; none where a hole may stand in them."""
    says: str
    source: str
    """The question that leaves out what may not be passed on, or the table itself."""


# table: (key, what a row is). They hold no publisher's figures: facts typed for the catalogue and
# registers, and what the index makes of figures.
WHOLE = {
    "core.release": ("release", "The release, its edition, and what chance was seeded with."),
    "core.edition": ("edition", "One row per edition of the index."),
    "core.pillar": ("pillar", "One row per pillar of the catalogue, scored or only shown."),
    "core.indicator": ("indicator_id", "One row per indicator: definition, goalposts, weight."),
    "core.predecessor": (
        "indicator_id earlier_id",
        "One row per earlier indicator that another carries on with a new method.",
    ),
    "core.derivation": ("indicator_id", "One row per indicator computed from others, and how."),
    "core.country": ("iso3", "One row per member state, comparator or aggregate."),
    "core.alias": ("alias", "One row per foreign spelling or code of a place."),
    "core.synonym": ("word means", "One row per word people use and what it means here."),
    "core.source": ("source_id", "One row per publication: publisher, licence, reuse class."),
    "core.copy": ("copy_id", "One row per copy of a publication that figures were read from."),
    "core.framework": ("framework_id", "One row per framework of the policy register."),
    "core.objective": ("framework_id objective_id", "One row per objective of a framework."),
    "core.target": ("target_id", "One row per commitment, and where it is written."),
    "core.instrument": ("instrument_id", "One row per law, strategy, body or endorsement."),
    "core.instrument_type": ("instrument_type", "One row per kind of instrument."),
    "core.mandate": ("mandate position", "One row per part of the network's mandate and measure."),
    "core.pillar_instrument": (
        "pillar instrument_type",
        "One row per pillar and kind of instrument that bears on it.",
    ),
    "core.decision": ("decision_id", "One row per decision that the secretariat seeks."),
    "mart.score": ("edition iso3 node", "One row per edition, state and pillar or the index."),
    "mart.score_history": ("year iso3 node", "One row per year, state and node: constant panel."),
    "mart.history_panel": (
        "indicator_id",
        "One row per scored indicator: in the panel, or why not.",
    ),
    "mart.half_score": ("iso3 half", "One row per state and half: AI-specific, foundations."),
    "mart.rank_share": ("iso3 rank", "One row per state and rank: how often it holds the rank."),
    "mart.order_chance": ("iso3 other", "One row per pair: how likely one scores above the other."),
    "mart.sensitivity": ("output choice", "One row per choice of method: how much it moves ranks."),
    "mart.coverage": ("iso3 pillar", "One row per state and pillar: how many figures are current."),
    "mart.correlation": ("indicator_id other", "One row per pair of scored indicators."),
    "mart.influence": ("indicator_id", "One row per scored indicator: given and effective weight."),
    "mart.diagnosis": ("node", "One row per pillar and the index: how it hangs together."),
    "mart.source_summary": ("source_id", "One row per source: how much of it is held."),
    "mart.framework_summary": (
        "framework_id standing",
        "One row per framework and standing of its targets: how many stand where.",
    ),
    "mart.target_scope": ("target_id iso3", "One row per target and state it is about."),
    "mart.counted": ("target_id iso3", "One row per target that counts states and state."),
    "mart.capacity": ("iso3 pillar", "One row per state and pillar: support needed or offered."),
    "mart.neighbour": ("iso3 other", "One row per state and each of its three nearest."),
}

# table: (key, what a row is, the question that holds the rule)
RULED = {
    "core.observation": (
        "indicator_id iso3 year period",
        "One row per indicator, place, year and period: the figure that counts.",
        "open_figures",
    ),
    "core.observation_copy": (
        "indicator_id iso3 year period copy_id preference",
        "One row per copy of a figure, winners and losers, and why it lost.",
        "open_copies",
    ),
    "core.correction": (
        "correction_id",
        "One row per known error at a source whose figures may be passed on.",
        "open_corrections",
    ),
    "mart.latest": (
        "indicator_id iso3",
        "One row per indicator and place: the newest figure and its score.",
        "open_latest",
    ),
    "mart.change": (
        "indicator_id iso3",
        "One row per indicator and member: the newest figure against the one before.",
        "open_changes",
    ),
    "mart.regional": (
        "indicator_id",
        "One row per indicator: the members' current figures, taken together.",
        "open_regional",
    ),
    "mart.regional_by_year": (
        "indicator_id year period",
        "One row per indicator and year: the mean of the members that have a figure.",
        "open_regional_years",
    ),
    "mart.hole": (
        "iso3 indicator_id",
        "One row per member and scored indicator without a current figure.",
        "open_holes",
    ),
    "mart.filling": (
        "iso3 indicator_id way",
        "One row per hole and way in which it may be filled, on 0 to 100.",
        "open_fillings",
    ),
    "mart.leave_one_out": (
        "indicator_id iso3",
        "One row per indicator and state: what leaving it out does to rank and score.",
        "open_leave_one_out",
    ),
    "mart.peer_gain": (
        "",
        "One row per gap of a member and member that has closed it.",
        "open_peer_gains",
    ),
    "mart.progress": (
        "target_id iso3 method",
        "One row per target, state and method: its status and the parts of the calculation.",
        "open_progress",
    ),
    "mart.target_status": (
        "target_id iso3",
        "One row per target and state: where it stands, and what the methods agree on.",
        "open_target_status",
    ),
    "mart.target_region": (
        "target_id",
        "One row per target measured over states: how many stand where.",
        "open_target_region",
    ),
}

INSIDE = {
    "core.acceptance": "who let a suspicious change pass, told on the page of what changed",
    "core.newest": "mart.latest says the same",
    "core.normalised": "mart.latest has the score of each newest figure",
    "mart.as_of": "core.observation up to any year gives the same",
    "mart.cut": "the steps of the map's colours, made from all figures",
}
"""Tables that stay inside, each with its reason."""

LISTED = [
    *(Table(name, tuple(key.split()), says, name) for name, (key, says) in WHOLE.items()),
    *(Table(name, tuple(key.split()), says, rule) for name, (key, says, rule) in RULED.items()),
]
"""Every table of the bulk files, in the order of their names."""
LISTED.sort(key=lambda table: table.name)


def leaving(published: dict[str, int]) -> list[Table]:
    """The listed tables that this release has."""
    return [table for table in LISTED if table.name in published]
