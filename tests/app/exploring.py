"""Selections as the page made for exploring makes them, for tests."""

from readiness import warehouse
from readiness.components.explore_choices import Wish


def members():
    return tuple(warehouse.ask("states").iso3)


def places():
    return tuple(warehouse.ask("explored_places").iso3)


def wish(**chosen):
    plain = {
        "indicators": (),
        "places": members(),
        "first": 2002,
        "last": 2026,
        "is_newest": False,
        "pillars": (),
        "sources": (),
        "reuse": (),
        "flags": (),
        "coverage": "any",
        "sort": "catalogue",
    }
    return Wish(**plain | chosen)
