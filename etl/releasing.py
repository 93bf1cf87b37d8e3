"""``python -m etl release`` and ``rollback``: what an officer types, and what is said back."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from etl import build, journal, publish, release, snapshots
from etl.stages import Stages
from readiness import releases
from readiness.catalogue import CATALOGUE, shown
from readiness.revisions import NotARelease


def add(commands: argparse._SubParsersAction) -> None:
    """Make both commands known."""
    command = commands.add_parser(
        "release",
        help="freeze what is built as a numbered release",
        description="Builds what has changed, holds it against the last release, and freezes it"
        " under a number like <year>.<month>, with its inputs and checksums.",
    )
    command.add_argument("--note", required=True, help="what is new, for readers")
    command.add_argument("--method", metavar="VERSION", help="where the method changed: 1.1, 2.0")
    command.add_argument(
        "--embargo",
        metavar="INSTANT",
        type=_instant,
        help="nobody may see it before, like 2026-01-31T09:00:00+08:00",
    )
    command.add_argument("--by", default=getpass.getuser(), help="who releases it")
    command.add_argument("--catalogue", type=Path, default=CATALOGUE)
    command.add_argument("--snapshots", type=Path, default=snapshots.SNAPSHOTS)
    add_common(command)
    command.set_defaults(run=_release)
    command = commands.add_parser(
        "rollback",
        help="let readers have an earlier release again",
        description="Without a number the last step is undone: a release under embargo is taken"
        " back, else readers have the release before the live one (or the build before, where"
        " nothing was released).",
    )
    command.add_argument("number", nargs="?")
    add_common(command)
    command.set_defaults(run=_rollback)


def add_common(command: argparse.ArgumentParser) -> None:
    """What every command takes that writes to the published folder."""
    command.add_argument("--out", type=Path, default=publish.PUBLISHED)
    command.add_argument(
        "--no-wait", action="store_true", help="where another run holds the lock, end with 75"
    )
    command.add_argument("--log", type=Path, metavar="FILE", help="lines of JSON, added at its end")


def _instant(text: str) -> datetime:
    try:
        return releases.instant(text)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(str(wrong)) from None


def _release(chosen: argparse.Namespace) -> int:
    note = " ".join(chosen.note.split())
    if not note:
        print("note: is empty; say in a few words what is new", file=sys.stderr)
        return 1
    wish = release.Wish(note, chosen.by, chosen.method, chosen.embargo)
    stages = Stages(release.STAGES)

    def run() -> str:
        row = release.release(
            wish, chosen.catalogue, chosen.snapshots, chosen.out, stages, not chosen.no_wait
        )
        seen = "now" if not chosen.embargo else f"from {row['visible_from']}"
        return (
            f"Released {row['number']} ({row['release']}, method {row['method']}), to be seen"
            f" {seen}: {shown(chosen.out / row['database'])}"
        )

    return _told(run)


def _rollback(chosen: argparse.Namespace) -> int:
    stages = Stages(release.STAGES)
    return _told(lambda: release.rollback(chosen.number, chosen.out, not chosen.no_wait, stages))


def _told(run: Callable[[], str]) -> int:
    """Run, and tell in one line a fault what stood in the way."""
    try:
        print(run())
    except release.Refused as refusal:
        return complain(*refusal.lines)
    except build.Refused as refusal:
        return complain(*map(str, refusal.faults))
    except NotARelease as harmed:
        return complain(str(harmed))
    return 0


def complain(*lines: str) -> int:
    """Tell faults on standard error and to the journal; 1, the exit code."""
    for line in lines:
        print(line, file=sys.stderr)
        journal.note("fault", fault=line)
    return 1
