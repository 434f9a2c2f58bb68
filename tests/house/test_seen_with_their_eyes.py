"""The customer's glasses stand where one decides and answers; what became ordinary says so on its card."""

import pytest

from tests import cast
from tests.deciding.visit import stand
from tests.house.test_api import call, post
from tests.learning.test_kinds import live
from wallofchange.closing.models import FollowUp
from wallofchange.learning.models import LookedAgain

pytestmark = pytest.mark.django_db


def page(path: str, language: str = "en") -> str:
    client = stand(cast.anna())
    client.cookies["language"] = language
    return client.get(path).content.decode()


def answered():
    said = cast.heard()
    waits = FollowUp.objects.create(signal=said, team=cast.team(), at=cast.MONDAY, due_at=cast.MONDAY)
    return said, waits.answer("We sent flowers", by=cast.sefa(), at=cast.MONDAY)


def become_ordinary():
    idea = live()
    LookedAgain.objects.create(
        idea=idea,
        months=6,
        at=cast.FRIDAY,
        became="ordinary",
        sentence_en="Become ordinary. In March this surprised 6 in 10, now 2.",
        sentence_nl="Gewoon geworden. In maart was dit voor 6 van de 10 een verrassing, nu voor 2.",
    )
    return idea


def test_every_decision_in_the_history_of_an_idea_can_be_looked_at_so():
    decision = (idea := cast.idea()).choose(by=cast.anna(), at=cast.MONDAY)

    shown = page(f"/ideas/{idea.pk}/")

    assert f'href="/decisions/{decision.pk}/glasses/"' in shown


def test_every_answer_in_a_conversation_can_be_looked_at_so():
    said, reply = answered()

    assert f'href="/replies/{reply.pk}/glasses/"' in page(f"/signals/{said.pk}/")


def test_a_program_looks_at_a_decision_and_at_an_answer_as_well():
    decision = cast.idea("A warm house").choose(by=cast.anna(), at=cast.MONDAY)
    _said, reply = answered()
    client = call(cast.anna())
    paths = [f"/decisions/{decision.pk}/glasses", f"/replies/{reply.pk}/glasses"]

    drafted = [client.get(f"/api/v1{path}").json() for path in paths]
    codes = [post(client, path, {"remarkable": "Nobody does that"}).status_code for path in paths]
    refused = [post(client, path, {}).json()["code"] for path in paths]
    kept = [client.get(f"/api/v1{path}").json() for path in paths]

    assert [(each["will_get"], each["by"]) for each in drafted] == [
        ("A warm house", None),
        ("We sent flowers", None),
    ]
    assert (codes, refused) == ([201, 201], ["empty", "empty"])
    assert {(each["remarkable"], each["by"]) for each in kept} == {("Nobody does that", "Anna Wiersma")}


def test_a_program_of_another_team_sees_neither():
    decision = cast.idea().choose(by=cast.anna(), at=cast.MONDAY)
    _said, reply = answered()

    for path in (f"/decisions/{decision.pk}/glasses", f"/replies/{reply.pk}/glasses"):
        assert call(cast.bram()).get(f"/api/v1{path}").status_code == 404


@pytest.mark.parametrize(("language", "mark"), [("en", "become ordinary"), ("nl", "gewoon geworden")])
def test_what_became_ordinary_says_so_on_its_card_and_on_its_page(language, mark):
    idea = become_ordinary()

    assert mark in page("/wall/", language)
    assert "done, not measured" not in page("/wall/")
    assert 'class="chip" href="#ordinary"' in page(f"/ideas/{idea.pk}/", language)
    assert mark in page(f"/ideas/{idea.pk}/", language)


def test_the_opened_card_tells_how_it_became_ordinary():
    idea = become_ordinary()

    assert "In March this surprised 6 in 10, now 2." in page(f"/wall/cards/{idea.pk}/opened/")


def test_what_still_surprises_has_no_such_mark():
    LookedAgain.objects.create(idea=live(), months=6, at=cast.FRIDAY, became="still")

    assert "become ordinary" not in page("/wall/")
