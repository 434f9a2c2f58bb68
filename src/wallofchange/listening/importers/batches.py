"""Taking a batch out again: undone by a person, or left behind by a process that died."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.listening.models import (
    ANCHORS,
    CUSTOMERS_ANCHORS,
    Batch,
    Customer,
    KanoFeature,
    Signal,
    Source,
    Vignette,
)

from .claim import claim

if TYPE_CHECKING:
    from wallofchange.people.models import User

CHUNK = 2_000
IN_BATCHES: tuple[type[models.Model], ...] = (Signal, *ANCHORS)


def undo(batch: Batch, *, by: User | None, at: dt.datetime) -> int:
    """Take a batch out, with all that was read in its signals; returns how many signals or facts went.

    Raises:
        Refused: when it is not whole, was undone before, or something rests on what it brought.
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
        gone = sum(model._default_manager.filter(batch=batch).count() for model in IN_BATCHES)
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
    for batch in Batch.objects.filter(_left_over(), state=Batch.State.UNDONE):
        _take_out(batch)
        swept += 1
    return swept


def _left_over() -> Any:
    """Something of the batch is still there."""
    left: Any = models.Q()
    for model in IN_BATCHES:
        left |= models.Exists(model._default_manager.filter(batch=models.OuterRef("pk")))
    return left


def rejects_path(batch: Batch) -> Path:
    """Where the rows of a batch that were set aside lie; personal, so in the home."""
    return Path(settings.HOME.rejects) / f"import-{batch.pk}.csv"


def _take_out(batch: Batch) -> None:
    having_customers: tuple[type[models.Model], ...] = (Signal, *CUSTOMERS_ANCHORS)
    for model in having_customers:
        _take_out_in_chunks(model._default_manager.filter(batch=batch))
    for each in ANCHORS:  # texts go after the answers to them
        each._default_manager.filter(batch=batch).delete()
    for name in (rejects_path(batch), rejects_path(batch).with_suffix(".part")):
        name.unlink(missing_ok=True)


def _take_out_in_chunks(rows: models.QuerySet[Any]) -> None:
    """And the customers of whom nothing else is known."""
    while part := list(rows.values_list("pk", "customer_id")[:CHUNK]):
        with transaction.atomic():
            rows.filter(pk__in=[pk for pk, customer in part]).delete()
            customers = {customer for pk, customer in part if customer}
            gone = Customer.objects.filter(pk__in=customers, signals=None)
            for model in CUSTOMERS_ANCHORS:
                theirs = model._default_manager.filter(customer=models.OuterRef("pk"))
                gone = gone.filter(~models.Exists(theirs))
            gone.delete()


def _refuse_what_is_rested_on(batch: Batch) -> None:
    """Later rooms protect the signals they rest on; which rooms those are is not known here."""
    for relation in _protecting(Signal):
        resting = _resting(relation, batch).values(relation.field.name).distinct().count()
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
    for relation in (*_protecting(Vignette), *_protecting(KanoFeature)):
        answers = _resting(relation, batch).exclude(batch=batch).count()
        if answers:
            raise Refused(
                ngettext(
                    "%(n)s answer of another import is about what this one described.",
                    "%(n)s answers of another import are about what this one described.",
                    answers,
                )
                % {"n": answers},
                remedy=_("Take those answers out first, or keep the import."),
                code="rested_on",
            )


def _protecting(model: type[models.Model]) -> list[Any]:
    relations = model._meta.related_objects
    return [each for each in relations if each.on_delete in (models.PROTECT, models.RESTRICT)]


def _resting(relation: Any, batch: Batch) -> models.QuerySet[Any]:
    """What rests, by this relation, on something that the batch brought."""
    resting: models.QuerySet[Any] = relation.related_model._base_manager.filter(
        **{f"{relation.field.name}__batch": batch}
    )
    return resting
