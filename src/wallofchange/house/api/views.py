"""Views that somebody keeps: a search of what was heard, or a look at the wall, under a name."""

from __future__ import annotations

from typing import Literal

from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Router, Schema, Status

from wallofchange.diary.clock import now
from wallofchange.house.api.ideas import Key
from wallofchange.house.api.keys import caller
from wallofchange.house.pages.saved_views import looked_at
from wallofchange.people.models import Team, User
from wallofchange.understanding.models import View

router = Router(tags=["views"])


class ViewOut(Schema):
    """A view, whose it is, and what it holds back, as the address of its page says it."""

    id: int
    name: str
    page: str
    query: str
    team: int | None
    owner: int


class NameIn(Schema):
    """What it is called."""

    name: str


class ViewChange(NameIn):
    """`team`: for everybody of it; null: for oneself; left out: as it is."""

    team: Key | None = None


class ViewIn(NameIn):
    """`query` as in the address of the page; for oneself, or for everybody of a team."""

    page: Literal["signals", "wall"] = "signals"
    query: str = Field("", max_length=10_000)
    team: Key | None = None


@router.get("/views", response=list[ViewOut], summary="The views that I may open")
def views(request: HttpRequest, page: Literal["", "signals", "wall"] = "") -> list[ViewOut]:
    seen = View.objects.seen_by(caller(request))
    return [_out(each) for each in (seen.on(page) if page else seen)]


@router.post("/views", response={201: ViewOut}, summary="Keep a view under a name")
def keep(request: HttpRequest, new: ViewIn) -> Status[ViewOut]:
    by = caller(request)
    team = _team(by, new.team)
    query = looked_at(new.page, new.query, by)
    return Status(201, _out(View.save_as(new.name, query, by=by, at=now(), team=team, page=new.page)))


@router.patch("/views/{pk}", response=ViewOut, summary="Call it something else, or keep it for others")
def change(request: HttpRequest, pk: int, new: ViewChange) -> ViewOut:
    view = _mine(request, pk)
    with transaction.atomic():
        view.rename(new.name)
        if "team" in new.model_fields_set:
            view.show_to(_team(caller(request), new.team), by=caller(request))
    return _out(view)


@router.delete("/views/{pk}", response={204: None}, summary="Throw it away; what it showed stays")
def remove(request: HttpRequest, pk: int) -> Status[None]:
    _mine(request, pk).delete()
    return Status(204, None)


def _mine(request: HttpRequest, pk: int) -> View:
    return get_object_or_404(View.objects.kept_by(caller(request)), pk=pk)


def _team(by: User, key: int | None) -> Team | None:
    return None if key is None else get_object_or_404(Team.objects.of(by), pk=key)


def _out(view: View) -> ViewOut:
    names = ("name", "page", "query")
    told = {name: getattr(view, name) for name in names}
    return ViewOut(id=view.pk, team=view.team_id, owner=view.owner_id, **told)
