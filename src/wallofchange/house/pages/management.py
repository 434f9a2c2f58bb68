"""The management's own wall: what waits for it, limits crossed, exceptions asked, and what was prepared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from wallofchange.deciding.models import CaseKey, Crossing, Idea
from wallofchange.deciding.models.act import Act
from wallofchange.deciding.models.ask import Ask
from wallofchange.diary.clock import now
from wallofchange.house.pages.wall import Card, cards
from wallofchange.people.models import Team, User
from wallofchange.people.requests import KnownRequest

LATELY = 5  # choices that are still shown
ABOVE = (User.Role.MANAGER, User.Role.ADMINISTRATOR)


@dataclass(frozen=True)
class Waiting:
    """A question to the management; with the card of the idea, where it is about one."""

    ask: Ask
    card: Card | None


@login_required
def management(request: KnownRequest) -> HttpResponse:
    """Everybody may look, as far as their own teams go; who manages can choose."""
    user, at = request.user, now()
    teams = Team.objects.of(user)
    crossings = Crossing.objects.filter(limit__team__in=teams).select_related("limit__team", "chosen_by")
    shown = {
        "manages": user.sees_all_teams,
        "waiting": waiting(user),
        "crossings": crossings.open(),
        "settled": crossings.exclude(chosen_at=None).order_by("-chosen_at")[:LATELY],
        "exceptions": exceptions(user),
        "prepared": prepared(user, at),
    }
    return render(request, "house/management.html", shown)


def waiting(user: User) -> list[Waiting]:
    """Questions that were put to the management and have no answer yet, each with its card; three queries."""
    asks = list(Ask.objects.seen_by(user).open().with_all().filter(of_whom__role__in=ABOVE))
    ideas = Idea.objects.filter(pk__in=[ask.idea_id for ask in asks if ask.idea_id]).as_cards()
    hung = {card.idea.pk: card for card in cards(ideas)}
    return [Waiting(ask, hung.get(ask.idea_id or 0)) for ask in asks]


def exceptions(user: User) -> QuerySet[Ask]:
    """Hours of a reserve that were asked for and wait for somebody nearer by; one query."""
    asked = Ask.objects.seen_by(user).open().with_all().filter(act=Act.EXEMPT)
    return asked.exclude(of_whom__role__in=ABOVE)


def prepared(user: User, at: datetime) -> list[Card]:
    """Ideas of which a page was made for a meeting, and still opens."""
    ideas = CaseKey.objects.working(at).values("idea")
    return cards(Idea.objects.seen_by(user).filter(pk__in=ideas).as_cards())
