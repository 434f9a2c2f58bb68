"""An import: looked at first, then run; whole, or gone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import transaction

from wallofchange.analysis.tabular import Table
from wallofchange.listening.joining import join_heard
from wallofchange.listening.models import Batch, Mapping, Signal, Source
from wallofchange.listening.models.sealed import seal

from .batches import rejects_path
from .belonging import known_source as known_source  # also found here by the page
from .column_map import ColumnMap
from .inspection import Inspection, Wishes, look_at
from .preparing import Chunk, Moments, as_json, chunks
from .rejects import Rejects
from .running import Outcome, Progress, finish, refusals, reopened, whole_or_gone
from .scores import Scale
from .store import Customers, Stored, store

if TYPE_CHECKING:
    from wallofchange.people.models import User

OPEN = Wishes()


def inspect(path: str | Path, wishes: Wishes = OPEN, *, at: dt.datetime) -> Inspection:
    """Look at a file without storing anything; what was chosen for its header before is remembered.

    Raises:
        Refused: when it cannot be read as a table, or lacks what is needed.
    """
    with refusals():
        return look_at(path, wishes, at=at, recall=_remembered)


def run(
    path: str | Path,
    inspection: Inspection,
    *,
    source: Source,
    by: User | None,
    at: dt.datetime,
    progress: Progress | None = None,
    file_name: str = "",
) -> Outcome:
    """Bring the file in as it was inspected. Readers see all of it at once, when it is done.

    Raises:
        Refused: when the file turns out to be broken, or another import into the source is running.
    """
    how = {"preset": inspection.map.preset, "mapping": inspection.map.as_json()}
    with whole_or_gone(path, source=source, file_name=file_name, by=by, at=at, **how) as batch:
        outcome = _load(path, inspection, batch, at, progress)
        _finish(batch, inspection, outcome, by=by, at=at)
    return outcome


def rehearse(
    path: str | Path,
    inspection: Inspection,
    *,
    source: Source | None,
    at: dt.datetime,
    progress: Progress | None = None,
) -> Outcome:
    """Count what `run` would do, and store nothing."""
    rows = new = known = 0
    with refusals():
        for chunk in chunks(_reopened(path, inspection), inspection, None, at=at):
            rows += chunk.rows
            there = _there(source, chunk.fingerprints)
            known += there
            new += len(chunk.drafts) - there
            if progress:
                progress(rows, inspection.rows)
    return Outcome(None, rows, new, known, rows - new - known, None)


def _load(
    path: str | Path, inspection: Inspection, batch: Batch, at: dt.datetime, progress: Progress | None
) -> Outcome:
    table = _reopened(path, inspection)
    people, moments, rows, new, drafts = Customers(), Moments(), 0, 0, 0
    with Rejects(rejects_path(batch), table.columns) as rejects:
        for chunk in chunks(table, inspection, rejects, at=at):
            with transaction.atomic():
                new += store(_stored(chunk, batch, people, moments, inspection.map.scale, at))
            rows += chunk.rows
            drafts += len(chunk.drafts)
            if progress:
                progress(rows, inspection.rows)
    return Outcome(batch.pk, rows, new, drafts - new, rejects.count, rejects.path if rejects.count else None)


def _stored(
    chunk: Chunk, batch: Batch, people: Customers, moments: Moments, scale: Scale | None, at: dt.datetime
) -> list[Stored]:
    low, high = scale or (None, None)
    known = people.of({draft.customer for draft in chunk.drafts if draft.customer})
    return [
        Stored(
            batch.source_id,
            batch.pk,
            moments.of(draft.moment),
            known.get(draft.customer),
            draft.channel,
            draft.unit,
            draft.said_at or at,
            at,
            seal(draft.words),
            draft.language,
            draft.score,
            low if draft.score is not None else None,
            high if draft.score is not None else None,
            draft.expectation,
            draft.question,
            draft.id,
            fingerprint,
            as_json(draft.extra),
        )
        for draft, fingerprint in zip(chunk.drafts, chunk.fingerprints, strict=True)
    ]


@transaction.atomic
def _finish(
    batch: Batch, inspection: Inspection, outcome: Outcome, *, by: User | None, at: dt.datetime
) -> None:
    """From here on readers see the batch."""
    finish(batch, outcome, by=by, at=at)
    join_heard(Signal.objects.filter(batch=batch))  # only what counts finds what was expected of it
    kept: dict[str, Any] = {"source": batch.source_id}
    if inspection.decided:
        kept["map"] = inspection.decided.as_json()
    Mapping.objects.update_or_create(
        header=inspection.header_fingerprint, defaults={"columns": kept, "by": by, "at": at}
    )


def _reopened(path: str | Path, inspection: Inspection) -> Table:
    header = inspection.header_fingerprint
    return reopened(path, inspection.sheet, same=lambda table: table.header_fingerprint == header)


def _there(source: Source | None, fingerprints: list[str]) -> int:
    return Signal.objects.filter(source=source, fingerprint__in=fingerprints).count() if source else 0


def _remembered(header: str) -> ColumnMap | None:
    kept = Mapping.objects.filter(header=header).values_list("columns", flat=True).first()
    return ColumnMap.from_json(kept["map"]) if kept and "map" in kept else None
