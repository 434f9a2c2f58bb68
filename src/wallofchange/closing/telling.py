"""Whoever said it hears what was done: a wish from the wall becomes a duty of the team that hears them.

The same for whoever went through what we stopped. What is withdrawn is no duty any more.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from wallofchange.closing.going_through import who_went_through
from wallofchange.closing.models import FollowUp
from wallofchange.closing.models.follow_up import DUE
from wallofchange.deciding.models import ToTell
from wallofchange.listening.models import Signal
from wallofchange.people import working_hours

A_ROUND = 20


def pull(*, at: datetime) -> int:
    """Take up what customers are to be told; return of how many customers something changed."""
    to_take_up = Q(taken_up_at=None, withdrawn_at=None)
    to_let_go = Q(let_go_at=None, withdrawn_at__isnull=False)
    found = ToTell.objects.filter(to_take_up | to_let_go).select_related("idea", "went_through")[:A_ROUND]
    return sum(_let_go(told, at) if told.withdrawn_at else _take_up(told, at) for told in found)


def letter(told: ToTell, signal: Signal, words: str, language: str, by: str) -> str:
    """A draft in the customer's language: their sentence, what was done, a question. A person sends it."""
    with override(language if language in ("nl", "en") else "nl"):
        who = signal.customer.name if signal.customer and signal.customer.name else _("customer")
        said = _was_done(told, signal, words) if told.went_through is None else _stopped(told, signal, words)
        ends = [_("Just reply to this message, I read it myself."), by]
        lines = [_("Dear %(name)s,") % {"name": who}, *said, *ends]
    return "\n\n".join(lines)


def _was_done(told: ToTell, signal: Signal, words: str) -> list[str]:
    return [
        _wrote(signal, words),
        _("That sentence has hung on our wall, where we stand every morning."),
        _("Since %(date)s: %(line)s") % {"date": _day(told.at), "line": told.line},
        _("We do not know yet whether it helps. Do you notice it, or not at all?"),
    ]


def _stopped(told: ToTell, signal: Signal, words: str) -> list[str]:
    """Not their words made us stop, but the figures of all; so that is what is said."""
    return [
        _wrote(signal, words) if words.strip() else _("on %(date)s we heard from you.") % _dated(signal),
        _('At that time we were trying something: "%(idea)s"') % {"idea": told.idea.title},
        _("We measured it, and customers were worse off. On %(date)s we stopped it.")
        % {"date": _day(told.at)},
        _("I am sorry if you were troubled by it. Is there anything left for me to put right?"),
    ]


def _wrote(signal: Signal, words: str) -> str:
    said = _dated(signal) | {"sentence": " ".join(words.split())}
    return _('on %(date)s you wrote: "%(sentence)s"') % said


def _dated(signal: Signal) -> dict[str, str]:
    return {"date": _day(signal.said_at)}


def _day(moment: datetime) -> str:
    return str(date_format(timezone.localtime(moment), "j F"))


def _take_up(told: ToTell, at: datetime) -> int:
    """Each of these customers once, however often they were pinned."""
    signals = (
        _who_said_it(told) if told.went_through is None else who_went_through(told.went_through, told.at)
    )
    hanging = FollowUp.objects.in_bulk([s.pk for s in signals], field_name="signal_id")
    due_at = working_hours.after(timezone.localtime(at), DUE)
    with transaction.atomic():
        for signal in signals:
            if follow_up := hanging.get(signal.pk):
                follow_up.tell(told, at=at)
            else:
                FollowUp.objects.create(
                    signal=signal, team_id=signal.source.team_id, at=at, due_at=due_at, tells=told
                )
        told.take_up(at=at, customers=len(signals))
    return len(signals)


def _who_said_it(told: ToTell) -> list[Signal]:
    said = Signal.objects.heard().filter(evidence__idea=told.idea_id)
    return list(said.select_related("source").distinct())


def _let_go(told: ToTell, at: datetime) -> int:
    """It is not so any more: nobody waits for it; who heard it, heard it."""
    waiting = list(told.follow_ups.filter(closed_at=None))
    with transaction.atomic():
        for follow_up in waiting:
            follow_up.tell_no_more(made_for_it=follow_up.at == told.taken_up_at, at=at)
        told.let_go_at = at
        told.save(update_fields=["let_go_at"])
    return len(waiting)
