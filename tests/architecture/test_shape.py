"""How files are shaped: pages are short scripts, SQL says its grain, arithmetic is pure, names are plain."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("readiness", "etl", "pages")
PAGES = sorted((ROOT / "pages").rglob("*.py"))
SQL = sorted([*(ROOT / "etl/sql").rglob("*.sql"), *(ROOT / "readiness").rglob("*.sql")])
PURE = sorted(
    p for room in ("index", "progress") for p in (ROOT / "readiness" / room).rglob("*.py")
)

VAGUE = {"util", "utils", "helper", "helpers", "common", "misc", "manager", "handler", "service"}
# layer: which layers its SQL may read
READS = {
    "raw": {"raw"},
    "check": {"raw", "core"},
    "core": {"raw"},
    "mart": {"raw", "core"},
    "question": {"core", "mart"},
}
DEEDS = "create|insert|update|delete|attach|copy|install|load|pragma|set"
IMPURE = {
    "os",
    "io",
    "pathlib",
    "shutil",
    "tempfile",
    "time",
    "datetime",
    "random",
    "secrets",
    "uuid",
}
ALLOWED_HOSTS = (
    r"127\.0\.0\.1|localhost|www\.w3\.org"  # w3.org names the SVG format, nothing is fetched
)
HOST = re.compile(rf"(?:\b(?:https?|wss?):|[\"'(=])//(?!(?:{ALLOWED_HOSTS})\b)[\w-]+\.[\w.-]+")


def name(path):
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name


def page_faults(source):
    tree = ast.parse(source)
    if not (ast.get_docstring(tree) or "").rstrip().endswith("?"):
        yield "open with the reader's question, as the docstring"
    if len(source.splitlines()) >= 60:
        yield "60 lines or more: move work to components, charts or warehouse"
    defining = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
    yield from (
        f"line {n.lineno} defines something" for n in ast.walk(tree) if isinstance(n, defining)
    )
    if re.search(r"(?i)[\"']\s*(select|with)\s+\w+.*\bfrom\b", source):
        yield "holds SQL; make it a question of the warehouse"


def sql_faults(layer, source):
    if not re.match(r"-- One row( per |: )", source):
        yield "the first line says '-- One row per ...' (or '-- One row: ...', where there is one)"
    bare = re.sub(r"--[^\n]*|'[^']*'", " ", source)
    if ";" in bare.strip().removesuffix(";"):
        yield "more than one statement: one file, one table"
    if word := re.search(rf"(?im)^\s*({DEEDS})\s+\w", bare):
        yield f"{word[1]!r}: a file says what is in the table, not what to do"
    read = set(re.findall(r"(?i)\b(?:from|join)\s+(raw|core|mart)\.", bare))
    if beyond := read - READS[layer]:
        yield f"reads {sorted(beyond)}; {layer} reads {sorted(READS[layer])} only"


def impurities(source):
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            modules = (
                [a.name for a in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
            )
            yield from (f"line {node.lineno}: {m}" for m in modules if m.split(".")[0] in IMPURE)
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            last = called.split(".")[-1]
            unseeded = last == "default_rng" and not (node.args or node.keywords)
            legacy = re.search(
                r"\brandom\.(?!default_rng|Generator|SeedSequence|PCG64)\w+$", called
            )
            files = called in {"open", "print", "input"} or re.match(
                r"read_|to_(csv|parquet|json)$", last
            )
            if unseeded or legacy or files or last in {"now", "today", "utcnow"}:
                yield f"line {node.lineno}: {called}"


def vague_words(path):
    words = re.split(r"[_./]", path.relative_to(ROOT).as_posix().lower())
    yield from VAGUE & set(words)
    if path.suffix == ".py":
        named = [
            n.name for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.ClassDef)
        ]
        yield from (n for n in named if re.search(r"(Manager|Handler|Service|Helper|Utils?)$", n))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_reads_like_the_page(page):
    assert not (found := list(page_faults(page.read_text()))), found


def test_pages_live_in_sections_and_no_two_share_an_address():
    assert not [name(p) for p in PAGES if p.parent == ROOT / "pages"], (
        "put it in a section's folder"
    )
    assert not [stem for stem, n in Counter(p.stem for p in PAGES).items() if n > 1]


def test_the_front_door_lists_every_page_and_decides_nothing():
    tree = ast.parse((ROOT / "dashboard.py").read_text())
    constants = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)]
    listed = sorted(str(v) for v in constants if str(v).startswith("pages/"))
    assert listed == [name(p) for p in PAGES], "one line a page, and no line without a page"
    logic = (ast.FunctionDef, ast.Lambda, ast.ClassDef, ast.If, ast.While, ast.Try)
    assert not [n.lineno for n in ast.walk(tree) if isinstance(n, logic)]


def test_the_front_door_hides_one_page_until_it_is_switched_on():
    """The one thing it decides: every page has its address, the upload is linked on demand."""
    source = (ROOT / "dashboard.py").read_text()
    tree = ast.parse(source)
    decided = [n for n in ast.walk(tree) if isinstance(n, (ast.IfExp, ast.comprehension))]
    asked = sorted(ast.unparse(d.test if isinstance(d, ast.IfExp) else d.ifs[0]) for d in decided)
    assert asked == ["os.environ.get('READINESS_SUBMISSIONS') == 'on'"]
    hidden = [line for line in source.splitlines() if "visibility=" in line]
    assert len(hidden) == 1
    assert "pages/commitments/submission.py" in hidden[0]


@pytest.mark.parametrize("path", SQL, ids=name)
def test_sql_says_its_grain_and_looks_down(path):
    layer = path.parent.name if path.parent.name in READS else "question"
    assert re.fullmatch(r"[a-z][a-z0-9_]*", path.stem), (
        "the file's name is the table's or question's"
    )
    assert not (found := list(sql_faults(layer, path.read_text()))), found


def test_every_question_is_asked():
    code = "\n".join(p.read_text() for r in ROOMS for p in (ROOT / r).rglob("*.py"))
    questions = [p.stem for p in SQL if "warehouse" in p.parts]
    assert not [q for q in questions if f'"{q}"' not in code], (
        "a question nobody asks is to be deleted"
    )


@pytest.mark.parametrize("path", PURE, ids=name)
def test_arithmetic_sees_no_screen_no_file_no_clock(path):
    assert not (found := list(impurities(path.read_text()))), found


def test_names_say_the_room():
    files = [p for r in ROOMS for ext in ("*.py", "*.sql") for p in (ROOT / r).rglob(ext)]
    assert not (found := {name(p): words for p in files if (words := list(vague_words(p)))}), found


def test_no_file_is_longer_than_300_lines():
    files = [*ROOT.glob("*.py"), *(ROOT / "tests").rglob("*.py")]
    files += [p for r in ROOMS for e in ("*.py", "*.sql", "*.css") for p in (ROOT / r).rglob(e)]
    long = {name(p): n for p in files if (n := len(p.read_text().splitlines())) > 300}
    assert not long, f"split these: {long}"


def test_nothing_the_browser_gets_names_another_host():
    files = [
        p
        for ext in ("json", "css", "svg", "js", "html")
        for p in (ROOT / "static").rglob(f"*.{ext}")
    ]
    files += [
        p
        for r in ("pages", "readiness/components", "readiness/charts")
        for p in (ROOT / r).rglob("*.py")
    ]
    files += [ROOT / "dashboard.py", ROOT / ".streamlit/config.toml"]
    found = {name(p): hosts for p in files if (hosts := sorted(set(HOST.findall(p.read_text()))))}
    assert not found, f"everything is served from here; links come from rows: {found}"


@pytest.mark.parametrize(
    "source",
    [
        "import streamlit as st",
        '"""A title."""\nimport streamlit as st',
        '"""Why?"""\ndef f(): ...',
        '"""Why?"""\nshow = lambda x: x',
        '"""Why?"""\n' + "x = 1\n" * 60,
        '"""Why?"""\nask("select year from mart.latest")',
    ],
)
def test_the_guard_sees_a_page_that_is_no_page(source):
    assert list(page_faults(source))


@pytest.mark.parametrize(
    ("layer", "source"),
    [
        ("core", "select 1"),
        ("core", "-- One row per state.\nfrom core.country"),
        ("mart", "-- One row per state.\nselect 1 from mart.latest"),
        ("question", "-- One row per state.\nselect 1 from raw.observation"),
        ("core", "-- One row per state.\nselect 1; select 2"),
        ("core", "-- One row per state.\ncreate table x as from raw.y"),
    ],
)
def test_the_guard_sees_careless_sql(layer, source):
    assert list(sql_faults(layer, source))


@pytest.mark.parametrize(
    "source",
    [
        "from pathlib import Path",
        "from datetime import date",
        "import random",
        "open('f')",
        "pd.read_csv('f')",
        "pd.Timestamp.now()",
        "np.random.default_rng()",
        "np.random.normal(0, 1)",
    ],
)
def test_the_guard_sees_impure_arithmetic(source):
    assert list(impurities(source))


def test_the_guard_lets_seeded_chance_be():
    assert not list(impurities("rng = np.random.default_rng(seed)\nrng.normal(0, 1)"))


@pytest.mark.parametrize(
    "file", ["readiness/chart_utils.py", "etl/common/x.sql", "readiness/db_manager.sql"]
)
def test_the_guard_sees_a_vague_name(file, tmp_path):
    assert VAGUE & set(re.split(r"[_./]", file))


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ('url("https://fonts.example.com/x.css")', True),
        ("<script src='//cdn.example.net/a.js'>", True),
        ('xmlns="http://www.w3.org/2000/svg"', False),
        ("http://127.0.0.1:8501/map", False),
        ("rows // 2 // 3", False),
    ],
)
def test_the_guard_sees_another_host(text, is_found):
    assert bool(HOST.search(text)) is is_found
