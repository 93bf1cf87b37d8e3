"""Slides: the master, how much fits on one, and how each kind of block is drawn with native shapes."""
