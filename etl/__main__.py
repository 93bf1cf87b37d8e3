"""``python -m etl fetch | build | release | rollback | diff | …``: what a builder types."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import duckdb

from etl import build, journal, publish, releasing, snapshots
from etl.fetch import options as fetching
from etl.stages import Stages
from readiness import releases
from readiness.catalogue import CATALOGUE, shown

CANNOT_WRITE = (
    OSError,
    MemoryError,
    duckdb.IOException,
    duckdb.OutOfMemoryException,
    duckdb.TransactionException,
    duckdb.FatalException,
)
"""What a full disk or a lack of rights looks like; any other error is a fault of ours."""

SUBMITTED = ("targets", "instruments", "values")
BUSY = 75
"""Another run holds the lock: for a timer that tries again later, as sysexits.h has it."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 if it did what it says, 1 with the reasons on standard error, 75 if
    another run holds the lock."""
    chosen = parser().parse_args(arguments)
    log = getattr(chosen, "log", None)
    try:
        with journal.kept(log, chosen.command):
            code = _run(chosen) if hasattr(chosen, "no_wait") else int(chosen.run(chosen))
            journal.note("end", code=code)
            return code
    except OSError as wrong:
        if log is None:
            raise
        print(f"{log}:1 log: cannot be written ({wrong.strerror}); name another", file=sys.stderr)
        return 1


def parser() -> argparse.ArgumentParser:
    """Every command, and what each of them takes."""
    found = argparse.ArgumentParser(prog="python -m etl", description=__doc__)
    commands = found.add_subparsers(dest="command", required=True)
    command = commands.add_parser("build", help="catalogue and snapshots in, database out")
    command.add_argument("--catalogue", type=Path, default=CATALOGUE)
    command.add_argument("--snapshots", type=Path, default=snapshots.SNAPSHOTS)
    releasing.add_common(command)
    command.set_defaults(run=_build)
    releasing.add(commands)
    fetching.add(commands)
    command = commands.add_parser(
        "diff",
        help="what moved between two releases",
        description="Figures added, revised or withdrawn; scores, ranks, groups and statuses that"
        " moved, each with the row that moved it; and the changes that hold a release. Between two"
        " releases (a number, a name as in current.json, live, candidate, latest) or two files.",
    )
    command.add_argument("old")
    command.add_argument("new")
    command.add_argument("--published", type=Path, default=publish.PUBLISHED)
    command.add_argument("--catalogue", type=Path, default=CATALOGUE)
    command.add_argument("--json", action="store_true", help="all of it, for a program")
    command.set_defaults(run=_diff)
    command = commands.add_parser("shapes", help="boundaries in, static shapes for the map out")
    command.set_defaults(run=_shapes)
    command = commands.add_parser("template", help="a file for the secretariat to fill in")
    command.add_argument("kind", choices=SUBMITTED)
    command.add_argument("--format", choices=("csv", "xlsx"))
    command.add_argument("--out", type=Path, required=True)
    command.add_argument("--catalogue", type=Path, default=CATALOGUE)
    command.set_defaults(run=_template)
    command = commands.add_parser(
        "check-submission",
        help="what is wrong with a filled-in file, and what it would change",
        description="Every fault by row, and a dry run: what each row would change, and the line"
        " to commit. Nothing is written.",
    )
    command.add_argument("file", type=Path)
    command.add_argument("--kind", choices=SUBMITTED)
    command.add_argument("--catalogue", type=Path, default=CATALOGUE)
    command.set_defaults(run=_check_submission)
    return found


def _run(chosen: argparse.Namespace) -> int:
    """Run a command that writes to the published folder; what stops it is one line."""
    try:
        return int(chosen.run(chosen))
    except publish.Busy as holder:
        releasing.complain(
            f"{shown(chosen.out)}:1 lock: another run holds it ({holder});"
            " try again later, or leave out --no-wait to wait for it"
        )
        return BUSY
    except releases.Unreadable as harmed:
        return releasing.complain(str(harmed))
    except KeyboardInterrupt:
        releasing.complain("Stopped. What was published stands untouched.")
        return 130
    except CANNOT_WRITE as error:
        return releasing.complain(_trouble(chosen.out, error))


def _build(chosen: argparse.Namespace) -> int:
    stages = Stages(build.STAGES)
    try:
        built = build.build(
            chosen.catalogue, chosen.snapshots, chosen.out, stages, not chosen.no_wait
        )
    except build.Refused as refusal:
        print(f"Refused: {len(refusal.faults)} fault(s). What was published stands untouched.")
        return releasing.complain(*map(str, refusal.faults))
    journal.note("built", release=built.manifest["release"], rows=built.manifest["rows"])
    print("\n".join(_summary(built, stages.seconds)))
    return 0


def _diff(chosen: argparse.Namespace) -> int:
    from etl import diff

    return diff.command(chosen)


def _shapes(chosen: argparse.Namespace) -> int:
    from etl import shapes

    for path in shapes.write():
        print(f"{shown(path)}  {path.stat().st_size / 1000:.0f} kB")
    return 0


def _template(chosen: argparse.Namespace) -> int:
    from etl import submission

    return submission.template(chosen)


def _check_submission(chosen: argparse.Namespace) -> int:
    from etl import submission

    return submission.check(chosen)


def _trouble(out: Path, error: Exception) -> str:
    reason = getattr(error, "strerror", None) or str(error).strip().partition("\n")[0][:200]
    return (
        f"{shown(out)}:1 published: the build could not be written ({reason}); "
        "free the disk or correct the permissions, then build again"
    )


def _summary(built: build.Built, seconds: float) -> list[str]:
    with duckdb.connect(str(built.database), read_only=True) as db:
        counts = db.execute(
            """
            select
                (select count(*) from core.observation),
                (select count(*) from core.observation_copy),
                (select count(*) from core.observation_copy where not is_winner),
                (select count(*) from core.observation_copy where why like 'withheld%'),
                (select count(distinct indicator_id) from core.observation),
                (select count(*) from core.country where is_member),
                (select count(distinct iso3) from core.observation),
                (select min(year) || '-' || max(year) from core.observation),
                (select count(*) from core.source),
                (select count(distinct publisher) from core.source)
            """
        ).fetchall()[0]
        empty = db.execute(
            "select indicator_id from core.indicator anti join core.observation"
            " using (indicator_id) order by position"
        ).fetchall()
    lines = [
        f"Figures     {counts[0]:,} published, from {counts[1]:,} read",
        f"Refused     0; {counts[2]:,} copies kept behind another, {counts[3]:,} of them withheld",
        f"Indicators  {counts[4]}",
        f"Places      {counts[5]} member states, {counts[6]} places in all",
        f"Years       {counts[7]}",
        f"Sources     {counts[8]} of {counts[9]} publishers",
    ]
    if empty:
        lines.append(f"No figure   {', '.join(name for (name,) in empty)}")
    verb = "Published" if built.is_new else "Up to date:"
    if not built.is_live:
        verb = "Built," if built.is_new else "Up to date,"
        verb += " for the next release (readers keep theirs):"
    lines.append(f"{verb} {built.manifest['release']} in {seconds:.1f} s: {shown(built.database)}")
    return lines


if __name__ == "__main__":
    sys.exit(main())
