"""The secretariat's door: templates out, files in, and what each row of them would change."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import PurePath

import streamlit as st

from readiness import submissions, warehouse, wording
from readiness.components import controls, markup
from readiness.components.take_away import take_away
from readiness.submissions import DryRun

SWITCH = "READINESS_SUBMISSIONS"
NAMES = {
    "targets": "Targets",
    "instruments": "Instruments",
    "values": "State-reported values",
}
MOST_SHOWN = 100
"""Rows of a table on the screen; the files hold them all."""


def is_open() -> bool:
    """Whether this server takes files: only where somebody has asked for it."""
    return os.environ.get(SWITCH) == "on"


def headline() -> None:
    """What the page is for, and whether it takes files here."""
    st.html(f'<p class="verdict">{markup.text(wording.door_sentence(is_open()))}</p>')


def choose() -> str:
    """What the rows are."""
    return controls.choose("What the rows are", "kind", NAMES, next(iter(NAMES)))


def template(kind: str) -> None:
    """The empty file, and what its columns mean."""
    st.html(
        "<p>A workbook has three sheets: the rows to fill in, <em>about</em> with the meaning of "
        "each column, and <em>lists</em> with the words it accepts. As CSV the meanings are a "
        "file of their own.</p>"
    )
    name = f"asean-ai-readiness_{kind}"
    xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    files = (
        ("Workbook (XLSX)", f"{name}.xlsx", xlsx, lambda: submissions.as_xlsx(kind)),
        ("Empty file (CSV)", f"{name}.csv", "text/csv", lambda: submissions.as_csv(kind)),
        (
            "Meaning of its columns (CSV)",
            f"{name}_about.csv",
            "text/csv",
            lambda: submissions.as_csv_about(kind),
        ),
    )
    with st.container(horizontal=True, gap="medium"):
        for label, file, mime, made in files:
            st.download_button(
                label,
                data=warehouse.bound(made),
                file_name=file,
                mime=mime,
                key=f"template_{file}",
                on_click="ignore",
                type="tertiary",
                icon=":material/download:",
            )


def closed() -> None:
    """How a file is handed in where uploads are off."""
    st.html(f"<p>{markup.text(wording.SEND)}</p>")
    st.html(f"<p>{markup.text(wording.CHECKED_BY)}</p>")
    st.code("python -m etl check-submission FILE", language=None)


def examine(kind: str) -> None:
    """Take a file, say what is wrong with it and what it would change; keep nothing."""
    most = submissions.MOST_BYTES // 2**20
    file = st.file_uploader(
        "The filled-in file",
        type=["csv", "xlsx"],
        max_upload_size=most,
        key="submission",
    )
    if file is None:
        st.html(f'<p class="quiet">{markup.text(wording.KEPT)}</p>')
        return
    name = "".join(s for s in PurePath(file.name).name if s.isprintable())[:80] or "file"
    try:
        found = submissions.check(file, name, file.size, kind)
    except submissions.CatalogueError:
        st.warning("The catalogue itself is at fault just now: nothing could be checked.")
        return
    _answer(found)


def _answer(found: DryRun) -> None:
    said = wording.submission_sentence(found.kind, found.counts, len(found.faults))
    st.html(f'<p class="verdict" role="status">{markup.text(said)}</p>')
    for note in found.notes:
        st.html(f"<p>{markup.text(note)}</p>")
    if found.faults:
        _faults(found)
    if found.rows:
        _rows(found)
    if found.lines:
        _lines(found)


def _faults(found: DryRun) -> None:
    listed = [
        {"line": f.line, "row": f.subject, "wrong": f.wrong, "remedy": f.remedy}
        for f in found.faults
    ]
    body = [
        [
            markup.cell(_id(fault["row"]), is_head=True),
            markup.cell(str(fault["line"]), "number"),
            markup.cell(_short(fault["wrong"])),
            markup.cell(_short(fault["remedy"])),
        ]
        for fault in listed[:MOST_SHOWN]
    ]
    heads = ["Row", "#Line", "What is wrong", "What to do"]
    st.html(markup.table(f"Faults in {found.file}", heads, body, "wide"))
    _shown(listed, "faults")
    take_away("All faults", "submission_faults", lambda: listed)


def _rows(found: DryRun) -> None:
    listed = [
        {
            "line": row.line,
            "row": row.subject,
            "outcome": row.status,
            "change": "; ".join(f"{name}: {old} → {new}" for name, old, new in row.changes),
            "remark": row.note,
        }
        for row in found.rows
    ]
    body = [
        [
            markup.cell(_id(row.subject), is_head=True),
            markup.cell(str(row.line), "number"),
            markup.cell(f"{wording.OUTCOMES[row.status][0]} {row.status}", "tight"),
            markup.cell("<br>".join([*map(_change, row.changes), *_remark(row.note)])),
        ]
        for row in found.rows[:MOST_SHOWN]
    ]
    heads = ["Row", "#Line", "Outcome", "What changes"]
    st.html(markup.table(f"What {found.file} would change", heads, body, "wide"))
    _shown(listed, "rows")
    take_away("The dry run", "submission_dry_run", lambda: listed)


def _lines(found: DryRun) -> None:
    st.html(f"<p>{markup.text(wording.commit_sentence(found.places))}</p>")
    st.code("\n".join(found.lines[:MOST_SHOWN]), language=None, wrap_lines=True)
    _shown(found.lines, "lines")
    st.download_button(
        "Lines to commit (CSV)",
        data=warehouse.bound(lambda: "".join(f"{line}\n" for line in found.lines).encode()),
        file_name=f"lines_to_commit_{found.kind}.csv",
        mime="text/csv",
        key="lines_to_commit",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )


def _change(change: tuple[str, str, str]) -> str:
    name, before, after = change
    return f"{markup.text(name)}: {_short(before or '(empty)')} → {_short(after or '(empty)')}"


def _id(subject: object) -> str:
    return _short(subject).replace("_", "_<wbr>").replace("+", "+<wbr>")


def _remark(note: str) -> list[str]:
    return [_short(note)] if note else []


def _short(text: object) -> str:
    shown = str(text)
    return markup.text(shown if len(shown) <= 300 else f"{shown[:298]} …")


def _shown(listed: Sequence[object], what: str) -> None:
    if len(listed) > MOST_SHOWN:
        st.html(
            f'<p class="quiet">The first {MOST_SHOWN} of {len(listed):,} {what} are shown; '
            "the file holds them all.</p>"
        )
