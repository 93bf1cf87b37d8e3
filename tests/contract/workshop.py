"""Copies of the real catalogue and snapshots to spoil, and the real command to build from them."""

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Workshop:
    """A private copy of the facts, with a folder to publish into."""

    def __init__(self, folder, published):
        self.catalogue = Path(shutil.copytree(ROOT / "data/catalogue", folder / "catalogue"))
        self.snapshots = Path(shutil.copytree(ROOT / "data/snapshots", folder / "snapshots"))
        self.out = Path(shutil.copytree(published, folder / "published"))

    def command(self, out=None):
        return [
            sys.executable, "-m", "etl", "build", "--catalogue", str(self.catalogue),
            "--snapshots", str(self.snapshots), "--out", str(out or self.out),
        ]  # fmt: skip

    def build(self, out=None):
        """Exit code and what was said on standard error."""
        done = subprocess.run(self.command(out), cwd=ROOT, capture_output=True, text=True)
        return done.returncode, done.stderr

    def state_of_published(self):
        """Every published byte, as one fingerprint a file."""
        return {
            path.relative_to(self.out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(self.out.rglob("*"))
            if path.is_file() and path.name != ".lock"
        }

    def edit(self, source, change):
        """Change a snapshot's bytes, leaving its receipt as it was."""
        path = self.snapshots / source / "observations.csv"
        path.write_bytes(change(path.read_bytes()))

    def append(self, source, *lines, sign=False):
        """Add rows to a snapshot; ``sign`` mends the receipt, as a new fetch would."""
        path = self.snapshots / source / "observations.csv"
        path.write_bytes(path.read_bytes() + "".join(f"{line}\n" for line in lines).encode())
        if sign:
            receipt = path.with_name("receipt.json")
            told = json.loads(receipt.read_text())
            told["rows"] += len(lines)
            told["copies"][0]["rows"] += len(lines)
            told["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
            receipt.write_text(json.dumps(told))

    def add_row(self, file, row):
        path = self.catalogue / file
        path.write_text(path.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
