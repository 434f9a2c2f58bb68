"""Signals that a program sends, one or many: what a file would bring in, by the same road."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from io import BytesIO
from typing import IO

from django.db import transaction

from wallofchange.listening.joining import join_heard
from wallofchange.listening.models import Batch, Signal, Source
from wallofchange.people.models import Team, User

from . import reasons
from .column_map import ColumnMap
from .drafting import Drafter, Rejection
from .loading import Keeper, complete, load
from .preparing import Chunk, chunks
from .running import Outcome, batch_of_today, whole_or_gone
from .scores import Scale
from .sent import SentLines

NAME = "API"


@dataclass(frozen=True)
class Call:
    """How a program wants its signals kept. A scale that it does not name is that of the source's last."""

    chosen: ColumnMap
    team: Team
    by: User
    at: dt.datetime
    source: str = ""  # its name

    def take_one(self, body: bytes) -> Outcome:
        """Keep one signal; what cannot be kept is set aside, and nothing is made for it."""
        aside = list[Rejection]()
        lines, drafter = self._read(BytesIO(body.replace(b"\n", b" ")), self._known_source())
        found = list(chunks(lines, drafter, lasting_ids=False, set_aside=aside.append))
        if not found or aside:
            nothing = Rejection.of(1, reasons.NO_OBJECT, ())
            return Outcome(None, 1, 0, 0, 1, None, tuple(aside) or (nothing,))
        with transaction.atomic():
            return self._keep(found[0])

    def take_many(self, lines: IO[bytes]) -> Outcome:
        """Keep what can be kept, as an import of its own: readers see all of it at once, when it is done.

        Raises:
            Refused: when another import into the source is running, or it names too many moments.
        """
        source = self._own_source()
        sent, drafter = self._read(lines, source)
        how = {"by": self.by, "at": self.at, "mapping": self._mapping(source)}
        with whole_or_gone(NAME, source=source, **how) as batch:
            outcome = load(sent, drafter, batch)
            complete(batch, outcome, by=self.by, at=self.at)
        return outcome

    def _keep(self, chunk: Chunk) -> Outcome:
        source = self._own_source()
        batch = batch_of_today(source, by=self.by, at=self.at, preset="plain")
        new = Keeper(batch).keep(chunk, at=self.at)
        batch.rows, batch.new, batch.known = batch.rows + 1, batch.new + new, batch.known + 1 - new
        batch.mapping = self._mapping(source)
        batch.save()
        join_heard(Signal.objects.filter(batch=batch, fingerprint__in=chunk.fingerprints))
        return Outcome(batch.pk, 1, new, 1 - new, 0, None)

    def _read(self, lines: IO[bytes], source: Source | None) -> tuple[SentLines, Drafter]:
        chosen = replace(self.chosen, scale=self._scale(source))
        sent = SentLines(lines, chosen)
        return sent, Drafter(sent.columns, chosen, at=self.at, dated=False)

    def _mapping(self, source: Source) -> dict[str, object]:
        return replace(self.chosen, scale=self._scale(source)).as_json()

    def _scale(self, source: Source | None) -> Scale | None:
        if self.chosen.scale or source is None:
            return self.chosen.scale
        told = source.batches.filter(state=Batch.State.DONE, mapping__scale__isnull=False)
        last = told.exclude(mapping__scale=None).values_list("mapping", flat=True).first()
        return Scale.parse(last["scale"]) if last else None

    def _known_source(self) -> Source | None:
        return Source.objects.filter(team=self.team, name=self._name).first()

    def _own_source(self) -> Source:
        made = {"kind": "api", "at": self.at}
        return Source.objects.get_or_create(team=self.team, name=self._name, defaults=made)[0]

    @property
    def _name(self) -> str:
        return (self.source or NAME)[:120]
