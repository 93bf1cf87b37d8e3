"""The shapes that the browser fetches are made of the boundaries, and fit for Plotly."""

import gzip
import json

import pytest
import shapely
from shapely.geometry import shape

from etl import shapes
from readiness import catalogue

MEMBERS = {row.iso3 for row in catalogue.load().countries if row.kind == "member"}


@pytest.fixture(scope="module")
def made():
    return shapes.make()


def parts(text):
    return {item["id"]: item["geometry"] for item in json.loads(text)["features"]}


def test_what_is_shipped_is_what_the_boundaries_give(made):
    for name, text in made.items():
        assert (shapes.STATIC / name).read_text(encoding="utf-8") == text, (
            "run: python -m etl shapes"
        )


@pytest.mark.parametrize("name", ["asean.json", "asean_hatch.json"])
def test_every_member_state_has_its_shape(made, name):
    areas = {iso3: shape(geometry) for iso3, geometry in parts(made[name]).items()}
    assert set(areas) == MEMBERS
    assert all(area.is_valid and area.area > 0 for area in areas.values())


@pytest.mark.parametrize("name", ["asean.json", "asean_hatch.json", "neighbours.json"])
def test_outer_rings_run_clockwise_and_holes_the_other_way(made, name):
    for geometry in parts(made[name]).values():
        for outer, *holes in geometry["coordinates"]:
            assert not shapely.LinearRing(outer).is_ccw
            assert all(shapely.LinearRing(hole).is_ccw for hole in holes)


def test_no_shape_is_lost_or_moved(made):
    told = json.loads((shapes.BOUNDARIES / "asean_admin0.geojson").read_text(encoding="utf-8"))
    drawn = parts(made["asean.json"])
    for feature in told["features"]:
        before, after = shape(feature["geometry"]), shape(drawn[feature["properties"]["iso3"]])
        assert len(shapely.get_parts(after)) == len(shapely.get_parts(before)), "no island"
        assert before.symmetric_difference(after).area < 0.04 * before.area
        assert before.hausdorff_distance(after) < 0.25, "two pixels"
        if before.area < shapes.SMALL:
            assert before.symmetric_difference(after).area < 1e-6, "small states stay whole"


def test_the_hatch_lies_inside_its_state_and_leaves_room_between_its_stripes(made):
    states, stripes = parts(made["asean.json"]), parts(made["asean_hatch.json"])
    for iso3, geometry in stripes.items():
        state, hatch = shape(states[iso3]), shape(geometry)
        assert hatch.difference(state.buffer(0.002)).area == 0
        assert 0.25 < hatch.area / state.area < 0.55, iso3
        whole = max(state.geoms, key=lambda part: part.area)
        crossing = [part for part in hatch.geoms if part.intersects(whole)]
        assert len(crossing) >= 4, f"{iso3} shows too few stripes"


def test_the_files_are_small_enough_to_fetch(made):
    assert sum(len(text) for text in made.values()) < 250_000
    assert len(gzip.compress(made["asean.json"].encode())) < 45_000
