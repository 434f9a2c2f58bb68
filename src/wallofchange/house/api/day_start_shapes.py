"""What goes in and out where a team stands in front of its morning."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from ninja import Field, Schema

from wallofchange.deciding.models import DayStart
from wallofchange.house.api.ideas import Key


class SentenceOut(Schema):
    """A customer's sentence to read aloud."""

    signal: int
    words: str
    lifts: bool


class PromiseOut(Schema):
    """What somebody promised; `kind` says whether it is a condition of a yes."""

    id: int
    kind: str
    what: str
    who: str
    due: date
    state: str = Field(description="done, today, help, helping, or empty")


class DayStartOut(Schema):
    """One day-start that was held."""

    id: int
    team: int
    on: date
    leader: str
    started_at: datetime
    planned: int = Field(description="minutes: fifteen, and two more as often as somebody asked for them")
    item: str = Field(description="in front of which item everybody stands; empty before anybody went on")
    closed_at: datetime | None
    today: str
    learned: str


class MorningOut(Schema):
    """What a team stands in front of today; an empty item is an empty list."""

    team: int
    on: date
    people: int
    room: Decimal
    leader: str
    next_leader: str
    next_on: date
    day_start: DayStartOut | None
    read_aloud: list[SentenceOut]
    waiting: list[int] = Field(description="signals whose customers wait for us")
    promised: list[PromiseOut]
    choose: list[int] = Field(description="ideas")
    yes_buts: list[int]
    never_minds: list[int] = Field(description="ideas taken down after a yes-but since last time")
    fading: list[int] = Field(description="ideas that go to 'Not now' within a week")
    asks: list[int] = Field(description="questions that wait for an answer, those of the caller first")
    room_left: int | None = Field(description="the cycle that ended with room, of which nobody said why yet")
    outcomes: list[int] = Field(description="ideas of which something is known")
    missed: date | None


class BeginIn(Schema):
    """Whose day-start."""

    team: int


class CloseIn(Schema):
    """The one sentence that counts."""

    today: str = ""


class LeadIn(Schema):
    """This morning, or the one that follows."""

    following: bool = False


class TurnIn(Schema):
    """The item that everybody goes on to."""

    item: DayStart.Item


class LessonIn(Schema):
    """What we learned this week; without words it is skipped, and not asked again."""

    words: str = ""


class PromiseIn(Schema):
    """One line; due at the next morning, and one's own, unless a day or somebody of the team is given."""

    what: str
    due: date | None = None
    who: Key | None = None


class SignalIn(Schema):
    """What a customer said."""

    signal: Key


class MoreIn(SignalIn):
    """What a customer had not expected; the title is drafted from it unless somebody says it better."""

    title: str = ""


class SaidIn(Schema):
    """How a promise stands."""

    said: Literal["done", "today", "help", "helping"]


class ConditionSaidIn(SaidIn):
    """The same of a condition; what was found may be said with 'done'."""

    found: str = ""


class LineOut(Schema):
    """A line of the minutes."""

    at: datetime
    said: str
    idea: int | None
