"""What customers said at one moment, for the tests of the journey and of its pages."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any

from django.test import Client

from tests import cast
from wallofchange.learning.moments.asked import Asked
from wallofchange.listening.models import Signal
from wallofchange.people.models import User

ASKED = Asked(date(2026, 1, 5), date(2026, 4, 5))
NUMBERS = count(1)
DAYS = "?from=2026-01-05&until=2026-04-05"


def stand(user: User) -> Client:
    client = Client()
    client.force_login(user)
    client.cookies["language"] = "en"
    return client


def answers(n: int, expectation: str = "met", **more: Any) -> list[Signal]:
    """So many answers of as many people, a day apart; a seven in silence unless something else is said."""
    first, of = more.pop("first", ASKED.since), more.pop("of", "Service")
    score, apart = more.pop("score", 7), 1 if more.pop("said_on_one_day", False) else 90
    scaled = {"score": score, "scale_low": 0, "scale_high": 10} if score is not None else {}
    common = {"source": cast.source(of=of), "moment": cast.moment(), "channel": "survey"} | scaled | more
    return Signal.objects.bulk_create(
        [
            Signal(
                said_at=datetime.combine(first + timedelta(days=each % apart), time(12), cast.AMSTERDAM),
                heard_at=cast.MONDAY,
                expectation=expectation,
                fingerprint=f"m{next(NUMBERS)}",
                **common,
            )
            for each in range(n)
        ]
    )
