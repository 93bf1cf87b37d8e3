"""Every method that judges a path, with its components."""

from __future__ import annotations

from readiness import wording
from readiness.components import markup
from readiness.components import targets_data as data
from readiness.components.answers import drawn, rows
from readiness.components.targets_data import ALL
from readiness.wording import progress, statuses


def method_rows(target_id: str, state: str) -> list[dict]:
    """Every method's word and components, state by state."""
    target = data.targets()[target_id]
    return [
        {
            "statement": target["statement"],
            "standing": target["standing"],
            "target_value": target["target_value"],
            "target_year": target["target_year"],
            **row,
            # Without a figure there is nothing that terms could forbid.
            "reuse": row["reuse"] or "",
        }
        for row in rows("target_methods", target=target_id)
        if state in (ALL, row["iso3"])
    ]


@drawn
def table(target_id: str, state: str) -> str:
    """Every method, state by state, with what its word was made of."""
    target = data.targets()[target_id]
    places = target["decimals"]
    body = [
        [
            markup.cell(markup.text(row["state"]), is_head=True),
            markup.cell(markup.text(statuses.METHODS[row["method"]])),
            markup.cell(data.mark(row["status"]), "tight"),
            markup.cell(dated(row, "base", places), "number"),
            markup.cell(dated(row, "latest", places), "number"),
            markup.cell(_number(row["ratio"], 2), "number"),
            markup.cell(_number(row["gap"], 0), "number"),
            markup.cell(_number(row["csi"], 1), "number"),
            markup.cell(progress.pace(_own_pace(row), places), "number"),
            markup.cell(progress.pace(row["required_pace"], places), "number"),
            markup.cell(progress.pace(row["required_pace_now"], places), "number"),
            markup.cell(_rate(row["actual_rate"]), "number"),
            markup.cell(_rate(row["required_rate"]), "number"),
            markup.cell(_number(row["expected"], places), "number"),
        ]
        for row in method_rows(target_id, state)
    ]  # fmt: skip
    return markup.table(
        f"{target['statement']} ({target['standing']}): every method and its components",
        ["State", "Method", "Word", "#First", "#Newest", "#Ratio", "#Gap, %", "#CSI, 0–10",
         "#Pace", "#Needed from base", "#Needed from now", "#Growth", "#Growth needed",
         "#Expected"],
        body,
        css="wide",
    )  # fmt: skip


def _number(value: float | None, places: int) -> str:
    return "–" if value is None else wording.number(value, places)


def _rate(value: float | None) -> str:
    return "–" if value is None else f"{wording.step(100 * value, 1)}{wording.PART}%"


def dated(row: dict, end: str, places: int) -> str:
    """The first or the newest figure with its year, as HTML."""
    value, year = row[f"{end}_value"], row[f"{end}_year"]
    if value is None:
        return markup.NO_FIGURE if end == "latest" else "–"
    return f"{wording.number(value, places)} <small>{int(year)}</small>"


def _own_pace(row: dict) -> float | None:
    """From base to newest by the linear method, the line's slope by ESCAP's."""
    own = row["actual_pace"]
    return row["trend_pace"] if own is None else own
