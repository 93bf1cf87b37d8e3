"""A brief of every kind of block, for the printers' tests; its figures are invented and say so."""

from readiness import warehouse
from readiness.briefing.document import (
    Bullets,
    Column,
    Document,
    Dots,
    Heading,
    Map,
    Mark,
    Name,
    Number,
    Page,
    Paragraph,
    Path,
    Say,
    Source,
    Stack,
    Table,
    Tile,
    Tiles,
    Verbatim,
    Verdict,
    Year,
)

AWKWARD = "<b>#1 & 100 % *sure* [of] \\ $nothing_</b>"


def plain(text):
    """Words that no catalogue has to know."""
    return Say("{x}", {"x": Verbatim(text)})


def synthetic(rows=4, sentence="An invented sentence of the usual length, which says nothing. "):
    """Every kind of block once; more ``rows`` and a longer ``sentence`` strain the page."""
    states = warehouse.ask("states").to_dict("records")
    groups = [*dict.fromkeys(warehouse.ask("rank_bands")["maturity_group"].dropna()), ""]
    name = [Name("state", state["iso3"], state["name"]) for state in states]
    return Document(
        kind="state",
        about="XXX",
        title=plain("Invented brief"),
        subtitle=plain("Every figure is invented"),
        release="0000-invented",
        released_on="2026-01-16",
        most_pages=6,
        method=plain("An invented method."),
        sources=(
            Source("Publisher", "Invented title", "Edition 1", "CC0", "https://example.org/a_b"),
        ),
        pages=(
            Page(
                (
                    Verdict(plain("The verdict is invented.")),
                    Tiles(
                        tuple(
                            Tile(
                                plain(f"Label {n}"),
                                Number(n * 12.5, 1, "% of people"),
                                plain("note"),
                            )
                            for n in range(1, 5)
                        )
                    ),
                    Heading(plain("Gaps")),
                    Paragraph(plain(sentence)),
                    Bullets((plain(sentence), plain(AWKWARD))),
                    Dots(
                        plain("Pillars"),
                        plain("Alt of the dots"),
                        tuple(
                            Mark(
                                one,
                                None if at == 1 else 10.5 * at,
                                reference=50.0,
                                is_chosen=at == 3,
                            )
                            for at, one in enumerate(name[:6])
                        ),
                        0,
                        100,
                        plain("Score, 0 to 100"),
                        plain("State"),
                        plain("ASEAN mean"),
                    ),
                )
            ),
            Page(
                (
                    Heading(plain("Register")),
                    Paragraph(plain(sentence), is_note=True),
                    Table(
                        plain("Caption of the table"),
                        (
                            Column(plain("State"), 2),
                            Column(plain("Value"), 1, True),
                            Column(plain("Status")),
                        ),
                        tuple(
                            (
                                name[at % 11],
                                Number(None if at == 1 else at * 1000.25, 2),
                                Name("status", "on_track", "on track"),
                            )
                            for at in range(rows)
                        ),
                        ("on_track",) * rows,
                        plain("Note under the table"),
                    ),
                    Heading(plain("Commitments")),
                    Stack(
                        plain("By status"),
                        plain("Alt of the stack"),
                        (
                            (plain("Framework A"), {"achieved": 2, "accelerate": 3, "no_data": 1}),
                            (plain("Framework B"), {"reverse": 1, "no_target": 4}),
                        ),
                    ),
                    Heading(plain("One target")),
                    Paragraph(plain(sentence)),
                    Path(
                        plain("The path"),
                        plain("Alt of the path"),
                        "%",
                        1,
                        ((2015, 20.0), (2019, 35.5), (2023, 48.25)),
                        (2030, 100.0),
                        (2030, 70.0, 60.0, 80.0),
                    ),
                )
            ),
            Page(
                (
                    Heading(plain("Groups")),
                    Map(
                        plain("The map"),
                        plain("Alt of the map"),
                        {s["iso3"]: groups[at % len(groups)] for at, s in enumerate(states)},
                        frozenset({states[4]["iso3"]}),
                    ),
                    Heading(plain("Bands")),
                    Dots(
                        plain("Bands of ranks"),
                        plain("Alt of the bands"),
                        tuple(
                            Mark(one, at + 1.0, at + 0.5, at + 2.5, is_chosen=at == 4)
                            for at, one in enumerate(name)
                        ),
                        1,
                        11,
                        plain("Rank"),
                        plain("Median"),
                        band=plain("middle 90 %"),
                    ),
                    Paragraph(Say("{y}", {"y": Year(2026)})),
                )
            ),
        ),
    )
