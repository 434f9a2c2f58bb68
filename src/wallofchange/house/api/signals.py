"""What was heard, as far as the owner of the key may hear it."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest
from ninja import Router, Schema

from wallofchange.house.api.keys import caller
from wallofchange.understanding.models import Gist

router = Router(tags=["signals"])
MOST = 200


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


class SignalPage(Schema):
    """A page of signals, newest first; `next` is the cursor of the next page."""

    items: list[SignalOut]
    next: int | None


@router.get("", response=SignalPage, summary="What was heard, newest first")
def signals(request: HttpRequest, before: int | None = None, limit: int = 50) -> SignalPage:
    gists = Gist.objects.seen_by(caller(request)).select_related("signal__moment").order_by("-signal_id")
    if before is not None:
        gists = gists.filter(signal_id__lt=before)
    items = [_out(gist) for gist in gists[: max(1, min(limit, MOST))]]
    return SignalPage(items=items, next=items[-1].id if len(items) == min(limit, MOST) else None)


def _out(gist: Gist) -> SignalOut:
    signal = gist.signal
    return SignalOut(
        id=signal.pk,
        said_at=signal.said_at,
        words=gist.words,
        language=gist.language,
        score=signal.score,
        scale=list(signal.scale) if signal.scale else None,
        channel=signal.channel,
        unit=signal.unit,
        moment=signal.moment.slug if signal.moment else None,
        expectation=gist.expectation,
        polarity=gist.polarity,
    )
