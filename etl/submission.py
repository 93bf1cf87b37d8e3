"""``check-submission`` and ``template``: the secretariat's door, from a terminal.

The one file that is written is the template, and never over another or among our data.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from readiness import submissions
from readiness.catalogue import ROOT, CatalogueError, shown


def check(chosen: argparse.Namespace) -> int:
    """Print the dry run of a file; 1 with every fault on standard error if there is one."""
    path: Path = chosen.file
    name = shown(path)
    if not path.is_file():
        return _complain(f"{name}:1 {path.stem}: is no file; name a CSV or XLSX file")
    try:
        with path.open("rb") as file:
            size = path.stat().st_size
            found = submissions.check(file, name, size, chosen.kind, catalogue=chosen.catalogue)
    except OSError as error:
        return _complain(
            f"{name}:1 {path.stem}: cannot be read ({error.strerror}); check its permissions"
        )
    except CatalogueError as error:
        print(error, file=sys.stderr)
        print("The catalogue itself is at fault: nothing was checked, nothing has been changed.")
        return 1
    print("\n".join(submissions.told(found)))
    print(*found.faults, sep="\n", end="\n" if found.faults else "", file=sys.stderr)
    return 0 if found.is_acceptable else 1


def template(chosen: argparse.Namespace) -> int:
    """Write a template; a CSV gets its comment sheet beside it."""
    out: Path = chosen.out
    kind, form = chosen.kind, chosen.format or out.suffix.removeprefix(".").lower()
    if form not in ("csv", "xlsx"):
        return _complain(f"{out}:1 template: {form!r} is no format; use --format csv or xlsx")
    try:
        if form == "xlsx":
            files = {out: submissions.as_xlsx(kind, chosen.catalogue)}
        else:
            beside = out.with_name(f"{out.stem}_about.csv")
            files = {
                out: submissions.as_csv(kind),
                beside: submissions.as_csv_about(kind, chosen.catalogue),
            }
        for path in files:
            if path.absolute().resolve().is_relative_to(ROOT / "data"):
                return _complain(f"{shown(path)}:1 template: lies in data; choose another folder")
            if path.exists():
                return _complain(f"{shown(path)}:1 template: is there already; choose another name")
        for path, content in files.items():
            path.write_bytes(content)
            print(shown(path))
    except CatalogueError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        return _complain(
            f"{shown(out)}:1 template: cannot be written ({error.strerror}); choose another"
        )
    return 0


def _complain(fault: str) -> int:
    print(fault, file=sys.stderr)
    return 1
