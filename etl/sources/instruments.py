"""The governance register needs no snapshot: its rows are ``instruments.csv`` of the catalogue."""
