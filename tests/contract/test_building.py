"""The same inputs give the same release, and more facts need no more code."""

import hashlib
import json
import os
import random
import re
import runpy

import duckdb
import pytest
from test_published import GRAIN, one
from workshop import ROOT, Workshop

from etl import snapshots, tables
from etl.build import STAGES
from etl.stages import Stages
from readiness import catalogue


def test_the_same_inputs_give_the_same_tables(published, tmp_path):
    shop = Workshop(tmp_path, published)
    again = tmp_path / "again"
    assert shop.build(out=again)[0] == 0
    told = [json.loads((folder / "manifest.json").read_text()) for folder in (published, again)]
    for key in ("release", "database", "sha256", "rows"):
        assert told[0][key] == told[1][key]
    exports = [
        {path: sha for path, sha in manifest["files"].items() if path.endswith(".parquet")}
        for manifest in told
    ]
    assert exports[0] == exports[1]
    for folder, manifest in zip((published, again), told, strict=True):
        for path, sha in manifest["files"].items():
            assert hashlib.sha256((folder / path).read_bytes()).hexdigest() == sha
        assert len(exports[0]) == len(GRAIN)


def test_files_of_one_layer_do_not_lean_on_each_other(tmp_path):
    """Every order of the files of core and of mart gives the same tables."""

    def shuffled(paths):
        return random.Random(7).sample(paths, len(paths))

    it = catalogue.load()
    answers = []
    for number, order in enumerate((sorted, lambda paths: sorted(paths, reverse=True), shuffled)):
        draft = tmp_path / str(number)
        draft.mkdir()
        faults = []
        found = snapshots.find(snapshots.SNAPSHOTS, faults)
        with tables.connect(draft) as db:
            tables.read(db, it, found, draft, Stages(STAGES), faults)
            assert faults == []
            tables.make(db, Stages(STAGES), order)
            names = sorted(set(GRAIN) - {"core.release"})
            answers.append([db.execute(f"from {name}").fetchall() for name in names])
    assert answers[0] == answers[1] == answers[2]


def test_a_new_indicator_is_one_row_and_no_code(shop):
    shop.append("spi", *(f"NEW.ONE,{iso3},2024,{50 + n},1,no,no"
                         for n, iso3 in enumerate(["THA", "LAO", "TLS"])), sign=True)  # fmt: skip
    shop.add_row(
        "indicators.csv", indicator_id="one_more", series="NEW.ONE", title="One more",
        pillar="skills", unit="score 0-100", worst=0, best=100, weight=1, half="foundations",
        kind="measure", valid_min=0, valid_max=100, decimals=1, source_id="spi",
        year_meaning="data", is_relative="no", is_perception="no", higher_is="better",
        definition="A figure made up for this test.",
    )  # fmt: skip
    code, said = shop.build()
    assert code == 0, said
    with duckdb.connect(str(shop.live()), read_only=True) as new:
        assert one(new, "select count(*) from mart.latest where indicator_id = 'one_more'") == 3
        assert one(new, "select count(*) from mart.hole where indicator_id = 'one_more'") == 8
        assert one(new, "select n_indicators from mart.coverage where pillar = 'skills'") == 5
        assert one(new, "select mean from mart.regional where indicator_id = 'one_more'") == 51


def test_a_source_of_a_known_shape_is_one_row_and_its_snapshot(shop):
    folder = shop.snapshots / "newcomer"
    folder.mkdir()
    told = json.loads((shop.snapshots / "spi/receipt.json").read_text())
    header = shop.snapshot("spi").read_text().splitlines()[0]
    shop.snapshot("newcomer").write_text(f"{header}\n")
    (folder / "receipt.json").write_text(
        json.dumps(
            told | {"source_id": "newcomer", "rows": 0, "copies": [told["copies"][0] | {"rows": 0}]}
        )
    )
    shop.append("newcomer", "N.1,THA,2024,5,1,no,no", "N.1,Burma,2024,6,1,yes,no", sign=True)
    shop.add_row(
        "sources.csv", source_id="newcomer", publisher="New", title="New", short_title="New",
        licence="CC BY 4.0", reuse="open", reader="tidy_csv", precedence=5,
    )  # fmt: skip
    shop.add_row(
        "indicators.csv", indicator_id="new_thing", series="N.1", title="New thing",
        pillar="context", unit="things", weight=0, half="foundations", kind="measure", decimals=1,
        source_id="newcomer", year_meaning="data", is_relative="no", is_perception="no",
        definition="Made up.", why_not_scored="Made up.",
    )  # fmt: skip
    code, said = shop.build()
    assert code == 0, said
    with duckdb.connect(str(shop.live()), read_only=True) as new:
        rows = new.execute("select iso3, value from mart.latest where indicator_id = 'new_thing'")
        assert rows.fetchall() == [("MMR", 6.0), ("THA", 5.0)]
        assert (
            one(new, "select n_states from mart.source_summary where source_id = 'newcomer'") == 2
        )


def means_in_any_order(source):
    """Means and sums of a file whose last digit would hang on which thread came first."""
    bare = re.sub(r"--[^\n]*", "", source)
    for found in re.finditer(r"\b(?:avg|fsum|favg|stddev\w*|corr)\(", bare):
        depth, end = 1, found.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(bare[end], 0)
            end += 1
        if " order by " not in bare[found.start() : end]:
            yield bare[found.start() : end]


@pytest.mark.parametrize("path", sorted((ROOT / "etl/sql").rglob("*.sql")), ids=lambda p: p.stem)
def test_a_mean_adds_up_in_a_fixed_order(path):
    assert list(means_in_any_order(path.read_text())) == []


def test_a_mean_without_an_order_is_caught():
    assert list(means_in_any_order("select avg(max(value)), avg(value order by iso3)")) == [
        "avg(max(value))"
    ]


def test_many_figures_give_the_same_tables_on_one_thread_and_on_many(tmp_path, monkeypatch):
    bench = runpy.run_path(str(ROOT / "tests/bench/bench_build.py"))
    shop = Workshop.__new__(Workshop)
    shop.catalogue, shop.snapshots = bench["synthesise"](300_000, tmp_path)
    told = []
    for threads in (1, 4):
        monkeypatch.setattr(os, "cpu_count", lambda threads=threads: threads)
        out = tmp_path / f"on-{threads}"
        assert shop.build(out=out) == (0, "")
        told.append(json.loads((out / "manifest.json").read_text())["sha256"])
    assert told[0] == told[1]
