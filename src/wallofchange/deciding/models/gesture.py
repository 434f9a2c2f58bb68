"""Something extra for one customer: one click, no reason, nobody to ask."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, ClassVar, Final

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from wallofchange.deciding.models.mandate import Mandate, euros
from wallofchange.deciding.powers import Powers
from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.listening.models import Customer, Signal
from wallofchange.people.models import Team, User

A_YEAR: Final = timedelta(days=365)  # what a customer got longer ago no longer counts
TITLES: Final = frozenset({"mr", "mrs", "ms", "miss", "dr", "mevrouw", "meneer", "dhr", "mw", "familie"})


class GestureQuerySet(models.QuerySet["Gesture"]):
    def made(self) -> GestureQuerySet:
        """Not taken back."""
        return self.filter(withdrawn_at=None)

    def of_the_year(self, at: datetime) -> GestureQuerySet:
        return self.made().filter(at__gt=at - A_YEAR, at__lte=at)


class Gesture(models.Model):
    """What somebody did for a customer, under which mandate. What it was is optional."""

    signal = models.ForeignKey(Signal, models.CASCADE, related_name="gestures")
    customer = models.ForeignKey(Customer, models.CASCADE, null=True, related_name="gestures")
    team = models.ForeignKey(Team, models.CASCADE, related_name="gestures")
    money = models.DecimalField(max_digits=8, decimal_places=2)
    what = models.CharField(max_length=200, blank=True)
    mandate = models.ForeignKey(Mandate, models.SET_NULL, null=True, related_name="gestures")
    under = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects: ClassVar[GestureQuerySet] = GestureQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["customer", "at"], name="gesture_of_customer")]

    def __str__(self) -> str:
        return f"€\u00a0{self.money}"

    @classmethod
    def make(cls, signal: Signal, money: Decimal, *, what: str = "", by: User, at: datetime) -> Gesture:
        """Do something extra, within what is left for this customer; of two at once the second is told."""
        with transaction.atomic():
            if signal.customer_id:
                Customer.objects.select_for_update().get(pk=signal.customer_id)
            else:
                Signal.objects.select_for_update().get(pk=signal.pk)
            room = extra_for([signal], by=by, at=at).get(signal.pk)
            if room is None or not 0 < money <= room.left:
                raise _too_much(room)
            made = cls.objects.create(
                signal=signal, customer=signal.customer, team=signal.source.team, money=money,
                what=what.strip()[:200], mandate=room.mandate, under=room.mandate.told(), by=by, at=at,
            )  # fmt: skip
            note("did something extra", made, by=by, at=at, team_id=made.team_id, signal=signal.pk)
        return made

    def withdraw(self, *, by: User, at: datetime) -> None:
        """It did not happen after all; the record stays."""
        withdrawn: dict[str, Any] = {"withdrawn_at": at, "withdrawn_by": by}
        with transaction.atomic():
            if Gesture.objects.made().filter(pk=self.pk).update(**withdrawn):
                note("took something extra back", self, by=by, at=at, team_id=self.team_id)
        self.refresh_from_db()


@dataclass(frozen=True)
class Extra:
    """What one need not ask for this customer, in euros, and under which mandate."""

    mandate: Mandate
    left: Decimal
    first_name: str = ""  # of the customer, where we know it
    made: tuple[Gesture, ...] = ()  # in the past year, the latest last


def extra_for(signals: Iterable[Signal], *, by: User, at: datetime) -> dict[int, Extra]:
    """What may be done for who said these things, by the key of the signal: two queries, or four.

    One's own mandate or that of the team whose customer it is, whichever is wider; nothing for a signal
    where neither holds a gesture.
    """
    powers, signals = Powers(at), list(signals)
    widest = {signal.pk: mandate for signal in signals if (mandate := _widest(powers, signal, by))}
    if not widest:
        return {}
    made = _made_for(signals, at)
    return {
        signal.pk: _extra(mandate, signal, made.get(_whom(signal), []))
        for signal in signals
        if (mandate := widest.get(signal.pk))
    }


def _extra(mandate: Mandate, signal: Signal, made: list[Gesture]) -> Extra:
    spent = sum((gesture.money for gesture in made), Decimal(0))
    name = signal.customer.name if signal.customer else ""
    return Extra(mandate, max(mandate.gesture - spent, Decimal(0)), _first_name(name), tuple(made))


def _widest(powers: Powers, signal: Signal, by: User) -> Mandate | None:
    held = [powers.of_people.get(by.pk), powers.of_teams.get(signal.source.team_id)]
    given = [mandate for mandate in held if mandate and mandate.gesture]
    return max(given, key=lambda mandate: mandate.gesture, default=None)


def _made_for(signals: list[Signal], at: datetime) -> dict[tuple[str, int], list[Gesture]]:
    """What these customers got in the past year; a signal of nobody we know stands for itself."""
    of_them = Q(customer__in={signal.customer_id for signal in signals if signal.customer_id})
    found = Gesture.objects.of_the_year(at).filter(of_them | Q(signal__in=[signal.pk for signal in signals]))
    made: dict[tuple[str, int], list[Gesture]] = {}
    for gesture in found.select_related("by"):
        whom = ("customer", gesture.customer_id) if gesture.customer_id else ("signal", gesture.signal_id)
        made.setdefault(whom, []).append(gesture)
    return made


def _whom(signal: Signal) -> tuple[str, int]:
    return ("customer", signal.customer_id) if signal.customer_id else ("signal", signal.pk)


def _too_much(room: Extra | None) -> Refused:
    if room is None or not room.left:
        return Refused(
            _("For this customer nothing is left that you need not ask."),
            remedy=_("Pin it as an idea; then it can be asked."),
            code="gesture",
        )
    return Refused(
        _("For this customer you need not ask up to € %(left)s.") % {"left": euros(room.left)},
        remedy=_("Give an amount up to that."),
        code="gesture",
    )


def _first_name(name: str) -> str:
    """Of "Ans Kuiper": Ans; nothing of "meneer Nijhof", "Mrs Okafor" or "woningcorporatie De Hanze"."""
    first = name.split(" ", 1)[0]
    return "" if first[:1].islower() or first.rstrip(".").lower() in TITLES else first
