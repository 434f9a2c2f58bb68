"""The quietest no of all: ideas that somebody took off the wall after a yes-but."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef, Subquery

from wallofchange.deciding.models import Decision, Idea, Objection, Rightly, Stage
from wallofchange.people.models import Team


def never_minds(team: Team, since: datetime) -> list[Idea]:
    """Ideas of this team that were taken down since then after a yes-but, and of which nobody said 'rightly'.

    Each with `taken_down_at`; the latest first; one query. `hang_back` and `Rightly.say` end it.
    """
    last = Decision.objects.filter(idea=OuterRef("pk"), withdrawn_at=None).order_by("-id")
    before = Objection.objects.filter(
        idea=OuterRef("pk"), at__lte=OuterRef("taken_down_at"), withdrawn_at=None, owned_no=None
    )
    said_rightly = Rightly.objects.filter(decision=OuterRef("last_decision"))
    down = (
        Idea.objects.filter(team=team, stage=Stage.NEVER_MIND)
        .annotate(
            taken_down_at=Subquery(last.values("at")[:1]), last_decision=Subquery(last.values("pk")[:1])
        )
        .filter(Exists(before), ~Exists(said_rightly), taken_down_at__gte=since)
    )
    return list(down.order_by("-taken_down_at"))
