"""Every question the screens may ask of the published database, by name."""

from readiness.releases import now
from readiness.warehouse.carrying import Page, columns, page, stream, tables, values
from readiness.warehouse.pinned import (
    NotBuilt,
    bound,
    cited,
    find,
    folder,
    live,
    read_from,
    reading,
    release,
    releases,
    warnings,
)
from readiness.warehouse.queries import NotInRelease, ask, names

__all__ = [
    "NotBuilt",
    "NotInRelease",
    "Page",
    "ask",
    "bound",
    "cited",
    "columns",
    "find",
    "folder",
    "live",
    "names",
    "now",
    "page",
    "read_from",
    "reading",
    "release",
    "releases",
    "stream",
    "tables",
    "values",
    "warnings",
]
