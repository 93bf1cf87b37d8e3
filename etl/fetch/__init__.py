"""Ask the publishers: rows of ``connectors.csv`` in, new snapshots with receipts out.

``window.py`` is the only file of the project that touches the network. docs/decisions/0060.
"""
