"""What a customer told somebody, noted through the API: the same verb as the page."""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256
from uuid import uuid4

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Router, Schema
from pydantic import AwareDatetime

from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.house.api.keys import caller
from wallofchange.house.api.once import HEADER, once
from wallofchange.house.pages.hear import own_first
from wallofchange.listening.models import Moment
from wallofchange.listening.noting import note_down
from wallofchange.people.models import Team

router = Router(tags=["signals"])


class NotedIn(Schema):
    """Their words; perhaps the slug of the moment, the team (default: one's own), and when they said it."""

    words: str
    moment: str = ""
    team: int | None = None
    said_at: AwareDatetime | None = None


class NotedOut(Schema):
    """The signal it became; it can be read as soon as the worker has been by."""

    id: int
    team: int
    said_at: datetime


@router.post("/noted", response={201: NotedOut}, summary="Note what a customer told you")
def noted(request: HttpRequest, said: NotedIn) -> HttpResponse:
    return once(request, sha256(request.body).hexdigest(), lambda: _noted(request, said))


def _noted(request: HttpRequest, said: NotedIn) -> HttpResponse:
    by, at = caller(request), now()
    signal = note_down(
        said.words,
        team=_team(request, said.team),
        by=by,
        at=at,
        key=request.headers.get(HEADER, "") or uuid4().hex,
        moment=get_object_or_404(Moment, slug=said.moment) if said.moment else None,
        waited=at - said.said_at if said.said_at else timedelta(0),
    )
    kept = NotedOut(id=signal.pk, team=signal.source.team_id, said_at=signal.said_at)
    return JsonResponse(kept.model_dump(mode="json"), status=201)


def _team(request: HttpRequest, pk: int | None) -> Team:
    if pk is not None:
        return get_object_or_404(Team.objects.of(caller(request)), pk=pk)
    if teams := own_first(caller(request)):
        return teams[0]
    raise Refused(_("You do not belong to a team yet."), remedy=_("Ask your administrator."), code="no_team")
