"""What moved between two releases."""

import contextlib
import io
import json

import pytest

from etl.__main__ import main


@pytest.fixture
def releases(world):
    """Two releases of a small world: one figure revised, one added, one withdrawn."""
    world.source("one")
    world.indicator("share", worst=0, best=100)
    world.snapshot("one", ["SHARE,AAA,2024,40", "SHARE,BBB,2024,50"])
    assert not world.build()
    old = json.loads((world.folder / "published/current.json").read_text())
    figures = world.folder / "snapshots/one"
    for path in figures.iterdir():
        path.unlink()
    figures.rmdir()
    world.snapshot("one", ["SHARE,AAA,2024,44", "SHARE,CCC,2024,60"])
    assert not world.build()
    return old, json.loads((world.folder / "published/current.json").read_text())


def told(*arguments):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(["diff", *map(str, arguments)])
    return code, out.getvalue(), err.getvalue()


def test_figures_and_scores_that_moved_are_told(world, releases):
    old, new = releases
    published = ("--published", world.folder / "published")
    code, said, _ = told(old["release"], new["release"], *published)
    assert code == 0
    for line in (
        "Figures added: 1", "share CCC 2024: nothing -> 60 (one)",
        "Figures revised: 1", "share AAA 2024: 40 -> 44 (one)",
        "Figures withdrawn: 1", "share BBB 2024: 50 -> nothing (one)",
        "Scores moved: 6", "AAA skills (2026): 40 -> 44", "CCC readiness (2026): nothing -> 60", "CCC skills (2026): nothing -> 60",
    ):  # fmt: skip
        assert line in said
    files = [world.folder / "published" / release["database"] for release in releases]
    assert told(*files)[1] == said


def test_a_release_has_not_moved_from_itself(world, releases):
    _, new = releases
    _, said, _ = told(new["release"], new["database"], "--published", world.folder / "published")
    assert [line for line in said.splitlines() if not line.endswith(": 0")] == []


def test_an_unknown_release_is_named_with_those_there_are(world, releases):
    code, _, said = told("2020-nothing", releases[1]["release"],
                         "--published", world.folder / "published")  # fmt: skip
    assert code == 1
    assert "2020-nothing: no release and no file has this name" in said
    assert releases[0]["release"] in said
    (world.folder / "text").write_text("not a database")
    code, _, said = told(world.folder / "text", world.folder / "text")
    assert code == 1
    assert len(said.splitlines()) == 1
