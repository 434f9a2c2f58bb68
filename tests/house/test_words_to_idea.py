"""From words to an idea, over the pages: pinned, joined, suggested, merged and split."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import cast
from tests.deciding.visit import stand
from wallofchange.deciding.models import Idea, Observation, PassedOver, Stage
from wallofchange.house.pages.whole import rests_on
from wallofchange.listening.models import ContactWish, Customer

pytestmark = pytest.mark.django_db

BABY_NL, BABY_EN = (
    "Net in slaap, de baby. En toen ging de bel.",
    "Just asleep. And then the bell woke the baby.",
)


def page(answer) -> str:
    return answer.content.decode()


def test_sentences_from_anywhere_become_an_idea_on_a_page_of_their_own():
    one, other = cast.heard(BABY_NL), cast.heard(BABY_EN)

    shown = page(stand(cast.anna()).get(f"/ideas/new/?signals={one.pk},{other.pk}"))

    assert BABY_NL in shown
    assert f'name="signals" value="{other.pk}"' in shown
    assert "What will a customer notice?" in shown


def test_words_one_may_not_hear_are_not_on_that_page():
    theirs = cast.heard("Of another team", of="IT")

    assert "Of another team" not in page(stand(cast.anna()).get(f"/ideas/new/?signals={theirs.pk}"))


def test_more_of_this_says_beforehand_what_a_customer_will_say():
    said = cast.heard("She sent a card")

    stand(cast.anna()).post("/ideas/", {"title": "A card", "signals": said.pk, "kind": "nine"})

    assert Idea.objects.get().kind == "nine"


def test_an_idea_that_may_be_about_the_same_is_there_to_join_with_the_words_that_were_ticked():
    quiet, said = cast.idea("Niet aanbellen, baby slaapt"), cast.heard(BABY_EN)
    more = cast.heard(BABY_NL)

    shown = page(stand(cast.anna()).get(f"/ideas/like/?more=1&signals={said.pk}"))

    assert f'name="idea" value="{quiet.pk}"' in shown
    assert f'name="signals" value="{more.pk}"' in shown


def test_more_words_are_suggested_and_pinned_by_a_person():
    idea, more = cast.idea("Niet aanbellen, baby slaapt", signals=[cast.heard(BABY_NL)]), cast.heard(BABY_EN)
    client = stand(cast.anna())

    shown = page(client.get(f"/ideas/{idea.pk}/similar/"))
    before = idea.evidence.count()
    client.post("/ideas/", {"idea": idea.pk, "signals": more.pk})

    assert BABY_EN in shown
    assert (before, idea.evidence.count()) == (1, 2)


def test_what_was_passed_over_is_gone_from_the_list_and_stays_gone():
    idea, more = cast.idea("Niet aanbellen, baby slaapt", signals=[cast.heard(BABY_NL)]), cast.heard(BABY_EN)
    client = stand(cast.anna())

    answer = client.post(
        f"/ideas/{idea.pk}/passing-over/", {"signal": more.pk}, headers={"HX-Request": "true"}
    )

    assert (answer.status_code, page(answer)) == (200, "")
    assert BABY_EN not in page(client.get(f"/ideas/{idea.pk}/similar/"))
    assert PassedOver.objects.get().signal == more


def test_without_scripts_passing_over_goes_back_to_the_list():
    idea, other = cast.idea(), cast.idea("Another")

    answer = stand(cast.anna()).post(f"/ideas/{idea.pk}/passing-over/", {"other": other.pk})

    assert answer.url == f"/ideas/{idea.pk}/similar/"


def test_an_idea_that_nobody_asked_for_is_shown_with_two_ways_on():
    idea = cast.idea()

    shown = page(stand(cast.anna()).get(f"/ideas/{idea.pk}/"))

    assert "No customer has asked for this yet. That is fine: nobody asked for air conditioning." in shown
    assert "Try it small" in shown
    assert f'href="/ideas/{idea.pk}/questions/"' in shown


def test_what_a_colleague_saw_hangs_beside_the_words_and_does_not_count_as_asked_for():
    idea, client = cast.idea(), stand(cast.sefa())

    client.post(f"/ideas/{idea.pk}/observations/", {"words": "Nobody picks up after five"})

    shown = page(client.get(f"/ideas/{idea.pk}/"))
    assert "Nobody picks up after five" in shown
    assert "Seen by Sefa Yildiz" in shown
    assert "No customer has asked for this yet" in shown


def test_an_observation_is_taken_back_by_who_made_it():
    seen = cast.idea().observe("Snow", by=cast.sefa(), at=cast.MONDAY)

    refused = stand(cast.anna()).post(f"/observations/{seen.pk}/withdrawal/")
    stand(cast.sefa()).post(f"/observations/{seen.pk}/withdrawal/")

    assert refused.status_code == 409
    assert not Observation.objects.filter(withdrawn_at=None).exists()


@pytest.mark.parametrize("wrong", [{"words": " "}, {"words": "Snow", "seen_on": "2999-01-01"}])
def test_what_was_not_seen_is_not_kept(wrong):
    idea = cast.idea()

    answer = stand(cast.sefa()).post(f"/ideas/{idea.pk}/observations/", wrong)

    assert (answer.status_code, Observation.objects.count()) == (409, 0)


def test_two_ideas_become_one_and_are_taken_apart_from_the_page():
    one, other = cast.idea("We call"), cast.idea("We ring back")
    client = stand(cast.anna())

    merged = client.post(f"/ideas/{one.pk}/merger/", {"into": other.pk})
    part, whole = (page(client.get(f"/ideas/{each.pk}/")) for each in (one, other))
    client.post(f"/ideas/{one.pk}/decisions/last/")

    assert merged.url == f"/ideas/{other.pk}/"
    assert "made this part of another idea" in part
    assert "Choose it" not in part
    assert "Take the two apart" in whole
    assert Idea.objects.get(pk=one.pk).stage == Stage.INVENTORY


def test_a_part_is_hung_apart_with_what_was_ticked_and_put_back():
    stay, go = cast.heard("I had to ring"), cast.heard("The slip says nothing")
    whole, client = cast.idea("We call", signals=[stay, go]), stand(cast.anna())

    offered = page(client.get(f"/ideas/{whole.pk}/whole/"))
    answer = client.post(f"/ideas/{whole.pk}/parts/", {"title": "A picture", "signals": go.pk})
    part = Idea.objects.get(title="A picture")
    back = page(client.get(f"/ideas/{part.pk}/"))

    assert "The slip says nothing" in offered
    assert answer.url == f"/ideas/{part.pk}/"
    assert [each.signal for each in part.evidence.all()] == [go]
    assert "Put it back" in back


@pytest.mark.parametrize(
    ("way", "given", "button"),
    [("parts/", {"title": "A part"}, "Choose again"), ("merger/", {"into": 0}, None)],
)
def test_a_refusal_comes_with_a_button_that_works(way, given, button):
    idea = cast.idea()
    if "into" in given:
        given = {"into": idea.pk}

    answer = stand(cast.anna()).post(f"/ideas/{idea.pk}/{way}", given)

    assert answer.status_code == 409
    assert (button or "Choose again") in page(answer)


def test_saying_something_under_what_became_part_of_another_leads_there():
    one, other = cast.idea("We call"), cast.idea("We ring back")
    one.merge_into(other, by=cast.anna(), at=cast.MONDAY)

    answer = stand(cast.anna()).post(f"/ideas/{one.pk}/additions/", {"words": "And on Saturday"})

    assert answer.status_code == 409
    assert "has become part of &#x27;We ring back&#x27;" in page(answer)
    assert "Go and look there" in page(answer)


@pytest.mark.parametrize(
    "way",
    ["similar/", "whole/", "questions/", "observations/", "merger/", "parts/", "passing-over/"],
)
def test_whoever_may_not_see_an_idea_gets_nothing_of_it(way):
    idea = cast.idea()
    client = stand(cast.chantal())

    looked = client.get(f"/ideas/{idea.pk}/{way}").status_code
    done = client.post(f"/ideas/{idea.pk}/{way}", {"into": idea.pk, "words": "x", "title": "x"}).status_code

    assert {looked, done} <= {404, 405}


@pytest.mark.parametrize("path", ["/ideas/new/", "/ideas/like/", "/ideas/1/similar/", "/ideas/1/questions/"])
def test_a_stranger_is_asked_to_log_in(path):
    assert stand().get(path).url.startswith("/login/")


def test_a_customer_says_whether_we_may_ask_and_the_last_word_counts():
    customer = Customer.objects.create(key="a")
    said, client = cast.heard("I rang", customer=customer), stand(cast.anna())

    before = page(client.get(f"/signals/{said.pk}/"))
    client.post(f"/signals/{said.pk}/contact-wish/", {"welcome": "1"})
    after = page(client.get(f"/signals/{said.pk}/"))
    client.post(f"/signals/{said.pk}/contact-wish/", {"welcome": "0"})

    assert "so we do not ask" in before
    assert "Yes, they said so" in after
    assert not ContactWish.of(customer).welcome


def test_nobody_says_it_for_a_customer_they_may_not_hear_or_who_is_not_known():
    theirs = cast.heard("I rang", customer=Customer.objects.create(key="a"), of="IT")
    unknown = cast.heard("I rang")

    for said in (theirs, unknown):
        assert stand(cast.anna()).post(f"/signals/{said.pk}/contact-wish/").status_code == 404


def test_five_customers_are_asked_and_their_answer_comes_back_as_words():
    customer = Customer.objects.create(key="a")
    ContactWish.say(customer, True, by=None, at=cast.MONDAY)
    said, client = cast.heard("I had to ring three times", customer=customer), stand(cast.anna())
    idea = cast.idea("We call", signals=[said])

    drafted = page(client.get(f"/ideas/{idea.pk}/questions/"))
    client.post(f"/ideas/{idea.pk}/questions/", {"signals": said.pk})
    question = idea.questions.get()
    kept = page(client.get(f"/ideas/{idea.pk}/questions/"))
    client.post(f"/questions/{question.pk}/sending/")
    client.post(f"/questions/{question.pk}/answer/", {"words": "I would sleep better"})

    assert "We are thinking of: We call. What would you notice of it? One line is enough." in drafted
    assert "Ask them the way they speak with us." in drafted
    assert "Kept, not sent." in kept
    assert [each.signal.words for each in idea.evidence.all()][1] == "I would sleep better"


def test_a_question_to_a_customer_one_may_not_hear_is_not_touched():
    customer = Customer.objects.create(key="a")
    ContactWish.say(customer, True, by=None, at=cast.MONDAY)
    said = cast.heard("I had to ring three times", customer=customer)
    idea = cast.idea("We call", signals=[said])
    stand(cast.anna()).post(f"/ideas/{idea.pk}/questions/", {"signals": said.pk})
    question = idea.questions.get()

    for way in ("sending", "answer", "removal"):
        answer = stand(cast.bram()).post(f"/questions/{question.pk}/{way}/", {"words": "x"})
        assert answer.status_code == 404


def test_where_nobody_may_be_asked_there_is_another_way():
    idea = cast.idea(signals=[cast.heard("I rang", customer=Customer.objects.create(key="a"))])

    shown = page(stand(cast.anna()).get(f"/ideas/{idea.pk}/questions/"))

    assert "nobody whom we may ask" in shown
    assert "1 customer said it, or something near it; 0 told us that we may ask." in shown
    assert "Try it small" in shown


def test_of_two_who_picked_the_same_words_the_second_sees_the_first_and_makes_them_one():
    said = [cast.heard(BABY_NL), cast.heard(BABY_EN)]
    first = cast.idea("A quiet bell", signals=said, by=cast.sefa())
    second, client = cast.idea("Knock softly", signals=said), stand(cast.anna())

    shown = page(client.get(f"/ideas/{second.pk}/"))
    client.post(f"/ideas/{second.pk}/merger/", {"into": first.pk})

    assert "These words hang with an idea of Sefa Yildiz as well:" in shown
    assert Idea.objects.get(pk=second.pk).stage == Stage.MERGED


def test_two_ideas_of_the_same_words_may_stay_two():
    said = [cast.heard(BABY_NL)]
    first, second = cast.idea("A quiet bell", signals=said), cast.idea("Knock softly", signals=said)
    client = stand(cast.anna())

    answer = client.post(
        f"/ideas/{second.pk}/passing-over/", {"other": first.pk, "next": f"/ideas/{second.pk}/"}
    )

    assert answer.url == f"/ideas/{second.pk}/"
    for idea in (first, second):
        assert "These words hang with" not in page(client.get(f"/ideas/{idea.pk}/"))


def test_an_idea_with_words_of_its_own_is_no_second_one():
    both = cast.heard(BABY_NL)
    cast.idea("A quiet bell", signals=[both])
    more = cast.idea("Knock softly", signals=[both, cast.heard(BABY_EN)])

    assert "These words hang with" not in page(stand(cast.anna()).get(f"/ideas/{more.pk}/"))


@pytest.mark.parametrize("n", [1, 3])
def test_what_an_idea_rests_on_costs_the_same_for_one_and_for_three(n):
    idea = cast.idea(signals=[cast.heard()])
    for at in range(n):
        idea.observe(f"Seen {at}", by=cast.sefa(), at=cast.MONDAY)
        cast.idea(f"Other {at}").merge_into(idea, by=cast.anna(), at=cast.MONDAY)
    with CaptureQueriesContext(connection) as asked:
        rests_on(Idea.objects.get(pk=idea.pk), cast.mirjam())

    assert len(asked) == 10
