"""A fresh clone without a database: build it once, however many readers arrive at once."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from readiness import warehouse

ROOT = Path(__file__).resolve().parents[2]
_building = threading.Lock()


def ensure_database() -> None:
    """Return at once where a database is published; otherwise build it, showing its progress.

    The build holds its own lock between processes, so a second reader waits and finds it done.
    Stops the page with the build's own words where it fails.
    """
    try:
        warehouse.release()
        return
    except warehouse.NotBuilt:
        pass
    with st.status("Preparing the figures for the first time. This takes a few seconds.") as status:
        with _building:
            faults = _build(st.empty()) if _is_missing() else ""
        status.update(state="error" if faults else "complete")
    if faults:
        st.error(f"The figures could not be prepared:\n\n```\n{faults[-3000:]}\n```")
        st.stop()
    st.rerun()


def _is_missing() -> bool:
    try:
        warehouse.release()
    except warehouse.NotBuilt:
        return True
    return False


def _build(place: DeltaGenerator) -> str:
    with subprocess.Popen(
        [sys.executable, "-m", "etl", "build", "--out", str(warehouse.folder())],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as child:
        said = []
        for line in child.stdout or ():
            said.append(line.rstrip())
            place.code("\n".join(said[-6:]), language=None)
    return "\n".join(said) if child.returncode else ""
