"""What of a reader's choice is drawn: the same panels for the screen and for the pictures to take away."""

from __future__ import annotations

from typing import Any

import pandas as pd

from readiness import warehouse, wording
from readiness.charts import theme
from readiness.charts.scatter import along
from readiness.components import explore_choices, explore_rows, explore_shapes
from readiness.components.answers import rows
from readiness.components.explore_choices import Wish
from readiness.wording import selection

MOST_PANELS, MOST_LINES, MOST_SMALL = 4, 48, 12
"""Panels of indicators; lines in all of them; small multiples."""

KINDS = {"line": "lines", "bar": "bars", "multiples": "multiples", "scatter": "scatter"}


def drawing(wish: Wish) -> dict[str, Any]:
    """The picture of a choice: ``kind, panels``, and the words that stand in it."""
    frame = explore_rows.selected(wish)
    kind = KINDS.get(wish.view, "table")
    panels, note = {
        "lines": _lines,
        "bars": _bars,
        "multiples": _multiples,
        "scatter": _scatter,
    }[kind](frame, wish)
    return worded(wish, kind, panels, frame, note)


def worded(
    wish: Wish, kind: str, panels: list[dict], frame: pd.DataFrame, note: str
) -> dict[str, Any]:
    """Panels with title, unit, filters, source and release."""
    indicators, _, sources = explore_rows.known()
    shown = list(dict.fromkeys(frame["indicator_id"]))
    publishers = sorted({sources[name]["publisher"] for name in frame["source_id"].unique()})
    chosen = selection.filter_words(explore_choices.named(wish))
    units = sorted({indicators[name]["unit"] for name in shown})
    unit = f"Unit: {units[0]}" if len(units) == 1 else "Each indicator in its own unit"
    return {
        "kind": kind,
        "panels": panels,
        "title": title(wish, frame),
        "note": note,
        "under": [part for part in (unit + ".", note) if part],
        "foot": [
            ". ".join(chosen) + ".",
            selection.source_line(publishers, warehouse.release()["release"]),
        ],
        "colours": theme.colours("light"),
    }


def title(wish: Wish, frame: pd.DataFrame) -> str:
    """The finding where one indicator is chosen, else how much there is."""
    indicators, places, _ = explore_rows.known()
    shown = frame["indicator_id"].unique()
    if len(shown) != 1:
        return selection.selection_sentence(explore_rows.found(wish))
    facts = indicators[shown[0]]
    now = explore_rows.newest(frame)
    now = now[now["iso3"].isin([row["iso3"] for row in rows("states")])]
    if len(now) < 2 or facts["kind"] == "register":
        return selection.selection_sentence(explore_rows.found(wish), facts["title"])
    low, high = now.loc[now["value"].idxmin()], now.loc[now["value"].idxmax()]
    ends = [
        (
            f"{places[row['iso3']]['name']}, {wording.period(row['year'], row['period'])}",
            wording.number(row["value"], facts["decimals"]),
        )
        for row in (low, high)
    ]
    return selection.spread_sentence(facts["title"], facts["unit"], *ends)


def _lines(frame: pd.DataFrame, wish: Wish) -> tuple[list[dict], str]:
    indicators, places, _ = explore_rows.known()
    shown = list(dict.fromkeys(frame["indicator_id"]))
    most = max(1, min(MOST_PANELS, MOST_LINES // max(1, frame["iso3"].nunique())))
    panels = []
    for name in shown[:most]:
        facts = indicators[name]
        lines = [
            {
                "name": places[iso3]["name"],
                "role": "marked" if iso3 == wish.mark else "usual",
                "runs": explore_shapes.runs(own, facts),
            }
            for iso3, own in frame[frame["indicator_id"] == name].groupby(
                "iso3", observed=True, sort=False
            )
        ]
        panels.append(explore_shapes.panel(facts, facts["title"], lines))
    return panels, selection.drawn_sentence(len(panels), len(shown), "indicator")


def _multiples(frame: pd.DataFrame, wish: Wish) -> tuple[list[dict], str]:
    indicators, places, _ = explore_rows.known()
    pairs = list(dict.fromkeys(zip(frame["indicator_id"], frame["iso3"], strict=True)))
    names = list(dict.fromkeys(name for name, _ in pairs))
    panels = []
    for name, iso3 in pairs[:MOST_SMALL]:
        facts = indicators[name]
        here = frame[frame["indicator_id"] == name]
        mean = [(r["year"], r["mean"]) for r in rows("regional_series", indicator=name)]
        inside = [(year, value) for year, value in mean if wish.first <= year <= wish.last]
        head = (
            places[iso3]["name"] if len(names) == 1 else f"{places[iso3]['name']}: {facts['title']}"
        )
        panel = explore_shapes.panel(
            facts,
            head if len(head) < 46 else f"{head[:44]}…",
            [
                {"name": "ASEAN mean", "role": "mean", "runs": explore_shapes.split(inside, facts)},
                {
                    "name": places[iso3]["name"],
                    "role": "marked",
                    "runs": explore_shapes.runs(here[here["iso3"] == iso3], facts),
                },
            ],
        )
        values = list(here["value"]) + [value for _, value in inside]
        panels.append({**panel, "labels": [], "unit": "", "reach": explore_shapes.reach(values)})
    note = (
        "Dotted: the ASEAN mean, over the states with a figure in each year. One scale for an "
        "indicator."
    )
    return panels, f"{note} {selection.drawn_sentence(len(panels), len(pairs), 'panel')}".strip()


def _bars(frame: pd.DataFrame, wish: Wish) -> tuple[list[dict], str]:
    indicators, places, _ = explore_rows.known()
    shown = list(dict.fromkeys(frame["indicator_id"]))
    most = max(1, min(MOST_PANELS, MOST_LINES // max(1, frame["iso3"].nunique())))
    now = explore_rows.newest(frame)
    panels = []
    for name in shown[:most]:
        facts = indicators[name]
        own = now[now["indicator_id"] == name].sort_values("value", ascending=False, kind="stable")
        bars = [
            {
                "name": places[row["iso3"]]["name"],
                "value": explore_shapes.short(row["value"], facts),
                "words": f"{wording.number(row['value'], facts['decimals'])}, "
                f"{wording.period(row['year'], row['period'])}",
                "is_marked": row["iso3"] == wish.mark,
            }
            for row in own.to_dict("records")
        ]
        values = [bar["value"] for bar in bars]
        panels.append(
            {
                "title": f"{facts['title']}, {facts['unit']}",
                "unit": "",
                "bars": bars,
                "reach": explore_shapes.room_for_words(values),
            }
        )
    note = "The newest figure of each place in the years chosen."
    return (
        panels,
        f"{note} {selection.drawn_sentence(len(panels), len(shown), 'indicator')}".strip(),
    )


def _scatter(frame: pd.DataFrame, wish: Wish) -> tuple[list[dict], str]:
    indicators, places, _ = explore_rows.known()
    shown = list(dict.fromkeys(frame["indicator_id"]))
    if len(shown) < 2:
        return [], "Choose two indicators: the first goes along the bottom, the second up the side."
    now = explore_rows.newest(frame)
    x, y = (now[now["indicator_id"] == name].set_index("iso3") for name in shown[:2])
    facts = [indicators[name] for name in shown[:2]]
    points = [
        {
            "iso3": iso3,
            "name": places[iso3]["name"],
            "is_member": places[iso3]["is_member"],
            "is_marked": iso3 == wish.mark,
            "x": x.loc[iso3, "value"].item(),
            "y": y.loc[iso3, "value"].item(),
            "px": along(x.loc[iso3, "value"].item(), facts[0]),
            "py": along(y.loc[iso3, "value"].item(), facts[1]),
            "words": "; ".join(
                [
                    places[iso3]["name"],
                    *(
                        f"{wording.quantity(at.loc[iso3, 'value'], one['unit'], one['decimals'])}, "
                        f"{wording.period(at.loc[iso3, 'year'], at.loc[iso3, 'period'])}"
                        for at, one in zip((x, y), facts, strict=True)
                    ),
                ]
            ),
        }
        for iso3 in places
        if iso3 in x.index and iso3 in y.index
    ]
    if not points:
        return [], "No place has both figures in the years chosen."
    axes = {
        axis: {
            "title": one["title"],
            "unit": one["unit"],
            "transform": one["transform"],
            "ticks": explore_shapes.log_ticks([point[axis] for point in points], one),
        }
        for axis, one in zip("xy", facts, strict=True)
    }
    note = f"{len(points)} places have both figures; the newest of each in the years chosen."
    more = selection.drawn_sentence(2, len(shown), "indicator")
    return [{**axes, "points": points, "mark": wish.mark}], f"{note} {more}".strip()
