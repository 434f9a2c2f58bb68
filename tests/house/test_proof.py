"""The taps of kind and proof on the page of an idea: each optional, each refused with what does work."""

import pytest

from tests import cast
from tests.deciding.visit import stand
from tests.house.test_api import call, post
from tests.house.test_idea import judged, page
from wallofchange.closing.models import FollowUp
from wallofchange.closing.models.follow_up import Reply
from wallofchange.closing.pull import pull
from wallofchange.deciding.models import BasicsFirst, CustomerTest, Hypothesis, ToTell, WhyNot
from wallofchange.house.pages.glasses import glasses_of
from wallofchange.understanding.models import Reading

pytestmark = pytest.mark.django_db


def test_done_at_once_takes_one_line_and_no_verdict():
    idea = cast.idea(signals=[cast.heard()])

    stand(cast.anna()).post(
        f"/ideas/{idea.pk}/decisions/", {"to": "done_at_once", "line": "The rule is gone"}
    )

    idea.refresh_from_db()
    assert (idea.stage, idea.lane, idea.closing_line) == ("done_at_once", "at_once", "The rule is gone")
    assert not ToTell.objects.exists()


def test_done_and_tell_the_customer_makes_it_somebodys_duty_with_a_letter_drafted():
    spoken = cast.heard("I had to send in a receipt")
    idea = cast.idea(signals=[spoken])

    stand(cast.anna()).post(
        f"/ideas/{idea.pk}/decisions/", {"to": "done_at_once", "line": "No receipts any more", "tell": "1"}
    )
    pulled = [pull(at=cast.TUESDAY), pull(at=cast.TUESDAY)]

    follow_up = FollowUp.objects.get()
    follow_up.take(by=cast.sefa(), at=cast.TUESDAY)
    shown = stand(cast.sefa()).get("/follow-ups/").content.decode()
    assert pulled == [1, 0]
    assert follow_up.signal == spoken
    assert "Something was done with it:" in shown
    assert "you wrote: &quot;I had to send in a receipt&quot;" in shown
    assert "We do not know yet whether it helps." in shown


def test_who_was_answered_before_hears_it_too():
    spoken = cast.heard()
    follow_up = FollowUp.objects.create(signal=spoken, team=cast.team(), at=cast.MONDAY, due_at=cast.MONDAY)
    follow_up.answer("We are looking at it", by=cast.sefa(), at=cast.MONDAY)
    idea = cast.idea(signals=[spoken])
    ToTell.wish(idea, "We call now", by=cast.anna(), at=cast.TUESDAY)

    pull(at=cast.TUESDAY)

    assert list(FollowUp.objects.waiting()) == [follow_up]
    assert Reply.objects.count() == 1


def test_a_move_that_is_refused_promises_nothing_to_a_customer():
    idea = cast.idea(signals=[cast.heard()])

    answer = stand(cast.anna()).post(
        f"/ideas/{idea.pk}/decisions/", {"to": "done_at_once", "line": " ", "tell": "1"}
    )

    assert (answer.status_code, ToTell.objects.count()) == (409, 0)


def test_why_not_is_one_tap_after_no_relevant_effect_and_may_be_changed():
    idea = judged("no_relevant_effect")
    client = stand(cast.sefa())

    for reason in ("unknown", "unnoticed"):
        client.post(f"/ideas/{idea.pk}/why-not/", {"reason": reason})

    shown = page(idea)
    assert [said.reason for said in WhyNot.objects.all()] == ["unknown", "unnoticed"]
    assert 'value="unnoticed" aria-pressed="true"' in shown


@pytest.mark.parametrize("verdict", ["works", "not_proven", "too_early", "harmful"])
def test_why_not_is_asked_of_nothing_else(verdict):
    idea = judged(verdict)

    answer = stand(cast.anna()).post(f"/ideas/{idea.pk}/why-not/", {"reason": "unnoticed"})

    assert (answer.status_code, WhyNot.objects.count()) == (409, 0)
    assert "Why did it make no difference?" not in page(idea)


def test_why_not_of_another_kind_is_refused():
    answer = stand(cast.anna()).post(
        f"/ideas/{judged('no_relevant_effect').pk}/why-not/", {"reason": "the customers"}
    )

    assert answer.status_code == 409
    assert "Choose one of them." in answer.content.decode()


def test_the_glasses_are_drafted_from_what_customers_wrote():
    spoken = cast.heard("I expected somebody at ten. I want to know who comes.")
    Reading.objects.filter(signal=spoken).update(
        expectation_phrase="I expected somebody at ten", wish="I want to know who comes"
    )
    idea = cast.idea("A name and a face", kind="nine", signals=[spoken])

    shown = page(idea)

    assert "“I expected somebody at ten”" in shown
    assert "They never expected it. They wrote: “I want to know who comes”" in shown


def test_what_only_says_how_it_was_is_no_expectation():
    spoken = cast.heard("A real let-down, and nobody came.")
    Reading.objects.filter(signal=spoken).update(expectation_phrase="real let-down")

    assert "real let-down" not in glasses_of(cast.idea(kind="nine", signals=[spoken])).drafted.values()
    assert "They never expected it" not in page(cast.idea(kind="nine", signals=[spoken]))


def test_a_repair_is_not_called_remarkable():
    assert "It is not: this is as it should be." in page(cast.idea(kind="seven"))


def test_the_drafted_glasses_are_left_so_with_one_tap():
    idea = cast.idea("A name and a face")
    drafted = stand(cast.anna()).get(f"/ideas/{idea.pk}/").context["worn"].drafted

    stand(cast.anna()).post(f"/ideas/{idea.pk}/glasses/", drafted | {"as_drafted": "1"})

    worn = CustomerTest.objects.on_idea(idea)
    assert worn is not None
    assert (worn.will_get, worn.as_drafted, worn.by) == ("A name and a face", True, cast.anna())


def test_glasses_without_a_line_and_with_a_page_are_refused_and_nothing_typed_is_lost():
    idea = cast.idea()
    client = stand(cast.anna())

    empty = client.post(f"/ideas/{idea.pk}/glasses/", {})
    long = client.post(f"/ideas/{idea.pk}/glasses/", {"will_get": "warm " * 100})

    assert [empty.status_code, long.status_code] == [409, 409]
    assert "One of the four is enough" in empty.content.decode()
    assert "warm warm" in long.content.decode()


def test_the_glasses_go_on_a_decision_and_on_an_answer_as_well():
    idea = cast.idea()
    decision = idea.choose(by=cast.anna(), at=cast.MONDAY)
    follow_up = FollowUp.objects.create(
        signal=cast.heard(), team=cast.team(), at=cast.MONDAY, due_at=cast.MONDAY
    )
    reply = follow_up.answer("We sent flowers", by=cast.sefa(), at=cast.MONDAY)
    client = stand(cast.anna())

    for path in (f"/decisions/{decision.pk}/glasses/", f"/replies/{reply.pk}/glasses/"):
        assert client.get(path).status_code == 200
        assert client.post(path, {"remarkable": "Nobody does that"}).status_code == 303

    decided, replied = CustomerTest.objects.on_decision(decision), CustomerTest.objects.on_reply(reply.pk)
    assert [str(decided), str(replied)] == ["Nobody does that", "Nobody does that"]


def test_the_glasses_are_for_who_may_see_it():
    idea = cast.idea()
    decision = idea.choose(by=cast.anna(), at=cast.MONDAY)
    follow_up = FollowUp.objects.create(
        signal=cast.heard(), team=cast.team(), at=cast.MONDAY, due_at=cast.MONDAY
    )
    reply = follow_up.answer("We sent flowers", by=cast.sefa(), at=cast.MONDAY)
    paths = [
        f"/ideas/{idea.pk}/glasses/",
        f"/decisions/{decision.pk}/glasses/",
        f"/replies/{reply.pk}/glasses/",
    ]

    assert {stand(who()).get(path).status_code for path in paths for who in (cast.bram, cast.chantal)} == {
        404
    }
    assert {stand().get(path).url.split("?")[0] for path in paths} == {"/login/"}


def test_taps_are_for_the_teams_that_make_it():
    idea = judged("no_relevant_effect")
    posts = [("why-not", {"reason": "unknown"}), ("basics", {"answer": "anyway"}), ("ordinary/seen", {})]

    codes = {
        stand(cast.chantal()).post(f"/ideas/{idea.pk}/{path}/", given).status_code for path, given in posts
    }

    assert codes == {404}


def still_wrong():
    from tests.learning.test_kinds import calls, said
    from wallofchange.diary.clock import now

    said(40, "below", at=now(), theme=calls())
    return cast.idea(kind="nine", moment=cast.moment())


@pytest.mark.parametrize("answer", ["that_first", "together", "anyway"])
def test_basics_first_is_a_hint_that_is_answered_once(answer):
    idea = still_wrong()
    client = stand(cast.anna())
    assert "At this moment 10 in 10 still say that calling is wrong. That first, or together?" in page(idea)

    there = client.post(f"/ideas/{idea.pk}/basics/", {"answer": answer})

    wanted = "/signals/?moment=engineer&theme=calls&expectation=below"
    assert there.url == (wanted if answer == "that_first" else f"/ideas/{idea.pk}/")
    assert BasicsFirst.objects.get().answer == answer
    assert "still say that" not in page(idea)
    idea.choose(by=cast.anna(), at=cast.MONDAY)  # it never was a gate


def test_another_answer_than_the_three_is_refused():
    idea = still_wrong()

    assert stand(cast.anna()).post(f"/ideas/{idea.pk}/basics/", {"answer": "never"}).status_code == 409


def test_the_page_of_an_idea_says_how_customers_found_it():
    idea = judged("works")
    idea.describe(by=cast.anna(), at=cast.MONDAY, kind_found="nine")

    shown = page(idea)

    assert "How customers found it" in shown
    assert "as one of us read it" in shown


def test_programs_do_what_pages_do():
    idea = cast.idea(signals=[cast.heard(moment=cast.moment())], kind="nine")
    flat = judged("no_relevant_effect")
    client = call(cast.anna())

    codes = [
        post(client, f"/ideas/{idea.pk}/prediction", {}).status_code,
        post(client, f"/ideas/{idea.pk}/prediction", {}).status_code,
        post(client, f"/ideas/{idea.pk}/glasses", {"will_get": "Warmth"}).status_code,
        post(client, f"/ideas/{idea.pk}/glasses", {}).status_code,
        post(client, f"/ideas/{idea.pk}/links", {"address": "https://github.com/a/b/issues/1"}).status_code,
        post(client, f"/ideas/{idea.pk}/links", {"address": "nowhere"}).status_code,
        post(client, f"/ideas/{idea.pk}/why-not", {"reason": "unnoticed"}).status_code,
        post(client, f"/ideas/{flat.pk}/why-not", {"reason": "unnoticed"}).status_code,
        post(client, f"/ideas/{idea.pk}/basics", {"answer": "anyway"}).status_code,
        post(client, f"/ideas/{flat.pk}/conclusion", {"how": "stop", "why": "Nobody noticed"}).status_code,
        post(client, f"/ideas/{idea.pk}/done-at-once", {"line": "Done", "tell": True}).status_code,
        post(client, "/trackers/github/secrets", {}).status_code,
        post(call(cast.mirjam()), "/trackers/github/secrets", {}).status_code,
    ]

    told = client.get(f"/api/v1/ideas/{idea.pk}/proof").json()
    assert codes == [201, 409, 201, 409, 201, 409, 409, 201, 404, 201, 201, 403, 201]
    assert Hypothesis.objects.get(idea=idea).drafted_by_system
    assert (told["meant"], told["glasses"]["will_get"], told["links"][0]["name"]) == (
        "nine",
        "Warmth",
        "a/b #1",
    )
    link = told["links"][0]["id"]
    assert client.delete(f"/api/v1/ideas/{idea.pk}/links/{link}").status_code == 204
    assert client.get("/api/v1/learning/grey").json() == {"grey": False}


def test_programs_of_others_see_nothing_of_it():
    idea = cast.idea()
    client = call(cast.chantal())

    codes = {
        client.get(f"/api/v1/ideas/{idea.pk}/proof").status_code,
        post(client, f"/ideas/{idea.pk}/glasses", {"will_get": "Warmth"}).status_code,
        post(client, f"/ideas/{idea.pk}/links", {"address": "https://github.com/a/b/issues/1"}).status_code,
        post(client, "/learning/grey/1/on-purpose", {}).status_code,
    }

    assert codes == {404}
