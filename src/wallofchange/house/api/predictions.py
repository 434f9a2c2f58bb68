"""The prediction of an idea: the drafted one left so, or with what is changed in it, as on its page."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import get_language
from ninja import Field, Router, Schema
from pydantic import ConfigDict

from wallofchange.deciding.forms import HypothesisForm
from wallofchange.deciding.models import Idea
from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.house.api.keys import caller
from wallofchange.house.api.problems import problem
from wallofchange.house.pages.draft import draft
from wallofchange.learning.planning.drafting import sentence, sentences
from wallofchange.learning.planning.outlook_told import told_of
from wallofchange.listening.models import Moment
from wallofchange.people.models import User

router = Router(tags=["ideas"])
AS_TYPED = "as it is typed on the page, one a line"


class PredictionIn(Schema):
    """What is changed in the drafted prediction, or in the last one; what is left out stays."""

    model_config = ConfigDict(extra="forbid")

    sentence: str = ""
    measure: str = ""
    direction: str = ""
    moment: str = Field("", description="its slug; empty is all moments")
    worthwhile: float = Field(0, description="the smallest difference that matters, on the score's own scale")
    predicted: float | None = None
    design: str = ""
    treated_units: list[str] = []
    unit_starts: str = Field("", description=AS_TYPED)
    baseline_from: date = date.min
    baseline_until: date = date.min
    live_on: date = date.min
    measure_from: date = date.min
    measure_until: date = date.min
    planned_n: int | None = Field(None, ge=1, lt=2**31)
    looks: list[date | float] = []
    population: str = Field("", description=AS_TYPED)
    arm_key: str = ""
    guardrails: str = Field("", description=AS_TYPED)
    exclusions: str = Field("", description=AS_TYPED)
    segments: list[str] = []
    margins: str = Field("", description=AS_TYPED)
    selected_on_from: date | None = None
    selected_on_until: date | None = None


class OfferOut(Schema):
    """Something that would show it better, and what it changes."""

    name: str
    words: str


class OutlookOut(Schema):
    """What a plan can show: enough, later or never, the chance in a hundred that it is seen, and in words."""

    state: str
    chance: int
    headline: str
    sentences: list[str]
    offers: list[OfferOut]


@router.post(
    "/{pk}/prediction/outlook",
    response=OutlookOut | None,
    summary="What the drafted prediction, or this change of it, can show",
)
def outlook(request: HttpRequest, pk: int, changed: PredictionIn | None = None) -> OutlookOut | None:
    idea = get_object_or_404(Idea.objects.seen_by(caller(request)), pk=pk)
    given = changed.model_dump(exclude_unset=True) if changed else {}
    told = told_of(idea, _form(idea, given, caller(request)).typed(), timezone.localdate(now()))
    if told is None:
        return None
    return OutlookOut(
        state=told.state,
        chance=told.chance,
        headline=told.headline,
        sentences=told.sentences,
        offers=[OfferOut(name=offer.name, words=words) for offer, words in told.offers],
    )


@router.post(
    "/{pk}/prediction",
    response={201: None},
    summary="Leave the drafted prediction so, or change something in it",
)
def predict(request: HttpRequest, pk: int, changed: PredictionIn | None = None) -> HttpResponse:
    idea = get_object_or_404(Idea.objects.seen_by(caller(request)), pk=pk)
    given = changed.model_dump(exclude_unset=True) if changed else {}
    if not given and idea.hypotheses.exists():
        raise Refused(
            "This idea has a prediction.", remedy="Say in the call what you would change in it.", code="known"
        )
    form = _form(idea, given, caller(request))
    if not form.is_valid():
        where, troubles = next(iter(form.errors.items()))
        return problem(422, "invalid", f"{where}: {troubles[0]}", "Change that field, and send it again.")
    form.predict(idea, at=now())
    return HttpResponse(status=201)


def _form(idea: Idea, given: dict[str, Any], by: User) -> HypothesisForm:
    """The form of the page, with what is on offer and what is changed in it filled in."""
    offered = draft(idea, now())
    blank = HypothesisForm(user=by)
    if given.get("moment"):
        given["moment"] = get_object_or_404(Moment, slug=given["moment"])
    typed = {name: _written(blank, name, value) for name, value in (offered | given).items()}
    if "sentence" not in given and typed.get("sentence", "") in ("", *sentences(offered).values()):
        typed["sentence"] = sentence(HypothesisForm(typed, user=by).typed(), get_language() or "en")
    return HypothesisForm(typed, user=by)


def _written(form: HypothesisForm, name: str, value: Any) -> str:
    return value if isinstance(value, str) else form.written(name, value)
