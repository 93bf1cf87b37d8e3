"""The downloads page links every file of this release, names what is left out, and says how to cite it."""

import re

import pytest
from reading import html, table, visit, words

from readiness import warehouse
from readiness.exports import bulk, reuse
from readiness.wording import downloads, number

PAGE = "pages/evidence/downloads.py"


@pytest.fixture(scope="module")
def at(published):
    return visit(PAGE)


def test_every_file_on_offer_is_linked_under_this_release(at):
    release = warehouse.release()["release"]
    linked = re.findall(r'href="download/([^/"]+)/([^"]+)"', html(at))
    assert {name for _, name in linked} == set(bulk.OFFERED)
    assert {named for named, _ in linked} == {release}
    shown = table(at, f"Files of release {release}")[1:]
    assert [row[3] for row in shown] == list(bulk.OFFERED)
    assert [row[1] for row in shown] == [offer.says for offer in bulk.OFFERED.values()]


def test_it_opens_with_how_much_may_be_passed_on(at, database):
    import duckdb

    with duckdb.connect(str(database), read_only=True) as db:
        passed, held = db.execute(
            f"select count(*) filter (reuse in {reuse.OPEN}), count(*) from core.observation"
        ).fetchone()
    kept = reuse.withheld()
    said = f"{number(passed, 0)} of {number(held, 0)} figures may be passed on"
    assert said.replace("\u202f", " ") in words(at)
    assert f"of {len({row['indicator_id'] for row in kept})} indicators" in words(at)


def test_what_is_left_out_leads_to_its_publisher(at):
    shown = table(at, "Figures that may not be passed on")[1:]
    kept = reuse.withheld()
    assert len(shown) == len({row["source_title"] for row in kept})
    for row in kept:
        assert row["title"] in words(at)
        assert f'href="{row["url"]}"' in html(at)
    assert {row[4] for row in shown} == {"terms not read", "show only"}
    assert sum(int(row[2].replace(" ", "")) for row in shown) == sum(r["n_figures"] for r in kept)


def test_the_citation_has_the_release_number(at):
    cite = bulk.facts().cite
    assert warehouse.release()["release"] in cite.apa
    assert cite.apa in words(at)
    assert [code.value for code in at.code] == [cite.bibtex.strip()]


def test_the_data_routes_are_listed_with_their_filters(at):
    shown = {row[0]: row[2].replace(" ,", ",") for row in table(at, "Data routes")[1:]}
    assert shown == {
        f"/api/v1/{name}": ", ".join(filters) for name, (_, filters) in downloads.ROUTES.items()
    }
    assert 'href="api/v1/openapi.json"' in html(at)


def test_the_size_of_a_file_is_told_once_it_is_made(published):
    assert bulk.found("CITATION.cff") is None
    before = {row[3]: row[2] for row in table(visit(PAGE), "Files of release")[1:]}
    assert before["CITATION.cff"] == "not made yet"
    path = bulk.file("CITATION.cff").result()
    after = {row[3]: row[2] for row in table(visit(PAGE), "Files of release")[1:]}
    assert after["CITATION.cff"] == downloads.file_size(bulk.label(path).size)
    path.unlink()
