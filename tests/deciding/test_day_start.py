"""The day-start: who leads, what was promised, what was decided, and what goes out after the close."""

from datetime import timedelta

import pytest

from tests import cast
from wallofchange.deciding import summaries
from wallofchange.deciding.minutes import closing_line, minutes
from wallofchange.deciding.models import DayStart, Lead, Postponement, Promise, PromiseWord, Thanks
from wallofchange.deciding.mornings import Calendar, leaders, missed, of_all, rhythm
from wallofchange.diary.refused import Refused
from wallofchange.people.models import Absence, Letterbox, Notice

pytestmark = pytest.mark.django_db

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
MONDAY = cast.MONDAY.date()


def held(on=cast.MONDAY, leader=None, close: str | None = None) -> DayStart:
    day_start = DayStart.hold(cast.team(), on.date(), leader=leader or cast.anna(), at=on)
    if close is not None:
        day_start.close(close, by=cast.anna(), at=on + 13 * MINUTE)
    return day_start


def test_the_lead_goes_round_and_tomorrow_is_another():
    anna, sefa = cast.anna(), cast.sefa()
    held(cast.MONDAY - 3 * DAY, leader=anna)

    who = leaders(Calendar(cast.team(), MONDAY), None)

    assert (who.today, who.next, who.next_on) == (sefa, anna, MONDAY + DAY)


def test_who_is_away_is_skipped():
    anna, sefa = cast.anna(), cast.sefa()
    held(cast.MONDAY - 3 * DAY, leader=anna)
    Absence.objects.create(user=sefa, first=MONDAY, last=MONDAY, by=sefa, at=cast.MONDAY)

    assert leaders(Calendar(cast.team(), MONDAY), None).today == anna


def test_anybody_may_take_a_morning():
    anna, sefa = cast.anna(), cast.sefa()
    Lead.take(cast.team(), MONDAY, who=sefa, by=sefa, at=cast.MONDAY)
    Lead.take(cast.team(), MONDAY + DAY, who=sefa, by=sefa, at=cast.MONDAY)

    who = leaders(Calendar(cast.team(), MONDAY), None)

    assert (who.today, who.next) == (sefa, sefa)
    assert DayStart.next_leader(cast.team()) == anna


def test_whoever_takes_over_leads_what_is_under_way():
    day_start = held()

    day_start.led_by(cast.sefa(), by=cast.sefa(), at=cast.MONDAY)

    assert leaders(Calendar(cast.team(), MONDAY), day_start).today == cast.sefa()


def test_on_a_friday_the_next_leader_leads_on_monday():
    cast.sefa()
    friday = held(cast.FRIDAY, close="De bel blijft stil")
    who = leaders(Calendar(cast.team(), cast.FRIDAY.date()), friday)

    assert closing_line(friday, who.next, who.next_on) == (
        "Done. Today a customer will notice: De bel blijft stil. On Monday Sefa leads."
    )


def test_of_two_who_close_the_second_is_told_who_was_first():
    day_start = held()
    again = DayStart.objects.get()
    day_start.close("The bell stays silent", by=cast.sefa(), at=cast.MONDAY)

    with pytest.raises(Refused, match="Sefa Yildiz closed this day-start just before you") as told:
        again.close("Something else", by=cast.anna(), at=cast.MONDAY)

    assert told.value.remedy
    assert DayStart.objects.get().today == "The bell stays silent"


def test_what_was_closed_too_soon_is_opened_again_and_keeps_its_sentence():
    day_start = held(close="The bell stays silent")

    day_start.open_again(by=cast.anna(), at=cast.MONDAY)

    assert (day_start.closed_at, day_start.today) == (None, "The bell stays silent")


def test_two_more_minutes_are_given_until_it_is_another_meeting():
    day_start = held()
    for _ in range(15):
        day_start.stay(by=cast.anna(), at=cast.MONDAY)

    assert day_start.planned == 45
    with pytest.raises(Refused, match="half an hour more"):
        day_start.stay(by=cast.anna(), at=cast.MONDAY)


def test_a_promise_is_kept_once_and_the_second_is_told_kindly():
    promise = Promise.make("Ring Mrs Jansen", team=cast.team(), due=MONDAY, by=cast.sefa(), at=cast.MONDAY)
    again = Promise.objects.get()
    promise.keep(by=cast.sefa(), at=cast.MONDAY)

    with pytest.raises(Refused, match="it is done"):
        again.keep(by=cast.anna(), at=cast.MONDAY)
    with pytest.raises(Refused, match="it is done"):
        PromiseWord.say("help", promise, by=cast.anna(), at=cast.MONDAY)


def test_a_promise_needs_one_line_and_nothing_else():
    with pytest.raises(Refused, match="nothing written"):
        Promise.make("  ", team=cast.team(), due=MONDAY, by=cast.sefa(), at=cast.MONDAY)


def test_what_is_not_done_moves_on_silently():
    promise = Promise.make("Ring her", team=cast.team(), due=MONDAY, by=cast.sefa(), at=cast.MONDAY)
    since = cast.MONDAY + timedelta(hours=1)

    later = Promise.objects.of_morning(cast.team(), MONDAY + 4 * DAY, since)

    assert list(later) == [promise]


def test_the_word_said_last_counts():
    promise = Promise.make("Ring her", team=cast.team(), due=MONDAY, by=cast.sefa(), at=cast.MONDAY)
    condition = cast.objection().become_yes_if(
        "A trial", due=cast.FRIDAY.date(), by=cast.anna(), at=cast.MONDAY
    )
    for said, of in (("today", promise), ("help", promise), ("help", condition), ("helping", condition)):
        PromiseWord.say(said, of, by=cast.anna(), at=cast.MONDAY)

    of_promise, of_condition = PromiseWord.latest([promise], [condition])

    assert (of_promise[promise.pk].said, of_condition[condition.pk].said) == ("help", "helping")


def test_a_word_that_nobody_may_say_is_refused_with_the_buttons_that_can():
    promise = Promise.make("Ring her", team=cast.team(), due=MONDAY, by=cast.sefa(), at=cast.MONDAY)

    with pytest.raises(Refused, match="cannot be said") as told:
        PromiseWord.say("why", promise, by=cast.anna(), at=cast.MONDAY)

    assert told.value.remedy == "Choose one of the buttons."


def test_thanks_said_twice_are_said_once():
    signal = cast.signal()

    for by in (cast.anna(), cast.sefa()):
        Thanks.say(signal, cast.team(), by=by, at=cast.MONDAY)

    assert Thanks.objects.get().by == cast.anna()


def test_the_minutes_write_themselves_and_leave_out_what_was_undone():
    idea, other = cast.idea(at=cast.MONDAY - DAY), cast.idea("Another", at=cast.MONDAY - DAY)
    day_start = held()
    idea.choose(by=cast.sefa(), at=cast.MONDAY + MINUTE)
    other.choose(by=cast.sefa(), at=cast.MONDAY + 2 * MINUTE)
    other.undo(by=cast.sefa(), at=cast.MONDAY + 3 * MINUTE)
    Postponement.make(other, MONDAY, by=cast.sefa(), at=cast.MONDAY + 4 * MINUTE)
    day_start.close("", by=cast.anna(), at=cast.MONDAY + 13 * MINUTE)
    other.choose(by=cast.sefa(), at=cast.MONDAY + 20 * MINUTE)

    assert [str(line) for line in minutes(day_start)] == ["Sefa chooses ‘Call back before the customer does’"]


def test_the_minutes_show_no_idea_that_one_may_not_see():
    idea = cast.idea(at=cast.MONDAY - DAY)
    day_start = held()
    idea.choose(by=cast.anna(), at=cast.MONDAY)

    assert len(minutes(day_start, cast.anna())) == 1
    assert minutes(day_start, cast.bram()) == []


def test_a_morning_that_was_missed_is_caught_up_without_a_mark():
    held(cast.MONDAY - 3 * DAY)

    assert missed(Calendar(cast.team(), MONDAY)) is None
    assert missed(Calendar(cast.team(), MONDAY + DAY)) == MONDAY


def test_a_team_that_never_stood_there_missed_nothing():
    assert missed(Calendar(cast.team(), MONDAY)) is None


def test_the_rhythm_is_counts_of_this_month():
    for day in range(3):
        held(cast.MONDAY + day * DAY, close="")
    held(cast.MONDAY - 3 * DAY, close="")  # in February

    assert str(rhythm(cast.team(), cast.FRIDAY.date())) == "This month 3 mornings, 13 minutes on average."
    assert of_all(cast.team(), cast.FRIDAY.date()) == (4, 5)


def box(**more) -> Letterbox:
    return Letterbox.objects.create(team=cast.team(), language="en", **more)


def test_nothing_goes_out_until_somebody_opens_a_letterbox():
    held(close="The bell stays silent")

    assert summaries.pull(cast.MONDAY + 15 * MINUTE) == 0
    assert not Notice.objects.exists()


def test_the_summary_goes_by_mail_and_to_the_chat_once():
    box(by_mail=True, chat_url="https://chat.example.org/secret")
    anna = cast.anna()
    type(anna).objects.filter(pk=anna.pk).update(email="anna@example.org")
    cast.sefa()  # has no address
    idea = cast.idea(at=cast.MONDAY - DAY)
    day_start = held()
    idea.choose(by=anna, at=cast.MONDAY + MINUTE)
    day_start.close("The bell stays silent", by=anna, at=cast.MONDAY + 13 * MINUTE)

    told = [summaries.pull(cast.MONDAY + (14 + n) * MINUTE) for n in range(2)]

    assert told == [1, 0]
    mail, chat = Notice.objects.order_by("-kind")
    assert (mail.to, mail.subject) == ("anna@example.org", "Service, Monday 2 March")
    assert mail.text == (
        "Done. Today a customer will notice: The bell stays silent. Tomorrow Sefa leads.\n"
        "\n"
        "- Anna chooses ‘Call back before the customer does’"
    )
    assert chat.text == f"Service, Monday 2 March\n{mail.text}"


def test_no_words_of_customers_go_out():
    box(chat_url="https://chat.example.org/secret")
    said = cast.heard("My husband has just died")
    day_start = DayStart.hold(cast.team(), MONDAY, leader=cast.anna(), at=cast.MONDAY, lifts=said)
    cast.idea(signals=[said], at=cast.MONDAY).choose(by=cast.anna(), at=cast.MONDAY)
    day_start.close("", by=cast.anna(), at=cast.MONDAY + 9 * MINUTE)

    summaries.pull(cast.MONDAY + 10 * MINUTE)

    assert "husband" not in Notice.objects.get().text


def test_what_was_opened_again_at_once_is_not_told():
    box(chat_url="https://chat.example.org/secret")
    day_start = held(close="")
    day_start.open_again(by=cast.anna(), at=cast.MONDAY + 13 * MINUTE)

    assert summaries.pull(cast.MONDAY + 15 * MINUTE) == 0


def test_a_letterbox_that_opens_today_gets_nothing_of_last_week():
    held(close="")
    box(chat_url="https://chat.example.org/secret")

    assert summaries.pull(cast.MONDAY + 4 * DAY) == 0
