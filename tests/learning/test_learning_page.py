"""What we learned, on the page."""

import pytest
from django.test import Client

from tests import cast
from tests.learning.test_evaluating import AFTER_THE_END, answers, live
from wallofchange.learning.pull import pull

pytestmark = pytest.mark.django_db


def stand(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_the_sentence_comes_first_and_a_move_without_control_never_works():
    answers(0.6)
    live()
    pull(at=AFTER_THE_END)

    page = stand(cast.anna()).get("/learning/").content.decode()

    assert "Call back before the customer does" in page
    assert "1 × not proven" in page


def test_the_whole_calculation_can_be_taken_along():
    answers(0.6)
    evaluation = live().evaluations
    pull(at=AFTER_THE_END)

    answer = stand(cast.anna()).get(f"/learning/evaluations/{evaluation.get().pk}.json").json()

    assert (answer["verdict"], answer["plan_intact"], len(answer["data_digest"])) == ("not_proven", True, 64)


def test_another_team_sees_no_outcome_and_takes_no_calculation():
    answers(0.0)
    idea = live()
    pull(at=AFTER_THE_END)
    bram = stand(cast.bram())

    assert "Call back before the customer does" not in bram.get("/learning/").content.decode()
    assert bram.get(f"/learning/evaluations/{idea.evaluations.get().pk}.json").status_code == 404
    assert bram.post(f"/ideas/{idea.pk}/evaluations/").status_code == 404


@pytest.mark.parametrize("path", ["/learning/", "/learning/evaluations/1.json"])
def test_somebody_who_has_not_logged_in_is_sent_to_the_door(path):
    assert Client().get(path)["Location"] == f"/login/?next={path}"


def test_an_idea_without_a_prediction_is_not_evaluated_afterwards():
    idea = cast.idea()

    answer = stand(cast.anna()).post(f"/ideas/{idea.pk}/evaluations/", headers={"Accept": "application/json"})

    assert (answer.status_code, answer.json()["code"]) == (409, "no_plan")


def test_what_was_not_measured_is_told_apart_and_claims_nothing():
    idea = cast.idea()
    for move in (idea.choose, idea.start, idea.go_live):
        move(by=cast.anna(), at=cast.MONDAY)

    page = stand(cast.anna()).get("/learning/").content.decode()

    assert "1 × done, not measured" in page
