"""A dry run as lines of text, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from readiness import wording
from readiness.submissions.dry_run import DryRun, Planned


def told(found: DryRun) -> list[str]:
    """Each row with what it would change and the line to commit, and the sum of it all last."""
    lines = [line for row in found.rows for line in _row(found.file, row)]
    lines += found.notes
    if found.lines:
        lines.append(wording.commit_sentence(found.places))
    lines.append(wording.submission_sentence(found.kind, found.counts, len(found.faults)))
    return lines


def _row(file: str, row: Planned) -> Iterator[str]:
    icon, _ = wording.OUTCOMES[row.status]
    yield f"{file}:{row.line} {icon} {row.status}: {row.subject}"
    for name, before, after in row.changes:
        yield f"    {name}: {before or '(empty)'} → {after or '(empty)'}"
    if row.note:
        yield f"    {row.note}"
    if row.csv and row.changes and row.place:
        yield f"    instead of {row.place}:"
    if row.csv:
        yield f"    {row.csv}"
