"""How much of a stranger's file is looked at before it is refused."""

MOST_BYTES = 10 * 2**20
"""The file as it is sent; the server's ``maxUploadSize`` is the same."""

MOST_ROWS = 5_000
MOST_SIGNS = 4_000
"""Signs in one cell."""

MOST_FAULTS = 500
"""Faults at which reading stops."""

MOST_TOLD = 700
"""Lines of faults: those, and what is found among the rows that were read."""

MOST_PARTS = 200
"""Parts of a workbook: a plain one has about ten."""

MOST_UNPACKED = 40 * 2**20
"""Bytes of a workbook's parts, unpacked."""

MOST_RATIO = 100
"""Unpacked bytes for each packed one: a full register packs to a tenth or a twentieth."""

MOST_ELEMENTS = 1_000_000
MOST_OTHER_ELEMENTS = 50_000
"""Elements outside cells and their texts: each becomes an object of Python."""

MOST_CELLS = 200
"""Cells in one row of a workbook."""

DEEPEST = 64
"""Elements within elements."""
