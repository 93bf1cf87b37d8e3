"""The first map a reader sees, beside an otherwise empty page with one small chart, in a real Chromium."""

import statistics
import tempfile
import time
from pathlib import Path

import stage
from playwright.sync_api import sync_playwright

EMPTY = """
import plotly.graph_objects as go
import streamlit as st

st.plotly_chart(go.Figure(go.Scatter(x=[1, 2, 3], y=[2, 1, 3])), key="chart")
"""
DRAWN = "document.querySelectorAll('.scatterlayer path.js-line').length >= 1"
MAPPED = f"document.querySelectorAll('path.choroplethlocation').length >= {len(stage.members())}"
RUNS = 7


def first_look(browser, address, drawn):
    """(seconds until the chart is drawn, kilobytes over HTTP as sent), with nothing in the cache."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    wire, received = context.new_cdp_session(page), []
    wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    start = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_function(drawn, polling="raf", timeout=60_000)
    seconds = time.perf_counter() - start
    page.wait_for_timeout(500)
    context.close()
    return seconds, sum(received) / 1000


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
            browser.close()
    seconds = {what: statistics.median(s for s, _ in seen[1:]) for what, seen in looks.items()}
    sent = {what: statistics.median(k for _, k in seen[1:]) for what, seen in looks.items()}
    return {
        "first map / empty page with one chart, seconds": {
            "value": round(seconds["map"] / seconds["empty"], 2),
            "limit": 2,
        },
        "seconds": {what: round(s, 2) for what, s in seconds.items()},
        "kB as sent": {what: round(k) for what, k in sent.items()},
        "runs of the map, seconds": [round(s, 2) for s, _ in looks["map"][1:]],
    }
