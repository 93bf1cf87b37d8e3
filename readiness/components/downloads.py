"""The downloads page: files of the whole release, what is left out, how to cite, data by address."""

from __future__ import annotations

import streamlit as st

from readiness import warehouse, wording
from readiness.components import markup
from readiness.components.answers import drawn, grouped
from readiness.exports import bulk, reuse
from readiness.wording import downloads, provenance


def opening() -> None:
    """Which release it is, and how much of it may be passed on."""
    st.html(_opening())


def files() -> None:
    """Every file on offer, with its size once it has been made."""
    release = warehouse.release()["release"]
    body = [
        [
            markup.cell(_file(release, name, offer.title), is_head=True),
            markup.cell(markup.text(offer.says)),
            markup.cell(_size(name), "number tight"),
            markup.cell(f"<code>{markup.text(name)}</code>", "tight"),
        ]
        for name, offer in bulk.OFFERED.items()
    ]
    st.html(
        markup.table(
            f"Files of release {release}", ["Form", "What it holds", "#Size", "File"], body, "wide"
        )
        + '<p class="source">A file is made when it is first asked for, which takes some seconds. '
        "Sizes and checksums of all of them: the manifest.</p>"
    )


def left_out() -> None:
    """Whose figures may not be passed on, why, and where to get them."""
    st.html(_left_out())
    release = warehouse.release()["release"]
    st.html(f"<p>{_file(release, 'withheld.csv', 'The list, by indicator (CSV)')}</p>")


def cite() -> None:
    """The release as it is cited: in words and for BibTeX."""
    known = bulk.facts()
    st.html(f"<blockquote>{markup.text(known.cite.apa)}</blockquote>")
    st.code(known.cite.bibtex, language=None, wrap_lines=True)
    st.html(
        "<p>Cite the publishers of the figures too: source, edition and licence stand in every row. "
        f"{_file(known.release, 'CITATION.cff', 'CITATION.cff')} · "
        f"{_file(known.release, 'citation.bib', 'citation.bib')}</p>"
    )


def releases() -> None:
    """Every numbered release, each with the address that opens it; what to cite when figures move."""
    listed = warehouse.releases()
    if not listed:
        st.html("<p>None yet: what you see is a build that is not numbered.</p>")
        return
    live = warehouse.live().get("number")
    body = [
        [
            markup.cell(markup.link(row["number"], "./", release=row["number"]), is_head=True),
            markup.cell(wording.day(row["visible_from"]), "tight"),
            markup.cell(markup.text(row["method"]), "tight"),
            markup.cell(markup.text(row["note"])),
            markup.cell("✓ the newest" if row["number"] == live else "", "tight"),
        ]
        for row in listed
    ]
    st.html(
        "<p>A release never changes. Add <code>?release=</code> and its number to the address of any "
        "page, data route or file to have that release.</p>"
        + markup.table(
            "Numbered releases, newest first",
            ["Release", "Of", "Method", "What is new", "Now"],
            body,
            "wide",
        )
    )


def routes() -> None:
    """The addresses that answer with data, and by what each can be filtered."""
    st.html(_routes())
    st.html(
        f"<p>{markup.text(downloads.PAGES_OF_ROWS)} "
        f'<a href="{markup.way("api/v1/openapi.json")}">Description (OpenAPI)</a> · '
        f'<a href="{markup.way("api/v1/scores.csv")}">All scores (CSV)</a></p>'
    )


@drawn
def _opening() -> str:
    known, number = bulk.facts(), warehouse.release().get("number")
    named = f"{number} ({known.release})" if number else known.release
    return (
        f'<p class="verdict">{markup.text(known.sentence)}</p>'
        f"<p>Release {markup.text(named)}, {markup.text(known.edition)}, figures received "
        f"until {wording.day(known.received_until)}. Every figure carries its source, edition, year, "
        "licence, reuse class and flags.</p>"
    )


@drawn
def _left_out() -> str:
    listed = reuse.withheld()
    if not listed:
        return "<p>Nothing: the terms of every source allow copies.</p>"
    body = [
        [
            markup.cell(
                markup.outside(f"{group[0]['publisher']}: {title}", group[0]["url"]), is_head=True
            ),
            markup.cell("; ".join(markup.text(row["title"]) for row in group)),
            markup.cell(wording.number(sum(row["n_figures"] for row in group), 0), "number"),
            markup.cell(
                wording.span(
                    min(row["year_min"] for row in group), max(row["year_max"] for row in group)
                ),
                "tight",
            ),
            markup.cell(markup.text(provenance.REUSE[group[0]["reuse"]][0]), "tight"),
        ]
        for title, group in grouped(listed, "source_title").items()
    ]
    return (
        "<p>The screens show these figures with their source. The files leave them out; their "
        "publishers have them:</p>"
        + markup.table(
            "Figures that may not be passed on, by publication",
            ["Publication", "Indicators", "#Figures", "Years", "Why"],
            body,
            "wide",
        )
    )


@drawn
def _routes() -> str:
    body = [
        [
            markup.cell(
                f'<a href="{markup.way(f"api/v1/{name}")}">/api/v1/{name}</a>', is_head=True
            ),
            markup.cell(markup.text(says)),
            markup.cell(", ".join(f"<code>{one}</code>" for one in filters)),
        ]
        for name, (says, filters) in downloads.ROUTES.items()
    ]
    return (
        "<p>For programs and notebooks: read-only, no key, the same rules as the files.</p>"
        + markup.table("Data routes", ["Address", "What a row is", "Filters"], body, "wide")
    )


def _file(release: str, name: str, label: str) -> str:
    return markup.link(label, f"download/{release}/{name}")


def _size(name: str) -> str:
    made = bulk.found(name)
    return downloads.file_size(bulk.label(made).size) if made else "not made yet"
