"""Ten seconds to note what a customer told somebody: one field, and what a browser may keep of the page."""

import re

import pytest

from tests import cast
from tests.deciding.visit import stand
from wallofchange.house.frame import mark_of
from wallofchange.listening.models import Signal
from wallofchange.listening.noting import LONGEST

pytestmark = pytest.mark.django_db
SCRIPT = {"Accept": "application/json"}


def note(who, **given):
    return stand(who).post("/hear/", {"words": "He waited in the cold", "key": "k"} | given)


def test_a_note_leads_back_to_a_thank_you_with_a_door_to_it():
    answer = note(cast.anna())
    page = stand(cast.anna()).get(answer.url).content.decode()

    signal = Signal.objects.get()
    assert answer.url == f"/hear/?noted={signal.pk}"
    assert "Noted, in their words." in page
    assert f'href="/signals/{signal.pk}/"' in page
    assert f'hx-get="/hear/{signal.pk}/"' in page


def test_once_it_is_read_an_idea_is_one_click_away():
    note(cast.anna())
    signal = Signal.objects.get()
    cast.read(signal)

    said = stand(cast.anna()).get(f"/hear/{signal.pk}/").content.decode()

    assert f'href="/ideas/new/?signals={signal.pk}"' in said
    assert "hx-trigger" not in said


def test_the_worker_reads_a_note_like_any_other_and_takes_personal_data_out():
    from wallofchange.diary.clock import now
    from wallofchange.understanding.pull import pull

    note(cast.anna(), words="Mijn nummer is 06-12345678 en ik wacht al een uur op de monteur, wat slecht")
    pull(at=now())

    gist = Signal.objects.get().gist
    assert gist.language == "nl"
    assert "12345678" not in gist.words


@pytest.mark.parametrize("who", [cast.anna, cast.sefa, cast.mirjam, cast.admin])
def test_whoever_has_a_team_may_note(who):
    cast.team()

    assert note(who()).status_code == 302


def test_whoever_has_no_team_hears_whom_to_ask():
    page = stand(cast.chantal()).get("/hear/")

    assert "You do not belong to a team yet." in page.content.decode()
    assert note(cast.chantal()).status_code == 200
    assert Signal.objects.count() == 0


def test_a_stranger_is_asked_to_come_in(client):
    for path in ("/hear/", "/hear/keeper.js", "/hear/without-a-network/", "/hear/1/"):
        assert client.get(path).url.startswith("/login/")


def test_a_note_is_for_one_s_own_team_unless_another_is_chosen():
    cast.team("IT")
    cast.anna()
    cast.team("IT").add(cast.sefa())

    note(cast.sefa())
    note(cast.sefa(), key="other", team=cast.team("IT").pk)

    teams = [signal.source.team.name for signal in Signal.objects.order_by("pk")]
    assert teams == [cast.sefa().teams.order_by("pk").first().name, "IT"]


def test_a_team_of_others_is_refused_and_one_that_is_not_there_is_not_found():
    assert note(cast.anna(), team=cast.team("IT").pk).status_code == 409
    assert note(cast.anna(), team="999").status_code == 404


@pytest.mark.parametrize("words", [" ", "a" * (LONGEST + 1)])
def test_what_is_refused_stays_in_the_field_with_a_button_that_helps(words):
    answer = note(cast.anna(), words=words, moment="")
    page = answer.content.decode()

    assert answer.status_code == 409
    assert re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)[1] == words
    assert '<a class="button" href="#hear-words">Change it</a>' in page


def test_a_moment_is_offered_never_asked_for():
    moment = cast.moment()

    note(cast.anna(), moment=moment.slug)
    note(cast.anna(), key="other", moment="no-such-moment")

    assert [signal.moment for signal in Signal.objects.order_by("pk")] == [moment, None]


def test_a_script_gets_the_number_of_the_note_and_the_same_one_again():
    browser = stand(cast.anna())
    sent = {"words": "He waited", "key": "k", "who": mark_of(cast.anna()), "waited": "60"}
    first, second = (browser.post("/hear/", sent, headers=SCRIPT) for _ in range(2))

    signal = Signal.objects.get()
    assert (first.status_code, first.json(), second.json()) == (201, {"id": signal.pk}, {"id": signal.pk})
    assert (signal.heard_at - signal.said_at).total_seconds() == 60


def test_what_somebody_else_left_in_the_browser_is_not_noted_in_my_name():
    sent = {"words": "He waited", "key": "k", "who": mark_of(cast.sefa())}
    answer = stand(cast.anna()).post("/hear/", sent, headers=SCRIPT)

    assert (answer.status_code, answer.json()["code"]) == (409, "not_you")
    assert Signal.objects.count() == 0


def test_a_refusal_reaches_a_script_as_well():
    answer = stand(cast.anna()).post("/hear/", {"words": ""}, headers=SCRIPT)

    assert (answer.status_code, answer.json()["remedy"]) == (409, "Write what they said.")


def test_a_note_of_another_team_and_an_answer_to_a_survey_have_no_thanks():
    note(cast.anna())
    answer = cast.heard()

    assert stand(cast.bram()).get(f"/hear/{Signal.objects.first().pk}/").status_code == 404
    assert stand(cast.anna()).get(f"/hear/{answer.pk}/").status_code == 404


def test_what_a_browser_keeps_is_the_same_for_everybody():
    cast.team("IT")
    kept = [
        stand(who).get("/hear/without-a-network/").content.decode() for who in (cast.anna(), cast.mirjam())
    ]

    assert kept[0] == kept[1]
    for word in ("csrf", "Anna", "Service", "IT<", "data-who", "logout", cast.PASSWORD):
        assert word not in kept[0]


def test_what_a_browser_knows_somebody_by_is_never_written_on_the_page():
    cast.heard("He waited in the cold", said_at=cast.MONDAY)
    page = stand(cast.anna()).get("/signals/").content.decode()

    assert page.count(mark_of(cast.anna())) == page.count(f'data-who="{mark_of(cast.anna())}"') == 1


def test_the_keeper_names_the_page_its_files_and_nothing_else():
    answer = stand(cast.anna()).get("/hear/keeper.js")
    script = answer.content.decode()

    files = re.findall(r'"(/static/[^"]+)"', script)
    assert answer.headers["Content-Type"] == "text/javascript"
    assert {"/static/house/hear.js", "/static/house/hear-send.js", "/static/house/tokens.css"} <= set(files)
    assert set(re.findall(r'"(/[^"]*)"', script)) - set(files) == {"/hear/", "/hear/without-a-network/"}


def test_the_keeper_is_another_one_in_another_language():
    browser = stand(cast.anna())
    english = browser.get("/hear/keeper.js").content
    user = cast.anna()
    user.language = "nl"
    user.save()

    assert stand(cast.anna()).get("/hear/keeper.js").content != english


@pytest.mark.parametrize("where", ["/wall/", "/signals/"])
def test_every_page_has_the_door_and_an_empty_one_a_button(where):
    page = stand(cast.anna()).get(where).content.decode()

    assert '<a class="button" href="/hear/">Note what a customer told you</a>' in page
    assert 'icon-only" href="/hear/"' in page
