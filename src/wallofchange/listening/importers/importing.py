"""An import: looked at first, then run; whole, or gone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import transaction

from wallofchange.analysis.tabular import Table
from wallofchange.listening.models import Batch, Mapping, Signal, Source

from .belonging import known_source as known_source  # also found here by the page
from .column_map import ColumnMap
from .drafting import Drafter
from .inspection import Inspection, Wishes, look_at
from .loading import complete, load
from .preparing import chunks
from .presets import PRESETS
from .running import Outcome, Progress, refusals, reopened, whole_or_gone

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
    with whole_or_gone(file_name or Path(path).name, source=source, by=by, at=at, **how) as batch:
        outcome = load(
            _reopened(path, inspection),
            _drafter(inspection, at),
            batch,
            lasting_ids=_lasting_ids(inspection),
            tell=(lambda done: progress(done, inspection.rows)) if progress else None,
        )
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
        for chunk in chunks(
            _reopened(path, inspection),
            _drafter(inspection, at),
            lasting_ids=_lasting_ids(inspection),
            set_aside=lambda row: None,
        ):
            rows += chunk.rows
            fresh = len(chunk.fresh) - _there(source, chunk.fresh)
            known += len(chunk.drafts) - fresh
            new += fresh
            if progress:
                progress(rows, inspection.rows)
    return Outcome(None, rows, new, known, rows - new - known, None)


@transaction.atomic
def _finish(
    batch: Batch, inspection: Inspection, outcome: Outcome, *, by: User | None, at: dt.datetime
) -> None:
    """From here on readers see the batch, and files with this header are read like it."""
    complete(batch, outcome, by=by, at=at)
    kept: dict[str, Any] = {"source": batch.source_id}
    if inspection.decided:
        kept["map"] = inspection.decided.as_json()
    Mapping.objects.update_or_create(
        header=inspection.header_fingerprint, defaults={"columns": kept, "by": by, "at": at}
    )


def _drafter(inspection: Inspection, at: dt.datetime) -> Drafter:
    columns = [view.name for view in inspection.columns]
    return Drafter(columns, inspection.map, at=at, labels=inspection.labels)


def _lasting_ids(inspection: Inspection) -> bool:
    return PRESETS[inspection.map.preset].lasting_ids


def _reopened(path: str | Path, inspection: Inspection) -> Table:
    header = inspection.header_fingerprint
    return reopened(path, inspection.sheet, same=lambda table: table.header_fingerprint == header)


def _there(source: Source | None, fingerprints: list[str]) -> int:
    return Signal.objects.filter(source=source, fingerprint__in=fingerprints).count() if source else 0


def _remembered(header: str) -> ColumnMap | None:
    kept = Mapping.objects.filter(header=header).values_list("columns", flat=True).first()
    return ColumnMap.from_json(kept["map"]) if kept and "map" in kept else None
