"""What moved between two releases, and the row that moved it."""

import contextlib
import io
import json
import shutil

import duckdb
import pytest

from etl.__main__ import main


@pytest.fixture(scope="module")
def releases(shared_world):
    """Two releases of a small world: one figure revised, one added, one withdrawn."""
    world = shared_world
    world.source("one")
    world.indicator("share", worst=0, best=100)
    world.row(
        "targets.csv", target_id="T2", framework_id="F1", objective_id="O1",
        statement="All of them", kind="quantitative", progress_kind="value", indicator_id="share",
        target_value=44, target_year=2030, unit="%", direction="up", scope="each state",
        source_url="https://example.org", standing="official",
    )  # fmt: skip
    world.snapshot("one", ["SHARE,AAA,2024,40", "SHARE,AAA,2020,30", "SHARE,BBB,2024,50"])
    assert not world.build()
    old = json.loads((world.folder / "published/current.json").read_text())
    replace_snapshot(world, ["SHARE,AAA,2024,44", "SHARE,AAA,2020,30", "SHARE,CCC,2024,60"])
    assert not world.build()
    return old, json.loads((world.folder / "published/current.json").read_text())


def replace_snapshot(world, figures):
    """The next pull of the only source."""
    folder = world.folder / "snapshots/one"
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    world.snapshot("one", figures)


def told(world, *arguments):
    out, err = io.StringIO(), io.StringIO()
    folders = ("--published", world.folder / "published", "--catalogue", world.folder / "catalogue")
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(["diff", *map(str, (*arguments, *folders))])
    return code, out.getvalue(), err.getvalue()


def files(world, releases):
    return [world.folder / "published" / release["database"] for release in releases]


def test_figures_scores_and_statuses_that_moved_are_told_with_the_row_that_moved_them(
    shared_world, releases
):
    old, new = releases
    code, said, _ = told(shared_world, old["release"], new["release"])
    assert code == 0
    for line in (
        f"From {old['release']} to {new['release']}",
        "Figures added: 1", "share CCC 2024: nothing -> 60 (one)",
        "Figures revised: 1", "share AAA 2024: 40 -> 44, +10.0 % (one)",
        "Figures withdrawn: 1", "share BBB 2024: 50 -> nothing (one)",
        "Scores moved: 6",
        "AAA skills (2026): 40 -> 44, by share AAA 2024: 40 -> 44 (+4.00 points)",
        "CCC skills (2026): nothing -> 60, by share CCC 2024: nothing -> 60 (+60.00 points)",
        "BBB skills (2026): 50 -> nothing, by share BBB 2024: 50 -> nothing (-50.00 points)",
        "T2 AAA: on_track -> achieved, by share AAA 2024: 40 -> 44, +10.0 %",
        "T2 CCC: no_data -> achieved, by share CCC 2024: nothing -> 60",
    ):  # fmt: skip
        assert line in said
    assert told(shared_world, *files(shared_world, releases))[1] == said


def test_the_same_is_told_whole_as_json(shared_world, releases):
    code, said, _ = told(shared_world, *files(shared_world, releases), "--json")
    assert code == 0
    it = json.loads(said)
    assert {row["what"] for row in it["figures"]} == {"added", "revised", "withdrawn"}
    (score,) = [row for row in it["scores"] if (row["iso3"], row["node"]) == ("AAA", "skills")]
    assert score["cause"]["indicator_id"] == "share"
    assert score["cause"]["contribution"] == pytest.approx(score["new_score"] - score["old_score"])
    assert {"old", "new", "lacking", "statuses", "sources", "holds"} <= set(it)


def test_a_rank_that_moved_alone_names_the_state_that_passed(world):
    world.source("one")
    world.indicator("share", worst=0, best=100)
    world.snapshot("one", ["SHARE,AAA,2024,40", "SHARE,BBB,2024,30", "SHARE,CCC,2024,20"])
    assert not world.build()
    old = json.loads((world.folder / "published/current.json").read_text())
    replace_snapshot(world, ["SHARE,AAA,2024,40", "SHARE,BBB,2024,45", "SHARE,CCC,2024,20"])
    assert not world.build()
    _, said, _ = told(world, old["release"], "live")
    assert (
        "AAA skills: 1 -> 2, by BBB, which changed places with it: share BBB 2024: 30 -> 45" in said
    )
    assert "BBB skills: 2 -> 1, by share BBB 2024: 30 -> 45 (+15.00 points)" in said
    assert "CCC" not in said.partition("Held")[0]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"weight": 3}, "indicators.csv, share: its weight in the pillar moved"),
        ({"best": 80}, "indicators.csv, share: its goalposts moved"),
    ],
)
def test_a_row_of_the_catalogue_that_moved_a_score_is_named(world, row, words):
    world.source("one")
    world.indicator("share", worst=0, best=100)
    world.indicator("other", worst=0, best=100)
    figures = [f"{name},{iso3},2024,{value}" for name, iso3, value in (
        ("SHARE", "AAA", 40), ("SHARE", "BBB", 20), ("OTHER", "AAA", 10), ("OTHER", "BBB", 12),
    )]  # fmt: skip
    world.snapshot("one", figures)
    assert not world.build()
    old = json.loads((world.folder / "published/current.json").read_text())
    world.tables["indicators.csv"][0] |= row
    assert not world.build()
    _, said, _ = told(world, old["release"], "live")
    assert [line for line in said.splitlines() if " AAA skills (" in f" {line}" and words in line]


def test_a_release_has_not_moved_from_itself(shared_world, releases):
    _, new = releases
    _, said, _ = told(shared_world, new["release"], new["database"])
    assert [line for line in said.splitlines()[1:] if not line.endswith(": 0")] == []


def test_what_an_older_release_lacks_is_said_and_the_rest_is_compared(
    shared_world, releases, tmp_path
):
    old, new = files(shared_world, releases)
    old = shutil.copy(old, tmp_path / "old.duckdb")
    with duckdb.connect(str(old)) as db:
        db.execute("drop table mart.target_status")
        db.execute("alter table mart.score drop column rank_low")
    code, said, _ = told(shared_world, old, new)
    assert code == 0
    assert "Not compared: mart.target_status in the older release is missing" in said
    assert "Not compared: mart.score.rank_low in the older release is missing" in said
    assert "Statuses moved" not in said
    assert "AAA skills (2026): 40 -> 44" in said
    code, said, _ = told(shared_world, new, old)
    assert "mart.target_status in the newer release" in said


def test_many_figures_are_grouped_and_counted(world):
    world.source("one")
    world.indicator("share", worst=0, best=100)
    world.snapshot("one", ["SHARE,AAA,2024,40"])
    assert not world.build()
    old = json.loads((world.folder / "published/current.json").read_text())
    many = [
        f"SHARE,{iso3},{year},{year - 1990}"
        for iso3 in ("BBB", "CCC")
        for year in range(2010, 2024)
    ]
    replace_snapshot(world, ["SHARE,AAA,2024,40", *many])
    assert not world.build()
    _, said, _ = told(world, old["release"], "live")
    assert "Figures added: 28" in said
    assert "share (one): 28, of them" in said
    assert said.partition("Figures revised")[0].count("nothing -> ") < 10


def test_an_unknown_release_is_named_with_those_there_are(shared_world, releases, tmp_path):
    code, _, said = told(shared_world, "2020-nothing", releases[1]["release"])
    assert code == 1
    assert "2020-nothing: no release and no file has this name" in said
    assert releases[0]["release"] in said
    (tmp_path / "text").write_text("not a database")
    code, _, said = told(shared_world, tmp_path / "text", tmp_path / "text")
    assert code == 1
    assert len(said.splitlines()) == 1
    assert "cannot be opened" in said
