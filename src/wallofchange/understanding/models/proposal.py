"""What customers speak of and no theme covers: the tool proposes, a person decides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext as _

from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.diary.tongue import spoken
from wallofchange.listening.models import Signal
from wallofchange.people.models import Team
from wallofchange.understanding.models import theme_rules as rules
from wallofchange.understanding.models.theme import Theme
from wallofchange.understanding.models.theme_example import LONGEST, ThemeExample

if TYPE_CHECKING:
    from wallofchange.people.models import User

SHOWN = 5  # sentences beside a proposal
ALIKE = 0.8  # of the letters of two sentences: with more in common the second tells nothing new
TAUGHT = 20  # sentences that a theme takes over as examples


class Discovery(models.Model):
    """One search through what has no theme: asked for by a person, or done by itself at night."""

    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    looked_at = models.PositiveIntegerField(default=0)  # sentences
    found = models.PositiveIntegerField(default=0)  # proposals

    def __str__(self) -> str:
        return f"search of {self.at:%Y-%m-%d %H:%M}"

    @classmethod
    def ask(cls, *, by: User, at: datetime) -> Discovery:
        """Ask for a search; one that is waiting already serves."""
        rules.check_may_arrange(by)
        waiting = cls.objects.filter(done_at=None).first()
        return waiting or cls.objects.create(asked_by=by, at=at)


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def open(self) -> ProposalQuerySet:
        return self.filter(state=Proposal.State.OPEN)

    def heard_by(self, user: User) -> ProposalQuerySet:
        """With at least one sentence of a customer whom this person may hear, the most said first."""
        sentences = ProposalSentence.objects.seen_by(user).filter(proposal=models.OuterRef("pk"))
        return self.filter(models.Exists(sentences)).order_by("-growing", "-size", "id")


class Proposal(models.Model):
    """A theme that may be missing: what it could be called, how often, since when, in whose words."""

    class State(models.TextChoices):
        OPEN = "open"
        ACCEPTED = "accepted"
        MERGED = "merged"
        SPLIT = "split"
        TURNED_DOWN = "turned_down"

    discovery = models.ForeignKey(Discovery, models.CASCADE, related_name="proposals")
    found_at = models.DateTimeField()
    reader = models.CharField(max_length=80)  # name and version of what compared the sentences
    name_nl = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    size = models.PositiveIntegerField()  # customers
    weeks = models.JSONField(default=list)  # [[monday, sentences, of how many], …], the oldest first
    share_before = models.FloatField(null=True)  # 0 to 1, of sentences without a theme
    share_lately = models.FloatField(null=True)  # the same in the last four weeks
    change_low = models.FloatField(null=True)  # 95 % interval of the difference
    change_high = models.FloatField(null=True)
    growing = models.BooleanField(default=False)
    middle = models.JSONField(default=list)  # of its vectors, so that the same is not proposed twice
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(null=True)
    theme = models.ForeignKey(Theme, models.PROTECT, null=True, related_name="+")  # what it became
    split_from = models.ForeignKey("self", models.CASCADE, null=True, related_name="parts")

    objects: ClassVar[ProposalQuerySet] = ProposalQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return spoken(nl=self.name_nl, en=self.name_en)

    def accept(
        self, name_nl: str = "", name_en: str = "", *, by: User, at: datetime, under: Theme | None = None
    ) -> Theme:
        """Make it a theme, with its nearest sentences as examples."""
        with transaction.atomic():
            self._close(self.State.ACCEPTED, by, at)
            both = name_nl or self.name_nl, name_en or self.name_en
            theme = Theme.add(*both, by=by, at=at, under=under)
            self._hand_over(theme, by, at)
        return theme

    def merge(self, into: Theme, *, by: User, at: datetime) -> None:
        """Give its sentences to a theme that is there."""
        rules.check_current(into)
        with transaction.atomic():
            self._close(self.State.MERGED, by, at)
            self._hand_over(into, by, at)

    def turn_down(self, *, by: User, at: datetime) -> None:
        """No theme of ours; what is much like it is not proposed again."""
        with transaction.atomic():
            self._close(self.State.TURNED_DOWN, by, at)

    def split(
        self,
        parts: Sequence[Proposal],
        sentences: Sequence[Sequence[ProposalSentence]],
        *,
        by: User,
        at: datetime,
    ) -> None:
        """Put two proposals in its place, each with its part of the sentences."""
        with transaction.atomic():
            self._close(self.State.SPLIT, by, at)
            for part, said in zip(parts, sentences, strict=True):
                part.split_from, part.discovery = self, self.discovery
                part.save()
                ProposalSentence.objects.bulk_create(sentence.copied(part) for sentence in said)

    def _close(self, state: str, by: User, at: datetime) -> None:
        """Of two people who decide at once the first counts."""
        rules.check_may_arrange(by)
        closed = Proposal.objects.open().filter(pk=self.pk).update(state=state, by=by, at=at)
        if not closed:
            raise Refused(
                _("Somebody has already decided about '%(proposal)s'.") % {"proposal": self},
                remedy=_("Look at the list of themes: it shows what came of it."),
                code="decided",
            )
        self.state, self.by, self.at = state, by, at
        note("decided about a proposal", self, by=by, at=at, state=state, name=self.name_en)

    def _hand_over(self, theme: Theme, by: User, at: datetime) -> None:
        self.theme = theme
        self.save(update_fields=["theme"])
        ThemeExample.objects.bulk_create(
            ThemeExample(theme=theme, signal_id=said.signal_id, words=said.words[:LONGEST], by=by, at=at)
            for said in different(self.sentences.all(), TAUGHT, fewest=TAUGHT)
        )
        theme.touched(at=at)


def different(sentences: Iterable[ProposalSentence], most: int, *, fewest: int = 0) -> list[ProposalSentence]:
    """The first so many that say something else; nearly the same ones only as far as `fewest` asks."""
    first = {said.words.casefold(): said for said in reversed(list(sentences))}
    kept: list[ProposalSentence] = []
    again: list[ProposalSentence] = []
    for said in sorted(first.values(), key=lambda said: said.pk):
        if any(_alike(said.words, other.words) for other in kept):
            again.append(said)
        else:
            kept.append(said)
        if len(kept) == most:
            break
    return sorted([*kept, *again[: max(fewest - len(kept), 0)]], key=lambda said: said.pk)


def _alike(one: str, other: str) -> bool:
    """Whether they differ in a typing error or an opening, and in hardly anything else."""
    pair = SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False)
    return pair.real_quick_ratio() > ALIKE and pair.quick_ratio() > ALIKE and pair.ratio() > ALIKE


class ProposalSentenceQuerySet(models.QuerySet["ProposalSentence"]):
    def seen_by(self, user: User) -> ProposalSentenceQuerySet:
        if user.sees_all_teams:
            return self
        return self.filter(signal__source__team__in=Team.objects.of(user).values("pk"))


class ProposalSentence(models.Model):
    """A customer's sentence in a proposal, the nearest to its middle first; gone when the signal is."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="sentences")
    signal = models.ForeignKey(Signal, models.CASCADE, related_name="+")
    words = models.TextField()  # of the working text, without obvious personal data
    language = models.CharField(max_length=8, blank=True)

    objects: ClassVar[ProposalSentenceQuerySet] = ProposalSentenceQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"sentence of signal {self.signal_id}"

    def copied(self, to: Proposal) -> ProposalSentence:
        """The same sentence, in another proposal."""
        return ProposalSentence(
            proposal=to, signal_id=self.signal_id, words=self.words, language=self.language
        )
