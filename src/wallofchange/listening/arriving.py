"""A file on its way in: looked at, brought in at once when it is small, beside the pages when it is large."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from django.db import connection
from django.utils import translation
from django.utils.translation import gettext as _

from wallofchange.diary.refused import Refused
from wallofchange.listening.importers import ColumnMap, Inspection, Wishes, inspect, rehearse, run, source_for
from wallofchange.listening.importers.importing import known_source
from wallofchange.listening.models import Source
from wallofchange.listening.uploads import Upload
from wallofchange.people.models import Team, User

log = logging.getLogger("wallofchange.import")
AT_ONCE = 2_000  # rows: up to here a person waits for the page
COUNTED = 20_000  # rows: up to here it is worth a second look at the file to say how many are known already
A_WORD_EVERY = 0.5  # seconds


@dataclass(frozen=True)
class Wanted:
    """How somebody wants a file brought in."""

    wishes: Wishes
    team: Team
    source: str = ""  # empty: after the file, or where files with its header went before


@dataclass(frozen=True)
class Look:
    """What a file is, and what would come of it; numbers are None where counting takes too long."""

    inspection: Inspection
    source: Source | None
    known: int | None = None
    rejected: int | None = None

    @property
    def fresh(self) -> int:
        """How many rows it would bring in; all of them where nobody counted."""
        return self.inspection.rows - (self.known or 0) - (self.rejected or 0)


def look(upload: Upload, wanted: Wanted, *, at: datetime) -> Look:
    """Look at the file; remembers how its columns are read, for the next look.

    Raises:
        Refused: when it cannot be read.
    """
    inspection = _inspect(upload, wanted.wishes, at)
    upload.note(map=inspection.map.as_json())
    source = known_source(inspection, team=wanted.team, name=wanted.source)
    if inspection.rows > COUNTED:
        return Look(inspection, source)
    counted = rehearse(upload.path, inspection, source=source, at=at)
    return Look(inspection, source, counted.known, counted.rejected)


def bring_in(upload: Upload, wanted: Wanted, *, by: User, at: datetime) -> None:
    """Bring it in, at once or beside the pages; what came of it is noted with the upload.

    Raises:
        Refused: when a small one cannot be brought in.
    """
    check_may_bring(wanted.team, by)
    inspection = _inspect(upload, wanted.wishes, at)
    bring(upload, inspection.rows, partial(_run, upload, inspection, wanted, by, at))


def check_may_bring(team: Team, by: User) -> None:
    if not team.welcomes(by):
        raise Refused(
            _("You do not belong to %(team)s.") % {"team": team},
            remedy=_("Import it for a team of your own."),
            code="not_yours",
        )


def bring(upload: Upload, rows: int, work: Callable[[], int | None]) -> None:
    """Do the work, which returns the number of its import: at once for few rows, else beside the pages.

    Raises:
        Refused: when few rows cannot be brought in.
    """
    upload.note(rows=rows, done=0, refusal=None)
    if rows <= AT_ONCE:
        try:
            _done(upload, work())
        except BaseException:
            upload.note(rows=None)
            raise
    else:
        language = translation.get_language()
        threading.Thread(target=_beside, args=(upload, work, language), daemon=True).start()


def remembered(upload: Upload) -> ColumnMap | None:
    """How the columns were read at the last look."""
    kept = upload.known.get("map")
    return ColumnMap.from_json(kept) if kept else None


def _inspect(upload: Upload, wishes: Wishes, at: datetime) -> Inspection:
    return replace(inspect(upload.path, wishes, at=at), path=Path(upload.name))  # as people know it


def _run(upload: Upload, inspection: Inspection, wanted: Wanted, by: User, at: datetime) -> int | None:
    source = source_for(inspection, team=wanted.team, at=at, name=wanted.source)
    tell = Teller(upload)
    return run(
        upload.path, inspection, source=source, by=by, at=at, progress=tell, file_name=upload.name
    ).batch


def _done(upload: Upload, batch: int | None) -> None:
    upload.note(batch=batch)
    upload.remove()


def _beside(upload: Upload, work: Callable[[], int | None], language: str | None) -> None:
    """In a thread of its own: whatever happens is told to the page that waits."""
    with translation.override(language):
        try:
            _done(upload, work())
        except Refused as refusal:
            upload.note(rows=None, refusal=[refusal.message, refusal.remedy])
        except Exception:
            log.exception("an import broke off; nothing of it was kept")
            broken = _("The import broke off. Nothing of it was kept.")
            upload.note(
                rows=None, refusal=[broken, _("Try it again; if it happens again, ask your administrator.")]
            )
        finally:
            connection.close()


class Teller:
    """Writes down how far it is, now and then."""

    def __init__(self, upload: Upload) -> None:
        self._upload = upload
        self._next = 0.0

    def __call__(self, done: int, rows: int) -> None:
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + A_WORD_EVERY
            self._upload.note(done=done, rows=rows)
