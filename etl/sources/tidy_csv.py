"""Reader for snapshots already shaped as series, place, year, value: one line, one figure."""

from __future__ import annotations

from pathlib import Path

COLUMNS = ("series", "place", "year", "value", "copy", "is_cross_checked", "is_computed_mean")


def relation(files: dict[int, Path]) -> str:
    """SQL of the files' lines, as text and in their order, each with its file's number.

    DuckDB refuses a file that is not what its name says; ``etl.mend`` then finds out where.
    """
    paths = ", ".join("'" + str(path).replace("'", "''") + "'" for path in files.values())
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in COLUMNS)
    return f"""
        select ({list(files)})[file_index::integer + 1] as file_no, {", ".join(COLUMNS)}
        from read_csv(
            [{paths}], columns = {{{columns}}}, auto_detect = false, header = true,
            delim = ',', quote = '"', escape = '"', new_line = '\\n', strict_mode = true
        )
    """
