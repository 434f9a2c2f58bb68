"""The register of decisions, a page at a time."""

from __future__ import annotations

from datetime import date, datetime

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Query, Router, Schema

from wallofchange.deciding.register import Look, found, read
from wallofchange.house.api.keys import caller
from wallofchange.people.models import Team, User

router = Router(tags=["mandates"])


class DecisionOut(Schema):
    """Who decided what, when, under which mandate, and why."""

    at: datetime
    kind: str
    who: str
    team: str
    what: str
    about: str
    idea: int | None
    signal: int | None
    mandate: str
    why: str
    withdrawn: bool


class LookIn(Schema):
    """Which decisions; people by their name to log in."""

    team: int | None = None
    by: str | None = None
    kind: str = Field("", pattern="^(|move|answer|gesture|exemption|mandate)$")
    since: date | None = None
    until: date | None = None
    find: str = ""
    after: int = Field(0, ge=0)
    limit: int = Field(100, ge=1, le=1000)


@router.get("/decisions", response=list[DecisionOut], summary="The register of decisions, the latest first")
def decisions(request: HttpRequest, given: Query[LookIn]) -> list[DecisionOut]:
    user = caller(request)
    team = get_object_or_404(Team.objects.of(user), pk=given.team) if given.team else None
    by = get_object_or_404(User, username=given.by) if given.by else None
    look = Look(user, team, by, given.kind, given.since, given.until, given.find)
    rows = read(list(found(look)[given.after : given.after + given.limit]))
    names = list(DecisionOut.model_fields)
    return [DecisionOut(**{name: getattr(row, name) for name in names}) for row in rows]
