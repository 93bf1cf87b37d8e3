"""What moved between two releases, for the command that holds them back and the page that tells it."""

from readiness.revisions.between import Between, NotARelease, between
from readiness.revisions.moved import Moved, moved

__all__ = ["Between", "Moved", "NotARelease", "between", "moved"]
