"""Ask five customers by mail: to whom we may, once, at a real mail server, and no address stays behind."""

from email import message_from_string
from email.header import decode_header, make_header
from pathlib import Path

import pytest
from django.conf import settings as django_settings

from tests import cast
from tests.closing.test_asking import idea, who
from tests.deciding.visit import stand
from tests.house.test_api import call
from tests.servers.outside import mail_server
from wallofchange.closing import letters
from wallofchange.closing.models import Question
from wallofchange.deciding.models import Idea
from wallofchange.diary.clock import tell_story_from
from wallofchange.diary.refused import Refused
from wallofchange.listening.models import ContactWish
from wallofchange.people.models import Notice
from wallofchange.people.notices import delivering

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]

ANNE = "anne@example.org"


@pytest.fixture
def post_office(settings):
    with mail_server() as server:
        settings.MAIL = f"smtp://127.0.0.1:{server.port}?from=wall@example.org"
        yield server


def kept(pinned: Idea, how: str = "") -> list[Question]:
    """Anna ticks everybody whom we may ask."""
    ticked = list(pinned.evidence.values_list("signal", flat=True))
    answer = stand(cast.anna()).post(f"/ideas/{pinned.pk}/questions/", {"signals": ticked, "how": how})
    assert answer.status_code == 303
    return list(Question.objects.order_by("pk"))


def test_one_press_mails_whose_address_we_know_and_keeps_the_rest(post_office):
    pinned = idea(who(ANNE), who("customer 12"))
    page = stand(cast.anna()).get(f"/ideas/{pinned.pk}/questions/").content.decode()

    asked = kept(pinned, "mail")
    delivering.pull(Question.objects.get(customer__key=ANNE).at)

    assert "Mail 1 of them, keep the rest" in page
    assert {each.customer.key: each.state for each in asked} == {ANNE: "sent", "customer 12": "kept"}
    (mailed,) = post_office.mails
    read = message_from_string(mailed["text"])
    assert mailed["to"] == [ANNE]
    assert str(make_header(decode_header(read["Subject"]))) == "May we ask you something?"
    assert "What would you notice of it?" in read.get_payload(decode=True).decode()


def test_without_a_mail_server_nobody_is_offered_a_mail(settings):
    settings.MAIL = ""
    pinned = idea(who(ANNE))

    page = stand(cast.anna()).get(f"/ideas/{pinned.pk}/questions/").content.decode()

    assert 'value="mail"' not in page
    assert [each.state for each in kept(pinned, "mail")] == ["kept"]


def test_without_a_mail_server_the_page_says_so_and_shows_the_letter_as_it_would_go(settings):
    settings.MAIL = ""
    pinned = idea(who(ANNE), who("customer 12"))

    page = stand(cast.anna()).get(f"/ideas/{pinned.pk}/questions/").content.decode()

    assert "We know the mail address of 1 of them, but this home has no mail server" in page
    assert page.count("The letter as it would go") == 1
    assert "You said that we may ask you something." in page
    assert ANNE not in page


def test_a_demo_mails_nobody_whatever_server_is_named(post_office):
    pinned = idea(who(ANNE))
    tell_story_from(cast.MONDAY)

    try:
        page = stand(cast.anna()).get(f"/ideas/{pinned.pk}/questions/").content.decode()
        asked = kept(pinned, "mail")
    finally:
        (Path(django_settings.HOME.folder) / "demo.clock").unlink()

    assert "Mail 1 of them" not in page
    assert ([each.state for each in asked], post_office.mails) == (["kept"], [])


def test_nobody_gets_a_second_mail_and_whoever_changed_their_mind_gets_none(post_office):
    first, second = kept(idea(who(ANNE), who("bea@example.org")))
    letters.post(first, by=cast.anna(), at=cast.MONDAY)
    ContactWish.say(second.customer, False, by=cast.sefa(), at=cast.TUESDAY)

    with pytest.raises(Refused, match="asked this customer already"):
        letters.post(first, by=cast.sefa(), at=cast.TUESDAY)
    with pytest.raises(Refused, match="rather not be asked"):
        letters.post(second, by=cast.anna(), at=cast.TUESDAY)

    assert Notice.objects.count() == 1


def test_no_address_stays_behind_once_it_arrived(post_office):
    letters.post(kept(idea(who(ANNE)))[0], by=cast.anna(), at=cast.MONDAY)
    delivering.pull(cast.MONDAY)

    letters.pull(at=cast.TUESDAY)

    assert Notice.objects.values_list("to", "text", "sent_at").get() == ("", "", cast.MONDAY)


@pytest.mark.parametrize("away", ["dropped", "forgotten"])
def test_a_letter_that_did_not_go_yet_stays_home_when_the_question_goes(post_office, away):
    question = kept(idea(who(ANNE)))[0]
    letters.post(question, by=cast.anna(), at=cast.MONDAY)

    if away == "dropped":
        question.drop(by=cast.anna(), at=cast.MONDAY)
    else:
        question.delete()
        letters.pull(at=cast.TUESDAY)
    delivering.pull(cast.MONDAY)

    assert post_office.mails == []


def test_a_letter_still_on_its_way_does_not_go_to_who_changed_their_mind(post_office):
    question = kept(idea(who(ANNE)))[0]
    letters.post(question, by=cast.anna(), at=cast.MONDAY)
    ContactWish.say(question.customer, False, by=cast.sefa(), at=cast.MONDAY)

    letters.pull(at=cast.MONDAY)
    delivering.pull(cast.MONDAY)

    question.refresh_from_db()
    assert (post_office.mails, question.state) == ([], "dropped")


def test_what_was_answered_meanwhile_is_not_mailed_again(post_office):
    question = kept(idea(who(ANNE)))[0]
    letters.post(question, by=cast.anna(), at=cast.MONDAY)
    Notice.objects.update(given_up_at=cast.TUESDAY)
    question.answered("I would sleep better", by=cast.anna(), at=cast.TUESDAY)

    with pytest.raises(Refused, match="has had its answer already"):
        letters.post(question, by=cast.anna(), at=cast.TUESDAY)


def test_what_did_not_arrive_says_so_and_can_be_mailed_again(settings):
    with mail_server() as gone:
        settings.MAIL = f"smtp://127.0.0.1:{gone.port}?from=wall@example.org"
    pinned = idea(who(ANNE))
    question = kept(pinned, "mail")[0]
    Notice.objects.update(given_up_at=cast.TUESDAY, trouble="mail_gone")

    page = stand(cast.anna()).get(f"/ideas/{pinned.pk}/questions/").content.decode()
    stand(cast.anna()).post(f"/questions/{question.pk}/sending/", {"how": "mail"})

    assert "The mail did not arrive: The mail server could not be reached." in page
    assert "Mail it again" in page
    assert Notice.objects.get().given_up_at is None


def test_the_summaries_of_a_team_do_not_show_whom_customers_mail_goes_to(post_office):
    kept(idea(who(ANNE)), "mail")

    page = stand(cast.anna()).get("/settings/day-start/")

    assert page.status_code == 200
    assert ANNE not in page.content.decode()


def test_a_program_with_the_right_can_mail_it_as_well(post_office):
    pinned = idea(who(ANNE))
    question = kept(pinned)[0]

    answer = call(cast.anna(), "read", "write").post(
        f"/api/v1/ideas/{pinned.pk}/questions/{question.pk}/sending?by_mail=true"
    )

    assert (answer.status_code, answer.json()["state"]) == (200, "sent")
    assert Notice.objects.get().to == ANNE
