"""The manual says what the specs say, its steps can be typed, and it is not out of date."""

import dataclasses
import json

import pytest
from choices_made import CHOICES
from manual import COMMAND, FILE, ROOT, TOPICS, agrees, calculate, decisions, manual, specs, text

from etl.certainty import DRAWS
from readiness import wording
from readiness.index.calculator import FLOOR
from readiness.index.choices import NORMALISATIONS, SPREAD
from readiness.index.grouping import GROUPS

SPECS = specs()


def test_the_manual_is_what_the_specs_say():
    assert FILE.read_text(encoding="utf-8") == manual(), (
        f"{FILE.relative_to(ROOT)} is not what the specs say; write it anew: {COMMAND}"
    )


def test_every_spec_has_its_place_in_the_manual():
    files = {path.stem.removeprefix("test_") for path in FILE.parents[2].glob("tests/spec/test_*")}
    assert files - {"manual"} == set(TOPICS)
    assert len(TOPICS) == len(set(TOPICS))


@pytest.mark.parametrize("topic", TOPICS)
def test_a_calculator_shows_what_each_step_says(topic):
    for step in SPECS[topic].steps:
        if step.type:
            assert agrees(step.gives, calculate(step.type)), step


@pytest.mark.parametrize("topic", TOPICS)
def test_the_steps_lead_to_what_is_expected(topic):
    spec = SPECS[topic]
    reached = {step.gives for step in spec.steps}
    reached |= {str(cell) for row in spec.given.rows for cell in row}
    wanted = {cell for row in spec.expected.rows for cell in row[1:] if cell and cell[-1].isdigit()}
    assert wanted <= reached, f"{wanted - reached}: no step gives it"


@pytest.mark.parametrize("topic", TOPICS)
def test_a_spec_is_complete_and_its_tables_are_square(topic):
    spec = SPECS[topic]
    assert spec.title
    assert spec.words.endswith(".")
    assert spec.spoken.endswith(".")
    assert spec.formula.count("{") == spec.formula.count("}")
    for sheet in (spec.given, spec.expected):
        assert {len(row) for row in sheet.rows} == {len(sheet.heads)}


@pytest.mark.parametrize("entry", [*SPECS.values(), *CHOICES], ids=lambda e: e.__class__.__name__)
def test_a_decision_that_is_named_has_a_note(entry):
    assert set(entry.decision) <= set(decisions())


def choice(name):
    return next(entry for entry in CHOICES if entry.choice == name)


def test_the_choices_name_the_numbers_of_the_code():
    assert f"below {FLOOR:g} counts as {FLOOR:g}" in choice("Floor of a pillar").default
    assert f"± {100 * SPREAD:g} %" in choice("Weights of pillars").varied
    assert f"{wording.number(DRAWS, 0)} builds" in choice("Bands").default
    assert len(GROUPS) == 4
    assert "four" in choice("Groups").default
    assert NORMALISATIONS == ("goalposts", "minmax", "percentile_rank")
    assert choice("One scale for all figures").varied.startswith(
        "goalposts, min-max and percentile"
    )


# --- the guards are awake -----------------------------------------------------------------


def planted(**changed):
    topic = TOPICS[0]
    return SPECS | {topic: dataclasses.replace(SPECS[topic], **changed)}


def test_a_changed_spec_is_noticed():
    assert text(SPECS, CHOICES) == manual()
    assert text(planted(title="Another title"), CHOICES) != FILE.read_text(encoding="utf-8")
    assert text(SPECS, CHOICES[1:]) != FILE.read_text(encoding="utf-8")


def test_a_wrong_expectation_is_noticed():
    spec = SPECS["goalposts"]
    rows = [(name, "12.3") for name, _ in spec.expected.rows]
    with pytest.raises(AssertionError, match="by hand"):
        spec.holds(rows)
    with pytest.raises(AssertionError):
        spec.holds(rows[1:])


@pytest.mark.parametrize(
    ("typed", "got", "is_right"),
    [("63.5", 63.4501, True), ("63.5", 63.44, False), ("−1", -1, True), (None, float("nan"), True),
     (None, 0.0, False), ("0", None, False), ("Building", "Building", True), ("5", 6, False)],
)  # fmt: skip
def test_agreement_is_to_the_digit_shown(typed, got, is_right):
    assert agrees(typed, got) is is_right


@pytest.mark.parametrize("typed", ["__import__('os')", "1; 2", "exp(2)", "abc"])
def test_only_keys_of_a_calculator_are_typed(typed):
    with pytest.raises(ValueError, match="calculator"):
        calculate(typed)


def test_the_file_is_plain_json():
    content = json.loads(FILE.read_text(encoding="utf-8"))
    assert [example["topic"] for example in content["examples"]] == list(TOPICS)
    assert len(content["choices"]) == len(CHOICES)
