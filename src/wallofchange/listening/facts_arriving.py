"""A file with facts on its way in: looked at, and brought in as any other file is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from wallofchange.listening.anchors.files import (
    known_source_for_facts,
    rehearse_facts,
    run_facts,
    source_for_facts,
)
from wallofchange.listening.anchors.looking import FactFile, FactWishes, look_at_facts
from wallofchange.listening.arriving import COUNTED, Teller, bring, check_may_bring
from wallofchange.listening.models import Source
from wallofchange.listening.models.promise import check_may_promise
from wallofchange.listening.uploads import Upload
from wallofchange.people.models import Team, User


@dataclass(frozen=True)
class FactsWanted:
    """How somebody wants a file with facts brought in."""

    wishes: FactWishes
    team: Team
    source: str = ""


@dataclass(frozen=True)
class FactsLook:
    """What a file with facts is, and what would come of it; None where counting takes too long."""

    file: FactFile
    source: Source | None
    new: int | None = None
    known: int | None = None
    rejected: int | None = None


def look_at_upload(upload: Upload, wanted: FactsWanted, *, at: datetime) -> FactsLook:
    """Look at it.

    Raises:
        Refused: when it cannot be read, or lacks what is needed.
    """
    file = _look(upload, wanted, at)
    source = known_source_for_facts(file, team=wanted.team, name=wanted.source)
    if file.rows > COUNTED:
        return FactsLook(file, source)
    counted = rehearse_facts(upload.path, file, source=source, at=at)
    return FactsLook(file, source, counted.new, counted.known, counted.rejected)


def bring_facts_in(upload: Upload, wanted: FactsWanted, *, by: User, at: datetime) -> None:
    """Bring it in, at once or beside the pages.

    Raises:
        Refused: for a team of others, or promises by somebody who does not lead it.
    """
    check_may_bring(wanted.team, by)
    if wanted.wishes.sort == "promises":
        check_may_promise(wanted.team, by)
    file = _look(upload, wanted, at)
    bring(upload, file.rows, partial(_run, upload, file, wanted, by, at))


def _look(upload: Upload, wanted: FactsWanted, at: datetime) -> FactFile:
    looked = look_at_facts(upload.path, wanted.wishes, team=wanted.team, at=at)
    return replace(looked, path=Path(upload.name))  # as people know it


def _run(upload: Upload, file: FactFile, wanted: FactsWanted, by: User, at: datetime) -> int | None:
    source = source_for_facts(file, team=wanted.team, at=at, name=wanted.source)
    outcome = run_facts(
        upload.path, file, source=source, by=by, at=at, progress=Teller(upload), file_name=upload.name
    )
    return outcome.batch
