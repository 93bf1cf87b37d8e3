"""How long a brief takes as PDF: the command, a process that has made one, ten readers, all of them."""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import stage

from readiness import warehouse
from readiness.briefing import asking, languages
from readiness.briefing.pdf import pdf

ROUNDS = 3
COLD_SECONDS, WARM_SECONDS, ALL_MINUTES, MOST_MEGABYTES = 3, 0.4, 3, 1024


def middle(measured):
    """The middle of some rounds, so that a busy moment does not count."""
    return statistics.median(measured() for _ in range(ROUNDS))


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def command(*words):
    subprocess.run(
        [sys.executable, "-m", "readiness.briefing", *words],
        cwd=stage.ROOT,
        check=True,
        capture_output=True,
    )


def everything(folder):
    """Every state and the region in every language, drafts too, as the command would make them."""
    for language in languages.ALL:
        command("--all", "--format", "pdf", "--language", language, "--out", str(folder))


def run():
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        os.environ["READINESS_PUBLISHED"] = str(stage.build(room / "published"))
        code = warehouse.ask("states")["iso3"]
        one = ("--state", code[0], "--format", "pdf", "--out", str(room / "one.pdf"))
        cold = middle(lambda: seconds(lambda: command(*one)))
        states = [asking.document("state", iso3) for iso3 in code]
        pdf(states[0])
        warm = {s.about: middle(lambda s=s: seconds(lambda: pdf(s))) for s in states}
        spoken = {
            language: middle(lambda to=language: seconds(lambda: pdf(states[0], to)))
            for language in languages.ON
        }
        with ThreadPoolExecutor(10) as readers:
            at_once = seconds(lambda: list(readers.map(pdf, states[:10])))
        all_of_them = seconds(lambda: everything(room / "all"))
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        del os.environ["READINESS_PUBLISHED"]
    return {
        "a state’s PDF, cold process, s": {"value": round(cold, 2), "limit": COLD_SECONDS},
        "a state’s PDF in English, warm, slowest state, s": {
            "value": round(max(warm.values()), 2),
            "limit": WARM_SECONDS,
        },
        "a state’s PDF, warm, slowest language that is on, s": round(max(spoken.values()), 2),
        "ten states’ PDF at once, s": round(at_once, 2),
        "all PDF in all languages, minutes": {
            "value": round(all_of_them / 60, 2),
            "limit": ALL_MINUTES,
        },
        "peak memory of the command, MB": {"value": round(peak), "limit": MOST_MEGABYTES},
    }
