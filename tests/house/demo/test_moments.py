"""The planted grey moment is found on the journey, and no other is."""

import pyarrow.compute as pc
import pytest
from django.http import QueryDict

from wallofchange.house.demo import generator, weeks
from wallofchange.house.demo.hearing import listen
from wallofchange.house.demo.moving_in import move_in
from wallofchange.learning.moments.asked import Asked
from wallofchange.learning.moments.journey import journey
from wallofchange.listening.models import Signal

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker):
    """The journey of the last quarter, from half a year of the story. Taken back afterwards."""
    from django.db import transaction

    said = generator.heard()
    lately = said.filter(pc.greater(said["said_at"], weeks.moment_in(52, 0, "00:00").replace(tzinfo=None)))
    with django_db_blocker.unblock(), transaction.atomic():
        company = move_in()
        listen(lately, company).write_down()
        asked = Asked.of(QueryDict(), at=weeks.TODAY)
        yield {each.moment.slug: each for each in journey(company.people["mirjam"], asked)}
        transaction.set_rollback(True)


def test_the_yearly_check_is_the_grey_moment_and_the_only_one(told):
    assert [slug for slug, each in told.items() if each.is_grey] == ["check"]


def test_two_in_three_say_as_expected_at_the_yearly_check(told):
    (_below, met, _exceeded) = told["check"].lines

    assert met.low < 2 / 3 < met.high + 0.02


def test_joining_and_leaving_have_no_survey_and_say_so(told):
    assert [told[slug].lines for slug in ("joining", "leaving")] == [[], []]
    assert told["joining"].last.asked is None


def test_the_counts_of_every_moment_are_those_of_the_record(told):
    days = next(iter(told.values())).asked.within()

    for slug, each in told.items():
        heard = Signal.objects.filter(days, moment__slug=slug)
        said = [heard.filter(expectation=one).count() for one in ("below", "met", "exceeded")]
        assert list(each.now.said) == said
