"""One moment for programs: what its score goes together with, and whether we changed or the bar did."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, QueryDict
from ninja import Field, Query, Router, Schema

from wallofchange.house.api.keys import caller
from wallofchange.learning.views.parts import computed

router = Router(tags=["moments"])


class Days(Schema):
    """Which answers: both days count; without them a year of whole weeks up to the last Sunday."""

    since: date | None = Field(None, alias="from")
    until: date | None = None
    unit: list[str] = []


class TwoPeriods(Days):
    """Without them the last half year, beside the same weeks a year before."""

    first_from: date | None = None
    first_until: date | None = None
    second_from: date | None = None
    second_until: date | None = None


@router.get("/{slug}/drivers", summary="What the score goes together with, to repair and to delight")
def drivers(request: HttpRequest, slug: str, days: Query[Days]) -> dict[str, Any]:
    return _calculation(request, slug, "drivers")


@router.get("/{slug}/history", summary="What surprised and has become ordinary")
def history(request: HttpRequest, slug: str, days: Query[Days]) -> dict[str, Any]:
    return _calculation(request, slug, "history")


@router.get("/{slug}/drift", summary="What changed between two periods: what we did, or the bar")
def drift(request: HttpRequest, slug: str, days: Query[TwoPeriods]) -> dict[str, Any]:
    return _calculation(request, slug, "yardstick")


@router.get("/{slug}/wishes", summary="What customers answered to Kano's two questions")
def wishes(request: HttpRequest, slug: str, days: Query[Days]) -> dict[str, Any]:
    return _calculation(request, slug, "wishes")


@router.get("/{slug}/gaps", summary="What was experienced less what was expected")
def gaps(request: HttpRequest, slug: str, days: Query[Days]) -> dict[str, Any]:
    return _calculation(request, slug, "gaps")


@router.get("/{slug}/index", summary="The satisfaction index in its model")
def index(request: HttpRequest, slug: str, days: Query[Days]) -> dict[str, Any]:
    return _calculation(request, slug, "index")


def _calculation(request: HttpRequest, slug: str, name: str) -> dict[str, Any]:
    """As the page computes it, for whom the owner of the key may hear."""
    given: QueryDict = request.GET
    _moment, found = computed(caller(request), slug, name, given)
    calculation: dict[str, Any] = {"found": None} if found is None else found.as_dict()
    return calculation
