"""What time does with questions that nobody has answered: it reminds, goes a step up, and may be consent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from wallofchange.deciding.models.ask import Ask
from wallofchange.people.models import Letterbox, Notice, User

AN_HOUR = timedelta(hours=1)


def pull(at: datetime) -> int:
    """Let time do its work on every question that is due; return how many. Twice does nothing more."""
    return _over(at) + sum(_tick(ask, at) for ask in Ask.objects.due(at))


def _tick(ask: Ask, at: datetime) -> bool:
    """Whoever is reminded hears it by mail too, where their team's letterbox is open for mail."""
    with transaction.atomic():
        done = ask.tick(at=at)
        if done and ask.steps_up_at > at:
            _mail_reminder(ask, at)
    return done


def _mail_reminder(ask: Ask, at: datetime) -> None:
    """What was asked in colleagues' own words, and the clock; no customer's sentence goes by mail."""
    whom, box = ask.of_whom, Letterbox.objects.filter(team=ask.team_id, by_mail=True).first()
    if box is None or not (whom.is_active and whom.email):
        return
    with translation.override(whom.language or box.language):
        lines = [f"{ask.asked_by.name}: {ask.get_act_display()}", str(ask.idea or ask.why), ask.clock]
        subject = _("%(name)s waits for your answer") % {"name": ask.asked_by.first_name}
    if settings.ADDRESS:
        lines += ["", f"{settings.ADDRESS.rstrip('/')}/decisions/"]
    mail = {"kind": Notice.Kind.MAIL, "team": ask.team, "to": whom.email, "subject": subject}
    told = mail | {"text": "\n".join(lines), "at": at, "next_try_at": at}
    Notice.objects.get_or_create(key=f"ask {ask.pk} {ask.steps}", defaults=told)


def _over(at: datetime) -> int:
    """An exception in a period that has ended need not be answered any more."""
    late = Ask.objects.open().filter(cycle__ends_on__lt=timezone.localdate(at))
    return late.order_by().update(answer=Ask.Answer.WITHDRAWN, answered_at=at)


@dataclass(frozen=True)
class Waiting:
    """A question as somebody sees it: how long it waits, and whether it is theirs to answer."""

    ask: Ask
    hours: int  # working hours it has waited; begun hours count whole
    mine: bool  # to answer
    my_own: bool  # I asked it

    @property
    def clock(self) -> str:
        """Whose turn it is, and until when."""
        return self.ask.clock


def seen_as(asks: Iterable[Ask], user: User, at: datetime) -> list[Waiting]:
    """These questions through the eyes of this person."""
    return [
        Waiting(
            ask,
            ceil(ask.waited(at) / AN_HOUR),
            mine=user.pk in (ask.of_whom_id, ask.for_whom_id),
            my_own=user.pk == ask.asked_by_id,
        )
        for ask in asks
    ]
