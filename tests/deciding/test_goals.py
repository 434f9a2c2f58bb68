"""The tree of goals: where one may hang, who writes it, and that every change can be undone."""

import pytest
from django.db import IntegrityError, transaction

from tests import cast
from wallofchange.deciding.models import Goal, GoalMeasure, Level
from wallofchange.diary.models import Entry
from wallofchange.diary.refused import Refused

pytestmark = pytest.mark.django_db


def goal(sentence="We call first", level=Level.TACTIC, under=None, **more):
    by = more.pop("by", None) or cast.mirjam()
    return Goal.write(sentence, level=level, under=under, by=by, at=more.pop("at", cast.MONDAY))


@pytest.fixture
def tree():
    """A vision, a strategy under it, and two tactics, the second under the first."""
    vision = goal("Nobody sits in the cold because we were busy", Level.VISION)
    strategy = goal("First in order, then special", Level.STRATEGY, vision)
    first = goal("We call first", Level.TACTIC, strategy)
    second = goal("We call within the hour", Level.TACTIC, first)
    return vision, strategy, first, second


def test_a_goal_hangs_under_its_own_level_or_a_higher_one(tree):
    vision, strategy, first, _second = tree

    assert [each.parent for each in tree] == [None, vision, strategy, first]


def test_a_level_may_not_hang_under_a_lower_one(tree):
    with pytest.raises(Refused, match="mission does not hang under a tactic") as refusal:
        goal("Warmth with a face", Level.MISSION, tree[2])

    assert (
        refusal.value.remedy
        == "Choose a goal of its own level or a higher one, or make this one smaller first."
    )


def test_a_goal_does_not_become_its_own_ancestor(tree):
    _vision, _strategy, first, second = tree

    with pytest.raises(Refused, match="would hang under itself") as refusal:
        first.place(under=second, by=cast.mirjam(), at=cast.TUESDAY)

    assert refusal.value.code == "loop"
    assert "Hang 'We call within the hour' elsewhere first" in refusal.value.remedy


def test_a_goal_does_not_hang_under_itself_and_the_store_would_not_keep_it(tree):
    with pytest.raises(Refused, match="would hang under itself"):
        tree[2].place(under=tree[2], by=cast.mirjam(), at=cast.TUESDAY)

    with pytest.raises(IntegrityError), transaction.atomic():
        Goal.objects.filter(pk=tree[2].pk).update(parent=tree[2].pk)


def test_a_goal_is_not_made_smaller_than_what_hangs_under_it(tree):
    with pytest.raises(Refused, match="Something of a higher level hangs under"):
        tree[1].place(under=tree[0], level=Level.OPERATION, by=cast.mirjam(), at=cast.TUESDAY)


def test_what_something_hangs_under_is_not_taken_down(tree):
    with pytest.raises(Refused, match="still hangs under"):
        tree[2].take_down(by=cast.mirjam(), at=cast.TUESDAY)


def test_nothing_is_hung_under_a_goal_that_was_taken_down(tree):
    tree[3].take_down(by=cast.mirjam(), at=cast.TUESDAY)

    with pytest.raises(Refused, match="was taken down"):
        goal("One day, one time, one name", Level.OPERATION, tree[3])


def test_whoever_leads_a_team_writes_goals_and_a_colleague_is_told_what_does_work():
    assert goal(by=cast.anna()).by == cast.anna()

    with pytest.raises(Refused, match="whoever leads a team") as refusal:
        goal(by=cast.sefa())

    assert refusal.value.remedy == "Hang your idea on a goal, or tell the lead of your team what is missing."


@pytest.mark.parametrize(("sentence", "said"), [("  ", "none yet"), ("x" * 281, "longer than a sentence")])
def test_a_goal_is_one_sentence(sentence, said):
    with pytest.raises(Refused, match=said):
        goal(sentence)


def test_there_is_no_sixth_level():
    with pytest.raises(Refused, match="no such level"):
        goal(level=6)


def test_who_works_on_an_idea_hangs_it_on_a_goal_and_nobody_else_does():
    found, idea = goal(), cast.idea()

    found.hang(idea, by=cast.sefa(), at=cast.TUESDAY)
    with pytest.raises(Refused, match="do not belong to Service"):
        found.take_off(idea, by=cast.bram(), at=cast.TUESDAY)

    assert list(idea.goals.all()) == [found]


def test_a_moment_and_a_figure_are_hung_by_who_writes_the_tree():
    found, moment = goal(), cast.moment()

    found.hang(moment, by=cast.anna(), at=cast.TUESDAY)
    found.measure_by("nine_plus", moment=moment, by=cast.anna(), at=cast.TUESDAY)
    with pytest.raises(Refused):
        found.measure_by("below", by=cast.sefa(), at=cast.TUESDAY)

    assert list(found.moments.all()) == [moment]
    assert [(each.measure, each.moment) for each in found.measures.all()] == [("nine_plus", moment)]


def test_what_hangs_already_is_not_hung_twice():
    found, idea = goal(), cast.idea()
    found.hang(idea, by=cast.anna(), at=cast.TUESDAY)

    again = found.hang(idea, by=cast.anna(), at=cast.TUESDAY)

    assert again is None
    assert found.changes.count() == 2  # written, hung


def test_every_change_is_on_record_and_undone_one_by_one(tree):
    _vision, strategy, first, _second = tree
    by, at, idea = cast.mirjam(), cast.TUESDAY, cast.idea()
    first.say("We call before you do", by=by, at=at)
    first.place(under=tree[0], level=Level.STRATEGY, by=by, at=at)
    first.hang(idea, by=by, at=at)
    first.measure_by("exceeded", by=by, at=at)

    undone = [first.undo(by=by, at=at).what for _ in range(4)]

    first.refresh_from_db()
    assert undone == ["measure", "idea", "place", "sentence"]
    assert (first.sentence, first.parent, first.level) == ("We call first", strategy, Level.TACTIC)
    assert not first.ideas.exists()
    assert not GoalMeasure.objects.exists()
    assert first.changes.count() == 5
    assert Entry.objects.filter(verb="undid a change of a goal").count() == 4


def test_undoing_the_first_change_takes_the_goal_down_and_then_there_is_nothing_left():
    found = goal()
    found.undo(by=cast.mirjam(), at=cast.TUESDAY)

    with pytest.raises(Refused, match="nothing to undo"):
        found.undo(by=cast.mirjam(), at=cast.TUESDAY)

    assert not Goal.objects.standing().exists()


def test_saying_it_otherwise_leaves_it_where_somebody_else_just_hung_it(tree):
    vision, mission, *_below = tree
    looked_at_before = Goal.objects.get(pk=mission.pk)
    mission.place(under=None, by=cast.mirjam(), at=cast.MONDAY)

    looked_at_before.say("We are near", by=cast.mirjam(), at=cast.MONDAY)

    mission.refresh_from_db()
    assert (mission.sentence, mission.parent, vision.children.count()) == ("We are near", None, 0)


def test_undoing_a_move_is_refused_where_it_would_make_a_circle(tree):
    _vision, strategy, first, second = tree
    second.place(under=strategy, by=cast.mirjam(), at=cast.TUESDAY)
    first.place(under=second, by=cast.mirjam(), at=cast.TUESDAY)

    with pytest.raises(Refused, match="would hang under itself"):
        second.undo(by=cast.mirjam(), at=cast.TUESDAY)


def test_a_change_that_changes_nothing_is_not_written_down():
    found = goal()

    assert found.say("We call first", by=cast.mirjam(), at=cast.TUESDAY) is None
    assert found.changes.count() == 1
