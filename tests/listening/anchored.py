"""Makers of facts beside signals, for who tests them."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from tests import cast
from wallofchange.listening.models import (
    Customer,
    Expected,
    KanoFeature,
    KanoPair,
    Performance,
    Promise,
    Vignette,
    VignetteAnswer,
)

_numbers = count(1)


def customer(key: str = "H-1") -> Customer:
    return Customer.objects.get_or_create(key=key)[0]


def fact(kind: str = "on_time", value: float = 1.0, *, of: str = "Service", **more: Any) -> Performance:
    more = {"measure": "yes_no", "at": cast.MONDAY} | _common(of) | more
    return Performance.objects.create(kind=kind, value=value, **more)


def period(kind: str, value: float, first: date, last: date, **more: Any) -> Performance:
    """A fact about a unit, or about all together where none is named."""
    about = Performance.About.UNIT if more.get("unit") else Performance.About.EVERYBODY
    return fact(kind, value, measure="share", about=about, starts_on=first, ends_on=last, **more)


def promise(text: str = "Within an hour", *, of: str = "Service", **more: Any) -> Promise:
    more = {"starts_on": cast.MONDAY.date()} | _common(of) | more
    return Promise.objects.create(text_nl=text, text_en=text, **more)


def vignette(key: str = "late", level: int = 1, *, of: str = "Service") -> Vignette:
    return Vignette.objects.create(key=key, text_nl="Te laat", text_en="Late", level=level, **_common(of))


def mark(vignette: Vignette, score: float, **more: Any) -> VignetteAnswer:
    more = {"at": cast.MONDAY, "scale_low": 0, "scale_high": 10} | _common(str(vignette.source.team)) | more
    return VignetteAnswer.objects.create(vignette=vignette, score=score, **more)


def feature(key: str = "face", *, of: str = "Service") -> KanoFeature:
    return KanoFeature.objects.create(key=key, name_nl="Gezicht", name_en="A face", **_common(of))


def pair(feature: KanoFeature, functional: int, dysfunctional: int, **more: Any) -> KanoPair:
    more = {"at": cast.MONDAY} | _common(str(feature.source.team)) | more
    return KanoPair.objects.create(
        feature=feature, functional=functional, dysfunctional=dysfunctional, **more
    )


def expected(score: float = 8, *, of: str = "Service", **more: Any) -> Expected:
    more = {"at": cast.MONDAY, "scale_low": 0, "scale_high": 10} | _common(of) | more
    return Expected.objects.create(score=score, **more)


def _common(of: str) -> dict[str, Any]:
    return {
        "source": cast.source("Planning", of=of),
        "heard_at": cast.MONDAY,
        "fingerprint": f"a{next(_numbers)}",
    }
