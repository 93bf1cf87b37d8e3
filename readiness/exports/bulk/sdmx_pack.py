"""Figures and scores as SDMX-CSV 2.0, with their structure as SDMX-ML 2.1.

The structure is written by the `sdmx` library; the rows are streamed, since the library would hold
them all in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from readiness import warehouse
from readiness.exports.bulk import about, written
from readiness.exports.bulk.sdmx_structure import AGENCY, FIGURES, SCORES, VERSION, Flow, structure
from readiness.exports.reuse import RULE


def sdmx_pack(path: Path) -> None:
    """``structure.xml`` and one SDMX-CSV file a dataflow."""
    import sdmx

    rows = {}
    with written.packed(path) as pack:
        written.put(
            pack, "structure.xml", sdmx.to_xml(structure(), pretty_print=True).decode("utf-8")
        )
        for flow, batches in ((FIGURES, _figures()), (SCORES, _scores())):
            first = next(batches)
            reader = pa.RecordBatchReader.from_batches(first.schema, _all(first, batches))
            with written.entry(pack, f"{flow.id.lower()}.csv") as out:
                rows[f"{flow.id.lower()}.csv"] = written.csv(reader, out).rows
        about.beside(pack, rows)


def _figures() -> Iterator[pa.RecordBatch]:
    listed = warehouse.stream("core.indicator").read_all().to_pylist()
    units = {row["indicator_id"]: row["unit"] for row in listed}
    for batch in warehouse.stream("open_figures", **RULE):
        # H1 of a year is S1 in SDMX; the letter is the frequency.
        period = pc.replace_substring_regex(batch["period"], "^H", "S")
        is_whole_year = pc.equal(period, "")
        year = pc.cast(batch["year"], pa.string())
        unit = pa.array([units[one] for one in batch["indicator_id"].to_pylist()], pa.string())
        yield _batch(
            FIGURES,
            batch["value"],
            {
                "FREQ": pc.if_else(is_whole_year, "A", pc.utf8_slice_codeunits(period, 0, 1)),
                "REF_AREA": batch["iso3"],
                "INDICATOR": batch["indicator_id"],
                "TIME_PERIOD": pc.if_else(
                    is_whole_year, year, pc.binary_join_element_wise(year, period, "-")
                ),
                "UNIT_MEASURE": unit,
                "SOURCE": batch["source_id"],
                "EDITION": batch["edition"],
                "LICENCE": batch["licence"],
                "REUSE": batch["reuse"],
                "OBS_FLAG": batch["flag"],
            },
        )


def _scores() -> Iterator[pa.RecordBatch]:
    own = {"REF_AREA": "iso3", "NODE": "node"}
    for batch in warehouse.stream("mart.score"):
        named = {
            id_: batch[own.get(id_, id_.lower())]
            for id_ in (*SCORES.dimensions, *SCORES.attributes)
        }
        yield _batch(SCORES, batch["score"], named)


def _batch(flow: Flow, value: pa.Array, named: Mapping[str, pa.Array]) -> pa.RecordBatch:
    same = {
        "STRUCTURE": "dataflow",
        "STRUCTURE_ID": f"{AGENCY}:{flow.id}({VERSION})",
        "ACTION": "I",  # information: the rows as they are, not a change of others
    }
    columns = {name: pa.array([text] * len(value), pa.string()) for name, text in same.items()}
    columns |= {id_: named[id_] for id_ in flow.dimensions}
    columns |= {"OBS_VALUE": value} | {id_: named[id_] for id_ in flow.attributes}
    return pa.RecordBatch.from_pydict(columns)


def _all(first: pa.RecordBatch, rest: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    yield first
    yield from rest
