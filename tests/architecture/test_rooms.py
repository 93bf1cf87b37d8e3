"""Every room may import only what its door sign says. This table is the architecture."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHOWS = "warehouse charts wording briefing exports submissions"

# room: (what it may import of ours, what it may import of other people's). The longest match is the room.
DOOR_SIGNS = {
    "dashboard.py": ("components", "streamlit"),
    "serve.py": ("warehouse routes", "streamlit starlette"),
    "pages": ("components charts wording", "streamlit"),
    "readiness/components": (f"{SHOWS} search revisions", "streamlit pandas"),
    "readiness/components/what_if.py": (f"{SHOWS} index", "streamlit pandas"),
    "readiness/charts": ("wording", "plotly pandas numpy"),
    "readiness/briefing": (
        "warehouse wording charts",
        "pandas numpy geopandas matplotlib typst pypdf pptx PIL rich babel fontTools",
    ),
    "readiness/releases": ("", ""),
    "readiness/warehouse": ("releases", "duckdb pandas pyarrow"),
    "readiness/index": ("", "numpy pandas scipy"),
    "readiness/progress": ("", "numpy pandas scipy"),
    # writes files of these forms (docs/decisions/0050)
    "readiness/exports": ("warehouse wording", "pandas pyarrow duckdb openpyxl sdmx"),
    "readiness/exports/picture.py": ("", "matplotlib"),
    "readiness/submissions": (
        "warehouse wording catalogue",
        "pandas pyarrow starlette openpyxl pydantic",
    ),
    "readiness/routes": ("warehouse wording exports", "pandas pyarrow starlette"),
    "readiness/catalogue": ("", "pydantic"),
    "readiness/search": ("", "rapidfuzz"),
    # asks two databases at once, for the command and for the page (docs/decisions/0062)
    "readiness/revisions": ("", "duckdb"),
    "readiness/wording": ("", ""),
    "readiness/__init__.py": ("", ""),
    "etl": (
        "catalogue index progress submissions revisions releases",
        "duckdb pandas numpy geopandas shapely httpx tenacity ijson openpyxl pydantic rich",
    ),
}
# `python -m etl build`, when there is no database yet
STARTS_A_CHILD = {"readiness/components/first_build.py"}
CHILDREN = {"subprocess", "multiprocessing", "pty"}
NETWORK = {"httpx", "requests", "urllib3", "aiohttp", "websockets", "socket", "ftplib", "smtplib"}
NETWORK |= {"urllib.request", "http.client"}
OPENS_THE_WINDOW = {"etl/fetch/window.py"}


def house():
    """Our own Python files: everything but tests and what tools have made."""
    tops = [*ROOT.glob("*.py"), *(ROOT / "pages").rglob("*.py")]
    tops += [*(ROOT / "readiness").rglob("*.py"), *(ROOT / "etl").rglob("*.py")]
    return sorted(path.relative_to(ROOT).as_posix() for path in tops)


def room_of(file):
    """The door sign that hangs over a file; catalogue may be one file or a folder."""
    hits = [r for r in DOOR_SIGNS if file == r or file.startswith(f"{r}/") or file == f"{r}.py"]
    return max(hits, key=len, default=None)


def imports(file, source):
    """Dotted names of everything imported, `from readiness import x` as readiness.x."""
    package = file.removesuffix(".py").split("/")[:-1]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) + 1 - node.level]) if node.level else ""
            module = ".".join(part for part in (base, node.module) if part)
            deeper = module in {"readiness", "http", "urllib"}
            yield from (f"{module}.{alias.name}" if deeper else module for alias in node.names)


def trespasses(file, source):
    """What a file imports that its door sign does not allow."""
    room = room_of(file)
    own = room.removesuffix(".py").replace("/", ".")
    own = ".".join(own.split(".")[:2])  # a named file inside a room belongs to the room
    ours, theirs = (sign.split() for sign in DOOR_SIGNS[room])
    welcome = {own, *(f"readiness.{name}" for name in ours)}
    for name in imports(file, source):
        top = name.split(".")[0]
        if top in {"readiness", "etl", "pages", "dashboard", "serve"}:
            if not any(name == w or name.startswith(f"{w}.") for w in welcome):
                yield name
        elif (top not in sys.stdlib_module_names and top not in theirs) or (
            top in CHILDREN and file not in STARTS_A_CHILD
        ):
            yield name
        if {name, top} & NETWORK and file not in OPENS_THE_WINDOW:
            yield f"{name} (only etl/fetch/window.py touches the network)"


@pytest.mark.parametrize("file", house())
def test_nobody_is_in_the_wrong_room(file):
    assert room_of(file), f"{file} has no room: move it to one of {sorted(DOOR_SIGNS)}"
    found = sorted(set(trespasses(file, (ROOT / file).read_text())))
    ours, theirs = DOOR_SIGNS[room_of(file)]
    assert not found, f"{file} imports {found}; its room may import: {ours or 'none'}; {theirs}"


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("dashboard.py", "from readiness import warehouse"),
        ("serve.py", "from readiness.charts import theme"),
        ("pages/region/x.py", "import duckdb"),
        ("pages/region/x.py", "import pandas as pd"),
        ("pages/region/x.py", "from readiness import warehouse"),
        ("readiness/components/x.py", "from readiness.index import normalise"),
        ("readiness/components/x.py", "import subprocess"),
        ("readiness/components/x.py", "import plotly.graph_objects as go"),
        ("readiness/components/what_if.py", "import duckdb"),
        ("readiness/charts/x.py", "import streamlit as st"),
        ("readiness/charts/x.py", "from ..warehouse import ask"),
        ("readiness/briefing/x.py", "import streamlit"),
        ("readiness/warehouse/x.py", "from streamlit import cache_data"),
        ("readiness/index/x.py", "import duckdb"),
        ("readiness/index/x.py", "def f():\n    from readiness import catalogue"),
        ("readiness/progress/x.py", "from readiness.index import normalise"),
        ("readiness/exports/x.py", "from readiness import catalogue"),
        ("readiness/exports/x.py", "from matplotlib.figure import Figure"),
        ("readiness/submissions/x.py", "from etl import publish"),
        ("readiness/submissions/x.py", "import streamlit"),
        ("readiness/catalogue/x.py", "import pandas"),
        ("readiness/wording.py", "import numpy"),
        ("readiness/search/x.py", "from readiness import warehouse"),
        ("readiness/revisions/x.py", "from readiness import warehouse"),
        ("readiness/search/x.py", "import streamlit"),
        ("etl/x.py", "from readiness import charts"),
        ("etl/x.py", "import streamlit"),
        ("etl/x.py", "import httpx"),
        ("etl/fetch/source.py", "import httpx"),
        ("etl/x.py", "from urllib import request"),
        ("etl/sources/x.py", "import left_pad"),
    ],
)
def test_the_guard_at_the_door_is_awake(file, source):
    assert list(trespasses(file, source))


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("readiness/components/what_if.py", "from readiness.index import normalise"),
        ("readiness/components/what_if.py", "from readiness.components import answers"),
        ("readiness/components/first_build.py", "import subprocess"),
        ("readiness/submissions/x.py", "from readiness import catalogue"),
        ("etl/submission.py", "from readiness import submissions"),
        ("readiness/catalogue.py", "from pydantic import BaseModel"),
        ("readiness/search/x.py", "from rapidfuzz import process"),
        ("readiness/components/search.py", "from readiness import search"),
        ("etl/fetch/window.py", "import httpx"),
        ("etl/x.py", "from urllib.parse import quote\nfrom etl import load"),
    ],
)
def test_the_guard_lets_in_who_is_invited(file, source):
    assert not list(trespasses(file, source))


@pytest.mark.parametrize("file", ["readiness/utils.py", "tools.py", "readiness/chartsy/x.py"])
def test_a_homeless_file_is_noticed(file):
    assert room_of(file) is None
