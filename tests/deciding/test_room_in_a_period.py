"""Room inside a period: a reserve that is broken, places open to others, what was left, and limits."""

from datetime import time
from decimal import Decimal

import pytest

from tests import cast
from tests.deciding.periods import A_DAY, TODAY, cycle, rhythm
from tests.deciding.visit import stand
from wallofchange.deciding import counting, room
from wallofchange.deciding.models import Capacity, Cycle, RoomLeft, Stage, WipLimit
from wallofchange.deciding.visits import first_free, visit
from wallofchange.diary.refused import Refused
from wallofchange.people.models import Organisation

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]


@pytest.fixture(autouse=True)
def _a_team():
    Capacity.objects.create(team=cast.team(), hours_a_week=100)
    cast.anna()


# -- breaking the reserve ------------------------------------------------------------------------------


def test_an_end_in_the_past_or_after_the_period_is_refused_with_the_day_that_can_be():
    for until in (TODAY - A_DAY, cycle().ends_on + A_DAY):
        with pytest.raises(Refused) as refusal:
            cycle().exempt(Decimal(1), reason="A rule", until=until, by=cast.anna(), at=cast.MONDAY)
        assert (refusal.value.code, refusal.value.until) == ("until", cycle().ends_on)  # type: ignore[attr-defined]  # EndsElsewhere says it


def test_a_broken_reserve_ends_by_itself_and_what_was_used_stays_a_fact():
    period = cycle()
    period.exempt(Decimal(20), reason="A rule", until=TODAY + A_DAY, by=cast.anna(), at=cast.MONDAY)
    period.plan_regular("Rule", Decimal(332), by=cast.anna(), at=cast.MONDAY)

    done = counting.end_exemptions(cast.MONDAY + 2 * A_DAY)

    period.refresh_from_db()
    ended = period.exemptions.get()
    assert (done, ended.used, period.exempted, period.room, period.free) == (1, 12, 12, 68, 0)
    assert counting.end_exemptions(cast.MONDAY + 2 * A_DAY) == 0


def test_it_has_ended_for_who_plans_a_day_later_also_where_no_worker_came_by():
    period = cycle()
    period.exempt(Decimal(20), reason="A rule", until=TODAY, by=cast.anna(), at=cast.MONDAY)

    with pytest.raises(Refused, match="kept for improving"):
        period.plan_regular("Rule", Decimal(321), by=cast.anna(), at=cast.TUESDAY)

    assert cycle().regular == 0


def test_of_two_exceptions_the_one_that_ends_gives_back_what_nobody_used():
    period = cycle()
    for hours, until in ((10, TODAY), (20, TODAY + 9 * A_DAY)):
        period.exempt(Decimal(hours), reason="A rule", until=until, by=cast.anna(), at=cast.MONDAY)
    period.plan_regular("Rule", Decimal(325), by=cast.anna(), at=cast.MONDAY)

    counting.end_exemptions(cast.TUESDAY)

    period.refresh_from_db()
    assert (period.exempted, period.exemptions.first().used) == (20, 0)


@pytest.mark.parametrize("hours", ["0", "-5"])
def test_a_reserve_is_broken_by_hours_above_nothing(hours):
    with pytest.raises(Refused):
        cycle().exempt(Decimal(hours), reason="A rule", until=TODAY, by=cast.anna(), at=cast.MONDAY)


# -- open to others ------------------------------------------------------------------------------------


def _open_it(hours: str = "2") -> None:
    cast.team("IT").add(cast.bram(), lead=True)
    Capacity.objects.get_or_create(team=cast.team("IT"), defaults={"hours_a_week": 100})
    Capacity.open_to_others(
        cast.team("IT"), Decimal(hours), time(14), by=cast.bram(), at=cast.MONDAY, on=TODAY
    )


def test_the_first_free_place_is_today_at_two_then_tomorrow():
    _open_it()
    idea, it = cast.idea(), cast.team("IT")

    visit(idea, it, by=cast.anna(), at=cast.MONDAY)
    after = first_free([it], cast.MONDAY)

    assert after is not None
    assert (after.at.isoformat(), after.working_days) == ("2026-03-03T14:00:00+01:00", 1)
    assert list(idea.partners.all()) == [it]


def test_a_place_of_an_hour_fits_behind_another_and_not_in_the_past():
    _open_it()
    it = cast.team("IT")
    visit(cast.idea(), it, hours=Decimal(1), by=cast.anna(), at=cast.MONDAY)

    behind = first_free([it], cast.MONDAY, 1)
    late = first_free([it], cast.MONDAY.replace(hour=15, minute=20), 1)

    assert [found and found.at.isoformat()[:13] for found in (behind, late)] == [
        "2026-03-02T15",
        "2026-03-03T14",
    ]


def test_more_than_five_working_days_away_is_far():
    _open_it()
    for _ in range(6):
        visit(cast.idea(), cast.team("IT"), by=cast.anna(), at=cast.MONDAY)

    found = first_free([cast.team("IT")], cast.MONDAY)

    assert found is not None
    assert (found.working_days, found.is_far) == (6, True)


def test_own_ideas_cannot_take_what_is_open_to_others():
    _open_it()
    period = Cycle.of(cast.team("IT"), TODAY)

    with pytest.raises(Refused, match="40 reserved hours left"):
        period.take_room(cast.idea(of="IT"), Decimal(41), by=cast.bram(), at=cast.MONDAY)
    with pytest.raises(Refused, match="Of the reserve 40 hours"):
        period.exempt(Decimal(41), reason="A rule", until=TODAY, by=cast.bram(), at=cast.MONDAY)


@pytest.mark.parametrize(("hours", "code"), [("3", "hours"), ("0", "hours"), ("-1", "hours")])
def test_what_is_no_small_idea_is_refused(hours, code):
    _open_it()

    with pytest.raises(Refused) as refusal:
        visit(cast.idea(), cast.team("IT"), hours=Decimal(hours), by=cast.anna(), at=cast.MONDAY)

    assert (refusal.value.code, bool(refusal.value.remedy)) == (code, True)


def test_an_idea_that_goes_back_gives_its_places_back_but_not_the_hours_that_were_worked():
    _open_it()
    idea, it = cast.idea(), cast.team("IT")
    idea.choose(by=cast.anna(), at=cast.MONDAY)
    for _ in range(2):
        visit(idea, it, by=cast.anna(), at=cast.MONDAY)

    idea.hang_back(by=cast.anna(), at=cast.TUESDAY)

    assert (Cycle.of(it, TODAY).visiting, cycle().improving) == (2, 0)


def test_only_a_part_of_the_reserve_can_be_open():
    with pytest.raises(Refused, match="4 hours a day"):
        _open_it("5")


def test_the_first_place_takes_as_many_queries_for_three_teams_as_for_one(django_assert_max_num_queries):
    _open_it()
    for name in ("Finance", "Sales"):
        Capacity.objects.create(team=cast.team(name), open_hours=1)
    teams = [cast.team(name) for name in ("IT", "Finance", "Sales")]

    with django_assert_max_num_queries(6):
        first_free(teams[:1], cast.MONDAY)
    with django_assert_max_num_queries(6):
        first_free(teams, cast.MONDAY)


# -- what was left, and limits -------------------------------------------------------------------------


def test_at_the_end_of_a_week_what_was_left_is_asked_once():
    rhythm("week")
    period = cycle()
    asked = [room.left_to_ask(cast.team(), cast.MONDAY + n * A_DAY) for n in (0, 4)]

    RoomLeft.say(period, "ziek", by=cast.anna(), at=cast.FRIDAY)
    RoomLeft.say(period, "druk", by=cast.sefa(), at=cast.FRIDAY)

    assert asked == [None, period]
    assert (room.left_to_ask(cast.team(), cast.FRIDAY), room.unused(cast.team(), period)) == (None, 20)
    assert (RoomLeft.objects.get().word, RoomLeft.objects.get().hours) == ("ziek", 20)


def test_a_full_column_refuses_one_more_and_lets_in_when_one_has_gone():
    first, second = cast.idea(), cast.idea("Another")
    WipLimit.agree(cast.team(), Stage.SELECTION, 1, by=cast.anna(), at=cast.MONDAY)
    first.choose(by=cast.anna(), at=cast.MONDAY)

    with pytest.raises(Refused, match="1 at most"):
        second.choose(by=cast.anna(), at=cast.MONDAY)
    first.start(by=cast.anna(), at=cast.MONDAY)
    second.choose(by=cast.anna(), at=cast.MONDAY)

    with pytest.raises(Refused, match="1 at most"):
        first.undo(by=cast.anna(), at=cast.MONDAY)


def test_without_a_limit_or_with_limits_switched_off_nothing_is_refused():
    WipLimit.agree(cast.team(), Stage.SELECTION, 1, by=cast.anna(), at=cast.MONDAY)
    cast.idea().choose(by=cast.anna(), at=cast.MONDAY)
    WipLimit.agree(cast.team(), Stage.SELECTION, None, by=cast.anna(), at=cast.MONDAY)
    cast.idea("Another").choose(by=cast.anna(), at=cast.MONDAY)
    WipLimit.agree(cast.team(), Stage.SELECTION, 1, by=cast.anna(), at=cast.MONDAY)
    Organisation.objects.create(wip_limits=False)

    cast.idea("A third").choose(by=cast.anna(), at=cast.MONDAY)

    assert cast.team().ideas.in_hand().count() == 3


@pytest.mark.parametrize(("stage", "most"), [("inventory", 3), ("selection", 0), ("selection", 100)])
def test_a_limit_that_is_none_is_refused(stage, most):
    with pytest.raises(Refused, match="1 to 99"):
        WipLimit.agree(cast.team(), stage, most, by=cast.anna(), at=cast.MONDAY)


def _partners(idea) -> list[str]:
    return [team.name for team in idea.partners.all()]


def test_who_came_to_visit_leaves_the_idea_and_its_words_when_the_hours_are_given_back():
    _open_it()
    idea, it, bram = cast.idea(signals=[cast.heard()]), cast.team("IT"), cast.bram()
    first = visit(idea, it, by=cast.anna(), at=cast.MONDAY)
    second = visit(idea, it, by=cast.anna(), at=cast.MONDAY)

    first.give_back(by=bram, at=cast.MONDAY)
    still = _partners(idea)
    second.give_back(by=bram, at=cast.MONDAY)

    assert (still, _partners(idea)) == (["IT"], [])
    assert stand(bram).get(f"/ideas/{idea.pk}/").status_code == 404
    shown = stand(cast.anna()).get(f"/ideas/{idea.pk}/").content.decode()
    assert "IT works along no more: the hours were given back · Bram Oldenhof" in shown
    assert shown.count("IT comes to help for 2 hours") == 2


def test_who_worked_on_it_before_the_visit_or_did_visit_stays():
    _open_it()
    it, anna = cast.team("IT"), cast.anna()
    made_together, visited, owned = cast.idea("Together"), cast.idea("Visited"), cast.idea("Owned")
    made_together.partners.add(it)
    visit(visited, it, hours=Decimal(1), by=anna, at=cast.MONDAY)
    later = [visit(idea, it, by=anna, at=cast.TUESDAY) for idea in (made_together, visited, owned)]
    owned.describe(owner=cast.bram(), by=anna, at=cast.TUESDAY)

    for booking in later:
        booking.give_back(by=anna, at=cast.TUESDAY)

    assert [_partners(idea) for idea in (made_together, visited, owned)] == [["IT"]] * 3


def test_who_left_and_joined_for_another_reason_is_not_sent_away_by_a_later_visit():
    _open_it()
    idea, it, anna = cast.idea(), cast.team("IT"), cast.anna()
    visit(idea, it, by=anna, at=cast.MONDAY).give_back(by=anna, at=cast.MONDAY)
    cast.idea("Of IT", of="IT").merge_into(idea, by=cast.mirjam(), at=cast.MONDAY)

    visit(idea, it, by=anna, at=cast.MONDAY).give_back(by=anna, at=cast.MONDAY)

    assert _partners(idea) == ["IT"]
