"""``python -m etl build | diff | shapes | template | check-submission``: what a builder types."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import duckdb

from etl import build, publish, snapshots
from etl.stages import Stages
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


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 if it did what it says, 1 with the reasons on standard error."""
    parser = argparse.ArgumentParser(prog="python -m etl", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("build", help="catalogue and snapshots in, database out")
    command.add_argument("--catalogue", type=Path, default=CATALOGUE)
    command.add_argument("--snapshots", type=Path, default=snapshots.SNAPSHOTS)
    command.add_argument("--out", type=Path, default=publish.PUBLISHED)
    command.set_defaults(run=_build)
    command = commands.add_parser(
        "diff",
        help="what moved between two releases",
        description="Figures added, revised or withdrawn, and scores that moved, between two"
        " releases (names as in current.json, or database files). Ranks, statuses, and the row"
        " that moved each of them, are not told yet.",
    )
    command.add_argument("old")
    command.add_argument("new")
    command.add_argument("--published", type=Path, default=publish.PUBLISHED)
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
    chosen = parser.parse_args(arguments)
    return int(chosen.run(chosen))


def _build(chosen: argparse.Namespace) -> int:
    stages = Stages(build.STAGES)
    try:
        built = build.build(chosen.catalogue, chosen.snapshots, chosen.out, stages)
    except build.Refused as refusal:
        print(*refusal.faults, sep="\n", file=sys.stderr)
        print(f"Refused: {len(refusal.faults)} fault(s). What was published stands untouched.")
        return 1
    except KeyboardInterrupt:
        print("Stopped. What was published stands untouched.", file=sys.stderr)
        return 130
    except CANNOT_WRITE as error:
        print(_trouble(chosen.out, error), file=sys.stderr)
        return 1
    print("\n".join(_summary(built, stages.seconds)))
    return 0


def _diff(chosen: argparse.Namespace) -> int:
    from etl import diff

    try:
        for line in diff.compare(chosen.old, chosen.new, chosen.published):
            print(line)
    except diff.Unknown as unknown:
        print(unknown, file=sys.stderr)
        return 1
    except duckdb.Error as error:
        reason = str(error).partition("\n")[0]
        print(
            f"{chosen.old}:1 diff: one of the two is no release of ours ({reason}); "
            "build both with python -m etl build",
            file=sys.stderr,
        )
        return 1
    return 0


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
    lines.append(f"{verb} {built.manifest['release']} in {seconds:.1f} s: {shown(built.database)}")
    return lines


if __name__ == "__main__":
    sys.exit(main())
