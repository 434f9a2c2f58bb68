"""Moving a card over HTTP: what the wall sends, what it gets back, and who may."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests import cast
from tests.deciding.plans import plan
from tests.deciding.visit import stand
from wallofchange.deciding.models import Capacity, Decision, Idea, Lane, Stage
from wallofchange.deciding.visits import visit
from wallofchange.diary.clock import now

pytestmark = pytest.mark.django_db
AS_CARD = {"headers": {"HX-Request": "true"}}


def move(client: Client, idea: Idea, to: str, **more):
    data = {"to": to, "from": idea.stage, "answer": "card"} | more
    return client.post(f"/ideas/{idea.pk}/decisions/", data, follow=True, **AS_CARD)


def in_the_making() -> Idea:
    idea = cast.idea()
    idea.choose(by=cast.anna(), at=cast.MONDAY)
    idea.start(by=cast.anna(), at=cast.MONDAY)
    return idea


def test_a_move_gives_back_the_card_where_it_hangs_now_with_the_counts():
    idea = cast.idea()

    answer = move(stand(cast.anna()), idea, "selection").content.decode()

    assert 'data-stage="selection"' in answer
    assert '<span data-count="selection">1</span>' in answer


def test_without_scripts_a_move_leads_back_to_the_idea_or_to_where_one_came_from():
    idea, client = cast.idea(), stand(cast.anna())

    first = client.post(f"/ideas/{idea.pk}/decisions/", {"to": "selection", "from": "inventory"})
    second = client.post(f"/ideas/{idea.pk}/decisions/", {"to": "realisation", "next": "/?team=1"})

    assert (first.status_code, first.url) == (303, f"/ideas/{idea.pk}/")
    assert (second.status_code, second.url) == (303, "/?team=1")


def test_a_form_cannot_lead_somebody_to_another_house():
    idea = cast.idea()

    answer = stand(cast.anna()).post(
        f"/ideas/{idea.pk}/decisions/", {"to": "selection", "next": "https://elsewhere.example/"}
    )

    assert answer.url == f"/ideas/{idea.pk}/"


def test_of_two_people_who_move_the_same_idea_the_second_is_told_who_was_first():
    idea = cast.idea()
    move(stand(cast.sefa()), idea, "selection")

    answer = move(stand(cast.anna()), idea, "not_now")

    idea.refresh_from_db()
    assert answer.status_code == 409
    assert (
        "Sefa Yildiz moved this idea just before you: it hangs under &#x27;Chosen&#x27; now."
        in answer.content.decode()
    )
    assert idea.stage == Stage.SELECTION


def test_the_second_is_told_so_as_well_when_the_card_was_dragged_to_live():
    idea = in_the_making()
    idea.predict(by=cast.anna(), at=cast.MONDAY, **plan())
    idea.go_live(by=cast.anna(), at=cast.MONDAY)

    answer = stand(cast.sefa()).post(
        f"/ideas/{idea.pk}/decisions/", {"to": "evaluation", "from": "realisation"}, **AS_CARD
    )

    assert "Anna Wiersma moved this idea just before you" in answer.content.decode()


def test_an_idea_that_does_not_fit_the_room_stays_where_it_hung_and_says_what_can_be_done():
    Capacity.objects.create(team=cast.team(), hours_a_week=1)
    idea = cast.idea(hours=8)

    answer = move(stand(cast.anna()), idea, "selection")

    idea.refresh_from_db()
    assert (answer.status_code, idea.stage) == (409, Stage.INVENTORY)
    assert "Make it smaller" in answer.content.decode()


def test_dragged_to_live_without_a_prediction_one_is_asked_and_may_go_live_unmeasured():
    idea, client = in_the_making(), stand(cast.anna())

    asked = move(client, idea, "evaluation")
    done = move(client, idea, "evaluation", without_prediction="1")

    assert asked.status_code == 409
    assert "Go live without a prediction" in asked.content.decode()
    assert 'data-stage="learned"' in done.content.decode()
    assert "done, not measured" in done.content.decode()


def test_even_what_had_to_be_proved_may_go_live_unmeasured_when_somebody_says_so():
    idea = in_the_making()
    idea.describe(lane=Lane.PROVE, by=cast.anna(), at=cast.MONDAY)

    idea.go_live(by=cast.anna(), at=cast.TUESDAY, without_prediction=True)

    assert idea.stage == Stage.LEARNED


def test_done_at_once_takes_one_line_and_nothing_changes_without_it():
    idea, client = cast.idea(), stand(cast.anna())

    refused = move(client, idea, "done_at_once", line="  ")
    idea.refresh_from_db()
    assert (refused.status_code, idea.stage, idea.lane) == (409, Stage.INVENTORY, Lane.TRY)

    move(client, idea, "done_at_once", line="Rang her myself")

    idea.refresh_from_db()
    assert (idea.stage, idea.closing_line, idea.lane) == (Stage.DONE_AT_ONCE, "Rang her myself", Lane.AT_ONCE)


def test_not_now_gets_a_day_to_look_again():
    idea, in_six_weeks = cast.idea(), str(timezone.localdate() + timedelta(weeks=6))

    move(stand(cast.anna()), idea, "not_now")
    move(stand(cast.anna()), idea, "inventory", **{"from": "not_now"})
    move(stand(cast.anna()), idea, "not_now", look_again_on=in_six_weeks)

    days = Decision.objects.filter(stage=Stage.NOT_NOW).values_list("look_again_on", flat=True)
    assert [day is not None for day in days] == [True, True]
    assert str(days[1]) == in_six_weeks


def test_not_now_has_a_day_however_it_is_said_and_that_day_is_still_to_come():
    idea = cast.idea()

    aside = idea.move("not_now", by=cast.anna(), at=cast.MONDAY)
    idea.hang_back(by=cast.anna(), at=cast.MONDAY)
    answer = move(stand(cast.anna()), idea, "not_now", look_again_on="2020-01-01")

    idea.refresh_from_db()
    assert str(aside.look_again_on) == "2026-06-01"
    assert (answer.status_code, idea.stage) == (409, Stage.INVENTORY)


@pytest.mark.parametrize("method", ["post", "delete"])
def test_the_last_move_can_be_undone_and_both_stay_on_record(method):
    idea, client = cast.idea(), stand(cast.sefa())
    idea.choose(by=cast.anna(), at=cast.MONDAY)

    answer = getattr(client, method)(f"/ideas/{idea.pk}/decisions/last/")

    idea.refresh_from_db()
    assert (answer.status_code, idea.stage) == (303, Stage.INVENTORY)
    assert Decision.objects.get().withdrawn_by == cast.sefa()


@pytest.mark.parametrize("to", ["learned", "no", "nowhere", ""])
def test_there_are_places_one_does_not_get_to_by_moving(to):
    idea = cast.idea()

    answer = move(stand(cast.anna()), idea, to)

    idea.refresh_from_db()
    assert (answer.status_code, idea.stage) == (409, Stage.INVENTORY)


def test_a_no_of_somebody_who_leads_is_not_undone_by_somebody_who_does_not():
    idea = cast.idea()
    idea.refuse("too small", look_again_on=cast.FRIDAY.date(), by=cast.anna(), at=cast.MONDAY)

    hung_back = move(stand(cast.sefa()), idea, "inventory")
    undone = stand(cast.sefa()).post(f"/ideas/{idea.pk}/decisions/last/")
    by_the_lead = move(stand(cast.anna()), idea, "inventory")

    assert (hung_back.status_code, undone.status_code, by_the_lead.status_code) == (409, 409, 200)


VERBS = [
    "/ideas/{}/decisions/",
    "/ideas/{}/decisions/last/",
    "/ideas/{}/description/",
    "/ideas/{}/additions/",
    "/ideas/{}/objections/",
    "/ideas/{}/conclusion/",
    "/ideas/{}/prediction/",
]


@pytest.mark.parametrize("path", VERBS)
def test_a_stranger_is_asked_to_log_in(path):
    answer = Client().post(path.format(cast.idea().pk))

    assert (answer.status_code, answer.url.startswith("/login/")) == (302, True)


@pytest.mark.parametrize("path", VERBS)
@pytest.mark.parametrize("who", [cast.chantal, cast.bram])
def test_whoever_may_not_see_an_idea_can_do_nothing_with_it(path, who):
    answer = stand(who()).post(path.format(cast.idea().pk), {"to": "selection", "words": "x", "title": "x"})

    assert answer.status_code == 404


@pytest.mark.parametrize("path", VERBS)
def test_a_verb_is_not_done_by_looking(path):
    if path.endswith("prediction/"):
        return

    assert stand(cast.anna()).get(path.format(cast.idea().pk)).status_code == 405


def test_a_team_that_makes_it_together_with_ours_may_move_it():
    idea = cast.idea()
    idea.partners.add(cast.team("IT"))

    answer = move(stand(cast.bram()), idea, "selection")

    assert (answer.status_code, Idea.objects.get().owner) == (200, cast.bram())


def test_a_form_without_our_token_is_not_believed():
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.anna())

    assert client.post(f"/ideas/{cast.idea().pk}/decisions/", {"to": "selection"}).status_code == 403


def test_the_menu_of_a_card_has_a_button_for_every_key():
    page = stand(cast.anna()).get(f"/wall/cards/{cast.idea().pk}/opened/").content.decode()

    assert [key for key in "smru" if f'data-key="{key}"' in page] == list("smr")
    assert [fold for fold in ("a", "b", "done") if f'data-fold="{fold}"' in page] == ["a", "b", "done"]


def test_the_menu_offers_an_undo_as_soon_as_there_is_a_move():
    moved = cast.idea()
    moved.choose(by=cast.anna(), at=cast.MONDAY)

    page = stand(cast.anna()).get(f"/wall/cards/{moved.pk}/opened/").content.decode()

    assert [key for key in "smru" if f'data-key="{key}"' in page] == list("mru")


def test_the_menu_is_for_whoever_may_see_the_card():
    idea = cast.idea()

    assert stand(cast.chantal()).get(f"/wall/cards/{idea.pk}/opened/").status_code == 404
    assert Client().get(f"/wall/cards/{idea.pk}/opened/").status_code == 302


def visited_by_it() -> Idea:
    """Bram's team comes to help for two hours, some day soon."""
    cast.team("IT").add(cast.bram(), lead=True)
    Capacity.objects.create(team=cast.team("IT"), hours_a_week=100, open_hours=2)
    idea = cast.idea("Call before they do")
    visit(idea, cast.team("IT"), by=cast.anna(), at=now())
    return idea


@pytest.mark.parametrize("to", ["not_now", "never_mind"])
@pytest.mark.parametrize("came_from", ["", "/ideas/{}/", "/ideas/{}/prediction/"])
def test_who_moves_an_idea_out_of_their_own_sight_lands_at_their_own_wall_and_is_told(to, came_from):
    idea, bram = visited_by_it(), stand(cast.bram())
    assert bram.get(f"/ideas/{idea.pk}/").status_code == 200

    move = {"to": to, "from": "inventory", "next": came_from.format(idea.pk)}
    landed = bram.post(f"/ideas/{idea.pk}/decisions/", move, follow=True)

    told = [str(message) for message in landed.context["messages"]]
    assert (landed.status_code, landed.redirect_chain) == (200, [("/wall/", 303)])
    assert told == ["Your team no longer works on 'Call before they do'. It hangs with Service."]


def test_who_moves_it_from_the_day_start_goes_on_there():
    idea = visited_by_it()

    answer = stand(cast.bram()).post(
        f"/ideas/{idea.pk}/decisions/", {"to": "not_now", "from": "inventory", "next": "/?team=1"}
    )

    assert (answer.status_code, answer["Location"]) == (303, "/?team=1")


def test_who_takes_two_ideas_apart_and_sees_the_other_no_more_lands_at_their_own_wall():
    into, part = cast.idea("Of Service"), cast.idea("Of IT", of="IT")
    part.merge_into(into, by=cast.mirjam(), at=cast.MONDAY)

    landed = stand(cast.bram()).post(
        f"/ideas/{part.pk}/decisions/last/", {"next": f"/ideas/{into.pk}/"}, follow=True
    )

    assert (landed.status_code, landed.redirect_chain) == (200, [("/wall/", 303)])
    assert "Your team no longer works on &#x27;Of Service&#x27;." in landed.content.decode()
