"""What the page on scheduling tells people to type is understood."""

import re
import shlex

import pytest
from workshop import ROOT

from etl.__main__ import BUSY, parser

PAGE = (ROOT / "docs/scheduling.md").read_text(encoding="utf-8")
TYPED = re.findall(r"python -m etl ((?:[^\n`#>\"]|\"[^\"]*\")+)", PAGE)


@pytest.mark.parametrize("words", TYPED)
def test_every_command_is_understood(words):
    chosen = parser().parse_args(shlex.split(words))
    assert chosen.command == words.split()[0]


def test_the_page_has_every_command_of_the_cycle_and_the_code_of_a_taken_lock():
    typed = {words.split()[0] for words in TYPED}
    assert typed == {"fetch", "build", "diff", "release", "rollback"}
    assert f"| {BUSY} |" in PAGE
    assert f"SuccessExitStatus={BUSY}" in PAGE
