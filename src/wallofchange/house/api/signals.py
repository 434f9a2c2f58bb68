"""What was heard, as far as the owner of the key may hear it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Literal

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from wallofchange.house.api.keys import caller
from wallofchange.understanding.listing import Listing, Place
from wallofchange.understanding.models import Gist
from wallofchange.understanding.sieve import Sieve

router = Router(tags=["signals"])
MOST = 200


class Filters(Schema):
    """What to look for. Of one filter any number of values may be given: one of them is enough."""

    q: str = ""  # words, stemmed; "in this order", or begin*
    expectation: list[Literal["below", "met", "exceeded", "not_stated"]] = []
    polarity: list[Literal["negative", "neutral", "positive"]] = []
    emotion: list[str] = []
    need: list[Literal["functional", "emotional"]] = []
    theme: list[str] = []
    compared: list[str] = []
    asks: list[Literal["0", "1"]] = []
    pressing: list[Literal["now", "today", "week"]] = []
    moment: list[str] = []
    channel: list[str] = []
    unit: list[str] = []
    language: list[str] = []
    batch: int | None = None
    since: date | None = None  # the first day, on the clock of the home
    until: date | None = None  # the last day
    silent: bool = True  # also who gave a score and wrote nothing


class SignalOut(Schema):
    """One signal as it was read; the words are the working text, without obvious personal data."""

    id: int
    said_at: datetime
    words: str
    language: str
    score: float | None
    scale: list[float] | None
    channel: str
    unit: str
    moment: str | None
    expectation: str
    polarity: str
    emotion: str
    functional: float | None
    emotional: float | None
    compared_with: str
    themes: list[str]
    asks_answer: bool
    urgency: float | None  # 0 to 1: from 0.3 this week, from 0.5 today, from 0.8 now
    confidence: float


class SignalPage(Schema):
    """A page of signals, newest first; `next` is the cursor of the next page."""

    items: list[SignalOut]
    next: int | None


@router.get("", response=SignalPage, summary="What was heard, newest first")
def signals(
    request: HttpRequest, filters: Query[Filters], before: int | None = None, limit: int = 50
) -> SignalPage:
    sieve = replace(Sieve.of(request.GET), silent="1" if filters.silent else "")
    after = _place(before) if before is not None else None
    page = Listing.of(sieve, caller(request)).page(max(1, min(limit, MOST)), after=after)
    return SignalPage(items=[_out(gist) for gist in page.gists], next=page.after.pk if page.after else None)


def _place(before: int) -> Place:
    """Where the signal of a cursor stands; it may have been forgotten since."""
    said_at = Gist.objects.filter(pk=before).values_list("said_at", flat=True).first()
    if said_at is None:
        raise Http404
    return Place(said_at, before)


def _out(gist: Gist) -> SignalOut:
    signal = gist.signal
    return SignalOut(
        id=signal.pk,
        said_at=gist.said_at,
        words=gist.words,
        language=gist.language,
        score=signal.score,
        scale=list(signal.scale) if signal.scale else None,
        channel=gist.channel,
        unit=gist.unit,
        moment=gist.moment.slug if gist.moment else None,
        expectation=gist.expectation,
        polarity=gist.polarity,
        emotion=gist.emotion,
        functional=gist.functional,
        emotional=gist.emotional,
        compared_with=gist.compared_with,
        themes=[theme.slug for theme in gist.themes.all()],
        asks_answer=gist.asks_answer,
        urgency=gist.urgency,
        confidence=gist.confidence,
    )
