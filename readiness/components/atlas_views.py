"""What the map can show: groups, a pillar, or an indicator in a year, as one shape of view."""

from __future__ import annotations

from itertools import pairwise

from readiness import wording
from readiness.components import controls, markup
from readiness.components.answers import rows

GROUP_STEPS = (5, 4, 3, 2)
"""The steps of colour of the groups, from the top; the lowest step stays for what is lower still."""


def choose_view() -> dict:
    """What to show, and when: the controls, and from them everything the page draws."""
    choices = {row["choice"]: row for row in rows("map_choices")}
    titles = {key: f"{row['section']} · {row['title']}" for key, row in choices.items()}
    show = controls.choose("Show", "show", titles, next(iter(titles)))
    if choices[show]["view"] == "groups":
        return _group_view(choices[show])
    if choices[show]["view"] == "pillar":
        return _pillar_view(choices[show])
    return _indicator_view(show)


def _group_view(choice: dict) -> dict:
    found = rows("group_values")
    league = rows("rank_bands")
    members, edition = len(found), found[0]["edition"]
    names = [name for name in dict.fromkeys(row["maturity_group"] for row in league) if name]
    step = dict(zip(names, GROUP_STEPS, strict=False))
    states = []
    for row in found:
        band = wording.band_of({**row, "members": members}) if row["value"] else ""
        words = (
            f"{row['name']}: {row['value']}, {band}" if row["value"] else f"{row['name']}: no data"
        )
        states.append(
            {
                **row,
                "kind": "groups",
                "level": step.get(row["value"], 0),
                "when": f"{edition} edition",
                "words": words,
                "figure": f"<i>{row['value']}</i><small>{band.removesuffix(f' of {members}')}</small>",
                "cell": markup.trace(
                    f"{row['value']} <small>{band}</small>" if row["value"] else markup.NO_FIGURE,
                    markup.INDEX,
                    row["iso3"],
                ),
                "flags": ["estimated"] if row["is_estimated"] else [],
            }
        )
    meaning = wording.band_meaning(rows("builds")[0]["draws"])
    return {
        "is_ours": True,
        "key": choice["choice"],
        "title": choice["title"],
        "unit": "Group and band of ranks",
        "is_number": False,
        "when": f"{edition} edition",
        "states": states,
        "rows": states,
        "legend": [(step[name], name) for name in reversed(names)],
        "sentence": wording.groups_sentence(league),
        "source": "Computed in this release; experimental. "
        + markup.link("How certain is this?", "certainty"),
        "about": f"<p>{markup.text(meaning)}</p><p>{markup.text(wording.GROUP_RULE)}</p>",
        "download": [
            {
                "state": s["name"],
                "iso3": s["iso3"],
                "group": s["value"],
                "rank_low": s["rank_low"],
                "rank_high": s["rank_high"],
                "edition": edition,
                "figures_missing": s["n_holes"],
                "figures_scored": s["n_indicators"],
                "source": "ASEAN AI Readiness Dashboard",
            }
            for s in states
        ],
    }


def _pillar_view(choice: dict) -> dict:
    found = rows("pillar_values", pillar=choice["choice"])
    pillar = next(p for p in rows("pillars") if p["pillar"] == choice["choice"])
    title, edition = choice["title"], found[0]["edition"] or "current"
    states = [
        _state(
            {**row, "kind": "pillar", "unit": "of 100", "decimals": 0},
            markup.level(row["value"]),
            f"{edition} edition",
            choice["choice"],
        )
        for row in found
    ]
    for state in states:
        state["flags"] = ["estimated"] if state["is_estimated"] else []
    return {
        "is_ours": True,
        "key": choice["choice"],
        "title": title,
        "unit": "score 0–100",
        "is_number": True,
        "when": f"{edition} edition",
        "states": states,
        "rows": states,
        "legend": _legend([20, 40, 60, 80], 0),
        "sentence": wording.map_sentence(title, "of 100", 0, f"{edition} edition", states),
        "source": "Computed in this release: weighted mean of the pillar’s figures, each from 0 to "
        "100 on fixed global goalposts, holes filled; a state without any figure has no score; "
        "experimental.",
        "about": f"<p>{markup.text(pillar['question'])}</p>",
        "download": [
            {
                "state": s["name"],
                "iso3": s["iso3"],
                "pillar": title,
                "value": s["value"],
                "unit": "score 0-100",
                "edition": edition,
                "figures_held": s["n_current"],
                "figures_in_pillar": s["n_indicators"],
                "source": "ASEAN AI Readiness Dashboard",
            }
            for s in states
        ],
    }


def _indicator_view(show: str) -> dict:
    facts = rows("indicator", indicator=show)[0]
    years = rows("map_years", indicator=show)
    labels = {wording.period(row["year"], row["period"]): row for row in years}
    most = max(row["n"] for row in years)
    # The newest year in which at least half as many states have data as in the fullest one.
    default = [label for label, row in labels.items() if 2 * row["n"] >= most][-1]
    year = labels[
        controls.slide(
            "Year" if facts["year_meaning"] == "data" else "Edition",
            "year",
            {label: label for label in labels},
            default,
        )
    ]
    found = rows("map_values", indicator=show, year=year["year"], period=year["period"])
    when = wording.period(year["year"], year["period"])
    cuts = [facts[f"cut_{n}"] for n in range(1, 5)]
    unit, decimals = facts["unit"], int(facts["decimals"])
    kind = {"kind": facts["kind"], "unit": unit, "decimals": decimals}
    places = [_state({**row, **kind}, _step(row["value"], cuts), when, show) for row in found]
    for place in places:
        place["flags"] = (place["flag"] or "").split("|") if place["flag"] else []
    states = [place for place in places if place["is_member"]]
    edition = wording.listing(sorted({p["edition"] for p in places if p["edition"]}))
    note = f"<p>{markup.text(facts['note'])}</p>" if facts["note"] else ""
    unscored = (
        f"<p class=quiet>Shown, not scored: {markup.text(facts['why_not_scored'])}</p>"
        if facts["why_not_scored"]
        else ""
    )
    return {
        "is_ours": False,
        "is_number": facts["kind"] != "register",
        "key": f"{show}/{when}",
        "title": facts["title"],
        "unit": unit,
        "when": when,
        "states": states,
        "rows": places,
        "legend": _stages(cuts) if facts["kind"] == "register" else _legend(cuts, decimals),
        "sentence": wording.map_sentence(facts["title"], unit, decimals, when, states),
        "source": f"Source: {markup.outside(facts['publisher'], facts['url'])}, "
        f"{markup.text(facts['source_full_title'])}; edition: {markup.text(edition)}. "
        f"Licence: {markup.text(facts['licence'])} ({facts['reuse']}). "
        f"Next update: {markup.text(facts['next_update'] or facts['update_note'] or 'not known')}.",
        "about": f"<p>{markup.text(facts['definition'])}</p>{note}{unscored}",
        "download": [
            {
                "place": p["name"],
                "iso3": p["iso3"],
                "indicator": show,
                "title": facts["title"],
                "value": p["value"],
                "unit": unit,
                "year": when,
                "edition": p["edition"],
                "flag": p["flag"],
                "source": facts["publisher"],
                "address": facts["url"],
                "licence": p["licence"],
                "reuse": p["reuse"],
            }
            for p in places
        ],
    }


def _state(row: dict, level: int, when: str, choice: str) -> dict:
    words = f"{row['name']}: {wording.figure(row)}, {when}"
    return {
        **row,
        "level": level,
        "when": when,
        "words": words,
        "figure": wording.number(row["value"], row["decimals"]),
        "cell": markup.trace(
            markup.value(row), choice, row["iso3"], row.get("year"), row.get("period")
        ),
    }


def _step(value: float | None, cuts: list[float]) -> int:
    """The step from low figure to high figure on the published cuts; 0 for no data."""
    if value is None:
        return 0
    return 1 + sum(value >= cut for cut in sorted(cuts))


def _stages(cuts: list[float]) -> list[tuple[int, str]]:
    return [(_step(code, cuts), stage) for code, stage in sorted(wording.STAGES.items())]


def _legend(cuts: list[float], decimals: int) -> list[tuple[int, str]]:
    """Each of the five steps with the figures it holds."""
    ends = wording.apart(sorted(cuts), decimals)
    between = [f"{low} to {high}" for low, high in pairwise(ends)]
    return list(enumerate([f"under {ends[0]}", *between, f"{ends[-1]} and over"], 1))
