"""The door for rows from outside: files are read with suspicion, checked, and never stored.

`python -m etl check-submission` and the upload page ask the same `check`.
"""

from readiness.catalogue import CatalogueError
from readiness.submissions.check import check
from readiness.submissions.dry_run import DryRun, Planned
from readiness.submissions.kinds import KINDS
from readiness.submissions.limits import MOST_BYTES
from readiness.submissions.telling import told
from readiness.submissions.templates import as_csv, as_csv_about, as_xlsx

__all__ = [
    "KINDS",
    "MOST_BYTES",
    "CatalogueError",
    "DryRun",
    "Planned",
    "as_csv",
    "as_csv_about",
    "as_xlsx",
    "check",
    "told",
]
