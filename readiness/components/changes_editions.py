"""Editions side by side: a history as each edition, and each earlier release of ours, had it."""

from __future__ import annotations

import streamlit as st

from readiness import warehouse, wording
from readiness.components import controls, markup
from readiness.components.answers import grouped, rows
from readiness.components.take_away import take_away
from readiness.wording import changes as words

MOST_COLUMNS = 6
"""Editions that stand side by side; more of them, where each has a year of its own, form a list."""
MOST_RELEASES = 4
"""Earlier releases beside them."""


def editions(revised: dict[str, str]) -> None:
    """One indicator in one state, year by edition; differences are marked.

    Args:
        revised: more indicators to choose from, id → title: those that moved between releases.
    """
    titles = {row["indicator_id"]: row["title"] for row in rows("edition_choices")} | revised
    if not titles:
        st.html("<p>Of no indicator more than one edition is held.</p>")
        return
    left, right = st.columns([3, 2])
    with left:
        chosen = controls.choose("Indicator", "indicator", titles, next(iter(titles)))
    with right:
        state = controls.state()
    listed = rows("editions_held", indicator=chosen, state=state["iso3"])
    columns = list(dict.fromkeys(map(_column, listed)))
    by_year = grouped(({**row, "when": _when(row)} for row in listed), "when")
    values = [[row["value"] for row in held] for held in by_year.values()]
    published = _published(chosen, state["iso3"])
    now = _figures(chosen, state["iso3"])
    told = [
        words.editions_sentence(titles[chosen], state["name"], len(columns), values),
        words.then_sentence({number: len(_unlike(now, of)) for number, of in published.items()}),
        _notes(listed),
    ]
    st.html(f"<p>{markup.text(' '.join(filter(None, told)))}</p>")
    if not listed and not published:
        return
    is_list = len(columns) > MOST_COLUMNS and all(len(held) == 1 for held in by_year.values())
    if is_list and not published:
        st.html(_list(by_year))
    else:
        st.html(_matrix(by_year, columns, published))
    if not listed:
        return
    take_away(
        "Download the editions",
        f"editions_{chosen}_{state['iso3']}",
        lambda: [_line(state, row) for row in listed],
        ("value",),
    )


def _column(row: dict) -> tuple[str, str, str]:
    """An edition of an indicator by its title, name and source."""
    return row["title"] if row["is_earlier_because"] else "", row["edition"], row["short_title"]


def _when(row: dict) -> str:
    return wording.period(row["year"], row["period"])


def _notes(listed: list[dict]) -> str:
    """Why editions of another indicator stand beside and are no part of the series."""
    reasons = dict.fromkeys(row["is_earlier_because"] for row in listed)
    return " ".join(reason for reason in reasons if reason)


def _published(indicator: str, iso3: str) -> dict[str, dict[str, float]]:
    """What earlier releases published, by release and year; only releases that differ from this one."""
    now = _figures(indicator, iso3)
    here = warehouse.release().get("number")
    found = {}
    for row in warehouse.releases():
        if row["number"] == here:
            continue
        with warehouse.reading(row["number"]):
            then = _figures(indicator, iso3)
        if then and then != now:
            found[row["number"]] = then
    return dict(list(found.items())[:MOST_RELEASES])


def _unlike(now: dict[str, float], then: dict[str, float]) -> set[str]:
    return {when for when in {*now, *then} if now.get(when) != then.get(when)}


def _figures(indicator: str, iso3: str) -> dict[str, float]:
    return {
        _when(row): row["value"] for row in rows("as_published", indicator=indicator, state=iso3)
    }


def _matrix(
    by_year: dict[str, list[dict]],
    columns: list[tuple[str, str, str]],
    published: dict[str, dict[str, float]],
) -> str:
    years = sorted({*by_year, *(when for of in published.values() for when in of)}, reverse=True)
    known = next(iter(by_year.values()), [])
    decimals = known[0]["decimals"] if known else 1
    body = []
    for when in years:
        held = {_column(row): row for row in by_year.get(when, ())}
        shown = next((row for row in held.values() if row["is_winner"]), None)
        line = [markup.cell(when, is_head=True)]
        line += [_cell(held.get(column), shown) for column in columns]
        line += [_release_cell(of.get(when), shown, decimals) for of in published.values()]
        body.append(line)
    heads = [_head(column) for column in columns]
    heads += [f"#Our release {markup.text(number)}" for number in published]
    return markup.table(
        "Year by edition; ≠ marks a figure that differs from the one shown",
        ["Year", *heads],
        body,
        "wide",
    )


def _head(column: tuple[str, str, str]) -> str:
    title, edition, source = column
    under = " · ".join(part for part in (title, source) if part)
    return f"#{markup.text(edition)}<br><small>{markup.text(under)}</small>"


def _cell(row: dict | None, shown: dict | None) -> str:
    if row is None:
        return markup.cell("–", "number", title="not in this edition")
    value = wording.number(row["value"], _decimals(row, shown))
    if row["is_winner"]:
        return markup.cell(f"<b>{value}</b><br><small>shown</small>", "number")
    if shown is None:
        return markup.cell(f"{value}<br><small>kept back</small>", "number")
    if row["value"] == shown["value"]:
        return markup.cell(f"{value}<br><small>the same</small>", "number")
    gap = wording.step(row["value"] - shown["value"], _decimals(row, shown))
    return markup.cell(f"{value}<br><small>≠ {gap}</small>", "number", title=row["why"])


def _decimals(row: dict, shown: dict | None) -> int:
    """As many decimals as it takes to tell the two apart."""
    if shown is None or row is shown or row["value"] == shown["value"]:
        return int(row["decimals"])
    text = wording.apart([row["value"], shown["value"]], int(row["decimals"]))[0]
    return len(text.partition(".")[2])


def _release_cell(value: float | None, shown: dict | None, decimals: int) -> str:
    if value is None:
        return markup.cell("–", "number", title="not in this release")
    if shown is None:
        return markup.cell(
            f"{wording.number(value, decimals)}<br><small>withdrawn since</small>", "number"
        )
    return _cell({**shown, "value": value, "is_winner": False, "why": "published then"}, shown)


def _list(by_year: dict[str, list[dict]]) -> str:
    body = [
        [
            markup.cell(when, is_head=True),
            markup.cell(f"{wording.number(row['value'], row['decimals'])}", "number"),
            markup.cell(markup.text(row["unit"])),
            markup.cell(markup.text(row["edition"])),
            markup.cell(
                markup.text(row["title"]) if row["is_earlier_because"] else "the same series"
            ),
        ]
        for when, held in by_year.items()
        for row in held
    ]
    return markup.table(
        "Each edition gives one year, and none gives the year of another",
        ["Year", "#Value", "Unit", "Edition", "Series"],
        body,
    )


def _line(state: dict, row: dict) -> dict:
    return {
        "state": state["name"],
        "iso3": state["iso3"],
        "indicator": row["indicator_id"],
        "title": row["title"],
        "year": _when(row),
        "edition": row["edition"],
        "source": row["short_title"],
        "value": row["value"],
        "unit": row["unit"],
        "is_shown": row["is_winner"],
        "why_not": row["why"],
        "licence": row["licence"],
        "reuse": row["reuse"],
    }
