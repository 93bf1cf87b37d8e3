"""Every choice of every page stands in its address: who is sent the address sees the same page."""

import pytest
from reading import PAGES, visit

# What a reader chooses with; files, buttons and the fold of "Share this view" are no view.
KINDS = ("selectbox", "multiselect", "radio", "select_slider", "slider", "toggle", "checkbox")


def widgets(at):
    return {widget.key: widget for kind in KINDS for widget in at.get(kind) if not widget.disabled}


def other(widget):
    """Choose something else than what is chosen."""
    if widget.type == "multiselect":
        widget.select(widget.options[len(widget.options) // 2])
    elif widget.type == "slider":
        widget.set_value(widget.min if widget.value != widget.min else widget.max)
    elif widget.type in {"toggle", "checkbox"}:
        widget.set_value(not widget.value)
    else:
        now = widget.index if widget.type != "select_slider" else widget.options.index(widget.value)
        after = (now + 1) % len(widget.options)
        if widget.type == "selectbox":
            widget.select_index(after)
        else:
            widget.set_value(widget.options[after])


def address(at):
    """The query as a browser would carry it."""
    listed = {name: at.query_params[name] for name in at.query_params}
    return {name: v[0] if isinstance(v, list) else v for name, v in listed.items()}


@pytest.mark.parametrize("page", PAGES)
def test_every_choice_is_in_the_address(page):
    at = visit(page)
    for key in list(widgets(at)):
        there = widgets(at)
        if key not in there or len(getattr(there[key], "options", "two")) < 2:
            continue  # a choice before it took it away, or left nothing to choose
        other(there[key])
        at.run()
        assert not at.exception, key
    again = visit(page, **address(at))
    shown = {key: widget.value for key, widget in widgets(at).items()}
    assert {key: widget.value for key, widget in widgets(again).items()} == shown


def test_there_are_choices_to_try():
    assert len(widgets(visit("pages/evidence/explore.py"))) >= 8
    assert len(widgets(visit("pages/evidence/what_if.py"))) >= 8


def test_the_guard_sees_a_choice_kept_out_of_the_address(monkeypatch):
    monkeypatch.setattr(
        "readiness.components.controls._remember", lambda name, chosen, default: chosen
    )
    with pytest.raises(AssertionError):
        test_every_choice_is_in_the_address("pages/region/map.py")
