"""The HTML sheet that every page starts from: Streamlit's own, with our title, preview and first look.

Streamlit sends one sheet for all addresses, titled "Streamlit" and empty until its scripts have come.
Ours says at once what the address shows: to a search engine, to whoever previews a shared link, and to
a reader on a slow line. Streamlit's file stays as it is; what leaves the server is changed.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from html import escape
from pathlib import Path

from starlette.datastructures import URL, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ROOT = Path(__file__).resolve().parents[2]
SITE = "AI readiness in ASEAN"
LANGUAGE = "en"
PREVIEW = "/app/static/preview.png"
EMPTY = '<div id="root"></div>'
NO_PAGES = (
    "/api/",
    "/app/",
    "/component/",
    "/download/",
    "/media/",
    "/static/",
    "/status",
    "/_stcore/",
)
# The sheet depends on the address, so it has no stamp to compare: it is 2 kB and sent whole. And
# Streamlit would compress its own before it can be changed; the middleware outside does that.
UNTOLD = {b"if-none-match", b"if-modified-since", b"accept-encoding"}


def pages() -> dict[str, tuple[str, str]]:
    """Address → its title in the table of contents and the reader's question, its file's docstring."""
    listed: dict[str, tuple[str, str]] = {}
    for call in ast.walk(ast.parse((ROOT / "dashboard.py").read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "st.Page":
            file = ROOT / ast.literal_eval(call.args[0])
            words = {word.arg: word.value for word in call.keywords}
            question = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
            title = ast.literal_eval(words["title"])
            listed["/" if "default" in words else f"/{file.stem}"] = (title, question)
    return listed


def sheet(original: str, url: URL, known: Mapping[str, tuple[str, str]]) -> str:
    """Streamlit's sheet with ours put in, for one address.

    Raises:
        ValueError: the sheet has changed, so that a part of ours finds no place any more.

    >>> sheet("<p>", URL("http://localhost/"), {})
    Traceback (most recent call last):
    ValueError: Streamlit's index.html has no '<html lang="en">' any more: readiness/routes/index_page.py
    """
    title, question = known.get(url.path, ("", ""))
    name = SITE if url.path == "/" or not title else f"{title} · {SITE}"
    about = {
        "site": SITE,
        "title": name,
        "question": question or next(iter(known.values()), ("", ""))[1],
        "address": str(url.replace(query="", fragment="")),
        "preview": str(url.replace(path=PREVIEW, query="", fragment="")),
    }
    head = Path(__file__).with_suffix(".html").read_text(encoding="utf-8")
    for key, value in about.items():
        head = head.replace(f"{{{key}}}", escape(value))
    first_look = (
        f'<div id="root"><div class="first-look" role="status"><p>{SITE}</p>'
        f"<p><b>{escape(title or SITE)}</b></p><p>{escape(question)}</p><p>Loading …</p>"
        "<i></i><i></i><i></i></div></div>"
    )
    for old, new in (
        ('<html lang="en">', f'<html lang="{LANGUAGE}" dir="ltr">'),
        ("<title>Streamlit</title>", f"<title>{escape(name)}</title>\n    {head}"),
        ('href="./favicon.png"', 'href="./app/static/favicon.svg"'),
        (EMPTY, first_look),
    ):
        if old not in original:
            raise ValueError(
                f"Streamlit's index.html has no {old!r} any more: readiness/routes/index_page.py"
            )
        original = original.replace(old, new)
    return _without_preload(original)


class IndexPage:
    """Sends our sheet wherever Streamlit would send its own; every other answer passes untouched."""

    def __init__(self, app: ASGIApp, original: Path) -> None:
        self.app, self.original, self.known = app, original.read_text(encoding="utf-8"), pages()
        sheet(self.original, URL("http://localhost/"), self.known)  # refuse at start, not later

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_read = scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}
        if not is_read or scope["path"].startswith(NO_PAGES):
            return await self.app(scope, receive, send)
        start: Message = {}
        body = b""

        async def swap(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                if not _is_html(message):
                    await send(message)
            elif not _is_html(start):
                await send(message)
            else:
                body += message.get("body", b"")
                if not message.get("more_body"):
                    await self._answer(scope, start, body, send)

        headers = [(name, value) for name, value in scope["headers"] if name not in UNTOLD]
        await self.app({**scope, "headers": headers}, receive, swap)

    async def _answer(self, scope: Scope, start: Message, body: bytes, send: Send) -> None:
        is_theirs = body == self.original.encode() or (
            scope["method"] == "HEAD"
            and not body
            and "no-cache" in _header(start, b"cache-control")
        )
        if is_theirs:
            body = sheet(self.original, URL(scope=scope), self.known).encode()
            headers = MutableHeaders(raw=list(start["headers"]))
            for name in ("etag", "last-modified", "accept-ranges"):
                del headers[name]
            headers["Content-Length"] = str(len(body))
            headers["Content-Language"] = LANGUAGE
            start = {**start, "headers": headers.raw}
        await send(start)
        await send(
            {"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body}
        )


def _header(start: Message, name: bytes) -> str:
    return next((value.decode() for key, value in start["headers"] if key.lower() == name), "")


def _is_html(start: Message) -> bool:
    return _header(start, b"content-type").startswith("text/html")


def _without_preload(page: str) -> str:
    """Without the order to fetch Streamlit's own font first: pages are set in Noto Sans."""
    start = page.find('<link\n      rel="preload"')
    return page if start < 0 else page[:start] + page[page.index("/>", start) + 2 :]
