"""The page made for exploring: its rows are the database's under any choice, and so are its files."""

import duckdb
import pytest
from exploring import members, places, wish
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from reading import html, table, visit, words

from readiness import warehouse, wording
from readiness.components import explore_panels, explore_rows, explore_table
from readiness.wording import selection

PAGE = "pages/evidence/explore.py"
MOST_KB = 60
NO_PAGES = ["0", "-1", "9999999", "99999999999999999999", "x", "²", "2.0", ""]


def held(database, condition="true", *bind):
    with duckdb.connect(str(database), read_only=True) as db:
        return db.execute(
            f"""
            select observation.* from core.observation
            join core.indicator using (indicator_id)
            left join mart.regional using (indicator_id)
            where indicator.kind <> 'input' and ({condition})
            """,
            list(bind),
        ).df()


def opened(**query):
    at = visit(PAGE, **query)
    assert not at.exception, query
    assert not at.error, query
    return at


def test_it_opens_on_every_figure_of_the_member_states(database):
    everything = held(database, "list_contains($1, observation.iso3)", list(members()))
    at = opened()
    assert f"{wording.number(len(everything), 0)} figures" in html(at)
    assert "11 of 11 member states" in words(at)
    assert len(table(at, "Figures 1 to 50")) == 51


FILTERS = {
    "pillar": ("pillars", ["skills", "research"], "indicator.pillar in ('skills', 'research')"),
    "source": ("sources", ["wdi", "uis"], "observation.source_id in ('wdi', 'uis')"),
    "licence": ("reuse", ["show-only"], "observation.reuse = 'show-only'"),
    "flag": (
        "flags",
        ["jump", "none"],
        "flag = '' or list_contains(string_split(flag, '|'), 'jump')",
    ),
    "coverage": ("coverage", "every", "regional.n = 11"),
}


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_keeps_what_the_database_says(name, database):
    field, chosen, condition = FILTERS[name]
    wanted = held(
        database, f"list_contains($1, observation.iso3) and ({condition})", list(places())
    )
    value = chosen if isinstance(chosen, str) else tuple(chosen)
    found = explore_rows.selected(wish(places=places(), **{field: value}))
    key = ["indicator_id", "iso3", "year", "period"]
    assert len(wanted)
    assert set(found[key].itertuples(index=False)) == set(wanted[key].itertuples(index=False))
    at = opened(places="all", **{name: chosen if isinstance(chosen, str) else ".".join(chosen)})
    assert f"{wording.number(len(wanted), 0)} figure" in html(at)


def test_years_may_stand_in_any_order_and_newest_takes_one_of_each():
    at = opened(**{"indicators": "internet_users", "from": "2020", "to": "2015"})
    years = {line[4] for line in table(at, "Figures 1 to")[1:]}
    assert years == {str(year) for year in range(2015, 2021)}
    newest = explore_rows.selected(wish(is_newest=True))
    assert not newest.duplicated(["indicator_id", "iso3"]).any()
    latest = warehouse.ask("explored").query("iso3 in @members()", engine="python")
    top = latest.groupby(["indicator_id", "iso3"]).year.max()
    assert (newest.set_index(["indicator_id", "iso3"]).year.sort_index() == top.sort_index()).all()


@pytest.mark.parametrize("sort", selection.SORTS)
def test_sorting_moves_rows_and_loses_none(sort):
    frame = explore_rows.selected(wish(sort=sort))
    assert len(frame) == len(explore_rows.selected(wish()))
    column = {
        "newest": -frame.moment,
        "oldest": frame.moment,
        "high": -frame.value,
        "low": frame.value,
    }
    if sort in column:
        assert column[sort].is_monotonic_increasing
    if sort == "place":
        assert list(dict.fromkeys(frame.iso3)) == list(members())


@pytest.mark.parametrize("across", ["year", "place", "indicator"])
def test_a_pivot_holds_every_figure_once(across):
    chosen = wish(across=across, pillars=("adoption", "skills"), places=places())
    frame = explore_rows.selected(chosen)
    lines = explore_rows.pivoted(frame, across)
    assert len(lines) == explore_rows.n_lines(frame, across)
    assert sum(len(cells) for _, cells in lines) == len(frame)
    heads = {at for at, _ in explore_rows.columns(frame, across)}
    assert {at for _, cells in lines for at in cells} <= heads
    part = explore_rows.pivoted(frame, across, slice(3, 9))
    assert part == lines[3:9]


def test_a_pivot_on_the_screen_shows_the_database_s_figures():
    at = opened(indicators="internet_users", across="year")
    body = table(at, "Lines 1 to 11")
    found = warehouse.ask("explored").query("indicator_id == 'internet_users'")
    names = warehouse.ask("states").set_index("name").iso3
    for line in body[1:]:
        own = found[found.iso3 == names[line[1]]].set_index("year").value
        for head, cell in zip(body[0][3:], line[3:], strict=True):
            known = own.get(int(head))
            assert cell == ("⌀" if known is None else f"{known:.1f}")


def test_a_page_is_turned_in_the_address_and_nonsense_is_page_one():
    at = opened()
    for number, first in [("3", 101), *((word, 1) for word in NO_PAGES), ("2", 51)]:
        at.query_params["page"] = number
        at.run()
        assert not at.exception, number
        assert table(at, f"Figures {first} to {first + 49}"), number


def test_choices_are_in_the_address_by_id():
    at = opened()
    at.multiselect(key="indicators").set_value(["internet_users"]).run()
    at.selectbox(key="as").set_value("bar").run()
    at.selectbox(key="sort").set_value("high").run()
    kept = {
        name: value if isinstance(value, str) else value[-1]
        for name, value in at.query_params.items()
    }
    assert kept == {"indicators": "internet_users", "as": "bar", "sort": "high"}


@pytest.mark.parametrize("view", [view for view in selection.VIEWS if view != "table"])
@pytest.mark.parametrize("chosen", ["", "internet_users", "internet_users.generative_ai_use"])
def test_every_view_draws_or_says_why_not(view, chosen):
    at = opened(**{"as": view, "indicators": chosen, "places": "all"})
    charts = at.get("plotly_chart")
    if view == "scatter" and chosen == "internet_users":
        assert not charts
        assert "Choose two indicators" in words(at)
    else:
        assert len(charts) == 1
        assert "release" in words(at)


def test_no_line_crosses_a_break_and_a_relative_figure_is_no_line():
    known, _, _ = explore_rows.known()
    broken = [name for name, row in known.items() if row["breaks"]]
    relative = [name for name, row in known.items() if row["is_relative"]]
    for name in broken:
        panels = explore_panels.drawing(wish(indicators=(name,), view="line"))["panels"]
        starts = [int(year) for year in known[name]["breaks"].split("|")]
        for run in (run for panel in panels for line in panel["lines"] for run in line["runs"]):
            years = [year for year, _ in run]
            assert not any(years[0] < start <= years[-1] for start in starts)
    assert relative
    panels = explore_panels.drawing(wish(indicators=(relative[0],), view="line"))["panels"]
    assert all(panel["is_relative"] for panel in panels)


def test_an_empty_choice_says_so_and_leads_back():
    at = opened(indicators="internet_users", source="uis")
    assert "No figure held matches" in words(at)
    assert 'href="explore"' in html(at)


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    query=some.dictionaries(
        some.sampled_from(
            ["indicators", "places", "as", "from", "to", "mark", "sort", "across", "pillar", "source",
             "licence", "flag", "coverage"]
        ),
        some.one_of(
            some.text(max_size=20),
            some.sampled_from(
                ["internet_users", "all", "JPN", "line", "newest", "2010", "high", "year", "skills",
                 "uis", "open", "jump", "every", "<script>", "a.b.c", "scatter", "multiples"]
            ),
        ),
        max_size=6,
    )
)  # fmt: skip
def test_no_address_breaks_it(query):
    assert "<script>" not in html(opened(**query))


@pytest.mark.parametrize("across", selection.PIVOTS)
@pytest.mark.parametrize("sort", ["catalogue", "high"])
def test_a_page_of_everything_is_light(across, sort):
    chosen = wish(places=places(), across=across, sort=sort)
    for number in (1, 2, explore_table.pages(chosen)):
        assert len(explore_table.page(chosen, number).encode()) < 1000 * MOST_KB
