"""A private copy of the facts, publishers on loopback, and the real command between them."""

import contextlib
import csv
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from publishers import ROOT, Publishers, rows_of

from etl import snapshots
from etl.__main__ import main

QUICK = ["--wait", "0.02", "--longest-wait", "2", "--tries", "3", "--timeout", "5"]


class Fetching:
    """Fetches into a copy of the snapshots, of which a test may look at every byte."""

    def __init__(self, folder, delay=0.0, pace="0"):
        self.catalogue = Path(shutil.copytree(ROOT / "data/catalogue", folder / "catalogue"))
        self.snapshots = Path(shutil.copytree(ROOT / "data/snapshots", folder / "snapshots"))
        if pace is not None:
            self.pace(pace)
        self.publishers = Publishers(self.catalogue, delay)

    def pace(self, seconds):
        """Give every connector another pace."""
        self.rewrite("connectors.csv", lambda row: row | {"pace_seconds": seconds})

    def rewrite(self, file, change):
        """Change the rows of a file of the catalogue; a row that becomes None goes."""
        path = self.catalogue / file
        rows = rows_of(path)
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(row for row in map(change, rows) if row)

    def add(self, file, **cells):
        path = self.catalogue / file
        columns = path.read_text(encoding="utf-8").partition("\n")[0].split(",")
        assert set(cells) <= set(columns)
        with path.open("a", encoding="utf-8", newline="") as out:
            csv.DictWriter(out, columns, lineterminator="\n").writerow(cells)

    def arguments(self, *names, options=()):
        return [
            "fetch", *names, "--catalogue", str(self.catalogue),
            "--snapshots", str(self.snapshots), *QUICK, *options,
        ]  # fmt: skip

    def run(self, *names, options=()):
        """Exit code, standard output and standard error of the command, in this process."""
        said, wrong = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(wrong):
            code = main(self.arguments(*names, options=options))
        return code, said.getvalue(), wrong.getvalue()

    def start(self, *names, options=()):
        """The command in a process of its own, to be killed, starved or raced."""
        command = [sys.executable, "-m", "etl", *self.arguments(*names, options=options)]
        return subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def finish(self, *names, options=(), **more):
        """The command in a process of its own, to its end."""
        command = [sys.executable, "-m", "etl", *self.arguments(*names, options=options)]
        return subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=False,
            env={**os.environ, **more.pop("env", {})}, **more,
        )  # fmt: skip

    def state(self):
        """Every byte of the snapshots, apart from the corner in which a fetch works."""
        return {
            path.relative_to(self.snapshots).as_posix(): hashlib.sha256(
                path.read_bytes()
            ).hexdigest()
            for path in sorted(self.snapshots.rglob("*"))
            if path.is_file() and ".fetching" not in path.parts
        }

    def left(self):
        """What lies in that corner, apart from the lock."""
        corner = self.snapshots / ".fetching"
        return {path.relative_to(corner).as_posix() for path in corner.rglob("*")} - {".lock"}

    def fetched(self, source):
        """Folders of a source that were fetched, oldest first."""
        return sorted(path.parent for path in (self.snapshots / source).glob("*/receipt.json"))

    def receipt(self, source):
        """What the newest says of itself."""
        return json.loads((self.fetched(source)[-1] / "receipt.json").read_text())

    def figures(self, source, folder=None):
        """(series, place, year) -> value as text, of the newest or of a folder."""
        path = (folder or self.fetched(source)[-1]) / "observations.csv"
        return {(r["series"], r["place"], int(r["year"])): r["value"] for r in rows_of(path)}

    def faults(self):
        """What the build would find wrong with the snapshots as files."""
        found = []
        snapshots.find(self.snapshots, found)
        return found
