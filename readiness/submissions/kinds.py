"""What may be handed in, by the model of its rows."""

from __future__ import annotations

from collections.abc import Sequence

from readiness.catalogue import models
from readiness.catalogue.row import Row
from readiness.submissions.reported import Reported

KINDS: dict[str, type[Row]] = {
    "targets": models.Target,
    "instruments": models.Instrument,
    "values": Reported,
}


def kind_of(header: Sequence[str]) -> str | None:
    """The kind a header is meant for: the one that shares most of its columns, at least half.

    >>> kind_of(["indicator_id", "iso3", "year", "period", "value", "unit"])
    'values'
    >>> kind_of(["name", "address"]) is None
    True
    """
    shared = {
        name: len(set(header) & set(model.columns())) / len(model.columns())
        for name, model in KINDS.items()
    }
    likeliest = max(shared, key=lambda name: shared[name])
    return likeliest if shared[likeliest] >= 0.5 else None
