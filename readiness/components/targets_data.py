"""Commitments as the screens share them: targets, statuses, and how each is named and marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from urllib.parse import urlencode, urlsplit

from readiness import warehouse, wording
from readiness.components import markup
from readiness.components.answers import rows
from readiness.wording import statuses

ALL = "all"
"""The choice that filters nothing."""

ADDRESS = "targets"
REGION = "ASEAN"
FIGURES = (
    "base_value",
    "latest_value",
    "distance",
    "actual_pace",
    "required_pace",
    "required_pace_now",
    "trend_pace",
    "actual_rate",
    "required_rate",
    "expected",
    "ratio",
    "gap",
    "csi",
    "forecast",
    "forecast_low",
    "forecast_high",
    "value",
)
"""What tells a publisher's figure, itself or by arithmetic: not handed on where it may not be."""


def targets() -> dict[str, dict]:
    """Every commitment of the register by its id."""
    return {row["target_id"]: row for row in rows("targets")}


def frameworks() -> dict[str, dict]:
    """Every framework by its id: ASEAN's own, benchmarks, national plans."""
    return {row["framework_id"]: row for row in rows("frameworks")}


def members() -> dict[str, dict]:
    """The member states by code, alphabetical."""
    return {row["iso3"]: row for row in rows("states")}


def headlines() -> dict[tuple[str, str], dict]:
    """The headline of each target and state in its scope."""
    return _headlines(warehouse.release()["database"])


@lru_cache(maxsize=4)
def _headlines(_database: str) -> dict[tuple[str, str], dict]:
    return {(row["target_id"], row["iso3"]): row for row in rows("target_statuses")}


def of_target(target_id: str) -> list[dict]:
    """The headlines of one target, states alphabetical."""
    return [row for row in rows("target_statuses") if row["target_id"] == target_id]


def source(address: str | None) -> str:
    """Links to where something was read, by the names of the hosts."""
    links = []
    for part in (address or "").split(" ; "):
        host = urlsplit(part).hostname or part
        links.append(markup.outside(host.removeprefix("www."), part))
    return ", ".join(links)


def standing_flag(row: dict) -> str:
    """The standing of a target, in a frame."""
    hint = statuses.STANDINGS[row["standing"]]
    return f'<span class="flag" title="{markup.text(hint)}">{markup.text(row["standing"])}</span>'


def naming(target: dict, **more: str) -> str:
    """A target as it is named on every screen: its statement, never without its standing.

    Args:
        more: further choices for the address of the link.
    """
    href = address(target["target_id"], **more)
    return (
        f'<a href="{href}" target="_self" title="{markup.text(target["target_id"])}">'
        f"{markup.text(target['statement'])}</a> {standing_flag(target)}"
    )


def label(target: dict) -> str:
    """The same in plain text, with the framework in front."""
    name = frameworks()[target["framework_id"]]["name"]
    return f"{name} · {target['statement']} ({target['standing']})"


def address(target_id: str, **more: str) -> str:
    """Where one target is shown, as an escaped address."""
    return markup.way(f"{ADDRESS}?{urlencode({**more, 'target': target_id})}#one")


def measured_by(target: dict) -> str:
    """What measures a target, or why nothing does; as text."""
    if target["indicator"]:
        return f"{target['indicator']}, {target['indicator_unit']}"
    if target["instrument_types"]:
        return f"counting states: {kinds(target)}"
    if target["met_on"]:
        return "the day of the event"
    return f"not measured: {target['why_not_measured']}"


def kinds(target: dict) -> str:
    """The kinds of instrument that a target counts, by their titles."""
    titles = {row["instrument_type"]: row["title"] for row in rows("instrument_kinds")}
    groups = [
        " or ".join(titles.get(kind.strip(), kind.strip()) for kind in group.split("|"))
        for group in (target["instrument_types"] or "").split("+")
    ]
    return " and ".join(groups)


def kind_links(target: dict) -> str:
    """The same as links to the register's entries."""
    titles = {row["instrument_type"]: row["title"] for row in rows("instrument_kinds")}
    listed = (target["instrument_types"] or "").replace("+", "|").split("|")
    return ", ".join(
        markup.link(titles.get(kind.strip(), kind.strip()), "governance", type=kind.strip())
        for kind in listed
    )


def mark(word: str) -> str:
    """A status as icon and word, the icon in its colour; HTML."""
    icon, name, job = statuses.STATUSES[word]
    css = f"status s-{job}" if job else "status"
    return f'<span class="{css}"><i>{icon}</i> {name}</span>'


def status_cell(target: dict, row: dict | None, is_marked: bool = True, **more: str) -> str:
    """A cell of the matrix: icon, word, position on the way, and the newest figure.

    Args:
        row: the headline; None where the target does not ask this state.
        is_marked: without, the cell keeps its words and loses its colour.
        more: further choices for the address behind the cell.
    """
    if row is None:
        return markup.cell("<span>not asked</span>", "status not-asked")
    icon, name, job = statuses.STATUSES[row["status"]]
    gone = row["csi"] if row["csi"] is not None else None
    css = "status l0" if row["status"] == "no_data" else "status"
    if job and is_marked:
        css += f" s-{job}"
    word = f"<i>{icon}</i> {name}"
    if row["status"] == "no_data":
        word = f"<span>{word}</span>"
    way = "" if gone is None else f'<span class="way"><b style="width:{10 * gone:.0f}%"></b></span>'
    href = address(target["target_id"], **{**more, "state": row["iso3"]})
    inside = f'<a href="{href}" target="_self">{word}{way}{_newest(target, row)}</a>'
    return markup.cell(inside, css, title=statuses.way_gone(gone))


def _newest(target: dict, row: dict) -> str:
    if row["is_counted"] is not None:
        return f"<br><strong>{'has it' if row['is_counted'] else 'not yet'}</strong>"
    if row["latest_value"] is None or target["progress_kind"] in ("count", "yes_no"):
        return ""
    value = wording.number(row["latest_value"], target["decimals"])
    return f"<small>{value} · {int(row['latest_year'])}</small>"


def legend(words: Iterable[str]) -> str:
    """What each status means, once."""
    held = set(words)
    steps = "".join(
        f"<li>{mark(word)}: <span>{markup.text(statuses.MEANT[word])}</span></li>"
        for word in statuses.STATUSES
        if word in held
    )
    return f'<ul class="marks">{steps}</ul>'


def region_words(target: dict) -> str:
    """How the states of the region stand to a target, in few words."""
    if not target["is_measured"] or target["n_states"] is None:
        return "–"
    if target["progress_kind"] == "count":
        return f"{wording.of(target['n_counted'], target['n_states'])} have it"
    if not target["has_number"]:
        return f"no number; {wording.of(target['n_known'], target['n_states'])} have a figure"
    return f"Of {int(target['n_states'])}: {statuses.course_counts(_judged(target))}"


def _judged(target: dict) -> dict:
    return {key: value for key, value in target.items() if key != "n_not_a_member"}


def status_rows(listed: Sequence[dict]) -> list[dict]:
    """Targets and their states for a file: the matrix with its figures and their terms."""
    wanted = {target["target_id"]: target for target in listed}
    names = frameworks()
    return [
        {
            "framework": target["framework_id"],
            "framework_name": names[target["framework_id"]]["name"],
            "objective": target["objective_id"],
            "target": row["target_id"],
            "statement": target["statement"],
            "standing": target["standing"],
            "iso3": row["iso3"],
            "state": row["state"],
            "status": row["status"],
            "word": statuses.STATUSES[row["status"]][1],
            "agreement": row["agreement"],
            "has_it": row["is_counted"],
            "target_value": target["target_value"],
            "target_unit": target["unit"],
            "target_year": target["target_year"],
            "measured_by": measured_by(target),
            "base_year": row["base_year"],
            "base_value": row["base_value"],
            "latest_year": row["latest_year"],
            "latest_value": row["latest_value"],
            "unit": target["indicator_unit"],
            **{
                key: row[key]
                for key in (
                    *("csi", "distance", "actual_pace", "required_pace_now"),
                    *("best_pace", "best_pace_state", "best_pace_from", "best_pace_to"),
                    *("forecast", "forecast_low", "forecast_high"),
                    *("arrival_year", "arrival_low", "arrival_high", "chance_by_target"),
                    *("n_points", "edition", "flag", "licence", "reuse"),
                )
            },
            "target_source": target["source_url"],
            "source": target["publisher"] or "ASEAN AI Readiness Dashboard",
        }
        for row in rows("target_statuses")
        if (target := wanted.get(row["target_id"]))
    ]
