"""Every question the screens may ask of the published database, by name."""

from readiness.warehouse.queries import NotBuilt, ask, folder, names, release

__all__ = ["NotBuilt", "ask", "folder", "names", "release"]
