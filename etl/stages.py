"""Say what the build is doing: a bar on a terminal, plain lines anywhere else."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from etl import journal


class Stages:
    """Named stages of a build, in order.

    >>> with Stages(["Reading"]) as stages:
    ...     with stages("Reading"):
    ...         pass
    Reading ... 0.0 s
    """

    def __init__(self, names: list[str]) -> None:
        self.names = names
        self.started = time.monotonic()
        self.console = Console(highlight=False, soft_wrap=True)
        self.bar = progress(self.console)
        self.task = self.bar.add_task("", total=len(names))

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.started

    def __enter__(self) -> Stages:
        self.bar.__enter__()
        return self

    def __exit__(self, *problem: object) -> None:
        self.bar.stop()

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        if name not in self.names:
            raise KeyError(f"{name!r} is not one of the stages {self.names}")
        self.bar.update(self.task, description=name)
        began = time.monotonic()
        yield
        self.bar.advance(self.task)
        if not self.console.is_terminal:
            print(f"{name} ... {time.monotonic() - began:.1f} s", flush=True)
        journal.note("stage", stage=name, seconds=round(time.monotonic() - began, 3))

    def wait(self, holder: str) -> None:
        journal.note("waiting", holder=holder)
        self.say(f"Another run holds the lock ({holder}): waiting.")

    def say(self, text: str) -> None:
        self.console.print(text, markup=False)


def progress(console: Console) -> Progress:
    """A bar that is drawn on a terminal and nowhere else."""
    return Progress(
        TextColumn("{task.description:<28}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
