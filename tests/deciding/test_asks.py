"""A question that goes up with a clock: put, reminded, one step higher, answered, or consent by silence."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from tests import cast
from tests.deciding.mandated import hilde, mandate
from tests.deciding.visit import stand
from wallofchange.deciding import asking, coming_back, mandates
from wallofchange.deciding.models import Ask, Delegation, Idea, Stage
from wallofchange.deciding.models.act import Act
from wallofchange.deciding.models.ask import asks_of
from wallofchange.diary.models import Entry
from wallofchange.diary.refused import Refused
from wallofchange.people.models import Letterbox, Notice, Organisation, User

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)
TUESDAY_LATE = cast.TUESDAY.replace(hour=17)  # sixteen working hours later
WEDNESDAY = cast.TUESDAY + A_DAY
THURSDAY = WEDNESDAY + A_DAY


def ask(idea: Idea | None = None, *, at: datetime = cast.MONDAY, **more) -> Ask:
    return Ask.put(idea or cast.idea(hours=20), by=more.pop("by", None) or cast.sefa(), at=at, **more)


def two_steps() -> None:
    """Twelve hours for Service, twenty-four for Anna, and Hilde above them both."""
    mandate()
    mandate(cast.anna(), hours=24)


def test_one_tap_asks_who_is_needed_and_starts_a_clock_in_working_hours():
    mandate()

    put = ask()

    assert (put.of_whom, put.hours, put.steps) == (hilde(), 20, 0)
    assert put.remind_at == cast.TUESDAY.replace(hour=17)
    assert put.steps_up_at == WEDNESDAY.replace(hour=17)


def test_a_question_put_on_friday_afternoon_waits_for_monday():
    mandate()
    Organisation.arrange(ask_hours=3, by=cast.mirjam(), at=cast.MONDAY)

    put = ask(at=cast.FRIDAY.replace(hour=16))

    assert put.steps_up_at == (cast.FRIDAY + 3 * A_DAY).replace(hour=11)


def test_nobody_is_asked_for_what_may_be_decided_here():
    mandate()

    with pytest.raises(Refused, match="You may decide this yourselves"):
        ask(cast.idea(hours=8))


def test_the_same_is_asked_once():
    mandate()
    idea = cast.idea(hours=20)
    ask(idea)

    with pytest.raises(Refused, match="Hilde Averink has been asked this already"):
        ask(idea, by=cast.anna())


def test_a_yes_takes_it_in_hand_and_who_asked_makes_it():
    mandate()
    put = ask()

    put.grant(by=hilde(), at=cast.TUESDAY)

    put.idea.refresh_from_db()
    decision = put.idea.decisions.get()
    assert (put.idea.stage, put.idea.owner, decision.by) == (Stage.SELECTION, cast.sefa(), hilde())
    assert mandates.under_words(decision.under) == "asked; Hilde Averink said yes"


def test_a_yes_without_room_is_kept_and_serves_as_soon_as_there_is_room():
    mandate()
    cast.idea("Large", hours=60).choose(by=hilde(), at=cast.MONDAY)
    put = ask()

    put.grant(by=hilde(), at=cast.TUESDAY)
    put.idea.refresh_from_db()
    waits = put.idea.stage
    Idea.objects.get(title="Large").hang_back(by=hilde(), at=cast.TUESDAY)
    decision = put.idea.choose(by=cast.sefa(), at=cast.TUESDAY)

    assert (waits, decision.stage) == (Stage.INVENTORY, Stage.SELECTION)
    assert Entry.objects.filter(verb="could not do it yet").count() == 1


def test_a_yes_is_for_as_much_as_was_asked():
    mandate()
    put = ask()
    put.grant(by=hilde(), at=cast.TUESDAY)

    with pytest.raises(Refused, match="This needs Hilde"):
        put.idea.describe(hours=Decimal(21), by=cast.sefa(), at=cast.TUESDAY)


def test_a_no_needs_a_sentence_and_leaves_the_idea_where_it_hangs():
    mandate()
    put = ask()

    with pytest.raises(Refused, match="needs a sentence"):
        put.decline("  ", by=hilde(), at=cast.TUESDAY)
    put.decline("not before the winter", by=hilde(), at=cast.TUESDAY)

    put.idea.refresh_from_db()
    assert (put.state, put.because, put.idea.stage) == ("no", "not before the winter", Stage.INVENTORY)


def test_only_who_is_asked_or_could_decide_answers():
    two_steps()
    put = ask(cast.idea(hours=16))

    with pytest.raises(Refused, match="Anna Wiersma is asked this"):
        put.grant(by=cast.sefa(), at=cast.TUESDAY)
    put.grant(by=hilde(), at=cast.TUESDAY)

    assert put.state == "yes"


def test_of_two_answers_the_second_is_told():
    mandate()
    put = ask()
    put.grant(by=hilde(), at=cast.TUESDAY)

    with pytest.raises(Refused, match="has had its answer already"):
        put.decline("no", by=hilde(), at=cast.TUESDAY)


def test_who_asked_may_take_the_question_back_and_put_it_again():
    mandate()
    put = ask()

    put.withdraw(by=cast.sefa(), at=cast.TUESDAY)
    again = ask(put.idea, at=cast.TUESDAY)

    assert (put.state, again.state) == ("withdrawn", "open")


def test_somebody_else_cannot_take_it_back():
    mandate()
    put = ask(by=cast.anna())

    with pytest.raises(Refused, match="Only Anna Wiersma"):
        put.withdraw(by=cast.sefa(), at=cast.TUESDAY)


def test_who_does_not_answer_is_reminded_once():
    mandate()
    put = ask()

    handled = [asking.pull(at) for at in (cast.MONDAY, TUESDAY_LATE, TUESDAY_LATE)]

    put.refresh_from_db()
    assert (handled, put.reminded_at, put.of_whom) == ([0, 1, 0], TUESDAY_LATE, hilde())


def test_the_reminder_goes_by_mail_where_the_letterbox_is_open_for_it_and_once():
    mandate()
    Letterbox.objects.create(team=cast.team(), by_mail=True, language="en")
    User.objects.filter(pk=hilde().pk).update(email="hilde@example.org")
    ask(cast.idea("Call back first", hours=20))

    for at in (cast.MONDAY, TUESDAY_LATE, TUESDAY_LATE):
        asking.pull(at)

    mail = Notice.objects.get()
    assert (mail.to, mail.subject) == ("hilde@example.org", "Sefa waits for your answer")
    assert mail.text.splitlines()[:2] == ["Sefa Yildiz: take it in hand", "Call back first"]
    assert "The clock runs until" in mail.text


def test_where_nobody_opened_a_letterbox_no_reminder_goes_out():
    mandate()
    User.objects.filter(pk=hilde().pk).update(email="hilde@example.org")
    ask()

    asking.pull(TUESDAY_LATE)

    assert not Notice.objects.exists()


def test_without_an_answer_it_goes_one_step_up_with_a_fresh_clock():
    two_steps()
    put = ask(cast.idea(hours=16))
    first = put.of_whom

    asking.pull(WEDNESDAY.replace(hour=17))
    put.refresh_from_db()

    assert (first, put.of_whom, put.steps) == (cast.anna(), hilde(), 1)
    assert (put.reminded_at, put.steps_up_at) == (None, (THURSDAY + 4 * A_DAY).replace(hour=17))


def test_at_the_top_silence_is_consent_where_the_house_says_so():
    mandate()
    put = ask()

    asking.pull(WEDNESDAY.replace(hour=17))

    put.refresh_from_db()
    decision = put.idea.decisions.get()
    assert (put.state, put.idea.stage, decision.by) == ("silence", Stage.SELECTION, cast.sefa())
    assert mandates.under_words(decision.under) == "asked of Hilde Averink; silence is consent"


def test_at_the_top_it_stays_in_sight_where_silence_is_no_consent():
    Organisation.arrange(silence_is_consent=False, by=cast.mirjam(), at=cast.MONDAY)
    mandate()
    put = ask()

    handled = [asking.pull(at) for at in (WEDNESDAY.replace(hour=17), THURSDAY, THURSDAY + A_DAY)]

    put.refresh_from_db()
    assert (put.state, put.idea.stage) == ("stays", Stage.INVENTORY)
    assert handled[-1] == 0
    assert list(Ask.objects.waiting_for(hilde())) == [put]


def test_a_no_is_never_said_by_silence():
    mandate()
    idea = cast.idea(hours=20)
    put = ask(idea, act=Act.NO, why="too big for us", by=cast.anna())

    asking.pull(WEDNESDAY.replace(hour=17))

    put.refresh_from_db()
    assert (put.state, put.idea.stage) == ("stays", Stage.INVENTORY)


def test_a_no_that_was_asked_for_is_said_by_who_answers():
    mandate()
    put = ask(act=Act.NO, why="too big for us", by=cast.anna())

    put.grant(by=hilde(), at=cast.TUESDAY)

    put.idea.refresh_from_db()
    decision = put.idea.decisions.get()
    assert (put.idea.stage, decision.by, decision.why) == (Stage.NO, hilde(), "too big for us")


def test_a_no_that_was_asked_for_is_owned_and_comes_back_as_any_other():
    mandate()
    idea = cast.idea(hours=20)
    worry = cast.objection(idea=idea)
    put = ask(idea, act=Act.NO, why="too big for us", by=cast.anna())

    put.grant(by=hilde(), at=cast.TUESDAY, because="not this year")

    no = worry.owned_no
    idea.refresh_from_db()
    assert (no.by, no.reason, idea.stage) == (hilde(), "not this year", Stage.NO)
    assert coming_back.bring_back(cast.TUESDAY + timedelta(weeks=26)) == 1


def test_a_no_without_a_sentence_cannot_be_asked_for():
    mandate()

    with pytest.raises(Refused, match="A no needs a sentence"):
        ask(act=Act.NO, by=cast.anna())


def test_the_sentence_that_was_typed_goes_along_when_who_may_say_no_is_asked():
    mandate()
    worry = cast.objection(idea=cast.idea(hours=20))
    anna = stand(cast.anna())

    refused = anna.post(f"/objections/{worry.pk}/no/", {"reason": "too big for us"}).content.decode()
    anna.post(f"/ideas/{worry.idea_id}/asks/", {"act": "no", "why": "too big for us"})

    assert '<input type="hidden" name="why" value="too big for us">' in refused
    assert (Ask.objects.get().why, Ask.objects.get().of_whom) == ("too big for us", hilde())


def test_more_for_what_is_in_hand_is_asked_and_given():
    mandate()
    idea = cast.idea(hours=8)
    idea.choose(by=cast.sefa(), at=cast.MONDAY)

    put = ask(idea, act=Act.SPEND, hours=Decimal(14), money=Decimal(90))
    put.grant(by=hilde(), at=cast.TUESDAY)

    idea.refresh_from_db()
    assert (idea.hours, idea.money) == (14, 90)


def test_while_somebody_is_away_the_question_goes_to_who_stands_in():
    two_steps()
    Delegation.arrange(
        hilde(), cast.mirjam(), since=WEDNESDAY.date(), until=cast.FRIDAY.date(), by=hilde(), at=cast.MONDAY
    )
    put = ask(cast.idea(hours=16))

    asking.pull(WEDNESDAY.replace(hour=17))
    put.refresh_from_db()

    assert (put.of_whom, put.for_whom) == (cast.mirjam(), hilde())


def test_an_idea_that_goes_on_without_its_answer_needs_none_any_more():
    mandate()
    put = ask()

    put.idea.describe(hours=Decimal(10), by=cast.sefa(), at=cast.TUESDAY)
    put.idea.choose(by=cast.sefa(), at=cast.TUESDAY)

    put.refresh_from_db()
    assert put.state == "withdrawn"


def test_more_hours_are_still_asked_when_somebody_begins_to_make_it():
    mandate()
    idea = cast.idea(hours=8)
    idea.choose(by=cast.sefa(), at=cast.MONDAY)
    put = Ask.put(idea, act=Act.SPEND, hours=Decimal(16), by=cast.sefa(), at=cast.MONDAY)

    idea.start(by=cast.sefa(), at=cast.TUESDAY)
    put.refresh_from_db()
    begun = put.state
    idea.hang_back(by=cast.sefa(), at=cast.TUESDAY)
    put.refresh_from_db()

    assert (begun, put.state) == ("open", "withdrawn")


def test_what_waits_is_found_for_a_person_a_team_and_an_idea():
    mandate()
    put = ask()

    assert list(Ask.objects.waiting_for(hilde())) == [put]
    assert list(Ask.objects.waiting(cast.team())) == [put]
    assert asks_of([put.idea]) == {put.idea_id: put}


def test_how_long_it_waits_is_told_in_working_hours():
    mandate()
    put = ask(at=cast.FRIDAY.replace(hour=16))

    waiting = asking.seen_as([put], hilde(), (cast.FRIDAY + 3 * A_DAY).replace(hour=10, minute=30))

    assert [(each.hours, each.mine, each.my_own) for each in waiting] == [(3, True, False)]


@pytest.mark.parametrize("many", [1, 3])
def test_what_waits_takes_one_query_however_much_it_is(many, django_assert_num_queries):
    mandate()
    for _ in range(many):
        ask()
    user = hilde()

    with django_assert_num_queries(1):
        for put in Ask.objects.waiting_for(user):
            assert put.idea.title + put.team.name + put.asked_by.name


def test_with_nobody_above_it_is_refused_with_what_does_work():
    given = mandate(above=None)
    given.by.role, hilde_ = "colleague", hilde()
    given.by.save()
    hilde_.is_active = False
    hilde_.save()

    with pytest.raises(Refused, match="nobody above to ask") as refusal:
        ask()

    assert "Make it smaller" in refusal.value.remedy
