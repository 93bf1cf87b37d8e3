"""What every row of the catalogue has in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, model_validator


class Row(BaseModel):
    """A row of one file. ``line`` is where it stands; an empty cell is None.

    A row that is not ``is_sound`` has None in every cell that could not be read.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    file: ClassVar[str]
    key: ClassVar[tuple[str, ...]]
    may_be_empty: ClassVar[bool] = False

    line: int = 0
    is_sound: bool = True

    @model_validator(mode="before")
    @classmethod
    def _empty_is_unknown(cls, cells: Any) -> Any:
        return {name: None if cell == "" else cell for name, cell in cells.items()}

    @classmethod
    def columns(cls) -> list[str]:
        return [name for name in cls.model_fields if name not in ("line", "is_sound")]

    def faults(self) -> Iterable[tuple[str, str]]:
        """Contradictions within the row, as (what is wrong, what to do)."""
        return ()
