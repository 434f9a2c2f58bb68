"""A store that nobody else has, on whichever this round of tests runs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit


@contextmanager
def store_of_its_own(home: Path, name: str) -> Iterator[dict[str, str]]:
    """The environment of processes that share a home, or a database, that nobody else has."""
    product = {"WALLOFCHANGE_HOME": str(home), "DJANGO_SETTINGS_MODULE": "wallofchange.house.settings"}
    environment = os.environ | product
    if address := os.environ.get("DATABASE_URL"):
        with _database(address, name) as fresh:
            yield environment | {"DATABASE_URL": fresh}
    else:
        yield environment


@contextmanager
def _database(address: str, name: str) -> Iterator[str]:
    import psycopg

    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        yield urlunsplit(urlsplit(address)._replace(path=f"/{name}"))
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
