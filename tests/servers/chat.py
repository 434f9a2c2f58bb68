"""A server of one's own that speaks the documented shape of `/v1/chat/completions`, well or badly.

It stands in for a model, not for our side of the line: it runs in a process of its own, on a port of its own.
The name of the model in the request says how it behaves. `python -m tests.servers.chat` prints its port.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

HEARD: list[dict[str, Any]] = []  # what came in: GET /heard tells it, DELETE /heard forgets it
_GOOD = ("goed", "vriendelijk", "snel", "good", "kind", "fast")
_BAD = ("slecht", "laat", "kapot", "bad", "late", "broken")


class Model(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer(200, {"heard": HEARD})

    def do_DELETE(self) -> None:
        HEARD.clear()
        self._answer(200, {})

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        HEARD.append({"path": self.path, "key": self.headers.get("Authorization"), "body": asked})
        mode = asked["model"]
        getattr(self, f"_{mode}")(asked)

    def _well(self, asked: dict[str, Any]) -> None:
        self._said(_labelled(_words_of(asked)))

    def _busy_once(self, asked: dict[str, Any]) -> None:
        if len(HEARD) == 1:
            self._answer(429, {"error": {"message": "slow down"}}, {"Retry-After": "1"})
        else:
            self._well(asked)

    def _down_at_first(self, asked: dict[str, Any]) -> None:
        if len(HEARD) <= 3:
            self._broken(asked)
        else:
            self._well(asked)

    def _busy_for_long(self, asked: dict[str, Any]) -> None:
        self._answer(429, {"error": {"message": "come back tomorrow"}}, {"Retry-After": "86400"})

    def _broken(self, asked: dict[str, Any]) -> None:
        self._answer(500, {"error": {"message": f"could not handle {_words_of(asked)}"}})

    def _forbidden(self, asked: dict[str, Any]) -> None:
        self._answer(401, {"error": {"message": f"bad key {self.headers.get('Authorization')}"}})

    def _elsewhere(self, asked: dict[str, Any]) -> None:
        self._answer(307, {}, {"Location": self.path})

    def _slow(self, asked: dict[str, Any]) -> None:
        time.sleep(3)
        self._well(asked)

    def _unhurried(self, asked: dict[str, Any]) -> None:
        time.sleep(0.1)
        self._well(asked)

    def _leisurely(self, asked: dict[str, Any]) -> None:
        time.sleep(0.7)
        self._well(asked)

    def _garbage(self, asked: dict[str, Any]) -> None:
        self._raw(200, b"<html>Welcome to the hotel's network</html>")

    def _list(self, asked: dict[str, Any]) -> None:
        self._raw(200, b"[1, 2]")

    def _chatty(self, asked: dict[str, Any]) -> None:
        self._said("Sure, here is the label: positive.")

    def _odd_label(self, asked: dict[str, Any]) -> None:
        self._said({"polarity": "ecstatic", "confidence": 0.9, "emotions": [], "passage": ""})

    def _odd_emotion(self, asked: dict[str, Any]) -> None:
        self._said({"polarity": "positive", "confidence": 0.9, "emotions": ["<script>"], "passage": ""})

    def _odd_confidence(self, asked: dict[str, Any]) -> None:
        self._said({"polarity": "positive", "confidence": "high", "emotions": [], "passage": ""})

    def _too_much(self, asked: dict[str, Any]) -> None:
        self._said({**_labelled(_words_of(asked)), "note": "call 0900-1234"})

    def _invented(self, asked: dict[str, Any]) -> None:
        self._said({**_labelled(_words_of(asked)), "passage": "they stole my dog"})

    def _obedient(self, asked: dict[str, Any]) -> None:
        """A model that does what the customer's words tell it."""
        self._said({"polarity": "positive", "confidence": 1.0, "emotions": ["joy"], "passage": ""})

    def _cut_short(self, asked: dict[str, Any]) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "5000")
        self.end_headers()
        self.wfile.write(b'{"choices": [')
        self.close_connection = True

    def _dripping(self, asked: dict[str, Any]) -> None:
        """A sign now and then, for as long as somebody listens."""
        self.send_response(200)
        self.send_header("Content-Length", "5000")
        self.end_headers()
        self.close_connection = True
        with suppress(OSError):
            for _ in range(5000):
                self.wfile.write(b" ")
                time.sleep(0.1)

    def _dripping_to_the_end(self, asked: dict[str, Any]) -> None:
        """The same, where the answer ends with the line."""
        self.send_response(200)
        self.send_header("Connection", "close")
        self.end_headers()
        with suppress(OSError):
            for _ in range(200):
                self.wfile.write(b" ")
                time.sleep(0.1)

    def _deep(self, asked: dict[str, Any]) -> None:
        self._raw(200, b"[" * 200_000)

    def _deep_inside(self, asked: dict[str, Any]) -> None:
        self._said("[" * 200_000)

    def _busy_oddly(self, asked: dict[str, Any]) -> None:
        self._answer(429, {}, {"Retry-After": "\u00b2"})

    def _vectors(self, asked: dict[str, Any]) -> None:
        """Sixteen numbers a text, until somebody speaks of another model; no place for who speaks of none."""
        said = asked["input"]
        width = 7 if any("another model" in text for text in said) else 16
        rows = [[float(hash((text, at)) % 7) for at in range(width)] for text in said]
        places = [float("inf") if "no place" in text else at for at, text in enumerate(said)]
        data = [{"index": at, "embedding": row} for at, row in zip(places, rows, strict=True)]
        self._answer(200, {"data": data})

    def _silent(self, asked: dict[str, Any]) -> None:
        self.close_connection = True

    def _said(self, content: dict[str, Any] | str) -> None:
        text = content if isinstance(content, str) else json.dumps(content)
        message = {"role": "assistant", "content": text}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        self._answer(200, {"object": "chat.completion", "choices": [choice], "usage": {"total_tokens": 1}})

    def _answer(self, status: int, document: dict[str, Any], headers: dict[str, str] | None = None) -> None:
        self._raw(status, json.dumps(document).encode(), headers)

    def _raw(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: Any) -> None:
        """Say nothing: a test reads what was heard."""


def _words_of(asked: dict[str, Any]) -> str:
    (user,) = [message for message in asked["messages"] if message["role"] == "user"]
    return str(json.loads(user["content"])["text"])


def _labelled(words: str) -> dict[str, Any]:
    good, bad = ([word for word in words.split() if word.strip(".,!") in known] for known in (_GOOD, _BAD))
    polarity = "negative" if bad else "positive" if good else "neutral"
    felt = {"negative": ["disappointment"], "positive": ["gratitude"], "neutral": []}[polarity]
    return {"polarity": polarity, "confidence": 0.9, "emotions": felt, "passage": " ".join((bad or good)[:1])}


@contextmanager
def chat() -> Iterator[str]:
    """Start one in a process of its own, give its URL, and stop it."""
    command = [sys.executable, "-m", "tests.servers.chat"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            yield f"http://127.0.0.1:{int(server.stdout.readline())}/v1"
        finally:
            server.terminate()


def heard(url: str) -> list[dict[str, Any]]:
    """What the server at this URL was asked."""
    with urllib.request.urlopen(f"{url}/heard") as answer:
        held: list[dict[str, Any]] = json.load(answer)["heard"]
    return held


def forget(url: str) -> None:
    urllib.request.urlopen(urllib.request.Request(f"{url}/heard", method="DELETE")).close()


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Model)
    print(server.server_port, flush=True)
    server.serve_forever()
