"""Whoever asks for an answer waits for us; let go when a person read it better, as long as that holds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from wallofchange.closing import letters, telling
from wallofchange.closing.models import FollowUp
from wallofchange.closing.models.follow_up import DUE
from wallofchange.diary.refused import Refused
from wallofchange.people import working_hours
from wallofchange.understanding.models import Correction, Gist

STILL_WAITING = timedelta(days=30)  # a file of last year must not give a team three thousand duties at once


def pull(limit: int = 2_000, *, at: datetime) -> int:
    """Make the follow-ups that are missing, let go those that are not needed and open those that are again;
    return how many."""
    missing = list(_asking_without(at)[:limit])
    FollowUp.objects.bulk_create((_for(gist, at) for gist in missing), 500, ignore_conflicts=True)
    told = telling.pull(at=at) + letters.pull(at=at)
    return len(missing) + told + _let_go(_taken_back()[:limit], at) + _wait_again(_needed_again()[:limit], at)


def _asking_without(at: datetime) -> QuerySet[Gist]:
    """Gists that ask for an answer without a follow-up: recent ones, and where a person says so."""
    said_so = Correction.objects.standing().filter(signal=OuterRef("pk"), field="asks_answer", value=True)
    heard = Q(signal__batch=None) | Q(signal__batch__state="done")
    return (
        Gist.objects.filter(heard, asks_answer=True, signal__follow_up=None)
        .filter(Q(said_at__gte=at - STILL_WAITING) | Exists(said_so))
        .select_related("signal", "source")
        .order_by("said_at")
    )


def _for(gist: Gist, at: datetime) -> FollowUp:
    heard_at = timezone.localtime(gist.signal.heard_at)
    due_at = working_hours.after(heard_at, DUE)
    return FollowUp(signal=gist.signal, team_id=gist.source.team_id, at=at, due_at=due_at)


def _taken_back() -> QuerySet[Correction]:
    """People who said that no answer is asked for, while somebody still waits.

    What was taken up since, to thank or to tell them something, stays.
    """
    return (
        Correction.objects.standing()
        .filter(field="asks_answer", value=False, signal__gist__asks_answer=False, by__isnull=False)
        .filter(signal__follow_up__isnull=False, signal__follow_up__closed_at=None)
        .filter(signal__follow_up__tells=None, signal__follow_up__at__lte=F("at"))
        .select_related("by", "signal__follow_up__team")
    )


def _let_go(corrections: Iterable[Correction], at: datetime) -> int:
    done = 0
    for correction in corrections:
        if (by := correction.by) is None:  # the customer's own word: nobody of ours let it go
            continue
        try:
            why = _("read again: no answer is asked for")
            correction.signal.follow_up.let_go(why, by=by, at=at, read_again=correction)
        except Refused:  # answered in the meantime, or who said so has left the team: then it simply stays
            continue
        done += 1
    return done


def _needed_again() -> QuerySet[FollowUp]:
    """Let go because somebody read it so, and now that is withdrawn or read otherwise."""
    return FollowUp.objects.filter(signal__gist__asks_answer=True).exclude(read_again=None)


def _wait_again(follow_ups: Iterable[FollowUp], at: datetime) -> int:
    done = 0
    for follow_up in follow_ups:
        follow_up.wait_again(at=at)
        done += 1
    return done
