"""A file that somebody brought: kept under a random name until it is in, or until a day has passed."""

from __future__ import annotations

import json
import re
import secrets
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

if TYPE_CHECKING:
    from wallofchange.people.models import User

KEPT = 24 * 3600  # seconds
SILENT = 120  # seconds without a word: whoever was bringing it in is gone
_TOKEN = re.compile(r"[\w-]{20,40}")


@dataclass(frozen=True)
class Upload:
    """The file, and a note beside it of what is known of it so far. Only who brought it finds it again."""

    token: str
    path: Path

    @classmethod
    def keep(cls, file: UploadedFile[bytes], *, by: User) -> Upload:
        """Keep what was sent; what others left behind for a day goes."""
        sweep()
        upload = cls._at(secrets.token_urlsafe(24))
        kept_on_disk = getattr(file, "temporary_file_path", None)
        if kept_on_disk:
            shutil.move(kept_on_disk(), upload.path)
        else:
            upload.path.write_bytes(file.read())
        upload.path.chmod(0o600)
        upload.note(name=Path(file.name or "file").name[:255], by=by.pk)
        return upload

    @classmethod
    def find(cls, token: str, *, by: User) -> Upload | None:
        """The file that this person brought under this name, if it is still there."""
        upload = cls._at(token) if _TOKEN.fullmatch(token) else None
        return upload if upload and upload.known.get("by") == by.pk else None

    @classmethod
    def _at(cls, token: str) -> Upload:
        return cls(token, _folder() / token)

    @property
    def name(self) -> str:
        """What it was called where it came from."""
        return str(self.known.get("name", ""))

    @property
    def known(self) -> dict[str, Any]:
        """What is known of it: its name, how its columns are read, how far it is."""
        try:
            found: dict[str, Any] = json.loads(self._note.read_text())
        except (FileNotFoundError, ValueError):
            return {}
        return found

    @property
    def is_stuck(self) -> bool:
        """Whether somebody was bringing it in and has fallen silent."""
        return "rows" in self.known and time.time() - self._note.stat().st_mtime > SILENT

    def note(self, **more: Any) -> None:
        """Write down what is known from now on; whoever reads it meanwhile sees the old or the new."""
        fresh = self._note.with_suffix(f".{secrets.token_hex(4)}")
        fresh.write_text(json.dumps(self.known | more))
        fresh.replace(self._note)

    def remove(self) -> None:
        """The file goes; the note stays for the page that waits for it."""
        self.path.unlink(missing_ok=True)

    @property
    def _note(self) -> Path:
        return self.path.with_name(f"{self.token}.json")


def sweep() -> None:
    """Remove what has been lying for a day."""
    long_ago = time.time() - KEPT
    for path in _folder().iterdir():
        if path.is_file() and path.stat().st_mtime < long_ago:
            path.unlink(missing_ok=True)


def _folder() -> Path:
    folder = Path(settings.HOME.uploads)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
