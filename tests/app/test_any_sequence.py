"""Whatever stands in the address and whatever is clicked in whatever order: a page, never an error.

`make test` tries 60 sequences, `make torture` 500. Those that failed once are kept by Hypothesis.
"""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from reading import PAGES, ROOT, visit

CODE = "".join(path.read_text() for path in (ROOT / "readiness/components").rglob("*.py"))
# Every name of a choice: what stands between quotes after a label, after key= or after query_params.
NAMES = sorted(
    {
        name
        for found in re.findall(
            r'(?:choose|slide|one_click|several|typed|option)\(\s*f?"[^"]*",\s*"(\w+)"'
            r'|key="(\w+)"|query_params(?:\.get\(|\[)"(\w+)"',
            CODE,
        )
        for name in found
        if name
    }
)
KNOWN = ["THA", "SGP", "TLS", "ASEAN", "MYS.THA", "internet_users", "national_ai_strategy", "readiness",
         "governance", "groups", "DEFA", "all", "more", "standard", "top", "table", "line", "bar", "scatter",
         "panels", "0", "1", "100", "2023", "2025 H2", "-1", "geometric"]  # fmt: skip
HOSTILE = ["<script>alert(1)</script>", "'; drop table core.country; --", "../../etc/passwd", "nan", "inf",
           "1e400", "9" * 40, "%00", "\x00", "ไทย", "..", ".", "a" * 5000, "THA&state=SGP", "${7*7}"]  # fmt: skip
VALUE = some.one_of(
    some.sampled_from(KNOWN), some.sampled_from(HOSTILE), some.text(max_size=30), some.floats().map(str)
)  # fmt: skip
ADDRESS = some.tuples(
    some.sampled_from(PAGES), some.dictionaries(some.sampled_from(NAMES), VALUE, max_size=5)
)
# Which widget (by a share of how many there are), and what to choose on it (likewise).
TOUCH = some.tuples(some.floats(0, 1, exclude_max=True), some.floats(0, 1, exclude_max=True))
KINDS = ("selectbox", "multiselect", "radio", "select_slider", "slider", "checkbox", "toggle",
         "text_input", "number_input", "button")  # fmt: skip


def touch(at, which, what):
    """Use one widget as a reader could."""
    widgets = [widget for kind in KINDS for widget in at.get(kind) if not widget.disabled]
    if not widgets:
        return
    widget = widgets[int(which * len(widgets))]
    if widget.type in {"selectbox", "multiselect"} and widget.options:
        index = int(what * len(widget.options))
        widget.select_index(index) if widget.type == "selectbox" else widget.select(
            widget.options[index]
        )
    elif widget.type in {"radio", "select_slider"} and widget.options:
        widget.set_value(widget.options[int(what * len(widget.options))])
    elif widget.type in {"slider", "number_input"}:
        low, high = widget.min or 0, widget.max or 100
        widget.set_value(type(low)(low + what * (high - low)))
    elif widget.type in {"checkbox", "toggle"}:
        widget.set_value(what < 0.5)
    elif widget.type == "text_input":
        widget.set_value(HOSTILE[int(what * len(HOSTILE))][:60])
    else:
        widget.click()
    at.run()


def wander(first, touches, second):
    page, query = first
    at = visit(page, **query)
    steps = [f"{page} {query}"]
    sound(at, steps)
    for which, what in touches:
        touch(at, which, what)
        steps.append(f"touch {which:.3f} {what:.3f}")
        sound(at, steps)
    if second:
        for name, value in second[1].items():
            at.query_params[name] = value
        at = at.switch_page(second[0]).run()
        steps.append(f"to {second}")
        sound(at, steps)


def sound(at, steps):
    assert not at.exception, (steps, [e.value for e in at.exception])
    assert not at.error, (steps, [e.value for e in at.error])
    assert len(at.title) == 1, steps


WANDERING = given(
    first=ADDRESS, touches=some.lists(TOUCH, max_size=2), second=some.none() | ADDRESS
)


def test_the_names_of_choices_are_found():
    assert {"state", "show", "year", "x", "y", "contrast", "only", "states", "q"} <= set(NAMES)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@WANDERING
def test_any_sequence_ends_on_a_page(first, touches, second):
    wander(first, touches, second)


@pytest.mark.torture
@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
@WANDERING
def test_five_hundred_sequences_end_on_a_page(first, touches, second):
    wander(first, touches, second)


def test_the_guard_sees_a_page_that_fails(monkeypatch):
    def fails(*_, **__):
        raise RuntimeError("planted")

    monkeypatch.setattr("readiness.components.region.verdict", fails)
    with pytest.raises(AssertionError, match="planted"):
        sound(visit(), [])
