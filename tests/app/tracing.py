"""The trace page and the database beside it, for tests."""

import csv
import re
from functools import cache
from html import unescape
from urllib.parse import parse_qs, urlsplit

import duckdb
from reading import ROOT, html, visit

TRACE = "pages/evidence/trace.py"


def ask(database, sql, *bind):
    """Rows of the published database as dictionaries."""
    with duckdb.connect(str(database), read_only=True) as db:
        return db.execute(sql, list(bind)).df().astype(object).to_dict("records")


def traced(at=None, **query):
    """The trace page for a query, in the session that is open already if there is one."""
    if at is None:
        at = visit(TRACE, **query)
    else:
        for name in list(at.query_params):
            del at.query_params[name]
        for name, value in query.items():
            at.query_params[name] = value
        at.run()
    assert not at.exception, query
    assert not at.error, query
    return at


def when(row):
    return f"{row['year']} {row['period']}".strip()


@cache
def lines(snapshot):
    with (ROOT / "data/snapshots" / snapshot / "observations.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def links(at):
    """Everything that a page's links to the trace ask for."""
    found = re.findall(r'href="(trace\?[^"]+)"', html(at))
    return [
        {name: values[0] for name, values in parse_qs(urlsplit(unescape(address)).query).items()}
        for address in found
    ]
