"""What a reader has chosen, as files: the rows as they may travel, and the picture as it is seen."""

from __future__ import annotations

from readiness import exports, warehouse, wording
from readiness.components import explore_choices, explore_panels, explore_rows, explore_table
from readiness.components.explore_choices import Wish
from readiness.wording import provenance, selection

FIGURES = ("value",)


def csv(wish: Wish) -> bytes:
    """Rows, or the pivot where the reader has set something across."""
    if wish.across == "none":
        return exports.sheet(_rows(wish), _release(), FIGURES)
    return exports.sheet(_pivot(wish), _release(), ())


def xlsx(wish: Wish) -> bytes:
    """A workbook: the filters, the figures, the pivot if there is one, flags, sources and terms."""
    travelling = exports.travelling(_rows(wish), _release(), FIGURES)
    sheets = {"filters": _filters(wish)}
    if wish.across != "none":
        sheets["pivot"] = _pivot(wish)
    return exports.workbook(
        {
            **sheets,
            "figures": travelling,
            "sources": _sources(travelling),
            "flags": [{"flag": name, "meaning": told} for name, told in provenance.FLAGS.items()],
            "terms": [
                {"reuse": name, "short": short, "meaning": told}
                for name, (short, told) in provenance.REUSE.items()
            ],
        }
    )


def parquet(wish: Wish) -> bytes:
    """The same rows or pivot, typed."""
    return exports.parquet(_ready(wish), _about(wish))


def as_json(wish: Wish) -> bytes:
    """The same rows or pivot with their schema."""
    return exports.as_json(_ready(wish), _about(wish))


def picture(wish: Wish, number: int, form: str) -> bytes:
    """The chart, or the page of the table, as PNG or SVG."""
    # Half a second of import, for those who ask for a picture only.
    from readiness.exports.picture import picture as paint

    if wish.view == "table":
        return paint(_page(wish, number), form)
    drawing = explore_panels.drawing(wish)
    return paint(drawing if drawing["panels"] else _page(wish, number), form)


def _page(wish: Wish, number: int) -> dict:
    panel = explore_table.plain(wish, number)
    note = f"Page {number} of {explore_table.pages(wish)}."
    return explore_panels.worded(wish, "table", [panel], explore_rows.selected(wish), note)


def _ready(wish: Wish) -> list[dict]:
    if wish.across == "none":
        return exports.travelling(_rows(wish), _release(), FIGURES)
    return _pivot(wish)


def _rows(wish: Wish) -> list[dict]:
    return [
        {
            "indicator": row["indicator_id"],
            "title": row["title"],
            "pillar": row["pillar"],
            "place": row["name"],
            "iso3": row["iso3"],
            "year": int(row["year"]),
            "period": row["period"],
            "value": row["value"],
            "unit": row["unit"],
            "edition": row["edition"],
            "flag": row["flag"],
            "source_id": row["source_id"],
            "source": row["publisher"],
            "address": row["url"],
            "licence": row["licence"],
            "reuse": row["reuse"],
        }
        for row in explore_rows.records(explore_rows.selected(wish))
    ]


def _pivot(wish: Wish) -> list[dict]:
    """The pivot with closed figures left out and counted, its sources and terms in every line."""
    frame = explore_rows.selected(wish)
    indicators, places, sources = explore_rows.known()
    heads = explore_rows.columns(frame, wish.across)
    ids = {"indicator": [key for key, _ in heads], "place": [key for key, _ in heads]}
    names = ids.get(wish.across) or [head for _, head in heads]
    lines = []
    for key, cells in explore_rows.pivoted(frame, wish.across):
        ready = exports.travelling(cells.values(), "", FIGURES)
        value = {at: row["value"] for at, row in zip(cells, ready, strict=True)}
        down: dict[str, object] = {}
        if wish.across != "indicator":
            down |= {
                "indicator": key[0],
                "title": indicators[key[0]]["title"],
                "unit": indicators[key[0]]["unit"],
            }
        if wish.across != "place":
            iso3 = key[1] if wish.across == "year" else key[0]
            down |= {"iso3": iso3, "place": places[iso3]["name"]}
        if wish.across != "year":
            down["year"] = wording.period(key[1], key[2])
        lines.append(
            {
                **down,
                **{name: value.get(at) for name, (at, _) in zip(names, heads, strict=True)},
                "withheld": sum(bool(row["note"]) for row in ready),
                "sources": "; ".join(
                    dict.fromkeys(sources[row["source_id"]]["publisher"] for row in cells.values())
                ),
                "licences": "; ".join(dict.fromkeys(row["licence"] for row in cells.values())),
                "flags": "; ".join(
                    f"{name}: {cells[at]['flag']}"
                    for name, (at, _) in zip(names, heads, strict=True)
                    if at in cells and cells[at]["flag"]
                ),
            }
        )
    return lines


def _filters(wish: Wish) -> list[dict]:
    chosen = explore_choices.named(wish)
    about = _about(wish)
    return [
        {"what": "title", "chosen": about["title"]},
        *({"what": name, "chosen": "; ".join(values) or "all"} for name, values in chosen.items()),
        {"what": "Sorted", "chosen": selection.SORTS[wish.sort]},
        {"what": "Pivot", "chosen": selection.PIVOTS[wish.across]},
        {"what": "Release", "chosen": _release()},
        {"what": "Note", "chosen": "AI readiness in ASEAN is experimental."},
    ]


def _about(wish: Wish) -> dict:
    return {
        "title": explore_panels.title(wish, explore_rows.selected(wish)),
        "filters": {name: values for name, values in explore_choices.named(wish).items() if values},
        "sorted": selection.SORTS[wish.sort],
        "release": _release(),
    }


def _sources(rows: list[dict]) -> list[dict]:
    _, _, sources = explore_rows.known()
    return [
        {
            "source_id": name,
            "publisher": sources[name]["publisher"],
            "title": sources[name]["title"],
            "edition": sources[name]["edition"],
            "licence": sources[name]["licence"],
            "reuse": sources[name]["reuse"],
            "address": sources[name]["url"],
        }
        for name in dict.fromkeys(row["source_id"] for row in rows)
    ]


def _release() -> str:
    return warehouse.release()["release"]
