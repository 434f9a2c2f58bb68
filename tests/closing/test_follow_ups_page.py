"""Who waits for us: taken, answered, or let go."""

from datetime import datetime

import pytest

from tests import cast
from tests.deciding.mandated import mandate
from wallofchange.closing.models import FollowUp
from wallofchange.closing.views.follow_ups import Wait
from wallofchange.deciding.models import Gesture, ToTell
from wallofchange.diary.refused import Refused

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def anna(client):
    client.force_login(cast.anna())
    client.cookies["language"] = "en"
    return client


def waiting(words="Please call me back", *, of="Service", due_at=cast.TUESDAY):
    signal = cast.heard(words, of=of)
    return FollowUp.objects.create(signal=signal, team=cast.team(of), at=cast.MONDAY, due_at=due_at)


def said(response):
    return [wait.follow_up.signal.gist.words for wait in response.context["waiting"]]


def test_whoever_waits_longest_comes_first(anna):
    waiting("Second", due_at=cast.FRIDAY)
    waiting("First", due_at=cast.TUESDAY)

    assert said(anna.get("/follow-ups/")) == ["First", "Second"]


def test_who_had_an_answer_is_gone_from_the_list(anna):
    waiting().answer("We shall.", by=cast.anna(), at=cast.MONDAY)

    page = anna.get("/follow-ups/")

    assert said(page) == []
    assert "Nobody is waiting for us." in page.content.decode()


def test_one_sees_only_who_waits_for_ones_own_teams(client):
    waiting("For Service")
    waiting("For IT", of="IT")

    def seen_by(person):
        client.force_login(person)
        return said(client.get("/follow-ups/"))

    assert seen_by(cast.bram()) == ["For IT"]
    assert seen_by(cast.mirjam()) == ["For Service", "For IT"]
    assert seen_by(cast.chantal()) == []


def test_a_manager_may_look_at_one_team(client):
    waiting("For Service")
    waiting("For IT", of="IT")
    client.force_login(cast.mirjam())

    assert said(client.get(f"/follow-ups/?team={cast.team('IT').pk}")) == ["For IT"]


@pytest.mark.parametrize("page", ["", "1/taking/", "1/replies/", "1/closing/"])
def test_strangers_are_asked_to_log_in(client, page):
    response = client.post(f"/follow-ups/{page}")

    assert (response.status_code, response.url.split("?")[0]) == (302, "/login/")


@pytest.mark.parametrize("page", ["taking", "replies", "closing"])
@pytest.mark.parametrize("who", [cast.bram, cast.chantal])
def test_customers_of_another_team_are_not_there(client, page, who):
    follow_up = waiting()
    client.force_login(who())

    response = client.post(f"/follow-ups/{follow_up.pk}/{page}/", {"words": "Hello", "why": "no"})

    assert response.status_code == 404
    assert FollowUp.objects.waiting().count() == 1


def test_i_take_it(anna):
    follow_up = waiting()

    response = anna.post(f"/follow-ups/{follow_up.pk}/taking/")

    assert response.url == f"/follow-ups/#follow-up-{follow_up.pk}"
    assert FollowUp.objects.get().owner == cast.anna()


def test_of_two_people_who_take_the_same_one_the_second_is_told(anna):
    follow_up = waiting()
    follow_up.take(by=cast.sefa(), at=cast.MONDAY)

    response = anna.post(f"/follow-ups/{follow_up.pk}/taking/", {"owner": ""}, headers=HTMX)

    assert response.status_code == 409
    assert "Sefa Yildiz was just before you." in response.content.decode()
    assert FollowUp.objects.get().owner == cast.sefa()


def test_it_can_be_taken_over_from_who_has_it(anna):
    follow_up = waiting()
    follow_up.take(by=cast.sefa(), at=cast.MONDAY)

    anna.post(f"/follow-ups/{follow_up.pk}/taking/", {"owner": cast.sefa().pk})

    assert FollowUp.objects.get().owner == cast.anna()


def test_an_answer_is_written_down_and_nothing_is_sent(anna):
    follow_up = waiting()
    follow_up.take(by=cast.anna(), at=cast.MONDAY)

    page = anna.get("/follow-ups/").content.decode()
    response = anna.post(
        f"/follow-ups/{follow_up.pk}/replies/", {"words": "We shall ring first."}, headers=HTMX
    )

    assert "It is not sent from here yet: answer by survey, as you always do." in page
    assert "Answered." in response.content.decode()
    assert follow_up.replies.get().words == "We shall ring first."


def test_an_empty_answer_is_refused(anna):
    response = anna.post(f"/follow-ups/{waiting().pk}/replies/", {"words": "  "}, headers=HTMX)

    assert response.status_code == 409
    assert FollowUp.objects.waiting().count() == 1


def test_the_second_answer_to_the_same_customer_is_refused():
    follow_up, same = waiting(), FollowUp.objects.get()
    follow_up.answer("We shall.", by=cast.anna(), at=cast.MONDAY)

    with pytest.raises(Refused, match="had an answer already"):
        same.answer("We shall too.", by=cast.sefa(), at=cast.MONDAY)

    assert same.replies.count() == 1


def test_no_answer_needed_takes_a_reason(anna):
    without = anna.post(f"/follow-ups/{waiting('One').pk}/closing/", {"why": ""})
    withit = anna.post(f"/follow-ups/{waiting('Two').pk}/closing/", {"why": "He was at the desk already"})

    assert (without.status_code, withit.status_code) == (409, 302)
    assert said(anna.get("/follow-ups/")) == ["One"]


@pytest.mark.parametrize(
    ("now", "late", "hours"),
    [("2026-03-06 16:30", False, 2), ("2026-03-09 11:00", True, 1), ("2026-03-07 11:00", False, 1)],
)
def test_the_deadline_counts_working_hours(now, late, hours):
    follow_up = waiting(due_at=datetime(2026, 3, 9, 10, 0, tzinfo=cast.AMSTERDAM))

    wait = Wait.of(follow_up, datetime.fromisoformat(now).replace(tzinfo=cast.AMSTERDAM))

    assert (wait.late, wait.hours) == (late, hours)


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_queries_stays_the_same(anna, django_assert_num_queries, number):
    for each in range(number):
        waiting(f"Words {each}").take(by=cast.sefa(), at=cast.MONDAY)

    with django_assert_num_queries(7):
        anna.get("/follow-ups/")


@pytest.mark.parametrize("number", [1, 3])
def test_with_a_gesture_that_one_need_not_ask_it_stays_the_same_too(anna, django_assert_num_queries, number):
    mandate()
    for each in range(number):
        waiting(f"Words {each}").take(by=cast.sefa(), at=cast.MONDAY)

    with django_assert_num_queries(8):
        anna.get("/follow-ups/")


def test_who_answers_a_customer_does_something_extra_with_one_click_and_comes_back_there(anna):
    mandate()
    follow_up = waiting()

    page = anna.get("/follow-ups/").content.decode()
    back = f"/follow-ups/#follow-up-{follow_up.pk}"
    done = anna.post(f"/signals/{follow_up.signal_id}/gestures/", {"next": back})

    assert "Something extra for this customer? Up to €\xa040 you need not ask." in page
    assert f'value="{back}"' in page
    assert (done.url, Gesture.objects.get().money) == (back, 40)
    assert "Anna did something extra on" in anna.get("/follow-ups/").content.decode()


def test_without_a_gesture_in_a_mandate_nothing_extra_is_offered(anna):
    waiting()

    assert "Something extra" not in anna.get("/follow-ups/").content.decode()


def test_what_is_taken_on_the_spot_keeps_its_offer(anna):
    mandate()
    follow_up = waiting()

    taken = anna.post(f"/follow-ups/{follow_up.pk}/taking/", headers=HTMX)

    assert "Something extra for this customer?" in taken.content.decode()


def to_hear(many: int, of: str = "Service") -> ToTell:
    """So many customers went through what was stopped, or said what was done."""
    idea = cast.idea("We ring the bell once", of=of)
    told = ToTell.objects.create(idea=idea, line="We stopped it.", by=cast.anna(), at=cast.MONDAY)
    for number in range(many):
        each = waiting(f"Woken {number}", of=of, due_at=cast.TUESDAY)
        each.tells = told
        each.save()
    return told


def test_many_who_are_to_hear_the_same_stand_together_and_leave_the_list_to_who_asked(anna):
    to_hear(200)
    waiting("Who rings me back?", due_at=cast.FRIDAY)

    page = anna.get("/follow-ups/")

    together = page.context["together"]
    assert said(page) == ["Who rings me back?"]
    assert [(each.count, len(each.waiting)) for each in together] == [(200, 5)]
    assert "200 customers hear what was done with their words" in page.content.decode()
    assert (page.context["count"], page.context["more"]) == (201, False)


def test_of_those_one_s_own_come_first_and_then_who_nobody_took(anna):
    to_hear(8)
    eight = list(FollowUp.objects.order_by("pk"))
    for each in eight[:3]:
        each.take(by=cast.sefa(), at=cast.MONDAY)
    eight[6].take(by=cast.anna(), at=cast.MONDAY)

    (together,) = anna.get("/follow-ups/").context["together"]

    first = [wait.follow_up.pk for wait in together.waiting]
    assert first == [eight[place].pk for place in (6, 3, 4, 5, 7)]


def test_a_few_stay_among_the_others(anna):
    to_hear(3)

    page = anna.get("/follow-ups/")

    assert (len(said(page)), page.context["together"]) == (3, [])


@pytest.mark.parametrize("many", [4, 12])
def test_those_who_stand_together_ask_as_much_however_many_they_are(anna, django_assert_num_queries, many):
    to_hear(many)
    to_hear(many)
    waiting("Who rings me back?")

    with django_assert_num_queries(8):
        anna.get("/follow-ups/")
