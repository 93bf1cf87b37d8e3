"""Kill, starve and look over the release command: what may be served, and what may lie about."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import duckdb
from workshop import DIES_AT, ROOT

from etl import register
from readiness import warehouse
from readiness.releases import read


def words(shop, *more, out=None):
    """The release command of a shop."""
    return ["release", "--note", "n", "--by", "o", *more, *shop.arguments(out)[1:]]


def killed(arguments, seconds):
    """A run of the command that is killed at a moment."""
    child = subprocess.Popen(
        [sys.executable, "-m", "etl", *map(str, arguments)], cwd=ROOT,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    time.sleep(seconds)
    child.kill()
    child.wait()


def killed_at(arguments, step):
    """A run that is killed before one of its moves; its exit code."""
    return subprocess.run(
        [sys.executable, "-c", DIES_AT, str(step), *map(str, arguments)], cwd=ROOT,
        capture_output=True, check=False,
    ).returncode  # fmt: skip


def served(out):
    """(name readers get, name the pointer gives): each opened and counted, each release whole."""
    os.environ["READINESS_PUBLISHED"] = str(out)
    known = read(out)
    for row in known.releases:
        register.verify(out, row)
    shown = warehouse.release()
    pointer = json.loads((out / "current.json").read_text())
    for database in {shown["database"], pointer["database"]}:
        with duckdb.connect(str(out / database), read_only=True) as db:
            assert db.execute("select count(*) from core.observation").fetchall()[0][0] > 18_000
    return shown["release"], pointer["release"]


def leftovers(out):
    """What lies in a published folder and is named by nothing."""
    pointer = json.loads((out / "current.json").read_text())
    candidate = register.find(out, "candidate")
    names = {pointer["database"], pointer.get("previous"), candidate and candidate.name} - {None}
    usual = {".lock", "current.json", "manifest.json", "releases.json", "candidate.json"}
    known = {row["number"] for row in read(out).releases}
    found = {path.name for path in out.iterdir()} - usual - names - {"exports", "releases"}
    found |= {path.name for path in (out / "exports").iterdir()} - {
        Path(name).stem.removeprefix("readiness-") for name in names
    }
    return found | {path.name for path in (out / "releases").iterdir()} - known
