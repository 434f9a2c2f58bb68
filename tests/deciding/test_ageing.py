"""Ageing, calm: three marks at most, and what nobody touches goes after a week's notice."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import cast
from tests.deciding.mandated import hilde, mandate
from tests.deciding.visit import stand
from wallofchange.deciding import ageing, pull
from wallofchange.deciding.ageing import Mark
from wallofchange.deciding.models import Ask, Decision, Fading, Idea, Stage
from wallofchange.diary.clock import now
from wallofchange.people.models import Organisation

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def after(days: float):
    return cast.MONDAY + days * DAY


def faded(idea: Idea) -> Idea:
    pull.pull(after(53))
    pull.pull(after(60))
    idea.refresh_from_db()
    return idea


def test_an_idea_that_nobody_takes_is_marked_after_seven_days_and_one_that_hangs_still_after_thirty():
    idea = cast.idea()

    marked = [ageing.marks([idea], after(days)) for days in (6, 7, 29, 30)]

    assert marked == [
        {},
        {idea.pk: Mark("unowned", 7)},
        {idea.pk: Mark("unowned", 29)},
        {idea.pk: Mark("stuck", 30)},
    ]


def test_what_somebody_owns_and_touches_is_not_marked():
    idea = cast.idea()
    idea.choose(by=cast.anna(), at=after(1))
    idea.yes_and("And on Saturdays", by=cast.sefa(), at=after(20))

    assert ageing.marks([idea], after(49)) == {}
    assert ageing.marks([idea], after(50)) == {idea.pk: Mark("stuck", 30)}


def test_a_whole_wall_carries_three_marks_at_most_those_that_wait_longest():
    ideas = [cast.idea(f"Idea {n}", at=after(-n)) for n in range(6)]

    marked = ageing.marks(Idea.objects.all(), after(40))

    assert list(marked) == [idea.pk for idea in reversed(ideas)][:3]


def test_what_is_live_waits_for_customers_and_is_not_called_stuck():
    idea = cast.idea()
    Idea.objects.update(stage=Stage.EVALUATION)

    assert ageing.marks([idea], after(90)) == {}


def test_marks_cost_as_much_for_one_as_for_many():
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            ageing.marks(Idea.objects.all(), after(40))
        return len(seen)

    cast.idea()
    one = queries()
    for n in range(5):
        cast.idea(f"Idea {n}")

    assert (one, queries()) == (3, 3)


def test_a_week_before_it_goes_it_is_told_and_not_a_day_sooner():
    idea = cast.idea()
    pull.pull(after(52))
    assert ageing.fading(cast.team(), after(52)) == []

    pull.pull(after(53))

    [told] = ageing.fading(cast.team(), after(53))
    assert (told, told.notice.untouched, told.notice.goes_on) == (idea, 53, after(60).date())
    assert told.notice.in_a_week
    assert ageing.marks([idea], after(53)) == {idea.pk: Mark("fading", 53, after(60).date())}


def test_what_was_told_goes_to_not_now_on_its_day_with_a_day_to_look_again_in_nobodys_name():
    idea = cast.idea()
    pull.pull(after(53))
    pull.pull(after(59))
    assert Idea.objects.get().stage == Stage.INVENTORY

    pull.pull(after(60))

    decision = idea.decisions.get()
    assert (Idea.objects.get().stage, decision.by, decision.who) == (Stage.NOT_NOW, None, "Wall of Change")
    assert decision.look_again_on == (after(60) + 13 * 7 * DAY).date()


def test_going_over_it_twice_does_nothing_more():
    idea = faded(cast.idea())

    assert (pull.pull(after(60)), idea.decisions.count(), Fading.objects.count()) == (0, 1, 1)


def test_whoever_lets_it_hang_begins_the_count_again():
    idea = cast.idea()
    pull.pull(after(53))

    idea.let_hang(by=cast.sefa(), at=after(54))
    pull.pull(after(61))

    assert (Idea.objects.get().stage, ageing.fading(cast.team(), after(61))) == (Stage.INVENTORY, [])
    assert pull.pull(after(54 + 53)) == 1


def test_any_touch_keeps_it_on_the_wall():
    idea = cast.idea()
    pull.pull(after(53))

    idea.yes_and("And on Saturdays", by=cast.sefa(), at=after(55))
    pull.pull(after(60))

    assert Idea.objects.get().stage == Stage.INVENTORY


def test_fine_is_not_asked_again_and_it_still_goes_on_its_day():
    idea = cast.idea()
    pull.pull(after(53))

    Fading.objects.get().agree(by=cast.sefa(), at=after(54))

    assert ageing.fading(cast.team(), after(54)) == []
    pull.pull(after(60))
    idea.refresh_from_db()
    assert idea.stage == Stage.NOT_NOW


def test_a_house_that_lets_things_fade_sooner_still_gives_a_weeks_notice():
    cast.idea()
    Organisation.arrange(by=cast.mirjam(), at=cast.MONDAY, fade_days=14)

    pull.pull(after(40))

    assert Fading.objects.get().goes_on == after(47).date()


def test_what_was_put_aside_until_a_day_hangs_there_again_on_that_day_and_is_not_told_off_at_once():
    idea = faded(cast.idea())
    again = idea.decisions.get().look_again_on

    pull.pull(after(150))
    assert Idea.objects.get().stage == Stage.NOT_NOW
    back = cast.MONDAY.replace(year=again.year, month=again.month, day=again.day)
    pull.pull(back)

    assert Idea.objects.get().stage == Stage.INVENTORY
    assert (ageing.marks(Idea.objects.all(), back), ageing.fading(cast.team(), back)) == ({}, [])


def test_what_faded_can_be_hung_back_by_anybody_of_the_team():
    idea = faded(cast.idea())

    idea.undo(by=cast.sefa(), at=after(61))

    assert Idea.objects.get().stage == Stage.INVENTORY
    assert Decision.objects.get().withdrawn_by == cast.sefa()


def test_let_it_hang_and_fine_are_one_tap_each_and_only_for_who_may_see_the_idea():
    idea = cast.idea()
    pull.pull(after(53))
    hang, fine = f"/ideas/{idea.pk}/hanging/", f"/fadings/{Fading.objects.get().pk}/agreement/"
    chantal, sefa = stand(cast.chantal()), stand(cast.sefa())

    assert [chantal.post(path).status_code for path in (hang, fine)] == [404, 404]
    assert [stand().post(path).url[:7] for path in (hang, fine)] == ["/login/", "/login/"]
    assert [sefa.get(path).status_code for path in (hang, fine)] == [405, 405]
    assert [sefa.post(path).status_code for path in (hang, fine)] == [303, 303]


def test_how_it_came_to_not_now_is_told_on_its_page():
    idea = faded(cast.idea())

    page = stand(cast.anna()).get(f"/ideas/{idea.pk}/").content.decode()

    assert "nobody had touched it for a long time" in page


def asked(idea: Idea, days: float = 0):
    return Ask.put(idea, by=cast.sefa(), at=after(days))


def test_an_idea_that_waits_for_an_answer_says_on_its_front_who_is_asked_and_until_when():
    mandate()
    idea = cast.idea(hours=20)
    asked(idea)

    page = stand(cast.sefa()).get("/wall/").content.decode()

    assert ageing.marks([idea], after(1)) == {idea.pk: Mark("asked", 1, after(2).date(), "Hilde")}
    assert page.count('data-age="asked"') == 1
    assert "asked of Hilde, until 4 March" in page


def test_what_waits_for_an_answer_takes_a_mark_of_the_three_and_never_a_fourth():
    mandate()
    ideas = [cast.idea(f"Idea {n}", at=after(-n), hours=20) for n in range(6)]
    asked(ideas[0])

    marked = ageing.marks(Idea.objects.all(), after(20))

    assert [(pk, mark.kind) for pk, mark in marked.items()] == [
        (ideas[0].pk, "asked"),
        (ideas[5].pk, "unowned"),
        (ideas[4].pk, "unowned"),
    ]


def test_an_opened_card_and_the_page_of_the_idea_say_who_is_asked():
    mandate()
    idea = cast.idea(hours=20)
    Ask.put(idea, by=cast.sefa(), at=now())
    client, said = stand(cast.sefa()), "Hilde has been asked. The clock runs until"

    assert said in client.get(f"/wall/cards/{idea.pk}/opened/").content.decode()
    assert said in client.get(f"/ideas/{idea.pk}/").content.decode()
    assert "Answer it" not in client.get(f"/wall/cards/{idea.pk}/opened/").content.decode()
    assert "Answer it" in stand(hilde()).get(f"/wall/cards/{idea.pk}/opened/").content.decode()
