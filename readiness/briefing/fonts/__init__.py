"""Noto fonts, cut down to what a brief can print; ``subset.py`` makes them anew."""

from pathlib import Path

FOLDER = Path(__file__).parent
