"""What Heemwarm's systems, promises and questions tell, consistent with what was planted."""

from collections import Counter
from statistics import mean

import pytest

from tests.house.demo.small_home import small_home
from wallofchange.diary.models import Entry
from wallofchange.house.demo import generator, weeks
from wallofchange.house.demo.anchors import measure, promised
from wallofchange.house.demo.story.promised import HALF_A_DAY, IN_THE_HOUR, ONE_HOUR, TWO_HOURS
from wallofchange.listening import foreseen, performance, promises, vignettes, wanted
from wallofchange.listening.models import Performance, Signal
from wallofchange.people.models import User

pytestmark = pytest.mark.django_db
HOUR = IN_THE_HOUR[0]


@pytest.fixture(scope="module")
def measured(django_db_setup, django_db_blocker):
    """A home with every other survey, measured and promised to."""
    with small_home(django_db_blocker, one_in=2) as (company, heard):
        measure(heard, company, generator.SEED)
        for at, promise in promised(company):
            promise(at)
        yield User.objects.get(username="mirjam")


def test_every_survey_of_a_visit_or_a_call_has_its_facts_and_they_are_those_of_the_contact(measured):
    asked = Signal.objects.filter(source__kind__in=("visit", "contact"), batch=None).exclude(question="")

    facts = performance.facts_for(asked)

    assert len(facts) == asked.count()
    for signal in asked[:200]:
        assert facts[signal.pk] == {
            kind: float(signal.extra[kind]) for kind in generator.FACTS if kind in signal.extra
        }


def test_more_visits_were_on_time_at_the_end_than_at_the_start(measured):
    late = {
        first: Performance.objects.filter(
            kind="on_time", at__gte=weeks.moment_in(first), at__lt=weeks.moment_in(last), value=0
        ).count()
        / Performance.objects.filter(
            kind="on_time", at__gte=weeks.moment_in(first), at__lt=weeks.moment_in(last)
        ).count()
        for first, last in ((1, 20), (71, 78))
    }

    assert late[71] < late[1]


@pytest.mark.parametrize(
    ("week", "unit", "text"),
    [
        (20, HOUR, HALF_A_DAY),
        (56, HOUR, HALF_A_DAY),
        (57, HOUR, ONE_HOUR),
        (70, HOUR, ONE_HOUR),
        (71, HOUR, TWO_HOURS),
        (71, "Almelo", TWO_HOURS),
        (60, "Deventer-Zuid", HALF_A_DAY),
        (78, "Deventer-Zuid", HALF_A_DAY),
    ],
)
def test_each_week_and_district_has_one_promise_of_when_we_come(measured, week, unit, text):
    moment = Signal.objects.filter(moment__slug="check").first().moment

    held = promises.in_force(weeks.day(week, 3), user=measured, moment=moment, unit=unit, kind="on_time")

    assert [promise.text_nl for promise in held] == [text[0]]


def test_promises_stand_in_the_diary_with_who_made_them(measured):
    made = Entry.objects.filter(verb="promised")

    assert set(made.values_list("actor_name", flat=True)) == {"Anna Wiersma", "Joke te Velde"}


def test_every_vignette_drops_by_the_yardstick_that_was_planted(measured):
    marks: dict[int, list[float]] = {}
    for each in vignettes.ratings(measured):
        marks.setdefault(each.vignette.level, []).append(mean(each.scores))

    drops = [quarters[0] - quarters[-2] for quarters in marks.values()]

    assert [len(quarters) for quarters in marks.values()] == [7, 7, 7]
    assert mean(drops) == pytest.approx(0.006 * 65, abs=0.2)


def test_knowing_who_comes_was_a_surprise_once_and_must_be_right_now(measured):
    def shares(key, first, last):
        found = wanted.pairs(measured, first=weeks.day(first), last=weeks.day(last))
        [pairs] = [each.pairs for each in found if each.feature.key == key]
        return Counter(
            (good, bad) == (1, 5) or ("A" if good == 1 else "M" if bad == 5 else "") for good, bad in pairs
        )

    then, now = shares("naam-en-gezicht", 24, 27), shares("naam-en-gezicht", 75, 78)

    assert then["A"] > then["M"]
    assert now["M"] > now["A"]


def test_what_was_expected_was_asked_before_and_on_the_same_scale(measured):
    asked = foreseen.before(Signal.objects.all())
    signals = Signal.objects.in_bulk(asked)

    assert len(asked) > 300
    assert all(asked[pk].at < signals[pk].said_at and asked[pk].scale == signals[pk].scale for pk in asked)
