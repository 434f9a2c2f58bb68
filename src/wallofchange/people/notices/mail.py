"""Mail through the server that the home names (`WALLOFCHANGE_MAIL`); without one there is no mail."""

from __future__ import annotations

from dataclasses import dataclass
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from wallofchange.diary.clock import story_begins
from wallofchange.people.notices.trouble import NotDelivered

PATIENCE = 10  # seconds
BACKEND = "django.core.mail.backends.smtp.EmailBackend"


@dataclass(frozen=True)
class Server:
    """A mail server from a URL: `smtp://name:password@host:587?from=wall@example.org`.

    `smtp` changes to TLS where it is not this machine; `smtps` speaks TLS from the start; `?tls=no` does not.
    """

    host: str
    port: int
    name: str
    password: str
    sender: str
    tls: str  # "", "start" or "whole"

    @classmethod
    def of(cls, url: str) -> Server | None:
        """The server that a URL names; none when it names none."""
        parts = urlsplit(url)
        if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
            return None
        asked = parse_qs(parts.query)
        return cls(
            host=parts.hostname,
            port=parts.port or (465 if parts.scheme == "smtps" else 587),
            name=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            sender=asked.get("from", [f"wall-of-change@{parts.hostname}"])[0],
            tls=_tls(parts, asked),
        )


def server() -> Server | None:
    """The mail server of this home; a demo has none, for its customers and colleagues are invented."""
    if story_begins() is not None:
        return None
    return Server.of(getattr(settings, "MAIL", ""))


def send(to: str, subject: str, text: str) -> None:
    """Mail this text, or say why not.

    Raises:
        NotDelivered: with a reason in plain words.
    """
    if (by := server()) is None:
        raise NotDelivered("no_mail")
    connection = get_connection(BACKEND, **_as_django_wants(by))
    message = EmailMessage(" ".join(subject.split()), text, by.sender, [to], connection=connection)
    try:
        message.send()
    except SMTPRecipientsRefused:
        raise NotDelivered("mail_refused", for_good=True) from None
    except SMTPResponseException as trouble:
        for_good = trouble.smtp_code == 535
        raise NotDelivered("mail_answered", trouble.smtp_code, for_good=for_good) from None
    except (OSError, SMTPException):
        raise NotDelivered("mail_gone") from None


def _tls(parts: SplitResult, asked: dict[str, list[str]]) -> str:
    if parts.scheme == "smtps":
        return "whole"
    here = parts.hostname in ("localhost", "127.0.0.1", "::1")
    return "" if here or asked.get("tls") == ["no"] else "start"


def _as_django_wants(by: Server) -> dict[str, Any]:
    return {
        "host": by.host,
        "port": by.port,
        "username": by.name,
        "password": by.password,
        "use_tls": by.tls == "start",
        "use_ssl": by.tls == "whole",
        "timeout": PATIENCE,
    }
