"""The home: one folder that holds everything, made and migrated on its first use."""

from __future__ import annotations

import base64
import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from wallofchange.house.chosen import key


@dataclass(frozen=True)
class Home:
    """The folder and the places in it."""

    folder: Path

    @classmethod
    def current(cls) -> Home:
        return cls(Path(os.environ.get("WALLOFCHANGE_HOME", "./wallofchange-data")).resolve())

    @property
    def database(self) -> Path:
        return self.folder / "wall.sqlite3"

    @property
    def uploads(self) -> Path:
        return self.folder / "uploads"

    @property
    def rejects(self) -> Path:
        return self.folder / "rejects"

    @property
    def lake(self) -> Path:
        """The analysis copy of the facts; it can be thrown away."""
        return self.folder / "lake"

    def make(self) -> Home:
        """Make the folder and its places, for its owner's eyes only."""
        for place in (self.folder, self.uploads, self.rejects, self.lake):
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
        return self

    def secret_key(self) -> str:
        """The key that signs sessions; generated once, never shown."""
        return self._kept("secret.key", lambda: secrets.token_urlsafe(48))

    def originals_key(self) -> str:
        """The key that seals what customers wrote: 32 bytes in base64, generated once, never shown."""
        return key("WALLOFCHANGE_ORIGINALS_KEY") or self._kept(
            "originals.key", lambda: base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()
        )

    def _kept(self, name: str, make: Callable[[], str]) -> str:
        path = self.folder / name
        if not path.exists():
            self.make()
            fresh = path.with_suffix(f".{os.getpid()}")
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
                file.write(make())
            with suppress(FileExistsError):
                os.link(fresh, path)  # two processes that start at once must agree on one key
            fresh.unlink()
        return path.read_text().strip()


def open_home(folder: str | Path | None = None) -> Home:
    """Make Django ready for this home, and its database in step; quick when nothing changed."""
    if folder is not None:
        os.environ["WALLOFCHANGE_HOME"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wallofchange.house.settings")
    import django

    home = Home.current().make()
    django.setup()
    _migrate()
    return home


def _migrate() -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        from wallofchange.learning.lake.watch import lift

        lift()  # what watches the tables would be in the way of changing them
        call_command("migrate", verbosity=0, interactive=False)
