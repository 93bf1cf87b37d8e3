"""Open N sessions on a running Streamlit server and rerun each R times; print latency, bytes and errors as one JSON line.

    python tests/bench/load_sessions.py http://127.0.0.1:8501 map --sessions 50 --reruns 5 --think 0 [--pid SERVER_PID]

The page is its address without the slash; "" is the default page. Speaks Streamlit's own web-socket
protocol (protobuf), so it measures the server and not a browser. A rerun moves the page's first
slider or, where there is none, reruns the script. Loopback only; bounded. Needs `websockets`
(Streamlit brings it) and, with --pid, psutil. Made for Streamlit 1.67: the protocol is internal, so
check it after an upgrade.
"""

import argparse
import asyncio
import json
import random
import statistics
import time

import psutil
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


async def run_script(ws, message, seen):
    """Send one rerun; return (seconds until the script has finished, bytes received)."""
    start, received = time.perf_counter(), 0
    await ws.send(message.SerializeToString())
    while True:
        data = await asyncio.wait_for(ws.recv(), 120)
        received += len(data)
        answer = ForwardMsg()
        answer.ParseFromString(data)
        kind = answer.WhichOneof("type")
        if kind == "delta" and answer.delta.WhichOneof("type") == "new_element":
            element = answer.delta.new_element
            what = element.WhichOneof("type")
            if what == "exception":
                raise RuntimeError(f"page shows an exception: {element.exception.message[:120]}")
            if what == "slider" and "slider" not in seen:
                slider = element.slider
                seen.update(slider=slider.id, low=slider.min, high=slider.max)
                seen["fragment"] = answer.delta.fragment_id
        elif kind == "navigation":
            pages = answer.navigation.app_pages
            seen["pages"] = {p.url_pathname: p.page_script_hash for p in pages}
        elif kind == "script_finished":
            return time.perf_counter() - start, received


def next_rerun(page, seen):
    """The message that a browser sends when a reader moves the slider, or asks for a rerun."""
    message = BackMsg()
    message.rerun_script.page_script_hash = seen.get("pages", {}).get(page, "")
    message.rerun_script.page_name = page
    if "slider" in seen:
        widget = message.rerun_script.widget_states.widgets.add()
        widget.id = seen["slider"]
        chosen = random.randint(int(seen["low"]), int(seen["high"]))
        widget.double_array_value.data.append(chosen)
        if seen["fragment"]:
            message.rerun_script.fragment_id = seen["fragment"]
    return message


async def session(base, page, reruns, think, gate, out):
    try:
        address = base.replace("http", "ws") + "/_stcore/stream"
        async with websockets.connect(
            address,
            open_timeout=60,
            ping_interval=None,
            subprotocols=["streamlit"],
            max_size=None,
            origin=base,
        ) as ws:
            seen, message = {}, BackMsg()
            message.rerun_script.page_name = page
            message.rerun_script.query_string = ""
            out["first"].append(await run_script(ws, message, seen))
            gate["ready"] += 1
            while not gate["go"]:
                await asyncio.sleep(0.01)
            await asyncio.sleep(random.random() * think)
            for _ in range(reruns):
                out["rerun"].append(await run_script(ws, next_rerun(page, seen), seen))
                await asyncio.sleep(think * (0.5 + random.random()))
    except (
        Exception
    ) as error:  # one failed session must not hide the others; it is counted and printed
        out["errors"].append(f"{type(error).__name__}: {error}"[:160])
        gate["ready"] += 1


def ms(samples, share):
    ordered = sorted(seconds for seconds, _ in samples)
    if not ordered:
        return None
    return round(1000 * ordered[min(len(ordered) - 1, int(len(ordered) * share))], 1)


def kilobytes(samples):
    return round(statistics.mean(size for _, size in samples) / 1000, 1) if samples else None


async def measure(base, page, sessions=10, reruns=5, think=0.0, pid=None):
    """One row of figures; sessions arrive together, and rerun together once all have their page."""
    assert base.startswith(("http://127.0.0.1", "http://localhost")), "loopback only"
    process = psutil.Process(pid) if pid else None
    memory = [process.memory_info().rss // 2**20] if process else []
    gate, out = {"ready": 0, "go": False}, {"first": [], "rerun": [], "errors": []}
    tasks = [
        asyncio.create_task(session(base, page, reruns, think, gate, out)) for _ in range(sessions)
    ]
    while gate["ready"] < sessions:
        await asyncio.sleep(0.02)
    gate["go"], start = True, time.perf_counter()
    await asyncio.gather(*tasks)
    wall = time.perf_counter() - start
    if process:
        memory.append(process.memory_info().rss // 2**20)
    return {
        "page": page,
        "sessions": sessions,
        "errors": len(out["errors"]),
        "first_p50_ms": ms(out["first"], 0.5),
        "first_p95_ms": ms(out["first"], 0.95),
        "rerun_p50_ms": ms(out["rerun"], 0.5),
        "rerun_p95_ms": ms(out["rerun"], 0.95),
        "reruns_per_s": round(len(out["rerun"]) / wall, 1),
        "kB_first": kilobytes(out["first"]),
        "kB_rerun": kilobytes(out["rerun"]),
        "rss_MiB": memory,
        "error": out["errors"][:1],
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("base")
    parser.add_argument("page")
    parser.add_argument("--sessions", type=int, default=10)
    parser.add_argument("--reruns", type=int, default=5)
    parser.add_argument("--think", type=float, default=0.0)
    parser.add_argument("--pid", type=int)
    print(json.dumps(asyncio.run(measure(**vars(parser.parse_args())))))
