"""Whatever people do with ideas, in whatever order: no words, no yes-but, no stage and no history is lost."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from decimal import Decimal
from functools import partial

import pytest
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests import cast
from wallofchange.deciding import pull
from wallofchange.deciding.models import (
    Addition,
    Booking,
    Capacity,
    Cycle,
    Decision,
    Evidence,
    Goal,
    Idea,
    Level,
    Merger,
    Objection,
    Observation,
    Remark,
    Split,
    Stage,
)
from wallofchange.deciding.models.merger import whole_of
from wallofchange.deciding.models.stage import MADE
from wallofchange.diary.models import Entry
from wallofchange.diary.refused import Refused

FEW = st.integers(0, 5)
SPOKEN = (Objection, Addition, Observation, Remark)
WAYS_OUT = ["done", "live", "no"]
MOVES = ["choose", "start", "put_aside", "take_down", "hang_back", "undo"]


class Wall(RuleBasedStateMachine):
    """Three people who pin, join, merge, split, move and undo as they please."""

    def __init__(self) -> None:
        super().__init__()
        Capacity.objects.update_or_create(team=cast.team(), defaults={"hours_a_week": Decimal(10)})
        self.at, self.people = cast.MONDAY, [cast.anna(), cast.sefa(), cast.mirjam()]
        self.heard = [cast.heard(f"Words {n}") for n in range(6)]
        self.pinned: set[tuple[int, int]] = set()  # idea and signal, as somebody pinned them
        self.goal = Goal.write("Calm", level=Level.TACTIC, by=cast.mirjam(), at=self.at)
        self.record = self._record()

    @rule(words=FEW, who=FEW)
    def pin(self, words: int, who: int) -> None:
        if Idea.objects.count() < 8:
            signals = self.heard[:words]
            idea = cast.idea(f"Idea {words}", by=self._who(who), at=self._later(), signals=signals)
            self.pinned |= {(idea.pk, signal.pk) for signal in signals}

    @rule(which=FEW, words=FEW, who=FEW)
    def attach(self, which: int, words: int, who: int) -> None:
        signal = self.heard[words]
        if (idea := self._idea(which)) and self._do(
            lambda: idea.attach([signal], by=self._who(who), at=self._later())
        ):
            self.pinned.add((whole_of(idea).pk, signal.pk))

    @rule(which=FEW, who=FEW, kind=st.sampled_from(["yes_but", "yes_and", "observe", "remark"]))
    def say(self, which: int, who: int, kind: str) -> None:
        if idea := self._idea(which):
            say = partial(Remark.make, idea) if kind == "remark" else getattr(idea, kind)
            self._do(lambda: say("Something", by=self._who(who), at=self._later()))

    @rule(which=FEW, other=FEW, who=FEW)
    def merge(self, which: int, other: int, who: int) -> None:
        if (idea := self._idea(which)) and (into := self._idea(other)):
            self._do(lambda: idea.merge_into(into, by=self._who(who), at=self._later()))

    @rule(which=FEW, other=FEW, who=FEW)
    def merge_and_take_apart(self, which: int, other: int, who: int) -> None:
        """A merger that is undone at once leaves everything exactly where it was."""
        if (idea := self._idea(which)) and (into := self._idea(other)):
            before, by = self._hanging(), self._who(who)
            if self._do(lambda: idea.merge_into(into, by=by, at=self._later())):
                Idea.objects.get(pk=idea.pk).undo(by=by, at=self._later())
                assert self._hanging() == before

    @rule(which=FEW, who=FEW, off=st.booleans())
    def serve(self, which: int, who: int, off: bool) -> None:
        if idea := self._idea(which):
            verb = self.goal.take_off if off else self.goal.hang
            self._do(lambda: verb(idea, by=self._who(who), at=self._later()))

    @rule(which=FEW, words=FEW, who=FEW)
    def split(self, which: int, words: int, who: int) -> None:
        if (idea := self._idea(which)) and Idea.objects.count() < 8:
            keys = [signal.pk for signal in self.heard[:words]]
            said = {"objections": list(idea.objections.values_list("pk", flat=True)[:1])}
            self._do(
                lambda: idea.split("A part", signals=keys, said=said, by=self._who(who), at=self._later())
            )

    @rule(which=FEW, verb=st.sampled_from(MOVES), who=FEW)
    def move(self, which: int, verb: str, who: int) -> None:
        if idea := self._idea(which):
            self._do(lambda: getattr(idea, verb)(by=self._who(who), at=self._later()))

    @rule(which=FEW, way=st.sampled_from(WAYS_OUT), who=FEW)
    def leave(self, which: int, way: str, who: int) -> None:
        """Done at once, live, or a no with a name under a yes-but."""
        if not (idea := self._idea(which)):
            return
        by, at = self._who(who), self._later()
        if way == "done":
            self._do(lambda: idea.finish_at_once("Rang her", by=by, at=at))
        elif way == "live":
            self._do(lambda: idea.go_live(without_prediction=True, by=by, at=at))
        elif worry := idea.objections.open().first():
            again = timezone.localdate(at) + timedelta(days=1)
            self._do(lambda: worry.become_no("Not now", look_again_on=again, by=by, at=at))

    @rule(days=st.sampled_from([1, 8, 100]))
    def time_passes(self, days: int) -> None:
        """What lapses, fades and comes back by itself."""
        self.at += timedelta(days=days)
        pull.pull(self.at)

    @invariant()
    def words_hang_where_they_were_pinned_or_where_that_went(self) -> None:
        hanging = set(Evidence.objects.exclude(idea__stage=Stage.MERGED).values_list("idea", "signal"))
        went = {idea: {idea, *self._wherever(idea)} for idea in Idea.objects.values_list("pk", flat=True)}
        assert all(any((at, words) in hanging for at in went[idea]) for idea, words in self.pinned)

    @invariant()
    def what_colleagues_said_hangs_there_too(self) -> None:
        for kind in SPOKEN:
            assert not kind.objects.filter(idea__stage=Stage.MERGED).exists()

    @invariant()
    def the_record_only_grows(self) -> None:
        before, self.record = self.record, self._record()
        assert all(then <= now for then, now in zip(before, self.record, strict=True))

    @invariant()
    def an_idea_hangs_where_its_last_decision_says(self) -> None:
        for idea in Idea.objects.all():
            last = idea.decisions.filter(withdrawn_at=None).last()
            assert idea.stage == (last.stage if last else Stage.INVENTORY)

    @invariant()
    def what_customers_notice_is_never_refused(self) -> None:
        assert not Decision.objects.filter(stage=Stage.NO, came_from__in=MADE).exists()

    @invariant()
    def what_became_part_of_another_is_found_there(self) -> None:
        standing = Merger.objects.filter(undone_at=None)
        assert set(standing.values_list("idea", flat=True)) == set(
            Idea.objects.filter(stage=Stage.MERGED).values_list("pk", flat=True)
        )
        parts = dict(standing.values_list("idea", "into"))
        for idea in parts:
            seen = {idea}
            while idea in parts:
                idea = parts[idea]
                assert idea not in seen
                seen.add(idea)

    @invariant()
    def the_hours_that_are_taken_are_those_that_are_booked(self) -> None:
        held = Booking.objects.filter(withdrawn_at=None).aggregate(hours=Sum("hours"))["hours"] or 0
        assert sum(cycle.improving for cycle in Cycle.objects.all()) == held

    def _record(self) -> tuple[int, ...]:
        nouns = (Idea, Decision, Merger, *SPOKEN, Booking, Entry)
        return tuple(noun.objects.count() for noun in nouns)

    def _hanging(self) -> list[list[object]]:
        """Where every idea, sentence and remark hangs, and what serves which goal."""
        return [
            list(Idea.objects.order_by("pk").values_list("pk", "stage", "live_at", "moment", "partners")),
            list(Evidence.objects.order_by("idea", "signal").values_list("idea", "signal", "by", "at")),
            *(list(kind.objects.order_by("pk").values_list("pk", "idea")) for kind in SPOKEN),
            list(Goal.ideas.through.objects.order_by("idea").values_list("goal", "idea")),
        ]

    def _wherever(self, idea: int) -> set[int]:
        """What it has become part of, and the parts that were split from it."""
        steps = [
            *Merger.objects.filter(undone_at=None).values_list("idea", "into"),
            *Split.objects.values_list("idea", "part"),
        ]
        found, before = {idea}, set()
        while found != before:
            before = found
            found = found | {to for one, to in steps if one in found}
        return found

    def _idea(self, which: int) -> Idea | None:
        ideas = list(Idea.objects.order_by("pk"))
        return ideas[which % len(ideas)] if ideas else None

    def _who(self, which: int) -> object:
        return self.people[which % len(self.people)]

    def _later(self) -> object:
        self.at += timedelta(minutes=1)
        return self.at

    def _do(self, act: object) -> bool:
        """A refusal is an answer too; whether it was done."""
        with suppress(Refused):
            act()
            return True
        return False


class Walk(Wall):
    """Every walk begins in an empty house: what one leaves is taken back."""

    def __init__(self) -> None:
        self.point = transaction.savepoint()
        super().__init__()

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.point)


@pytest.mark.both_stores
@pytest.mark.django_db
def test_no_path_loses_words_or_stage_or_history():
    some = settings(
        max_examples=8, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
    )

    run_state_machine_as_test(Walk, settings=some)
