"""The pages of the day-start: what one does on the spot, the minutes, the letterbox; who may see them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests import cast
from wallofchange.closing.models import FollowUp
from wallofchange.deciding.models import DayStart, Idea, Postponement, Promise, Stage, Thanks
from wallofchange.people.models import Letterbox, Notice

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def stand(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def begun(client: Client) -> DayStart:
    client.post("/day-starts/", {"team": cast.team().pk})
    return DayStart.objects.get()


def page(client: Client) -> str:
    return client.get("/").content.decode()


def lifting(words="They rang me before I could ring them, at five past nine"):
    said = cast.signal(words, said_at=timezone.now() - HOUR)
    cast.read(said, polarity="positive", expectation="exceeded")
    return said


def waiting() -> FollowUp:
    said = cast.heard("When is somebody coming?", said_at=timezone.now() - HOUR)
    due = timezone.now() + 20 * HOUR
    return FollowUp.objects.create(signal=said, team=cast.team(), at=said.said_at, due_at=due)


def test_whoever_begins_it_the_one_whose_turn_it_is_leads():
    anna = cast.anna()

    held = begun(stand(cast.mirjam()))

    assert held.leader == anna


def test_empty_items_are_not_there():
    client = stand(cast.anna())
    waiting()

    shown = page(client)

    assert 'id="item-waiting"' in shown
    assert 'id="item-promised"' not in shown
    assert 'id="item-choose"' not in shown


def test_what_was_read_aloud_is_fixed_at_the_start_and_not_read_again():
    first = lifting()
    client = stand(cast.anna())
    held = begun(client)
    lifting("A week later somebody else was even happier than that")

    assert held.lifts == first
    assert "at five past nine" in page(client)
    assert "even happier" not in page(client)


def test_one_click_makes_an_idea_of_what_was_not_expected():
    said = lifting()

    stand(cast.anna()).post(f"/teams/{cast.team().pk}/more-of-this/", {"signal": said.pk})

    idea = Idea.objects.get()
    assert idea.title.startswith("More of this: They rang me before")
    assert [evidence.signal for evidence in idea.evidence.all()] == [said]


def test_a_team_is_thanked_with_one_tap():
    said = lifting()

    stand(cast.anna()).post(f"/teams/{cast.team().pk}/thanks/", {"signal": said.pk})

    assert Thanks.objects.get().team == cast.team()
    assert "Service is thanked." in page(stand(cast.sefa()))


def test_who_takes_a_customer_comes_back_to_the_morning():
    follow_up = waiting()
    back = f"/?team={cast.team().pk}#waiting-{follow_up.pk}"

    answer = stand(cast.anna()).post(f"/follow-ups/{follow_up.pk}/taking/", {"next": back})

    follow_up.refresh_from_db()
    assert (answer["Location"], follow_up.owner) == (back, cast.anna())


def test_who_takes_second_is_told_who_was_first():
    follow_up = waiting()
    stand(cast.sefa()).post(f"/follow-ups/{follow_up.pk}/taking/")

    answer = stand(cast.anna()).post(f"/follow-ups/{follow_up.pk}/taking/")

    assert answer.status_code == 409
    assert "Sefa Yildiz was just before you." in answer.content.decode()


def test_a_promise_needs_help_and_somebody_helps_without_a_reason():
    sefa = stand(cast.sefa())
    sefa.post(f"/teams/{cast.team().pk}/promises/", {"what": "Ring Mrs Jansen", "due": timezone.localdate()})
    promise = Promise.objects.get()

    sefa.post(f"/promises/{promise.pk}/words/", {"said": "help"})
    asked = page(stand(cast.anna()))
    stand(cast.anna()).post(f"/promises/{promise.pk}/words/", {"said": "helping"})

    assert "Help needed" in asked
    assert "Anna helps" in page(sefa)


def test_tomorrow_is_kept_for_today_and_can_be_taken_back():
    idea, client = cast.idea(), stand(cast.anna())

    client.post(f"/ideas/{idea.pk}/tomorrow/")
    put_off = page(client)
    client.post(f"/ideas/{idea.pk}/tomorrow/", {"withdraw": "1"})

    assert "Today after all" in put_off
    assert "Today after all" not in page(client)
    assert Postponement.objects.get().withdrawn_at is not None


def test_what_was_chosen_keeps_its_place_with_the_way_back():
    idea, client = cast.idea(), stand(cast.anna())
    begun(client)

    client.post(f"/ideas/{idea.pk}/decisions/", {"to": "selection", "from": "inventory"})
    chosen = page(client)
    client.post(f"/ideas/{idea.pk}/decisions/last/")

    idea.refresh_from_db()
    assert "Anna chose it" in chosen
    assert idea.stage == Stage.INVENTORY
    assert "Anna chose it" not in page(client)


def test_at_most_three_ideas_and_two_yes_buts_are_put_to_a_team():
    ideas = [cast.idea(f"Idea {n}") for n in range(5)]
    for idea in ideas[:4]:
        cast.objection(idea=idea, at=timezone.now())

    shown = page(stand(cast.anna()))

    assert shown.count('id="choice-') == 3
    assert shown.count('id="worry-') == 2


def test_everybody_goes_on_together_and_the_clock_says_where():
    waiting()
    cast.idea()
    client = stand(cast.anna())
    held = begun(client)

    client.post(f"/day-starts/{held.pk}/turns/", {"item": "choose"})

    assert 'id="item-choose" data-renews aria-labelledby="name-choose" data-now' in page(client)


def test_time_is_up_gently_and_two_more_minutes_are_there():
    client = stand(cast.anna())
    held = begun(client)
    DayStart.objects.update(started_at=timezone.now() - timedelta(minutes=16))
    up = page(client)

    client.post(f"/day-starts/{held.pk}/more-minutes/")

    assert '<div class="time-up" id="time-up">' in up
    assert "The rest will still hang here tomorrow." in up
    assert '<div class="time-up" id="time-up" hidden>' in page(client)


def test_the_minutes_of_a_day_have_a_page_of_their_own():
    idea, client = cast.idea(), stand(cast.anna())
    held = begun(client)
    idea.choose(by=cast.anna(), at=timezone.now())
    client.post(f"/day-starts/{held.pk}/closing/", {"today": "The bell stays silent"})

    shown = client.get(f"/day-starts/{held.pk}/").content.decode()

    assert "Done. Today a customer will notice: The bell stays silent." in shown
    assert "Anna chooses" in shown


def test_how_it_goes_is_shown_to_the_team_and_to_nobody_else():
    client = stand(cast.anna())
    held = begun(client)
    client.post(f"/day-starts/{held.pk}/closing/", {"today": ""})

    assert "This month 1 morning" in page(client)
    other = stand(cast.mirjam()).get(f"/?team={cast.team().pk}").content.decode()
    assert "This month 1 morning" not in other
    listed = stand(cast.mirjam()).get(f"/day-starts/?team={cast.team().pk}").content.decode()
    assert "This month 1 morning" not in listed


def test_only_somebody_of_the_team_leads_it():
    cast.anna()

    answer = stand(cast.mirjam()).post("/day-starts/lead/", {"team": cast.team().pk})

    assert answer.status_code == 409
    assert "You are welcome to stand with them." in answer.content.decode()


def test_what_others_see_while_one_looks_is_the_inside_alone():
    client = stand(cast.anna())

    inside = client.get("/", headers={"X-Inside": "morning"}).content.decode()

    assert inside.lstrip().startswith('<div class="morning')


def test_the_summary_goes_nowhere_until_a_lead_says_where(settings):
    settings.OWN_NETWORK = True
    client = stand(cast.anna())

    client.post(
        f"/settings/day-start/{cast.team().pk}/",
        {"by_mail": "1", "chat_url": "http://127.0.0.1/hooks/secret", "language": "en"},
    )

    box = Letterbox.objects.get()
    shown = client.get("/settings/day-start/").content.decode()
    assert (box.by_mail, box.chat_host, box.language) == (True, "127.0.0.1", "en")
    assert "secret" not in shown


def test_a_chat_in_ones_own_network_is_refused_with_what_to_do():
    answer = stand(cast.anna()).post(
        f"/settings/day-start/{cast.team().pk}/", {"chat_url": "http://127.0.0.1/hooks/secret"}
    )

    assert answer.status_code == 409
    assert "Copy the address of the webhook" in answer.content.decode()
    assert not Letterbox.objects.exists()


def test_one_line_is_sent_to_try_it(settings):
    settings.OWN_NETWORK = True
    client = stand(cast.anna())
    client.post(f"/settings/day-start/{cast.team().pk}/", {"chat_url": "http://127.0.0.1/hooks/secret"})

    client.post(f"/settings/day-start/{cast.team().pk}/trial/")

    assert Notice.objects.get().kind == "chat"


def test_nobody_but_a_lead_arranges_the_summary():
    sefa = stand(cast.sefa())

    assert sefa.post(f"/settings/day-start/{cast.team().pk}/", {"by_mail": "1"}).status_code == 404
    assert sefa.post(f"/settings/day-start/{cast.team().pk}/trial/").status_code == 404
    assert "Whoever leads a team says" in sefa.get("/settings/day-start/").content.decode()


def test_a_letterbox_that_is_shut_sends_nothing_to_try():
    answer = stand(cast.anna()).post(f"/settings/day-start/{cast.team().pk}/trial/")

    assert "Choose mail or a chat first." in answer.content.decode()


def test_another_team_may_do_nothing_here():
    held = begun(stand(cast.anna()))
    promise = Promise.make("x", team=cast.team(), due=held.on, by=cast.anna(), at=cast.MONDAY)
    idea, said, bram = cast.idea(), lifting(), stand(cast.bram())
    team = cast.team().pk

    asked = [
        bram.get(f"/day-starts/{held.pk}/"),
        bram.get(f"/day-starts/?team={team}"),
        bram.post("/day-starts/", {"team": team}),
        bram.post("/day-starts/lead/", {"team": team}),
        *(
            bram.post(f"/day-starts/{held.pk}/{what}/")
            for what in ("closing", "closing/withdrawal", "turns", "more-minutes", "lesson")
        ),
        bram.post(f"/promises/{promise.pk}/words/", {"said": "done"}),
        *(
            bram.post(f"/teams/{team}/{what}/")
            for what in ("promises", "thanks", "more-of-this", "room-left")
        ),
        bram.post(f"/teams/{cast.team('IT').pk}/thanks/", {"signal": said.pk}),
        bram.post(f"/ideas/{idea.pk}/tomorrow/"),
        bram.post(f"/settings/day-start/{team}/"),
    ]

    assert {answer.status_code for answer in asked} == {404}


def test_somebody_who_has_not_logged_in_does_nothing():
    stranger = Client()

    for path in ("/day-starts/", "/day-starts/1/", "/settings/day-start/", "/day-starts/1/closing/"):
        assert stranger.get(path)["Location"].startswith("/login/")


def test_the_list_of_mornings_asks_the_same_for_one_and_for_three(django_assert_max_num_queries):
    client = stand(cast.anna())
    DayStart.hold(cast.team(), cast.MONDAY.date(), leader=cast.anna(), at=cast.MONDAY)
    client.get("/day-starts/")

    with django_assert_max_num_queries(40) as one:
        client.get("/day-starts/")
    for day in (cast.TUESDAY, cast.FRIDAY):
        DayStart.hold(cast.team(), day.date(), leader=cast.anna(), at=day)
    with django_assert_max_num_queries(40) as three:
        client.get("/day-starts/")

    assert len(one) == len(three)


def test_the_morning_asks_the_same_number_of_questions_for_one_line_and_for_three(
    django_assert_max_num_queries,
):
    client, due = stand(cast.anna()), timezone.localdate()
    begun(client)

    def one_more() -> None:
        idea = cast.idea()
        cast.objection(idea=idea, at=timezone.now())
        waiting()
        Promise.make("Ring her", team=cast.team(), due=due, by=cast.anna(), at=cast.MONDAY)

    one_more()
    client.get("/")
    with django_assert_max_num_queries(70) as one:
        client.get("/")
    one_more(), one_more()
    with django_assert_max_num_queries(70) as three:
        client.get("/")

    assert len(one) == len(three)


def test_everybody_says_for_themselves_where_they_get_mail():
    sefa = cast.sefa()
    client = stand(sefa)

    client.post("/settings/day-start/address/", {"email": "sefa@example.org"})
    refused = client.post("/settings/day-start/address/", {"email": "not an address"})

    sefa.refresh_from_db()
    assert sefa.email == "sefa@example.org"
    assert (refused.status_code, "leave it empty for no mail" in refused.content.decode()) == (409, True)
