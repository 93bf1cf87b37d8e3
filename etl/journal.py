"""What a run did, as lines of JSON for whoever watches many runs: ``--log FILE``.

Every line has ``at``, ``command``, ``process`` and ``event``: start, stage, waiting, fault, end.
"""

from __future__ import annotations

import json
import logging
import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

_log = logging.getLogger("etl.journal")
_log.propagate = False
_log.setLevel(logging.INFO)
_log.addHandler(logging.NullHandler())


class _AsJson(logging.Formatter):
    def __init__(self, command: str) -> None:
        super().__init__()
        self.command = command

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "command": self.command,
            "process": os.getpid(),
            "event": record.msg,
            **getattr(record, "facts", {}),
        }
        return json.dumps(line, ensure_ascii=False, default=str)


def note(event: str, **facts: object) -> None:
    """A line of the journal, where one is kept.

    >>> note("stage", stage="Reading", seconds=0.1)
    """
    _log.info(event, extra={"facts": facts})


@contextmanager
def kept(file: Path | None, command: str) -> Iterator[None]:
    """Keep the journal in a file, at its end; without one nothing is kept.

    What breaks the run is noted before it is raised on.

    Raises:
        OSError: the file cannot be written.
    """
    if file is None:
        yield
        return
    handler = logging.FileHandler(file, encoding="utf-8")
    handler.setFormatter(_AsJson(command))
    _log.addHandler(handler)
    try:
        note("start")
        yield
    except BaseException as wrong:
        note("broken", fault="".join(traceback.format_exception_only(wrong)).strip())
        raise
    finally:
        _log.removeHandler(handler)
        handler.close()
