"""How old a source is, when its next edition is due, and what would tell that an error is mended."""

from __future__ import annotations

from datetime import date

from readiness.wording.numbers import day, of, plural

OVERDUE, DUE, UNKNOWN = "overdue", "due", "unknown"


def age_words(row: dict, today: date) -> tuple[str, str]:
    """How old the newest copy of a source is, and since when: since it was read at its publisher's.

    >>> row = {"retrieved_on": "2026-05-04", "received_on": "2026-11-25"}
    >>> age_words(row, date(2026, 11, 26))
    ('206 days', 'read 4 May 2026')
    >>> age_words({"retrieved_on": None, "received_on": "2026-11-25"}, date(2026, 11, 26))
    ('1 day or more', 'received 25 Nov 2026')
    >>> age_words({"retrieved_on": None, "received_on": None}, date(2026, 11, 26))
    ('–', 'typed here, row by row')
    """
    if row["retrieved_on"]:
        return _days(row["retrieved_on"], today), f"read {day(row['retrieved_on'])}"
    if row["received_on"]:
        return (
            f"{_days(row['received_on'], today)} or more",
            f"received {day(row['received_on'])}",
        )
    return "–", "typed here, row by row"


def due(row: dict, today: date) -> str:
    """Whether the next edition of a source is overdue, due on a known day, or not known.

    >>> due({"next_update": "2026-11-24"}, date(2026, 11, 25)), due({"next_update": None}, date.min)
    ('overdue', 'unknown')
    """
    if not row["next_update"]:
        return UNKNOWN
    return OVERDUE if date.fromisoformat(row["next_update"]) < today else DUE


def due_words(row: dict, today: date) -> str:
    """The same as icon and words.

    >>> due_words({"next_update": "2026-11-20", "update_note": "Annual"}, date(2026, 11, 25))
    '▼ overdue by 5 days (20 Nov 2026)'
    >>> due_words({"next_update": "2026-12-01", "update_note": None}, date(2026, 11, 25))
    '▲ due in 6 days (1 Dec 2026)'
    >>> due_words({"next_update": None, "update_note": "Annual"}, date(2026, 11, 25))
    '— no date known: Annual'
    """
    state = due(row, today)
    if state == UNKNOWN:
        note = (row["update_note"] or "").removeprefix("Not known").removeprefix(": ")
        return f"— no date known{f': {note}' if note else ''}"
    days = abs((date.fromisoformat(row["next_update"]) - today).days)
    told = f"{plural(days, 'day')} ({day(row['next_update'])})"
    return f"▼ overdue by {told}" if state == OVERDUE else f"▲ due in {told}"


def freshness_sentence(listed: list[dict], today: date) -> str:
    """How many sources are overdue, how many have no date, and how old their newest figures are.

    >>> rows = [{"next_update": None, "year_max": 2021, "cutoff_year": 2026},
    ...         {"next_update": "2026-11-01", "year_max": 2025, "cutoff_year": 2026}]
    >>> freshness_sentence(rows, date(2026, 11, 25))
    '1 of 2 sources is overdue; for 1 no date of the next update is known, so whether a newer \
edition is out is not known either. The newest figure of 1 of 2 is three or more years older than \
the edition’s year, 2026.'
    """
    states = [due(row, today) for row in listed]
    late = states.count(OVERDUE)
    blind = states.count(UNKNOWN)
    known = [row for row in listed if row["year_max"] is not None]
    old = sum(row["cutoff_year"] - row["year_max"] >= 3 for row in known)
    told = f"{of(late, len(listed), 'sources')} {'is' if late == 1 else 'are'} overdue"
    if blind:
        told += (
            f"; for {blind} no date of the next update is known, so whether a newer edition is out "
            "is not known either"
        )
    if known:
        told += (
            f". The newest figure of {of(old, len(known), '')} is three or more years older than "
            f"the edition’s year, {known[0]['cutoff_year']}"
        )
    return f"{told}."


def guard_words(row: dict) -> str:
    """What would tell that the source has mended an error.

    >>> guard_words({"published_value": 28.9057932791955})
    'The build stops unless the newest snapshot says 28.9058'
    >>> guard_words({"published_value": None})
    'The build stops if the series is gone; mended values have to be seen by a person'
    """
    if row["published_value"] is None:
        return "The build stops if the series is gone; mended values have to be seen by a person"
    value = f"{row['published_value']:.6g}".replace("-", "−")
    return f"The build stops unless the newest snapshot says {value}"


def _days(since: str, today: date) -> str:
    return plural(max((today - date.fromisoformat(since)).days, 0), "day")
