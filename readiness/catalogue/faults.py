"""A fault is a note to a colleague: where, what, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong in one place.

    >>> str(Fault("data/catalogue/indicators.csv", 12, "internet_users", "unit is empty", "fill it in"))
    'data/catalogue/indicators.csv:12 internet_users: unit is empty; fill it in'
    """

    file: str
    line: int
    subject: str
    wrong: str
    remedy: str

    def __str__(self) -> str:
        subject = _one_line(self.subject, 80) or "row"
        return f"{self.file}:{self.line} {subject}: {_one_line(self.wrong, 400)}; {self.remedy}"


class CatalogueError(ValueError):
    """The catalogue contradicts itself. The message lists every fault found, one a line."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))


def _one_line(text: str, most: int) -> str:
    """Text from a faulty file, fit for a terminal: no line ends, no control signs, not endless."""
    plain = "".join(sign if sign.isprintable() else " " for sign in text).strip()
    return plain if len(plain) <= most else plain[: most - 2] + " …"


def shown(path: Path) -> str:
    """The path as a colleague types it: relative to the project where it lies inside."""
    full = path.absolute()
    return full.relative_to(ROOT).as_posix() if full.is_relative_to(ROOT) else str(path)
