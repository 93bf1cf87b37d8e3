"""How fluid the page made for exploring is with 25,000 rows: a page turned, a filter set, a file made."""

import json
import os
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import duckdb
import stage
from playwright.sync_api import sync_playwright

ROWS = 25_000
TURNS = 8
MOST_MILLISECONDS = {"a page turned": 500, "a filter set": 1000}
MOST_KB = 60
MADE = ("csv", "xlsx", "parquet", "as_json", "picture")


def enlarged(published):
    """The built database with as many figures as asked for: years before the first are made up."""
    pointer = json.loads((published / "current.json").read_text())
    path = published / pointer["database"]
    with duckdb.connect(str(path)) as db:
        (held,) = db.execute("select count(*) from core.observation").fetchone()
        db.execute(
            f"""
            insert into core.observation
            select * replace (year - 40 as year) from core.observation
            order by indicator_id, iso3, year limit {max(0, ROWS - held)}
            """
        )
        (held,) = db.execute("select count(*) from core.observation").fetchone()
    assert held >= ROWS
    return held


def turned(browser, base):
    """Milliseconds and kilobytes of every turn of a page, then milliseconds of a filter set."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    received = []
    page.on(
        "websocket", lambda ws: ws.on("framereceived", lambda frame: received.append(len(frame)))
    )
    page.goto(f"{base}/explore?places=all")
    page.get_by_text("Figures 1 to 50 of").wait_for(timeout=60_000)
    page.wait_for_timeout(1500)
    times, sizes = [], []
    for turn in range(1, TURNS + 1):
        received.clear()
        start = time.perf_counter()
        page.get_by_role("button", name="Next page").first.click()
        page.get_by_text(f"Figures {50 * turn + 1} to").wait_for(timeout=30_000)
        times.append(1e3 * (time.perf_counter() - start))
        page.wait_for_timeout(400)
        sizes.append(sum(received) / 1000)
    received.clear()
    page.get_by_text("More filters").click()
    sets = []
    for label in ("Skills", "Research", "Adoption"):
        box = page.get_by_label("Pillar")
        box.click()
        before = page.locator(".verdict").inner_text()
        start = time.perf_counter()
        page.get_by_role("option", name=label, exact=True).click()
        page.wait_for_function(
            "before => document.querySelector('.verdict').innerText !== before", arg=before
        )
        sets.append(1e3 * (time.perf_counter() - start))
        page.keyboard.press("Escape")
        page.wait_for_timeout(500)
    return times, sizes, sets


def made(published):
    """Seconds that each file of all rows takes, and of choosing and setting across, in process."""
    os.environ["READINESS_PUBLISHED"] = str(published)
    sys.path.insert(0, str(stage.ROOT))
    from readiness.components import explore_files, explore_rows, explore_table
    from readiness.components.answers import rows
    from readiness.components.explore_choices import Wish

    everywhere = tuple(row["iso3"] for row in rows("explored_places"))
    years = [int(row["year"]) for row in rows("explored_years")]
    every = Wish((), everywhere, min(years), max(years), False, (), (), (), (), "any", "catalogue")
    frame = explore_rows.selected(every)
    assert len(frame) >= ROWS
    found = {}
    for form in MADE:
        start = time.perf_counter()
        make = getattr(explore_files, form)
        make(every, 1, "svg") if form == "picture" else make(every)
        found[form] = round(time.perf_counter() - start, 2)
    start = time.perf_counter()
    explore_rows.selected(replace(every, sort="high"))
    found["sorted"] = round(time.perf_counter() - start, 3)
    for across in ("year", "place", "indicator"):
        start = time.perf_counter()
        explore_table.page(replace(every, across=across), 2)
        found[f"a page with {across} across"] = round(time.perf_counter() - start, 3)
    return found


def run():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        published = stage.build(folder / "published")
        held = enlarged(published)
        with (
            stage.serving(folder / "server.log", published) as (base, _),
            sync_playwright() as playwright,
        ):
            browser = playwright.chromium.launch(executable_path=stage.CHROMIUM, args=stage.FLAGS)
            times, sizes, sets = turned(browser, base)
            browser.close()
        files = made(published)
        shutil.rmtree(published)
    return {
        "rows": held,
        "a page turned, ms": {
            "value": round(statistics.median(times)),
            "limit": MOST_MILLISECONDS["a page turned"],
            "runs": [round(one) for one in times],
        },
        "a page turned, kB": {
            "value": round(max(sizes), 1),
            "limit": MOST_KB,
            "runs": [round(one, 1) for one in sizes],
        },
        "a filter set, ms": {
            "value": round(statistics.median(sets)),
            "limit": MOST_MILLISECONDS["a filter set"],
            "runs": [round(one) for one in sets],
        },
        "seconds": files,
    }
