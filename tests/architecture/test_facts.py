"""Facts are rows, code is verbs: no indicator, state, target or year is named in code."""

import ast
import csv
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
YEAR = re.compile(r"(?<![\w.])(?:19[5-9]\d|20\d\d|2100)(?![\w.])")
# file in data/catalogue: the columns whose values only rows may name
NAMES = {
    "indicators.csv": ("indicator_id", "series"),
    "countries.csv": ("iso3", "name"),
    "sources.csv": ("source_id",),
    "targets.csv": ("target_id",),
}
COMMENT = re.compile(r"--[^\n]*|/\*.*?\*/", re.S)
WRITES = {"write_text", "write_bytes", "to_csv", "to_parquet", "unlink", "rename", "rmtree"}
MAY_WRITE = ("etl/", "readiness/briefing/", "readiness/exports/")


def facts():
    """Every id, code and name that the catalogue holds."""
    for file, columns in NAMES.items():
        path = ROOT / "data" / "catalogue" / file
        rows = list(csv.DictReader(path.open(encoding="utf-8"))) if path.exists() else []
        names = (row[c] for row in rows for c in columns if row.get(c))
        # a source called "register" is also a word; one called "world_bank" is not
        yield from (n for n in names if file != "sources.csv" or "_" in n)


def code(pattern):
    rooms = ("readiness", "etl", "pages")
    return sorted(path for room in rooms for path in (ROOT / room).rglob(pattern))


def words_of_python(source):
    """Strings and whole numbers of a file, without its docstrings."""
    tree = ast.parse(source)
    prose = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in prose:
            if isinstance(node.value, str):
                yield re.sub(
                    r"\blike .*|http://www\.w3\.org/2000/svg", "", node.value
                )  # an example is no fact
            elif (
                type(node.value) is int and node.value != 2000
            ):  # 2000 is a size as often as a year
                yield str(node.value)


def words_of_sql(source):
    """Quoted strings and bare numbers of a file, without its comments."""
    bare = COMMENT.sub(" ", source)
    yield from re.findall(r"'([^']*)'", bare)
    yield from YEAR.findall(re.sub(r"'[^']*'", " ", bare))


def named(words, known):
    """The facts and years among some words. A long id or a name is also found inside a sentence."""
    known = set(known)
    for word in words:
        if word in known or YEAR.search(word):
            yield word
        else:
            yield from (
                k for k in re.findall(r"\w+", word) if k in known and ("_" in k or k.isupper())
            )


@pytest.mark.parametrize("path", code("*.py"), ids=lambda p: p.relative_to(ROOT).as_posix())
def test_no_fact_is_named_in_python(path):
    found = sorted(set(named(words_of_python(path.read_text()), facts())))
    assert not found, f"{found}: a fact; give it a row or a column in data/catalogue"


@pytest.mark.parametrize("path", code("*.sql"), ids=lambda p: p.relative_to(ROOT).as_posix())
def test_no_fact_is_named_in_sql(path):
    found = sorted(set(named(words_of_sql(path.read_text()), facts())))
    assert not found, f"{found}: a fact; give it a row or a column in data/catalogue"


def writers(file, source):
    """Calls that change files, in a file whose room may not."""
    if file.startswith(MAY_WRITE):
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            modes = [a.value for a in node.args if isinstance(a, ast.Constant)]
            modes += [k.value.value for k in node.keywords if isinstance(k.value, ast.Constant)]
            opens = called == "open" and any(re.fullmatch(r"[wax]b?\+?|r\+", str(m)) for m in modes)
            if called in WRITES or opens:
                yield f"{file}:{node.lineno} {called}"


def test_only_builders_and_printers_write_files():
    found = [
        w for p in code("*.py") for w in writers(p.relative_to(ROOT).as_posix(), p.read_text())
    ]
    assert not found, f"fact files are typed by people, screens write nothing: {found}"


def test_builders_do_not_write_the_catalogue():
    """A writing call whose own line speaks of the catalogue or the snapshots, outside etl/fetch."""
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in code("*.py")
        if "fetch" not in path.parts
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if re.search(r"catalogue|snapshot", line) and re.search(rf"\.({'|'.join(WRITES)})\(", line)
    ]
    assert not found, f"data/catalogue is typed by people, snapshots are kept as received: {found}"


KNOWN = {"internet_users", "THA", "Viet Nam", "wb", "t_net_2030"}


@pytest.mark.parametrize(
    "source",
    [
        'weights = {"internet_users": 2}',
        'label = "internet_users is high"',
        'if iso3 == "THA": pass',
        'st.title("THA first")',
        'name = "Viet Nam"',
        'source = "wb"',
        "newest = 2024",
        'title = "Readiness in 2024"',
    ],
)
def test_the_guard_sees_a_fact_in_python(source):
    assert list(named(words_of_python(source), KNOWN))


def test_the_guard_leaves_prose_and_plain_numbers_alone():
    source = (
        '"""In 2024 internet_users."""\nSEED = 20260101\nSIZE = 500\nname = "iso3"\nx = 1999.5\n'
        'cache(max_entries=2000)\nf"{word} is no date; write it like 2026-01-31"\n'
    )
    assert not list(named(words_of_python(source), KNOWN))


@pytest.mark.parametrize(
    "source",
    [
        "select * from core.observation where year >= 2020",
        "select 1 where iso3 in ('THA')",
        "select 1 where indicator_id = 'internet_users'",
    ],
)
def test_the_guard_sees_a_fact_in_sql(source):
    assert list(named(words_of_sql(source), KNOWN))


def test_the_guard_leaves_comments_in_sql_alone():
    assert not list(named(words_of_sql("-- One row per state, THA in 2024.\nselect iso3"), KNOWN))


@pytest.mark.parametrize(
    "source",
    ['path.write_text("x")', 'open("f", "w")', 'path.open(mode="a")', 'frame.to_csv("f")'],
)
def test_the_guard_sees_a_writer(source):
    assert list(writers("readiness/components/x.py", source))
    assert not list(writers("etl/publish.py", source))
