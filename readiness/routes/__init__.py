"""Data and files by address: what programs read."""

from readiness.exports.bulk import PACKED
from readiness.routes.street import MOUNTED

__all__ = ["MOUNTED", "PACKED"]
