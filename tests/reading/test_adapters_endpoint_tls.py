"""An endpoint over TLS: who it is, is checked, and a greeting that never ends is not waited for."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from tests.servers.chat import HEARD, Model
from tests.servers.tls import certificate, dripping
from wallofchange.reading.adapters.endpoint.door import TRIES, Address, Door, Key
from wallofchange.reading.adapters.endpoint.ledger import InMemory, Limits, Purse
from wallofchange.reading.adapters.trouble import ReaderTrouble

ASKED = {"model": "well", "messages": [{"role": "user", "content": '{"text": "te laat"}'}]}


def door(url: str, seconds: float = 5) -> Door:
    purse = Purse(Limits(), InMemory(), now=lambda: 0.0)
    return Door(Address.of(url), Key(), purse, seconds=seconds, sleep=lambda seconds: None)


class LateServer(ThreadingHTTPServer):
    """One that lets who calls wait before it shakes hands."""

    def get_request(self) -> tuple[socket.socket, Any]:
        time.sleep(0.7)
        return super().get_request()


@contextmanager
def over_tls(held: Path, kind: type[ThreadingHTTPServer] = ThreadingHTTPServer) -> Iterator[str]:
    """The server that speaks as an endpoint does, behind this certificate; its URL."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(held)
    with kind(("127.0.0.1", 0), Model) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"https://127.0.0.1:{server.server_port}/v1"
        server.shutdown()


def test_an_endpoint_over_tls_is_asked_when_it_is_who_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(held))

    with over_tls(held) as url:
        answer = door(url).post("/chat/completions", ASKED, signs=7)

    assert '"polarity": "negative"' in answer["choices"][0]["message"]["content"]


@pytest.mark.parametrize("name", ["127.0.0.1", "127.0.0.2"])
def test_who_cannot_prove_who_it_is_hears_nothing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = certificate(tmp_path, name=name)
    if name != "127.0.0.1":  # known, but as somebody else
        monkeypatch.setenv("SSL_CERT_FILE", str(held))
    HEARD.clear()

    with over_tls(held) as url, pytest.raises(ReaderTrouble, match="SSLCertVerificationError"):
        door(url).post("/chat/completions", ASKED, signs=7)

    assert HEARD == []


def test_shaking_hands_and_the_answer_have_one_time_between_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(held))
    asked = ASKED | {"model": "leisurely"}

    with over_tls(held, LateServer) as url:
        with pytest.raises(ReaderTrouble, match="does not answer"):
            door(url, seconds=1).post("/chat/completions", asked, signs=7)
        assert door(url, seconds=20).post("/chat/completions", asked, signs=7)["choices"]


def test_a_greeting_that_comes_byte_by_byte_is_not_listened_to_for_long() -> None:
    with dripping(0.05) as url:
        began = time.monotonic()
        with pytest.raises(ReaderTrouble, match="does not answer"):
            door(url, seconds=0.5).post("/chat/completions", ASKED, signs=7)

    assert time.monotonic() - began < TRIES * 0.5 + 5
