"""Where the record lives: SQLite in the home, or PostgreSQL by its address."""

from __future__ import annotations

from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from wallofchange.diary.refused import Refused
from wallofchange.house.home import Home
from wallofchange.house.shell import _

# Measured: deferred transactions with six writers gave a quarter of a million "locked" errors, these none.
_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728;"
    "PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-20000;"
)


def database(address: str, home: Home) -> dict[str, Any]:
    """Django's settings for the store at this address; none means the home's own file.

    Raises:
        Refused: when it is no address of a store that we know. It may hold a password, so it is not shown.
    """
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(home.database),
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": _PRAGMAS},
        }
    parts = urlsplit(address)
    if parts.scheme not in ("postgres", "postgresql") or not _has_a_port_or_none(parts):
        raise Refused(
            _("DATABASE_URL is no address of a PostgreSQL."),
            remedy=_("Write it as in postgresql://user:password@host/name, or leave it out."),
        )
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": query,
    }


def _has_a_port_or_none(parts: SplitResult) -> bool:
    try:
        return parts.port is None or parts.port > 0
    except ValueError:
        return False
