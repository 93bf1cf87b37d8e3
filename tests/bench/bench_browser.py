"""The first map a reader sees, beside an otherwise empty page with one small chart, in a real Chromium;
the same on a slow line; and what every later page brings."""

import statistics
import tempfile
import time
from pathlib import Path

import stage
from playwright.sync_api import sync_playwright
from tour import Meter, tour

EMPTY = """
import plotly.graph_objects as go
import streamlit as st

st.plotly_chart(go.Figure(go.Scatter(x=[1, 2, 3], y=[2, 1, 3])), key="chart")
"""
DRAWN = "document.querySelectorAll('.scatterlayer path.js-line').length >= 1"
MAPPED = f"document.querySelectorAll('path.choroplethlocation').length >= {len(stage.members())}"
RUNS = 7


SLOW_LINE = {"offline": False, "latency": 40, "downloadThroughput": 10e6 / 8, "uploadThroughput": 10e6 / 8}  # fmt: skip
"""10 Mbit/s there and back, 40 ms: an office at the end of a shared line."""
SLOW_RUNS = 3


def first_look(browser, address, drawn, line=None):
    """(seconds until the chart is drawn, kilobytes as sent), with nothing in the cache."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    meter = Meter(context, page)
    if line:
        meter.wire.send("Network.emulateNetworkConditions", line)
    start = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_function(drawn, polling="raf", timeout=60_000)
    seconds = time.perf_counter() - start
    page.wait_for_timeout(500)
    context.close()
    return seconds, meter.ours + meter.bytes["streamlit"] / 1000


def run():
    """In turns, so that a busy machine slows both alike; the first of each only warms the server."""
    looks = {"empty": [], "map": []}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        empty_app = stage.other_app(folder / "empty", EMPTY)
        published = stage.build(folder / "published")
        with (
            stage.serving(folder / "ours.log", published) as (ours, _),
            stage.serving(folder / "empty.log", folder=empty_app) as (empty, _),
            sync_playwright() as playwright,
        ):
            browser = playwright.chromium.launch(executable_path=stage.CHROMIUM, args=stage.FLAGS)
            for _ in range(RUNS + 1):
                looks["empty"].append(first_look(browser, empty, DRAWN))
                looks["map"].append(first_look(browser, f"{ours}/map", MAPPED))
            slow = [first_look(browser, f"{ours}/map", MAPPED, SLOW_LINE) for _ in range(SLOW_RUNS)]
            later = tour(ours, browser)
            browser.close()
    seconds = {what: statistics.median(s for s, _ in seen[1:]) for what, seen in looks.items()}
    sent = {what: statistics.median(k for _, k in seen[1:]) for what, seen in looks.items()}
    heaviest = max((a for a in later if a != "/"), key=lambda address: later[address]["kB"])
    return {
        "first map / empty page with one chart, kB as sent": {
            "value": round(sent["map"] / sent["empty"], 3),
            "limit": 1.25,
        },
        "first map at 10 Mbit/s and 40 ms, seconds": {
            "value": round(statistics.median(s for s, _ in slow), 2),
            "limit": 6,
        },
        "heaviest later page, kB of our own": {"value": later[heaviest]["kB"], "limit": 60},
        "heaviest later page": heaviest,
        "first map / empty page with one chart, seconds": {
            "value": round(seconds["map"] / seconds["empty"], 2),
            "limit": 2,
        },
        "seconds": {what: round(s, 2) for what, s in seconds.items()},
        "kB as sent": {what: round(k) for what, k in sent.items()},
        "later pages, kB of our own": {address: page["kB"] for address, page in later.items()},
        "runs of the map, seconds": [round(s, 2) for s, _ in looks["map"][1:]],
    }
