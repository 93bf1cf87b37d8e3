"""The street door: the ASGI app around the dashboard. Compression, security headers, warm-up; no logic.

``python serve.py`` (what ``make run`` does), ``streamlit run serve.py`` and ``uvicorn serve:app``
serve the same app. HOST and PORT choose the address; /_stcore/health says whether it lives.
"""

from __future__ import annotations

import asyncio
import gc
import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util, runtime
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.pages_manager import PagesManager

from readiness.routes import MOUNTED, PACKED
from readiness.routes.index_page import IndexPage

HOST = os.environ.get("HOST", "127.0.0.1")
PORT = int(os.environ.get("PORT", "8501"))

# Sites whose pages may frame ours (?embed=true): "https://a.example https://b.example". Nobody else.
SITES = os.environ.get("READINESS_FRAMED_BY", "").split()
FRAMED_BY = " ".join(["'self'", *(s for s in SITES if re.fullmatch(r"https://[\w.*-]+(:\d+)?", s))])
# Streamlit needs inline styles and compiles expressions in the browser; nothing may come from elsewhere.
POLICY = (
    "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; connect-src 'self' ws: wss:; "
    f"object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors {FRAMED_BY}"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
# Our own static files, by folder: how long a browser may keep them. Streamlit looks after its own.
KEEP_FOR = {
    "/app/static/fonts/": "public, max-age=31536000, immutable",
    "/app/static/topo/": "public, max-age=31536000, immutable",
    "/app/static/": "public, max-age=3600",
}
WARM_UP_SECONDS = 60.0


class Headed:
    """Adds the security and caching headers to every answer over HTTP."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                for folder, keep in KEEP_FOR.items():
                    if scope["path"].startswith(folder) and message["status"] == 200:
                        headers.setdefault("Cache-Control", keep)
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


class CompressedOnce:
    """Keeps the compressed form of files that never change (Streamlit's own: 3 MB in all).

    Compressing 9 MB anew for each new reader would hold up the readers who are already here.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.kept: dict[str, list[Message]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith("/static/"):
            return await self.app(scope, receive, send)
        wants = Headers(scope=scope)
        if "range" in wants or "gzip" not in wants.get("Accept-Encoding", ""):
            return await self.app(scope, receive, send)
        answer = self.kept.get(scope["path"]) if scope["method"] == "GET" else None
        if answer is None:
            answer = []

            async def record(message: Message) -> None:
                answer.append(message)

            await self.app(scope, receive, record)
            first = Headers(raw=answer[0]["headers"])
            unchanging = "immutable" in first.get("Cache-Control", "") and "set-cookie" not in first
            if scope["method"] == "GET" and answer[0]["status"] == 200 and unchanging:
                self.kept[scope["path"]] = answer
        for message in answer:
            await send(
                dict(message, headers=list(message["headers"])) if "headers" in message else message
            )


class PackedAlready:
    """Sends files that are compressed by themselves as they are, with their length and in parts.

    Streamlit compresses inside our own compression, so neither may learn what the reader accepts.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if path.startswith("/download/") and path.endswith(PACKED):
            kept = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
            scope = {**scope, "headers": kept}
        await self.app(scope, receive, send)


class FirstReader:
    """A reader without a browser: notes which pages there are, and when a page is finished."""

    client_context = None

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        self.finished = asyncio.Event()

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        if msg.WhichOneof("type") == "navigation":
            self.pages = {p.url_pathname: p.page_script_hash for p in msg.navigation.app_pages}
        elif msg.WhichOneof("type") == "script_finished" and (
            msg.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
        ):
            self.finished.set()


async def open_every_page() -> None:
    """Imports, caches and the page list are made before the first reader comes, not while they wait."""
    server, reader = runtime.get_instance(), FirstReader()
    session = server.connect_session(reader, {})
    opened: set[str] = set()
    while waiting := ([""] if not opened else sorted(set(reader.pages) - opened)):
        message = BackMsg()
        message.rerun_script.page_name = waiting[0]
        message.rerun_script.page_script_hash = reader.pages.get(waiting[0], "")
        reader.finished.clear()
        server.handle_backmsg(session, message)
        await reader.finished.wait()
        opened.add(waiting[0])
    server.close_session(session)


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[None]:
    # Without this, a deep link as the first visit takes Streamlit's old route through pages/.
    PagesManager.uses_pages_directory = False
    try:
        await asyncio.wait_for(open_every_page(), WARM_UP_SECONDS)
    except TimeoutError:
        print(
            f"The pages took longer than {WARM_UP_SECONDS:.0f} s to warm up; serving all the same."
        )
    gc.collect()
    gc.freeze()  # what is loaded now stays: collections need not look at it again
    if __name__ == "__main__":
        print(f"AI readiness in ASEAN can be opened at http://{HOST}:{PORT}", flush=True)
    yield


app = st.App(
    "dashboard.py",
    routes=MOUNTED,
    middleware=[
        Middleware(Headed),
        Middleware(CompressedOnce),
        Middleware(PackedAlready),
        Middleware(GZipMiddleware, minimum_size=500, compresslevel=6),
        Middleware(IndexPage, original=Path(file_util.get_static_dir()) / "index.html"),
    ],
    lifespan=lifespan,
)

if __name__ == "__main__":
    with suppress(KeyboardInterrupt):  # Ctrl-C is how it is meant to end
        app.run(config={"server.address": HOST, "server.port": PORT})
