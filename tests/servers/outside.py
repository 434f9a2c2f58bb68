"""The world outside: a mail server and a chat that take what is sent, each on a port of its own."""

from __future__ import annotations

import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Post:
    """A mail server of the plainest kind (RFC 5321): what it took, and whom it does not know."""

    port: int = 0
    mails: list[dict[str, Any]] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)


@contextmanager
def mail_server() -> Iterator[Post]:
    post = Post()

    class Talk(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self._say("220 here")
            self.to: list[str] = []
            while line := self.rfile.readline().decode().strip():
                if not self._answered(line):
                    return

        def _answered(self, line: str) -> bool:
            verb = line.upper().split(" ")[0].split(":")[0]
            if verb == "RCPT":
                to = line.partition("<")[2].partition(">")[0]
                self.to.append(to)
                self._say("550 nobody here" if to in post.unknown else "250 yes")
            elif verb == "DATA":
                self._say("354 go on")
                post.mails.append({"to": self.to, "text": self._text()})
                self._say("250 taken")
            elif verb == "QUIT":
                self._say("221 bye")
                return False
            else:
                self._say("250 yes")
            return True

        def _text(self) -> str:
            lines = iter(lambda: self.rfile.readline().decode().rstrip("\r\n"), ".")
            return "\n".join(lines)

        def _say(self, text: str) -> None:
            self.wfile.write(f"{text}\r\n".encode())

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Talk) as server:
        server.daemon_threads = True
        post.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield post
        server.shutdown()


@dataclass
class Chat:
    """An incoming webhook: what it heard, and what it answers."""

    port: int = 0
    heard: list[dict[str, Any]] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)  # in turn; then 200
    elsewhere: str = ""  # where a redirect points

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hooks/secret"


@contextmanager
def chat_server() -> Iterator[Chat]:
    chat = Chat()

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            kind = self.headers["Content-Type"]
            chat.heard.append({"path": self.path, "body": body, "kind": kind, "host": self.headers["Host"]})
            self.send_response(chat.answers.pop(0) if chat.answers else 200)
            if chat.elsewhere:
                self.send_header("Location", chat.elsewhere)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Hook) as server:
        chat.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield chat
        server.shutdown()
