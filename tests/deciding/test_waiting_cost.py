"""What not doing it costs, by the words that hang with an idea; and where nobody knows, that."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import cast
from tests.deciding.visit import stand
from wallofchange.deciding.waiting_cost import waiting_cost, waiting_costs
from wallofchange.listening.models import Performance

pytestmark = pytest.mark.django_db


def clocked(signal, minutes: float) -> None:
    Performance.objects.create(
        source=signal.source, signal=signal, heard_at=signal.heard_at, at=signal.said_at, measure="minutes",
        fingerprint=f"p{signal.pk}", kind="minutes_on_phone", value=minutes,
    )  # fmt: skip


def test_customers_contacts_and_hours_are_counted_over_a_quarter():
    words = [
        cast.heard(f"words {n}", channel=channel) for n, channel in enumerate(["mail", "survey", "survey"])
    ]
    clocked(words[1], 6.0)
    idea = cast.idea(signals=words)

    cost = waiting_cost(idea, cast.FRIDAY)

    assert (cost.customers, cost.contacts, cost.minutes) == (3, 2, 6.0)
    assert cost.customers_a_week == pytest.approx(3 / 13)
    assert cost.hours_a_year == pytest.approx(2 / 13 * 52 * 6 / 60)


def test_hours_are_not_known_where_no_clock_told():
    idea = cast.idea(signals=[cast.heard(channel="mail")])

    assert waiting_cost(idea, cast.FRIDAY).hours_a_year is None


def test_what_was_said_long_ago_does_not_count_and_nothing_said_is_not_known():
    idea = cast.idea(signals=[cast.heard()])

    cost = waiting_cost(idea, cast.MONDAY + timedelta(weeks=14))

    assert (cost.customers, cost.is_known) == (0, False)


def test_it_stands_beside_too_expensive():
    idea = cast.idea()
    cast.objection("Yes, but that is far too expensive", idea=idea)
    other = cast.idea("Another")
    cast.objection("Yes, but Tom is ill", idea=other)

    page, plain = (stand(cast.anna()).get(f"/ideas/{each.pk}/").content.decode() for each in (idea, other))

    assert "And what does not doing it cost?" in page
    assert "That is not known: in the last 13 weeks no customer's words were hung with it." in page
    assert "And what does not doing it cost?" not in plain


def test_two_queries_however_many():
    ideas = [cast.idea(f"idea {n}", signals=[cast.heard(f"words {n}")]) for n in range(3)]

    with CaptureQueriesContext(connection) as one:
        waiting_costs(ideas[:1], cast.FRIDAY)
    with CaptureQueriesContext(connection) as three:
        waiting_costs(ideas, cast.FRIDAY)

    assert (len(one), len(three)) == (2, 2)
