"""What a verdict offers where a team sees it: stop what harms, keep measuring what is not proven."""

import pytest

from tests import cast
from tests.deciding.visit import stand
from tests.house.test_api import call, post
from tests.house.test_idea import judged, page
from wallofchange.deciding.models import Idea, Stage, ToTell
from wallofchange.learning.models import Evaluation
from wallofchange.listening.models import ContactWish, Customer

pytestmark = pytest.mark.django_db
PROMISE = "Stopping today is one click; whoever went through it will hear from us."
OPEN = {
    "effect": {"low": -0.2, "high": 0.3, "estimate": 0.05}, "traps": [], "worthwhile": 0.3, "method": "",
    "measure": "ordinal", "before": {"n": 400, "counts": []}, "after": {"n": 200, "counts": []}, "se": 0.12,
}  # fmt: skip


def unproven() -> Idea:
    idea = judged("too_early")
    Evaluation.objects.create(
        idea=idea, hypothesis=idea.hypotheses.get(), at=cast.TUESDAY, verdict="not_proven", grade="B",
        sentence_nl="", sentence_en="Not proven.", result=OPEN, data_digest="", final=True,
    )  # fmt: skip
    return idea


def went_through(idea: Idea) -> None:
    ria = Customer.objects.create(key="ria", name="Ria")
    ContactWish.say(ria, True, by=cast.anna(), at=cast.MONDAY)
    cast.heard(customer=ria, said_at=cast.TUESDAY)


def today() -> str:
    team = cast.team()
    return stand(cast.anna()).get(f"/?team={team.pk}").content.decode()


@pytest.mark.parametrize("seen", [page, lambda idea: today()])
def test_the_promise_stands_where_it_is_kept(seen):
    idea = judged("harmful")
    went_through(idea)

    shown = seen(idea)

    assert PROMISE in shown
    assert "1 customer told us that we may write" in shown


def test_where_nobody_can_be_told_nothing_is_promised():
    shown = page(judged("harmful"))

    assert PROMISE not in shown
    assert "Stopping today is one click." in shown


def test_one_click_at_the_day_start_stops_it_and_whoever_leads_undoes_it_there():
    idea = judged("harmful")
    went_through(idea)
    client, team = stand(cast.anna()), cast.team()

    client.post(f"/ideas/{idea.pk}/conclusion/", {"how": "stop", "next": f"/?team={team.pk}#lines-today"})

    idea.refresh_from_db()
    assert (idea.stage, ToTell.objects.get().withdrawn_at) == (Stage.LEARNED, None)
    assert f'action="/ideas/{idea.pk}/decisions/last/"' in today()


def test_what_is_not_proven_offers_to_keep_measuring_and_says_what_that_cannot_do():
    idea = unproven()

    shown = page(idea)

    assert f'formaction="/ideas/{idea.pk}/keep-measuring/"' in shown
    assert "not any more that it works" in shown
    assert f'formaction="/ideas/{idea.pk}/keep-measuring/"' in today()


def test_one_tap_measures_on_and_the_page_keeps_what_was_found_before():
    idea = unproven()

    stand(cast.sefa()).post(f"/ideas/{idea.pk}/keep-measuring/")

    assert idea.hypotheses.last().extends == idea.hypotheses.first()
    assert "It is measured longer than was fixed." in page(idea)


def test_what_nobody_left_open_is_not_measured_longer():
    answer = stand(cast.anna()).post(f"/ideas/{judged('harmful').pk}/keep-measuring/")

    assert answer.status_code == 409


def test_a_program_does_both():
    idea = unproven()
    client = call(cast.anna())
    known = client.get(f"/api/v1/ideas/{idea.pk}/proof").json()

    made = post(client, f"/ideas/{idea.pk}/keep-measuring", {})

    assert (made.status_code, made.json()["until"]) == (201, known["keep_measuring"]["until"])


def test_a_program_sees_how_many_hear_of_it():
    idea = judged("harmful")
    went_through(idea)

    known = call(cast.anna()).get(f"/api/v1/ideas/{idea.pk}/proof").json()

    assert known["hear_when_stopped"] == {"known": 1, "welcome": 1}
