"""A program leaves the drafted prediction so, changes something in it, or asks what it can show."""

import pytest

from tests import cast
from tests.house.test_api import call, post
from wallofchange.deciding.models import Hypothesis, Idea

pytestmark = pytest.mark.django_db


def an_idea() -> Idea:
    return cast.idea(signals=[cast.heard(moment=cast.moment())], kind="nine")


def test_the_draft_is_left_so_as_with_one_tap_on_the_page():
    idea = an_idea()

    answer = post(call(cast.anna()), f"/ideas/{idea.pk}/prediction", {})

    plan = Hypothesis.objects.get()
    assert (answer.status_code, plan.drafted_by_system, plan.moment) == (201, True, cast.moment())
    assert plan.sentence.startswith("We think 'engineer at the door' gets")


def test_what_is_changed_in_it_is_changed_and_its_sentence_follows():
    idea = an_idea()
    change = {"measure": "mean", "worthwhile": 0.125, "moment": "", "looks": [0.5, 1], "planned_n": 400}

    answer = post(call(cast.anna()), f"/ideas/{idea.pk}/prediction", change)

    plan = Hypothesis.objects.get()
    assert (answer.status_code, plan.measure, plan.worthwhile) == (201, "mean", 0.125)
    assert (plan.moment, plan.looks, plan.planned_n) == (None, [0.5, 1.0], 400)
    assert plan.sentence.startswith("We think 'what customers say of us' gets")


def test_a_dutch_caller_gives_the_same_number():
    idea, client = an_idea(), call(cast.anna())
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "nl"

    post(client, f"/ideas/{idea.pk}/prediction", {"measure": "mean", "worthwhile": 0.125})

    assert Hypothesis.objects.get().worthwhile == 0.125


def test_a_later_change_is_a_new_version_and_ones_own_sentence_stays():
    idea, client = an_idea(), call(cast.anna())
    post(client, f"/ideas/{idea.pk}/prediction", {"sentence": "Fewer people ring twice"})

    again = post(client, f"/ideas/{idea.pk}/prediction", {})
    later = post(client, f"/ideas/{idea.pk}/prediction", {"direction": "down"})

    assert (again.status_code, again.json()["code"], later.status_code) == (409, "known", 201)
    assert [plan.sentence for plan in idea.hypotheses.all()] == ["Fewer people ring twice"] * 2
    assert idea.hypotheses.last().direction == "down"


@pytest.mark.parametrize(
    "wrong",
    [
        *({"measure": "luck"}, {"worthwhile": -1}, {"worthwhile": "much"}, {"live_on": "soon"}),
        *({"planned_n": 10**30}, {"looks": [7]}, {"looks": ["never"]}, {"live_on": "1999-01-01"}),
        *({"colour": "red"}, {"population": "weather: nice"}, {"predicted": "a lot"}, {"moment": 3}),
    ],
)
def test_what_cannot_be_predicted_is_not_understood_and_says_where(wrong):
    idea = an_idea()

    answer = post(call(cast.anna()), f"/ideas/{idea.pk}/prediction", wrong)

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert next(iter(wrong)) in answer.json()["detail"]
    assert not Hypothesis.objects.exists()


def test_a_moment_that_is_not_there_is_not_found():
    assert post(call(cast.anna()), f"/ideas/{an_idea().pk}/prediction", {"moment": "x"}).status_code == 404


def test_a_program_asks_what_a_plan_can_show_and_nothing_is_kept():
    idea = an_idea()

    drafted = post(call(cast.anna()), f"/ideas/{idea.pk}/prediction/outlook", {})
    short = post(call(cast.anna()), f"/ideas/{idea.pk}/prediction/outlook", {"worthwhile": 0.001})

    assert (drafted.status_code, short.status_code) == (200, 200)
    assert short.json()["state"] in ("later", "never")
    assert short.json()["sentences"]
    assert not Hypothesis.objects.exists()


@pytest.mark.parametrize("path", ["prediction", "prediction/outlook"])
def test_a_plan_of_another_team_is_not_there_and_a_reading_key_writes_none(path):
    idea = an_idea()

    answers = [
        post(call(cast.bram()), f"/ideas/{idea.pk}/{path}", {}),
        post(call(cast.anna(), "read"), f"/ideas/{idea.pk}/{path}", {}),
    ]

    assert [answer.status_code for answer in answers] == [404, 403]
