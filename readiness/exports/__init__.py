"""Files that readers carry away."""

from readiness.exports.sheet import sheet

__all__ = ["sheet"]
