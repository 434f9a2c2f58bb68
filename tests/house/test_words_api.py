"""Words and ideas for programs: the same verbs as the pages."""

import pytest

from tests import cast
from tests.house.test_api import call
from wallofchange.deciding.models import Idea, Observation, PassedOver, Stage
from wallofchange.listening.models import ContactWish, Customer

pytestmark = pytest.mark.django_db

JSON = "application/json"
BABY_NL = "Net in slaap, de baby. En toen ging de bel."
BABY_EN = "Just asleep. And then the bell woke the baby."


@pytest.fixture
def anna():
    return call(cast.anna(), "read", "write")


def test_words_join_an_idea(anna):
    idea, said = cast.idea(), cast.heard()

    answer = anna.post(f"/api/v1/ideas/{idea.pk}/evidence", {"signals": [said.pk]}, content_type=JSON)

    assert (answer.status_code, answer.json()) == (201, {"joined": 1, "idea": idea.pk})


@pytest.mark.parametrize("path", ["/ideas/{}/evidence", "/ideas/{}/parts"])
def test_a_number_that_no_store_keeps_is_turned_away(anna, path):
    idea = cast.idea()

    answer = anna.post(
        f"/api/v1{path.format(idea.pk)}", {"title": "A part", "signals": [10**30]}, content_type=JSON
    )

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


def test_what_is_like_an_idea_is_told_and_passed_over_once(anna):
    idea = cast.idea("Niet aanbellen, baby slaapt", signals=[cast.heard(BABY_NL)])
    said, other = cast.heard(BABY_EN), cast.idea("Niet bellen als de baby slaapt")

    before = anna.get(f"/api/v1/ideas/{idea.pk}/similar").json()
    for passed in ({"signal": said.pk}, {"idea": other.pk}):
        anna.post(f"/api/v1/ideas/{idea.pk}/passed-over", passed, content_type=JSON)
    after = anna.get(f"/api/v1/ideas/{idea.pk}/similar").json()

    assert ([each["signal"] for each in before["words"]], [each["id"] for each in before["ideas"]]) == (
        [said.pk], [other.pk],
    )  # fmt: skip
    assert after == {"ideas": [], "words": []}
    assert PassedOver.objects.count() == 2


def test_two_ideas_become_one_and_are_taken_apart(anna):
    one, other = cast.idea("We call"), cast.idea("We ring back")

    merged = anna.post(f"/api/v1/ideas/{one.pk}/merger", {"into": other.pk}, content_type=JSON)
    apart = anna.delete(f"/api/v1/ideas/{one.pk}/merger")
    again = anna.delete(f"/api/v1/ideas/{one.pk}/merger")

    assert (merged.status_code, merged.json()["id"], again.status_code) == (201, other.pk, 404)
    assert apart.json()["stage"] == Stage.INVENTORY


def test_a_refusal_says_what_to_do(anna):
    idea = cast.idea()

    answer = anna.post(f"/api/v1/ideas/{idea.pk}/merger", {"into": idea.pk}, content_type=JSON)

    assert (answer.status_code, answer.json()["code"]) == (409, "one")
    assert answer.json()["remedy"] == "Choose another one to merge it with."


def test_a_part_is_hung_apart(anna):
    stay, go = cast.heard("I had to ring"), cast.heard("The slip says nothing")
    idea = cast.idea(signals=[stay, go])

    answer = anna.post(
        f"/api/v1/ideas/{idea.pk}/parts", {"title": "A picture", "signals": [go.pk]}, content_type=JSON
    )

    assert answer.status_code == 201
    assert Idea.objects.get(pk=answer.json()["id"]).evidence.get().signal == go


def test_what_a_colleague_saw_is_kept_listed_and_taken_back(anna):
    idea = cast.idea()
    path = f"/api/v1/ideas/{idea.pk}/observations"

    kept = anna.post(path, {"words": "Snow on the roof", "seen_on": "2026-01-12"}, content_type=JSON).json()
    listed = anna.get(path).json()
    anna.delete(f"{path}/{kept['id']}")

    assert listed == [kept]
    assert (kept["seen_on"], kept["by"]) == ("2026-01-12", "Anna Wiersma")
    assert Observation.objects.get().withdrawn_at


def test_five_customers_are_asked_and_answer(anna):
    said = cast.heard("I had to ring", customer=Customer.objects.create(key="a"))
    idea = cast.idea("We call", signals=[said])
    path = f"/api/v1/ideas/{idea.pk}/questions"

    anna.post(f"/api/v1/signals/{said.pk}/contact-wish", {"welcome": True}, content_type=JSON)
    drafted = anna.get(path).json()
    asked = anna.post(path, {"signals": [said.pk]}, content_type=JSON).json()[0]
    sent = anna.post(f"{path}/{asked['id']}/sending").json()
    heard = anna.post(f"{path}/{asked['id']}/answer", {"words": "Peace of mind"}, content_type=JSON).json()

    assert ([each["signal"] for each in drafted["drafted"]], drafted["willing"]) == ([said.pk], 1)
    assert [asked["state"], sent["state"], heard["state"]] == ["kept", "sent", "answered"]
    assert ContactWish.objects.count() == 1


def test_a_question_is_let_go(anna):
    said = cast.heard("I had to ring", customer=Customer.objects.create(key="a"))
    idea = cast.idea("We call", signals=[said])
    path = f"/api/v1/ideas/{idea.pk}/questions"
    anna.post(f"/api/v1/signals/{said.pk}/contact-wish", {"welcome": True}, content_type=JSON)
    asked = anna.post(path, {"signals": [said.pk]}, content_type=JSON).json()[0]

    answer = anna.delete(f"{path}/{asked['id']}")

    assert (answer.status_code, idea.questions.get().state) == (204, "dropped")


@pytest.mark.parametrize(
    ("way", "body"),
    [
        ("evidence", {"signals": []}),
        ("passed-over", {"signal": 1}),
        ("merger", {"into": 1}),
        ("parts", {"title": "x"}),
        ("observations", {"words": "x"}),
        ("questions", {"signals": []}),
    ],
)
def test_a_key_reaches_no_further_than_its_owner(way, body):
    idea = cast.idea()

    answer = call(cast.chantal(), "read", "write").post(
        f"/api/v1/ideas/{idea.pk}/{way}", body, content_type=JSON
    )

    assert answer.status_code == 404
