"""Where chosen states stand among all, pillar by pillar, on the common 0-100 scale."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import plotly.graph_objects as go

from readiness.charts import theme

SYMBOLS = ("circle", "diamond", "square", "triangle-up")
"""As many states as can have a mark of their own; more than these share one."""

ROW = 64
"""Height of a pillar's line, in pixels."""


def spread(
    scores: Sequence[dict],
    means: dict[str, float],
    chosen: Collection[str],
    mode: str = "light",
    are_ends_named: bool = True,
) -> go.Figure:
    """One line per pillar: chosen states marked, the others grey rings, the mean a bar.

    Args:
        scores: ``iso3, name, pillar_title, score`` (None = no dot), pillars in the order to show.
        means: pillar's title → mean over all member states.
        chosen: codes to mark; when these are all, the ends of each line are named,
            unless ``are_ends_named`` says no: names of close marks lie over each other.
    """
    job = theme.colours(mode)
    known = [row for row in scores if row["score"] is not None]
    titles = list(dict.fromkeys(row["pillar_title"] for row in scores))
    others = [row for row in known if row["iso3"] not in chosen]
    figure = go.Figure()
    if others:
        figure.add_trace(
            _marks(others, "circle-open", 10, job["context"], job, "Other member states")
        )
    figure.add_trace(
        go.Scatter(
            x=[means[title] for title in titles],
            y=titles,
            mode="markers",
            marker={"symbol": "line-ns", "size": 22, "line": {"color": job["ink"], "width": 2.5}},
            name="ASEAN mean",
            hovertemplate="ASEAN mean: %{x:.0f}<extra></extra>",
        )
    )
    for name, symbol, rows in marked(known, chosen, "Member states" if not others else ""):
        figure.add_trace(_marks(rows, symbol, 14, job["accent"], job, name))
    for title in titles:
        figure.add_annotation(
            x=0,
            xref="paper",
            y=title,
            text=title,
            xanchor="left",
            yshift=21,
            showarrow=False,
            font={"color": job["ink"], "size": 13},
        )
    if are_ends_named and not others:
        _name_ends(figure, known, titles, job)
    figure.update_layout(**theme.layout(mode, height=90 + ROW * len(titles)))
    figure.update_layout(
        **theme.KEY_ABOVE,
        margin={"l": 8, "r": 8, "t": 44, "b": 32},
    )
    figure.update_xaxes(range=[-3, 103], dtick=20)
    # Titles stand above their lines, so that a phone has room for the dots.
    figure.update_yaxes(
        range=[len(titles) - 0.5, -0.7],
        categoryorder="array",
        categoryarray=titles,
        showticklabels=False,
    )
    return figure


def marked(
    rows: Sequence[dict], chosen: Collection[str], shared: str = ""
) -> list[tuple[str, str, list[dict]]]:
    """Name, symbol and rows of each mark: one a state while there are few, else one for all.

    Args:
        shared: what the one mark is called, "Chosen states" unless said otherwise.

    >>> rows = [{"iso3": "A", "name": "Aland"}, {"iso3": "B", "name": "Bland"}]
    >>> [(name, symbol) for name, symbol, _ in marked(rows, ["A", "B"])]
    [('Aland', 'circle'), ('Bland', 'diamond')]
    >>> many = [{"iso3": n, "name": str(n)} for n in range(5)]
    >>> [(name, len(own)) for name, _, own in marked(many, range(5))]
    [('Chosen states', 5)]
    """
    own = [row for row in rows if row["iso3"] in chosen]
    names = list(dict.fromkeys(row["name"] for row in own))
    if len(names) > len(SYMBOLS):
        return [(shared or "Chosen states", SYMBOLS[0], own)]
    return [
        (name, symbol, [row for row in own if row["name"] == name])
        for name, symbol in zip(names, SYMBOLS, strict=False)
    ]


def _marks(
    rows: Sequence[dict], symbol: str, size: int, colour: str, job: dict, label: str
) -> go.Scatter:
    # A rim in the colour of the paper keeps marks apart that lie over each other.
    rim = colour if symbol.endswith("open") else job["paper"]
    return go.Scatter(
        x=[row["score"] for row in rows],
        y=[row["pillar_title"] for row in rows],
        mode="markers",
        marker={
            "symbol": symbol,
            "size": size,
            "color": colour,
            "line": {"width": 1.5, "color": rim},
        },
        customdata=[row["name"] for row in rows],
        hovertemplate="%{customdata}: %{x:.0f}<extra></extra>",
        name=label,
    )


def _name_ends(figure: go.Figure, rows: Sequence[dict], titles: Sequence[str], job: dict) -> None:
    for title in titles:
        here = sorted((r for r in rows if r["pillar_title"] == title), key=lambda r: r["score"])
        for row, side in ((here[0], "left"), (here[-1], "right")) if len(here) > 1 else ():
            figure.add_annotation(
                x=row["score"],
                y=title,
                text=row["name"],
                xanchor=side,
                xshift=-6 if side == "left" else 6,
                yshift=-19,
                showarrow=False,
                font={"color": job["quiet"], "size": 13},
            )
