"""What was kept is looked at again after half a year and a year: did the surprise become ordinary?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone

from wallofchange.deciding.models import Hypothesis, Idea, Kind, Stage
from wallofchange.diary.models import note
from wallofchange.learning.found_kind import every_ear
from wallofchange.learning.models import LookedAgain
from wallofchange.learning.parts.reviews import Review, moments_of, reviews_of
from wallofchange.learning.parts.scope import Scope
from wallofchange.people.models import Team
from wallofchange.understanding.models import Bookmark
from wallofchange.understanding.unread import is_read_anew

AFTER = {6: timedelta(weeks=26), 12: timedelta(weeks=52)}  # months
A_DAY = timedelta(days=1)  # today is not over
A_ROUND = 2  # each hears all that was said at its moment since it went live
MOST_TOLD = 3


def ordinary_of(ideas: Iterable[Idea]) -> dict[int, LookedAgain]:
    """Those of these ideas that have become ordinary, by their key; one query."""
    last = LookedAgain.objects.last_of(ideas)
    return {pk: found for pk, found in last.items() if found.is_ordinary}


def to_tell(team: Team, at: datetime) -> list[LookedAgain]:
    """What has become ordinary on this team's wall and nobody has seen yet; for a day-start."""
    unseen = LookedAgain.objects.filter(idea__in=Idea.objects.of_teams(Team.objects.filter(pk=team.pk)))
    unseen = unseen.filter(became=LookedAgain.Became.ORDINARY, seen_at=None, at__lte=at)
    return list(unseen.select_related("idea").order_by("-at")[:MOST_TOLD])


def pull(*, at: datetime, limit: int = A_ROUND) -> int:
    """Look again at what is due, once; return how many. Nothing while words are still to be read, or anew."""
    due = _due(at)[:limit]
    if not due or Bookmark.is_behind() or is_read_anew():
        return 0
    for idea, months in due:
        look(idea, months, at=at)
    return len(due)


def look(idea: Idea, months: int, *, at: datetime) -> LookedAgain:
    """Look back on its first half year beside its last, by all that was said until now."""
    review = _review(idea, at)
    became = LookedAgain.Became.UNKNOWN
    if review is not None and review.p is not None:
        became = LookedAgain.Became.ORDINARY if review.is_ordinary else LookedAgain.Became.STILL
    kept, made = LookedAgain.objects.get_or_create(
        idea=idea,
        months=months,
        defaults={
            "at": at,
            "became": became,
            "sentence_nl": review.sentence.nl if review and review.is_ordinary else "",
            "sentence_en": review.sentence.en if review and review.is_ordinary else "",
            "result": review.as_dict() if review else {},
        },
    )
    if made and kept.is_ordinary and idea.kind_found == Kind.NINE:
        idea.find_kind(Kind.SEVEN, at=at)
    if made:
        note("looked again", idea, by=None, at=at, team_id=idea.team_id, months=months, became=became)
    return kept


def _due(at: datetime) -> list[tuple[Idea, int]]:
    """What is kept and was live so long by now, with the months; where both are due, the last is enough."""
    kept = Idea.objects.filter(stage=Stage.LEARNED, live_at__lte=at - AFTER[6]).order_by("live_at")
    kept = kept.prefetch_related("decisions", "looked_again")
    due = [(idea, _months(idea, at)) for idea in kept if not _stopped(idea)]
    return [(idea, months) for idea, months in due if months]


def _months(idea: Idea, at: datetime) -> int:
    """The longest stretch that is over and was not looked back on; 0 where there is none."""
    looked = {each.months for each in idea.looked_again.all()}
    passed = [months for months, after in AFTER.items() if idea.live_at and idea.live_at + after <= at]
    last = max(passed, default=0)
    return 0 if last in looked else last


def _stopped(idea: Idea) -> bool:
    return any(one.conclusion == "stopped" for one in idea.decisions.all())


def _review(idea: Idea, at: datetime) -> Review | None:
    """With the other ideas of its moment, so that the number of tests is paid for."""
    plan: Hypothesis | None = idea.hypotheses.last()
    if idea.live_at is None or (idea.moment is None and plan is None):
        return None
    began, until = timezone.localdate(idea.live_at), timezone.localdate(at) - A_DAY
    scope = Scope((), began, until, every_ear())
    moments = (idea.moment,) if idea.moment else moments_of(idea, plan, scope)
    found = reviews_of(Scope(moments, began, until, scope.user))
    return next((review for review in found if review.idea.pk == idea.pk), None)
