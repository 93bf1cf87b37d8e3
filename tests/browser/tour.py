"""One reader's way through every page, by the links, with what each step brought over the line."""

import base64
import zlib
from collections import Counter

import stage

OURS = ("/app/", "/media/", "/download/", "/api/")


class Meter:
    """Counts what a tab receives: files as sent, messages of the socket as its compression sends them.

    Chromium shows a message after it was unpacked, so it is packed here again, in the same way. Streamlit's own files are kept apart from ours: they come once and stay in the browser's cache.
    """

    def __init__(self, context, page):
        self.paths, self.bytes, self.requests = {}, Counter(), Counter()
        self.deflate = zlib.compressobj(wbits=-15)  # one for the whole socket: RFC 7692
        self.wire = context.new_cdp_session(page)
        self.wire.send("Network.enable")
        self.wire.on("Network.requestWillBeSent", self._asked)
        self.wire.on("Network.loadingFinished", self._received)
        self.wire.on("Network.webSocketFrameReceived", self._told)

    def reset(self):
        self.bytes.clear()
        self.requests.clear()

    @property
    def ours(self):
        """kB of our own since the last reset: messages and files."""
        return (self.bytes["messages"] + self.bytes["ours"]) / 1000

    def _asked(self, event):
        url = event["request"]["url"]
        if url.startswith("http"):
            path = "/" + url.split("/", 3)[-1].split("?")[0]
            kind = "ours" if path.startswith(OURS) else "streamlit"
            self.paths[event["requestId"]] = kind
            self.requests[kind] += 1

    def _received(self, event):
        kind = self.paths.get(event["requestId"])
        if kind:
            self.bytes[kind] += event["encodedDataLength"]

    def _told(self, event):
        frame = event["response"]
        body = frame["payloadData"].encode()
        plain = base64.b64decode(body) if frame["opcode"] == 2 else body
        packed = self.deflate.compress(plain) + self.deflate.flush(zlib.Z_SYNC_FLUSH)
        self.bytes["messages"] += len(packed) - 4  # the four that every message would end with
        self.bytes["plain"] += len(plain)


_taken = {}


def tour(base, chromium):
    """{address: {"title", "tab", "url", "kB", "files", "theirs_kB"}}; taken once for each server."""
    if base not in _taken:
        context = chromium.new_context(viewport={"width": 1440, "height": 900})
        tab = stage.Visit(context, base)
        meter, found = Meter(context, tab.page), {}
        for address, name in stage.contents().items():
            meter.reset()
            tab.open("/") if address == "/" else tab.follow(name)
            found[address] = {
                "title": tab.title,
                "text": tab.page.inner_text("[data-testid='stMain']"),
                "tab": tab.page.title(),
                "url": tab.page.url,
                "kB": round(meter.ours, 1),
                "plain_kB": round(meter.bytes["plain"] / 1000, 1),
                "files": meter.requests["ours"],
                "theirs_kB": round(meter.bytes["streamlit"] / 1000, 1),
            }
        context.close()
        _taken[base] = found
    return _taken[base]
