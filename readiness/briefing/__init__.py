"""Briefs on paper: content made by rule from the release, then PDF and PowerPoint from the same document."""
