"""Two ideas become one, one becomes two, and all can be taken apart again."""

from decimal import Decimal

import pytest

from tests import cast
from wallofchange.deciding.goal_tree import tree, without_a_goal
from wallofchange.deciding.models import Booking, Capacity, Goal, Idea, Level, Remark, Stage
from wallofchange.diary.models import Entry
from wallofchange.diary.refused import Refused

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]


def words(idea: Idea) -> list[str]:
    return [each.signal.words for each in idea.evidence.select_related("signal")]


def fresh(idea: Idea) -> Idea:
    return Idea.objects.get(pk=idea.pk)


def merged() -> tuple[Idea, Idea]:
    """Two ideas about calling, of which the first became part of the second this Monday."""
    first = cast.idea("We call", signals=[cast.heard("Nobody rang me"), cast.heard("Both")])
    second = cast.idea("We ring back", signals=[cast.heard("I had to ring")])
    first.merge_into(second, by=cast.anna(), at=cast.MONDAY)
    return first, fresh(second)


def test_all_words_hang_under_the_one_that_stays_and_the_other_leaves_the_wall():
    first, second = merged()

    assert words(second) == ["I had to ring", "Nobody rang me", "Both"]
    assert fresh(first).stage == Stage.MERGED
    assert first not in Idea.objects.on_the_wall()


def test_words_that_both_had_stay_one_voice():
    said = cast.heard("Nobody rang me")
    first, second = cast.idea("We call", signals=[said]), cast.idea("We ring back", signals=[said])

    first.merge_into(second, by=cast.anna(), at=cast.MONDAY)

    assert second.evidence.count() == 1


def test_who_pinned_words_and_when_goes_along_with_them():
    first, second = cast.idea("We call", signals=[cast.heard()], by=cast.sefa()), cast.idea("We ring back")

    first.merge_into(second, by=cast.anna(), at=cast.TUESDAY)

    pinned = second.evidence.get()
    assert (pinned.by, pinned.at) == (cast.sefa(), cast.MONDAY)


def test_yes_buts_yes_ands_and_observations_go_along():
    first, second = cast.idea("We call"), cast.idea("We ring back")
    worry = cast.objection(idea=first)
    first.yes_and("And on Saturday", by=cast.sefa(), at=cast.MONDAY)
    first.observe("The phone rang all morning", by=cast.sefa(), at=cast.MONDAY)

    first.merge_into(second, by=cast.anna(), at=cast.MONDAY)

    assert list(second.objections.all()) == [worry]
    assert (second.additions.count(), second.observations.count()) == (1, 1)


def test_remarks_go_along_and_come_back():
    first, second = cast.idea("We call"), cast.idea("We ring back")
    remark = Remark.make(first, "Ask Dirk about the lines", by=cast.sefa(), at=cast.MONDAY)

    first.merge_into(second, by=cast.anna(), at=cast.MONDAY)
    went = list(second.remarks.all())
    fresh(first).undo(by=cast.anna(), at=cast.TUESDAY)

    assert (went, list(first.remarks.all()), second.remarks.count()) == ([remark], [remark], 0)


def test_a_remark_of_a_part_that_turns_out_a_yes_but_hangs_with_the_whole():
    first, second = cast.idea("We call"), cast.idea("We ring back")
    remark = Remark.make(first, "That costs six hours a day", by=cast.sefa(), at=cast.MONDAY)
    first.merge_into(second, by=cast.anna(), at=cast.MONDAY)

    worry = Remark.objects.get(pk=remark.pk).become_yes_but(by=cast.sefa(), at=cast.TUESDAY)

    assert worry.idea == second


def test_the_whole_serves_the_goals_of_its_parts_until_they_part_again():
    first, second = cast.idea("We call"), cast.idea("We ring back")
    both, own = (
        Goal.write(sentence, level=Level.TACTIC, by=cast.mirjam(), at=cast.MONDAY)
        for sentence in ("Nobody rings twice", "Whoever waits knows why")
    )
    for goal, idea in ((both, first), (both, second), (own, first)):
        goal.hang(idea, by=cast.anna(), at=cast.MONDAY)

    first.merge_into(second, by=cast.anna(), at=cast.TUESDAY)
    served = [list(branch.ideas) for branch in tree(cast.anna()).lines]
    fresh(first).undo(by=cast.anna(), at=cast.TUESDAY)

    assert served == [[second], [second]]
    assert list(second.goals.all()) == [both]
    assert list(first.goals.order_by("pk")) == [both, own]


def test_the_moment_that_came_along_goes_again():
    first, second = cast.idea("We call", moment=cast.moment()), cast.idea("We ring back")

    first.merge_into(second, by=cast.anna(), at=cast.MONDAY)
    about = fresh(second).moment
    fresh(first).undo(by=cast.anna(), at=cast.TUESDAY)

    assert (about, fresh(second).moment, fresh(first).moment) == (cast.moment(), None, cast.moment())


def test_what_became_part_of_another_is_no_idea_without_a_goal():
    _first, second = merged()

    assert list(without_a_goal(cast.anna())) == [second]


def test_an_idea_is_found_by_the_title_of_what_became_part_of_it_however_deep():
    first, second = merged()
    third = cast.idea("We phone")
    second.merge_into(third, by=cast.anna(), at=cast.TUESDAY)

    hanging = Idea.objects.on_the_wall()

    assert list(hanging.containing("we call")) == [third]
    fresh(second).undo(by=cast.anna(), at=cast.TUESDAY)
    assert list(hanging.containing("we call")) == [second]
    fresh(first).undo(by=cast.anna(), at=cast.TUESDAY)
    assert list(hanging.containing("we call")) == [first]


def test_undoing_it_gives_each_what_it_had_and_keeps_what_came_later_where_it_was_said():
    first, second = merged()
    worry, later = cast.objection(idea=second), cast.heard("And again")
    second.attach([later], by=cast.anna(), at=cast.TUESDAY)

    fresh(first).undo(by=cast.anna(), at=cast.TUESDAY)

    assert words(first) == ["Nobody rang me", "Both"]
    assert words(second) == ["I had to ring", "And again"]
    assert list(second.objections.all()) == [worry]
    assert fresh(first).stage == Stage.INVENTORY


def test_who_pins_words_that_came_along_makes_them_stay():
    first, second = merged()
    second.attach([first.evidence.all()[0].signal], by=cast.sefa(), at=cast.TUESDAY)

    fresh(first).undo(by=cast.anna(), at=cast.TUESDAY)

    assert words(second) == ["I had to ring", "Nobody rang me"]


def test_words_for_an_idea_that_just_became_part_of_another_hang_there():
    first, second = merged()

    first.attach([cast.heard("Once more")], by=cast.sefa(), at=cast.TUESDAY)

    assert words(second)[-1] == "Once more"


def test_hours_are_given_back_and_taken_again_when_it_is_undone():
    Capacity.objects.create(team=cast.team(), hours_a_week=Decimal(100))
    first, second = cast.idea("We call", hours=10), cast.idea("We ring back")
    first.choose(by=cast.anna(), at=cast.MONDAY)

    first.merge_into(second, by=cast.anna(), at=cast.MONDAY)
    held = first.bookings.filter(withdrawn_at=None).count()
    fresh(first).undo(by=cast.anna(), at=cast.MONDAY)

    assert (held, first.bookings.filter(withdrawn_at=None).count(), Booking.objects.count()) == (0, 1, 2)


def test_an_idea_of_another_team_stays_in_sight_of_those_who_had_it():
    ours, theirs = cast.idea("We call"), cast.idea("They ring back", of="IT")

    ours.merge_into(theirs, by=cast.mirjam(), at=cast.MONDAY)
    seen = theirs in Idea.objects.seen_by(cast.sefa())
    fresh(ours).undo(by=cast.mirjam(), at=cast.MONDAY)

    assert (seen, theirs in Idea.objects.seen_by(cast.sefa())) == (True, False)


def test_merging_with_what_became_part_of_a_third_merges_with_that_third():
    first, second = merged()
    third = cast.idea("We phone", signals=[cast.heard("Phone me")])

    third.merge_into(first, by=cast.anna(), at=cast.TUESDAY)

    assert words(second)[-1] == "Phone me"


def test_a_chain_is_taken_apart_from_its_end():
    first, second = merged()
    third = cast.idea("We phone")
    second.merge_into(third, by=cast.anna(), at=cast.TUESDAY)

    with pytest.raises(Refused, match="part of another idea itself"):
        fresh(first).undo(by=cast.anna(), at=cast.TUESDAY)
    fresh(second).undo(by=cast.anna(), at=cast.TUESDAY)
    fresh(first).undo(by=cast.anna(), at=cast.TUESDAY)

    assert (words(first), words(second), words(third)) == (["Nobody rang me", "Both"], ["I had to ring"], [])


@pytest.mark.parametrize("verb", ["choose", "start", "take_down", "put_aside"])
def test_what_became_part_of_another_is_moved_there(verb):
    first, _second = merged()

    with pytest.raises(Refused, match="has become part of 'We ring back'"):
        getattr(first, verb)(by=cast.anna(), at=cast.TUESDAY)

    assert fresh(first).stage == Stage.MERGED


def test_an_idea_does_not_become_part_of_itself_nor_of_its_own_part():
    first, second = merged()

    for one, other in ((second, second), (second, first)):
        with pytest.raises(Refused, match="is one idea already"):
            one.merge_into(other, by=cast.anna(), at=cast.MONDAY)


def test_what_customers_notice_already_is_not_merged_away():
    live, other = cast.idea("We call", lane="try"), cast.idea("We ring back")
    for verb in (live.choose, live.start):
        verb(by=cast.anna(), at=cast.MONDAY)
    live.go_live(by=cast.anna(), at=cast.MONDAY, without_prediction=True)

    with pytest.raises(Refused, match="Customers notice"):
        live.merge_into(other, by=cast.anna(), at=cast.MONDAY)


def test_nobody_merges_an_idea_of_a_team_they_do_not_belong_to():
    ours, theirs = cast.idea(), cast.idea("They ring back", of="IT")

    for one, other in ((ours, theirs), (theirs, ours)):
        with pytest.raises(Refused, match="You do not belong"):
            one.merge_into(other, by=cast.sefa(), at=cast.MONDAY)

    assert not Entry.objects.filter(verb="took an idea in").exists()


def test_a_part_hangs_apart_with_the_words_that_belong_to_it():
    stay, go = cast.heard("I had to ring"), cast.heard("The slip says nothing")
    whole = cast.idea("We call", signals=[stay, go])
    worry = cast.objection(idea=whole)

    part = whole.split(
        "A picture of what was mended",
        signals=[go.pk],
        said={"objections": [worry.pk]},
        by=cast.anna(),
        at=cast.MONDAY,
    )

    assert (words(whole), words(part)) == (["I had to ring"], ["The slip says nothing"])
    assert list(part.objections.all()) == [worry]
    assert part.split_from.idea == whole


def test_a_part_is_put_back_by_merging_it():
    stay, go = cast.heard("I had to ring"), cast.heard("The slip says nothing")
    whole = cast.idea("We call", signals=[stay, go])
    part = whole.split("A picture", signals=[go.pk], by=cast.anna(), at=cast.MONDAY)

    part.merge_into(whole, by=cast.anna(), at=cast.TUESDAY)

    assert words(whole) == ["I had to ring", "The slip says nothing"]


@pytest.mark.parametrize(("chosen", "said"), [([], "Nothing was chosen"), (["all"], "no customer's words")])
def test_a_part_takes_something_along_and_leaves_something(chosen, said):
    only = cast.heard()
    whole = cast.idea(signals=[only])

    with pytest.raises(Refused, match=said):
        whole.split("A part", signals=[only.pk] if chosen else [], by=cast.anna(), at=cast.MONDAY)

    assert Idea.objects.count() == 1


def test_what_a_colleague_saw_is_kept_beside_the_words_and_is_no_voice():
    idea = cast.idea()

    seen = idea.observe("  Nobody picks up after five ", by=cast.sefa(), at=cast.MONDAY)

    assert (seen.words, seen.seen_on, seen.by) == (
        "Nobody picks up after five", cast.MONDAY.date(), cast.sefa(),
    )  # fmt: skip
    assert idea.evidence.count() == 0


def test_nobody_saw_nothing_nor_what_is_still_to_come():
    with pytest.raises(Refused, match="nothing written"):
        cast.idea().observe(" ", by=cast.sefa(), at=cast.MONDAY)
    with pytest.raises(Refused, match="still to come"):
        cast.idea().observe("Snow", seen_on=cast.TUESDAY.date(), by=cast.sefa(), at=cast.MONDAY)


def test_an_observation_is_taken_back_by_who_made_it_and_stays_on_record():
    seen = cast.idea().observe("Nobody picks up", by=cast.sefa(), at=cast.MONDAY)

    with pytest.raises(Refused, match="Only Sefa Yildiz"):
        seen.withdraw(by=cast.anna(), at=cast.MONDAY)
    seen.withdraw(by=cast.sefa(), at=cast.MONDAY)

    seen.refresh_from_db()
    assert seen.withdrawn_at == cast.MONDAY
