"""Taking a batch out again: undone by a person, or left behind by a process that died."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.listening.models import Batch, Customer, Signal, Source

from .claim import claim

if TYPE_CHECKING:
    from wallofchange.people.models import User

CHUNK = 2_000


def undo(batch: Batch, *, by: User | None, at: dt.datetime) -> int:
    """Take a batch out, with all that was read in its signals; returns how many signals went.

    Raises:
        Refused: when it is not whole, was undone before, or something rests on one of its signals.
    """
    if batch.state != Batch.State.DONE:
        raise Refused(
            _("Import %(batch)s is not there to be undone: it is %(state)s.")
            % {"batch": batch.pk, "state": batch.get_state_display()},
            remedy=_("Choose an import that is done."),
            code="not_done",
        )
    with transaction.atomic():  # after it nobody sees the batch any more; what follows only tidies
        _refuse_what_is_rested_on(batch)
        gone = batch.signals.count()
        batch.state, batch.undone_by, batch.undone_at = Batch.State.UNDONE, by, at
        batch.save()
        note("undid import", batch, by=by, at=at, team_id=batch.source.team_id, signals=gone)
    _take_out(batch)
    return gone


def discard(batch: Batch) -> None:
    """Remove what an import that never finished has left behind."""
    _take_out(batch)
    batch.delete()


def sweep(source: Source | None = None) -> int:
    """Remove half imports whose process is gone, and finish undoing; call it when a process starts.

    With a source: that one, whose claim the caller holds. Returns how many batches were tidied.
    """
    left = Batch.objects.filter(state=Batch.State.RUNNING)
    if source is not None:
        batches = list(left.filter(source=source))
        for batch in batches:
            discard(batch)
        return len(batches)
    swept = 0
    for owner in Source.objects.filter(batches__state=Batch.State.RUNNING).distinct():
        with claim(owner.pk) as free:
            swept += sweep(owner) if free else 0
    left_over = Signal.objects.filter(batch=models.OuterRef("pk"))
    for batch in Batch.objects.filter(models.Exists(left_over), state=Batch.State.UNDONE):
        _take_out(batch)
        swept += 1
    return swept


def rejects_path(batch: Batch) -> Path:
    """Where the rows of a batch that were set aside lie; personal, so in the home."""
    return Path(settings.HOME.rejects) / f"import-{batch.pk}.csv"


def _take_out(batch: Batch) -> None:
    signals = Signal.objects.filter(batch=batch)
    while part := list(signals.values_list("pk", "customer_id")[:CHUNK]):
        with transaction.atomic():
            Signal.objects.filter(pk__in=[pk for pk, customer in part]).delete()
            customers = {customer for pk, customer in part if customer}
            Customer.objects.filter(pk__in=customers, signals=None).delete()
    for name in (rejects_path(batch), rejects_path(batch).with_suffix(".part")):
        name.unlink(missing_ok=True)


def _refuse_what_is_rested_on(batch: Batch) -> None:
    """Later rooms protect the signals they rest on; which rooms those are is not known here."""
    for relation in Signal._meta.related_objects:
        if relation.on_delete not in (models.PROTECT, models.RESTRICT):
            continue
        where = {f"{relation.field.name}__batch": batch}
        resting = (
            relation.related_model._base_manager.filter(**where)
            .values(relation.field.name)
            .distinct()
            .count()
        )
        if resting:
            raise Refused(
                ngettext(
                    "%(n)s customer sentence of this import carries an idea on the wall.",
                    "%(n)s customer sentences of this import carry an idea on the wall.",
                    resting,
                )
                % {"n": resting},
                remedy=_("Take them off their ideas first, or keep the import."),
                code="rested_on",
            )
