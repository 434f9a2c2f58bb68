"""Ideas looked at again after half a year or more: does what surprised then still surprise now?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django.utils import timezone

from wallofchange.deciding.models import Hypothesis, Idea, Stage
from wallofchange.diary.tongue import in_our_tongue, spoken
from wallofchange.learning.parts.answers import spoken_in
from wallofchange.learning.parts.counted import often_spoken, surprised
from wallofchange.learning.parts.periods import Period
from wallofchange.learning.parts.readers import read_by_several
from wallofchange.learning.parts.scope import Scope
from wallofchange.listening.models import Moment
from wallofchange.measuring.driver_sentences import ordinary_sentence
from wallofchange.measuring.estimate import Estimate
from wallofchange.measuring.multiplicity import adjusted
from wallofchange.measuring.words import Words
from wallofchange.understanding.models import Gist, Theme

LONGEST, SHORTEST = 26, 13  # weeks of a stretch: the first and the last half year, or as much as there is
FEWEST_IN_ALL = 40  # who speak of another theme, before it is something to compare with
TWICE = 2  # of the words that an idea was made from, before their theme is that of the idea
MOST = 12  # ideas: those that went live last
LIMIT = 0.05  # of q, over the ideas that are reviewed


@dataclass(frozen=True, slots=True)
class Review:
    """One idea by the theme of its words: (surprised, spoke of it) then and now, and the test of the fall."""

    idea: Idea
    theme: Theme
    periods: tuple[Period, Period]
    units: tuple[str, ...]
    counts: tuple[tuple[int, int], tuple[int, int]]
    shares: tuple[Estimate, ...]
    p: float | None
    q: float | None = None

    @property
    def is_ordinary(self) -> bool:
        then, now = (round(10 * (share.estimate or 0.0)) for share in self.shares)
        return self.q is not None and self.q < LIMIT and then > now

    @property
    def sentence(self) -> Words:
        then, now = (share.estimate or 0.0 for share in self.shares)
        name = spoken(nl=self.theme.name_nl, en=self.theme.name_en)
        return ordinary_sentence(f"{self.idea.title} ({name})", self.periods[0].named, then, now)

    @property
    def said(self) -> str:
        return in_our_tongue(self.sentence)

    def as_dict(self) -> dict[str, Any]:
        stretches = zip(self.periods, self.counts, self.shares, strict=True)
        return {
            "idea": self.idea.pk,
            "theme": self.theme.slug,
            "units": list(self.units),
            "stretches": [
                period.as_dict() | {"surprised": hits, "spoke": n, "share": share.as_dict()}
                for period, (hits, n), share in stretches
            ],
            "p": self.p,
            "q": self.q,
            "ordinary": self.is_ordinary,
        }


def reviews_of(scope: Scope) -> tuple[Review, ...]:
    """Ideas of these moments that customers have had for half a year or more and that were not stopped.

    The first half year against the last, in the units that had it, beside every other theme there. One test
    an idea, adjusted for the number of ideas.
    """
    found = [review for idea in _ideas(scope) if (review := _review(idea, scope)) is not None]
    tested = [review for review in found if review.p is not None]
    paid = adjusted([review.p or 0.0 for review in tested]).adjusted
    q = {review.idea.pk: each for review, each in zip(tested, paid, strict=True)}
    return tuple(replace(review, q=q.get(review.idea.pk)) for review in found)


def _ideas(scope: Scope) -> list[Idea]:
    half_a_year_ago = scope.until - timedelta(weeks=2 * SHORTEST)
    live = Idea.objects.seen_by(scope.user).filter(
        moment__in=[moment.pk for moment in scope.moments],
        stage__in=[Stage.EVALUATION, Stage.LEARNED],
        live_at__date__lte=half_a_year_ago,
    )
    latest = live.prefetch_related("hypotheses", "decisions").order_by("-live_at")[:MOST]
    return [idea for idea in latest if not any(one.conclusion == "stopped" for one in idea.decisions.all())]


def _review(idea: Idea, scope: Scope) -> Review | None:
    from wallofchange.measuring.fading import fading

    plan: Hypothesis | None = idea.hypotheses.last()
    units = tuple(plan.treated_units) if plan else ()
    began = timezone.localdate(idea.live_at) if idea.live_at else scope.since
    whole = Scope(moments_of(idea, plan, scope), began, scope.until, scope.user, scope.teams, units)
    theme, periods = theme_of(idea, whole), _stretches(whole)
    others = read_by_several(whole, periods) if theme else None
    if theme is None or (others and others.blocks):
        return None
    spoke = spoken_in(whole)
    told, rest = surprised(spoke, {theme.slug, *often_spoken(spoke, FEWEST_IN_ALL)}, list(periods))
    found = fading(told, rest, only=[theme.slug])[theme.slug]
    then, now = told[theme.slug]
    return Review(idea, theme, periods, units, (then, now), found.shares, found.p)


def moments_of(idea: Idea, plan: Hypothesis | None, scope: Scope) -> tuple[Moment, ...]:
    """Where customers meet it: the moment of its plan; a plan without one is about all moments."""
    if plan is None:
        return (idea.moment,) if idea.moment else scope.moments
    return (plan.moment,) if plan.moment else tuple(Moment.objects.all())


def _stretches(whole: Scope) -> tuple[Period, Period]:
    weeks = min(LONGEST, ((whole.until - whole.since).days + 1) // 14)
    length = timedelta(weeks=weeks) - timedelta(days=1)
    return Period(whole.since, whole.since + length), Period(whole.until - length, whole.until)


def theme_of(idea: Idea, whole: Scope) -> Theme | None:
    """The theme that the words of an idea speak of, more than customers there usually do."""
    themes = {theme.pk: theme for theme in Theme.objects.current()}
    hung = Gist.themes.through._default_manager
    words = idea.evidence.values("signal")
    own = Counter(hung.filter(gist__in=words, theme__in=themes).values_list("theme", flat=True))
    often = Counter(
        hung.filter(gist__in=whole.signals().order_by().values("pk")).values_list("theme", flat=True)
    )
    usual, said = sum(often.values()) or 1, sum(own.values())
    more = {key: n - said * often[key] / usual for key, n in own.items() if n >= TWICE}
    best = max(more, key=lambda key: more[key] / (1 + said * often[key] / usual) ** 0.5, default=None)
    return themes[best] if best is not None and more[best] > 0 else None
