"""``python -m readiness.briefing``: a brief as a file; without --state or --kind, the region's."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import get_args

from readiness import warehouse
from readiness.briefing import asking, languages, making
from readiness.briefing.document import Kind

REFUSALS = (asking.Refused, languages.Unknown, languages.Missing, making.Spills, warehouse.NotBuilt)


def main(arguments: list[str] | None = None) -> int:
    """Write a brief, or all of them; 0, or 1 with the reason in one line on standard error."""
    parser = argparse.ArgumentParser(prog="python -m readiness.briefing", description=__doc__)
    parser.add_argument("--state", metavar="ISO3", help="a member state's code")
    parser.add_argument("--states", metavar="A,B", help="two to five codes: a comparison of them")
    parser.add_argument("--framework", metavar="ID", help="a framework of the register")
    parser.add_argument("--kind", choices=get_args(Kind), help="card: one page about a --state")
    parser.add_argument("--format", choices=making.FORMATS, help="pdf; with --all both")
    parser.add_argument(
        "--language", help="a code such as en; with --all every language that is on"
    )
    parser.add_argument("--year", type=int, help="the edition of the index, else the current one")
    parser.add_argument("--out", type=Path, required=True, help="a file; with --all a folder")
    parser.add_argument("--all", action="store_true", help="every state and the region")
    given = parser.parse_args(arguments)
    try:
        return _all(given) if given.all else _one(given)
    except REFUSALS as refusal:
        print(refusal, file=sys.stderr)
    except OSError as error:
        why = error.strerror or error
        print(f"{given.out}: cannot be written ({why}); give another --out", file=sys.stderr)
    return 1


def _one(given: argparse.Namespace) -> int:
    document = asking.document(*_wanted(given), given.year)
    language = given.language or languages.SOURCE
    _writable(given.out.parent)
    _write(given.out, making.make(document, given.format or "pdf", language))
    return 0


def _wanted(given: argparse.Namespace) -> tuple[Kind, str]:
    """The kind and whom it is about, from the choices that name one."""
    named: dict[Kind, str | None] = {
        "state": given.state,
        "framework": given.framework,
        "comparison": None if given.states is None else given.states.replace(",", "-"),
    }
    told = [kind for kind, about in named.items() if about is not None]
    if len(told) > 1:
        raise asking.Refused("give one of --state, --states and --framework")
    about = named[told[0]] if told else None
    fitting: Kind = told[0] if told else "region"
    kind: Kind = given.kind or fitting
    if kind != fitting and (kind, fitting) != ("card", "state"):
        asks = {"card": "--state", "state": "--state", "comparison": "--states"}
        raise asking.Refused(
            f"--kind {kind} asks for {asks.get(kind, f'--{kind}')}"
            if kind != "region"
            else f"--kind region takes no --{fitting}"
        )
    return kind, asking.REGION if about is None else about


def _all(given: argparse.Namespace) -> int:
    from rich.console import Console  # a bar that a single brief does not need
    from rich.progress import MofNCompleteColumn, Progress, TimeElapsedColumn

    if given.kind or _wanted(given) != ("region", asking.REGION):
        raise asking.Refused("--all takes no --kind, --state, --states or --framework")
    if given.language:
        languages.Words(given.language)
    spoken = [given.language] if given.language else list(languages.ON)
    forms = (given.format,) if given.format else making.FORMATS
    wanted: list[tuple[Kind, str]] = [
        ("region", asking.REGION),
        *(("state", row["iso3"]) for row in asking.answer("states")),
    ]
    documents = [asking.document(kind, about, given.year) for kind, about in wanted]
    given.out.mkdir(parents=True, exist_ok=True)
    _writable(given.out)
    columns = (*Progress.get_default_columns(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        bar = progress.add_task("Briefs", total=len(documents) * len(spoken) * len(forms))
        for language in spoken:
            for document in documents:
                for form in forms:
                    made = making.make(document, form, language)
                    _write(given.out / making.file_name(document, form, language), made)
                    progress.advance(bar)
    return 0


def _writable(folder: Path) -> None:
    """Known before the work, not after it."""
    with tempfile.TemporaryFile(dir=folder):
        pass


def _write(path: Path, made: bytes) -> None:
    """Beside and then moved: whoever reads the file has the old one or the whole new one."""
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(made)
        Path(beside).chmod(0o644)
        os.replace(beside, path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


if __name__ == "__main__":
    sys.exit(main())
