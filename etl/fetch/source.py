"""One source, from its addresses to its new snapshot: whole, or not at all."""

from __future__ import annotations

import csv
import importlib
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import ijson

from etl.fetch import keeping
from etl.fetch.asks import Ask, asks, fingerprint
from etl.fetch.keeping import Held, Part
from etl.fetch.shapes import JSON
from etl.fetch.shelf import Shelf
from etl.fetch.sieve import Known, Sieve
from etl.fetch.trouble import CORRECT_ROW, LATER, Trouble, plain
from etl.fetch.window import Answer, Question, Window
from readiness.catalogue import Catalogue, shown
from readiness.catalogue.models import Source
from readiness.catalogue.values import is_live

UNREADABLE = (
    ijson.JSONError,
    csv.Error,
    UnicodeError,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
)
OTHER_SHAPE = (KeyError, TypeError, AttributeError, ValueError, IndexError)
"""What a reader meets when an answer is sound in itself, but of another shape."""


@dataclass(frozen=True)
class Outcome:
    """What became of one source."""

    source_id: str
    word: str
    """new, unchanged or failed."""
    said: str
    rows: int = 0
    folder: Path | None = None


@dataclass(frozen=True)
class Run:
    """What all sources of one run share."""

    it: Catalogue
    known: Known
    root: Path
    work: Path
    window: Window
    keep: timedelta
    is_anew: bool
    """Ask for everything: neither "unchanged" nor what an earlier run read is an answer."""
    told: Callable[[str, int, int], None] = lambda source, done, total: None


def fetch(run: Run, source: Source) -> Outcome:
    """Ask for everything of a source; a new snapshot if anything in it is new.

    Raises:
        Trouble: the snapshots stand as they were.
    """
    shelf = Shelf(run.work / source.source_id, run.keep)
    if run.is_anew:
        shelf.clear()
        shelf = Shelf(run.work / source.source_id, run.keep)
    held = keeping.newest(run.root, source.source_id)
    questions = asks(run.it, source.source_id)
    parts = []
    for number, ask in enumerate(questions):
        run.told(source.source_id, number, len(questions))
        parts.append(_Asking(run, source, ask, shelf).part(held))
    run.told(source.source_id, len(questions), len(questions))
    now = datetime.now(UTC)
    if held and _is_the_same(held, parts, questions):
        shelf.clear()
        said = f"unchanged since {held.folder.name}"
        return Outcome(source.source_id, "unchanged", said, folder=held.folder)
    folder = keeping.write(run.root, shelf.folder, source.source_id, parts, now)
    shelf.clear()
    rows = sum(len(part.rows) for part in parts)
    editions = sorted({part.told["edition"] for part in parts})
    said = f"{rows:,} rows of {', '.join(editions[:3])}: {shown(folder)}"
    return Outcome(source.source_id, "new", said, rows, folder)


def _is_the_same(held: Held, parts: list[Part], questions: list[Ask]) -> bool:
    """Whether figures and editions are those that are held; a day of reading is no edition."""
    if any(held.parts.get(part.told["address"]) is None for part in parts):
        return False
    if len(held.parts) != len(parts):
        return False
    return all(
        before.rows == part.rows
        and before.told["reading"] == part.told["reading"]
        and ("{day}" in ask.connector.edition or before.told["edition"] == part.told["edition"])
        for ask, part in zip(questions, parts, strict=True)
        for before in [held.parts[part.told["address"]]]
    )


class _Asking:
    """One address of a source, with all its pages."""

    def __init__(self, run: Run, source: Source, ask: Ask, shelf: Shelf) -> None:
        self.run, self.source, self.ask, self.shelf = run, source, ask, shelf
        self.shape = _shape(ask.connector.shape)
        self.reading = fingerprint(ask, run.it)

    def part(self, held: Held | None) -> Part:
        """Its figures, or those that are held if the publisher says that they are the same."""
        before = held.parts.get(self.ask.address) if held and not self.run.is_anew else None
        if before and before.told["reading"] != self.reading:
            before = None
        etag = before.told["etag"] if before else None
        stamp = before.told["last_modified"] if before else None
        first = self._answer(self.ask.address, self.shape.TYPES, etag, stamp)
        if first is None:
            assert before is not None
            return before
        sieve = Sieve(self.ask, self.run.known)
        facts: dict[str, Any] = {}
        pages = self._pages(first, sieve, facts)
        self._reading(sieve.finish)
        covered = {place for _, place, _ in sieve.rows}
        told = {
            "publisher": self.source.publisher,
            "edition": self._edition(facts, first),
            "address": self.ask.address,
            "obtained_from": first.address,
            "licence": self.source.licence,
            "reuse": self.source.reuse,
            "retrieved_on": first.fetched_at[:10],
            "connector": self.ask.connector.connector_id,
            "fetched_at": first.fetched_at,
            "etag": first.etag if len(pages) == 1 else None,
            "last_modified": first.last_modified if len(pages) == 1 else None,
            "answers": [{"sha256": one.sha256, "bytes": one.size} for one in pages],
            "reading": self.reading,
            "without_figure": sieve.holes,
            "not_covered": sorted(
                row.iso3
                for row in self.run.it.countries
                if row.kind != "aggregate" and row.iso3 not in covered
            ),
        }
        return Part(sieve.rows, told)

    def _pages(self, first: Answer, sieve: Sieve, facts: dict[str, Any]) -> list[Answer]:
        onward = getattr(self.shape, "onward", None)
        address: str | None = self.ask.address
        answers: list[Answer] = []
        while address:
            answer = first if not answers else self._answer(address, self.shape.TYPES)
            assert answer is not None
            answers.append(answer)
            body = self.shelf.body(address)
            figures = self.shape.figures(body, self.ask, facts)
            self._reading(lambda: sieve.take(figures, len(answers)))  # noqa: B023
            address = self._reading(lambda: onward(self.ask, facts)) if onward else None
        return answers

    def _reading(self, read: Callable[[], Any]) -> Any:
        """Read; what cannot be read is not kept, so that the next run asks again."""
        try:
            return read()
        except Trouble:
            self.shelf.clear()
            raise
        except UNREADABLE as error:
            self.shelf.clear()
            first = str(error).strip().partition("\n")[0]
            what = f"the answer is cut off or damaged ({type(error).__name__}: {first})"
            raise Trouble(what[:200], LATER) from error
        except OTHER_SHAPE as error:
            self.shelf.clear()
            what = f"has another shape than {self.ask.connector.shape} ({_said(error)})"
            raise Trouble(what[:200], CORRECT_ROW) from error

    def _answer(
        self, address: str, types: frozenset[str], etag: str | None = None, stamp: str | None = None
    ) -> Answer | None:
        if answer := self.shelf.held(address):
            return answer
        connector = self.ask.connector
        forbidden = self.shape.FORBIDDEN
        question = Question(
            address, connector.hosts, types, forbidden, connector.pace_seconds, etag, stamp
        )
        answer = self.run.window.ask(question, self.shelf.part(address))
        if answer:
            self.shelf.put(address, answer)
        return answer

    def _edition(self, facts: dict[str, Any], answer: Answer) -> str:
        """The edition in words, its blanks filled with what the publisher tells."""
        facts["day"] = answer.fetched_at[:10]
        address = self.ask.connector.edition_address
        if address:
            self._answer(address, JSON)
            body = self.shelf.body(address)
            self._reading(lambda: facts.update(_scalars(body)))
        return str(self._reading(lambda: _filled(self.ask.connector.edition, facts)))


def _shape(name: str) -> ModuleType:
    return importlib.import_module(f"etl.fetch.shapes.{name}")


def _filled(template: str, facts: dict[str, Any]) -> str:
    try:
        edition = plain(template.format(**facts))
    except (KeyError, IndexError, ValueError, AttributeError) as error:
        what = f"does not tell its edition ({_said(error)} of {template!r})"
        raise Trouble(what, CORRECT_ROW) from None
    if not edition or is_live(edition):
        raise Trouble(f"tells {edition!r} as its edition", CORRECT_ROW)
    return edition


def _scalars(body: Path) -> dict[str, str]:
    """Every text and number of a JSON file by its own name; the first of a name counts."""
    found: dict[str, str] = {}
    with body.open("rb") as file:
        for prefix, event, value in ijson.parse(file):
            if event in ("string", "number"):
                found.setdefault(prefix.rpartition(".")[2], str(value))
    return found


def _said(error: Exception) -> str:
    return f"no {error}" if isinstance(error, KeyError) else str(error)
