"""Limits that a team sets itself, and what the management does when one is crossed."""

from datetime import timedelta
from decimal import Decimal

import pytest

from tests import cast
from wallofchange.deciding.models import Crossing, Limit
from wallofchange.diary.refused import Refused

pytestmark = pytest.mark.django_db


def limit(of="waiting", bar="16", **more):
    by = more.pop("by", None) or cast.anna()
    return Limit.set(cast.team(), of, Decimal(bar), by=by, at=more.pop("at", cast.MONDAY))


def crossing(**more):
    found = limit(**more).cross(Decimal(20), at=cast.TUESDAY)
    assert found
    return found


def test_a_team_sets_its_limits_itself():
    with pytest.raises(Refused, match="A team sets its limits itself"):
        limit(by=cast.bram())

    assert str(limit()) == "Service: a customer waits for an answer"


@pytest.mark.parametrize(("of", "bar"), [("size", "-1"), ("nines", "101"), ("mood", "3"), ("size", "NaN")])
def test_a_limit_is_a_number_from_nothing_up(of, bar):
    with pytest.raises(Refused, match="That is no limit"):
        limit(of, bar)


def test_a_new_limit_ends_the_one_before_and_what_it_asked():
    first = crossing()

    limit(bar="24", at=cast.TUESDAY)

    assert [each.bar for each in Limit.objects.standing()] == [Decimal(24)]
    assert not Crossing.objects.open().exists()
    first.refresh_from_db()
    assert first.passed_at == cast.TUESDAY


def test_a_limit_that_is_crossed_asks_the_management_once():
    found = limit()
    found.cross(Decimal(20), at=cast.TUESDAY)

    assert found.cross(Decimal(22), at=cast.FRIDAY) is None
    assert Crossing.objects.count() == 1


def test_the_management_chooses_by_name_and_the_limit_keeps_silent_for_a_while():
    found = crossing()

    found.choose("less", why="Until the storm is over", by=cast.mirjam(), at=cast.FRIDAY)

    assert (found.chosen_by, found.look_again_on) == (
        cast.mirjam(),
        (cast.FRIDAY + timedelta(weeks=4)).date(),
    )
    assert found.limit.cross(Decimal(30), at=cast.FRIDAY + timedelta(weeks=3)) is None
    assert found.limit.cross(Decimal(30), at=cast.FRIDAY + timedelta(weeks=4)) is not None


def test_nobody_but_the_management_chooses():
    with pytest.raises(Refused, match="for the management to choose"):
        crossing().choose("less", by=cast.anna(), at=cast.FRIDAY)


def test_only_what_is_offered_for_this_kind_can_be_chosen_and_only_once():
    found = crossing()
    with pytest.raises(Refused, match="not one of the choices"):
        found.choose("split", by=cast.mirjam(), at=cast.FRIDAY)
    found.choose("hands", by=cast.mirjam(), at=cast.FRIDAY)

    with pytest.raises(Refused, match="Somebody chose just before you"):
        found.choose("less", by=cast.mirjam(), at=cast.FRIDAY)


def test_what_holds_again_passes_by_itself():
    found = crossing()

    passed = [found.limit.hold(at=cast.FRIDAY), found.limit.hold(at=cast.FRIDAY)]

    assert passed == [1, 0]
    assert not Crossing.objects.open().exists()


@pytest.mark.parametrize("of", Limit.Of.values)
def test_every_kind_of_limit_offers_a_few_choices_and_to_leave_it(of):
    offered = [choice for choice, _label in crossing(of=of).choices]

    assert 3 <= len(offered) <= 4
    assert offered[-1] == "leave"
