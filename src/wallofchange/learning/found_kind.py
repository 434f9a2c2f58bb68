"""How customers found what was changed: by their own words since it went live, else as a person read them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from wallofchange.deciding.models import Decision, Evidence, Hypothesis, Idea, Stage
from wallofchange.learning.models import KindFound
from wallofchange.learning.parts.reviews import moments_of, theme_of
from wallofchange.learning.parts.scope import Scope, midnight
from wallofchange.listening.models import ANSWERED, Expectation
from wallofchange.people.models import User
from wallofchange.understanding.models import Bookmark, Gist, Theme

REALISED = (Stage.EVALUATION, Stage.LEARNED, Stage.DONE_AT_ONCE)
EVERY = timedelta(days=7)
YOUNG = timedelta(weeks=2)  # sooner nobody has spoken of it
LATELY = timedelta(weeks=26)  # as customers find it now, not as they found it then
A_ROUND = 5  # ideas; each asks for what was said at its moment


@dataclass(frozen=True, slots=True)
class FoundKind:
    """`kind` "" is not known yet; `by_words`: customers' own words say so, else a person read it there."""

    kind: str
    by_words: bool
    words: KindFound | None

    @property
    def said(self) -> str:
        """In one line, with what it rests on."""
        if self.words is None or not self.words.n:
            return "" if self.kind else _("Not known yet: nobody spoke of it since.")
        counted = {"k": self.words.exceeded, "n": self.words.n}
        if self.words.disappoints:
            return _("Of %(n)s who spoke of it, most got less than they expected.") % counted
        if self.words.kind:
            return _("%(k)s of %(n)s who spoke of it got more than they expected.") % counted
        return _("Not known yet: %(k)s of %(n)s who spoke of it got more than they expected.") % counted


def found(ideas: Iterable[Idea]) -> dict[int, FoundKind]:
    """Of each of these ideas that customers can notice, by its key; one query."""
    noticed = [idea for idea in ideas if idea.stage in REALISED]
    words = KindFound.objects.last_of(noticed) if noticed else {}
    return {idea.pk: _one(idea, words.get(idea.pk)) for idea in noticed}


def pull(*, at: datetime, limit: int = A_ROUND) -> int:
    """Look at how customers find what went live, once a week; return how many were looked at.

    Nothing is looked at while words are still to be read.
    """
    due = list(_due(at)[:limit])
    if not due or Bookmark.is_behind():
        return 0
    for idea in due:
        find(idea, at=at)
    return len(due)


def find(idea: Idea, *, at: datetime) -> KindFound:
    """Count what was said of it since, keep that, and let the idea carry it where it is sure."""
    from wallofchange.measuring.found_kind import found_kind

    began, until = _began(idea), timezone.localdate(at)
    plan: Hypothesis | None = idea.hypotheses.last()
    units = tuple(plan.treated_units) if plan and not _everywhere(plan, until) else ()
    whole = Scope((), began, until, every_ear(), (), units)
    whole = Scope(moments_of(idea, plan, whole), began, until, whole.user, (), units)
    theme = theme_of(idea, whole)
    since = max(began, until - LATELY)
    about, rest, below = _counted(idea, theme, whole.over(since, until), began)
    seen = found_kind(about, rest, met=about[1] - about[0] - below)
    kept = KindFound.objects.create(
        idea=idea, at=at, kind=seen.kind, n=about[1], exceeded=about[0], below=below, usual=seen.usual,
        low=seen.share.low if seen.share else None, high=seen.share.high if seen.share else None,
        theme=theme.slug if theme else "", since=since, until=until,
    )  # fmt: skip
    if kept.kind and not kept.disappoints and kept.kind != idea.kind_found:
        idea.find_kind(kept.kind, at=at)
    return kept


def every_ear() -> User:
    """Whose eyes the worker has: nobody's, on everything that was heard."""
    return User(role=User.Role.MANAGER)


def _one(idea: Idea, words: KindFound | None) -> FoundKind:
    by_words = words is not None and words.kind != "" and words.kind == idea.kind_found
    return FoundKind(idea.kind_found, by_words, words)


def _due(at: datetime) -> QuerySet[Any]:
    """What went live two weeks ago or more, is not stopped, and was not looked at this week."""
    last = KindFound.objects.filter(idea=OuterRef("pk")).order_by("-pk").values("at")[:1]
    stopped = Decision.objects.filter(why__startswith="stopped:", withdrawn_at=None).values("idea")
    return (
        Idea.objects.filter(stage__in=REALISED)
        .exclude(pk__in=stopped)
        .annotate(looked_at=Subquery(last), began_at=realised_at())
        .filter(Q(looked_at=None) | Q(looked_at__lte=at - EVERY), began_at__lte=at - YOUNG)
        .order_by("looked_at", "pk")
    )


def realised_at() -> Coalesce:
    """When customers could notice it: when it went live, or was done at once."""
    done = Decision.objects.filter(idea=OuterRef("pk"), stage=Stage.DONE_AT_ONCE, withdrawn_at=None)
    return Coalesce("live_at", Subquery(done.order_by("-pk").values("at")[:1]))


def _began(idea: Idea) -> date:
    done = idea.decisions.filter(stage=Stage.DONE_AT_ONCE, withdrawn_at=None).last()
    moment = idea.live_at or (done.at if done else idea.at)
    return timezone.localdate(moment)


def _everywhere(plan: Hypothesis, until: date) -> bool:
    """Whether the measuring is over: what works goes to the other places too."""
    return until > plan.measure_until


def _counted(
    idea: Idea, theme: Theme | None, scope: Scope, began: date
) -> tuple[tuple[int, int], tuple[int, int], int]:
    """(more than expected, all) of who spoke of it and of who spoke of other things; and who got less."""
    there = (
        Gist.objects.with_words()
        .counted()
        .filter(pk__in=scope.signals().order_by().values("pk"), expectation__in=ANSWERED)
    )
    pinned = Evidence.objects.filter(idea=idea, signal__said_at__gte=midnight(began)).values("signal")
    about = Q(pk__in=pinned)
    if theme is not None:
        about |= Q(pk__in=Gist.themes.through._default_manager.filter(theme=theme).values("gist"))
    exceeded, below = Q(expectation=Expectation.EXCEEDED), Q(expectation=Expectation.BELOW)
    tally = there.aggregate(
        n=Count("pk"),
        more=Count("pk", filter=exceeded),
        about=Count("pk", filter=about),
        about_more=Count("pk", filter=about & exceeded),
        about_less=Count("pk", filter=about & below),
    )
    of_it = (tally["about_more"], tally["about"])
    others = (tally["more"] - of_it[0], tally["n"] - of_it[1])
    return of_it, others, tally["about_less"]
