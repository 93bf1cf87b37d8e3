"""Every question the screens may ask of the published database, by name."""

from readiness.warehouse.carrying import Page, columns, page, stream, tables, values
from readiness.warehouse.queries import NotBuilt, ask, folder, names, release

__all__ = [
    "NotBuilt",
    "Page",
    "ask",
    "columns",
    "folder",
    "names",
    "page",
    "release",
    "stream",
    "tables",
    "values",
]
