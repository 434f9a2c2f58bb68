"""Asking the cube: what it holds, and what came, changed or went since it was made."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from wallofchange.learning.cube.counted import Counts
from wallofchange.learning.cube.now import tallied_now
from wallofchange.learning.cube.question import Asked, Question
from wallofchange.listening.models import Moment
from wallofchange.people.models import Team, User


def counts(
    *,
    by: str | Iterable[str] = (),
    since: date | None = None,
    until: date | None = None,
    teams: Iterable[Team | int] | None = None,
    moment: Moment | int | None = None,
    unit: Asked = None,
    channel: Asked = None,
    language: Asked = None,
    segment: Asked = None,
    question: Asked = None,
    stated: Asked = None,
    expectation: Asked = None,
) -> Counts:
    """Count what was heard until now, in signals; never older than the record, never more than it.

    Args:
        by: any of `NAMES`: day, week, month (of when it was said, at home), team, moment, unit, channel,
            language, segment, question (version), stated (the survey's own answer), expectation (what holds).
        since, until: the first and the last day, both counted.
        teams: whose customers: `teams_of(user)` for what somebody may see; None for the whole home.
        moment, unit, …: one value or several; None leaves all in, "" means not known.

    Raises:
        ValueError: when `by` names what the cube does not know.
    """
    where: dict[str, Asked] = {
        "team": None if teams is None else [_number(team) for team in teams],
        "moment": None if moment is None else _number(moment),
        "unit": unit,
        "channel": channel,
        "language": language,
        "segment": segment,
        "question": question,
        "stated": stated,
        "expectation": expectation,
    }
    asked = Question.of(by, since, until, where)
    return Counts.of(asked, tallied_now(asked))


def teams_of(user: User) -> list[int] | None:
    """Whose customers this person may hear, as `counts` takes it; None for everybody's."""
    return None if user.sees_all_teams else list(Team.objects.of(user).values_list("pk", flat=True))


def _number(one: Team | Moment | int) -> int:
    return one if isinstance(one, int) else one.pk
