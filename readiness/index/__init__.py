"""The index, as arithmetic. Nothing here reads a file, a clock or a screen.

The published figures come from :func:`calculator.scores` and :func:`uncertainty.certainty`; the
other modules are the named choices they are made of, and the ways to doubt them.
"""

from readiness.index import (
    aggregate,
    calculator,
    diagnose,
    grouping,
    missing,
    normalise,
    own,
    ranking,
    sensitivity,
    treat,
    uncertainty,
    weight_space,
    weights,
)

__all__ = [
    "aggregate",
    "calculator",
    "diagnose",
    "grouping",
    "missing",
    "normalise",
    "own",
    "ranking",
    "sensitivity",
    "treat",
    "uncertainty",
    "weight_space",
    "weights",
]
