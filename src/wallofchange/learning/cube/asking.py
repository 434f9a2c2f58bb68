"""Asking the cube: what it holds, and what came, changed or went since it was made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Unpack

from wallofchange.learning.cube.counted import Counts
from wallofchange.learning.cube.now import people_now, tallied_now
from wallofchange.learning.cube.question import PERIODS, Key, Question, Sought
from wallofchange.people.models import Team, User


def counts(*, by: str | Iterable[str] = (), **sought: Unpack[Sought]) -> Counts:
    """Count what was heard until now, in signals; never older than the record, never more than it.

    Args:
        by: any of `NAMES`: day, week, month (of when it was said, at home), team, moment, unit, channel,
            language, segment, question (version), stated (the survey's own answer), expectation (what
            holds), wordless ("1": a score alone).
        since, until: the first and the last day, both counted; heard_until: without what came in later.
        teams: whose customers: `teams_of(user)` for what somebody may see; None for the whole home.
        moment, unit, …: one value or several; None leaves all in, "" means not known.

    Raises:
        ValueError: when `by` names what the cube does not know.
    """
    asked = Question.of(by, **sought)
    return Counts.of(asked, tallied_now(asked))


def people(
    *, by: str | Iterable[str] = (), scored: bool = False, enough: int | None = None, **sought: Unpack[Sought]
) -> dict[Key, int]:
    """How many different people said it; who is not known counts as one each time.

    Args:
        by: as `counts`, without periods; also scale, as (low, high) or (None, None).
        scored: only who gave a score.
        enough: where all have so many, a number may be lower than it is, but not below this.

    Raises:
        ValueError: when `by` names a period, or what the cube does not know.
    """
    asked = Question.of(by, also=("scale",), **sought)
    if set(asked.by) & set(PERIODS):
        raise ValueError("People are counted over all days together: ask for each period by itself.")
    return people_now(asked, scored=scored, enough=enough)


def teams_of(user: User) -> list[int] | None:
    """Whose customers this person may hear, as `counts` takes it; None for everybody's."""
    return None if user.sees_all_teams else list(Team.objects.of(user).values_list("pk", flat=True))
