"""The catalogue: what we measure, where it comes from, and what was promised.

Facts live in ``data/catalogue/*.csv``; this package only reads and checks them. A fault is
reported with its file and line, and all faults are reported at once.
"""

from readiness.catalogue.faults import ROOT, CatalogueError, Fault, shown
from readiness.catalogue.folder import CATALOGUE, Catalogue, load, read

__all__ = ["CATALOGUE", "ROOT", "Catalogue", "CatalogueError", "Fault", "load", "read", "shown"]
