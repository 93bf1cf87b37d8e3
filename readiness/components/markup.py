"""HTML for Streamlit's own sanitiser: every value escaped, every table scrollable and named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from readiness import warehouse, wording

NO_FIGURE = "⌀ no data"

INDEX = "readiness"
"""What the whole index is called where a trace is asked for."""


def text(value: object) -> str:
    """Anything as escaped text; a hole as the words for it."""
    return escape(wording.NO_DATA if value is None else str(value))


def link(label: str, address: str, **query: object) -> str:
    """A link to a page of ours, in the same tab."""
    return f'<a href="{way(address, **query)}" target="_self">{escape(label)}</a>'


def way(address: str, **query: object) -> str:
    """The address of something of ours, escaped. It keeps to the release that the reader asked for.

    >>> way("trace", state="a&b"), way("targets?target=x#one")
    ('trace?state=a%26b', 'targets?target=x#one')
    """
    cited = warehouse.cited()
    if not cited or address.startswith("#"):
        return escape(f"{address}?{urlencode(query)}" if query else address)
    parts = urlsplit(address)
    whole = {"release": cited, **dict(parse_qsl(parts.query, keep_blank_values=True)), **query}
    return escape(parts._replace(query=urlencode(whole)).geturl())


def trace(
    content: str, indicator: str, state: str, year: float | None = None, period: str | None = ""
) -> str:
    """A figure as a link to where it is from; ``content`` is HTML already.

    Args:
        indicator: its id, or that of a pillar or of the index for a score.
        year: none for the newest figure, or for the reason why there is none.
    """
    query = {"indicator": indicator, "state": state}
    if year is not None:
        query["year"] = wording.period(year, period)
    return f'<a class="from" href="{way("trace", **query)}" target="_self">{content}</a>'


def minor(title: str) -> str:
    """A heading of a part of the opening: second in rank, since nothing stands between, small in type."""
    return f'<h2 class="minor">{escape(title)}</h2>'


def outside(label: str, address: str | None) -> str:
    """A link to somebody else's page: a new tab that learns nothing of ours."""
    if not address or not address.startswith(("https://", "http://")):
        return escape(label)
    return (
        f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">'
        f'{escape(label)}<span class="unseen"> (opens a new tab)</span></a>'
    )


def cell(content: str, css: str = "", is_head: bool = False, title: str = "") -> str:
    """One table cell; ``content`` is HTML already."""
    tag = "th" if is_head else "td"
    scope = ' scope="row"' if is_head else ""
    style = f' class="{css}"' if css else ""
    hint = f' title="{escape(title)}"' if title else ""
    return f"<{tag}{scope}{style}{hint}>{content}</{tag}>"


def table(
    caption: str, heads: Sequence[str], body: Iterable[Sequence[str]], css: str = "", foot: str = ""
) -> str:
    """A table in a box that scrolls sideways, with the caption as its accessible name.

    Args:
        heads: column heads as HTML; one that starts with "#" stands over numbers.
        body: rows of finished cells (`cell`), the first of them the row's head.
        foot: a finished ``<tr>`` for the regional line.
    """
    columns = "".join(
        f'<th scope="col"{" class=number" if head.startswith("#") else ""}>{head.lstrip("#")}</th>'
        for head in heads
    )
    lines = "".join(f"<tr>{''.join(cells)}</tr>" for cells in body)
    end = f"<tfoot>{foot}</tfoot>" if foot else ""
    name = escape(caption)
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{name}">'
        f'<table class="{css}"><caption>{name}</caption><thead><tr>{columns}</tr></thead>'
        f"<tbody>{lines}</tbody>{end}</table></div>"
    )


def level(score: float | None) -> int:
    """Which fifth of 0-100 a score lies in, 1 to 5; 0 where there is none."""
    return 0 if score is None else min(5, int(score // 20) + 1)


def legend(labels: Iterable[tuple[int, str]]) -> str:
    """Steps (1 low to 5 high), each with its label, and the hatch."""
    steps = "".join(f'<li><i class="l{step}"></i>{label}</li>' for step, label in labels)
    return f'<ul class="key">{steps}<li><i class="l0"></i>no data</li></ul>'


def tiles(blocks: Iterable[tuple[str, str, str]]) -> str:
    """Key figures in a row: what it is, the figure, and what stands under it; all HTML."""
    cells = (
        f'<div><dt>{name}</dt><dd class="figure">{figure}</dd><dd>{under}</dd></div>'
        for name, figure, under in blocks
    )
    return f'<dl class="tiles">{"".join(cells)}</dl>'


def flags(words: Iterable[str]) -> str:
    """Flags of a figure, each in its own frame."""
    return " ".join(f'<span class="flag">{text(word)}</span>' for word in words)


def value(row: dict, unit: str = "") -> str:
    """A row's figure for a table cell: the stage in words, a hole in words, else the number."""
    if row["value"] is None:
        return NO_FIGURE
    if row["kind"] == "register":
        return text(wording.figure(row))
    shown = wording.number(row["value"], row["decimals"])
    # A no-break hyphen, so that "0-100" never stands on two lines.
    return f"{shown} <small>{text(unit.replace('-', chr(0x2011)))}</small>" if unit else shown


def sparkline(points: Sequence[tuple[float, float]], alt: str, breaks: Sequence[int] = ()) -> str:
    """A small line through the years as an image; no line crosses a break in method.

    The strokes are mid-tones that keep 3:1 on light and on dark paper: an image can't follow
    the theme.
    """
    if len(points) < 2:
        return ""
    width, height, pad = 96, 28, 4
    years = [year for year, _ in points]
    values = [value for _, value in points]
    wide = (max(years) - min(years)) or 1
    tall = (max(values) - min(values)) or 1
    place = [
        (
            pad + (width - 2 * pad) * (year - min(years)) / wide,
            height - pad - (height - 2 * pad) * (value - min(values)) / tall,
            year,
        )
        for year, value in points
    ]
    runs: list[list[str]] = [[]]
    for index, (x, y, year) in enumerate(place):
        if index and any(place[index - 1][2] < start <= year for start in breaks):
            runs.append([])
        runs[-1].append(f"{x:.1f},{y:.1f}")
    lines = "".join(
        f'<polyline points="{" ".join(run)}" fill="none" stroke="#3a8fb5" stroke-width="2"/>'
        for run in runs
    )
    x, y, _ = place[-1]
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{lines}'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#3a8fb5"/></svg>'
    )
    return (
        f'<img class="spark" width="{width}" height="{height}" loading="lazy" '
        f'alt="{escape(alt)}" src="data:image/svg+xml,{quote(picture)}">'
    )
