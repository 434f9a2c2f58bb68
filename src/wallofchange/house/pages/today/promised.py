"""Promised: what somebody said they would do, and the conditions of a yes. No reason is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wallofchange.deciding.models import Condition, Idea, Promise, PromiseWord, Stage
from wallofchange.people.models import Team, User

MOST = 5
SOON = timedelta(days=1)  # a condition is shown on its day and the day before


@dataclass(frozen=True)
class Promised:
    """One line: done, today, help needed, or nothing said yet."""

    kind: str  # "promise" or "condition"
    pk: int
    what: str
    who: User
    due: date
    idea: Idea | None
    done_by: User | None
    word: PromiseWord | None

    @property
    def state(self) -> str:
        """done, help, helping, today, or nothing."""
        if self.done_by:
            return "done"
        return self.word.said if self.word else ""


def promised(team: Team, on: date, since: datetime) -> list[Promised]:
    """Whoever needs help first, then what is due, then what was done since everybody stood here last."""
    promises = list(Promise.objects.of_morning(team, on, since).select_related("who", "done_by"))
    conditions = list(_conditions(team, on, since))
    of_promise, of_condition = PromiseWord.latest(promises, conditions)
    lines = [
        *(_promise(each, of_promise.get(each.pk)) for each in promises),
        *(_condition(each, of_condition.get(each.pk)) for each in conditions),
    ]
    rank = {"help": 0, "helping": 1, "done": 3}
    return sorted(lines, key=lambda line: (rank.get(line.state, 2), line.due, line.kind, line.pk))[:MOST]


def _conditions(team: Team, on: date, since: datetime) -> list[Condition]:
    theirs = Condition.objects.filter(objection__idea__team=team).exclude(
        objection__idea__stage__in=[Stage.NO, Stage.NEVER_MIND, Stage.NOT_NOW]
    )
    due = theirs.filter(met_at=None, due__lte=on + SOON) | theirs.filter(met_at__gte=since)
    return list(due.select_related("who", "met_by", "objection__idea").order_by("due", "pk")[:MOST])


def _promise(promise: Promise, word: PromiseWord | None) -> Promised:
    return Promised(
        "promise", promise.pk, promise.what, promise.who, promise.due, None, promise.done_by, word
    )


def _condition(condition: Condition, word: PromiseWord | None) -> Promised:
    idea = condition.objection.idea
    return Promised(
        "condition", condition.pk, condition.what, condition.who, condition.due, idea, condition.met_by, word
    )
