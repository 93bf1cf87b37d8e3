"""The certainty page shows what the database says, for every state, and survives any address."""

import re

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from reading import html, table, visit, words

from readiness import exports, warehouse, wording

PAGE = "pages/evidence/certainty.py"
MEMBERS = [
    "BRN", "IDN", "KHM", "LAO", "MMR", "MYS", "PHL", "SGP", "THA", "TLS", "VNM",
]  # fmt: skip


def as_read(text):
    """Reading turns a narrow space into a plain one."""
    return text.replace(wording.PART, " ")


def league():
    return warehouse.ask("rank_bands")


def of(frame, **wanted):
    """The one row of a frame that has these values."""
    for column, value in wanted.items():
        frame = frame[frame[column] == value]
    assert len(frame) == 1, wanted
    return frame.iloc[0]


def test_ranks_bands_and_groups_are_those_in_the_database():
    shown = table(visit(PAGE), "League order")[1:]
    assert [row[0] for row in shown] == list(league().name)
    for cells, row in zip(shown, league().itertuples(), strict=True):
        assert cells[1:] == [
            str(row.rank),
            wording.band(row.rank_low, row.rank_high),
            str(row.rank_median),
            row.maturity_group,
            f"{row.score:.1f}",
            f"{row.n_indicators - row.n_holes} of {row.n_indicators}",
        ]


def test_the_questions_hand_on_what_the_tables_say(database):
    with duckdb.connect(str(database), read_only=True) as db:
        score, chance, share, shift, cause = (
            db.execute(f"select * from mart.{table}").df()
            for table in ("score", "order_chance", "rank_share", "leave_one_out", "sensitivity")
        )
    score = score[score.level == 3].set_index("iso3")
    for row in league().itertuples():
        columns = [
            "score",
            "rank",
            "rank_low",
            "rank_median",
            "rank_high",
            "maturity_group",
            "n_holes",
        ]
        assert list(score.loc[row.iso3, columns]) == [getattr(row, name) for name in columns]
    above = chance.set_index(["iso3", "other"]).above
    for row in warehouse.ask("order_chances").itertuples():
        assert (row.above, row.below) == (above[row.iso3, row.other], above[row.other, row.iso3])
    held = share.set_index(["iso3", "rank"])
    for row in warehouse.ask("rank_chances").itertuples(index=False):
        fact = held.loc[row.iso3, row.rank]
        assert (row.draw_share, row.weight_share) == (fact.draw_share, fact.weight_share)
    moved = shift.set_index(["indicator_id", "iso3"]).rank_shift
    for row in warehouse.ask("left_out").itertuples():
        assert row.rank_without - row.rank == moved[row.indicator_id, row.iso3]
    for output in ("ranking", *MEMBERS):
        facts = cause[cause.output == output].set_index("choice").total
        asked = warehouse.ask("causes", iso3="" if output == "ranking" else output)
        assert dict(zip(asked.choice, asked.total, strict=True)) == facts.to_dict()


def test_the_league_is_in_order_and_every_band_has_an_inside():
    ranks = list(league()["rank"])
    assert ranks == sorted(ranks)
    assert ranks[0] == 1
    assert (league().rank_low <= league().rank_median).all()
    assert (league().rank_median <= league().rank_high).all()


def test_no_rank_is_shown_without_its_band():
    at = visit(PAGE)
    for caption in ("League order", "As published"):
        heads = " ".join(table(at, caption)[0])
        assert "Rank" in heads
        assert "and" in heads.lower() or "band" in heads.lower()
    for row in table(at, "Rank in each pillar")[1:]:
        assert all(re.fullmatch(r"\d+ \(\d+(–\d+)?\)( est\.)?", cell) for cell in row[1:]), row


def test_the_chart_of_orders_and_its_table_are_the_database_s():
    pairs = warehouse.ask("order_chances").set_index(["name", "other_name"]).above
    names = list(league().name)
    shown = table(visit(PAGE), "the state of the row lies above")[1:]
    assert [row[0] for row in shown] == names
    for row in shown:
        for other, cell in zip(names, row[1:], strict=True):
            wanted = "–" if other == row[0] else wording.hundredths(pairs[row[0], other])
            assert cell == wanted, (row[0], other)


def test_of_two_states_only_one_lies_above_in_a_build():
    pairs = warehouse.ask("order_chances")
    assert len(pairs) == len(MEMBERS) * (len(MEMBERS) - 1)
    assert (pairs.above + pairs.below <= 1 + 1e-9).all()
    assert pairs.above.between(0, 1).all()
    # A tie takes from both: the sum may stay under 1, but hardly ever far.
    assert (pairs.above + pairs.below).min() > 0.8


def test_chances_of_a_rank_add_up_and_are_shown_up_to_the_rank():
    chances = warehouse.ask("rank_chances")
    for share in ("draw_share", "weight_share"):
        assert chances.groupby("iso3")[share].sum().round(6).eq(1).all()
    shown = {row[0]: row[1:] for row in table(visit(PAGE), "holds this rank or one above")[1:]}
    for name, group in chances.groupby("name"):
        assert shown[name] == [
            wording.hundredths(share) for share in group.draw_share.cumsum().round(9)
        ]
        assert shown[name][-1] == "100"


def test_the_share_of_weightings_is_the_database_s():
    at, chances = visit(PAGE), warehouse.ask("rank_chances")
    shown = {row[0]: row[1:] for row in table(at, "Of 100 weightings")[1:]}
    for name, group in chances.groupby("name"):
        assert shown[name] == [wording.hundredths(share) for share in group.weight_share]
    first = chances[chances["rank"] == 1].sort_values("weight_share").iloc[-1]
    assert (
        f"{first['name']} is first in {as_read(wording.percent(first.weight_share))} of all"
        in words(at)
    )


def test_causes_are_named_with_their_intervals():
    at, causes = visit(PAGE), warehouse.ask("causes", iso3="")
    assert set(causes.choice) == set(wording.CHOICES)
    assert (causes.total_low <= causes.total + 1e-9).all()
    assert (causes.total <= causes.total_high + 1e-9).all()
    shown = table(at, "Share of each choice")[1:]
    for cells, row in zip(shown, causes.itertuples(), strict=True):
        assert cells[0] == wording.CHOICES[row.choice][0]
        assert cells[1] == as_read(wording.percent(row.total))
        assert cells[3] == as_read(wording.percent(row.first))
    largest = causes.iloc[0]
    assert f"is {wording.CHOICES[largest.choice][1]} (total share" in words(at)


def test_every_indicator_that_moves_a_rank_is_named_with_who_moves():
    shifts = warehouse.ask("left_out")
    assert shifts.indicator_id.nunique() * len(MEMBERS) == len(shifts)
    moved = shifts[shifts.rank_shift != 0]
    shown = {row[0]: row[2] for row in table(visit(PAGE), "Indicators whose absence")[1:]}
    assert set(shown) == set(moved.title)
    for row in moved.itertuples():
        assert f"{row.name} {row.rank} → {row.rank_without}" in shown[row.title]


def test_skipping_holes_changes_no_score_of_a_state_without_holes():
    shown = {row[0]: row[1:] for row in table(visit(PAGE), "were holes skipped")[1:]}
    for row in league().itertuples():
        assert shown[row.name][0] == str(row.n_holes)
        assert shown[row.name][1:3] == [f"{row.score:.1f}", f"{row.skipped_score:.1f}"]
        if not row.n_holes:
            assert row.skipped_score == pytest.approx(row.score)


def test_every_hole_has_its_fillings_within_the_goalposts():
    holes, fillings = warehouse.ask("holes", iso3=""), warehouse.ask("fillings")
    assert set(zip(holes.iso3, holes.indicator_id, strict=True)) == set(
        zip(fillings.iso3, fillings.indicator_id, strict=True)
    )
    assert fillings.normalised.between(0, 100).all()
    assert set(fillings.way) <= set(wording.WAYS)
    shown = table(visit(PAGE), "Fillings on the scale")[1:]
    assert len(shown) == len(holes)
    assert {(row[0], row[1]) for row in shown} == set(zip(holes.name, holes.title, strict=True))


def test_the_page_says_how_many_builds_and_which_seed():
    run = warehouse.ask("builds").iloc[0]
    assert as_read(f"{wording.number(run.draws, 0)} builds") in words(visit(PAGE))
    assert f"seed {run.seed}" in words(visit(PAGE))


@pytest.mark.parametrize("iso3", MEMBERS)
def test_a_state_is_told_whether_it_is_really_ahead(iso3):
    at = visit(PAGE, state=iso3)
    assert not at.exception
    assert not at.error
    assert at.selectbox(key="state").value == iso3
    text, own = words(at), of(league(), iso3=iso3)
    assert (
        f"{own['name']}: rank {own['rank']}, band {wording.band(own.rank_low, own.rank_high)},"
        in text
    )
    order = list(league().iso3)
    place, pairs = order.index(iso3), warehouse.ask("order_chances")
    for other in order[max(0, place - 1) : place] + order[place + 1 : place + 2]:
        pair = of(pairs, iso3=iso3, other=other)
        said = [wording.pair_sentence(a, b, x, y) for a, b, x, y in [
            (pair["name"], pair.other_name, pair.above, pair.below),
            (pair.other_name, pair["name"], pair.below, pair.above),
        ]]  # fmt: skip
        assert any(sentence in text for sentence in said), said
    others = table(at, "lies above or below each other state")[1:]
    assert [row[0] for row in others] == [n for n in league().name if n != own["name"]]
    assert (
        len(table(at, "without one indicator")[1:])
        == warehouse.ask("left_out").indicator_id.nunique()
    )


def test_a_state_s_own_causes_are_shown_and_a_rank_that_never_moves_has_no_chart():
    for iso3 in MEMBERS:
        causes = warehouse.ask("causes", iso3=iso3)
        at = visit(PAGE, state=iso3)
        charts = len(at.get("plotly_chart"))
        moves = causes.total.max() > 0
        assert charts == (4 if moves else 3), iso3
        if not moves:
            assert "None of the choices moves the rank of" in words(at)


def test_choosing_writes_the_id_and_choosing_all_removes_it():
    at = visit(PAGE)
    assert "state" not in at.query_params
    at.selectbox(key="state").set_value("VNM").run()
    assert at.query_params["state"] in ("VNM", ["VNM"])
    at.selectbox(key="state").set_value("all").run()
    assert "state" not in at.query_params


NONSENSE = some.one_of(
    some.text(max_size=40),
    some.sampled_from(
        ["<script>alert(1)</script>", "ALL", "tha", "THA.SGP", "ranking", "-1", "%00"]
    ),
)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(state=NONSENSE)
def test_an_impossible_address_shows_all_states_alike(state):
    at = visit(PAGE, state=state)
    assert not at.exception
    assert not at.error
    assert at.selectbox(key="state").value == "all"


def test_no_state_is_called_best_or_worst():
    for state in ("", "SGP", "TLS"):
        text = re.sub(r"<[^>]+>", " ", html(visit(PAGE, state=state))).lower()
        assert not re.search(r"\b(best|worst|ranked)\b", text)
    assert "experimental" in text


def test_every_table_can_be_carried_away():
    at = visit(PAGE)
    assert len(at.get("download_button")) >= 8
    for question in ("rank_bands", "rank_chances", "order_chances", "left_out", "fillings"):
        rows = warehouse.ask(question).to_dict("records")
        lines = exports.sheet(rows, "r1", ()).decode("utf-8-sig").splitlines()
        assert len(lines) == len(rows) + 1


def test_a_release_without_bands_says_so(monkeypatch):
    from readiness.components import answers

    answer = answers._rows
    without = [{**row, "rank_low": None, "rank_high": None} for row in league().to_dict("records")]
    monkeypatch.setattr(
        answers,
        "_rows",
        lambda question, *rest: without if question == "rank_bands" else answer(question, *rest),
    )
    at = visit(PAGE)
    assert not at.exception
    assert "no bands" in words(at)
    assert "Release" in words(at)
