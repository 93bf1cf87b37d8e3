"""The region's timeline: adoptions, milestones and instruments of ASEAN, as the registers date them."""

from __future__ import annotations

from typing import Any

import streamlit as st

from readiness import charts, warehouse, wording
from readiness.charts.choropleth import CONFIG
from readiness.components import controls, markup, page
from readiness.components.answers import drawn, rows
from readiness.components.governance_register import ALL, hosts
from readiness.components.take_away import take_away
from readiness.wording import timeline as phrases
from readiness.wording.governance import lasting

OTHER = "other"
"""The lane of ASEAN's own instruments that stand in no framework."""


def headline() -> None:
    """The finding with its denominators, and the counts of all events."""
    listed = rows("region_events")
    facts = rows("register_facts")[0]
    sentence = phrases.timeline_verdict(listed, facts["coded_as_of"])
    counts = {stage: sum(row["stage"] == stage for row in listed) for stage in phrases.EVENTS}
    tiles = markup.tiles(
        (
            f"{icon} {word}",
            f"{counts[stage]} <small>of {len(listed)} events</small>",
            markup.text(meaning),
        )
        for stage, (icon, word, meaning) in phrases.EVENTS.items()
    )
    st.html(f'<p class="verdict">{markup.text(sentence)}</p>{tiles}')


def still_open() -> None:
    """What is due and not confirmed, and what lies ahead."""
    st.html(
        _table("open", ALL, "Open: its time has begun or passed, and no source seen confirms it")
    )
    st.html(_table("planned", ALL, "Planned for the years ahead"))
    st.html(f'<p class="source">{_source()}</p>')


def picture() -> None:
    """A lane for each framework: its period, its adoption and its milestones."""
    first, last = _years()
    st.html('<p class="quiet"><a href="#events">The same events as a table</a></p>')
    st.plotly_chart(
        _figure(page.mode(), warehouse.release()["database"]),
        key=f"timeline_{page.mode()}",
        config=CONFIG,
        theme=None,
        alt=f"Marks in lanes along the years {first} to {last}, a lane for each framework of ASEAN "
        "and one for its other instruments. All of them stand in the table above.",
    )
    later = [row for row in rows("region_events") if int((row["first_day"] or "0")[:4]) > last]
    names = wording.listing(f"{row['title']} ({row['due']})" for row in later)
    st.html(
        '<p class="source">Grey bar: the framework’s period, to the edge where no end is given. A '
        "thin line shows the month or years in which a date lies that is not known to the day. "
        f"{markup.text(f'Beyond {last}: {names}. ' if later else '')}{_source()}</p>"
    )


def table() -> None:
    """Every event of the registers, filtered by stage and framework."""
    frameworks = {row["framework_id"]: row["name"] for row in rows("region_frameworks")}
    left, right = st.columns(2)
    with left:
        stages = {ALL: "Any stage", **{key: phrases.event(key) for key in phrases.EVENTS}}
        stage = controls.choose("Stage", "stage", stages, ALL)
    with right:
        lanes = {ALL: "All, with other instruments", **frameworks}
        framework = controls.choose("Framework", "framework", lanes, ALL)
    n = len(_events(stage, framework))
    standings = sorted({row["standing"] for row in rows("region_events") if row["standing"]})
    if n:
        st.html(_table(stage, framework, wording.plural(n, "event") + " of the registers"))
    else:
        st.html("<p>No event of this framework is at this stage: choose another.</p>")
    st.html(
        '<p class="source">One happening may stand in two registers, such as a declaration among '
        "the milestones and among the instruments; a framework and an instrument of one name and "
        "date are one event here. Standing of a milestone: "
        f"{markup.text('; '.join(wording.standing_words(word) for word in standings))}. "
        f"{_source()}</p>"
    )
    take_away("Download these events", "timeline", lambda: _rows(stage, framework))


def _events(stage: str, framework: str) -> list[dict]:
    return [
        row
        for row in rows("region_events")
        if stage in (ALL, row["stage"]) and framework in (ALL, row["framework_id"])
    ]


@drawn
def _table(stage: str, framework: str, caption: str) -> str:
    body = [
        [
            markup.cell(markup.text(phrases.event_when(row)), is_head=True),
            markup.cell(_what(row)),
            markup.cell(markup.text(phrases.event(row["stage"])), "stage"),
            markup.cell(_standing(row)),
            markup.cell(_says(row), "note"),
            markup.cell(hosts(row["source_url"], row["second_url"])),
        ]
        for row in _events(stage, framework)
    ]
    heads = ["When", "What", "Stage", "Register", "What it says", "Source"]
    return markup.table(caption, heads, body, css="events wide")


def _what(row: dict) -> str:
    is_under = row["framework"] and row["register"] != "framework"
    under = f"<br><small>{markup.text(row['framework'])}</small>" if is_under else ""
    return f"{markup.text(row['title'])}{under}"


def _standing(row: dict) -> str:
    standing = row["standing"]
    under = f"<br><small>{markup.text(standing)}</small>" if standing else ""
    return f"{markup.text(phrases.REGISTERS[row['register']])}{under}"


def _says(row: dict) -> str:
    body = f"{row['body']}. " if row["body"] else ""
    quote = f" <q>{markup.text(row['quote'])}</q>" if row["quote"] else ""
    return f"{markup.text(body + (row['note'] or ''))}{quote}" or "–"


def _source() -> str:
    facts = rows("register_facts")[0]
    return (
        "Source: the registers of frameworks, commitments and instruments of this project, as of "
        f"{wording.day(facts['coded_as_of'])}; what happened since is not in them."
    )


def _rows(stage: str, framework: str) -> list[dict]:
    return [
        {
            "event_id": row["event_id"],
            "register": row["register"],
            "framework_id": row["framework_id"],
            "framework": row["framework"],
            "title": row["title"],
            "stage": phrases.EVENTS[row["stage"]][1],
            "done_on": row["done_on"],
            "planned_for": row["due"],
            "standing": row["standing"],
            "body": row["body"],
            "what_it_says": row["note"],
            "quote": row["quote"],
            "address": row["source_url"],
            "second_address": row["second_url"],
            "coded_as_of": rows("register_facts")[0]["coded_as_of"],
            "source": "ASEAN AI Readiness Dashboard, registers of commitments",
        }
        for row in _events(stage, framework)
    ]


def _years() -> tuple[int, int]:
    """From the first event to the last milestone."""
    listed = [row for row in rows("region_events") if row["first_day"]]
    last = max(row["last_day"] for row in listed if row["register"] == "milestone")
    return int(min(row["first_day"] for row in listed)[:4]), int(last[:4])


@st.cache_resource(show_spinner=False, max_entries=20)
def _figure(mode: str, database: str) -> Any:
    years = _years()
    frameworks = rows("region_frameworks")
    listed = [
        row
        for row in rows("region_events")
        if row["first_day"] and int(row["first_day"][:4]) <= years[1]
    ]
    marks = [
        {
            "lane": row["framework_id"] or OTHER,
            "from": row["first_day"],
            "until": row["last_day"],
            "look": row["stage"],
            "words": f"{row['title']}<br>{phrases.event_when(row)}, "
            f"{phrases.EVENTS[row['stage']][1]}",
        }
        for row in listed
    ]
    names = {row["framework_id"]: row["name"] for row in frameworks}
    spans = [
        {
            "lane": row["framework_id"],
            "from": f"{int(row['period_from'])}-01-01",
            "until": f"{int(row['period_until'])}-12-31" if row["period_until"] else None,
            "words": f"{row['name']}: period {lasting(row['period'])}",
        }
        for row in frameworks
        if row["period_from"]
    ]
    as_of = rows("register_facts")[0]["coded_as_of"]
    return charts.lanes(
        marks,
        {**names, OTHER: "Other instruments of ASEAN"},
        {stage: word for stage, (_, word, _) in phrases.EVENTS.items() if stage != "undated"},
        years,
        spans,
        (as_of, "registers end here"),
        mode,
    )
