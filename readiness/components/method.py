"""The method page's words: what the index is, worked examples, choices, and known limits."""

from __future__ import annotations

import streamlit as st

from readiness import wording
from readiness.components import markup
from readiness.components.answers import drawn, rows
from readiness.components.take_away import take_away

SCORES_OF_PARTS = ("composite", "composite_part")
"""Kinds of scored indicator that are themselves made of several parts."""


def opening() -> None:
    """What the index is, in five plain sentences."""
    st.html(_opening())


def examples() -> None:
    """Every step of the method on a few made-up rows; ``?example=`` opens one of them."""
    told = wording.method()["examples"]
    st.html(
        f"<p>{wording.plural(len(told), 'example')} on made-up rows. Their results were worked by hand; "
        "that the program gives the same is tested whenever it changes.</p>"
    )
    asked = st.query_params.get("example", "")
    known = {example["topic"] for example in told}
    for at, example in enumerate(told, 1):
        is_open = example["topic"] == asked if asked in known else at == 1
        with st.expander(f"{at}. {example['title']}", expanded=is_open):
            _example(example)
    take_away("Download the steps of all examples", "worked_examples", _steps)


def choices() -> None:
    """What we do, what could be defended too, and what was given up."""
    st.html(_choices())
    take_away("Download the choices", "choices", _choice_rows)


def limits() -> None:
    """What the index cannot tell."""
    st.html(_limits())


def _example(example: dict) -> None:
    st.html(f"<p>{markup.text(example['words'])}</p>")
    st.latex(example["formula"])
    st.html(f'<p class="quiet">In words: {markup.text(example["spoken"])}</p>')
    st.html(_worked(example["topic"]))


@drawn
def _worked(topic: str) -> str:
    example = next(e for e in wording.method()["examples"] if e["topic"] == topic)
    steps = [
        [
            markup.cell(markup.text(step["what"]), is_head=True),
            markup.cell(markup.text(step["type"]) or "read it off"),
            markup.cell(markup.text(step["gives"]) or "–", "number"),
        ]
        for step in example["steps"]
    ]
    notes = wording.listing(f"decision {note}" for note in example["decision"])
    checked = f"Checked against {example['function']}"
    source = f"{checked}; {notes}." if example["decision"] else f"{checked}."
    number = [e["topic"] for e in wording.method()["examples"]].index(topic) + 1
    return (
        _sheet(f"Example {number}: given", example["given"])
        + markup.table(
            f"Example {number}: steps for a calculator", ["Step", "Type", "#It shows"], steps
        )
        + _sheet(f"Example {number}: result", example["expected"])
        + f'<p class="source">{markup.text(source)} '
        + f"{markup.link('Link to this example', 'method', example=topic)}</p>"
    )


def _sheet(caption: str, sheet: dict) -> str:
    """Columns that hold nothing but figures and holes stand to the right."""
    columns = list(zip(*sheet["rows"], strict=True))
    right = [at > 0 and all(_is_figure(cell) for cell in cells) for at, cells in enumerate(columns)]
    body = [
        [
            markup.cell(markup.text(wording.typed(cell)), "number" if is_right else "", at == 0)
            for at, (cell, is_right) in enumerate(zip(row, right, strict=True))
        ]
        for row in sheet["rows"]
    ]
    heads = [
        ("#" if is_right else "") + markup.text(head)
        for head, is_right in zip(sheet["heads"], right, strict=True)
    ]
    return markup.table(caption, heads, body)


def _is_figure(cell: object) -> bool:
    return cell is None or str(cell).lstrip("−-").replace(".", "", 1).isdigit()


@drawn
def _opening() -> str:
    facts, pillars = rows("index_facts")[0], rows("pillars")
    first, *others = wording.index_in_five(facts, pillars)
    rest = "".join(f"<p>{markup.text(said)}</p>" for said in others)
    return f'<p class="verdict">{markup.text(first)}</p>{rest}'


@drawn
def _choices() -> str:
    told = wording.method()["choices"]
    fixed = sum(choice["varied"] == "no" for choice in told)
    body = [
        [
            markup.cell(markup.text(choice["choice"]), is_head=True),
            markup.cell(markup.text(choice["default"])),
            markup.cell(markup.text(choice["alternatives"])),
            markup.cell(markup.text(choice["varied"])),
            markup.cell(markup.text(choice["given_up"])),
            markup.cell(markup.text("; ".join(choice["decision"]) or "–")),
        ]
        for choice in told
    ]
    return (
        f"<p>Of {len(told)} choices, {len(told) - fixed} are varied in the builds behind the bands "
        f"of ranks and {fixed} are not: a band says nothing of those.</p>"
        + markup.table(
            "Choices of method. The notes are kept with the program, in docs/decisions",
            [
                "Choice",
                "What we do",
                "What else could be done",
                "Varied in the bands",
                "Given up",
                "Decision note",
            ],
            body,
            "wide",
        )
    )


@drawn
def _limits() -> str:
    facts = rows("index_facts")[0]
    node = next(row for row in rows("diagnosis") if row["level"] == "index")
    estimated = [row["name"] for row in rows("half_scores") if row["is_estimated"]]
    parts = [row for row in rows("scored_indicators") if row["kind"] in SCORES_OF_PARTS]
    items = "".join(
        f"<li><strong>{markup.text(name)}.</strong> {markup.text(said)}</li>"
        for name, said in wording.known_limits(facts, node, estimated, parts)
    )
    return f'<ul class="points">{items}</ul>'


def _steps() -> list[dict]:
    return [
        {"example": example["title"], "topic": example["topic"], "step": at, **step}
        for example in wording.method()["examples"]
        for at, step in enumerate(example["steps"], 1)
    ]


def _choice_rows() -> list[dict]:
    return [
        {**choice, "decision": "; ".join(choice["decision"])}
        for choice in wording.method()["choices"]
    ]
