"""An idea is one sentence on the wall. What happens to it is a verb of its own, with who and when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wallofchange.deciding import mandates
from wallofchange.deciding.models import refusals
from wallofchange.deciding.models.decision import Decision
from wallofchange.deciding.models.evidence import Evidence
from wallofchange.deciding.models.holding import hold, hold_otherwise
from wallofchange.deciding.models.hypothesis import Hypothesis
from wallofchange.deciding.models.idea_queries import IdeaManager
from wallofchange.deciding.models.merger import Merger, Split, held_whole, whole_of
from wallofchange.deciding.models.objection import Addition, Objection, required
from wallofchange.deciding.models.observation import Observation
from wallofchange.deciding.models.refusals import LONGEST, check_amounts, check_belongs, sentence
from wallofchange.deciding.models.stage import IN_HAND, Kind, Lane, Stage
from wallofchange.deciding.models.to_tell import ToTell
from wallofchange.deciding.models.undoing import undo_what_came_along
from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.listening.models import Moment, Signal
from wallofchange.people.models import Team, User

NOT_NOW = timedelta(weeks=13)
A_DAY = Decimal(8)  # what an idea is thought to take until somebody says otherwise


class Idea(models.Model):
    """A possible improvement. `stage` says where it hangs now; the decisions say how it came there."""

    title = models.CharField(max_length=LONGEST)
    team = models.ForeignKey(Team, models.PROTECT, related_name="ideas")
    partners = models.ManyToManyField(Team, related_name="ideas_with_others", blank=True)
    moment = models.ForeignKey(Moment, models.SET_NULL, null=True, blank=True, related_name="ideas")
    lane = models.CharField(max_length=10, choices=Lane.choices, default=Lane.TRY)
    kind = models.CharField(max_length=10, choices=Kind.choices, blank=True)  # as it is meant
    kind_found = models.CharField(max_length=10, choices=Kind.choices, blank=True)  # as customers found it
    hours = models.DecimalField(max_digits=7, decimal_places=2, default=A_DAY)
    money = models.DecimalField(max_digits=10, decimal_places=2, default=Decimal(0))  # euros
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="ideas_owned")
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.INVENTORY, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="ideas")
    at = models.DateTimeField()
    live_at = models.DateTimeField(null=True)
    closing_line = models.TextField(blank=True)  # done at once: what was done; learned: what we learned

    objects = IdeaManager()

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["team", "stage"], name="idea_on_wall")]

    def __str__(self) -> str:
        return self.title

    # -- making ---------------------------------------------------------------------------------------

    @classmethod
    def pin(
        cls, title: str, *, team: Team, by: User, at: datetime, signals: Iterable[Signal] = (), **more: Any
    ) -> Idea:
        """Hang one sentence on the wall, with the customers' words it was made from."""
        title = sentence(title)
        check_belongs(team, by)
        check_amounts(more)
        with transaction.atomic():
            idea = cls.objects.create(title=title, team=team, by=by, at=at, **more)
            idea.attach(signals, by=by, at=at)
            note("pinned", idea, by=by, at=at, team_id=team.pk, title=title)
        return idea

    def attach(self, signals: Iterable[Signal], *, by: User, at: datetime) -> int:
        """Pin customers' words to the idea, or to what it has become part of; what hangs there stays so."""
        with transaction.atomic():
            whole = held_whole(self)
            whole.check_works(by)
            return Evidence.pin(whole, signals, by=by, at=at)

    def observe(self, words: str, *, by: User, at: datetime, seen_on: date | None = None) -> Observation:
        """What a colleague saw; never counted as a customer's voice."""
        self.check_works(by)
        return Observation.keep(self, words, seen_on=seen_on, by=by, at=at)

    def merge_into(self, other: Idea, *, by: User, at: datetime) -> Merger:
        """Become part of another idea, with all that was said; `undo` takes them apart."""
        return Merger.make(self, other, by=by, at=at)

    def split(self, title: str, *, by: User, at: datetime, **going: Any) -> Idea:
        """Hang a part of it apart: `signals`, and `said` per kind, are the keys of what goes along."""
        return Split.make(self, title, by=by, at=at, **going).part

    def become_part(self, of: Idea, *, by: User, at: datetime) -> Decision:
        """Leave the wall as an idea of its own and hang there as that other one; `Merger` brings the rest."""
        return self._move(Stage.MERGED, by=by, at=at, why=of.title)

    def follow_moment(self, others: Iterable[Signal | Idea]) -> None:
        """Be about the moment that these are about, where it is about none yet."""
        if self.moment_id is None and (found := next((o.moment for o in others if o.moment_id), None)):
            self.moment = found
            self.save(update_fields=["moment"])

    def describe(self, *, by: User, at: datetime, **changed: Any) -> None:
        """Change what is optional on an idea: title, lane, kind, hours, owner, moment."""
        self.check_works(by)
        allowed = {"title", "lane", "kind", "kind_found", "hours", "money", "owner", "moment"}
        if odd := set(changed) - allowed:
            raise TypeError(f"An idea has no {', '.join(sorted(odd))} to change.")
        if "title" in changed:
            changed["title"] = sentence(changed["title"])
        check_amounts(changed)
        if self.stage in IN_HAND:
            mandates.check_more(self, changed, by=by, at=at)
        with transaction.atomic():
            if "hours" in changed and self.stage in IN_HAND and changed["hours"] != self.hours:
                hold_otherwise(self, changed["hours"], by=by, at=at)
            for name, value in changed.items():
                setattr(self, name, value)
            self.save(update_fields=list(changed))
            note("described", self, by=by, at=at, team_id=self.team_id, fields=sorted(changed))

    def find_kind(self, kind: str, *, at: datetime) -> None:
        """How customers find it, by their own words: as it should be, or never expected."""
        self.kind_found = Kind(kind).value
        self.save(update_fields=["kind_found"])
        note("found", self, by=None, at=at, team_id=self.team_id, kind=kind)

    @property
    def team_ids(self) -> list[int]:
        """The keys of its own team and of those that make it together with that one."""
        return [self.team_id, *self.partners.values_list("pk", flat=True)]

    def people(self) -> models.QuerySet[User]:
        """Who may take it: the colleagues of the teams that work on it."""
        theirs = User.objects.filter(memberships__team__in=self.team_ids, is_active=True)
        return theirs.distinct().order_by("name")

    # -- moving ---------------------------------------------------------------------------------------

    def choose(self, *, by: User, at: datetime, expected: str = "", free_move: bool = False) -> Decision:
        """Take it in hand: its hours come out of the room that is kept for improving.

        Beyond the mandate only where it was asked, or with the free move of this period.
        """
        return self._move(Stage.SELECTION, by=by, at=at, expected=expected, free_move=free_move)

    def start(self, *, by: User, at: datetime, expected: str = "") -> Decision:
        """Begin making it."""
        return self._move(Stage.REALISATION, by=by, at=at, expected=expected)

    def go_live(
        self, *, by: User, at: datetime, expected: str = "", without_prediction: bool = False
    ) -> Decision:
        """Customers notice it from now on. A prediction is fixed now; without one nothing is measured."""
        self._expect(expected)
        if self.stage != Stage.REALISATION:
            raise refusals.not_in_the_making()
        plan = self.hypotheses.last()
        if plan is None and self.lane == Lane.PROVE and not without_prediction:
            raise refusals.no_fixed_prediction()
        measured = plan is not None and not without_prediction
        with transaction.atomic():
            decision = self._move(
                Stage.EVALUATION if measured else Stage.LEARNED,
                by=by,
                at=at,
                expected=expected,
                why="" if measured else _("done, not measured"),
            )
            self.live_at = at
            self.save(update_fields=["live_at"])
            if measured and plan is not None and not plan.locked:
                plan.begin(timezone.localdate(at))
                plan.lock(by=by, at=at)
        return decision

    def conclude(
        self, *, verdict: str, by: User, at: datetime, keep: bool = True, adapted: bool = False, why: str = ""
    ) -> Decision:
        """Take the outcome from the wall: kept, adapted or stopped; of harm that is stopped they hear."""
        if self.stage != Stage.EVALUATION:
            raise refusals.not_live()
        how = "adapted" if adapted else "kept" if keep else "stopped"
        with transaction.atomic():
            decision = self._move(Stage.LEARNED, by=by, at=at, why=f"{how}: {verdict}")
            self.closing_line = why
            self.save(update_fields=["closing_line"])
            if how == "stopped" and verdict == "harmful":
                ToTell.stopped(self, by=by, at=at)
            note("concluded", self, by=by, at=at, team_id=self.team_id, verdict=verdict, keep=keep)
        return decision

    def finish_at_once(self, line: str, *, by: User, at: datetime, expected: str = "") -> Decision:
        """Small and reversible: done at once, in one line. No prediction, no verdict."""
        line = required(line, _("What did you do, in one line?"))
        with transaction.atomic():
            decision = self._move(Stage.DONE_AT_ONCE, by=by, at=at, expected=expected, why=line)
            self.closing_line, self.lane = line, Lane.AT_ONCE
            self.save(update_fields=["closing_line", "lane"])
        return decision

    def put_aside(
        self, *, by: User, at: datetime, look_again_on: date | None = None, why: str = "", expected: str = ""
    ) -> Decision:
        """Not now, with a day to look again: in a quarter of a year, unless somebody says otherwise."""
        again = look_again_on or timezone.localdate(at) + NOT_NOW
        if again <= timezone.localdate(at):
            raise refusals.looks_back(again)
        return self._move(Stage.NOT_NOW, by=by, at=at, expected=expected, why=why, look_again_on=again)

    def take_down(self, *, by: User, at: datetime, why: str = "", expected: str = "") -> Decision:
        """Never mind. Shown at the next day-start; anybody may hang it back."""
        return self._move(Stage.NEVER_MIND, by=by, at=at, expected=expected, why=why)

    def refuse(self, reason: str, *, look_again_on: date, by: User, at: datetime) -> Decision:
        """No, because: only by somebody whose mandate covers it, and of what customers do not notice yet."""
        self._expect("")
        refusals.check_not_made(self.stage)
        return self._move(Stage.NO, by=by, at=at, why=reason, look_again_on=look_again_on)

    def hang_back(self, *, by: User, at: datetime, expected: str = "") -> Decision:
        """Hang it among the ideas again."""
        return self._move(Stage.INVENTORY, by=by, at=at, expected=expected)

    def move(self, to: str, *, by: User, at: datetime, expected: str = "") -> Decision:
        """What a drag asks for: the verb that belongs to the column."""
        verbs = {
            Stage.INVENTORY: self.hang_back,
            Stage.SELECTION: self.choose,
            Stage.REALISATION: self.start,
            Stage.EVALUATION: self._go_live_measured,
            Stage.NOT_NOW: self.put_aside,
            Stage.NEVER_MIND: self.take_down,
        }
        if to not in verbs:
            raise refusals.not_by_moving()
        return verbs[Stage(to)](by=by, at=at, expected=expected)

    def go_by_itself(
        self, to: Stage, *, at: datetime, why: str = "", look_again_on: date | None = None
    ) -> Decision:
        """What time does, as was announced; nobody's name stands under it, and anybody may undo it.

        `why` is a code of `decision.BY_ITSELF`, told in the language of who reads it.
        """
        with transaction.atomic():
            came_from = self.stage
            self._set_stage(came_from, to)
            decision = self.decisions.create(
                stage=to, came_from=came_from, by=None, at=at, why=why, look_again_on=look_again_on
            )
            note("moved", self, by=None, at=at, team_id=self.team_id, stage=to, came_from=came_from)
        return decision

    def let_hang(self, *, by: User, at: datetime) -> None:
        """It may stay on the wall, though nobody touched it for long: the count of days begins again."""
        self.check_works(by)
        note("let hang", self, by=by, at=at, team_id=self.team_id)

    @property
    def was_moved(self) -> bool:
        return self.decisions.filter(withdrawn_at=None).exists()

    def undo(self, *, by: User, at: datetime) -> Decision:
        """Withdraw the last decision; the idea hangs where it hung before. Both stay on record."""
        self._check_belongs(by)
        last = self.decisions.filter(withdrawn_at=None).last()
        if last is None:
            raise refusals.nothing_to_undo()
        self._respect_no(last.stage, by)
        if last.came_from == Stage.EVALUATION and not self.team.is_led_by(by):
            raise refusals.concluded_already(self.team)
        mandates.check_as_it_was(self, last, by=by, at=at)
        with transaction.atomic():
            hold(self, Stage(last.came_from), by=by, at=at)
            self._set_stage(last.stage, last.came_from)
            Decision.objects.filter(pk=last.pk).update(withdrawn_at=at, withdrawn_by=by)
            undo_what_came_along(self, last, by=by, at=at)
            note("undid", self, by=by, at=at, team_id=self.team_id, stage=last.came_from)
        last.refresh_from_db()
        return last

    # -- talking about it -----------------------------------------------------------------------------

    def yes_and(self, words: str, *, by: User, at: datetime) -> Addition:
        """Make it better, in one line."""
        self.check_works(by)
        words = required(words, _("Say what you would add."))
        addition = Addition.objects.create(idea=self, words=words, by=by, at=at)
        note("yes-and", self, by=by, at=at, team_id=self.team_id, words=addition.words)
        return addition

    def yes_but(self, words: str, *, kind: str = "", by: User, at: datetime) -> Objection:
        """A worry in one line. It never blocks; it gets an answer or lapses in five working days."""
        self.check_works(by)
        return Objection.raise_(self, words, kind=kind, by=by, at=at)

    def predict(self, *, by: User, at: datetime, **plan: Any) -> Hypothesis:
        """Write down what we think will move. After go-live it is a new version, shown as such."""
        self.check_works(by)
        started = self.stage in (Stage.EVALUATION, Stage.LEARNED)
        hypothesis = Hypothesis.objects.create(idea=self, by=by, at=at, after_start=started, **plan)
        note("predicted", self, by=by, at=at, team_id=self.team_id, hypothesis=hypothesis.pk)
        if started:
            hypothesis.lock(by=by, at=at)
        return hypothesis

    # -- how -------------------------------------------------------------------------------------------

    def _move(
        self,
        to: str,
        *,
        by: User,
        at: datetime,
        expected: str = "",
        why: str = "",
        look_again_on: date | None = None,
        free_move: bool = False,
    ) -> Decision:
        self.check_works(by)
        self._expect(expected)
        came_from = self.stage
        self._respect_no(came_from, by)
        self._respect_conclusion(by)
        if to == came_from:
            raise refusals.hangs_there(Stage(to))
        covered = mandates.under_which(self, to, by=by, at=at, free=free_move)
        with transaction.atomic():
            mandates.hold_free_move(self, covered, by=by, at=at)
            hold(self, Stage(to), by=by, at=at)
            self._set_stage(came_from, to)
            if to in IN_HAND and self.owner_id is None:
                self.owner = by
                self.save(update_fields=["owner"])
            decision = self.decisions.create(
                stage=to, came_from=came_from, by=by, at=at, why=why, look_again_on=look_again_on,
                mandate=covered.mandate, under=covered.under,
            )  # fmt: skip
            mandates.settle(self, by=by, at=at)
            note("moved", self, by=by, at=at, team_id=self.team_id, stage=to, came_from=came_from)
        return decision

    def _go_live_measured(self, *, by: User, at: datetime, expected: str = "") -> Decision:
        """What a drag to 'Does it work?' means: there must be something to measure."""
        self._expect(expected)
        if self.stage == Stage.REALISATION and not self.hypotheses.exists():
            raise refusals.nothing_to_measure()
        return self.go_live(by=by, at=at, expected=expected)

    def _expect(self, stage: str) -> None:
        """Of two people who move the same idea, the second is told who was first."""
        self.refresh_from_db(fields=["stage"])
        self._check_whole()
        if stage and stage != self.stage:
            raise self._moved_already()

    def _respect_no(self, stage: str, by: User) -> None:
        if stage == Stage.NO and not self.team.is_led_by(by):
            raise refusals.refused_already(self.team)

    def _respect_conclusion(self, by: User) -> None:
        """What a person concluded is not walked back by dragging it either."""
        if self.stage == Stage.LEARNED and not self.team.is_led_by(by):
            last = self.decisions.filter(withdrawn_at=None).last()
            if last and last.conclusion:
                raise refusals.concluded_already(self.team)

    def _set_stage(self, came_from: str, to: str) -> None:
        """Move in one statement: of two people at the same moment, the second is told."""
        if not Idea.objects.filter(pk=self.pk, stage=came_from).update(stage=to):
            raise self._moved_already()
        self.stage = to

    def _moved_already(self) -> Refused:
        last = self.decisions.filter(withdrawn_at=None).select_related("by").last()
        self.refresh_from_db(fields=["stage"])
        return refusals.moved_already(last.who if last else _("Somebody"), Stage(self.stage))

    def _check_whole(self) -> None:
        if self.stage == Stage.MERGED:
            raise refusals.part_of(whole_of(self).title)

    def check_works(self, by: User) -> None:
        """Only the people of the teams that work on it may change what hangs there."""
        self._check_belongs(by)
        self._check_whole()

    def _check_belongs(self, by: User) -> None:
        if not any(team.welcomes(by) for team in [self.team, *self.partners.all()]):
            check_belongs(self.team, by)
