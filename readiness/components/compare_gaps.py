"""The compare page's distances: each chosen state against the regional mean and the highest."""

from __future__ import annotations

import streamlit as st

from readiness import wording
from readiness.components import controls, heat, markup
from readiness.components.answers import grouped, rows
from readiness.components.compare import members
from readiness.components.take_away import take_away


def gaps(view: dict) -> None:
    """How far each chosen state is from the mean and from the highest state."""
    titles = {
        row["indicator_id"]: f"{row['pillar_title']} · {row['title']}"
        for row in rows("scored_places")
    }
    newest = rows("headlines")[-1]["indicator_id"]
    indicator = controls.choose("And on one indicator", "indicator", titles, newest)
    lines = _gap_lines(view["states"], indicator)
    listed = [{**cell, "title": line["title"]} for line in lines[:-1] for cell in line["cells"]]
    st.html(f"<p>{markup.text(wording.gap_sentence(listed))}</p>{_gap_table(lines)}")
    take_away(
        "Download these gaps",
        "compared_gaps",
        lambda: _gap_rows(lines),
        ("score", "asean_mean", "highest", "to_mean", "to_highest"),
    )


def _gap_lines(states: tuple[str, ...], indicator: str) -> list[dict]:
    """One line a pillar and one for the indicator: mean, highest, and each chosen state's cell."""
    lines = [
        _gap_line(title, cells, states)
        for title, cells in grouped(rows("state_scores"), "pillar_title").items()
    ]
    own = [
        {**row, "score": row["normalised"]}
        for row in rows("scored_places")
        if row["indicator_id"] == indicator and row["is_member"]
    ]
    return [*lines, _gap_line(own[0]["title"], own, states)]


def _gap_line(title: str, cells: list[dict], states: tuple[str, ...]) -> dict:
    known = [row for row in cells if row["score"] is not None]
    mean = sum(row["score"] for row in known) / len(known)
    high = max(row["score"] for row in known)
    leaders = [row["name"] for row in known if row["score"] == high]
    return {
        "title": title,
        "mean": mean,
        "n": len(known),
        "high": high,
        "leaders": wording.listing(leaders) if len(leaders) < 3 else f"{len(leaders)} states",
        "cells": [
            {
                **row,
                "to_mean": None if row["score"] is None else row["score"] - mean,
                "to_high": None if row["score"] is None else row["score"] - high,
            }
            for row in cells
            if row["iso3"] in states
        ],
    }


def _gap_table(lines: list[dict]) -> str:
    body = [
        [
            markup.cell(markup.text(line["title"]), is_head=True),
            markup.cell(
                f"{wording.number(line['mean'], 0)}<br><small>{line['n']} of {members()}</small>",
                "number tight",
            ),
            markup.cell(
                f"{wording.number(line['high'], 0)}<br><small>{markup.text(line['leaders'])}</small>",
                "number",
            ),
            *(_gap_cell(cell) for cell in line["cells"]),
        ]
        for line in lines
    ]
    return (
        markup.table(
            "Points of 100 above or below the ASEAN mean; under them, the points to the highest "
            "state",
            [
                "Score",
                "#ASEAN mean",
                "#Highest",
                *(f"#{markup.text(cell['name'])}" for cell in lines[0]["cells"]),
            ],
            body,
        )
        + '<p class="source">On every line more points are nearer to the goalpost, for prices '
        "too. Computed in this release; experimental.</p>"
    )


def _gap_cell(cell: dict) -> str:
    if cell["score"] is None:
        return heat.cell(None)
    below = wording.step(cell["to_high"], 0) if cell["to_high"] else "highest"
    return markup.cell(
        f"<b>{wording.step(cell['to_mean'], 0)}</b><br><small>{below}</small>",
        "number tight",
        title=f"{cell['name']}: {wording.number(cell['score'], 0)} of 100",
    )


def _gap_rows(lines: list[dict]) -> list[dict]:
    return [
        {
            "state": cell["name"],
            "iso3": cell["iso3"],
            "measure": line["title"],
            "score": cell["score"],
            "asean_mean": line["mean"],
            "n": line["n"],
            "highest": line["high"],
            "highest_state": line["leaders"],
            "to_mean": cell["to_mean"],
            "to_highest": cell["to_high"],
            "unit": "score 0-100",
            "source": cell.get("publisher", "ASEAN AI Readiness Dashboard"),
            "licence": cell.get("licence", ""),
            "reuse": cell.get("reuse", "open"),
        }
        for line in lines
        for cell in line["cells"]
    ]
