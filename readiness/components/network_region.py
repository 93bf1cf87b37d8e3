"""The network page's surroundings: groups side by side, guiding frameworks, partners."""

from __future__ import annotations

from typing import Any

import streamlit as st

from readiness import charts, warehouse, wording
from readiness.charts.choropleth import CONFIG
from readiness.components import heat, markup, page
from readiness.components.answers import drawn, grouped, rows
from readiness.components.take_away import take_away


def blocs() -> None:
    """The region's groupings on each pillar, and with partners' figures on each indicator."""
    means = _bloc_means()
    pillars = [
        {
            "title": title,
            "means": [(row["name"], row["score"]) for row in group if row["score"] is not None],
        }
        for title, group in grouped(means, "pillar_title").items()
    ]
    sentence = wording.blocs_sentence(pillars)
    st.html(f"<p>{markup.text(sentence)} {markup.text(_who())}</p>{_bloc_table()}")
    take_away("Download these means", "network_groups", lambda: means)
    st.plotly_chart(
        _spread(page.mode(), warehouse.release()["database"]),
        key=f"network_blocs_{page.mode()}",
        config=CONFIG,
        theme=None,
        alt=f"Dot plot of the group means on each pillar, 0 to 100. {sentence}",
    )
    st.html(
        '<p class="source">Simple means of pillar scores, 0 to 100; the bar is the mean of all '
        "member states with a score. Computed in this release; experimental.</p>"
    )
    with st.expander("Indicator by indicator, with ASEAN’s partners beside"):
        st.html(_indicator_table())
        take_away(
            "Download these indicator means",
            "network_blocs",
            lambda: rows("bloc_values"),
            ("score",),
        )


def frameworks() -> None:
    """ASEAN's own frameworks, newest first, and how much of each can be measured."""
    st.html(_framework_table())
    take_away("Download the frameworks", "network_frameworks", lambda: rows("guiding_frameworks"))


def partners() -> None:
    """Partners outside the region by kind, only where the registers name them."""
    st.html(_partners())
    take_away("Download the partners", "network_partners", lambda: rows("partners"))


def _bloc_means() -> list[dict]:
    """One row per pillar and grouping: the mean of its states' scores, and how many have one."""
    found = []
    for cells in grouped(rows("state_scores"), "pillar").values():
        for bloc, own in sorted(grouped(cells, "grouping").items()):
            known = [row["score"] for row in own if row["score"] is not None]
            found.append(
                {
                    "pillar": own[0]["pillar"],
                    "pillar_title": own[0]["pillar_title"],
                    "iso3": bloc,
                    "name": bloc,
                    "score": sum(known) / len(known) if known else None,
                    "n": len(known),
                    "n_states": len(own),
                    "n_estimated": sum(
                        bool(r["is_estimated"]) for r in own if r["score"] is not None
                    ),
                    "edition": own[0]["edition"],
                    "unit": "score 0-100",
                    "source": "ASEAN AI Readiness Dashboard",
                }
            )
    return found


def _who() -> str:
    """Which states stand in which group."""
    named = sorted(grouped(rows("states"), "grouping").items())
    return " ".join(
        f"{bloc}: {wording.listing(row['name'] for row in own)}."
        for bloc, own in named
        if len(own) > 1 or own[0]["name"] != bloc
    )


@drawn
def _bloc_table() -> str:
    pillars = {row["title"]: row for row in rows("pillars")}
    by_pillar = grouped(_bloc_means(), "pillar_title")
    heads = [row["name"] for row in next(iter(by_pillar.values()))]
    body = [
        [
            markup.cell(markup.text(title), is_head=True),
            *(_bloc_cell(row) for row in group),
            markup.cell(
                f"{wording.number(pillars[title]['mean'], 0)}"
                f"<small>{pillars[title]['n']} of {pillars[title]['members']}</small>",
                "score",
            ),
        ]
        for title, group in by_pillar.items()
    ]
    return (
        markup.table(
            "Mean pillar scores by group, 0 to 100, and how many states have one",
            ["Pillar", *(markup.text(head) for head in heads), "All members"],
            body,
        )
        + heat.key()
    )


def _bloc_cell(row: dict) -> str:
    if row["score"] is None:
        return markup.cell(f"<span>{markup.NO_FIGURE}</span>", "score l0")
    note = f", {row['n_estimated']} est." if row["n_estimated"] else ""
    return markup.cell(
        f"{wording.number(row['score'], 0)}<small>{row['n']} of {row['n_states']}{note}</small>",
        f"score l{markup.level(row['score'])}",
    )


@st.cache_resource(show_spinner=False, max_entries=10)
def _spread(mode: str, database: str) -> Any:
    means = {pillar["title"]: pillar["mean"] for pillar in rows("pillars")}
    found = _bloc_means()
    blocs = list(dict.fromkeys(row["iso3"] for row in found))
    return charts.spread(found, means, blocs, mode, are_ends_named=False)


@drawn
def _indicator_table() -> str:
    listed = rows("bloc_values")
    blocs = list(dict.fromkeys((row["bloc"], row["n_places"]) for row in listed))
    body = [
        [
            markup.cell(
                markup.link(cells[0]["title"], "map", show=cells[0]["indicator_id"]), is_head=True
            ),
            *(
                markup.cell(
                    markup.NO_FIGURE
                    if row["score"] is None
                    else f"{wording.number(row['score'], 0)}<br><small>{row['n']} of "
                    f"{row['n_places']}, {wording.span(row['year_min'], row['year_max'])}</small>",
                    "number tight",
                )
                for row in cells
            ),
        ]
        for cells in grouped(listed, "indicator_id").values()
    ]
    return (
        markup.table(
            "Mean scores on the scored indicators, 0 to 100",
            ["Indicator", *(f"#{markup.text(name)}" for name, _ in blocs)],
            body,
            "wide",
        )
        + '<p class="source">Partners have no pillar scores, since the register of laws and '
        "strategies covers member states only. Only partners whose figures are held count; other "
        "blocs have too few figures on the scored indicators.</p>"
    )


@drawn
def _framework_table() -> str:
    listed = rows("guiding_frameworks")
    body = [
        [
            markup.cell(
                markup.outside(row["name"], row["source_url"])
                + ("<br><small>this network</small>" if row["is_network"] else ""),
                is_head=True,
            ),
            markup.cell(
                markup.text(
                    wording.moment(row["adopted_on"])
                    if row["adopted_on"]
                    else row["adopted_on_as_printed"] or wording.moment(None)
                )
            ),
            markup.cell(markup.text(row["body"])),
            markup.cell(markup.text(row["period"] or "open")),
            markup.cell(markup.text(row["status"])),
            markup.cell(str(row["n_objectives"] or "none held"), "number"),
            markup.cell(
                f"{row['n_measured']} of {row['n_targets']}" if row["n_targets"] else "none held",
                "number tight",
            ),
        ]
        for row in listed
    ]
    return markup.table(
        f"{len(listed)} frameworks of ASEAN’s own, newest first",
        [
            "Framework",
            "Adopted",
            "By",
            "Period",
            "Status",
            "#Objectives",
            "#Targets measured",
        ],
        body,
        "wide",
    )


@drawn
def _partners() -> str:
    blocks = []
    for standing, group in grouped(rows("partners"), "standing").items():
        items = "".join(
            f"<li>{markup.text(name)}{_entries(own)}</li>"
            for name, own in grouped(group, "name").items()
        )
        blocks.append(f"<div><h3>{markup.text(standing)}</h3><ul class=points>{items}</ul></div>")
    named, unnamed = [], []
    for kind, pattern in wording.PARTNERS.items():
        found = rows("named_in_network", pattern=pattern)
        if not found:
            unnamed.append(kind)
            continue
        items = "".join(
            f"<li>{markup.text(row['words'])} {markup.outside('source', row['source_url'])}</li>"
            for row in found
        )
        named.append(
            f"<div><h3>Entries with words for {markup.text(kind)}</h3>"
            f"<ul class=points>{items}</ul></div>"
        )
    sentence = f"<p>{markup.text(wording.unnamed_sentence(unnamed))}</p>" if unnamed else ""
    return (
        f"{sentence}<p class=quiet>Economies: those that the catalogue holds figures of, by their "
        "standing with ASEAN; an entry of the region’s own that names one stands beside it. "
        "That a partner works with the network is said by no register.</p>"
        f"<div class=pair>{''.join(blocks + named)}</div>"
    )


def _entries(own: list[dict]) -> str:
    named = [
        f"{markup.outside(row['entry'], row['source_url'])} "
        f"({markup.text(wording.moment(row['adopted_on']))})"
        for row in own
        if row["entry"]
    ]
    return f": {', '.join(named)}" if named else ""
