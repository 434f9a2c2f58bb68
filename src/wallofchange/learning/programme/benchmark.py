"""Own figures beside those of others: only where the same was asked in the same way, else as context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from wallofchange.learning.cube import counts, teams_of
from wallofchange.learning.models import Benchmark, Question
from wallofchange.people.models import User

if TYPE_CHECKING:
    from wallofchange.measuring.histogram import Histogram
    from wallofchange.measuring.means import Sample
    from wallofchange.measuring.standings import Beside, Standing

YEAR = timedelta(days=364)  # whole weeks, so that every weekday counts as often
FEWEST = 10  # answers of one's own, below which somebody might be recognised
DIFFERENCES = {
    "moment": _("about another moment"),
    "question": _("another question"),
    "scale": _("another scale"),
    "mode": _("asked in another way"),
    "country": _("another country"),
    "n": _("nobody says how many answered"),
    "spread": _("nobody says how the answers are spread"),
    "ours": _("we have not said how we ask"),
    "older": _("there is a newer figure"),
    "few": _("too few answers of our own in that year"),
}


@dataclass(frozen=True)
class Context:
    """A figure that is shown and not compared (T21), and why not."""

    figure: Benchmark
    why: tuple[str, ...]

    @property
    def reasons(self) -> list[str]:
        return [str(DIFFERENCES[name]) for name in self.why]


@dataclass(frozen=True)
class Compared:
    """A figure that was asked alike, beside our own of the same year; the mean in score points."""

    figure: Benchmark
    own: Sample
    found: Beside


@dataclass(frozen=True)
class League:
    """One question of ours, what others found with it, and the places all may have; ours comes first."""

    question: Question
    until: date
    own: Histogram
    compared: list[Compared]
    standings: tuple[Standing, ...]

    @property
    def place(self) -> Standing:
        return self.standings[0]


@dataclass(frozen=True)
class Benchmarks:
    """All figures of others: those that may be compared, by question, and the rest as context."""

    leagues: list[League]
    context: list[Context]


def benchmarks(user: User) -> Benchmarks | None:
    """What others found, beside what this person may see of ours; None where there is nothing of others."""
    figures = list(Benchmark.objects.seen_by(user).select_related("moment", "by").order_by("name", "-day"))
    if not figures:
        return None
    questions = _questions()
    nearest = next(
        reversed(questions.values()), None
    )  # nothing like it: say how it differs from what we do ask
    alike: dict[int, list[Benchmark]] = {}
    context = []
    for figure in figures:
        own = questions.get(figure.moment_id) or questions.get(None)
        if why := differences(own or nearest, figure):
            context.append(Context(figure, why))
        elif own:
            alike.setdefault(own.pk, []).append(figure)
    asked = {question.pk: question for question in questions.values()}
    leagues = []
    for pk, group in alike.items():
        league, left = _league(asked[pk], group, user)
        leagues += [league] if league else []
        context += left
    return Benchmarks(leagues, context)


def differences(own: Question | None, other: Benchmark) -> tuple[str, ...]:
    """Why two figures may not be compared (T21); empty where they may."""
    from wallofchange.measuring.traps import Asked, unlike

    if own is None:
        return ("ours",)
    versions = {own.version, other.version} - {""}
    asked = "" if len(versions) > 1 else _same(other.question)
    ours = Asked(_same(own.question), str(own.scale), own.mode, own.country)
    found = [] if own.moment_id in (None, other.moment_id) else ["moment"]
    found += unlike(ours, Asked(asked, str(other.scale), other.mode, other.country, other.n))
    if other.n and (other.sd is None or other.n < 2):
        found.append("spread")
    return tuple(found)


def _same(question: str) -> str:
    """The words alone: a capital or a full stop more is no other question."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in question.casefold()).split())


def _questions() -> dict[int | None, Question]:
    """How we ask now: at each moment, and everywhere (None)."""
    return {
        question.moment_id: question for question in Question.objects.select_related("moment").order_by("pk")
    }


def _league(
    question: Question, figures: Sequence[Benchmark], user: User
) -> tuple[League | None, list[Context]]:
    """The newest figure of everybody; ours is that of the year in which the newest of those ends."""
    from wallofchange.measuring.means import Sample
    from wallofchange.measuring.standings import beside, standings

    newest = list({figure.name: figure for figure in sorted(figures, key=lambda each: each.day)}.values())
    older = [Context(figure, ("older",)) for figure in figures if figure not in newest]
    until = max(figure.day for figure in newest)
    own = own_answers(question, user, until=until)
    if own.n < FEWEST or own.sample.sd is None:
        return None, [*older, *(Context(figure, ("few",)) for figure in newest)]
    others = [Sample(figure.n or 0, figure.mean or 0.0, figure.sd) for figure in newest]
    found = beside(own.sample, others)
    compared = [Compared(figure, own.sample, each) for figure, each in zip(newest, found, strict=True)]
    every = [own.sample, *others]
    errors = [max(sample.error or 0.0, 1e-12) ** 0.5 for sample in every]
    return (
        League(question, until, own, compared, standings([sample.mean for sample in every], errors)),
        older,
    )


def own_answers(question: Question, user: User, *, until: date) -> Histogram:
    """How our own answers lie in the year up to a day, as far as this person may hear them."""
    from wallofchange.measuring.scale import Scale

    more: dict[str, Any] = {"question": question.version} if question.version else {}
    if question.moment_id:
        more["moment"] = question.moment_id
    found = counts(by=(), since=until - YEAR + timedelta(days=1), until=until, teams=teams_of(user), **more)
    return found.on(Scale(int(question.scale_low), int(question.scale_high))).histogram
