"""What is said about the bulk files: on the screen, in their README, and of each column."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from readiness.wording.numbers import number, plural

MEANINGS = Path(__file__).with_name("columns.json")

DISCLAIMER = (
    "The index is experimental: no member state has reviewed it. Boundaries and names do not imply "
    "official endorsement or acceptance."
)

ROUTES = {
    "observations": (
        "One row per indicator, place, year and period whose figure may be passed on.",
        ("indicator", "state", "source", "year_from", "year_to"),
    ),
    "scores": (
        "One row per edition, member state and pillar, or the index (node = readiness).",
        ("state", "node", "edition"),
    ),
    "progress": (
        "One row per target and state it is about: where the state stands.",
        ("target", "framework", "state", "status", "standing"),
    ),
    "instruments": (
        "One row per law, strategy, body or endorsement of the governance register.",
        ("state", "kind", "status", "confidence"),
    ),
    "catalogue": (
        "One row per indicator: what it measures, whose it is, how many figures may be passed on.",
        ("indicator", "pillar", "source", "reuse"),
    ),
}
"""Data route: what a row of its answer is, and by what it can be filtered."""

PAGES_OF_ROWS = (
    "Several ids are joined by commas. limit (1,000 if nothing is said, 5,000 at most) and offset turn "
    "the pages. The answer is JSON, or CSV where the address ends in .csv or the Accept header says so."
)


def column_words(table: str, name: str) -> str:
    """What a column means; nothing for one that nobody has described.

    >>> column_words("mart.score", "level")
    '2 a pillar, 3 the index.'
    >>> column_words("mart.latest", "year")
    'The year the figure describes.'
    """
    meanings = _meanings()
    return meanings.get(f"{table}.{name}", meanings.get(name, ""))


def file_size(number: int) -> str:
    """Bytes as people read them.

    >>> file_size(950), file_size(48_200), file_size(13_381_632)
    ('1 kB', '48 kB', '13.4 MB')
    """
    if number < 1_000_000:
        return f"{max(1, round(number / 1000))} kB"
    return f"{number / 1_000_000:.1f} MB"


def passed_on_sentence(passed: int, left_out: Sequence[Mapping[str, object]]) -> str:
    """How much of what is held leaves the house.

    >>> passed_on_sentence(1200, [{"indicator_id": "a", "n_figures": 300, "publisher": "B"}])
    '1\u202f200 of 1\u202f500 figures may be passed on. The other 300, of 1 indicator, stay with 1 \
publisher.'
    """
    kept = sum(int(str(row["n_figures"])) for row in left_out)
    if not kept:
        return f"All {number(passed, 0)} figures may be passed on."
    indicators = len({row["indicator_id"] for row in left_out})
    owners = len({row["publisher"] for row in left_out})
    return (
        f"{number(passed, 0)} of {number(passed + kept, 0)} figures may be passed on. The other "
        f"{number(kept, 0)}, of {plural(indicators, 'indicator')}, stay with {plural(owners, 'publisher')}."
    )


def bulk_readme(
    title: str,
    cite: str,
    sentence: str,
    classes: Mapping[str, str],
    tables: Sequence[tuple[str, int, str]],
) -> str:
    """The README inside every pack.

    Args:
        cite: how to cite the release.
        sentence: how much of what is held is in the pack.
        classes: reuse class → what it means here.
        tables: name, rows, and what a row is.
    """
    rows = "\n".join(f"| `{name}` | {count:,} | {says} |" for name, count, says in tables)
    terms = "\n".join(f"- `{name}`: {says}" for name, says in classes.items())
    return f"""# {title}

{cite}

{sentence} What is left out is listed in `withheld.csv`, with the publisher's page and the reason,
and without a value. {DISCLAIMER}

## Whose figures these are
Figures belong to their publishers. Every row with a figure says its source (`source_id`, see
`core.source`), edition, year, licence, reuse class and flags. Name the publisher, the publication and
its edition when you pass one on. `non-commercial` rows are not for sale; share-alike sources ask you
to share alike. Scores and ranks are made from others' figures, those left out here included: name both.

{terms}

## Tables
| table | rows | a row is |
| --- | ---: | --- |
{rows}

## Reading the files
- CSV: UTF-8, commas, one line of heads. An empty cell is a hole; a hole is never zero.
- A text that begins like a formula (`=`, `+`, `-`, `@`) has an apostrophe in front in CSV files, so that
  no spreadsheet runs it. Parquet, DuckDB and the workbook hold it as it is.
- `iso3` is the ISO 3166 code of a state, or the id of a group in `core.country`.
- A flag says what is special about a figure: `doubtful`, `jump`, `derived`, `computed_mean`, `register`.
"""


@lru_cache(maxsize=1)
def _meanings() -> dict[str, str]:
    return json.loads(MEANINGS.read_text(encoding="utf-8"))
