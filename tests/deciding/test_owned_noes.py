"""A no has a name, a sentence and a day; customers keep talking under it, and it is not for ever."""

from datetime import date, timedelta

import pytest
from django.utils.translation import override

from tests import cast
from tests.deciding.plans import plan
from tests.deciding.visit import stand
from wallofchange.deciding import asking
from wallofchange.deciding.coming_back import bring_back
from wallofchange.deciding.models import Ask, Decision, Idea, OwnedNo, Stage
from wallofchange.diary.models import Entry
from wallofchange.diary.refused import Refused
from wallofchange.people.models import Organisation

pytestmark = pytest.mark.django_db
LOOK_AGAIN = date(2026, 9, 1)
A_WEEK_LATER = cast.MONDAY + timedelta(days=7)


def said_no(voices: int = 0, **more) -> OwnedNo:
    """Anna says no to an idea on which so many sentences rest."""
    idea = cast.idea(signals=[cast.heard(f"words {n}") for n in range(voices)], **more)
    objection = cast.objection(idea=idea)
    return objection.become_no(
        "the roster agreement runs until March.", look_again_on=LOOK_AGAIN, by=cast.anna(), at=cast.TUESDAY
    )


def also_say(no: OwnedNo, n: int) -> None:
    no.objection.idea.attach(
        [cast.heard(f"more {each}") for each in range(n)], by=cast.anna(), at=cast.FRIDAY
    )


def page_of(no: OwnedNo, reader=None) -> str:
    return stand(reader or cast.sefa()).get(f"/ideas/{no.objection.idea_id}/").content.decode()


def test_the_voices_that_come_after_a_no_are_counted_under_it():
    no = said_no(voices=4)

    also_say(no, 3)

    assert (no.voices, no.voices_since(), no.doubles_at) == (4, 3, 8)
    assert "No, because the roster agreement runs until March." in page_of(no)
    assert "Since then 3 customers have said the same." in page_of(no)


@pytest.mark.parametrize(("voices", "more", "back"), [(3, 2, 0), (3, 3, 1), (0, 1, 0), (0, 2, 1), (1, 1, 1)])
def test_twice_as_many_customers_bring_it_back(voices, more, back):
    no = said_no(voices)
    also_say(no, more)

    assert bring_back(A_WEEK_LATER) == back

    no.objection.idea.refresh_from_db()
    assert no.objection.idea.stage == (Stage.INVENTORY if back else Stage.NO)


def test_it_comes_back_on_its_day_visible_as_such_and_once():
    no = said_no()
    on_the_day = cast.MONDAY.replace(month=9, day=1)

    first, second = bring_back(on_the_day), bring_back(on_the_day)

    no.refresh_from_db()
    assert (first, no.came_back_why) == (1, OwnedNo.Why.DAY)
    assert second == 0
    assert Entry.objects.filter(verb="came back", actor_id=None).count() == 1
    assert "It came back on 1 September 2026: the day to look again has come." in page_of(no)


def on_the_day(no):
    bring_back(cast.MONDAY.replace(month=9, day=1))


def when_voices_double(no):
    also_say(no, 3)
    bring_back(A_WEEK_LATER)


def when_it_is_hung_back_one_step_up(no):
    Ask.appeal(no, by=cast.sefa(), at=cast.FRIDAY)
    stand(cast.mirjam()).post(f"/objections/{no.objection_id}/no/appeal/answer/", {"how": "back"})


@pytest.mark.parametrize(
    ("returns", "en", "nl"),
    [
        (on_the_day, "the day to look again had come", "de dag om opnieuw te kijken was er"),
        (when_voices_double, "twice as many customers said it", "twee keer zoveel klanten zeiden het"),
        (when_it_is_hung_back_one_step_up, "it was asked one step up", "het is één stap hoger gevraagd"),
    ],
)
def test_the_history_says_why_it_came_back(returns, en, nl):
    cast.mirjam()
    no = said_no(voices=1)

    returns(no)

    last = Decision.objects.filter(by=None).get()
    assert last.reason == en
    with override("nl"):
        assert last.reason == nl
    assert f"Ideas: {en}" in page_of(no)


def test_nobody_s_name_stands_under_a_return():
    no = said_no(voices=1)
    also_say(no, 1)

    bring_back(A_WEEK_LATER)

    last = Decision.objects.last()
    assert (last.by, last.stage, last.came_from) == (None, Stage.INVENTORY, Stage.NO)


def test_of_two_workers_at_the_same_moment_one_brings_it_back():
    no = said_no()
    same = OwnedNo.objects.get()

    assert (no.come_back("day", at=cast.FRIDAY), same.come_back("day", at=cast.FRIDAY)) == (True, False)


def test_a_no_to_an_idea_that_was_hung_back_by_hand_does_not_come_back_again():
    no = said_no()
    Idea.objects.get().hang_back(by=cast.anna(), at=cast.FRIDAY)

    assert bring_back(cast.MONDAY.replace(month=9, day=1)) == 0
    assert OwnedNo.objects.get(pk=no.pk).came_back_at is None


@pytest.mark.parametrize("day", [date(2026, 3, 3), date(2020, 1, 1)])
def test_a_no_that_looks_back_is_refused(day):
    objection = cast.objection()

    with pytest.raises(Refused, match="looks ahead") as refusal:
        objection.become_no("no", look_again_on=day, by=cast.anna(), at=cast.TUESDAY)

    assert refusal.value.remedy == "When do we look again? Half a year is usual."


def test_who_had_the_idea_hears_it_first_and_once():
    no = said_no(by=cast.sefa())

    before, others = page_of(no), page_of(no, cast.anna())
    stand(cast.sefa()).post(f"/objections/{no.objection_id}/no/heard/")

    told = "Anna Wiersma says no to your idea, and why. It stays visible and comes back on 1 September 2026."
    assert told in before
    assert told not in others
    assert told not in page_of(no)
    assert list(OwnedNo.objects.to_be_heard_by(cast.sefa())) == []


def test_a_no_to_one_s_own_idea_needs_no_telling():
    said_no(by=cast.anna())

    assert list(OwnedNo.objects.to_be_heard_by(cast.anna())) == []


# -- one step up ---------------------------------------------------------------------------------------


def test_a_no_is_asked_one_step_up_with_a_clock():
    cast.mirjam()
    no = said_no()

    stand(cast.sefa()).post(f"/objections/{no.objection_id}/no/appeal/")

    asked = Ask.objects.get()
    assert (asked.asked_by, asked.of_whom, asked.answered_at) == (cast.sefa(), cast.mirjam(), None)
    assert "Sefa Yildiz asked Mirjam Kuiper" in page_of(no)
    assert list(Ask.objects.waiting_for(cast.mirjam())) == [asked]


def test_that_is_done_once():
    cast.mirjam()
    no = said_no()
    Ask.appeal(no, by=cast.sefa(), at=cast.FRIDAY)

    with pytest.raises(Refused, match="done once") as refusal:
        Ask.appeal(OwnedNo.objects.get(), by=cast.anna(), at=cast.FRIDAY)

    assert "comes back by itself" in refusal.value.remedy


def test_above_who_decides_without_a_limit_there_is_nobody():
    no = cast.objection().become_no("no", look_again_on=LOOK_AGAIN, by=cast.mirjam(), at=cast.TUESDAY)

    with pytest.raises(Refused, match="nobody above Mirjam Kuiper"):
        Ask.appeal(no, by=cast.sefa(), at=cast.FRIDAY)

    assert "Ask one step up" not in page_of(no)


def test_one_step_up_it_may_be_hung_back():
    cast.mirjam()
    no = said_no()
    Ask.appeal(no, by=cast.sefa(), at=cast.FRIDAY)

    stand(cast.mirjam()).post(f"/objections/{no.objection_id}/no/appeal/answer/", {"how": "back"})

    no.refresh_from_db()
    assert (Idea.objects.get().stage, no.came_back_why) == (Stage.INVENTORY, OwnedNo.Why.APPEAL)
    assert "Mirjam Kuiper hung it back on" in page_of(no)


def test_one_step_up_it_may_stay_a_no_with_a_second_sentence():
    cast.mirjam()
    no = said_no()
    Ask.appeal(no, by=cast.sefa(), at=cast.FRIDAY)
    path, client = f"/objections/{no.objection_id}/no/appeal/answer/", stand(cast.mirjam())

    without = client.post(path, {"how": "stand", "words": " "})
    client.post(path, {"how": "stand", "words": "The works council has not agreed."})

    assert without.status_code == 409
    assert Idea.objects.get().stage == Stage.NO
    assert "The works council has not agreed." in page_of(no)


def test_only_who_was_asked_answers_it_and_who_said_no_may_give_way():
    cast.mirjam()
    no = said_no()
    appeal = Ask.appeal(no, by=cast.sefa(), at=cast.FRIDAY)

    with pytest.raises(Refused, match="Mirjam Kuiper is asked this"):
        appeal.grant(by=cast.sefa(), at=cast.FRIDAY)
    with pytest.raises(Refused, match="Mirjam Kuiper is asked this"):
        appeal.decline("once more", by=cast.anna(), at=cast.FRIDAY)
    appeal.grant(by=cast.anna(), at=cast.FRIDAY)

    assert Idea.objects.get().stage == Stage.INVENTORY


def test_of_two_answers_the_second_is_told():
    cast.mirjam()
    appeal = Ask.appeal(said_no(), by=cast.sefa(), at=cast.FRIDAY)
    same = Ask.objects.get()
    appeal.grant(by=cast.mirjam(), at=cast.FRIDAY)

    with pytest.raises(Refused, match="has had its answer already"):
        same.decline("no", by=cast.mirjam(), at=cast.FRIDAY)


@pytest.mark.parametrize(("consent", "stage"), [(True, Stage.INVENTORY), (False, Stage.NO)])
def test_a_no_that_nobody_stands_by_in_time_is_no_no_any_more_where_silence_is_consent(consent, stage):
    Organisation.arrange(silence_is_consent=consent, by=cast.mirjam(), at=cast.MONDAY)
    Ask.appeal(said_no(), by=cast.sefa(), at=cast.FRIDAY)

    asking.pull(cast.FRIDAY + timedelta(days=30))

    assert Idea.objects.get().stage == stage


@pytest.mark.parametrize("path", ["no/appeal/", "no/appeal/answer/", "no/heard/"])
def test_a_no_on_an_idea_one_may_not_see_is_not_there(path):
    no = said_no()

    assert stand(cast.chantal()).post(f"/objections/{no.objection_id}/{path}").status_code == 404
    assert stand().post(f"/objections/{no.objection_id}/{path}").url.startswith("/login/")


def test_an_answer_to_what_nobody_asked_is_refused():
    no = said_no()

    answer = stand(cast.mirjam()).post(f"/objections/{no.objection_id}/no/appeal/answer/", {"how": "back"})

    assert (answer.status_code, Idea.objects.get().stage) == (409, Stage.NO)


def live(stage: Stage) -> Idea:
    """An idea that customers notice, with a yes-but that is open."""
    idea, anna = cast.idea(), cast.anna()
    cast.objection(idea=idea)
    if stage == Stage.DONE_AT_ONCE:
        idea.finish_at_once("Rang her", by=anna, at=cast.MONDAY)
        return idea
    for verb in (idea.choose, idea.start):
        verb(by=anna, at=cast.MONDAY)
    if stage == Stage.EVALUATION:
        idea.predict(by=anna, at=cast.MONDAY, **plan())
    idea.go_live(by=anna, at=cast.MONDAY)
    return idea


@pytest.mark.parametrize(
    ("stage", "way"),
    [
        (Stage.EVALUATION, '#conclude">Stop, adapt or keep it</a>'),
        (Stage.LEARNED, '">Pin a new idea</a>'),
        (Stage.DONE_AT_ONCE, '">Pin a new idea</a>'),
    ],
)
def test_what_customers_notice_already_is_not_refused_any_more(stage, way):
    idea = live(stage)
    worry = idea.objections.get()

    told = stand(cast.anna()).post(f"/objections/{worry.pk}/no/", {"reason": "we will not"})
    idea.refresh_from_db()

    assert (told.status_code, idea.stage, OwnedNo.objects.count()) == (409, stage, 0)
    assert way in told.content.decode()


def test_the_page_of_what_is_live_offers_no_no():
    idea = live(Stage.LEARNED)

    shown = stand(cast.anna()).get(f"/ideas/{idea.pk}/").content.decode()

    assert ("Yes, if…" in shown, "No, because…" in shown) == (True, False)


def test_nobody_is_asked_to_say_no_to_what_is_live():
    idea = live(Stage.LEARNED)

    with pytest.raises(Refused) as refused:
        Ask.put(idea, act="no", why="we will not", by=cast.sefa(), at=cast.TUESDAY)

    assert refused.value.code == "made"


def test_a_yes_but_that_lapsed_says_where_the_idea_hangs_now():
    worry = cast.objection()
    worry.lapse(at=cast.FRIDAY)
    worry.idea.take_down(by=cast.anna(), at=cast.FRIDAY)

    shown = stand(cast.sefa()).get(f"/ideas/{worry.idea_id}/").content.decode()

    assert "so it lapsed. The idea itself hangs under 'Never mind' now." in shown
    assert "the idea goes on" not in shown
