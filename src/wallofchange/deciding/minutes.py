"""The minutes write themselves: what the diary says was decided between the start and the close."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wallofchange.deciding.models import DayStart, Idea, Stage
from wallofchange.diary.models import Entry
from wallofchange.people.models import User

IDEA = Idea._meta.label_lower

# What is told of each verb of the diary; what is not here is no decision.
SAID: dict[str, Any] = {
    "pinned": gettext_lazy("pinned"),
    "yes-and": gettext_lazy("says yes, and:"),
    "yes-but": gettext_lazy("says yes, but:"),
    "yes-if": gettext_lazy("makes it a yes, if:"),
    "withdrew a yes-but": gettext_lazy("takes a yes-but back"),
    "met a condition": gettext_lazy("has arranged what was asked:"),
    "concluded": gettext_lazy("took the outcome from the wall"),
    "took a follow-up": gettext_lazy("takes a customer who waits"),
    "answered": gettext_lazy("answered a customer who waited"),
    "promised": gettext_lazy("promises:"),
    "kept a promise": gettext_lazy("did what was promised:"),
    "a promise: help": gettext_lazy("needs help:"),
    "a promise: helping": gettext_lazy("helps with:"),
    "a promise: today": gettext_lazy("does today:"),
    "thanked a team": gettext_lazy("thanks for what a customer said"),
    "learned this week": gettext_lazy("learned this week:"),
}
MOVED: dict[str, Any] = {
    Stage.INVENTORY: gettext_lazy("hangs back"),
    Stage.SELECTION: gettext_lazy("chooses"),
    Stage.REALISATION: gettext_lazy("starts making"),
    Stage.EVALUATION: gettext_lazy("takes live"),
    Stage.LEARNED: gettext_lazy("finishes"),
    Stage.NOT_NOW: gettext_lazy("puts aside for now"),
    Stage.NO: gettext_lazy("says no to"),
    Stage.DONE_AT_ONCE: gettext_lazy("did at once"),
    Stage.NEVER_MIND: gettext_lazy("takes down"),
}


@dataclass(frozen=True)
class Line:
    """One thing that was decided."""

    at: datetime
    who: str
    what: str
    words: str = ""
    idea: Idea | None = None

    def __str__(self) -> str:
        said = f"{self.who} {self.what}"
        parts = [said, f"‘{self.idea.title}’" if self.idea else "", self.words]
        return " ".join(part for part in parts if part)


def minutes(day_start: DayStart, user: User | None = None) -> list[Line]:
    """What was decided, in its order; what was undone is left out. Of ideas this person may see, or all."""
    entries = _entries(day_start)
    keys = {entry.noun_id for entry in entries if entry.noun == IDEA}
    seen = Idea.objects.seen_by(user) if user else Idea.objects.all()
    ideas = seen.in_bulk(keys) if keys else {}
    told = (_line(entry, ideas) for entry in _that_stand(entries))
    return [line for line in told if line]


def closing_line(day_start: DayStart, next_leader: User | None, next_on: date) -> str:
    """The only minutes that matter: the sentence, and who leads next."""
    parts = [_("Done.")]
    if sentence := day_start.today.rstrip(". "):
        parts.append(_("Today a customer will notice: %(sentence)s.") % {"sentence": sentence})
    if next_leader:
        parts.append(leads_next(next_leader, day_start.on, next_on))
    return " ".join(parts)


def leads_next(leader: User, on: date, next_on: date) -> str:
    """Tomorrow Sefa leads; on a Friday: on Monday."""
    if (next_on - on).days == 1:
        return _("Tomorrow %(name)s leads.") % {"name": leader.first_name}
    return _("On %(day)s %(name)s leads.") % {"day": date_format(next_on, "l"), "name": leader.first_name}


def _entries(day_start: DayStart) -> list[Entry]:
    found = Entry.objects.filter(team_id=day_start.team_id, at__gte=day_start.started_at).order_by("pk")
    return list(found.filter(at__lte=day_start.closed_at) if day_start.closed_at else found)


def _that_stand(entries: Iterable[Entry]) -> list[Entry]:
    """Without the moves that were undone, and without the undoing."""
    stand: list[Entry] = []
    for entry in entries:
        if entry.verb == "undid":
            moved = [each for each in stand if each.verb == "moved" and each.noun_id == entry.noun_id]
            stand = [each for each in stand if each not in moved[-1:]]
        else:
            stand.append(entry)
    return stand


def _line(entry: Entry, ideas: dict[int, Idea]) -> Line | None:
    what = MOVED.get(entry.data.get("stage", "")) if entry.verb == "moved" else SAID.get(entry.verb)
    skipped = entry.verb == "learned this week" and not entry.data.get("words")
    hidden = entry.noun == IDEA and entry.noun_id not in ideas
    if not what or skipped or hidden or not entry.actor_name:
        return None
    words = entry.data.get("words") or entry.data.get("why") or ""
    idea = ideas.get(entry.noun_id) if entry.noun == IDEA else None
    return Line(entry.at, entry.actor_name.split(" ", 1)[0], str(what), str(words), idea)
