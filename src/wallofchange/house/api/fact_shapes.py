"""Facts as the API tells them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from ninja import Schema

from wallofchange.listening.models import (
    Expected,
    KanoFeature,
    KanoPair,
    Performance,
    Promise,
    Vignette,
    VignetteAnswer,
)


class FactOut(Schema):
    """What every fact has; `signal` is the one it stands beside."""

    id: int
    source: str
    batch: int | None
    moment: str | None
    signal: int | None
    contact: str
    unit: str
    at: datetime


class PerformanceOut(FactOut):
    """One objective fact, of a contact or of the days from `starts_on` to `ends_on`."""

    kind: str
    value: float
    measure: str
    about: str
    starts_on: date | None
    ends_on: date | None
    n: int | None


class MarkOut(FactOut):
    """The mark one customer gave to a vignette."""

    vignette: str
    score: float
    scale: list[float]


class PairOut(FactOut):
    """What one customer answered about a feature: 1 like … 5 dislike."""

    feature: str
    functional: int
    dysfunctional: int


class ExpectedOut(FactOut):
    """The mark a customer expected, before."""

    score: float
    scale: list[float]


class PerformancePage(Schema):
    """A page, the latest kept first; `next` is the `before` of the next page."""

    items: list[PerformanceOut]
    next: int | None


class MarkPage(Schema):
    """A page of marks, the latest kept first."""

    items: list[MarkOut]
    next: int | None


class PairPage(Schema):
    """A page of pairs, the latest kept first."""

    items: list[PairOut]
    next: int | None


class ExpectedPage(Schema):
    """A page of expectations, the latest kept first."""

    items: list[ExpectedOut]
    next: int | None


class VignetteOut(Schema):
    """A described situation; level 1 is the worst."""

    key: str
    text: dict[str, str]
    level: int
    moment: str | None


class FeatureOut(Schema):
    """Something that customers were asked Kano's two questions about."""

    key: str
    name: dict[str, str]
    moment: str | None


class PromiseOut(Schema):
    """What customers were told to expect, and when; `ends_on` null still holds."""

    id: int
    team: int
    text: dict[str, str]
    starts_on: date
    ends_on: date | None
    moment: str | None
    kind: str
    threshold: float | None
    measure: str
    units: list[str]


class EndIn(Schema):
    """The last day that it holds."""

    on: date


class UndoneOut(Schema):
    """How many facts or signals went."""

    batch: int
    undone: int


def _common(fact: Any) -> dict[str, Any]:
    return {
        "id": fact.pk,
        "source": fact.source.name,
        "batch": fact.batch_id,
        "moment": fact.moment.slug if fact.moment else None,
        "signal": fact.signal_id,
        "contact": fact.contact,
        "unit": fact.unit,
        "at": fact.at,
    }


def performance_out(fact: Performance) -> FactOut:
    names = ("kind", "value", "measure", "about", "starts_on", "ends_on", "n")
    return PerformanceOut(**_common(fact), **{name: getattr(fact, name) for name in names})


def mark_out(mark: VignetteAnswer) -> FactOut:
    scale = [mark.scale_low, mark.scale_high]
    return MarkOut(**_common(mark), vignette=mark.vignette.key, score=mark.score, scale=scale)


def pair_out(pair: KanoPair) -> FactOut:
    return PairOut(
        **_common(pair),
        feature=pair.feature.key,
        functional=pair.functional,
        dysfunctional=pair.dysfunctional,
    )


def expected_out(asked: Expected) -> FactOut:
    return ExpectedOut(**_common(asked), score=asked.score, scale=[asked.scale_low, asked.scale_high])


def promise_out(promise: Promise) -> PromiseOut:
    names = ("starts_on", "ends_on", "kind", "threshold", "measure", "units")
    return PromiseOut(
        id=promise.pk,
        team=promise.source.team_id,
        text={"nl": promise.text_nl, "en": promise.text_en},
        moment=promise.moment.slug if promise.moment else None,
        **{name: getattr(promise, name) for name in names},
    )


def vignette_out(vignette: Vignette) -> VignetteOut:
    return VignetteOut(
        key=vignette.key,
        text={"nl": vignette.text_nl, "en": vignette.text_en},
        level=vignette.level,
        moment=vignette.moment.slug if vignette.moment else None,
    )


def feature_out(feature: KanoFeature) -> FeatureOut:
    return FeatureOut(
        key=feature.key,
        name={"nl": feature.name_nl, "en": feature.name_en},
        moment=feature.moment.slug if feature.moment else None,
    )
