"""The page made for exploring: any indicators, states and years, in five forms, and away as files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from readiness import charts, warehouse
from readiness.charts.choropleth import CONFIG
from readiness.components import (
    explore_files,
    explore_panels,
    explore_rows,
    explore_table,
    markup,
    page,
    release,
)
from readiness.components.explore_choices import Wish
from readiness.wording import selection

MOST_DIGITS = 7
"""A longer page number in an address is nonsense."""


def verdict(wish: Wish) -> bool:
    """How much was chosen, and from where to where; whether there is anything."""
    found = explore_rows.found(wish)
    told = explore_panels.title(wish, explore_rows.selected(wish))
    counted = selection.selection_sentence(found)
    under = f'<p class="quiet">{markup.text(counted)}</p>' if told != counted else ""
    st.html(f'<p class="verdict">{markup.text(told)}</p>{under}')
    if not found["n"]:
        st.html(f"<p>{markup.link('Show every figure again', 'explore')}</p>")
    return bool(found["n"])


def picture(wish: Wish) -> None:
    """The chosen form; nothing where that is the table."""
    if wish.view == "table":
        return
    drawing = _drawing(warehouse.release()["database"], wish)
    if not drawing["panels"]:
        st.html(f"<p>{markup.text(drawing['note'])}</p>")
        return
    st.plotly_chart(
        _figure(warehouse.release()["database"], wish, page.mode()),
        key=f"explored_{page.mode()}",
        config=CONFIG,
        theme=None,
        alt=f"{selection.VIEWS[wish.view]}. {drawing['title']} The figures stand in the table below.",
    )
    told = " ".join([*drawing["under"], *drawing["foot"]])
    st.html(f'<p class="source">{markup.text(told)}</p>')


@release.fragment
def table(wish: Wish) -> None:
    """The figures, a page at a time, and the files; turning a page runs nothing else."""
    total = explore_table.pages(wish)
    number = _page(wish, total)
    st.html(explore_table.page(wish, number))
    if total > 1:
        st.pagination(total, key="page", max_visible_pages=7)
    _files(wish, number)


def _page(wish: Wish, total: int) -> int:
    """The page asked for, in the address or by the control below the table; another choice opens at one."""
    is_other = st.session_state.get("_page_of", wish) != wish
    st.session_state["_page_of"] = wish
    asked = "" if is_other else st.query_params.get("page", "")
    shown = st.session_state.get("page")
    is_moved = not is_other and shown is not None and shown != st.session_state.get("_page")
    named = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < MOST_DIGITS else 1
    number: int = shown if is_moved and shown else named
    if not 1 <= number <= total:
        number = 1
    if total > 1:
        st.session_state["page"] = number
    st.session_state["_page"] = number
    if number == 1:
        st.query_params.pop("page", None)
    elif asked != str(number):
        st.query_params["page"] = str(number)
    return number


def _files(wish: Wish, number: int) -> None:
    makers: dict[str, tuple[str, Callable[[], bytes]]] = {
        "csv": ("text/csv", lambda: explore_files.csv(wish)),
        "xlsx": (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            lambda: explore_files.xlsx(wish),
        ),
        "parquet": ("application/vnd.apache.parquet", lambda: explore_files.parquet(wish)),
        "json": ("application/json", lambda: explore_files.as_json(wish)),
        "png": ("image/png", lambda: explore_files.picture(wish, number, "png")),
        "svg": ("image/svg+xml", lambda: explore_files.picture(wish, number, "svg")),
    }
    st.html('<p class="quiet">Take away what you see:</p>')
    with st.container(key="explore_files", horizontal=True, gap="small"):
        for form, (mime, made) in makers.items():
            st.download_button(
                form.upper() if form != "parquet" else "Parquet",
                data=warehouse.bound(made),
                file_name=f"asean-ai-readiness_explore.{form}",
                mime=mime,
                key=f"explore_{form}",
                on_click="ignore",
                type="tertiary",
                icon=":material/download:",
            )
    st.html(
        '<p class="source">Files hold every line chosen, pictures what is shown. Figures whose terms '
        "do not allow copies are left empty in CSV, XLSX, Parquet and JSON, with the reason.</p>"
    )


@st.cache_resource(show_spinner=False, max_entries=100)
def _drawing(database: str, wish: Wish) -> dict[str, Any]:
    return explore_panels.drawing(wish)


@st.cache_resource(show_spinner=False, max_entries=100)
def _figure(database: str, wish: Wish, mode: str) -> Any:
    drawing = _drawing(database, wish)
    if drawing["kind"] != "scatter":
        return charts.explored(drawing, mode)
    (panel,) = drawing["panels"]
    marked = [point["iso3"] for point in panel["points"] if point["is_marked"]]
    return charts.scatter(panel["points"], marked, panel["x"], panel["y"], None, mode)
