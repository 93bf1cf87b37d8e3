"""``python -m etl fetch [SOURCE…]``: sources side by side, each in one line, the failed ones last."""

from __future__ import annotations

import argparse
import sys
import threading
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from datetime import timedelta
from pathlib import Path

from rich.console import Console

from etl import journal, publish
from etl.fetch import options, shelf
from etl.fetch.sieve import Known
from etl.fetch.source import Outcome, Run, fetch
from etl.fetch.trouble import Stopped, Trouble
from etl.fetch.window import Window
from etl.stages import progress
from readiness import catalogue
from readiness.catalogue import Catalogue, shown

IS_BUSY = 75
"""EX_TEMPFAIL: try again later."""
AT_ONCE = 32
"""Sources side by side; most of their time is waiting."""


def run(chosen: argparse.Namespace) -> int:
    """0 if every source is new or unchanged, 1 if any failed, 75 if another run is at work."""
    it, faults = catalogue.read(chosen.catalogue)
    if faults:
        print(*faults, sep="\n", file=sys.stderr)
        print(f"Refused: {len(faults)} fault(s) in the catalogue. Nothing was asked.")
        return 1
    names = list(dict.fromkeys(chosen.sources)) or _connected(it)
    if strange := [name for name in names if name not in _connected(it)]:
        for name in strange:
            print(_stranger(it, name), file=sys.stderr)
        return 1
    try:
        work = chosen.snapshots / shelf.WORK
        with publish.locked(work):
            return _fetch(chosen, it, names, work)
    except publish.Busy:
        line = "another fetch is at work; wait until it has ended"
        print(f"{shown(chosen.snapshots)}: {line}", file=sys.stderr)
        return IS_BUSY
    except OSError as error:
        line = f"cannot be written ({error.strerror}); free the disk or correct the permissions"
        print(f"{shown(chosen.snapshots)}: {line}", file=sys.stderr)
        return 1


def _fetch(chosen: argparse.Namespace, it: Catalogue, names: list[str], work: Path) -> int:
    stopping = threading.Event()
    window = Window(options.patience(chosen), stopping)
    keep = timedelta(hours=chosen.keep_hours)
    known = Known.of(it)
    sources = {row.source_id: row for row in it.sources}
    with _Board(names) as board:
        shared = Run(it, known, chosen.snapshots, work, window, keep, chosen.anew, board.told)
        pool = ThreadPoolExecutor(max_workers=min(AT_ONCE, len(names)))
        waiting = {pool.submit(fetch, shared, sources[name]): name for name in names}
        outcomes = []
        try:
            for done in as_completed(waiting):
                outcome = _outcome(done, waiting[done], it)
                outcomes.append(outcome)
                board.say(outcome)
                journal.note(
                    outcome.word, source=outcome.source_id, rows=outcome.rows, said=outcome.said
                )
        except KeyboardInterrupt:
            stopping.set()
            pool.shutdown(cancel_futures=True)
            print(
                "Stopped. Snapshots stand; what was read is kept for the next run.", file=sys.stderr
            )
            return 130
        finally:
            pool.shutdown(cancel_futures=True)
            window.close()
    failed = sorted(one.source_id for one in outcomes if one.word == "failed")
    counts = {word: sum(one.word == word for one in outcomes) for word in ("new", "unchanged")}
    end = f"; {len(failed)} failed: {', '.join(failed)}" if failed else ""
    print(f"{counts['new']} new, {counts['unchanged']} unchanged{end}.")
    return 1 if failed else 0


def _outcome(done: Future[Outcome], name: str, it: Catalogue) -> Outcome:
    try:
        return done.result()
    except Trouble as trouble:
        said = str(trouble)
        if not isinstance(trouble, Stopped) and _is_unconfirmed(it, name):
            said += " (its shape is unconfirmed)"
    except OSError as error:
        said = f"cannot be written ({error.strerror}); free the disk or correct the permissions"
    except Exception as error:
        said = f"cannot be read ({type(error).__name__}: {error}); tell the developers"
    return Outcome(name, "failed", " ".join(said.split()))


def _connected(it: Catalogue) -> list[str]:
    return list(dict.fromkeys(row.source_id for row in it.connectors))


def _is_unconfirmed(it: Catalogue, name: str) -> bool:
    return any(r.standing == "unconfirmed" for r in it.connectors if r.source_id == name)


def _stranger(it: Catalogue, name: str) -> str:
    if name in {row.source_id for row in it.sources}:
        return f"{name}: has no row in connectors.csv; add one, or fetch another source"
    return f"{name}: is no source; there are {', '.join(_connected(it))}"


class _Board:
    """A bar a source on a terminal; anywhere else only the line at its end."""

    def __init__(self, names: list[str]) -> None:
        self.console = Console(highlight=False, soft_wrap=True)
        self.bar = progress(self.console)
        self.tasks = {name: self.bar.add_task(name, total=None) for name in names}

    def __enter__(self) -> _Board:
        self.bar.__enter__()
        return self

    def __exit__(self, *problem: object) -> None:
        self.bar.stop()

    def told(self, source: str, done: int, total: int) -> None:
        self.bar.update(self.tasks[source], completed=done, total=total)

    def say(self, outcome: Outcome) -> None:
        self.bar.update(self.tasks[outcome.source_id], visible=False)
        line = f"{outcome.source_id}: {outcome.said}"
        if outcome.word == "failed":
            print(line, file=sys.stderr)
        else:
            self.console.print(line, markup=False)
