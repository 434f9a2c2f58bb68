"""What goes in and out where it is about who may decide what."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from ninja import Field, Schema


class MandateOut(Schema):
    """What a team or a person may decide alone: hours and euros an idea, euros a customer."""

    id: int
    team: int | None
    user: str | None
    words: str
    hours: Decimal
    money: Decimal
    gesture: Decimal
    subjects: list[str]
    free_moves: int
    above: str | None
    since: date
    until: date | None


class MandateIn(Schema):
    """A mandate from a day on; without `user` it is for the whole team. People by their name to log in."""

    user: str | None = None
    hours: Decimal = Field(Decimal(0), ge=0)
    money: Decimal = Field(Decimal(0), ge=0)
    gesture: Decimal = Field(Decimal(0), ge=0)
    subjects: list[str] = []
    free_moves: int = Field(1, ge=0)
    above: str | None = None
    since: date | None = None
    until: date | None = None


class CoveredOut(Schema):
    """Whether this key's owner may do it; else who is needed, and when an unanswered question goes up."""

    allowed: bool
    why: str
    under: str
    ask: str | None
    steps_up_at: datetime | None
    free_move: bool


class AskOut(Schema):
    """A question: who asked, who is asked, and until when."""

    id: int
    act: str
    idea: int | None
    cycle: int | None
    team: int
    hours: Decimal
    money: Decimal
    why: str
    asked_by: str
    of_whom: str
    in_the_place_of: str | None
    at: datetime
    steps: int
    steps_up_at: datetime
    state: str
    because: str


class AskIn(Schema):
    """What is asked for; hours and money only where it is more than the idea says."""

    act: Literal["choose", "no", "spend"] = "choose"
    hours: Decimal | None = Field(None, ge=0, le=10_000)
    money: Decimal | None = Field(None, ge=0, le=10_000_000)
    why: str = ""


class ExceptionIn(Schema):
    """Hours of the reserve, for what, in the cycle of which day; today's where none is given."""

    hours: Decimal = Field(gt=0, le=10_000)
    why: str = Field(min_length=1, max_length=200)
    on: date | None = None


class AnswerIn(Schema):
    """Yes; or no, with a sentence."""

    answer: str = Field(pattern="^(yes|no)$")
    because: str = ""


class GestureOut(Schema):
    """Something extra for a customer."""

    id: int
    signal: int
    money: Decimal
    what: str
    by: str
    at: datetime


class GestureIn(Schema):
    """How much, in euros; what it is may stay empty."""

    money: Decimal = Field(gt=0)
    what: str = ""


class DelegationIn(Schema):
    """Who decides in one's place, and when; `whose` only for a manager."""

    stands_in: str
    since: date
    until: date
    whose: str | None = None


class DelegationOut(Schema):
    """Who stands in for whom."""

    id: int
    whose: str
    stands_in: str
    since: date
    until: date


class OrganisationOut(Schema):
    """What holds for every team."""

    silence_is_consent: bool
    ask_hours: int
    reserve_floor: Decimal
    fade_days: int
    wip_limits: bool


class OrganisationIn(Schema):
    """What is to change; what is left out stays."""

    silence_is_consent: bool | None = None
    ask_hours: int | None = None
    reserve_floor: Decimal | None = None
    fade_days: int | None = None
    wip_limits: bool | None = None
