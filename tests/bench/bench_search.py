"""How long the server works on a typed word: the page's script from start to end, and the index alone.

In this process, without a socket: a web socket between two programs of one machine waits 40 ms for
its acknowledgements even where the page is empty.
"""

import csv
import logging
import os
import statistics
import tempfile
import time
from pathlib import Path

import stage
from streamlit.testing.v1 import AppTest

from readiness.search import Index, Thing

PAGE = "pages/region/search.py"
ROUNDS = 5
MOST_MILLISECONDS = 50
SLIPS = [
    "genrative ai",
    "brodband pryce",
    "Phillipines",
    "cybersecurty strategi",
    "zzzzz qqqqq wwwww",
]


def catalogue(file):
    path = stage.ROOT / "data/catalogue" / file
    return list(csv.DictReader(path.open(encoding="utf-8")))


def typed():
    """Words that people use, titles of the catalogue, slips of the finger, and much of nothing."""
    words = [row["word"] for row in catalogue("synonyms.csv")]
    titles = [row["title"] for row in catalogue("indicators.csv")]
    return [*words, *titles, *SLIPS, "ai", "a" * 200, "data law " * 22]


def timed(answer):
    """Milliseconds of every answer, text by text, round by round."""
    times = {}
    for _ in range(ROUNDS):
        for text in typed():
            start = time.perf_counter()
            answer(text)
            times.setdefault(text, []).append(1e3 * (time.perf_counter() - start))
    return times


def page():
    """One reader who types one thing after the other."""
    at = AppTest.from_file(str(stage.ROOT / "dashboard.py"), default_timeout=60)
    at.switch_page(PAGE).run()

    def answer(text):
        at.text_input(key="q").set_value(text).run()
        assert not at.exception

    return answer


def index():
    """The index alone, over the indicators' titles and definitions."""
    things = [
        Thing(("indicator", row["indicator_id"]), (at,), (row["title"],), text=row["definition"])
        for at, row in enumerate(catalogue("indicators.csv"))
    ]
    return Index(things).find


def run():
    """The middle of its rounds counts for each text, so that a busy moment does not."""
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as name:
        os.environ["READINESS_PUBLISHED"] = str(stage.build(Path(name) / "published"))
        times = timed(page())
        del os.environ["READINESS_PUBLISHED"]
    logging.disable(logging.NOTSET)
    middles = [statistics.median(rounds) for rounds in times.values()]
    every = [one for rounds in times.values() for one in rounds]
    alone = [statistics.median(rounds) for rounds in timed(index()).values()]
    return {
        "answer to what is typed, p95, ms": {
            "value": round(statistics.quantiles(middles, n=20)[-1], 1),
            "limit": MOST_MILLISECONDS,
        },
        "answer to what is typed, p50, ms": round(statistics.median(middles), 1),
        "p95 of all rounds, ms": round(statistics.quantiles(every, n=20)[-1], 1),
        "index alone, p95, ms": round(statistics.quantiles(alone, n=20)[-1], 2),
        "answers measured": len(every),
    }
