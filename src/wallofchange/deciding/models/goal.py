"""Where an organisation wants to go, in one sentence a level: a tree on which ideas and figures hang."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, NamedTuple

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy

from wallofchange.deciding.models import goal_refusals as refusals
from wallofchange.deciding.models.goal_change import GoalChange
from wallofchange.deciding.models.idea import Idea
from wallofchange.deciding.models.refusals import LONGEST, check_belongs
from wallofchange.diary.models import note
from wallofchange.listening.models import Moment
from wallofchange.people.models import Membership, User

What = GoalChange.What
WRITES: Mapping[str, list[str]] = {
    What.SENTENCE: ["sentence"],
    What.PLACE: ["level", "parent"],
    What.TAKEN_DOWN: ["taken_down_at"],
}


class Level(models.IntegerChoices):
    """From what one dreams of to what one does today. A goal hangs under its own level or a higher one."""

    VISION = 1, gettext_lazy("vision")
    MISSION = 2, gettext_lazy("mission")
    STRATEGY = 3, gettext_lazy("strategy")
    TACTIC = 4, gettext_lazy("tactic")
    OPERATION = 5, gettext_lazy("operation")


class Place(NamedTuple):
    """Where a goal hangs: at which level, under which goal (None: on top)."""

    level: int
    under: int | None


class GoalQuerySet(models.QuerySet["Goal"]):
    def standing(self) -> GoalQuerySet:
        """Goals that hold; what was taken down stays on record."""
        return self.filter(taken_down_at=None)


class Goal(models.Model):
    """One sentence at one level. Its changes are records; this row is what they come to."""

    level = models.PositiveSmallIntegerField(choices=Level.choices)
    sentence = models.CharField(max_length=LONGEST)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    ideas = models.ManyToManyField(Idea, related_name="goals", blank=True)
    moments = models.ManyToManyField(Moment, related_name="goals", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    taken_down_at = models.DateTimeField(null=True)

    objects: ClassVar[GoalQuerySet] = GoalQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        ordering = ["level", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(parent=None) | ~models.Q(parent=models.F("id")), name="not_its_own_parent"
            )
        ]

    def __str__(self) -> str:
        return self.sentence

    @property
    def level_name(self) -> str:
        """As a program says it: vision, mission, strategy, tactic or operation."""
        return Level(self.level).name.lower()

    # -- the tree -------------------------------------------------------------------------------------

    @classmethod
    def write(cls, sentence: str, *, level: int, under: Goal | None = None, by: User, at: datetime) -> Goal:
        """Add a goal to the tree."""
        check_steers(by)
        goal = cls(level=_level(level), sentence=refusals.one_sentence(sentence), by=by, at=at)
        with transaction.atomic():
            goal._check_place(Place(goal.level, under.pk if under else None), _locked())
            goal.parent = under
            goal.save()
            goal._record(What.WRITTEN, None, {"sentence": goal.sentence, **goal._placed()}, by=by, at=at)
        return goal

    def say(self, sentence: str, *, by: User, at: datetime) -> GoalChange | None:
        """Say it in other words."""
        check_steers(by)
        return self._change(What.SENTENCE, self.sentence, refusals.one_sentence(sentence), by=by, at=at)

    def place(
        self, *, under: Goal | None, level: int | None = None, by: User, at: datetime
    ) -> GoalChange | None:
        """Hang it elsewhere; refused where it would be its own ancestor, or hang under a lower level."""
        check_steers(by)
        to = {"level": _level(level or self.level), "under": under.pk if under else None}
        with transaction.atomic():
            _locked()
            self.refresh_from_db()
            return self._change(What.PLACE, self._placed(), to, by=by, at=at)

    def take_down(self, *, by: User, at: datetime) -> GoalChange | None:
        """It holds no more; what hangs under it must hang elsewhere first."""
        check_steers(by)
        with transaction.atomic():
            _locked()
            self.refresh_from_db()
            return self._change(What.TAKEN_DOWN, self.taken_down_at is not None, True, by=by, at=at)

    # -- what hangs on it -----------------------------------------------------------------------------

    def hang(self, noun: Idea | Moment, *, by: User, at: datetime) -> GoalChange | None:
        """Hang an idea or a moment on it; what hangs there already stays."""
        what = self._may_hang(noun, by)
        hangs = self._hanging(what).filter(pk=noun.pk).exists()
        return None if hangs else self._change(what, None, noun.pk, by=by, at=at)

    def take_off(self, noun: Idea | Moment, *, by: User, at: datetime) -> GoalChange | None:
        """Take an idea or a moment off it."""
        what = self._may_hang(noun, by)
        hangs = self._hanging(what).filter(pk=noun.pk).exists()
        return self._change(what, noun.pk, None, by=by, at=at) if hangs else None

    def measure_by(
        self, measure: str, *, moment: Moment | None = None, off: bool = False, by: User, at: datetime
    ) -> GoalChange | None:
        """Say by which figure one sees whether it comes nearer, at one moment or everywhere."""
        check_steers(by)
        kept = GoalMeasure.Kind(measure)
        named = {"measure": str(kept), "moment": moment.pk if moment else None}
        if self.measures.filter(**named).exists() != off:
            return None
        return self._change(What.MEASURE, named if off else None, None if off else named, by=by, at=at)

    # -- undoing --------------------------------------------------------------------------------------

    def undo(self, *, by: User, at: datetime) -> GoalChange:
        """Withdraw the last change; both stay on record."""
        with transaction.atomic():
            _locked()
            self.refresh_from_db()
            last = self.changes.filter(withdrawn_at=None).last()
            if last is None:
                raise refusals.nothing_to_undo()
            self._may_undo(last, by)
            if last.what == What.WRITTEN:
                self._apply(What.TAKEN_DOWN, False, True, at)
            else:
                self._apply(last.what, last.after, last.before, at)
            GoalChange.objects.filter(pk=last.pk).update(withdrawn_at=at, withdrawn_by=by)
            note("undid a change of a goal", self, by=by, at=at, what=last.what)
        last.refresh_from_db()
        return last

    # -- how ------------------------------------------------------------------------------------------

    def _change(self, what: str, before: Any, after: Any, *, by: User, at: datetime) -> GoalChange | None:
        if before == after:
            return None
        with transaction.atomic():
            self._apply(what, before, after, at)
            return self._record(what, before, after, by=by, at=at)

    def _apply(self, what: str, before: Any, after: Any, at: datetime) -> None:
        if what == What.SENTENCE:
            self.sentence = after
        elif what == What.PLACE:
            self._check_place(Place(after["level"], after["under"]), _locked())
            self.level, self.parent_id = after["level"], after["under"]
        elif what == What.TAKEN_DOWN:
            self._check_bare(after)
            self.taken_down_at = at if after else None
        elif what == What.MEASURE:
            self._set_measure(before, after)
        elif after is None:
            self._hanging(what).remove(before)
        else:
            self._hanging(what).add(after)
        if what in WRITES:  # and nothing else: somebody may have hung it elsewhere meanwhile
            self.save(update_fields=WRITES[what])

    def _record(self, what: str, before: Any, after: Any, *, by: User, at: datetime) -> GoalChange:
        change = self.changes.create(what=what, before=before, after=after, by=by, at=at)
        note("changed a goal", self, by=by, at=at, what=what, before=before, after=after)
        return change

    def _check_place(self, to: Place, tree: Mapping[int, Place]) -> None:
        if to.under is None:
            return
        if to.under not in tree:
            raise refusals.not_standing()
        above = Goal.objects.get(pk=to.under)
        if tree[to.under].level > to.level:
            raise refusals.under_a_lower_level(self, above)
        if self.pk and self.pk in _ancestors(to.under, tree):
            raise refusals.its_own_ancestor(self, above)
        below = [place.level for place in tree.values() if self.pk and place.under == self.pk]
        if any(level < to.level for level in below):
            raise refusals.above_its_own(self)

    def _check_bare(self, taken_down: bool) -> None:
        if taken_down and (below := self.children.filter(taken_down_at=None).first()):
            raise refusals.something_hangs_under(self, below)
        if not taken_down and self.parent and self.parent.taken_down_at:
            raise refusals.not_standing()

    def _placed(self) -> dict[str, int | None]:
        return {"level": self.level, "under": self.parent_id}

    def _hanging(self, what: str) -> Any:
        return self.ideas if what == What.IDEA else self.moments

    def _may_hang(self, noun: Idea | Moment, by: User) -> str:
        """An idea is hung by whoever works on it, everything else by whoever steers."""
        if not isinstance(noun, Idea):
            check_steers(by)
            return What.MOMENT
        if not Idea.objects.seen_by(by).filter(pk=noun.pk).exists():
            check_belongs(noun.team, by)
        return What.IDEA

    def _may_undo(self, last: GoalChange, by: User) -> None:
        if last.what != What.IDEA:
            check_steers(by)
        else:
            hung = Idea.objects.select_related("team").get(pk=int(last.before or last.after or 0))
            self._may_hang(hung, by)

    def _set_measure(self, before: dict[str, Any] | None, after: dict[str, Any] | None) -> None:
        if before:
            self.measures.filter(measure=before["measure"], moment=before["moment"]).delete()
        if after:
            self.measures.create(measure=after["measure"], moment_id=after["moment"])


class GoalMeasure(models.Model):
    """A figure that hangs on a goal: a share of what customers say, at one moment or everywhere."""

    class Kind(models.TextChoices):
        NINE_PLUS = "nine_plus", gettext_lazy("nines and tens")
        BELOW = "below", gettext_lazy("less than expected")
        EXCEEDED = "exceeded", gettext_lazy("better than expected")

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="measures")
    measure = models.CharField(max_length=12, choices=Kind.choices)
    moment = models.ForeignKey(Moment, models.CASCADE, null=True, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.get_measure_display()} · {self.moment}" if self.moment else self.get_measure_display()


def steers(user: User) -> bool:
    """Whether this person writes the tree: managers, and whoever leads a team."""
    return user.sees_all_teams or user.memberships.filter(role=Membership.Role.LEAD).exists()


def check_steers(user: User) -> None:
    if not steers(user):
        raise refusals.not_yours_to_write()


def _locked() -> dict[int, Place]:
    """Where every goal hangs, held until this transaction ends: two who move at once do so one by one."""
    rows = Goal.objects.standing().select_for_update().order_by("pk")
    return {pk: Place(level, under) for pk, level, under in rows.values_list("pk", "level", "parent")}


def _ancestors(pk: int, tree: Mapping[int, Place]) -> set[int]:
    """The goal itself and everything above it."""
    found: set[int] = set()
    at: int | None = pk
    while at is not None and at in tree and at not in found:
        found.add(at)
        at = tree[at].under
    return found


def _level(given: int) -> int:
    if given not in Level.values:
        raise refusals.no_such_level(", ".join(str(level.label) for level in Level))
    return given
