"""From a customer's word to a proven change, with what is still open."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests import cast
from tests.house.test_api import call
from wallofchange.deciding.models import Idea
from wallofchange.learning.programme.passages import passages_of
from wallofchange.learning.programme.speed import Speed, speed
from wallofchange.learning.programme.speed_told import as_dict

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
NOW = cast.MONDAY + 200 * DAY


def told(
    title: str, *, heard: int | None = 0, pinned: int, chosen: int | None = None, live: int | None = None
) -> Idea:
    """An idea that came so far, in days from the first Monday."""
    voices = [cast.heard(said_at=cast.MONDAY + heard * DAY)] if heard is not None else []
    idea = cast.idea(title, at=cast.MONDAY + pinned * DAY, signals=voices, hours=0)
    for when, verb in ((chosen, idea.choose), (chosen, idea.start)):
        if when is not None:
            verb(by=cast.anna(), at=cast.MONDAY + when * DAY)
    if live is not None:
        idea.go_live(by=cast.anna(), at=cast.MONDAY + live * DAY)
    return idea


def found(**more: Any) -> Speed | None:
    return speed(passages_of(Idea.objects.all()), **({"at": NOW} | more))


def five() -> None:
    for number, live in enumerate((20, 30, 40, 50, None)):
        told(f"idea {number}", pinned=5, chosen=10, live=live)


def test_four_ideas_say_nothing_of_speed():
    for number in range(4):
        told(f"idea {number}", pinned=2)

    assert found() is None


def test_what_is_open_counts_for_as_long_as_it_was_seen():
    five()

    step = found().steps["word_to_live"]

    assert (step.time.n, step.time.finished, step.open, step.left) == (5, 4, 1, 0)
    assert step.time.median == pytest.approx(40, abs=0.1)
    assert step.soon.estimate == pytest.approx(2 / 5)
    assert step.later.estimate == pytest.approx(4 / 5)


def test_the_way_begins_at_the_first_word_that_hangs_there_and_not_after_the_idea():
    idea = told("Call first", heard=3, pinned=9)
    idea.attach([cast.heard(said_at=cast.MONDAY + 40 * DAY)], by=cast.anna(), at=cast.MONDAY + 41 * DAY)
    late = told("No form", heard=50, pinned=20)

    first, second = passages_of(Idea.objects.order_by("pk"))

    assert first.voiced == cast.MONDAY + 3 * DAY
    assert second.voiced == late.at


def test_what_became_part_of_another_goes_its_way_as_that_one_and_is_not_open():
    first, second = told("Call first", heard=3, pinned=9), told("Ring back", heard=20, pinned=25)

    first.merge_into(second, by=cast.anna(), at=cast.MONDAY + 30 * DAY)

    (way,) = passages_of(Idea.objects.all())
    assert (way.idea, way.voiced) == (second, cast.MONDAY + 3 * DAY)


def test_a_no_takes_an_idea_off_the_way_and_is_told():
    five()
    idea = told("Ring twice", pinned=5)
    idea.refuse("the roster", look_again_on=NOW.date(), by=cast.anna(), at=cast.MONDAY + 15 * DAY)

    step = found().steps["word_to_live"]

    assert step.left == 1
    assert step.ways["no"].by(90).estimate == pytest.approx(1 / 6)
    assert step.soon.estimate == pytest.approx(2 / 6)


def test_an_idea_that_was_hung_back_is_on_its_way_again():
    idea = told("A picture of what was mended", pinned=1)
    idea.take_down(by=cast.sefa(), at=cast.MONDAY + 2 * DAY)
    idea.hang_back(by=cast.anna(), at=cast.MONDAY + 30 * DAY)
    idea.choose(by=cast.anna(), at=cast.MONDAY + 33 * DAY)

    (way,) = passages_of(Idea.objects.all())

    assert (way.exit, way.gone) == ("", None)
    assert way.chosen == cast.MONDAY + 33 * DAY


def test_live_without_a_prediction_is_a_way_out_before_proof():
    five()

    step = found().steps.get("live_to_proven", None)
    ways = passages_of(Idea.objects.exclude(live_at=None))

    assert step is None  # four are live: too few
    assert {way.exit for way in ways} == {"unmeasured"}


def test_an_alarm_rings_for_what_hangs_far_longer_than_usual_and_at_most_three_times():
    for number in range(40):
        told(f"quick {number}", pinned=150, chosen=155)
    for number in range(5):
        told(f"slow {number}", pinned=100 + number)

    alarms = [each for each in found().ageing if each.stage == "inventory"]

    assert [each.days for each in alarms] == [100, 99, 98]
    assert all(each.usual == 5 for each in alarms)


def test_what_is_in_hand_gets_dates_from_what_went_live_each_week():
    for week in range(20):
        told(f"done {week}", pinned=7 * week, chosen=7 * week + 1, live=7 * week + 8)
    told("Call first", pinned=150, chosen=160)

    likely, sure, surest = found(at=cast.MONDAY + 161 * DAY).done_by

    assert cast.MONDAY.date() + 161 * DAY < likely <= sure <= surest


def test_as_long_as_more_comes_than_goes_numbers_in_hand_say_nothing_about_time():
    for week in range(30):
        told(f"taken {week}", pinned=7 * week, chosen=7 * week + 1)

    assert not found(at=cast.MONDAY + 210 * DAY).flow.steady


def test_the_queries_do_not_grow_with_the_ideas(django_assert_num_queries):
    for number in range(3):
        told(f"idea {number}", pinned=2, chosen=3)

    with django_assert_num_queries(3):
        passages_of(Idea.objects.all())


def test_the_page_says_it_in_one_sentence():
    five()
    client = Client()
    client.force_login(cast.anna())

    page = client.get("/learning/speed/", headers={"Accept-Language": "en"}).content.decode()

    assert "half is live within 40 days of the first word" in page
    assert "Download the calculation" in page


def test_with_too_few_ideas_the_page_says_what_will_stand_here():
    client = Client()
    client.force_login(cast.anna())

    assert (
        "Too few ideas" in client.get("/learning/speed/", headers={"Accept-Language": "en"}).content.decode()
    )
    assert client.get("/learning/speed/calculation.json").json() == {}


def test_another_team_counts_none_of_it():
    five()

    assert call(cast.anna(), "read").get("/api/v1/learning/speed").json()["ideas"] == 5
    assert call(cast.bram(), "read").get("/api/v1/learning/speed").json() == {}
    assert call(cast.chantal(), "read").get("/api/v1/learning/speed").json() == {}


@pytest.mark.parametrize("path", ["/learning/speed/", "/learning/speed/calculation.json"])
def test_somebody_who_has_not_logged_in_is_sent_to_the_door(path):
    assert Client().get(path)["Location"] == f"/login/?next={path}"


def test_the_calculation_holds_the_whole_curve():
    five()

    step = as_dict(found())["steps"]["word_to_live"]

    assert step["kaplan_meier"][0] == [20, 0.8]
    assert step["ways"]["reached"]["incidence"][0][:2] == [20, pytest.approx(0.2)]
