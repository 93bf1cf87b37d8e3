"""The search page: one box, and what it finds as a list of links."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from urllib.parse import parse_qsl

import streamlit as st
from streamlit.navigation.page import Page

from readiness import search, warehouse
from readiness.components import controls, markup, screen
from readiness.components.answers import rows
from readiness.components.take_away import take_away
from readiness.wording import search as phrases

ALL = "all"
MOST = 50
"""Results that stand on the page; a longer list is told to be one."""
PAGES = Path(__file__).resolve().parents[2] / "pages"

CONTENTS = "_contents"
ADDRESS = "search"

Contents = tuple[tuple[str, str, str], ...]
"""Address, title and section of every page that has a link."""


def form() -> str:
    """A small box for every page that leads here; HTML that works without a rerun."""
    kept = "".join(
        f'<input type="hidden" name="{markup.text(name)}" value="{markup.text(value)}">'
        for name, value in (screen.kept() or {}).items()
    )
    return (
        f'<form class="find" role="search" action="{ADDRESS}"><label for="find">Search</label>'
        f'<input id="find" type="search" name="q" maxlength="{search.LONGEST}">{kept}</form>'
    )


def remember(contents: Mapping[str, Sequence[Page]]) -> None:
    """Note the pages that there are: they can be found too."""
    st.session_state[CONTENTS] = tuple(
        (page.url_path, page.title, section)
        for section, pages in contents.items()
        for page in pages
        if page.visibility == "visible"
    )


def box() -> str:
    """What is searched, as typed; kept in the address as ``?q=``."""
    return controls.typed(
        "A state, an indicator, a target, a law, a framework, a page", "q", search.LONGEST
    )


def results(asked: str) -> None:
    """What was found, by kind on demand; without any, what to try."""
    things, index = _shelf(warehouse.release()["database"], st.session_state.get(CONTENTS, ()))
    found = index.find(asked)
    if not found:
        counts = Counter(kind for kind, _ in things)
        every = {kind: counts[kind] for kind in phrases.KINDS if counts[kind]}
        said = phrases.nothing_sentence(_short(asked)) if asked.strip() else ""
        st.html(
            (f'<p class="verdict" role="status">{markup.text(said)}</p>' if said else "")
            + f'<p class="quiet">{markup.text(phrases.scope_sentence(every))}</p>'
            + f"<p>For example: {_examples(things)}.</p>"
        )
        return
    counts = Counter(hit.key[0] for hit in found)
    told = {kind: counts[kind] for kind in phrases.KINDS if counts[kind]}
    ways = [hit.how for hit in found]
    how = "part" if search.PART in ways else "near" if ways[0] == search.NEAR else "words"
    sentence = phrases.found_sentence(_short(asked), told, how)
    st.html(f'<p class="verdict" role="status">{markup.text(sentence)}</p>')
    options = {ALL: f"All {len(found)}"}
    options |= {kind: f"{phrases.KINDS[kind][1]} {count}" for kind, count in told.items()}
    kind = controls.one_click("Kind", "kind", options, ALL)
    listed = [things[hit.key] for hit in found if kind in (ALL, hit.key[0])]
    items = "".join(_item(row) for row in listed[:MOST])
    more = (
        f'<p class="quiet">The first {MOST} of {len(listed)} are shown: add a word, or choose a '
        "kind.</p>"
        if len(listed) > MOST
        else ""
    )
    st.html(f'<ol class="found">{items}</ol>{more}')
    take_away("Download these results", "search", lambda: [_line(row) for row in listed])


def _item(row: dict) -> str:
    choices = dict(parse_qsl(row["choices"] or ""))
    return (
        f"<li><small>{phrases.KINDS[row['kind']][0]}</small>"
        f"{markup.link(row['title'], row['page'], **choices)}"
        f"<p>{markup.text(row['line'])}</p></li>"
    )


def _line(row: dict) -> dict:
    tail = f"?{row['choices']}" if row["choices"] else ""
    return {
        "kind": row["kind"],
        "id": row["id"],
        "title": row["title"],
        "what_it_is": row["line"],
        "address": f"/{row['page'].removeprefix('./')}{tail}",
    }


def _examples(things: dict) -> str:
    """One thing of some kinds: the first of the catalogue, the shorter the better."""
    shown = []
    for kind in ("state", "indicator", "framework", "instrument_type", "target"):
        of_kind = [row for row in things.values() if row["kind"] == kind]
        row = min(of_kind, key=lambda row: (row["position"], len(row["title"]), row["title"]))
        shown.append(markup.link(row["title"], ADDRESS, q=row["title"]))
    return ", ".join(shown)


def _short(asked: str) -> str:
    return asked[: search.LONGEST].strip()


@lru_cache(maxsize=4)
def _shelf(_database: str, contents: Contents) -> tuple[dict, search.Index]:
    """Everything that can be found by its key, and the index over it."""
    listed = [*_pages(contents), *rows("search_terms")]
    things = {(row["kind"], row["id"]): row for row in listed}
    states = {row["title"]: tuple(_lines(row["names"])) for row in listed if row["kind"] == "state"}
    kinds = list(phrases.KINDS)
    shelf = [
        search.Thing(
            key,
            (kinds.index(row["kind"]), row["position"], at),
            tuple(dict.fromkeys(_lines(row["names"]))),
            (*_lines(row["codes"]), *_initials(row)),
            row["words"] or "",
            (row["place"], *states.get(row["place"], ())) if row["place"] else (),
            row["kind"] in ("state", "economy"),
        )
        for at, (key, row) in enumerate(things.items())
    ]
    means: dict[str, list[str]] = {}
    for row in rows("synonyms"):
        means.setdefault(row["word"], []).append(row["means"])
    return things, search.Index(shelf, means)


def _pages(contents: Contents) -> list[dict]:
    """The pages as things: what each answers, and the words of its sections."""
    files = {path.stem: path for path in PAGES.rglob("*.py")}
    first = next(iter(files.keys() - {address for address, *_ in contents}), "")
    listed = []
    for at, (address, title, section) in enumerate(contents):
        tree = ast.parse(files[address or first].read_text(encoding="utf-8"))
        told = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
        listed.append(
            {
                "kind": "page",
                "id": address or first,
                "title": title,
                "line": ast.get_docstring(tree),
                "page": address or "./",
                "choices": "",
                "names": title,
                "codes": address or first,
                "words": "\n".join([section, *map(str, told)]),
                "place": None,
                "position": at,
            }
        )
    return listed


def _lines(text: str | None) -> list[str]:
    return text.split("\n") if text else []


def _initials(row: dict) -> list[str]:
    is_title = row["kind"] in ("indicator", "framework", "instrument", "source")
    return search.initials(row["title"]) if is_title else []
