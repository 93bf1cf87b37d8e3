"""How long the build takes: on the real snapshots, and on millions of synthetic figures.

The yardstick is DuckDB alone, in a process of its own: it reads the same CSV files, sorts, and
writes the same tables of figures. Ratios and peaks of memory are of one run on one machine.
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import duckdb

ROOT = Path(__file__).resolve().parents[2]
SIZES = (1_000_000, 10_000_000)
SOURCES = 8
FIRST_YEAR = 1990

ALONE = """
import sys, duckdb
db = duckdb.connect(sys.argv[1], config={"memory_limit": "1GB", "temp_directory": sys.argv[1] + ".spill"})
db.execute("create schema core")
figures = '''
    select
        'i_' || parse_path(filename)[-2] || series as indicator_id, place as iso3, year, '' as period, value,
        parse_path(filename)[-2] as source_id, series, parse_path(filename)[-2] || '#' || copy as copy_id,
        'Edition 1' as edition, 'CC BY 4.0' as licence, 'open' as reuse, '' as flag,
        is_cross_checked = 'yes' as is_cross_checked
    from read_csv(?, filename = true, header = true, columns = {
        'series': 'VARCHAR', 'place': 'VARCHAR', 'year': 'SMALLINT', 'value': 'DOUBLE',
        'copy': 'INTEGER', 'is_cross_checked': 'VARCHAR', 'is_computed_mean': 'VARCHAR'})
    order by indicator_id, iso3, year, period
'''
db.execute("create table core.observation_copy as " + figures, [sys.argv[2]])
db.execute("create table core.observation as from core.observation_copy order by indicator_id, iso3, year, period")
if len(sys.argv) > 3:
    for name in ("observation_copy", "observation"):
        db.execute(f"copy core.{name} to '{sys.argv[1]}.{name}.parquet' (format parquet, compression zstd)")
db.close()
"""


def run() -> dict[str, Any]:
    """Seconds, ratios and memory, one entry a case."""
    with tempfile.TemporaryDirectory(prefix="bench-build-") as folder:
        room = Path(folder)
        seconds, peak = _timed([sys.executable, "-m", "etl", "build", "--out", str(room / "real")])
        result: dict[str, Any] = {"real": {"seconds": seconds, "peak_mb": peak}}
        for size in SIZES:
            result[f"{size:,} rows"] = case(size, room / str(size))
            shutil.rmtree(room / str(size))
    one, ten = (result[f"{size:,} rows"]["seconds"] for size in SIZES)
    result["growth 1M to 10M"] = round(ten / one, 2)
    return result


def case(size: int, room: Path) -> dict[str, Any]:
    """One synthetic catalogue and its snapshots, built by us and by DuckDB alone."""
    catalogue, snapshots = synthesise(size, room)
    command = [sys.executable, "-m", "etl", "build", "--catalogue", str(catalogue)]
    command += ["--snapshots", str(snapshots), "--out", str(room / "published")]
    seconds, peak = _timed(command)
    files = str(snapshots / "synthetic_*" / "observations.csv")
    alone, _ = _timed([sys.executable, "-c", ALONE, str(room / "alone.duckdb"), files])
    exporting, _ = _timed([sys.executable, "-c", ALONE, str(room / "both.duckdb"), files, "export"])
    return {
        "seconds": seconds,
        "peak_mb": peak,
        "duckdb_alone_seconds": alone,
        "duckdb_alone_with_exports_seconds": exporting,
        "ratio": round(seconds / alone, 2),
        "ratio_with_exports": round(seconds / exporting, 2),
    }


def synthesise(size: int, room: Path) -> tuple[Path, Path]:
    """The real catalogue and snapshots, and ``size`` figures of synthetic sources on top."""
    catalogue = Path(shutil.copytree(ROOT / "data" / "catalogue", room / "catalogue"))
    snapshots = Path(shutil.copytree(ROOT / "data" / "snapshots", room / "snapshots"))
    with (catalogue / "countries.csv").open(encoding="utf-8") as file:
        places = [row["iso3"] for row in csv.DictReader(file)]
    with (catalogue / "editions.csv").open(encoding="utf-8") as file:
        last_year = max(int(row["cutoff_year"]) for row in csv.DictReader(file))
    years = last_year - FIRST_YEAR + 1
    series = -(-size // (SOURCES * len(places) * years))
    with (catalogue / "indicators.csv").open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    row = dict.fromkeys(header, "") | {
        "title": "Synthetic", "pillar": "context", "unit": "units", "weight": "0",
        "half": "foundations", "kind": "measure", "valid_min": "0", "valid_max": "1000",
        "decimals": "1", "year_meaning": "data", "is_relative": "no", "is_perception": "no",
        "definition": "Made for measuring.", "why_not_scored": "Made for measuring.",
    }  # fmt: skip
    with (catalogue / "indicators.csv").open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, lineterminator="\n")
        for source in range(SOURCES):
            for number in range(series):
                name = f"i_synthetic_{source}s{number:05d}"
                ids = {"indicator_id": name, "series": f"s{number:05d}"}
                writer.writerow(row | ids | {"source_id": f"synthetic_{source}"})
    with (catalogue / "sources.csv").open("a", encoding="utf-8") as file:
        for source in range(SOURCES):
            file.write(
                f"synthetic_{source},Publisher {source},Synthetic,Synthetic,CC BY 4.0,open,,"
                "Edition 1,tidy_csv,5,,,,\n"
            )
    left = size
    for source in range(SOURCES):
        rows = min(left, -(-size // SOURCES))
        left -= rows
        _snapshot(snapshots / f"synthetic_{source}", source, rows, places, years)
    return catalogue, snapshots


def _snapshot(folder: Path, source: int, rows: int, places: list[str], years: int) -> None:
    folder.mkdir()
    path = folder / "observations.csv"
    with duckdb.connect() as db:
        db.execute(
            f"""
            copy (
                select
                    format('s{{:05d}}', n // {len(places) * years}) as series,
                    ($places)[1 + n // {years} % {len(places)}] as place,
                    {FIRST_YEAR} + n % {years} as year,
                    round((hash(n, {source}) % 1000000)::double / 1000, 3) as value,
                    1 as copy, 'no' as is_cross_checked, 'no' as is_computed_mean
                from range({rows}) as t(n)
            ) to '{path}' (header)
            """,
            {"places": places},
        )
    copy = {
        "copy": 1, "publisher": f"Publisher {source}", "edition": "Edition 1",
        "address": "https://example.org", "obtained_from": "tests", "licence": "CC BY 4.0",
        "reuse": "open", "retrieved_on": None, "rows": rows,
    }  # fmt: skip
    receipt = {
        "source_id": folder.name, "file": path.name, "rows": rows,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "received_on": "2026-11-25", "copies": [copy],
    }  # fmt: skip
    (folder / "receipt.json").write_text(json.dumps(receipt), encoding="utf-8")


def _timed(command: list[str]) -> tuple[float, int]:
    """Seconds and peak memory (MB) of a command that must succeed."""
    began = time.monotonic()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command[:4]} failed with {process.returncode}")
    return round(time.monotonic() - began, 2), usage.ru_maxrss // 1024


if __name__ == "__main__":
    print(json.dumps(run(), indent=1))
