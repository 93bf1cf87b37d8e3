"""``/status``: whether readers are served, and how fresh what they get is. For people and for monitors.

What is under embargo, or built and not released, is not spoken of here.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from html import escape
from typing import Any

import pandas as pd
from starlette.requests import Request
from starlette.responses import Response

from readiness import warehouse
from readiness.routes.asked import form
from readiness.wording import numbers as wording

FORMS = {"text/html": "html", "application/json": "json"}
SAYS = {
    "ok": "✓ Readers are served, and nothing needs attention.",
    "warning": "⚠ Readers are served; something needs attention.",
    "down": "✕ There is nothing to serve.",
}
TOLD = ("number", "release", "method", "visible_from", "built_at", "note")
STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 "Noto Sans", sans-serif; }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.25rem; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: 0.2rem 0.75rem 0.2rem 0;
  border-bottom: 1px solid light-dark(#c9d0da, #3a465a); }
th { font-weight: 600; } .number { text-align: right; } h1 { font-size: 1.5rem; }
h2 { font-size: 1.1rem; margin-top: 2rem; }
"""


def page(request: Request) -> Response:
    """The state of the service, as HTML or JSON; 503 where there is nothing to serve."""
    with_json = form(",".join(request.headers.getlist("accept")), FORMS) == "json"
    try:
        with warehouse.reading():
            told = _told()
    except warehouse.NotBuilt:
        told = {"state": "down", "warnings": ["nothing is published; run `python -m etl build`"]}
    text = json.dumps(told, ensure_ascii=False) if with_json else _as_html(told)
    return Response(
        text,
        503 if told["state"] == "down" else 200,
        headers={"Cache-Control": "no-store", "Vary": "Accept"},
        media_type="application/json" if with_json else "text/html",
    )


def _told() -> dict[str, Any]:
    now, shown, rows = warehouse.now(), warehouse.release(), warehouse.tables()
    sources = [_source(row, now.date()) for row in _rows("source_facts")]
    overdue = [row["title"] for row in sources if row["is_overdue"]]
    warnings = warehouse.warnings()
    if overdue:
        warnings.append(
            f"{len(overdue)} of {len(sources)} sources have an update that is due: "
            f"{', '.join(overdue)}; python -m etl fetch"
        )
    return {
        "state": "warning" if warnings else "ok",
        "at": now.isoformat(timespec="seconds"),
        "warnings": warnings,
        "live": {name: shown.get(name) for name in TOLD},
        "releases": [{name: row[name] for name in TOLD} for row in warehouse.releases()],
        "figures": rows.get("core.observation"),
        "rows": rows,
        "sources": sources,
    }


def _source(row: dict[str, Any], today: date) -> dict[str, Any]:
    due = row["next_update"]
    return {
        "source_id": row["source_id"],
        "title": row["short_title"],
        "edition": row["edition"],
        "last_fetch": row["received_on"] or row["retrieved_on"],
        "next_update": due,
        "is_overdue": bool(due and date.fromisoformat(due) < today),
        "rows": row["rows"],
        "figures": row["n_rows"],
    }


def _rows(question: str) -> list[dict[str, Any]]:
    frame: pd.DataFrame = warehouse.ask(question)
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


def _as_html(told: dict[str, Any]) -> str:
    live = told.get("live", {})
    parts = [
        f'<p role="status"><b>{SAYS[told["state"]]}</b></p>',
        "".join(f"<p>⚠ {escape(line)}</p>" for line in told["warnings"]),
    ]
    if live:
        number = live["number"] or "none yet: a build that is not numbered"
        facts = [
            ("Release", number),
            ("Name", live["release"]),
            ("Method", live["method"] or "not versioned yet"),
            ("To be seen since", wording.day(live["visible_from"])),
            ("Last good build that readers have", _moment(live["built_at"])),
            ("Figures", f"{told['figures']:,}"),
            ("Now", _moment(told["at"])),
        ]
        parts += [
            _table("What readers get", ["What", "Which"], facts),
            _table(
                "Releases", ["Number", "Of", "Method", "What is new"],
                [(row["number"], wording.day(row["visible_from"]), row["method"], row["note"])
                 for row in told["releases"]],
            ) if told["releases"] else "",
            _table(
                "Sources, by last fetch",
                ["Source", "Edition held", "Last fetch", "Next update", "#Lines held", "#Published"],
                [_source_line(row) for row in sorted(told["sources"], key=_oldest)],
            ),
            _table("Rows by table", ["Table", "#Rows"],
                   [(name, f"{count:,}") for name, count in told["rows"].items()]),
        ]  # fmt: skip
    return (
        '<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Status · AI readiness in ASEAN</title><style>{STYLE}</style></head><body><main>"
        f"<h1>Status</h1>{''.join(parts)}"
        '<p><a href="./">AI readiness in ASEAN</a></p></main></body></html>'
    )


def _oldest(row: dict[str, Any]) -> tuple[bool, str]:
    return not row["is_overdue"], row["last_fetch"] or ""


def _source_line(row: dict[str, Any]) -> tuple[str, ...]:
    due = wording.day(row["next_update"]) if row["next_update"] else "not known"
    return (
        row["title"],
        row["edition"] or "",
        wording.day(row["last_fetch"]),
        f"⚠ {due}: due" if row["is_overdue"] else due,
        "typed by row" if row["rows"] is None else f"{row['rows']:,}",
        "none" if row["figures"] is None else f"{row['figures']:,}",
    )


def _moment(text: str | None) -> str:
    if not text:
        return "not recorded"
    return f"{wording.day(text)}, {text[11:16]} {text[19:].replace('+00:00', 'UTC')}"


def _table(title: str, heads: list[str], body: Sequence[tuple[str, ...]]) -> str:
    numbers = [head.startswith("#") for head in heads]
    css = [' class="number"' if one else "" for one in numbers]
    top = "".join(
        f'<th scope="col"{style}>{escape(head.lstrip("#"))}</th>'
        for head, style in zip(heads, css, strict=True)
    )
    lines = "".join(
        f'<tr><th scope="row">{escape(str(first))}</th>'
        + "".join(
            f"<td{style}>{escape(str(cell))}</td>"
            for cell, style in zip(rest, css[1:], strict=True)
        )
        + "</tr>"
        for first, *rest in body
    )
    return (
        f'<h2>{escape(title)}</h2><div class="scroll" role="region" tabindex="0" '
        f'aria-label="{escape(title)}"><table><thead><tr>{top}</tr></thead>'
        f"<tbody>{lines}</tbody></table></div>"
    )
