"""Builds the published database from catalogue and snapshots. ``python -m etl build``."""
