"""`check-submission` and `template`: every malformed file is refused by row, and nothing changes."""

import hashlib
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from handed_in import (
    FIGURE,
    INSTRUMENT,
    NEW,
    ROOT,
    TARGET,
    as_csv,
    as_xlsx,
    crafted,
    header_row,
    sheet,
    with_false_sizes,
)
from workshop import FAULT

from etl.__main__ import main
from readiness import catalogue
from readiness.submissions import limits

MOST_MEMORY = 400 * 2**20
# VmHWM, not ru_maxrss: a child's ru_maxrss starts at what its parent held.
CHILD = """
import sys
from pathlib import Path
from etl.__main__ import main
code = main(["check-submission", *sys.argv[1:]])
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
print(int(status["VmHWM"].split()[0]) * 1024)
sys.exit(code)
"""


@pytest.fixture
def desk(tmp_path, published, monkeypatch):
    """A folder for the file, a private catalogue, and the published folder that must not change."""
    shutil.copytree(ROOT / "data/catalogue", tmp_path / "catalogue")
    return tmp_path


def fingerprints(*folders):
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in folders
        for path in sorted(Path(folder).rglob("*"))
        if path.is_file()
    }


def handed_in(desk, published, capsys, data, name="in.csv", *more):
    """Exit code, what was printed, and the faults, after one run of the command."""
    file = desk / name
    file.write_bytes(data)
    before = fingerprints(desk, published)
    arguments = ["check-submission", str(file), "--catalogue", str(desk / "catalogue"), *more]
    code = main(arguments)
    assert fingerprints(desk, published) == before, "nothing is written, nowhere"
    told = capsys.readouterr()
    faults = told.err.splitlines()
    assert [line for line in faults if not FAULT.match(line)] == []
    assert (code == 1) == bool(faults)
    assert "Nothing has been changed." in told.out
    return code, told.out, faults


def test_a_sound_file_gives_the_dry_run_and_the_lines(desk, published, capsys):
    rows = [TARGET, NEW, TARGET | {"target_id": "NEW-2", "unit": "a, b"}]
    for name, made in {"in.csv": as_csv, "in.xlsx": as_xlsx}.items():
        code, out, faults = handed_in(desk, published, capsys, made("targets", rows), name)
        assert (code, faults) == (0, [])
        assert f"{name}:2 = same: {TARGET['target_id']}" in out
        assert f"{name}:3 + new: NEW-1" in out
        assert '"a, b"' in out
        assert "3 rows of targets: 2 new and 1 the same as held." in out


def test_the_printed_line_is_taken_by_the_build_as_it_stands(desk, published, capsys):
    _, out, _ = handed_in(desk, published, capsys, as_xlsx("instruments", [
        INSTRUMENT | {"instrument_id": "handed_in_1", "name": 'A "law", and more'}]))  # fmt: skip
    (line,) = [row.strip() for row in out.splitlines() if row.strip().startswith("handed_in_1,")]
    with (desk / "catalogue/instruments.csv").open("a", encoding="utf-8") as register:
        register.write(f"{line}\n")
    rows = catalogue.load(desk / "catalogue").instruments
    assert rows[-1].name == 'A "law", and more'


MALFORMED = {
    "wrong header": (
        lambda: as_csv("targets", [NEW], ["id", *NEW][: len(NEW)]), ":1 in: the header lacks"),
    "foreign header": (lambda: b"name,address\nx,y\n", ":1 in: the header 'name,address' is none"),
    "unknown objective": (
        lambda: as_csv("targets", [NEW | {"objective_id": "NOPE"}]),
        ":2 NEW-1: objective 'NOPE' is not in objectives.csv"),
    "impossible date": (
        lambda: as_csv("instruments", [INSTRUMENT | {"adopted_on": "31/02/2026"}]),
        "adopted_on is '31/02/2026', not a date; write it like"),
    "impossible date in a workbook": (
        lambda: as_xlsx("instruments", [INSTRUMENT | {"adopted_on": "31/02/2026"}]),
        "adopted_on is '31/02/2026', not a date; write it like"),
    "no source": (
        lambda: as_csv("targets", [NEW | {"source_url": ""}]), ":2 NEW-1: source_url is empty"),
    "one id twice": (
        lambda: as_csv("targets", [NEW, NEW]), ":3 NEW-1: already defined on line 2"),
    "formula": (
        lambda: as_csv("targets", [NEW | {"quote": "=cmd|' /C calc'!A0"}]),
        ":2 NEW-1: quote is \"=cmd|' /C calc'!A0\": a spreadsheet would run it"),
    "formula in a workbook": (
        lambda: as_xlsx("targets", [NEW | {"quote": '=HYPERLINK("http://x")'}]),
        "the cell holds a formula; paste its value instead"),
    "figure off the scale": (
        lambda: as_csv("values", [FIGURE | {"value": "101"}]), "value 101 lies above 100"),
    "UTF-16": (lambda: as_csv("targets", [NEW]).decode().encode("utf-16"), ":1 in: is UTF-16"),
    "NUL": (lambda: as_csv("targets", [NEW]) + b"a\0b\n", ":3 in: holds a NUL"),
    "no file of ours": (lambda: os.urandom(2000).replace(b"\0", b"x") + b"\n", ":1 in: "),
    "zip bomb": (lambda: crafted(" " * 100_000_000), ":1 workbook: unpacks to"),
    "zip bomb that lies": (
        lambda: with_false_sizes(crafted(" " * 50_000_000), len(sheet(" " * 50_000_000))),
        ":1 workbook: is damaged"),
    "macros": (lambda: crafted(header_row(), [("xl/vbaProject.bin", "x")]), "holds macros"),
}  # fmt: skip


@pytest.mark.parametrize("case", MALFORMED)
def test_a_malformed_file_is_refused_with_row_and_reason(case, desk, published, capsys):
    data, complaint = MALFORMED[case]
    code, _, faults = handed_in(desk, published, capsys, data())
    assert code == 1
    assert any(complaint in fault for fault in faults), faults


def test_what_is_no_file_is_refused(desk, capsys):
    for path in (desk, desk / "nowhere.csv"):
        assert main(["check-submission", str(path)]) == 1
        assert FAULT.match(capsys.readouterr().err.strip())


def test_a_catalogue_at_fault_is_named_and_nothing_is_checked(desk, capsys):
    (desk / "catalogue/frameworks.csv").write_text("x\n")
    (desk / "in.csv").write_bytes(as_csv("targets", [NEW]))
    folder = str(desk / "catalogue")
    assert main(["check-submission", str(desk / "in.csv"), "--catalogue", folder]) == 1
    told = capsys.readouterr()
    assert "frameworks.csv:1" in told.err
    assert "nothing was checked" in told.out


def endless_csv(path):
    """200 MB under a right header."""
    with path.open("wb") as file:
        file.write(as_csv("targets", []))
        for _ in range(200):
            file.write(b"x" * 2**20)


def wide(path):
    path.write_bytes(crafted("<row>" + "<c/>" * 1_000_000 + "</row>"))


def full(path):
    """As much as the limits allow: 5,000 rows of texts that do not pack."""
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
    rows = (
        "".join(cell.format(os.urandom(4).hex()) for _ in NEW) for _ in range(limits.MOST_ROWS - 1)
    )
    cells = "".join(f"<row>{row}</row>" for row in rows)
    path.write_bytes(crafted(header_row() + cells))


HEAVY = {
    "a.csv": (endless_csv, "has 200.0 MB, more than 10 MB"),
    "b.xlsx": (lambda path: path.write_bytes(crafted(" " * 200_000_000)), "unpacks to 191 MB"),
    "c.xlsx": (lambda path: path.write_bytes(crafted(" " * 39_000_000)), "is empty"),
    "d.xlsx": (wide, "more than 200 cells in a row"),
    "e.xlsx": (full, "what follows were not read"),
    "f.csv": (
        lambda path: path.write_bytes(as_csv("targets", []) + b"," * 10_000_000), "has no rows"),
    "g.csv": (
        lambda path: path.write_bytes(as_csv("targets", []) + b"a\n" * 5_000_000),
        "what follows were not read"),
}  # fmt: skip


@pytest.mark.parametrize("name", HEAVY)
def test_memory_is_bounded_whatever_the_file(name, tmp_path):
    make, complaint = HEAVY[name]
    make(tmp_path / name)
    limit = (3 * 2**30, 3 * 2**30)  # an address space, not memory: libraries reserve much of it
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(tmp_path / name)],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, limit),
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert complaint in done.stderr
    assert "Traceback" not in done.stderr
    assert int(done.stdout.splitlines()[-1]) < MOST_MEMORY


@pytest.mark.parametrize("kind", ["targets", "instruments", "values"])
def test_a_template_is_written_once_and_never_among_our_data(kind, tmp_path, capsys):
    for form, made in {"csv": 2, "xlsx": 1}.items():
        out = tmp_path / form / f"t.{form}"
        out.parent.mkdir()
        assert main(["template", kind, "--format", form, "--out", str(out)]) == 0
        assert len(list(out.parent.iterdir())) == made
        kept = fingerprints(out.parent)
        assert main(["template", kind, "--out", str(out)]) == 1
        assert "is there already; choose another name" in capsys.readouterr().err
        assert fingerprints(out.parent) == kept
    inside = ROOT / "data/catalogue" / f"new_{kind}.csv"
    assert main(["template", kind, "--out", str(inside)]) == 1
    assert "lies in data; choose another folder" in capsys.readouterr().err
    assert not inside.exists()
    assert main(["template", kind, "--out", str(tmp_path / "nowhere" / "t.csv")]) == 1
    assert main(["template", kind, "--out", str(tmp_path / "t.pdf")]) == 1
    assert all(FAULT.match(line) for line in capsys.readouterr().err.splitlines())
