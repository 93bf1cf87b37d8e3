"""The map: states as tiles of equal area, and as true shapes drawn from the boundaries."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from readiness import warehouse
from readiness.briefing.document import Map, Name, Say
from readiness.briefing.languages import Words
from readiness.briefing.paper.charts import status_name
from readiness.charts import theme
from readiness.wording.statuses import STATUSES

BOUNDARIES = Path(__file__).resolve().parents[3] / "data" / "boundaries"
WEST, EAST, SOUTH, NORTH = 91.0, 142.0, -12.5, 29.0
DETAIL = 0.06
"""Degrees: a tenth of a millimetre on paper."""
LEAST_AREA = 0.01
"""Square degrees; a smaller island is drawn only where it is a state's largest part."""
SMALL = 1.0
"""Square degrees; a smaller state gets a pin that can be seen from across a table."""


def map_of(one: Map, words: Words) -> dict[str, Any]:
    """Tiles, shapes and key; a state without a group is hatched in all three."""
    jobs = colour_jobs(one)
    names = {group: words.say(_group_name(group)) for group in jobs}
    nothing = words.say(Say("no data"))
    tiles = [
        {
            "name": words.say(Name("state", state["iso3"], state["name"])),
            "word": names.get(group, nothing),
            "job": jobs.get(group, ""),
            "row": int(state["tile_row"]) - 1,
            "column": int(state["tile_column"]) - 1,
            "is_chosen": state["iso3"] in one.chosen,
        }
        for state in warehouse.ask("states").to_dict("records")
        if state["iso3"] in one.groups
        for group in [one.groups[state["iso3"]]]
    ]
    has_hole = any(not tile["job"] for tile in tiles)
    return {
        "kind": "map",
        "title": words.say(one.title),
        "alt": words.say(one.alt),
        "tiles": tiles,
        "key": [[jobs[group], names[group]] for group in jobs] + [["", nothing]] * has_hole,
        "shapes": shapes(
            tuple(sorted((iso3, jobs.get(group, "")) for iso3, group in one.groups.items())),
            one.chosen,
        ),
        "note": words.say(
            Say(
                "The boundaries and names shown do not imply official endorsement or acceptance. "
                "Shapes: Natural Earth, public domain."
            )
        ),
    }


def colour_jobs(one: Map) -> dict[str, str]:
    """The colour job of each group, the highest group first; a status has its own."""
    found = {group for group in one.groups.values() if group}
    if found <= set(STATUSES):
        return {
            key: f"status-{job}" if job else ""
            for key, (_, _, job) in STATUSES.items()
            if key in found
        }
    ranked = list(dict.fromkeys(warehouse.ask("rank_bands")["maturity_group"].dropna()))
    order = [*(g for g in ranked if g in found), *sorted(found - set(ranked))]
    ramp = {1: (4,), 2: (5, 2), 3: (5, 3, 1)}.get(len(order), (5, 4, 2, 1))
    return {group: f"level-{ramp[min(at, len(ramp) - 1)]}" for at, group in enumerate(order)}


def _group_name(group: str) -> Name:
    return status_name(group) if group in STATUSES else Name("group", group, group)


@lru_cache(maxsize=32)
def shapes(jobs: tuple[tuple[str, str], ...], chosen: frozenset[str]) -> str:
    """The true map as SVG: each state in the colour of its job, neighbours one grey shape.

    >>> shapes((), frozenset()).count("<path")  # the hatch, the neighbours, eleven states
    13
    """
    colour = theme.colours("light")
    fills = {iso3: colour[job] if job else "url(#hole)" for iso3, job in jobs}
    hatch = (
        '<pattern id="hole" width="14" height="14" patternUnits="userSpaceOnUse">'
        f'<rect width="14" height="14" fill="{colour["hole"]}"/>'
        f'<path d="M-2 2L2 -2M0 14L14 0M12 16L16 12" stroke="{colour["hatch"]}" stroke-width="2"/>'
        "</pattern>"
    )
    drawn = [
        f'<path d="{outline}" fill="{fills.get(iso3, colour["land"])}" '
        f'stroke="{colour["ink" if iso3 in chosen else "edge"]}" '
        f'stroke-width="{2.4 if iso3 in chosen else 1}" stroke-linejoin="round"/>'
        for iso3, outline, _ in outlines()
    ]
    pins = [
        f'<circle cx="{pin[0]}" cy="{pin[1]}" r="9" fill="{fills[iso3]}" '
        f'stroke="{colour["ink"]}" stroke-width="1.6"/>'
        for iso3, _, pin in outlines()
        if pin and iso3 in fills
    ]
    width, height = point(EAST, SOUTH)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}"><defs>{hatch}</defs>'
        f'<rect width="{width}" height="{height}" fill="{colour["sea"]}"/>'
        f'<path d="{neighbours()}" fill="{colour["land"]}"/>{"".join(drawn)}{"".join(pins)}</svg>'
    )


@lru_cache(maxsize=1)
def outlines() -> list[tuple[str, str, tuple[int, int] | None]]:
    """Every state's id, outline, and the place of its pin where it is small.

    >>> len(outlines()), sum(pin is not None for _, _, pin in outlines())
    (11, 2)
    """
    frame = _read("asean_admin0.geojson")
    # Simplified together: a border stays one line for both its states.
    simple = frame.geometry.simplify_coverage(DETAIL)
    found = []
    for iso3, whole in zip(frame["iso3"], simple, strict=True):
        parts = list(getattr(whole, "geoms", [whole]))
        largest = max(parts, key=lambda part: part.area)
        kept = [part for part in parts if part.area > LEAST_AREA or part is largest]
        middle = largest.representative_point()
        pin = point(middle.x, middle.y) if whole.area < SMALL else None
        found.append((iso3, "".join(map(_outline, kept)), pin))
    return found


@lru_cache(maxsize=1)
def neighbours() -> str:
    """The land around, one outline without lines inside.

    >>> neighbours().startswith("M") and neighbours().endswith("Z")
    True
    """
    frame = _read("neighbours.geojson").clip((WEST, SOUTH, EAST, NORTH))
    parts = frame.geometry.simplify(DETAIL).explode()
    return "".join(_outline(part) for part in parts if part.geom_type == "Polygon")


def _read(file: str) -> Any:
    # Here, because only a brief with a map pays for it: a second of a cold process.
    import geopandas

    return geopandas.read_file(BOUNDARIES / file)


def _outline(polygon: Any) -> str:
    rings = [polygon.exterior, *polygon.interiors]
    return "".join(
        "M" + "L".join(f"{x} {y}" for x, y in (point(*at) for at in ring.coords)) + "Z"
        for ring in rings
    )


def point(longitude: float, latitude: float) -> tuple[int, int]:
    """Twenty to a degree, equirectangular like the map on screen.

    >>> point(WEST, NORTH), point(WEST + 1, NORTH - 2)
    ((0, 0), (20, 40))
    """
    return round(20 * (longitude - WEST)), round(20 * (NORTH - latitude))
