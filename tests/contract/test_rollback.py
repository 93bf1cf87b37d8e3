"""Going back: to a release, to the build before, never to what is harmed, hidden or unknown."""

import json
import shutil
from pathlib import Path

import pytest
from three_releases import (
    BEFORE,
    EMBARGOED,
    INSTANT,
    LIVE,
    PAST,
    clock,
    command,
    name,
    pointer,
    state,
)

from readiness import warehouse
from readiness.releases import parse


@pytest.fixture
def own(three_releases, tmp_path, monkeypatch):
    """A copy of the three releases to spoil, and what is published for readers."""
    made = shutil.ignore_patterns("bulk")
    out = Path(shutil.copytree(three_releases, tmp_path / "three", ignore=made))
    monkeypatch.setenv("READINESS_PUBLISHED", str(out))
    return out


def roll_back(out, *number, at=BEFORE):
    with clock(at):
        return command("rollback", *number, "--out", out)


def test_going_back_without_a_number_undoes_the_last_step(own):
    assert roll_back(own)[1] == f"{EMBARGOED} is taken back: it will not become visible.\n"
    with clock(INSTANT):
        assert warehouse.release()["number"] == LIVE
        assert warehouse.find(EMBARGOED) is None
    code, told, _ = roll_back(own)
    assert (code, PAST in told) == (0, True)
    with clock(BEFORE):
        assert warehouse.release()["number"] == PAST
        assert warehouse.find(LIVE), "it was published: it can be cited for ever"
    assert pointer(own)["number"] == PAST
    code, _, said = roll_back(own)
    assert (code, said) == (1, f"there is no release before {PAST}\n")
    assert roll_back(own, LIVE)[0] == 0
    with clock(BEFORE):
        assert warehouse.release()["number"] == LIVE
    assert pointer(own)["number"] == LIVE


def test_a_release_that_becomes_visible_later_ends_a_rollback(own):
    assert roll_back(own, PAST)[0] == 0
    with clock(BEFORE):
        assert warehouse.release()["number"] == PAST
    with clock(INSTANT):
        assert warehouse.release()["number"] == EMBARGOED
    assert roll_back(own, PAST, at=INSTANT)[0] == 0
    with clock(INSTANT):
        assert warehouse.release()["number"] == PAST


@pytest.mark.parametrize(("number", "says"), [
    ("2025.01", f"there is no such release; there are: {LIVE}, {PAST}"),
    (EMBARGOED, "under embargo until 2026-11-26T09:00:00+08:00"),
    ("../2026.09", "there is no such release"),
])  # fmt: skip
def test_going_to_what_is_not_there_is_one_line(own, number, says):
    before = state(own)
    code, _, said = roll_back(own, number)
    assert code == 1
    assert says in said
    assert len(said.splitlines()) == 1
    assert state(own) == before


@pytest.mark.parametrize("harm", ["database", "inputs.zip", "manifest.json", "exports"])
def test_a_harmed_release_is_not_gone_back_to(own, harm):
    folder = own / "releases" / PAST
    path = next(folder.glob("*.duckdb")) if harm == "database" else folder / harm
    if harm == "exports":
        path = next(path.glob("core.observation.parquet"))
        path.unlink()
    else:
        path.chmod(0o644)
        path.write_bytes(path.read_bytes()[:-1] + b"~")
    code, _, said = roll_back(own, PAST)
    assert code == 1
    assert len(said.splitlines()) == 1
    assert said.startswith(f"{PAST}: ")
    assert "put it back from a backup" in said
    assert pointer(own)["number"] == LIVE


def test_without_releases_readers_go_back_to_the_build_before(shop):
    code, _, said = roll_back(shop.out)
    assert (code, len(said.splitlines())) == (1, 1)
    before = shop.live()
    name(shop, "anew")
    assert shop.build() == (0, "")
    after = shop.live()
    assert roll_back(shop.out)[0] == 0
    assert shop.live() == before
    assert json.loads((shop.out / "manifest.json").read_text())["database"] == before.name
    assert roll_back(shop.out)[0] == 0
    assert shop.live() == after


@pytest.mark.parametrize("text", ["", "{", "[]", '{"releases": [{"number": "1"}], "turns": []}',
                                  '{"releases": [], "turns": [{"number": "1", "at": "2026-01-01"}]}'])  # fmt: skip
def test_a_harmed_register_stops_the_writers_and_not_the_readers(own, text):
    (own / "releases.json").write_text(text)
    with clock(BEFORE):
        assert warehouse.release()["number"] == LIVE
        assert warehouse.releases() == []
        assert warehouse.find(EMBARGOED) is None
        assert "put back the copy of your last backup" in warehouse.warnings()[1]
    with clock(INSTANT):
        assert warehouse.release()["number"] == LIVE, "never early, and never by a guess"
    before = state(own)
    for words in (["rollback"], ["build"], ["release", "--note", "n"]):
        code, _, said = command(*words, "--out", own)
        assert (code, len(said.splitlines())) == (1, 1), said
        assert "releases.json" in said
    assert state(own) == before


def test_a_live_release_whose_file_is_gone_is_read_from_its_copy_or_leaves_the_one_before(own):
    shutil.rmtree(own / "releases" / LIVE)
    with clock(BEFORE):
        assert warehouse.release()["number"] == LIVE
        assert warehouse.release()["database"] == pointer(own)["database"]
        assert f"release {LIVE}: its database is missing" in warehouse.warnings()[1]
        assert warehouse.find(LIVE) is None
        (own / pointer(own)["database"]).unlink()
        assert warehouse.release()["number"] == PAST
    assert f"Readers have {PAST} again" in roll_back(own, PAST)[1]
    assert pointer(own)["number"] == PAST


def test_the_guard_of_the_register_is_awake():
    with pytest.raises(ValueError, match="is no release"):
        parse('{"releases": [], "turns": [{"number": "1", "at": "2026-01-01T00:00:00+00:00"}]}')


def test_the_clock_of_a_rehearsal_is_warned_of(own):
    with clock(BEFORE):
        assert any("READINESS_CLOCK holds the clock" in line for line in warehouse.warnings())
