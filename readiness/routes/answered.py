"""One page of rows as JSON or CSV, with what a cache and a polite reader need to know."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import math
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from readiness import warehouse
from readiness.exports import bulk
from readiness.exports.reuse import RULE, withheld
from readiness.exports.sheet import harmless
from readiness.routes import described
from readiness.routes.asked import RELEASE, Query, Wrong, form, query, shown
from readiness.routes.resources import RESOURCES, Resource

KEEP = "public, max-age=300"
"""A new release is seen after five minutes at the latest."""
TERMS = (
    "Figures belong to their publishers: name the source, its edition and licence, as each row has "
    "them. Rows marked non-commercial are not for sale."
)


class Unacceptable(ValueError):
    """The reader wants neither JSON nor CSV."""


def resource_page(request: Request, name: str, ending: str) -> Response:
    """The answer to one query.

    Raises:
        Wrong: the query cannot be answered.
        Unacceptable: neither of the two forms will do.
        NotBuilt: there is no database.
        NotInRelease: the release is older than the route.
    """
    with _asked_release(request):
        return _page(request, name, ending)


@contextmanager
def _asked_release(request: Request) -> Iterator[None]:
    """Answer from the release that the query names, whatever becomes live meanwhile."""
    named = request.query_params.getlist(RELEASE)
    with warehouse.reading(named[0] if named else None) as is_found:
        if not is_found:
            raise Wrong([unknown_release(named[0])])
        yield


def unknown_release(named: str) -> str:
    """What is said of a release that cannot be read, be it under embargo or not there at all."""
    there_are = ", ".join(row["number"] for row in warehouse.releases()) or "none yet"
    return f"release: {shown(named)} is no release that can be read; there are: {there_are}"


def _page(request: Request, name: str, ending: str) -> Response:
    resource = RESOURCES[name]
    wanted = query(resource, request.query_params.multi_items())
    shape = ending or form(",".join(request.headers.getlist("accept")))
    if shape is None:
        raise Unacceptable
    release = warehouse.release()
    headers = {
        "ETag": _etag(release["database"], bulk.form(), name, shape, *map(str, wanted)),
        "Cache-Control": KEEP,
    }
    if not ending:
        headers["Vary"] = "Accept"
    if is_held(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    page = warehouse.page(
        resource.what,
        wanted.among,
        wanted.between,
        resource.key,
        wanted.limit,
        wanted.offset,
        **RULE,
    )
    following = _following(request, wanted, page.total)
    headers |= {"X-Total-Count": str(page.total)}
    if following:
        headers["Link"] = f'<{following}>; rel="next"'
    if shape == "csv":
        headers["Content-Disposition"] = f'attachment; filename="asean-ai-readiness_{name}.csv"'
        return Response(_as_csv(resource, page.rows), headers=headers, media_type="text/csv")
    body = {
        "release": release["release"],
        "number": release.get("number"),
        "total": page.total,
        "limit": wanted.limit,
        "offset": wanted.offset,
        "next": following,
        "terms": TERMS,
        "left_out": _left_out(resource, wanted, release),
        "rows": page.rows,
    }
    return Response(_as_json(body), headers=headers, media_type="application/json")


def openapi(request: Request) -> Response:
    """The description of the routes."""
    with _asked_release(request):
        there_are = [row["number"] for row in warehouse.releases()]
        tag = _etag(warehouse.release()["database"], bulk.form(), *there_are)
        headers = {"ETag": tag, "Cache-Control": KEEP}
        if is_held(request, tag):
            return Response(status_code=304, headers=headers)
        body = _as_json(described.description())
        return Response(body, headers=headers, media_type="application/json")


def is_held(request: Request, etag: str) -> bool:
    """Whether the reader says that they hold this very answer."""
    asked = ",".join(request.headers.getlist("if-none-match"))
    held = {one.strip().removeprefix("W/") for one in asked.split(",")}
    return "*" in held or etag.removeprefix("W/") in held


def _etag(*parts: str) -> str:
    # Weak: the same answer may travel compressed or not.
    return f'W/"{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:32]}"'


def _following(request: Request, wanted: Query, total: int) -> str | None:
    beyond = wanted.offset + wanted.limit
    if beyond >= total:
        return None
    given = dict(request.query_params.multi_items()) | {"offset": str(beyond)}
    return f"{request.url.path}?{urlencode(given, safe=',')}"


def _left_out(resource: Resource, wanted: Query, release: dict[str, str]) -> dict[str, object]:
    listed: list[str] = []
    if resource.years:  # the one route of bare figures
        asked = wanted.among.get("indicator_id")
        closed = _withheld(release["database"])
        listed = sorted(one for one in closed if asked is None or one in asked)
    return {"indicators": listed, "list": f"/download/{release['release']}/withheld.csv"}


@lru_cache(maxsize=2)
def _withheld(_database: str) -> frozenset[str]:
    return frozenset(row["indicator_id"] for row in withheld())


def _as_csv(resource: Resource, rows: list[dict]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(warehouse.columns(resource.what, **RULE))
    writer.writerows([harmless(_plain(value)) for value in row.values()] for row in rows)
    return out.getvalue().encode()


def _as_json(body: object) -> bytes:
    text = json.dumps(_finite(body), ensure_ascii=False, allow_nan=False, default=_day)
    return text.encode()


def _plain(value: object) -> object:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else value


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def _finite(value: object) -> object:
    if isinstance(value, dict):
        return {key: _finite(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_finite(inner) for inner in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
