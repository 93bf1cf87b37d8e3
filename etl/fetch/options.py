"""``python -m etl fetch``: what may be typed, and how patient it is. Light: every command loads it."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from etl import snapshots
from readiness.catalogue import CATALOGUE


@dataclass(frozen=True)
class Patience:
    """How long and how often to wait, in seconds, and how much to read."""

    timeout: float = 30
    """Without a single byte."""
    deadline: float = 300
    """For one whole answer."""
    tries: int = 4
    first_wait: float = 1
    """Before the second try; doubled for each one after."""
    longest_wait: float = 60
    most_bytes: int = 300 * 2**20


def add(commands: argparse._SubParsersAction) -> None:
    """Make the command known."""
    usual = Patience()
    command = commands.add_parser(
        "fetch",
        help="ask the publishers for what is new",
        description="Asks each source that has a row in connectors.csv, all side by side. What is"
        " new becomes a snapshot with a receipt beside the old one; nothing is ever written over."
        " Ends with 0, with 1 if a source failed (the others are whole), with 75 if another fetch"
        " is at work.",
    )
    command.add_argument("sources", nargs="*", metavar="SOURCE", help="all, if none is named")
    command.add_argument("--catalogue", type=Path, default=CATALOGUE)
    command.add_argument("--snapshots", type=Path, default=snapshots.SNAPSHOTS)
    command.add_argument(
        "--anew", action="store_true", help="accept neither 'unchanged' nor what a broken run read"
    )
    command.add_argument("--log", type=Path, metavar="FILE", help="lines of JSON, added at its end")
    limits = command.add_argument_group("patience, in seconds")
    limits.add_argument("--timeout", type=float, default=usual.timeout, help="of silence")
    limits.add_argument("--deadline", type=float, default=usual.deadline, help="for one answer")
    limits.add_argument("--tries", type=int, default=usual.tries, help="of one address")
    limits.add_argument("--wait", type=float, default=usual.first_wait, help="before a second try")
    limits.add_argument(
        "--longest-wait",
        type=float,
        default=usual.longest_wait,
        help="if asked to wait longer, end",
    )
    limits.add_argument(
        "--keep-hours", type=float, default=24, help="until a broken run's answers expire"
    )
    command.add_argument("--most-megabytes", type=float, default=usual.most_bytes / 2**20)
    command.set_defaults(run=_run)


def patience(chosen: argparse.Namespace) -> Patience:
    """What was typed, as limits."""
    return Patience(
        chosen.timeout,
        chosen.deadline,
        max(1, chosen.tries),
        chosen.wait,
        chosen.longest_wait,
        int(chosen.most_megabytes * 2**20),
    )


def _run(chosen: argparse.Namespace) -> int:
    from etl.fetch import command  # the network's library is loaded by nobody else

    return command.run(chosen)
