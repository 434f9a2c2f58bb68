"""Drivers over time: a surprise that has become ordinary, seen by a test and beside everything else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from wallofchange.learning.parts.answers import Answers, spoken_in
from wallofchange.learning.parts.counted import often_spoken, surprised
from wallofchange.learning.parts.periods import Period, periods_up_to
from wallofchange.learning.parts.readers import read_by_several, said_of
from wallofchange.learning.parts.reviews import Review, reviews_of
from wallofchange.learning.parts.scope import Scope
from wallofchange.learning.parts.told import Told
from wallofchange.measuring.driver_sentences import brings_less_sentence, ordinary_sentence
from wallofchange.measuring.estimate import UNKNOWN, Estimate
from wallofchange.measuring.traps import SHOWN_FROM
from wallofchange.measuring.words import SILENCE, Words
from wallofchange.understanding.models import Theme

if TYPE_CHECKING:
    from wallofchange.measuring.fading import Faded

QUARTER, HALF_YEAR = 13, 26  # weeks
MOST_PERIODS = 8
USUALLY = 20  # who speak of a thing in a quarter; where most are spoken of less, periods are half years
FEWEST_IN_ALL = 40  # who speak of a thing, before its course is shown
FOR_A_REWARD = 100  # answers in a period
LIMIT = 0.05  # of q
METHOD = Words(
    "Per thema en periode: hoeveel van wie ervan spraken meer kregen dan ze verwachtten (Wilson). Het verval "
    "van de hoogste periode naar de laatste wordt afgezet tegen dat van alle andere thema's samen (gewogen "
    "mediaan van de log-odds); p betaalt voor het kiezen van de periode (parametrische trekkingen), q voor "
    "het aantal toetsen (Benjamini-Hochberg). Wat een driver oplevert per periode: straf en beloning, HC3; "
    "de trend daarin met gewogen kleinste kwadraten.",
    "Per theme and period: how many of who spoke of it got more than they expected (Wilson). The fall from "
    "the highest period to the last is set off against that of all other themes together (weighted median of "
    "the log odds); p pays for choosing the period (parametric draws), q for the number of tests "
    "(Benjamini-Hochberg). What a driver brings by period: penalty and reward, HC3; its trend by weighted "
    "least squares.",
)
STEADY = Words(
    "Van niets is aangetoond dat het gewoon werd: wat verraste, verrast nog, of er zijn te weinig woorden.",
    "Of nothing it is shown that it became ordinary: what surprised still does, or the words are too few.",
)
TOO_SHORT = Words(
    "Een driver krijgt pas een verloop met twee perioden van een kwartaal of langer. Kies meer dagen.",
    "A driver has a course only with two periods of a quarter or more. Choose more days.",
)


@dataclass(frozen=True, slots=True)
class Course:
    """One theme through the periods: who spoke of it, how many were surprised, what that brought."""

    key: str
    name: str
    counts: tuple[tuple[int, int], ...]  # (surprised, spoke of it)
    faded: Faded
    rewards: tuple[Estimate, ...]
    slope: float | None  # points a period
    q_slope: float | None

    @property
    def is_ordinary(self) -> bool:
        """By its share, or by what it still brings."""
        return self.faded.is_ordinary or self.brings_less

    @property
    def brings_less(self) -> bool:
        return self.slope is not None and self.slope < 0 and self.q_slope is not None and self.q_slope < LIMIT

    def as_dict(self) -> dict[str, Any]:
        cells = [
            {"surprised": hits, "spoke": n, "share": share.as_dict(), "reward": reward.as_dict()}
            for (hits, n), share, reward in zip(self.counts, self.faded.shares, self.rewards, strict=True)
        ]
        tests = {"p": self.faded.p, "q": self.faded.q, "slope": self.slope, "q_slope": self.q_slope}
        return {
            "key": self.key,
            "periods": cells,
            "then": self.faded.then,
            "ordinary": self.is_ordinary,
        } | tests


@dataclass(frozen=True, slots=True)
class History(Told):
    """Every theme's course, and the ideas that have been live for half a year or more."""

    scope: Scope
    periods: tuple[Period, ...]
    rows: tuple[Course, ...]
    reviews: tuple[Review, ...]
    sentence: Words
    method: Words = METHOD

    @property
    def ordinary(self) -> list[Course]:
        return [row for row in self.rows if row.is_ordinary]

    def as_dict(self) -> dict[str, Any]:
        return {
            "scope": self.scope.as_dict(),
            "periods": [period.as_dict() for period in self.periods],
            "sentence": self.sentence.as_dict(),
            "method": self.method.as_dict(),
            "themes": [row.as_dict() for row in self.rows],
            "ideas": [review.as_dict() for review in self.reviews],
        }


def history_of(scope: Scope) -> History | None:
    """How drivers fared, by quarter or half year up to the last day; None without answers.

    The tests over all themes are exploratory. An idea that has been live for half a year or more is reviewed
    on its own, by the theme of the words it was made from, in the units that had it: its first half year
    against its last (one test an idea). Where more than one reader read the words of a period, nothing is
    compared (T16), unless the others read so few that it is enough to say so.
    """
    spoke = spoken_in(scope)
    if not len(spoke):
        return None
    periods = _periods(spoke, max(scope.since, spoke.rows[0].day - timedelta(days=6)), scope.until)
    others = read_by_several(scope, periods)
    if others and others.blocks:
        return History(scope, tuple(periods), (), (), said_of(others))
    rows = _courses(spoke, periods) if len(periods) > 1 else ()
    reviews = reviews_of(scope)
    said = _sentence(rows, reviews, periods) + (said_of(others) if others else SILENCE)
    return History(scope, tuple(periods), rows, reviews, said)


def _periods(spoke: Answers, since: date, until: date) -> list[Period]:
    """Quarters, or half years where most themes are spoken of too little in a quarter."""
    quarters = periods_up_to(until, since, QUARTER, MOST_PERIODS)
    told, _rest = surprised(spoke, often_spoken(spoke, FEWEST_IN_ALL), quarters)
    often = sorted(sum(n for _hits, n in cells) for cells in told.values())
    if often and often[len(often) // 2] >= USUALLY * len(quarters):
        return quarters
    halves = periods_up_to(until, since, HALF_YEAR, MOST_PERIODS)
    return halves if len(halves) > 1 else quarters


def _courses(spoke: Answers, periods: list[Period]) -> tuple[Course, ...]:
    """Every theme that is spoken of enough; those that became ordinary first, then by how often."""
    from wallofchange.measuring.fading import fading, trend
    from wallofchange.measuring.multiplicity import adjusted

    themes = often_spoken(spoke, FEWEST_IN_ALL)
    told, rest = surprised(spoke, themes, periods)
    rewards = _rewards(spoke, themes, periods)
    slopes = {slug: slope for slug in themes if (slope := trend(rewards[slug]))}
    found = fading(told, rest, beside=[p for _slope, p in slopes.values()])
    shares = [each.p for each in found.values() if each.p is not None]
    q = dict(zip(slopes, adjusted([*(p for _slope, p in slopes.values()), *shares]).adjusted, strict=False))
    names = {theme.slug: theme.name for theme in Theme.objects.filter(slug__in=themes)}
    rows = [
        Course(
            slug,
            names[slug],
            tuple(told[slug]),
            found[slug],
            rewards[slug],
            slopes[slug][0] if slug in slopes else None,
            q.get(slug),
        )
        for slug in themes
    ]
    return tuple(sorted(rows, key=lambda row: (not row.is_ordinary, -sum(n for _hits, n in row.counts))))


def _rewards(spoke: Answers, themes: list[str], periods: list[Period]) -> dict[str, tuple[Estimate, ...]]:
    """What each theme brought by period, all themes in one model; unknown where too few were surprised."""
    by_period = [_rewards_in(spoke, themes, period) for period in periods]
    return {slug: tuple(each[slug] for each in by_period) for slug in themes}


def _rewards_in(spoke: Answers, themes: list[str], period: Period) -> dict[str, Estimate]:
    from wallofchange.measuring.penalty_reward import penalty_reward

    rows = tuple(row for row in spoke.rows if period.holds(row.day))
    held = replace(spoke, rows=rows)
    marks = {slug: [int(side or 0) for side in held.sides_of(slug)] for slug in themes}
    told = {slug: sides for slug, sides in marks.items() if sides.count(1) >= SHOWN_FROM}
    if len(rows) < FOR_A_REWARD or not told:
        return dict.fromkeys(themes, UNKNOWN)
    found = penalty_reward([row.score for row in rows], told).drivers
    return {slug: found[slug].reward if slug in told else UNKNOWN for slug in themes}


def _sentence(rows: Sequence[Course], reviews: Sequence[Review], periods: Sequence[Period]) -> Words:
    said = SILENCE
    for review in reviews:
        if review.is_ordinary:
            said += review.sentence
    for row in rows:
        if row.faded.is_ordinary and row.faded.then is not None:
            then, now = row.faded.shares[row.faded.then].estimate, row.faded.shares[-1].estimate
            said += ordinary_sentence(row.name, periods[row.faded.then].named, then or 0.0, now or 0.0)
        elif row.brings_less:
            said += brings_less_sentence(row.name)
    if said != SILENCE:
        return said
    return STEADY if rows or reviews else TOO_SHORT
