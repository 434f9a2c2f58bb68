"""The one page of an idea for a meeting: as values, on paper, and behind a link."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import translation
from ninja import Router, Schema, Status

from wallofchange.deciding.models import CaseKey, Idea
from wallofchange.diary.clock import now
from wallofchange.house.api.keys import caller
from wallofchange.house.pages.case import LANGUAGES, paper
from wallofchange.house.pages.case_drafted import Case, case_of

router = Router(tags=["cases"])


class KeyIn(Schema):
    """For which meeting."""

    name: str = ""


class KeyOut(Schema):
    """A link to a case; the path is told this one time."""

    id: int
    name: str
    until: datetime
    path: str = ""


@router.get("/{pk}/case", summary="The one page of an idea, as plain values")
def case(request: HttpRequest, pk: int, language: str = "") -> dict[str, Any]:
    return _drafted(request, pk, language).as_data()


@router.get("/{pk}/case.pdf", summary="The same on one A4")
def case_file(request: HttpRequest, pk: int, language: str = "") -> HttpResponse:
    return paper(_drafted(request, pk, language))


@router.get("/{pk}/case/keys", response=list[KeyOut], summary="Links that open the page without a login")
def case_keys(request: HttpRequest, pk: int) -> list[KeyOut]:
    found = CaseKey.objects.working(now()).filter(idea=_idea(request, pk))
    return [KeyOut(id=each.pk, name=each.name, until=each.until) for each in found]


@router.post("/{pk}/case/keys", response={201: KeyOut}, summary="Make such a link")
def make_key(request: HttpRequest, pk: int, new: KeyIn) -> Status[KeyOut]:
    made, key = CaseKey.issue(_idea(request, pk), new.name, by=caller(request), at=now())
    return Status(201, KeyOut(id=made.pk, name=made.name, until=made.until, path=f"/case/{key}/"))


@router.delete("/{pk}/case/keys/{key}", response={204: None}, summary="Take a link away")
def revoke_key(request: HttpRequest, pk: int, key: int) -> Status[None]:
    found = get_object_or_404(CaseKey, pk=key, idea=_idea(request, pk))
    found.revoke(by=caller(request), at=now())
    return Status(204, None)


def _drafted(request: HttpRequest, pk: int, language: str) -> Case:
    with translation.override(language if language in LANGUAGES else translation.get_language()):
        return case_of(_idea(request, pk), reader=caller(request), at=now())


def _idea(request: HttpRequest, pk: int) -> Idea:
    return get_object_or_404(Idea.objects.seen_by(caller(request)).select_related("team"), pk=pk)
