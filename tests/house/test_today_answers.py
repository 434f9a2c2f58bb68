"""The morning shows what waits for an answer of who stands there, and takes the answer on the spot."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests import cast
from tests.deciding.mandated import hilde, mandate
from tests.deciding.visit import stand
from wallofchange.deciding import ageing
from wallofchange.deciding.models import (
    Ask,
    Capacity,
    Cycle,
    DayStart,
    Exemption,
    Idea,
    OwnedNo,
    Postponement,
    Stage,
)
from wallofchange.deciding.models.act import Act
from wallofchange.diary.clock import now
from wallofchange.people.models import Organisation

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)


def morning(who, team=None) -> str:
    return stand(who).get("/", {"team": (team or cast.team()).pk}).content.decode()


def appealed() -> Ask:
    """Anna said no to Sefa's idea; Sefa asks one step up, and that is Mirjam."""
    cast.mirjam()
    worry = cast.objection(idea=cast.idea("Call back", by=cast.sefa()))
    no = worry.become_no(
        "the rules", look_again_on=timezone.localdate() + 90 * A_DAY, by=cast.anna(), at=now()
    )
    return Ask.appeal(no, by=cast.sefa(), at=now())


def test_who_is_asked_sees_it_where_they_stand_and_says_yes_there():
    mandate()
    idea = cast.idea(hours=20)
    put = Ask.put(idea, by=cast.sefa(), at=now())

    shown = morning(hilde())
    answer = stand(hilde()).post(f"/asks/{put.pk}/answer/", {"answer": "yes", "next": "/#lines-choose"})

    idea.refresh_from_db()
    assert f'id="asked-{put.pk}"' in shown
    assert "Yes, go ahead" in shown
    assert (answer.url, idea.stage) == ("/#lines-choose", Stage.SELECTION)


def test_the_team_that_asked_sees_who_has_it_and_until_when_without_buttons_that_are_not_theirs():
    mandate()
    Ask.put(cast.idea(hours=20), by=cast.sefa(), at=now())

    shown = morning(cast.anna())

    assert "Hilde has been asked. The clock runs until" in shown
    assert "Yes, go ahead" not in shown


def test_an_appeal_stands_in_the_morning_and_on_the_wall_of_the_management_with_the_no_it_is_about():
    put = appealed()

    shown, wall = morning(cast.mirjam()), stand(cast.mirjam()).get("/management/").content.decode()
    stand(cast.mirjam()).post(f"/asks/{put.pk}/answer/", {"answer": "yes"})

    assert "No, because the rules." in shown
    assert "Hang it back" in shown
    assert "No, because the rules." in wall
    assert (Idea.objects.get().stage, OwnedNo.objects.get().came_back_why) == (Stage.INVENTORY, "appeal")


def test_hours_of_the_reserve_are_asked_and_given_in_the_morning():
    cast.anna()
    Capacity.objects.create(team=cast.team(), hours_a_week=100)
    period = Cycle.of(cast.team(), timezone.localdate())
    put = Ask.put(period, act=Act.EXEMPT, hours=Decimal(5), why="A tax rule", by=cast.sefa(), at=now())

    shown = morning(cast.anna())
    stand(cast.anna()).post(f"/asks/{put.pk}/answer/", {"answer": "yes"})

    assert "5 hours kept for improving, for: A tax rule" in shown
    assert Exemption.objects.get().by == cast.anna()


def test_a_question_of_another_team_is_shown_to_who_must_answer_it_and_to_nobody_beside_them():
    cast.team("IT").add(cast.anna())
    mandate(cast.team("IT"), above=cast.anna())
    put = Ask.put(cast.idea("Secret of IT", of="IT", hours=20), by=cast.bram(), at=now())

    assert f'id="asked-{put.pk}"' in morning(cast.anna())
    assert "Secret of IT" not in morning(cast.sefa())


def test_a_no_to_one_s_own_idea_is_heard_there_first_and_once():
    appealed()
    no = OwnedNo.objects.get()

    shown, other = morning(cast.sefa()), morning(cast.anna())
    stand(cast.sefa()).post(f"/objections/{no.objection_id}/no/heard/", {"next": "/"})

    assert "Anna Wiersma says no to your idea, and why." in shown
    assert "says no to your idea" not in other
    assert "says no to your idea" not in morning(cast.sefa())


def test_a_worry_that_became_a_yes_is_among_what_is_chosen_once_somebody_wants_it_tomorrow():
    held = DayStart.hold(cast.team(), timezone.localdate() - A_DAY, leader=cast.anna(), at=now() - A_DAY)
    DayStart.objects.filter(pk=held.pk).update(closed_at=now() - timedelta(hours=20))
    old = cast.idea("Old", at=now() - 30 * A_DAY)
    for n in range(4):
        cast.idea(f"Loud {n}", at=now() - 20 * A_DAY).attach(
            [cast.heard()], by=cast.anna(), at=now() - 9 * A_DAY
        )
    condition = cast.objection(idea=old).become_yes_if(
        "A trial", due=timezone.localdate(), by=cast.anna(), at=now() - 5 * A_DAY
    )
    condition.meet(by=cast.anna(), at=now() - 2 * A_DAY)
    before = f'id="choice-{old.pk}"' in morning(cast.sefa())

    condition.bring_to_day_start(by=cast.anna(), at=now())

    assert (before, f'id="choice-{old.pk}"' in morning(cast.sefa())) == (False, True)


def test_the_morning_holds_two_of_each_at_most_in_as_many_queries_for_one_as_for_five():
    mandate()

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            stand(cast.sefa()).get("/")
        return len(seen)

    def more(n: int) -> None:
        Ask.put(cast.idea(f"Large {n}", hours=20), by=cast.sefa(), at=now())
        worry = cast.objection(idea=cast.idea(f"Refused {n}", by=cast.sefa()), by=cast.anna())
        worry.become_no("no", look_again_on=timezone.localdate() + 90 * A_DAY, by=hilde(), at=now())

    more(0), more(1), more(2)
    queries()
    some = queries()
    more(3), more(4), more(5)

    shown = morning(cast.sefa())
    assert queries() == some
    assert (shown.count('id="asked-'), shown.count("says no to your idea")) == (2, 2)


def test_what_is_taken_down_at_a_day_start_is_shown_at_the_next_one_and_of_many_how_many_more():
    DayStart.objects.create(
        team=cast.team(), on=timezone.localdate() - A_DAY, leader=cast.anna(), started_at=now() - A_DAY,
        closed_at=now() - A_DAY + timedelta(minutes=15),
    )  # fmt: skip
    for n in range(3):
        worry = cast.objection(idea=cast.idea(f"A picture of what was mended {n}"))
        worry.idea.take_down(by=cast.sefa(), at=now() - A_DAY + timedelta(minutes=5))

    shown = morning(cast.anna())

    assert shown.count("was taken off the wall after a yes-but. A pity?") == 2
    assert "1 more was taken off the wall" in shown


def test_where_silence_is_no_consent_nothing_is_said_to_lapse():
    worry = cast.objection(idea=cast.idea())
    before = morning(cast.anna())
    Organisation.arrange(silence_is_consent=False, by=cast.mirjam(), at=now())

    after = morning(cast.anna())
    idea = stand(cast.anna()).get(f"/ideas/{worry.idea_id}/").content.decode()

    assert "without an answer it lapses on" in before
    assert "without an answer it lapses on" not in after
    assert "silence is consent" not in idea
    assert "It hangs here until it has its answer." in idea


def test_who_stands_there_from_another_team_arranges_a_condition_themselves_unless_they_choose():
    cast.objection(idea=cast.idea())
    cast.mirjam()

    shown = morning(cast.mirjam())

    assert f'<option value="{cast.mirjam().pk}" selected>Mirjam Kuiper</option>' in shown


def test_tomorrow_said_at_a_day_start_is_put_to_the_team_at_the_next_one_before_what_more_customers_said():
    yesterday = now() - A_DAY
    DayStart.objects.create(
        team=cast.team(), on=timezone.localdate() - A_DAY, leader=cast.anna(), started_at=yesterday,
        closed_at=yesterday + timedelta(minutes=15),
    )  # fmt: skip
    put_off = cast.idea("Put off until tomorrow")
    on = timezone.localdate() - A_DAY
    Postponement.make(put_off, on, by=cast.sefa(), at=yesterday + timedelta(minutes=5))
    for n in range(3):
        cast.idea(f"Said by many {n}", signals=[cast.heard(), cast.heard()])

    shown = morning(cast.anna())

    assert 0 < shown.index("Put off until tomorrow") < shown.index("Said by many")


@pytest.mark.parametrize(("weeks", "said"), [(1, "left this week."), (4, "left in this period.")])
def test_room_that_was_left_is_asked_after_at_the_next_morning_in_one_tap(weeks, said):
    ended = timezone.localdate() - A_DAY
    Cycle.objects.create(
        team=cast.team(), starts_on=ended - (7 * weeks - 1) * A_DAY, ends_on=ended, share=Decimal("0.2"),
        hours=100, reserve=20,
    )  # fmt: skip

    shown = morning(cast.anna())
    stand(cast.anna()).post(f"/teams/{cast.team().pk}/room-left/", {"quiet": "1"})

    assert f"20 hours of room were {said}" in shown
    assert "hours of room were left" not in morning(cast.anna())


def test_of_more_that_fade_than_can_be_asked_the_rest_is_named():
    ideas = [cast.idea(f"Old idea {n}", at=now() - timedelta(days=80)) for n in range(3)]
    ageing.announce(now())

    shown = morning(cast.anna())

    assert shown.count("Nobody has touched this idea") == 2
    assert "and 1 more that nobody touched" in shown
    assert all(idea.title in shown for idea in ideas)
