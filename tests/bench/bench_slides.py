"""How long a brief takes as slides, in a process that has made one before, and for ten readers at once."""

import os
import statistics
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import stage

from readiness import warehouse
from readiness.briefing import asking, languages
from readiness.briefing.pptx import pptx

ROUNDS = 3
MOST_SECONDS = 1.5


def seconds(document, language):
    """The middle of some rounds, so that a busy moment does not count."""
    rounds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        pptx(document, language)
        rounds.append(time.perf_counter() - start)
    return statistics.median(rounds)


def run():
    with tempfile.TemporaryDirectory() as name:
        os.environ["READINESS_PUBLISHED"] = str(stage.build(Path(name) / "published"))
        states = [asking.document("state", iso3) for iso3 in warehouse.ask("states")["iso3"]]
        region = asking.document("region")
        for document in (states[0], region):
            pptx(document)
        start = time.perf_counter()
        with ThreadPoolExecutor(10) as readers:
            list(readers.map(pptx, states[:10]))
        at_once = time.perf_counter() - start
        figures = {
            "a state’s slides, slowest language, s": max(
                seconds(states[0], language) for language in languages.ON
            ),
            "a state’s slides in English, slowest state, s": max(
                seconds(document, "en") for document in states
            ),
            "the region’s slides, slowest language, s": max(
                seconds(region, language) for language in languages.ON
            ),
        }
        del os.environ["READINESS_PUBLISHED"]
    return {
        **{
            key: {"value": round(value, 2), "limit": MOST_SECONDS} for key, value in figures.items()
        },
        "ten states’ slides at once, s": round(at_once, 2),
    }
