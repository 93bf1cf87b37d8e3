"""Progress to targets, as arithmetic. Nothing here reads a file, a clock or a screen.

:func:`assess` gives every status; the other functions answer what stands beside it: the region's
value, how many states have reached the target, and the fastest pace any of them has held.
"""

from readiness.progress.assessment import HEADLINE, LEVELS, METHODS, Assessment, assess
from readiness.progress.methods import Cagr, Escap, Linear, Unsd
from readiness.progress.region import Count, Pace, Regional, count_reached, fastest_pace, regional

__all__ = [
    "HEADLINE",
    "LEVELS",
    "METHODS",
    "Assessment",
    "Cagr",
    "Count",
    "Escap",
    "Linear",
    "Pace",
    "Regional",
    "Unsd",
    "assess",
    "count_reached",
    "fastest_pace",
    "regional",
]
