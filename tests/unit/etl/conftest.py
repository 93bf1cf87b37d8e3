"""A world small enough to check by hand, built by the real command."""

import contextlib
import csv
import hashlib
import io
import json

import duckdb
import pytest

from etl.__main__ import main
from readiness.catalogue.models import FILES

CATALOGUE = {
    "pillars.csv": [
        {"pillar": "skills", "title": "Skills", "max_age_years": 5, "is_scored": "yes", "position": 1},
        {"pillar": "context", "title": "Context", "max_age_years": 5, "is_scored": "no", "position": 2},
    ],
    "countries.csv": [
        {"iso3": iso3, "name": iso3, "short_name": iso3, "kind": "member", "joined_on": "1967-08-08",
         "tile_row": 1, "tile_column": column, "longitude": 100, "latitude": 10}
        for column, iso3 in enumerate(("AAA", "BBB", "CCC"), start=1)
    ],
    "aliases.csv": [{"alias": "Aland", "iso3": "AAA"}],
    "editions.csv": [
        {"edition": "2026", "title": "2026 edition", "cutoff_year": 2026, "coded_as_of": "2026-09-30"}
    ],
    "sources.csv": [],
    "indicators.csv": [],
    "instrument_types.csv": [
        {"instrument_type": "law", "title": "Law", "is_plan": "no"},
        {"instrument_type": "guide", "title": "Guide", "is_plan": "no"},
        {"instrument_type": "plan", "title": "Plan", "is_plan": "yes"},
    ],
    "instrument_statuses.csv": [
        {"status": status, "maturity_code": code, "meaning": status}
        for status, code in (
            ("in force", 3), ("adopted", 2), ("in preparation", 1), ("confirmed none", 0),
            ("superseded", 2), ("none found", ""), ("not a participant", ""),
        )
    ],
    "instruments.csv": [],
    "frameworks.csv": [{"framework_id": "F1", "name": "Framework", "owner": "global"}],
    "objectives.csv": [
        {"framework_id": "F1", "objective_id": "O1", "level": "outcome", "title": "Objective"}
    ],
    "targets.csv": [
        {"target_id": "T1", "framework_id": "F1", "objective_id": "O1", "statement": "Target",
         "kind": "qualitative", "progress_kind": "value", "scope": "region",
         "why_not_measured": "Made up.", "source_url": "https://example.org",
         "standing": "official"}
    ],
}  # fmt: skip
INDICATOR = {
    "pillar": "skills", "unit": "%", "weight": 0, "half": "foundations", "kind": "measure",
    "decimals": 1, "year_meaning": "data", "is_relative": "no", "is_perception": "no",
    "definition": "Made up.", "why_not_scored": "Made up.",
}  # fmt: skip
SOURCE = {
    "publisher": "Publisher", "licence": "CC BY 4.0", "reuse": "open", "reader": "tidy_csv",
    "precedence": 5,
}  # fmt: skip
COPY = {
    "copy": 1, "publisher": "Publisher", "edition": "Edition 1", "address": "https://example.org",
    "obtained_from": "tests", "licence": "CC BY 4.0", "reuse": "open", "retrieved_on": None,
}  # fmt: skip
HEADER = "series,place,year,value,copy,is_cross_checked,is_computed_mean"


class World:
    """Facts to add to, and one command that makes tables of them."""

    def __init__(self, folder):
        self.folder = folder
        self.tables = {kind.file: list(CATALOGUE.get(kind.file, [])) for kind in FILES}
        self.row("sources.csv", source_id="register", title="Register", short_title="Register",
                 publisher="Us", licence="Ours", reuse="open", reader="instruments", precedence=1)  # fmt: skip

    def row(self, file, **cells):
        self.tables[file].append(cells)

    def indicator(self, name, source_id="one", **cells):
        """A shown indicator; ``worst`` and ``best`` make it a scored one."""
        is_scored = "worst" in cells
        scored = {"weight": 1, "why_not_scored": ""} if is_scored else {}
        ids = {"indicator_id": name, "series": name.upper(), "title": name, "source_id": source_id}
        self.row("indicators.csv", **(INDICATOR | ids | scored | cells))

    def source(self, name="one", **cells):
        titles = {"source_id": name, "title": name, "short_title": name}
        self.row("sources.csv", **(SOURCE | titles | cells))

    def snapshot(self, source, figures, received_on="2026-11-25", name="", copy=None, **told):
        """``figures`` as lines of series, place, year, value; the rest of the line is plain."""
        folder = self.folder / "snapshots" / source / name
        folder.mkdir(parents=True)
        lines = [f"{line},1,no,no" if line.count(",") == 3 else line for line in figures]
        content = "\n".join([HEADER, *lines, ""]).encode()
        (folder / "observations.csv").write_bytes(content)
        receipt = {
            "source_id": source, "file": "observations.csv", "rows": len(lines),
            "sha256": hashlib.sha256(content).hexdigest(), "received_on": received_on,
            "copies": [COPY | {"rows": len(lines)} | (copy or {})],
            **told,
        }  # fmt: skip
        (folder / "receipt.json").write_text(json.dumps(receipt), encoding="utf-8")

    def build(self):
        """What the command says on standard error, as lines; none if it succeeds."""
        if not self.tables["instruments.csv"]:
            self.row("instruments.csv", instrument_id="filler", iso3="CCC",
                     instrument_type="guide", name="Nothing", status="none found")  # fmt: skip
        if not self.tables["indicators.csv"]:
            self.indicator("filler", source_id="register")
        catalogue = self.folder / "catalogue"
        (catalogue / "notes").mkdir(parents=True, exist_ok=True)
        for kind in FILES:
            with (catalogue / kind.file).open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, kind.columns(), restval="", lineterminator="\n")
                writer.writeheader()
                writer.writerows(self.tables[kind.file])
        (self.folder / "snapshots").mkdir(exist_ok=True)
        said = io.StringIO()
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
            code = main(
                ["build", "--catalogue", str(catalogue), "--snapshots",
                 str(self.folder / "snapshots"), "--out", str(self.folder / "published")]
            )  # fmt: skip
        assert (code == 0) == (said.getvalue() == "")
        return said.getvalue().splitlines()

    def ask(self, question):
        """Rows of the live database, which is built first if it has to be."""
        faults = self.build()
        assert not faults, faults
        live = json.loads((self.folder / "published/current.json").read_text())["database"]
        with duckdb.connect(str(self.folder / "published" / live), read_only=True) as db:
            return db.execute(question).fetchall()


@pytest.fixture
def world(tmp_path):
    return World(tmp_path)


@pytest.fixture(scope="module")
def shared_world(tmp_path_factory):
    """One world for all cases of a test file that only look."""
    return World(tmp_path_factory.mktemp("world"))
