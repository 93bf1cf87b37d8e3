"""The manual is its tests: worked examples typed by hand, checked against the real functions.

One topic is one file ``test_<topic>.py`` here with a ``SPEC``: plain words, the formula, rows
given, steps that anyone can type into a calculator, rows expected. Its test runs the real function
on the given rows. ``python tests/spec`` writes them all, and the choices made, to the file that the
page *Method* draws.
"""

from __future__ import annotations

import importlib
import json
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "readiness" / "wording" / "method.json"
COMMAND = "python tests/spec"

TOPICS = (
    "goalposts",
    "logarithm",
    "pillar_mean",
    "pillars_together",
    "holes",
    "register_holes",
    "coverage",
    "maturity_codes",
    "highest_code",
    "editions",
    "derived_figures",
    "history",
    "shown_rank",
    "rank_bands",
    "chances",
    "groups",
    "weight_space",
    "leave_one_out",
    "correlation",
    "influence",
    "halves",
)
"""In the order of the manual."""

Cell = str | float | int | None
HOLE = None


@dataclass(frozen=True)
class Sheet:
    """A small table; a hole is None, and what was worked by hand is typed with its digits."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Step:
    """What is done, what to type, what the calculator then shows (typed by hand).

    With nothing to type the step is one for the eye: "over 100 counts as 100".
    """

    what: str
    type: str
    gives: str


@dataclass(frozen=True)
class Spec:
    title: str
    words: str
    formula: str
    """For KaTeX."""
    spoken: str
    """The formula as it is read aloud."""
    given: Sheet
    steps: tuple[Step, ...]
    expected: Sheet
    function: str
    """The function or table definition that is tested."""
    decision: tuple[str, ...] = field(default=())
    """Numbers of the decision notes."""

    def holds(self, real: Iterable[Sequence[object]]) -> None:
        """Compare the real function's rows with the hand-worked ones, digit by digit shown."""
        found = [tuple(row) for row in real]
        assert len(found) == len(self.expected.rows), (found, self.expected.rows)
        wrong = [
            (typed, got)
            for typed, got in zip(self.expected.rows, found, strict=True)
            if len(typed) != len(got) or not all(map(agrees, typed, got))
        ]
        assert not wrong, f"{self.title}: (by hand, by {self.function}): {wrong}"


def agrees(typed: Cell, got: object) -> bool:
    """Whether a result rounds to what was typed; a hole only to a hole."""
    if typed is None:
        return got is None or got != got
    if not is_number(typed):
        return str(got) == typed
    return is_number(got) and abs(float(got) - float(_plain(typed))) <= _half(typed)


def calculate(typed: str) -> float:
    """What a calculator shows: + − × ÷ ^ √ ln( e^ and brackets, nothing else.

    >>> calculate("100 × (5 − 20) ÷ (0 − 20)"), calculate("√(9 × 4)")
    (75.0, 6.0)
    """
    text = _plain(typed).replace("×", "*").replace("÷", "/")
    if not re.fullmatch(r"(?:[\d.+\-*/^() √]|ln\(|e\^)+", text):
        raise ValueError(f"{typed!r} cannot be typed into a calculator")
    text = text.replace("e^", f"{math.e!r}^").replace("√", "root").replace("^", "**")
    return float(eval(text, {"__builtins__": {}, "ln": math.log, "root": math.sqrt}))


def is_number(cell: object) -> bool:
    try:
        float(_plain(cell))
    except ValueError:
        return False
    return True


def _plain(cell: object) -> str:
    return str(cell).replace("−", "-")


def _half(typed: object) -> float:
    decimals = len(_plain(typed).partition(".")[2])
    return 0.5 * 10**-decimals + 1e-9


def specs() -> dict[str, Spec]:
    """Every topic's example, in order."""
    return {topic: importlib.import_module(f"test_{topic}").SPEC for topic in TOPICS}


def decisions() -> dict[str, str]:
    """Number of each decision note and its title."""
    notes = (ROOT / "docs" / "decisions").glob("[0-9]*.md")
    heads = [note.read_text(encoding="utf-8").splitlines()[0] for note in notes]
    return dict(sorted(head.removeprefix("# ").split(" ", 1) for head in heads))


def text(examples: dict[str, Spec], choices: Sequence[object]) -> str:
    """The file of the manual; of every decision note named, its number and title."""
    titles = decisions()

    def told(entry: object) -> dict:
        facts = asdict(entry)
        facts["decision"] = [f"{n} {titles[n]}" for n in facts["decision"]]
        return facts

    content = {
        "examples": [{"topic": topic, **told(spec)} for topic, spec in examples.items()],
        "choices": [told(choice) for choice in choices],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def manual() -> str:
    """The manual as the specs say it now."""
    return text(specs(), importlib.import_module("choices_made").CHOICES)


def write() -> None:
    FILE.write_text(manual(), encoding="utf-8")
