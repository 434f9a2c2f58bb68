"""Teams, their mandates, questions and stand-ins over HTTP: who sees them, and what a tap does."""

import pytest
from django.test import Client

from tests import cast
from tests.deciding.mandated import hilde, mandate
from tests.deciding.visit import stand
from wallofchange.deciding.models import Ask, Delegation, Mandate, Sponsorship, Stage
from wallofchange.people.models import Organisation

pytestmark = pytest.mark.django_db


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_team_sees_what_it_may_decide_alone():
    mandate(subjects=["scripts", "call-backs"])

    shown = page(stand(cast.sefa()), f"/teams/{cast.team().pk}/")

    assert "Service: up to 12 hours and €\xa040" in shown
    assert "However long it takes: scripts, call-backs" in shown
    assert "More than that needs Hilde Averink" in shown
    assert "Give another mandate" not in shown


def test_the_list_has_a_line_for_every_team_one_may_see():
    mandate()
    cast.team("IT")

    shown = page(stand(cast.mirjam()), "/teams/")

    assert ("Service: up to 12 hours and €\xa040" in shown, ">IT</a>" in shown) == (True, True)
    assert ">IT</a>" not in page(stand(cast.sefa()), "/teams/")


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_takes_as_many_queries_however_many_teams_there_are(many, django_assert_max_num_queries):
    for name in ["Service", "Field", "IT"][:many]:
        mandate(cast.team(name))
    client = stand(cast.mirjam())

    with django_assert_max_num_queries(13):
        client.get("/teams/")


@pytest.mark.parametrize("many", [1, 3])
def test_a_team_takes_as_many_queries_however_much_it_asked(many, django_assert_max_num_queries):
    mandate()
    for number in range(many):
        Ask.put(cast.idea(f"Idea {number}", hours=20), by=cast.sefa(), at=cast.MONDAY)
        cast.idea(f"Small {number}", hours=1).choose(by=cast.sefa(), at=cast.MONDAY)
    client = stand(cast.anna())
    client.get(f"/teams/{cast.team().pk}/")

    with django_assert_max_num_queries(26):
        client.get(f"/teams/{cast.team().pk}/")


def test_a_manager_gives_a_mandate_on_the_page():
    form = {
        "hours": "12",
        "money": "40",
        "gesture": "40",
        "free_moves": "1",
        "subjects": "scripts, call-backs",
    }
    given = form | {"above": hilde().pk}

    answer = stand(cast.mirjam()).post(f"/teams/{cast.team().pk}/mandates/", given)

    held = Mandate.objects.get()
    assert (answer.status_code, held.hours, held.subjects) == (303, 12, ["scripts", "call-backs"])
    assert (held.above, held.by) == (hilde(), cast.mirjam())


def test_one_of_the_people_gets_a_mandate_of_their_own():
    cast.sefa()

    stand(cast.mirjam()).post(f"/teams/{cast.team().pk}/mandates/", {"user": cast.sefa().pk, "hours": "4"})

    assert Mandate.objects.get().user == cast.sefa()


def test_a_mandate_is_taken_back_on_the_page():
    given = mandate()

    stand(cast.mirjam()).post(f"/mandates/{given.pk}/ending/")

    assert "Nothing is arranged yet" in page(stand(cast.sefa()), f"/teams/{cast.team().pk}/")


@pytest.mark.parametrize("wrong", [{"hours": "-1"}, {"hours": "many"}, {"money": "-3"}, {"gesture": "x"}])
def test_what_cannot_be_a_mandate_is_refused_with_what_does_work(wrong):
    answer = stand(cast.mirjam()).post(
        f"/teams/{cast.team().pk}/mandates/", {"hours": "8"} | wrong, headers={"Accept": "application/json"}
    )

    assert (answer.status_code, bool(answer.json()["remedy"])) == (409, True)
    assert Mandate.objects.count() == 0


def test_outside_the_mandate_the_wall_gets_three_ways_on():
    mandate()
    idea = cast.idea(hours=20)

    answer = stand(cast.sefa()).post(
        f"/ideas/{idea.pk}/decisions/",
        {"to": "selection", "from": "inventory", "answer": "card"},
        headers={"HX-Request": "true"},
    )

    shown = answer.content.decode()
    assert answer.status_code == 409
    assert [way in shown for way in ("Ask Hilde", "Use our free move", "Make it smaller")] == [True] * 3


def test_one_tap_asks_one_tap_answers_and_the_idea_is_in_hand():
    mandate()
    idea = cast.idea(hours=20)

    asked = stand(cast.sefa()).post(f"/ideas/{idea.pk}/asks/", {"act": "choose"})
    told = page(stand(cast.sefa()), f"/ideas/{idea.pk}/")
    seen = page(stand(hilde()), "/decisions/")
    answered = stand(hilde()).post(f"/asks/{Ask.objects.get().pk}/answer/", {"answer": "yes"})

    idea.refresh_from_db()
    assert (asked.status_code, answered.status_code, idea.stage) == (303, 303, Stage.SELECTION)
    assert ("Hilde has been asked." in told, "Yes, go ahead" in seen) == (True, True)


def test_inside_the_mandate_the_page_of_an_idea_says_so_and_asks_nothing():
    mandate()

    shown = page(stand(cast.sefa()), f"/ideas/{cast.idea().pk}/")

    assert "You may decide this yourselves." in shown
    assert "Service: up to 12 hours and €\xa040" in shown


def test_where_nothing_is_arranged_nothing_is_said_of_it():
    assert "You may decide this yourselves." not in page(stand(cast.sefa()), f"/ideas/{cast.idea().pk}/")


def test_the_free_move_takes_it_in_hand():
    mandate()
    idea = cast.idea(hours=14)

    stand(cast.sefa()).post(f"/ideas/{idea.pk}/free-move/", {"from": "inventory"})

    idea.refresh_from_db()
    assert (idea.stage, idea.decisions.get().under["how"]) == (Stage.SELECTION, "free")


def test_somebody_stands_behind_an_idea_and_no_longer():
    idea, client = cast.idea(), stand(cast.anna())

    client.post(f"/ideas/{idea.pk}/sponsorship/")
    named = page(stand(cast.sefa()), f"/ideas/{idea.pk}/")
    client.post(f"/ideas/{idea.pk}/sponsorship/", {"as": "none"})

    assert "Anna Wiersma stands behind this idea." in named
    assert Sponsorship.of(idea) is None


def test_somebody_who_goes_away_says_who_decides_and_comes_back_early():
    cast.anna()
    client = stand(cast.anna())
    days = {"since": "2026-03-02", "until": "2099-03-06"}

    client.post("/delegations/", {"stands_in": cast.sefa().pk} | days)
    shown = page(client, "/teams/")
    client.post(f"/delegations/{Delegation.objects.get().pk}/withdrawal/")

    assert "Sefa Yildiz decides in your place" in shown
    assert Delegation.objects.get().withdrawn_at is not None


def test_who_stands_in_is_a_colleague_one_knows():
    cast.anna()
    answer = stand(cast.anna()).post(
        "/delegations/", {"stands_in": cast.chantal().pk, "since": "2026-03-02", "until": "2026-03-06"}
    )

    assert (answer.status_code, Delegation.objects.count()) == (404, 0)


def test_a_manager_arranges_what_holds_for_every_team():
    form = {"ask_hours": "8", "reserve_floor": "25", "fade_days": "90", "silence_is_consent": "yes"}

    answer = stand(cast.mirjam()).post("/settings/organisation/", form)

    house = Organisation.here()
    assert (answer.status_code, house.ask_hours, float(house.reserve_floor), house.fade_days) == (
        302,
        8,
        0.25,
        90,
    )
    assert (house.silence_is_consent, house.wip_limits) == (True, False)


@pytest.mark.parametrize("who", [cast.anna, cast.chantal])
def test_what_holds_for_every_team_is_not_for_one_of_them_to_arrange(who):
    assert stand(who()).get("/settings/organisation/").status_code == 403
    assert stand(who()).post("/settings/organisation/", {"fade_days": "1"}).status_code == 403


PATHS = ["/teams/{team}/", "/teams/{team}/mandates/", "/ideas/{idea}/asks/", "/ideas/{idea}/free-move/",
         "/ideas/{idea}/sponsorship/", "/asks/{ask}/answer/", "/asks/{ask}/withdrawal/"]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("who", [cast.chantal, cast.bram])
def test_whoever_may_not_see_a_team_sees_and_does_nothing_of_its_mandate(path, who):
    mandate()
    idea = cast.idea(hours=20)
    ask = Ask.put(idea, by=cast.sefa(), at=cast.MONDAY)
    client, address = stand(who()), path.format(team=cast.team().pk, idea=idea.pk, ask=ask.pk)

    answer = (
        client.post(address, {"answer": "yes", "hours": "1"}) if path != PATHS[0] else client.get(address)
    )

    assert answer.status_code == 404
    assert Ask.objects.get().state == "open"


@pytest.mark.parametrize(
    "path", ["/teams/", "/decisions/", "/decisions/csv/", "/settings/organisation/", "/teams/1/"]
)
def test_a_stranger_is_asked_to_log_in(path):
    assert Client().get(path)["Location"] == f"/login/?next={path}"


def test_a_team_does_not_give_itself_a_mandate():
    answer = stand(cast.anna()).post(
        f"/teams/{cast.team().pk}/mandates/", {"hours": "400"}, headers={"Accept": "application/json"}
    )

    assert (answer.status_code, answer.json()["code"], Mandate.objects.count()) == (409, "mandate", 0)
