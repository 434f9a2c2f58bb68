"""The daily stand-up in front of the wall: fifteen minutes, a fixed order, a rotating leader."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wallofchange.deciding.models.leading import Lead, whose_turn
from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.listening.models import Signal
from wallofchange.people.models import Team, User

MINUTES = {"read_aloud": 2, "waiting": 3, "promised": 2, "choose": 5, "today": 3}
TWO_MORE = 2  # minutes
MOST_EXTRA = 30  # minutes: after that it is another meeting


class DayStart(models.Model):
    """One morning of one team. It ends with one sentence: what will a customer notice today?"""

    class Item(models.TextChoices):
        READ_ALOUD = "read_aloud", gettext_lazy("Read aloud")
        WAITING = "waiting", gettext_lazy("Who is waiting for us?")
        PROMISED = "promised", gettext_lazy("Promised")
        CHOOSE = "choose", gettext_lazy("Choose")
        TODAY = "today", gettext_lazy("Did it work? And today?")

    team = models.ForeignKey(Team, models.CASCADE, related_name="day_starts")
    on = models.DateField()
    leader = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    lifts = models.ForeignKey(Signal, models.SET_NULL, null=True, related_name="+")  # what was read aloud
    hurts = models.ForeignKey(Signal, models.SET_NULL, null=True, related_name="+")
    extra_minutes = models.PositiveSmallIntegerField(default=0)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    today = models.TextField(blank=True)
    learned = models.TextField(blank=True)  # on a Friday; may be skipped
    learned_at = models.DateTimeField(null=True)  # when it was said, or skipped
    told_at = models.DateTimeField(null=True)  # when the summary went on its way

    class Meta:
        ordering = ["on"]
        constraints = [models.UniqueConstraint(fields=["team", "on"], name="one_day_start_a_day")]

    def __str__(self) -> str:
        return f"{self.team} {self.on}"

    @classmethod
    def hold(
        cls,
        team: Team,
        on: date,
        *,
        leader: User,
        at: datetime,
        by: User | None = None,
        **read: Signal | None,
    ) -> DayStart:
        """Begin this morning's day-start, or find the one that is under way; `lifts` and `hurts` are read."""
        held, made = cls.objects.get_or_create(
            team=team, on=on, defaults={"leader": leader, "started_at": at, **read}
        )
        if made:
            note("began the day-start", held, by=by or leader, at=at, team_id=team.pk)
        return held

    @classmethod
    def next_leader(cls, team: Team, *, among: Iterable[User] | None = None) -> User | None:
        """Who leads next: whose turn is longest ago, of the members or of who is in."""
        members = list(team.members.order_by("name") if among is None else among)
        return whose_turn(members, cls.last_led(team))

    @classmethod
    def last_led(cls, team: Team) -> dict[int, int]:
        """When everybody led last, as a number that grows."""
        turn = models.Max("pk")
        return dict(cls.objects.filter(team=team).values_list("leader").annotate(last=turn))

    @property
    def minutes(self) -> int:
        """How long it lasted, in whole minutes; none while it is under way."""
        return round((self.closed_at - self.started_at) / timedelta(minutes=1)) if self.closed_at else 0

    @property
    def planned(self) -> int:
        """How many minutes there are: fifteen, and two more as often as somebody asked for them."""
        return sum(MINUTES.values()) + self.extra_minutes

    def led_by(self, leader: User, *, by: User, at: datetime) -> None:
        """Somebody takes it over; anybody may."""
        self._under_way()
        with transaction.atomic():
            self.leader = leader
            self.save(update_fields=["leader"])
            Lead.take(self.team, self.on, who=leader, by=by, at=at)

    def go_to(self, item: str, *, by: User, at: datetime) -> None:
        """Stand in front of this item, on every screen at once; its minutes begin."""
        self._under_way()
        turn = self.turns.create(item=DayStart.Item(item), by=by, at=at)
        note("went on in the day-start", self, by=by, at=at, team_id=self.team_id, item=turn.item)

    def stay(self, *, by: User, at: datetime) -> None:
        """Two more minutes: nobody is late."""
        self._under_way()
        if self.extra_minutes >= MOST_EXTRA:
            raise Refused(
                _("That was half an hour more."),
                remedy=_("Close it: the rest will still hang here tomorrow."),
                code="long_enough",
            )
        DayStart.objects.filter(pk=self.pk).update(extra_minutes=models.F("extra_minutes") + TWO_MORE)
        self.refresh_from_db(fields=["extra_minutes"])
        note("two more minutes", self, by=by, at=at, team_id=self.team_id)

    def learn(self, words: str, *, by: User, at: datetime) -> None:
        """On a Friday: what did we learn this week? Nothing said is skipped, and not asked again."""
        with transaction.atomic():
            self.learned, self.learned_at = words.strip()[:280], at
            self.save(update_fields=["learned", "learned_at"])
            note("learned this week", self, by=by, at=at, team_id=self.team_id, words=self.learned)

    def close(self, today: str, *, by: User, at: datetime) -> None:
        """End with the one sentence that counts; whatever is left will still hang here tomorrow."""
        today = today.strip()[:280]
        open_ = DayStart.objects.filter(pk=self.pk, closed_at=None)
        with transaction.atomic():
            if not open_.update(closed_at=at, closed_by=by, today=today):
                self.refresh_from_db()
                raise self._closed_already()
            self.closed_at, self.closed_by, self.today = at, by, today
            note("closed the day-start", self, by=by, at=at, team_id=self.team_id, today=today)

    def open_again(self, *, by: User, at: datetime) -> None:
        """Closed too soon: go on where it was. What was said stays."""
        with transaction.atomic():
            if (
                DayStart.objects.filter(pk=self.pk)
                .exclude(closed_at=None)
                .update(closed_at=None, closed_by=None)
            ):
                note("opened the day-start again", self, by=by, at=at, team_id=self.team_id)
        self.refresh_from_db()

    def _under_way(self) -> None:
        self.refresh_from_db(fields=["closed_at", "closed_by", "today"])
        if self.closed_at:
            raise self._closed_already()

    def _closed_already(self) -> Refused:
        return Refused(
            _("%(name)s closed this day-start just before you.") % {"name": self.closed_by},
            remedy=_("It can be opened again, and the rest will still hang here tomorrow."),
            code="closed",
        )


class Turn(models.Model):
    """The moment at which everybody went on to an item."""

    day_start = models.ForeignKey(DayStart, models.CASCADE, related_name="turns")
    item = models.CharField(max_length=10, choices=DayStart.Item.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.get_item_display()
