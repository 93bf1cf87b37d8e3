"""The addresses: data under /api/v1, files under /download; read-only, every refusal in words."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Mount, Route

from readiness import warehouse
from readiness.exports import bulk
from readiness.routes import answered, status
from readiness.routes.asked import RELEASE, Wrong
from readiness.routes.resources import RESOURCES

FOR_EVER = "public, max-age=31536000, immutable"
"""A release never changes: its name is made from its content."""


def rows(request: Request) -> Response:
    """A page of one of the data routes, in the form of its ending or of the Accept header."""
    name, dot, ending = request.path_params["name"].partition(".")
    if name not in RESOURCES or (dot and ending not in ("json", "csv")):
        raise HTTPException(404)
    return answered.resource_page(request, name, ending)


async def download(request: Request) -> Response:
    """A file of a release, made if it is not there yet, streamed.

    The release is the one in the path, by number or name, or the one that ``?release=`` names.
    """
    in_path, name = request.path_params["release"], request.path_params["name"]
    with _reading(in_path) as is_there:
        if name not in bulk.OFFERED or not is_there:
            raise HTTPException(404)
    with _reading(request.query_params.get(RELEASE, in_path)) as is_there:
        if not is_there:
            raise HTTPException(404)
        return await _file(request, name)


@contextmanager
def _reading(named: str) -> Iterator[bool]:
    """Read the release of that number or name, the live one too where it has no number yet."""
    with warehouse.reading():
        if named == warehouse.release()["release"]:
            yield True
            return
    with warehouse.reading(named) as is_found:
        yield is_found and bool(named)


async def _file(request: Request, name: str) -> Response:
    # Off the loop: a slow disk or a long queue must not hold up the other readers.
    path = await asyncio.to_thread(bulk.found, name)
    if path is None:
        path = await asyncio.wrap_future(await asyncio.to_thread(bulk.file, name))
    label = await asyncio.to_thread(bulk.label, path)
    # A text may travel compressed, which is another sequence of bytes: its tag is a weak one.
    strength = "" if name.endswith(bulk.PACKED) else "W/"
    headers = {"ETag": f'{strength}"{label.sha256}"', "Cache-Control": FOR_EVER}
    if answered.is_held(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    return FileResponse(
        path, media_type=bulk.OFFERED[name].media_type, filename=name, headers=headers
    )


def _refusal(status: int, errors: list[str], headers: dict[str, str] | None = None) -> Response:
    body = json.dumps({"errors": errors}, ensure_ascii=False)
    kept = {"Cache-Control": "no-store", **(headers or {})}
    return Response(body, status, headers=kept, media_type="application/json")


def _wrong(_request: Request, wrong: Exception) -> Response:
    return _refusal(400, wrong.faults if isinstance(wrong, Wrong) else [str(wrong)])


def _unacceptable(_request: Request, _wrong: Exception) -> Response:
    return _refusal(406, ["answers are application/json or text/csv; say so in Accept, or end the address in .json or .csv"])  # fmt: skip


def _later(_request: Request, wrong: Exception) -> Response:
    return _refusal(503, [str(wrong)], {"Retry-After": "60"})


def _not_held(_request: Request, wrong: Exception) -> Response:
    return _refusal(404, [str(wrong)])


def _other(request: Request, wrong: Exception) -> Response:
    status = wrong.status_code if isinstance(wrong, HTTPException) else 500
    headers = dict(wrong.headers or {}) if isinstance(wrong, HTTPException) else None
    if status == 405:
        return _refusal(405, ["these addresses are read-only: GET or HEAD"], headers)
    if status == 404:
        return _refusal(404, [_what_there_is(request)], headers)
    return _refusal(status, ["this request cannot be answered"], headers)


def _what_there_is(request: Request) -> str:
    if request.scope["root_path"].endswith("/download"):
        release = warehouse.release()["release"]
        others = ", ".join(row["number"] for row in warehouse.releases())
        return (
            f"there is no such file; of the release {release} there are: "
            + ", ".join(f"/download/{release}/{name}" for name in bulk.OFFERED)
            + (f"; other releases by number: {others}" if others else "")
        )
    addresses = [f"/api/v1/{name}" for name in (*RESOURCES, "openapi.json")]
    return f"there is nothing at this address; there are: {', '.join(addresses)}"


REFUSALS = {
    Wrong: _wrong,
    answered.Unacceptable: _unacceptable,
    warehouse.NotBuilt: _later,
    warehouse.NotInRelease: _not_held,
    bulk.NotMade: _later,
    HTTPException: _other,
}


def _app(*routes: Route) -> Starlette:
    app = Starlette(routes=list(routes), exception_handlers=REFUSALS)
    app.router.redirect_slashes = False
    return app


MOUNTED = [
    Mount(
        "/api",
        app=_app(Route("/v1/openapi.json", answered.openapi), Route("/v1/{name}", rows)),
        name="data",
    ),
    Mount("/download", app=_app(Route("/{release}/{name}", download)), name="files"),
    Route("/status", status.page, name="status"),
]
"""What `serve.py` mounts beside the dashboard."""
