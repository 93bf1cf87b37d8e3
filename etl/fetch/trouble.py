"""What went wrong with a source, in one line: what it is, and what to do."""

from __future__ import annotations

CORRECT_ROW = "correct its row in connectors.csv"
LATER = "fetch it again later"
LONGEST = 300


def plain(text: str) -> str:
    """One line of printable signs: what a publisher sends is a stranger.

    >>> plain("cut\\n off\\x1b[31m")
    'cut off [31m'
    """
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]} …"


class Trouble(Exception):
    """A source cannot be fetched; what is held of it stays as it is.

    Args:
        what: after the source's name, a sentence without a full stop.
        remedy: what to do.
        may_pass: whether asking again at once may help.
        pause: seconds that the publisher asks to wait.

    >>> print(Trouble("answers 500", LATER))
    answers 500; fetch it again later
    """

    def __init__(self, what: str, remedy: str, *, may_pass: bool = False, pause: float = 0) -> None:
        self.what, self.remedy = plain(what), remedy
        self.may_pass, self.pause = may_pass, pause
        super().__init__(f"{self.what}; {self.remedy}")


class Stopped(Trouble):
    """Somebody wants the run to end."""

    def __init__(self) -> None:
        super().__init__("was stopped", "fetch it again: what was read is kept")
