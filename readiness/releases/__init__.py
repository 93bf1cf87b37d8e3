"""The numbered releases: which there are, which may be seen now, and which one readers get."""

from readiness.releases.clock import HELD, instant, now
from readiness.releases.register import FILE, Register, Unreadable, parse, read

__all__ = ["FILE", "HELD", "Register", "Unreadable", "instant", "now", "parse", "read"]
