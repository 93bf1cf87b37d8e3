"""Readers, one file per shape of source. ``load(db, files)`` appends to ``raw.observation``."""
