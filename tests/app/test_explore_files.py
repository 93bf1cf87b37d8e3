"""What is taken away from the page made for exploring: the same figures, the same words, no closed figure."""

import io
import json
import re

import pandas as pd
import pyarrow.parquet as pq
import pytest
from exploring import places, wish
from openpyxl import load_workbook

from readiness import exports, warehouse
from readiness.components import explore_files, explore_panels, explore_rows
from readiness.exports.picture import picture
from readiness.wording import provenance, selection


def read(chosen):
    """The four files of a choice, as pandas opens them."""
    book = pd.read_excel(io.BytesIO(explore_files.xlsx(chosen)), sheet_name=None)
    return {
        "csv": pd.read_csv(io.BytesIO(explore_files.csv(chosen))),
        "xlsx": book["figures" if chosen.across == "none" else "pivot"],
        "parquet": pd.read_parquet(io.BytesIO(explore_files.parquet(chosen))),
        "json": pd.read_json(io.BytesIO(explore_files.as_json(chosen)), orient="table"),
    }


def test_files_open_in_pandas_with_the_same_values(database):
    chosen = wish(pillars=("research", "adoption"), places=places())
    frame = explore_rows.selected(chosen)
    for form, file in read(chosen).items():
        assert len(file) == len(frame), form
        assert list(file.indicator) == list(frame.indicator_id), form
        assert list(file.year) == list(frame.year), form
        may = frame.reuse.isin(exports.reuse.OPEN).to_numpy()
        assert file.value.isna().to_numpy().tolist() == (~may).tolist(), form
        shown = frame.value.to_numpy()[may]
        assert abs(file.value.to_numpy()[may] - shown).max() < 1e-9, form
        assert file.source.notna().all(), form
        assert file.licence.notna().all(), form
        assert set(file.release) == {warehouse.release()["release"]}, form


@pytest.mark.parametrize("across", ["year", "place", "indicator"])
def test_a_pivot_travels_as_it_is_seen(across):
    chosen = wish(pillars=("research", "connectivity"), across=across)
    frame = explore_rows.selected(chosen)
    assert len(set(frame.reuse)) > 2
    heads = explore_rows.columns(frame, across)
    names = [head if across == "year" else key for key, head in heads]
    sums = frame[frame.reuse.isin(exports.reuse.OPEN)].value.agg(["sum", "count"])
    for form, file in read(chosen).items():
        cells = file[[str(name) for name in names]].stack()
        assert len(cells.dropna()) == sums["count"], form
        assert cells.sum() == pytest.approx(sums["sum"]), form
        assert file.withheld.sum() == (~frame.reuse.isin(exports.reuse.OPEN)).sum(), form


def test_no_closed_figure_is_in_any_file():
    chosen = wish(reuse=exports.reuse.CLOSED)
    values = explore_rows.selected(chosen).value
    telling = {repr(value) for value in values if len(repr(value)) > 6}
    assert len(telling) > 100
    for made in (explore_files.csv, explore_files.as_json):
        assert not telling & set(re.findall(r"-?\d+\.\d+", made(chosen).decode()))
    for file in read(chosen).values():
        assert file.value.isna().all()
        assert file.note.str.startswith("withheld").all()


def test_the_workbook_says_filters_flags_sources_and_terms():
    chosen = wish(pillars=("skills",), flags=("none",), first=2015)
    book = pd.read_excel(io.BytesIO(explore_files.xlsx(chosen)), sheet_name=None)
    filters = book["filters"].set_index("what").chosen
    assert filters["Pillar"] == "Skills"
    assert filters["Years"] == "2015 to 2026"
    assert filters["Release"] == warehouse.release()["release"]
    assert set(book["flags"].flag) == set(provenance.FLAGS)
    assert set(book["sources"].source_id) == set(explore_rows.selected(chosen).source_id)
    assert book["sources"].licence.notna().all()
    assert set(book["terms"].reuse) == set(provenance.REUSE)


@pytest.mark.parametrize(
    "text", ["=1+1", '=HYPERLINK("x")', "+1", "-2+3", "@SUM(A1)", "#N/A", "\x00a\x0b"]
)
def test_text_stays_text_in_a_workbook(text):
    book = load_workbook(io.BytesIO(exports.workbook({"figures": [{text: text, "value": 1.5}]})))
    for line in book["figures"].iter_rows():
        assert line[0].data_type == "s"
        assert line[0].value == re.sub(r"[\x00-\x08\x0b]", "", text)
    assert book["figures"]["B2"].value == 1.5


def test_parquet_and_json_carry_what_they_are():
    chosen = wish(pillars=("skills",))
    schema = pq.read_schema(io.BytesIO(explore_files.parquet(chosen)))
    about = json.loads(schema.metadata[b"about"])
    assert about["filters"]["Pillar"] == ["Skills"]
    assert about == json.loads(explore_files.as_json(chosen))["about"]
    assert about["release"] == warehouse.release()["release"]


@pytest.mark.parametrize("view", selection.VIEWS)
def test_a_picture_says_title_unit_source_release_and_filters_inside(view):
    chosen = wish(
        indicators=("internet_users", "fixed_broadband")
        if view == "scatter"
        else ("internet_users",),
        view=view,
        first=2015,
        mark="VNM",
    )
    found = explore_files.picture(chosen, 1, "svg").decode()
    said = " ".join(re.sub(r"<[^>]+>", " ", found).split())
    assert "World Bank" in said
    assert warehouse.release()["release"] in said
    assert "2015 to 2026" in said
    assert "People using the internet" in said
    assert "% of people" in said
    assert "experimental" in said
    png = explore_files.picture(chosen, 1, "png")
    assert png.startswith(b"\x89PNG")
    assert explore_files.picture(chosen, 1, "svg").decode() == found, "the same picture twice"


def test_a_picture_survives_signs_of_other_trades():
    panel = {"title": "$a_b$ < & >", "bars": [], "unit": "", "reach": [0, 1]}
    drawing = {
        "kind": "bars",
        "title": "$\\frac{1}{2}$ <script>",
        "under": ["%"],
        "foot": ["&"],
        "panels": [panel],
        "colours": explore_panels.drawing(wish(indicators=("internet_users",), view="bar"))[
            "colours"
        ],
    }
    assert b"<script>" not in picture(drawing, "svg")
    assert picture(drawing, "png")
