"""The links of big screens, and what is about to fade from the wall."""

from __future__ import annotations

from datetime import date, datetime

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import translation
from ninja import Field, Router, Schema, Status

from wallofchange.deciding.ageing import notice_of
from wallofchange.deciding.models import Idea, ScreenKey
from wallofchange.deciding.models.screen_key import LONGEST
from wallofchange.diary.clock import now
from wallofchange.house.api.keys import caller
from wallofchange.people.models import Team

router = Router(tags=["wall"])


class ScreenIn(Schema):
    """Where the screen hangs, and the language of its columns; the caller's where none is given."""

    name: str = Field("", max_length=LONGEST)
    language: str = Field("", pattern="^(nl|en)?$")


class ScreenOut(Schema):
    """A link that works. Its address is told once, when it is made; empty ever after."""

    id: int
    team: int
    name: str
    language: str
    by: str
    at: datetime
    address: str = ""


class FadingOut(Schema):
    """What an idea was told: the day on which it goes, and the day on which we look again."""

    untouched: int
    goes_on: date
    look_again_on: date
    agreed: bool


@router.get("/screens", response=list[ScreenOut], summary="The links of the teams one leads")
def screens(request: HttpRequest) -> list[ScreenOut]:
    kept = ScreenKey.objects.working().kept_by(caller(request)).select_related("by")
    return [_screen(each) for each in kept[:1000]]


@router.post("/teams/{pk}/screens", response={201: ScreenOut}, summary="Make a link for a big screen")
def make(request: HttpRequest, pk: int, new: ScreenIn) -> Status[ScreenOut]:
    team = get_object_or_404(Team.objects.of(caller(request)), pk=pk)
    language = new.language or (translation.get_language() or "nl")[:2]
    made, key = ScreenKey.issue(team, new.name, by=caller(request), at=now(), language=language)
    return Status(201, _screen(made, request.build_absolute_uri(reverse("house:screen", args=[key]))))


@router.delete("/screens/{pk}", response={204: None}, summary="Take a link away")
def revoke(request: HttpRequest, pk: int) -> Status[None]:
    kept = ScreenKey.objects.working().kept_by(caller(request))
    get_object_or_404(kept, pk=pk).revoke(by=caller(request), at=now())
    return Status(204, None)


@router.get("/ideas/{pk}/fading", response=FadingOut | None, summary="Whether an idea is about to fade")
def fading(request: HttpRequest, pk: int) -> FadingOut | None:
    notice = notice_of(_idea(request, pk), now())
    if notice is None:
        return None
    return FadingOut(
        untouched=notice.untouched, goes_on=notice.goes_on, look_again_on=notice.look_again_on,
        agreed=notice.agreed_at is not None,
    )  # fmt: skip


@router.post("/ideas/{pk}/hanging", response={204: None}, summary="Let it hang")
def let_hang(request: HttpRequest, pk: int) -> Status[None]:
    _idea(request, pk).let_hang(by=caller(request), at=now())
    return Status(204, None)


@router.post("/ideas/{pk}/fading/agreement", response={204: None}, summary="Fine: it may go on its day")
def agree(request: HttpRequest, pk: int) -> Status[None]:
    if notice := notice_of(_idea(request, pk), now()):
        notice.agree(by=caller(request), at=now())
    return Status(204, None)


def _idea(request: HttpRequest, pk: int) -> Idea:
    return get_object_or_404(Idea.objects.seen_by(caller(request)), pk=pk)


def _screen(one: ScreenKey, address: str = "") -> ScreenOut:
    return ScreenOut(
        id=one.pk, team=one.team_id, name=one.name, language=one.language, by=one.by.name, at=one.at,
        address=address,
    )  # fmt: skip
