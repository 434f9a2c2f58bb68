"""Rows on their way into the store, of a file and of a call alike: drafted, marked, stored in chunks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from django.db import transaction

from wallofchange.listening.joining import join_heard
from wallofchange.listening.models import Batch, Signal
from wallofchange.listening.models.sealed import seal

from .batches import rejects_path
from .drafting import Drafter
from .preparing import Chunk, Moments, Rows, as_json, chunks
from .rejects import Rejects
from .running import Outcome, finish
from .store import Customers, Stored, store

if TYPE_CHECKING:
    from wallofchange.people.models import User


def load(
    rows: Rows,
    drafter: Drafter,
    batch: Batch,
    *,
    lasting_ids: bool = False,
    tell: Callable[[int], object] | None = None,
) -> Outcome:
    """Store what can be stored; what cannot lies in the file of rejects. `tell` hears how many were done."""
    keeper, seen, new, drafts = Keeper(batch), 0, 0, 0
    with Rejects(rejects_path(batch), rows.columns) as rejects:
        for chunk in chunks(rows, drafter, lasting_ids=lasting_ids, set_aside=rejects.add):
            with transaction.atomic():
                new += keeper.keep(chunk, at=batch.at)
            seen += chunk.rows
            drafts += len(chunk.drafts)
            if tell:
                tell(seen)
    path = rejects.path if rejects.count else None
    return Outcome(batch.pk, seen, new, drafts - new, rejects.count, path, tuple(rejects.first))


@transaction.atomic
def complete(batch: Batch, outcome: Outcome, *, by: User | None, at: dt.datetime) -> None:
    """From here on readers see the batch, and facts that waited for its signals stand beside them."""
    finish(batch, outcome, by=by, at=at)
    join_heard(Signal.objects.filter(batch=batch))  # only what counts finds what was expected of it


class Keeper:
    """Stores the chunks of one batch; remembers the customers and the moments that it met."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self._people, self._moments = Customers(), Moments()

    def keep(self, chunk: Chunk, *, at: dt.datetime) -> int:
        """Returns how many were new; call it inside a transaction."""
        return store(self._stored(chunk, at)) if chunk.drafts else 0

    def _stored(self, chunk: Chunk, at: dt.datetime) -> list[Stored]:
        known = self._people.of({draft.customer for draft in chunk.drafts if draft.customer})
        return [
            Stored(
                self._batch.source_id,
                self._batch.pk,
                self._moments.of(draft.moment),
                known.get(draft.customer),
                draft.channel,
                draft.unit,
                draft.said_at or at,
                at,
                seal(draft.words),
                draft.language,
                draft.score,
                draft.scale.low if draft.scale else None,
                draft.scale.high if draft.scale else None,
                draft.expectation,
                draft.question,
                draft.id,
                fingerprint,
                as_json(draft.extra),
            )
            for draft, fingerprint in zip(chunk.drafts, chunk.fingerprints, strict=True)
        ]
