"""How many Heemwarm asked: the share that answers falls slowly, and in the outage at once."""

from datetime import timedelta

import pytest

from tests.house.demo.small_home import small_home
from wallofchange.house.demo import generator, weeks
from wallofchange.house.demo.inviting import invite
from wallofchange.listening.models import Moment, Performance, Signal
from wallofchange.listening.response import asking_at, response_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def asked(django_db_setup, django_db_blocker):
    """A home with one survey in three and how many were asked for it."""
    with small_home(django_db_blocker, one_in=3) as (company, heard):
        invite(heard, company, generator.SEED)
        yield Signal.objects.filter(batch=None)


@pytest.mark.parametrize(
    ("first", "last", "low", "high"), [(1, 12, 0.27, 0.31), (67, 78, 0.23, 0.27), (38, 38, 0.15, 0.21)]
)
def test_the_response_falls_from_29_to_25_percent_and_is_18_in_the_outage(asked, first, last, low, high):
    found = response_of(Performance.objects.all(), asked, weeks.day(first), weeks.day(last, 6))

    answered, invited = found.counts
    assert low < answered / invited < high


def test_every_moment_with_a_survey_knows_its_response(asked):
    known = {
        moment.slug
        for moment in Moment.objects.all()
        if response_of(
            asking_at(Performance.objects.all(), moment),
            asked.filter(moment=moment),
            weeks.FIRST_MONDAY,
            weeks.day(weeks.WEEKS, 6),
        )
    }

    assert known == set(asked.exclude(question="").values_list("moment__slug", flat=True))


def test_nobody_is_counted_as_asked_in_a_week_that_is_not_over(asked):
    told = Performance.objects.filter(kind="invited")

    assert told.count() > 1_000
    assert all(
        each.ends_on + timedelta(days=1) == each.heard_at.astimezone(weeks.ZONE).date() for each in told
    )
    assert not told.filter(heard_at__gt=weeks.TODAY).exists()
