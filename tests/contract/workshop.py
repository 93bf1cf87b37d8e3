"""Copies of the real catalogue and snapshots to spoil, and the real command to build from them."""

import contextlib
import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

from etl.__main__ import main

ROOT = Path(__file__).resolve().parents[2]
DIES_AT = """
import os, signal, sys
from etl.__main__ import main
left, replace = int(sys.argv.pop(1)), os.replace
def dying(*paths):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    replace(*paths)
os.replace = dying
sys.exit(main(sys.argv[1:]))
"""
"""The command of ``python -m etl``, killed at its nth rename (counted from 0)."""
FAULT = re.compile(r"^\S+:\d+ \S.*: .+; .+$")


class Workshop:
    """A private copy of the facts, with a folder to publish into."""

    def __init__(self, folder, published):
        self.catalogue = Path(shutil.copytree(ROOT / "data/catalogue", folder / "catalogue"))
        self.snapshots = Path(shutil.copytree(ROOT / "data/snapshots", folder / "snapshots"))
        made = shutil.ignore_patterns("bulk")  # files that a server made for its readers
        self.out = Path(shutil.copytree(published, folder / "published", ignore=made))

    def arguments(self, out=None):
        return [
            "build", "--catalogue", str(self.catalogue), "--snapshots", str(self.snapshots),
            "--out", str(out or self.out),
        ]  # fmt: skip

    def command(self, out=None):
        """For a process of its own, where one is to be killed, starved or raced."""
        return [sys.executable, "-m", "etl", *self.arguments(out)]

    def run(self, out=None, **options):
        """A finished process of the command."""
        return subprocess.run(
            self.command(out), cwd=ROOT, capture_output=True, text=True, check=False, **options
        )

    def build(self, out=None):
        """Exit code and what was said on standard error, by the command in this process."""
        said = io.StringIO()
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
            code = main(self.arguments(out))
        return code, said.getvalue()

    def refused(self):
        """Build, and hold the refusal to its contract; the faults as lines."""
        before = self.state_of_published()
        code, said = self.build()
        faults = said.splitlines()
        assert code == 1, said
        assert self.state_of_published() == before
        assert [line for line in faults if not FAULT.match(line)] == []
        return faults

    def state_of_published(self):
        """Every published byte, as one fingerprint a file."""
        return {
            path.relative_to(self.out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(self.out.rglob("*"))
            if path.is_file() and path.name != ".lock"
        }

    def live(self, out=None):
        """Path of the live database."""
        folder = out or self.out
        return folder / json.loads((folder / "current.json").read_text())["database"]

    def snapshot(self, source):
        return self.snapshots / source / "observations.csv"

    def receipt(self, source, **told):
        """Change what a receipt says."""
        path = self.snapshots / source / "receipt.json"
        path.write_text(json.dumps(json.loads(path.read_text()) | told))

    def edit(self, source, change):
        """Change a snapshot's bytes, leaving its receipt as it was."""
        path = self.snapshot(source)
        path.write_bytes(change(path.read_bytes()))

    def append(self, source, *lines, sign=False):
        """Add rows to a snapshot; ``sign`` mends the receipt, as a new fetch would."""
        path = self.snapshot(source)
        path.write_bytes(path.read_bytes() + "".join(f"{line}\n" for line in lines).encode())
        if sign:
            receipt = path.with_name("receipt.json")
            told = json.loads(receipt.read_text())
            told["rows"] += len(lines)
            told["copies"][0]["rows"] += len(lines)
            told["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
            receipt.write_text(json.dumps(told))

    def add_row(self, file, **cells):
        """Add a row to a file of the catalogue; what is not named stays empty."""
        path = self.catalogue / file
        text = path.read_text(encoding="utf-8")
        columns = text.splitlines()[0].split(",")
        assert set(cells) <= set(columns)
        path.write_text(
            text + ",".join(str(cells.get(name, "")) for name in columns) + "\n", encoding="utf-8"
        )
