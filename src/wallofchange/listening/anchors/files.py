"""A file with facts brought in: whole, or gone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import get_language

from wallofchange.analysis.tabular import Table
from wallofchange.listening.importers.batches import rejects_path
from wallofchange.listening.importers.drafting import Rejection
from wallofchange.listening.importers.rejects import Rejects
from wallofchange.listening.importers.running import (
    Outcome,
    Progress,
    finish,
    refusals,
    reopened,
    whole_or_gone,
)
from wallofchange.listening.models import Batch, Source

from .found import Found
from .keeping import Keeper
from .looking import FactFile, read_rows
from .misfits import Misfit

if TYPE_CHECKING:
    from wallofchange.people.models import Team, User

CHUNK = 2_000


def rehearse_facts(path: str | Path, looked: FactFile, *, source: Source | None, at: dt.datetime) -> Outcome:
    """Count what `run_facts` would do, and store nothing."""
    keeper, new, known, rejected = Keeper(source, batch=None, at=at), 0, 0, 0
    with refusals():
        for found, aside in _chunks(_reopened(path, looked), looked):
            kept = keeper.count(found)
            new, known, rejected = new + kept.new, known + kept.known, rejected + len(aside)
    return Outcome(None, new + known + rejected, new, known, rejected, None)


def run_facts(
    path: str | Path,
    looked: FactFile,
    *,
    source: Source,
    by: User | None,
    at: dt.datetime,
    progress: Progress | None = None,
    file_name: str = "",
) -> Outcome:
    """Bring the file in as it was looked at; it counts for readers when it is done.

    Raises:
        Refused: when the file turns out to be broken, or another import into the source is running.
    """
    how = {"preset": looked.sort.name, "mapping": looked.as_json()}
    with whole_or_gone(file_name or Path(path).name, source=source, by=by, at=at, **how) as batch:
        outcome = _load(path, looked, batch, at, progress)
        with transaction.atomic():
            finish(batch, outcome, by=by, at=at)
    return outcome


def source_for_facts(looked: FactFile, *, team: Team, at: dt.datetime, name: str = "") -> Source:
    """The source of such facts of a team: as named, or else one for each sort."""
    known = known_source_for_facts(looked, team=team, name=name)
    own = looked.sort.label.in_language(get_language() or "nl")
    return (
        known
        or Source.objects.get_or_create(
            team=team, name=(name or own)[:120], defaults={"kind": looked.sort.name, "at": at}
        )[0]
    )


def known_source_for_facts(looked: FactFile, *, team: Team, name: str = "") -> Source | None:
    """The same, if it is there already."""
    ours = Source.objects.filter(team=team)
    found = ours.filter(name=name[:120]) if name else ours.filter(kind=looked.sort.name)
    return found.order_by("pk").first()


def _chunks(table: Table, looked: FactFile) -> Iterator[tuple[list[Found], list[Rejection]]]:
    rows = read_rows(table, looked.sort, looked.columns, replace(looked.ground))
    while part := list(islice(rows, CHUNK)):
        found = [each for _, _, read in part if not isinstance(read, Misfit) for each in read]
        aside = [
            Rejection(number, read.reason, row, read.code)
            for number, row, read in part
            if isinstance(read, Misfit)
        ]
        yield found, aside


def _load(
    path: str | Path, looked: FactFile, batch: Batch, at: dt.datetime, progress: Progress | None
) -> Outcome:
    table = _reopened(path, looked)
    keeper, new, known, done = Keeper(batch.source, batch=batch, at=at), 0, 0, 0
    with Rejects(rejects_path(batch), table.columns) as rejects:
        for found, aside in _chunks(table, looked):
            with transaction.atomic():
                kept = keeper.keep(found)
            for rejection in aside:
                rejects.add(rejection)
            new, known, done = new + kept.new, known + kept.known, done + CHUNK
            if progress:
                progress(min(done, looked.rows), looked.rows)
    rows = new + known + rejects.count
    return Outcome(batch.pk, rows, new, known, rejects.count, rejects.path if rejects.count else None)


def _reopened(path: str | Path, looked: FactFile) -> Table:
    return reopened(path, looked.sheet, same=lambda table: table.columns == looked.header)
