"""The whole release in files: made when first asked for, what may not be passed on left out."""

from readiness.exports.bulk.about import Facts, facts
from readiness.exports.bulk.offered import OFFERED, PACKED, Offer, file
from readiness.exports.bulk.shelf import Label, NotMade, form, found, label

__all__ = [
    "OFFERED",
    "PACKED",
    "Facts",
    "Label",
    "NotMade",
    "Offer",
    "facts",
    "file",
    "form",
    "found",
    "label",
]
