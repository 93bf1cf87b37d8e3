"""Three numbered releases made by the real command: one past, one live, one under embargo."""

import contextlib
import hashlib
import io
import json
import os
from datetime import datetime, timedelta
from pathlib import Path

from etl.__main__ import main
from readiness.releases import HELD

PAST, LIVE, EMBARGOED = "2026.09", "2026.10", "2026.11"
INSTANT = datetime.fromisoformat("2026-11-26T09:00:00+08:00")
BEFORE, AFTER = INSTANT - timedelta(seconds=1), INSTANT + timedelta(seconds=1)
SECRET = "Zanzibarite"
"""A word in the title of an indicator of the embargoed release, and nowhere else."""
OLD_WORD = "Quondamite"
"""The same in the past release."""


@contextlib.contextmanager
def clock(instant):
    """Everybody's clock held still at an instant."""
    before = os.environ.get(HELD)
    os.environ[HELD] = instant if isinstance(instant, str) else instant.isoformat()
    try:
        yield
    finally:
        os.environ.pop(HELD)
        if before is not None:
            os.environ[HELD] = before


def command(*words):
    """Exit code, standard output and standard error of ``python -m etl …``, in this process."""
    told, said = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(said):
        code = main([str(word) for word in words])
    return code, told.getvalue(), said.getvalue()


def release(shop, note, at, *more):
    """Release what the shop holds, at an instant."""
    with clock(at):
        code, _, said = command(
            "release", "--note", note, "--by", "officer", *more, *shop.arguments()[1:]
        )
    assert (code, said) == (0, "")


def name(shop, word):
    """Put a word into the title of an indicator that every scored page shows."""
    path = Path(shop.catalogue) / "indicators.csv"
    text = path.read_text(encoding="utf-8")
    title = "People using the internet"
    assert text.count(f",{title},") == 1
    path.write_text(text.replace(f",{title},", f",{title} {word},"), encoding="utf-8")


def three(shop):
    """The published folder of a shop with the three of them."""
    indicators = Path(shop.catalogue) / "indicators.csv"
    sound = indicators.read_bytes()
    for word, note, at, more in (
        (OLD_WORD, "The first.", "2026-09-15T00:00:00+00:00", ()),
        ("", "The second.", "2026-10-20T00:00:00+00:00", ()),
        (SECRET, "The third.", "2026-11-25T00:00:00+00:00", ("--embargo", INSTANT.isoformat())),
    ):
        if word:
            name(shop, word)
        release(shop, note, at, *more)
        indicators.write_bytes(sound)
    return shop.out


def state(out):
    """Every published byte, as one fingerprint a file."""
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def pointer(out):
    """What ``current.json`` says."""
    return json.loads((out / "current.json").read_text())
