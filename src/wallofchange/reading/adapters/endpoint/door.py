"""The way out to an endpoint: one call, tried again where that helps, and closed for a while when it is down.

No redirects are followed and no proxy is used: what was allowed to go to one address goes nowhere else.
"""

from __future__ import annotations

import http.client
import json
import logging
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Timer
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from wallofchange.reading.adapters.endpoint.ledger import Purse
from wallofchange.reading.adapters.trouble import ReaderTrouble

log = logging.getLogger(__name__)

TRIES = 3
SECONDS = 20.0  # that one try may take, from the first sign to the last
PATIENCE = 30.0  # seconds that a server may ask us to wait before we call it down
MOST = 32_000_000  # bytes of an answer
FAILURES, CLOSED = 3, 60.0  # after so many calls that failed, nobody is sent out for so many seconds
_AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


class Key:
    """A secret that goes into a header and nowhere else."""

    __slots__ = ("_secret",)

    def __init__(self, secret: str = "") -> None:
        self._secret = secret.strip()
        if not self._secret.isascii() or not self._secret.isprintable():
            raise ReaderTrouble("The key of the endpoint holds odd signs.", remedy="Set it again.")

    def header(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._secret}"} if self._secret else {}

    def __repr__(self) -> str:
        return "Key(…)" if self._secret else "Key()"


class Address(NamedTuple):
    """Where the endpoint is: over TLS, unless it is this very machine."""

    secure: bool
    host: str
    port: int | None
    path: str

    @classmethod
    def of(cls, url: str) -> Address:
        """Read a URL such as https://models.example.org/v1.

        Raises:
            ReaderTrouble: when words would travel in the open, or a secret stands in it.
        """
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port
            host.encode("idna")
        except ValueError:
            host = ""
        if not host or parts.scheme not in ("http", "https") or not parts.path.isascii():
            raise ReaderTrouble(
                "An endpoint is a URL.", remedy="Such as endpoint:https://models.example.org/v1"
            )
        if parts.scheme == "http" and host not in _HERE:
            raise ReaderTrouble(f"{host} is asked without TLS.", remedy="Use https.")
        if parts.username or parts.password or parts.query or parts.fragment:
            raise ReaderTrouble("A key has no place in an address.", remedy="Set WALLOFCHANGE_READER_KEY.")
        path = parts.path.rstrip("/")
        return cls(parts.scheme == "https", host, port, path if path.endswith("/v1") else f"{path}/v1")


class Door:
    """Posts JSON to an address, within the purse."""

    def __init__(
        self,
        address: Address,
        key: Key,
        purse: Purse,
        *,
        seconds: float = SECONDS,
        now: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.address = address
        self._key, self._purse, self._seconds = key, purse, seconds
        self._now, self._sleep = now, sleep
        self._failures, self._closed_until = 0, 0.0

    def post(self, path: str, document: dict[str, Any], *, signs: int) -> dict[str, Any]:
        """Send a document that holds so many signs of redacted text, and return the answer.

        Raises:
            ReaderTrouble: when there is no answer, or none that is a JSON object.
        """
        if self._now() < self._closed_until:
            raise ReaderTrouble("The endpoint was down a moment ago; it is asked again later.")
        try:
            answer = self._persist(path, json.dumps(document).encode(), signs)
        except _Down as error:
            self._failed(error)
            raise ReaderTrouble(f"The endpoint does not answer: {error}.", remedy="Is it up?") from None
        self._failures = 0
        return answer

    def _persist(self, path: str, body: bytes, signs: int) -> dict[str, Any]:
        for attempt in range(TRIES):
            self._wait_for_turn()
            self._purse.spend(signs)
            try:
                return self._once(path, body)
            except _Again as again:
                if attempt == TRIES - 1 or again.after > PATIENCE:
                    raise _Down(str(again)) from None
                self._sleep(max(again.after, 0.5 * 2**attempt))
        raise _Down("it was never tried")

    def _wait_for_turn(self) -> None:
        while wait := self._purse.seconds_to_wait():
            self._sleep(wait)

    def _once(self, path: str, body: bytes) -> dict[str, Any]:
        line, context = self._line()
        headers = {"Content-Type": "application/json", "Accept": "application/json", **self._key.header()}
        try:
            http.client.HTTPConnection.connect(line)  # each address of a host has so long as well
            carriers = [line.sock]
            with _cut_off_after(self._seconds, carriers):
                if context is not None:
                    _shake_hands(line, context, carriers)
                line.request("POST", self.address.path + path, body, headers)
                response = line.getresponse()
                held = response.read(MOST + 1)
        except (OSError, UnicodeError, http.client.HTTPException) as error:
            raise _Again(type(error).__name__) from None
        finally:
            line.close()
        return _understood(response.status, response.getheader("Retry-After"), held)

    def _line(self) -> tuple[http.client.HTTPConnection, ssl.SSLContext | None]:
        host, port = self.address.host, self.address.port
        if not self.address.secure:
            return http.client.HTTPConnection(host, port, timeout=self._seconds), None
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(host, port, timeout=self._seconds, context=context), context

    def _failed(self, why: Exception) -> None:
        self._failures += 1
        if self._failures >= FAILURES:
            self._closed_until = self._now() + CLOSED
            log.warning("The endpoint at %s is left alone for %d seconds: %s", self.address.host, CLOSED, why)


def _shake_hands(
    line: http.client.HTTPConnection, context: ssl.SSLContext, carriers: list[socket.socket]
) -> None:
    """Agree on TLS over a line that is there already, so that it can be hung up meanwhile."""
    covered = context.wrap_socket(line.sock, server_hostname=line.host, do_handshake_on_connect=False)
    line.sock = covered
    carriers.append(covered)
    covered.do_handshake()


@contextmanager
def _cut_off_after(seconds: float, carriers: list[socket.socket]) -> Iterator[None]:
    """Who answers a sign a second is never silent for long, and would otherwise be listened to for hours.

    The last of the carriers is hung up, also where the line let go of it: an answer that ends with the line
    is read on without it.
    """

    def hang_up() -> None:
        with suppress(OSError):  # it ended in the same moment
            socket.socket.shutdown(carriers[-1], socket.SHUT_RDWR)  # TLS's own would lay off its cover first

    clock = Timer(seconds, hang_up)
    clock.daemon = True
    clock.start()
    try:
        yield
    finally:
        clock.cancel()


class _Down(Exception):
    """No use to ask again now."""


class _Again(Exception):
    """It may be better in a moment."""

    def __init__(self, what: str, after: float = 0.0) -> None:
        super().__init__(what)
        self.after = after


def _understood(status: int, after: str | None, held: bytes) -> dict[str, Any]:
    if status in _AGAIN:
        raise _Again(f"it says {status}", _seconds(after))
    if status != 200:
        raise _Down(f"it says {status}")
    if len(held) > MOST:
        raise _Down("it says more than can be read")
    try:
        answer = json.loads(held)
    except (ValueError, RecursionError):
        raise _Again("it does not speak JSON") from None
    if not isinstance(answer, dict):
        raise _Down("it says something else than an object")
    return answer


def _seconds(after: str | None) -> float:
    """Retry-After in seconds; a date, or what cannot be read, is taken for "not now"."""
    if not after:
        return 0.0
    return float(after) if after.isascii() and after.strip().isdigit() else PATIENCE + 1
