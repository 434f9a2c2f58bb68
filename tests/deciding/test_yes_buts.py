"""A yes-but is a worry, not yet a no: what becomes of it, over HTTP and by itself."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests import cast
from tests.deciding.visit import stand
from wallofchange.deciding.models import Objection, Stage
from wallofchange.deciding.pull import pull
from wallofchange.diary.models import Entry
from wallofchange.diary.refused import Refused
from wallofchange.people.models import User

pytestmark = pytest.mark.django_db
SOMEDAY = date(2099, 9, 1)
NEXT_MONDAY = cast.MONDAY + timedelta(days=7)


def test_a_yes_but_hangs_with_the_idea_and_blocks_nothing():
    idea, client = cast.idea(), stand(cast.sefa())

    client.post(f"/ideas/{idea.pk}/objections/", {"words": "Yes, but who pays?", "kind": "cost"})
    moved = client.post(f"/ideas/{idea.pk}/decisions/", {"to": "selection", "from": "inventory"})

    raised = Objection.objects.get()
    assert (raised.words, raised.kind, raised.by, raised.state) == (
        "Yes, but who pays?",
        "cost",
        cast.sefa(),
        "open",
    )
    assert moved.status_code == 303


def test_a_yes_if_needs_only_what_the_rest_is_filled_in():
    objection = cast.objection()

    stand(cast.anna()).post(f"/objections/{objection.pk}/condition/", {"what": "Four weeks' trial"})

    condition = Objection.objects.get().condition
    assert (condition.what, condition.who) == ("Four weeks' trial", cast.anna())
    assert condition.due == timezone.localdate(condition.at) + timedelta(days=7)


def test_a_condition_that_is_met_makes_it_a_yes_and_sets_fear_beside_fact():
    objection, client = cast.objection("Yes, but that is six hours a day"), stand(cast.anna())
    client.post(f"/objections/{objection.pk}/condition/", {"what": "Four weeks' trial"})

    client.post(f"/objections/{objection.pk}/condition/met/", {"found": "an hour and a half"})

    page = client.get(f"/ideas/{objection.idea_id}/").content.decode()
    assert Objection.objects.get().state == "yes"
    assert "It has become a yes." in page
    assert "The worry was: six hours a day. It turned out: an hour and a half." in page


def test_only_somebody_who_leads_can_say_no_and_the_idea_then_hangs_there():
    objection, no = (
        cast.objection(),
        {"reason": "the rules forbid it", "look_again_on": f"{SOMEDAY}", "kind": "cant"},
    )

    by_a_member = stand(cast.sefa()).post(f"/objections/{objection.pk}/no/", no)
    by_the_lead = stand(cast.anna()).post(f"/objections/{objection.pk}/no/", no)

    objection = Objection.objects.get()
    assert (by_a_member.status_code, by_the_lead.status_code) == (409, 303)
    assert (objection.owned_no.by, objection.owned_no.look_again_on) == (cast.anna(), SOMEDAY)
    assert objection.idea.stage == Stage.NO
    assert (
        "No, because the rules forbid it"
        in stand(cast.sefa()).get(f"/ideas/{objection.idea_id}/").content.decode()
    )


def test_a_no_without_a_sentence_is_no_no():
    objection = cast.objection()

    answer = stand(cast.anna()).post(f"/objections/{objection.pk}/no/", {"reason": " "})

    assert (answer.status_code, Objection.objects.get().state) == (409, "open")


def test_the_button_that_says_no_is_there_only_for_whoever_may():
    path = f"/ideas/{cast.objection().idea_id}/"

    assert "No, because…" in stand(cast.anna()).get(path).content.decode()
    assert "No, because…" not in stand(cast.sefa()).get(path).content.decode()


def test_a_yes_but_that_was_answered_takes_no_second_answer():
    objection, client = cast.objection(), stand(cast.sefa())
    client.post(f"/objections/{objection.pk}/withdrawal/")

    answer = client.post(f"/objections/{objection.pk}/condition/", {"what": "A trial"})

    assert (answer.status_code, Objection.objects.get().state) == (409, "withdrawn")


def test_a_yes_but_is_taken_back_by_whoever_said_it():
    objection = cast.objection()

    answer = stand(cast.anna()).post(f"/objections/{objection.pk}/withdrawal/")

    assert (answer.status_code, Objection.objects.get().state) == (409, "open")
    assert "Take it back" not in stand(cast.anna()).get(f"/ideas/{objection.idea_id}/").content.decode()


def test_of_two_people_who_answer_at_the_same_moment_the_second_is_told():
    objection = cast.objection()
    same = Objection.objects.get()
    objection.become_yes_if("A trial", by=cast.anna(), at=cast.TUESDAY)

    with pytest.raises(Refused, match="answer already"):
        same.become_yes_if("Another trial", by=cast.sefa(), at=cast.TUESDAY)


@pytest.mark.parametrize("wrong", [{"due": "31-31-2026"}, {"what": "  "}])
def test_a_yes_if_that_makes_no_sense_is_refused_and_the_worry_stays_open(wrong):
    objection = cast.objection()

    answer = stand(cast.anna()).post(f"/objections/{objection.pk}/condition/", {"what": "A trial"} | wrong)

    assert (answer.status_code, Objection.objects.get().state) == (409, "open")


def test_a_condition_without_an_owner_is_refused_and_whoever_reads_it_may_take_it_on():
    objection, client = cast.objection(), stand(cast.anna())

    answer = client.post(f"/objections/{objection.pk}/condition/", {"what": "A trial", "who": ""})

    page = answer.content.decode()
    assert (answer.status_code, Objection.objects.get().state) == (409, "open")
    assert "A condition needs somebody who arranges it." in page
    assert "I will arrange it" in page
    assert 'name="what" value="A trial"' in page


def test_a_condition_is_met_once_and_only_where_there_is_one():
    objection = cast.objection()

    assert stand(cast.anna()).post(f"/objections/{objection.pk}/condition/met/").status_code == 409


def test_that_it_was_right_is_said_by_whoever_said_it():
    objection = cast.objection()
    other = User.objects.welcome("tom", "Tom de Vries", cast.PASSWORD)
    cast.team().add(other)

    refused = stand(other).post(f"/objections/{objection.pk}/right/")
    stand(cast.sefa()).post(f"/objections/{objection.pk}/right/")

    assert refused.status_code == 409
    assert (
        "This yes-but was right. Thank you, Sefa."
        in stand(other).get(f"/ideas/{objection.idea_id}/").content.decode()
    )


def test_five_working_days_of_silence_are_consent_and_the_idea_goes_on():
    objection = cast.objection(at=cast.MONDAY)

    early, due = pull(cast.FRIDAY), pull(NEXT_MONDAY)

    assert (early, due, Objection.objects.get().state) == (0, 1, "lapsed")
    assert "Silence is consent" in stand(cast.sefa()).get(f"/ideas/{objection.idea_id}/").content.decode()


def test_pulling_twice_changes_things_once():
    cast.objection(at=cast.MONDAY)

    assert (pull(NEXT_MONDAY), pull(NEXT_MONDAY)) == (1, 0)
    assert Entry.objects.filter(verb="a yes-but lapsed").count() == 1


def test_what_was_answered_does_not_lapse():
    cast.objection(at=cast.MONDAY).become_yes_if("A trial", by=cast.anna(), at=cast.TUESDAY)

    assert pull(NEXT_MONDAY) == 0


def test_two_workers_who_look_at_the_same_moment_let_it_lapse_once():
    objection = cast.objection(at=cast.MONDAY)
    same = Objection.objects.get()

    assert (objection.lapse(at=NEXT_MONDAY), same.lapse(at=NEXT_MONDAY)) == (True, False)


def test_one_may_still_answer_after_silence():
    cast.objection(at=cast.MONDAY)
    pull(NEXT_MONDAY)
    objection = Objection.objects.get()

    objection.become_yes_if("A trial", by=cast.anna(), at=NEXT_MONDAY)

    assert objection.state == "yes_if"


VERBS = ["condition", "condition/met", "no", "withdrawal", "right"]


@pytest.mark.parametrize("verb", VERBS)
def test_a_stranger_is_asked_to_log_in(verb):
    assert stand().post(f"/objections/{cast.objection().pk}/{verb}/").url.startswith("/login/")


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("who", [cast.chantal, cast.bram])
def test_a_yes_but_on_an_idea_one_may_not_see_is_not_there(verb, who):
    answer = stand(who()).post(f"/objections/{cast.objection().pk}/{verb}/", {"what": "x", "reason": "x"})

    assert answer.status_code == 404
