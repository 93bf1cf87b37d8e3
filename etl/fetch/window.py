"""The only window to the network: one address asked politely, its answer put into a file."""

from __future__ import annotations

import hashlib
import ssl
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx
import tenacity
from tenacity.wait import wait_exponential_jitter

from etl.fetch.options import Patience
from etl.fetch.trouble import CORRECT_ROW, LATER, Stopped, Trouble

MOST_REDIRECTS = 5
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses after which asking again may help."""
GREETING = {
    "User-Agent": "asean-ai-readiness-dashboard (statistics, a few requests a month)",
    "Accept-Encoding": "gzip",  # what unpacks while it is counted
}


@dataclass(frozen=True)
class Question:
    """One address, who may answer it, and with what."""

    address: str
    hosts: frozenset[str]
    types: frozenset[str]
    forbidden: str
    """What a 403 of this publisher means."""
    pace_seconds: float
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True)
class Answer:
    """What came, apart from the bytes, which lie in a file."""

    address: str
    """Where it came from in the end."""
    fetched_at: str
    sha256: str
    size: int
    etag: str | None
    last_modified: str | None


class Pace:
    """The earliest instant at which each host may be asked next."""

    def __init__(self) -> None:
        self._next: dict[str, float] = {}
        self._lock = threading.Lock()

    def turn(self, host: str, gap: float) -> float:
        """Seconds to wait for one's turn, which is taken by asking.

        >>> pace = Pace()
        >>> pace.turn("a", 5) == 0, 4 < pace.turn("a", 5) <= 5, pace.turn("b", 5) == 0
        (True, True, True)
        """
        with self._lock:
            now = time.monotonic()
            at = max(now, self._next.get(host, now))
            self._next[host] = at + gap
        return at - now


class Window:
    """Asks; shared by all sources, which keep one pace a host."""

    def __init__(self, patience: Patience, stopping: threading.Event) -> None:
        self.patience, self.stopping = patience, stopping
        self._pace = Pace()
        self._client = httpx.Client(timeout=patience.timeout, headers=GREETING)

    def close(self) -> None:
        self._client.close()

    def ask(self, question: Question, into: Path) -> Answer | None:
        """The answer, its bytes in ``into``; None if it is what it was (``etag``).

        Raises:
            Trouble: after the last try, or where trying again cannot help.
        """
        more = wait_exponential_jitter(
            multiplier=self.patience.first_wait,
            max=self.patience.longest_wait,
            jitter=self.patience.first_wait,
        )

        def wait(state: tenacity.RetryCallState) -> float:
            trouble = state.outcome.exception() if state.outcome else None
            return max(getattr(trouble, "pause", 0), more(state))

        again = tenacity.Retrying(
            retry=tenacity.retry_if_exception(lambda it: isinstance(it, Trouble) and it.may_pass),
            stop=tenacity.stop_after_attempt(self.patience.tries),
            wait=wait,
            sleep=self._rest,
            reraise=True,
        )
        try:
            return again(self._once, question, into)
        except Trouble as trouble:
            if not trouble.may_pass:
                raise
            raise Trouble(
                f"{trouble.what}, {again.statistics['attempt_number']} times", LATER
            ) from None

    def _once(self, question: Question, into: Path) -> Answer | None:
        address = question.address
        ends = time.monotonic() + self.patience.deadline
        for _ in range(MOST_REDIRECTS + 1):
            self._rest(self._pace.turn(urlsplit(address).netloc, question.pace_seconds))
            try:
                with self._client.stream("GET", address, headers=_conditions(question)) as response:
                    if response.has_redirect_location:
                        address = _sent_on(address, response.headers["location"], question)
                        continue
                    if response.status_code == httpx.codes.NOT_MODIFIED and _is_conditional(
                        question
                    ):
                        return None
                    _judge_status(response, question, self.patience)
                    return self._read(response, address, question, into, ends)
            except httpx.HTTPError as error:
                raise _trouble(error, self.patience) from error
            except httpx.InvalidURL as error:
                raise Trouble(f"its address is none ({error})", CORRECT_ROW) from None
        raise Trouble(f"sends on more than {MOST_REDIRECTS} times", CORRECT_ROW)

    def _read(
        self, response: httpx.Response, address: str, question: Question, into: Path, ends: float
    ) -> Answer:
        most = self.patience.most_bytes
        too_much = f"sends more than {most / 2**20:,.0f} MB"
        ask_for_less = "ask for less in connectors.csv, or raise --most-megabytes"
        if int(_digits(response.headers.get("content-length"))) > most:
            raise Trouble(too_much, ask_for_less)
        digest, size, start = hashlib.sha256(), 0, b""
        with into.open("wb") as file:
            for piece in response.iter_bytes():
                size += len(piece)
                if size > most:
                    raise Trouble(too_much, ask_for_less)
                if time.monotonic() > ends:
                    slow = f"sent only {size:,} bytes in {self.patience.deadline:g} s"
                    raise Trouble(slow, LATER, may_pass=True)
                if self.stopping.is_set():
                    raise Stopped
                start = start or piece[:512]
                digest.update(piece)
                file.write(piece)
        _judge_content(response, start, question)
        return Answer(
            address,
            datetime.now(UTC).isoformat(timespec="seconds"),
            digest.hexdigest(),
            size,
            response.headers.get("etag"),
            response.headers.get("last-modified"),
        )

    def _rest(self, seconds: float) -> None:
        if self.stopping.wait(seconds):
            raise Stopped


def _is_conditional(question: Question) -> bool:
    """Whether "it is what it was" is an answer to it."""
    return bool(question.etag or question.last_modified)


def _conditions(question: Question) -> dict[str, str]:
    told = {"If-None-Match": question.etag, "If-Modified-Since": question.last_modified}
    return {name: value for name, value in told.items() if value}


def _sent_on(address: str, location: str, question: Question) -> str:
    """The next address, if its host may answer and nobody can listen."""
    onward = urljoin(address, location)
    parts = urlsplit(onward)
    if parts.netloc not in question.hosts:
        raise Trouble(
            f"sends on to another host, {parts.netloc or parts.scheme}",
            "if that is right, add it to other_hosts in connectors.csv",
        )
    if urlsplit(address).scheme == "https" and parts.scheme != "https":
        raise Trouble("sends on to an address that is not encrypted", CORRECT_ROW)
    return onward


def _judge_status(response: httpx.Response, question: Question, patience: Patience) -> None:
    status = response.status_code
    if status == httpx.codes.OK:
        return
    if status in PASSING:
        pause = _pause(response.headers.get("retry-after"))
        if pause > patience.longest_wait:
            what = f"answers {status} and asks for a pause of {pause:,.0f} s"
            raise Trouble(what, "fetch it again after that")
        raise Trouble(f"answers {status}", LATER, may_pass=True, pause=pause)
    if status == httpx.codes.FORBIDDEN:
        raise Trouble(*question.forbidden.split("; ", 1))
    if status in (httpx.codes.UNAUTHORIZED, httpx.codes.PROXY_AUTHENTICATION_REQUIRED):
        raise Trouble(f"asks for a login ({status})", CORRECT_ROW)
    if status in (httpx.codes.NOT_FOUND, httpx.codes.GONE):
        raise Trouble(f"has nothing at {question.address} ({status})", CORRECT_ROW)
    raise Trouble(f"answers {status}", CORRECT_ROW)


def _judge_content(response: httpx.Response, start: bytes, question: Question) -> None:
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if start.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<" or kind == "text/html":
        what = "answers with a web page (a login or a notice?), not with data"
        raise Trouble(what, "open the address in a browser, then " + CORRECT_ROW)
    if kind and kind not in question.types:
        wanted = " or ".join(sorted(question.types)[:2])
        raise Trouble(f"answers with {kind}, not with {wanted}", CORRECT_ROW)


def _trouble(error: httpx.HTTPError, patience: Patience) -> Trouble:
    cause = error.__cause__ or error.__context__
    while cause is not None and not isinstance(cause, ssl.SSLError):
        cause = cause.__cause__ or cause.__context__
    if isinstance(cause, ssl.SSLCertVerificationError):
        return Trouble(
            f"its certificate does not fit ({cause.verify_message})",
            "do not fetch until the publisher has mended it, or the address is right",
        )
    if isinstance(error, httpx.TimeoutException):
        return Trouble(f"was silent for {patience.timeout:g} s", LATER, may_pass=True)
    if isinstance(error, httpx.ConnectError):
        return Trouble(f"cannot be reached ({_said(error)})", LATER, may_pass=True)
    if isinstance(error, httpx.DecodingError):
        return Trouble(f"sends what cannot be unpacked ({_said(error)})", LATER, may_pass=True)
    return Trouble(f"broke off ({_said(error)})", LATER, may_pass=True)


def _said(error: Exception) -> str:
    return str(error)[:120] or type(error).__name__


def _pause(text: str | None) -> float:
    """Seconds of a Retry-After header, which is a number or a date.

    >>> _pause("7"), _pause(None), _pause("soon")
    (7.0, 0.0, 0.0)
    """
    if text is None or text.isdigit():
        return float(_digits(text))
    try:
        return max(0.0, (parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return 0.0


def _digits(text: str | None) -> str:
    """The header if it is a number that somebody can mean, otherwise 0."""
    return text if text and text.isascii() and text.isdigit() and len(text) < 16 else "0"
