"""How fresh every source is, what is known to be wrong in them, and which changes were let pass."""

from __future__ import annotations

from datetime import date

import streamlit as st

from readiness import warehouse, wording
from readiness.components import markup
from readiness.components.answers import drawn, rows
from readiness.components.take_away import take_away
from readiness.wording import changes, provenance
from readiness.wording import freshness as fresh

ORDER = (fresh.OVERDUE, fresh.DUE, fresh.UNKNOWN)


def freshness() -> None:
    """Every source: its age, its newest year, and when the next edition is due; overdue first."""
    today = warehouse.now().date()
    listed = _by_urgency(today)
    told = fresh.freshness_sentence(listed, today)
    st.html(f"<p>{markup.text(told)}</p>" + _freshness_table(today))
    st.html(
        '<p class="source">Age: days since the newest copy was read at the publisher’s. “Or more”: '
        "when it was read is not recorded, only when it was received here.</p>"
    )
    take_away("Download the ages", "freshness", lambda: [_age_line(row, today) for row in listed])


def corrections() -> None:
    """Errors at the sources that are known here, and the guard of each."""
    found = rows("known_errors")
    if not found:
        st.html("<p>No error at a source is known here.</p>")
        return
    st.html(_correction_table())
    take_away("Download the known errors", "known_errors", lambda: found, ("published_value",))


def acceptances() -> None:
    """Suspicious changes that a person let pass: who, when and why."""
    listed = rows("accepted_changes")
    if not listed:
        rules = "; ".join(changes.HELD.values())
        st.html(
            f"<p>None so far. A release is held back while one of these is open: {rules}. Somebody "
            "has to look at it and sign a row with a name and a reason.</p>"
        )
        return
    st.html(_acceptance_table())
    take_away("Download accepted changes", "accepted_changes", lambda: listed, ("new_value",))


def _by_urgency(today: date) -> list[dict]:
    """Overdue, then due, then without a date; of the last those with the oldest figures first."""
    return sorted(
        rows("freshness"),
        key=lambda row: (
            ORDER.index(fresh.due(row, today)),
            row["next_update"] or "",
            row["year_max"] or 0,
            row["short_title"],
        ),
    )


@drawn
def _freshness_table(today: date) -> str:
    body = [
        [
            markup.cell(
                markup.link(row["short_title"], "sources", source=row["source_id"]), is_head=True
            ),
            markup.cell(markup.text(fresh.due_words(row, today)), "note"),
            *(markup.cell(markup.text(told), "tight") for told in fresh.age_words(row, today)),
            markup.cell("none" if row["year_max"] is None else str(int(row["year_max"])), "number"),
            markup.cell(markup.text(row["edition"])),
            markup.cell(wording.number(row["n_rows"] or 0, 0), "number"),
        ]
        for row in _by_urgency(today)
    ]
    return markup.table(
        f"{len(body)} sources on {wording.day(today.isoformat())}, overdue first, then those with "
        "the oldest figures",
        ["Source", "Next update", "Age", "Since", "#Newest year", "Edition held", "#Figures"],
        body,
        "wide",
    )


@drawn
def _correction_table() -> str:
    found = rows("known_errors")
    body = [
        [
            markup.cell(
                markup.text(row["title"])
                if row["title"]
                else f"<code>{markup.text(row['series'])}</code>",
                is_head=True,
            ),
            markup.cell(markup.link(row["short_title"], "sources", source=row["source_id"])),
            markup.cell(markup.text(row["name"] or row["place"] or "every place")),
            markup.cell(str(int(row["year"])) if row["year"] else "every year"),
            markup.cell(markup.text(provenance.correction_words(row))),
            markup.cell(markup.text(row["reason"]), "note"),
            markup.cell(wording.day(row["added_on"]), "tight"),
            markup.cell(markup.text(fresh.guard_words(row)), "note"),
        ]
        for row in found
    ]
    return markup.table(
        f"{wording.plural(len(found), 'known error')} at the sources",
        ["Indicator", "Source", "Place", "Year", "What we do", "Why", "Since", "Guard"],
        body,
        "wide entries",
    )


@drawn
def _acceptance_table() -> str:
    listed = rows("accepted_changes")
    body = [
        [
            markup.cell(markup.text(row["title"] or row["short_title"]), is_head=True),
            markup.cell(markup.text(changes.HELD[row["what"]])),
            markup.cell(markup.text(row["name"] or row["iso3"] or "every place")),
            markup.cell(
                wording.period(row["year"], row["period"] or "") if row["year"] else "every year"
            ),
            markup.cell(markup.text(row["reason"]), "note"),
            markup.cell(markup.text(row["accepted_by"])),
            markup.cell(wording.day(row["accepted_on"]), "tight"),
        ]
        for row in listed
    ]
    return markup.table(
        f"{wording.plural(len(listed), 'suspicious change')} that a person let pass",
        ["What", "Why it was held", "Place", "Year", "Reason to accept it", "By", "On"],
        body,
        "wide entries",
    )


def _age_line(row: dict, today: date) -> dict:
    names = ("source_id", "short_title", "publisher", "edition", "received_on", "retrieved_on")
    more = ("next_update", "update_note", "year_max", "n_rows", "n_indicators")
    return {
        **{name: row[name] for name in names + more},
        "state": fresh.due(row, today),
        "on": today.isoformat(),
    }
