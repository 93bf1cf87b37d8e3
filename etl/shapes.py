"""Shapes for the map, from ``data/boundaries`` to ``static``: what the browser fetches by address.

Plotly has no pattern for areas, so "no data" is drawn as a second set of shapes: diagonal
stripes cut to each state, closer together the smaller the state is.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry import mapping, shape

from readiness.catalogue import ROOT

BOUNDARIES = ROOT / "data" / "boundaries"
STATIC = ROOT / "static"
GRID = 0.001
"""Degrees between coordinates, about 100 m: what the boundaries themselves are rounded to."""
FINE = 0.05
"""Degrees: on the map a pixel is about 0.1, so that a bend smaller than this is not seen. A third of
the bytes; borders that two states share stay shared."""
SMALL = 2.0
"""Square degrees: a state smaller than this keeps every point."""
STRIPES, CLOSEST, WIDEST = 6, 0.03, 0.6
"""Stripes across a state of average shape; bounds of the distance between two, in degrees."""
INKED = 0.4
"""Share of the distance that a stripe fills."""


def make(boundaries: Path = BOUNDARIES) -> dict[str, str]:
    """The files by name, as text; the same boundaries give the same bytes."""
    states = json.loads((boundaries / "asean_admin0.geojson").read_text(encoding="utf-8"))
    around = json.loads((boundaries / "neighbours.geojson").read_text(encoding="utf-8"))
    shapes = {
        feature["properties"]["iso3"]: shape(feature["geometry"]) for feature in states["features"]
    }
    beyond = {feature["id"]: shape(feature["geometry"]) for feature in around["features"]}
    drawn = as_fine_as_seen(shapes | beyond)
    states_drawn = {iso3: drawn[iso3] for iso3 in shapes}
    return {
        "asean.json": _collection(states_drawn),
        "asean_hatch.json": _collection({iso3: hatch(area) for iso3, area in states_drawn.items()}),
        "neighbours.json": _collection({name: drawn[name] for name in beyond}),
    }


def write(boundaries: Path = BOUNDARIES, static: Path = STATIC) -> list[Path]:
    """Write the files of :func:`make` and say where."""
    static.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in make(boundaries).items():
        path = static / name
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return written


def as_fine_as_seen(shapes: dict[str, Any]) -> dict[str, Any]:
    """The shapes without bends that no screen shows; every island stays, small states stay whole."""
    smooth = shapely.coverage_simplify(list(shapes.values()), FINE)
    return {
        name: area if area.area < SMALL else shapely.set_precision(fine, GRID)
        for (name, area), fine in zip(shapes.items(), smooth, strict=True)
    }


def hatch(area: Any) -> Any:
    """Diagonal stripes that fill ``INKED`` of an area's shape.

    Args:
        area: a polygon or several, in degrees.

    Returns:
        A multi-polygon inside ``area``; at least one stripe crosses it.

    >>> square = shapely.box(0, 0, 1, 1)
    >>> 0.2 < hatch(square).area < 0.6, bool(hatch(square).within(square.buffer(0.001)))
    (True, True)
    """
    gap = min(max(math.sqrt(area.area) / STRIPES, CLOSEST), WIDEST)
    left, low, right, high = area.bounds
    height = high - low
    starts = np.arange(left - height - gap / 2, right + gap, gap * math.sqrt(2))
    width = gap * math.sqrt(2) * INKED
    bands = shapely.polygons(
        [
            [(x, low), (x + height, high), (x + height + width, high), (x + width, low)]
            for x in starts
        ]
    )
    cut = shapely.set_precision(shapely.union_all(shapely.intersection(bands, area)), GRID)
    parts = [part for part in shapely.get_parts(cut) if part.geom_type == "Polygon"]
    return shapely.multipolygons([part for part in parts if part.area > 4 * GRID**2])


def _collection(shapes: dict[str, Any]) -> str:
    features = [
        {"type": "Feature", "id": name, "properties": {}, "geometry": _clockwise(area)}
        for name, area in sorted(shapes.items())
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"))


def _clockwise(area: Any) -> dict[str, Any]:
    """GeoJSON with outer rings clockwise: the other way round, Plotly fills the rest of the globe."""
    parts = [shapely.geometry.polygon.orient(part, -1) for part in shapely.get_parts(area)]
    return _rounded(mapping(shapely.multipolygons(parts)))


def _rounded(geometry: Any) -> Any:
    def walk(item: Any) -> Any:
        if isinstance(item, float | int):
            return round(float(item), 3) + 0.0
        return [walk(part) for part in item]

    return {"type": geometry["type"], "coordinates": walk(geometry["coordinates"])}
