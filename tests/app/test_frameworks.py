"""The briefings on DEFA and the Masterplans; and on every screen: a proxy is called a proxy."""

import re
from html import escape, unescape

import pytest
from reading import PAGES, html, visit, words
from test_targets import cells, lines, text

from readiness import warehouse
from readiness.wording import commitments
from readiness.wording.statuses import STANDINGS, STATUSES

BRIEFINGS = [
    ("pages/commitments/defa.py", "DEFA"),
    ("pages/commitments/masterplan.py", "ADM2030"),
    ("pages/commitments/masterplan.py", "ADM2025"),
]


VIEWS = [
    *((page, {}) for page in PAGES),
    ("pages/commitments/targets.py", {"state": "KHM"}),
    ("pages/commitments/targets.py", {"framework": "DEFA", "state": "TLS", "target": "DEFA-T12"}),
    ("pages/commitments/targets.py", {"standing": "proxy", "target": "RAIR-T01"}),
]


def rows(framework):
    return warehouse.ask("targets").query("framework_id == @framework")


@pytest.mark.parametrize(("page", "framework"), BRIEFINGS)
def test_every_target_and_objective_stands_there_with_its_source(page, framework):
    at = visit(page)
    shown = html(at)
    targets = rows(framework)
    name = warehouse.ask("frameworks").set_index("framework_id").name[framework]
    held = re.findall(rf"<table class=\"entries wide\"><caption>{re.escape(escape(name))}.*?</table>",
                      shown, re.S)  # fmt: skip
    found = {key for table in held for key in re.findall(r'title="([\w-]*-T\d+)"', table)}
    assert found == set(targets.target_id)
    for target in targets.itertuples():
        assert target.is_measured or escape(target.why_not_measured) in shown
    for objective in warehouse.ask("objectives", framework=framework).itertuples():
        assert escape(objective.title) in shown
        for address in objective.source_url.split(" ; "):
            assert f'href="{escape(address)}"' in shown


@pytest.mark.parametrize(("page", "framework"), BRIEFINGS)
def test_what_it_is_stands_there_in_the_register_s_words(page, framework):
    shown = words(visit(page))
    it = warehouse.ask("frameworks").set_index("framework_id").loc[framework]
    assert it["status"] in shown
    assert it.body in shown
    assert commitments.adopted_words(it.where(it.notna(), None).to_dict()) in shown


@pytest.mark.parametrize(("page", "framework"), BRIEFINGS)
def test_verdict_and_numbers_are_counted_by_standing(page, framework):
    shown = words(visit(page))
    own = warehouse.ask("framework_standings").query("framework_id == @framework")
    for row in own.to_dict("records"):
        of_standing = rows(framework).query("standing == @row['standing']")
        assert row["n_targets"] == len(of_standing)
        assert row["n_measured"] == of_standing.is_measured.sum()
        assert commitments.standing_line(row) in shown
        assert commitments.pairs_line(row) in shown
    name = own.name.iloc[0]
    assert commitments.number_sentence(name, own.to_dict("records")) in shown


@pytest.mark.parametrize(("page", "framework"), BRIEFINGS)
def test_statuses_are_the_database_s(page, framework):
    listed = warehouse.ask("target_statuses").set_index(["target_id", "iso3"]).status
    states = list(warehouse.ask("states").iso3)
    own = set(rows(framework).query("is_of_each and is_measured").target_id)
    shown = dict(lines(visit(page), "of every state, by status"))
    assert own <= set(shown)
    for key in own:
        for iso3, cell in zip(states, cells(shown[key]), strict=False):
            icon, word, _ = STATUSES[listed[key, iso3]]
            assert text(cell).startswith(f"{icon} {word}")


def test_the_signature_of_defa_is_told_as_the_register_tells_it():
    shown = words(visit("pages/commitments/defa.py"))
    assert "not yet (negotiations concluded 2026-05-30; signing planned Nov 2026)" in shown
    assert "signature not confirmed in any source seen" in shown
    row = text(dict(lines(visit("pages/commitments/defa.py"), "as the register words"))["DEFA-T05"])
    assert row.startswith("Signature by all 11 states reported No source seen confirms a signature")
    happened = rows("DEFA").met_on.notna().sum()
    table = lines(visit("pages/commitments/defa.py"), "as the register words")
    assert sum("happened" in line for _, line in table) == happened == 2


def blocks(at):
    """The smallest pieces in which a reader takes in a target: rows, points, paragraphs, choices."""
    shown = re.sub(r"<style>.*?</style>", "", html(at), flags=re.S)
    for tag in ("tr", "li", "p", "caption"):
        for part in re.findall(rf"<{tag}[ >].*?</{tag}>", shown, re.S):
            # what a tooltip says is said too
            tips = " ".join(re.findall(r'title="([^"]*)"', part))
            yield f"{text(part)} {unescape(tips)}"
    for box in at.selectbox:
        yield from box.options


def unlabelled(pieces):
    """Pieces that show a proxy or reported target without that word."""
    listed = warehouse.ask("targets")
    by_id = dict(zip(listed.target_id, listed.standing, strict=True))
    # words that the register uses for an objective or an instrument as well name no target
    others = set(warehouse.ask("instruments").name)
    for framework in warehouse.ask("frameworks").framework_id:
        others |= set(warehouse.ask("objectives", framework=framework).title)
    by_statement = {
        re.compile(rf"(?<!\w){re.escape(statement)}(?!\w)"): standings
        for statement, standings in listed.groupby("statement").standing.agg(set).items()
        if "official" not in standings and not any(statement in other for other in others)
    }
    for piece in pieces:
        keys = set(re.findall(r"[A-Z][\w-]*-T\d+", piece)) & set(by_id)
        asked = [{by_id[key]} for key in keys]
        asked += [words for name, words in by_statement.items() if name.search(piece)]
        if not all(any(word in piece for word in words) for words in asked):
            yield piece


@pytest.mark.parametrize(("page", "query"), VIEWS)
def test_no_target_is_shown_without_its_standing(page, query):
    assert not list(unlabelled(blocks(visit(page, **query))))


def test_a_target_without_its_standing_is_noticed():
    proxies = warehouse.ask("targets").query("standing == 'proxy'")
    assert list(unlabelled([f"{proxies.target_id.iloc[0]}: on track"]))
    seen = [s for s in proxies.statement if list(unlabelled([f"{s}: met"]))]
    assert len(seen) > 0.8 * len(proxies)
    assert not list(unlabelled([f"{s} (proxy): met" for s in seen]))


COUNTED = re.compile(
    r"(\d+|none) (?:of (\d+) )?official (?:target|row)"
    r"|[Oo]f (\d+) official targets? (\d+|none)"
)


def miscounted(shown):
    """Counts of official targets that are not those of the register's official rows."""
    official = warehouse.ask("targets").query("standing == 'official'")
    allowed = {0, 1}
    for part in (official, official[official.is_measured], official[official.has_number]):
        allowed |= {len(part), *part.framework_id.value_counts()}
    asked = official[~official.scope.eq("region")]
    allowed |= set(
        warehouse.ask("target_statuses").merge(asked, on="target_id").iso3.value_counts()
    )
    for counts in COUNTED.findall(shown):
        held = {0 if number == "none" else int(number) for number in counts if number}
        if not held <= allowed:
            yield counts


@pytest.mark.parametrize(("page", "query"), VIEWS)
def test_no_sentence_counts_a_proxy_or_a_report_as_official(page, query):
    assert not list(miscounted(words(visit(page, **query))))


def test_a_wrong_count_of_official_targets_is_noticed():
    listed = warehouse.ask("targets")
    assert list(miscounted(f"Of {len(listed)} official targets 21 can be measured."))
    assert list(miscounted(f"Of 78 official targets {listed.is_measured.sum()} can be measured."))


def test_standings_are_never_mixed_in_what_the_sentences_are_made_of():
    listed = warehouse.ask("targets")
    statuses = warehouse.ask("target_statuses").merge(listed, on="target_id")
    for row in warehouse.ask("standings").to_dict("records"):
        own = listed[listed.standing == row["standing"]]
        assert (row["n_targets"], row["n_measured"]) == (len(own), own.is_measured.sum())
        held = statuses[(statuses.standing == row["standing"]) & statuses.is_measured]
        assert row["n_state_targets"] == len(held)
        assert row["n_achieved"] == held.status.isin(["achieved", "met"]).sum()
        assert row["n_no_data"] == (held.status == "no_data").sum()
        assert row["n_missed"] == (held.status == "not_met").sum()


@pytest.mark.parametrize("page", PAGES)
def test_no_screen_calls_anybody_off_track(page):
    assert "off track" not in words(visit(page)).lower()
    assert "off-track" not in words(visit(page)).lower()


def test_the_standings_are_those_of_the_register():
    assert set(warehouse.ask("targets").standing) == set(STANDINGS)
    assert set(warehouse.ask("target_statuses").status) <= set(STATUSES)
    assert len({(icon, word) for icon, word, _ in STATUSES.values()}) == len(STATUSES)
