"""What holds now for a signal: the latest reading, overlaid with what the survey and people said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from wallofchange.diary.refused import Refused
from wallofchange.listening.models import PICKED, Batch, Expectation, Moment, Signal, Source
from wallofchange.people.models import Team
from wallofchange.understanding.models.at_once import insert, replacing
from wallofchange.understanding.models.correction import Correction
from wallofchange.understanding.models.reading import Reading
from wallofchange.understanding.models.review import Review
from wallofchange.understanding.models.stems import Stems
from wallofchange.understanding.models.taught_list import found_again
from wallofchange.understanding.models.theme import Theme

if TYPE_CHECKING:
    from wallofchange.people.models import User


FACETS = (
    *("expectation", "polarity", "emotion", "moment", "channel", "unit", "language"),
    *("asks_answer", "compared_with", "functional", "emotional", "urgency"),
)


class GistQuerySet(models.QuerySet["Gist"]):
    def seen_by(self, user: User) -> GistQuerySet:
        """Gists of the signals that this person may see, without those of an import that was taken out.

        Only what counts is ever read, so nothing else has to be kept out here. The sum hides the source from
        the planner: a page walks along the times instead of sorting all that a source ever said.
        """
        taken_out = Signal.objects.filter(batch__state=Batch.State.UNDONE)
        left = self.exclude(pk__in=taken_out.values("pk"))
        if user.sees_all_teams:
            return left
        return left.alias(heard_from=F("source_id") + 0).filter(heard_from__in=list(sources_of(user)))

    def counted(self) -> GistQuerySet:
        """Those that shares rest on: whoever was picked by one of us is no sample of customers."""
        return self.exclude(source__in=Source.objects.filter(kind__in=PICKED).values("pk"))

    def with_words(self) -> GistQuerySet:
        """Those in which the customer wrote something."""
        return self.filter(wordless=False)

    def whole(self) -> GistQuerySet:
        """With all that a page shows of them, in two queries however many there are."""
        return self.select_related("reading", "signal", "moment", "source__team").prefetch_related("themes")

    def newest_first(self) -> GistQuerySet:
        return self.order_by("-said_at", "-signal")

    def before(self, said_at: datetime, pk: int) -> GistQuerySet:
        """What comes after this one in a list of the newest first."""
        return self.filter(Q(said_at__lt=said_at) | Q(said_at=said_at, pk__lt=pk), said_at__lte=said_at)

    def project(self, readings: Iterable[Reading]) -> None:
        """Make the gists of these readings (with their signals) again: readings, then survey, then people.

        Holds the gists it touches until the end of the transaction, so that no correction slips between.
        """
        latest = {reading.signal_id: reading for reading in readings}
        if not latest:
            return
        span = (min(latest), max(latest))  # naming thousands of keys costs more than the rows between them
        held = (
            self.select_for_update()
            .filter(pk__gte=span[0], pk__lte=span[1])
            .order_by("pk")
            .values_list("pk", flat=True)
        )
        there = latest.keys() & set(held)
        corrected = Correction.objects.said_within(span)
        confirmed = Review.objects.confirmed_within(span)
        again = found_again(latest)
        gists = [
            Gist.drawn(reading, corrected.get(pk, {}), again.get(pk), confirmed.get(pk))
            for pk, reading in latest.items()
        ]
        insert(gists, replacing(Gist))
        Stems.follow(gists)
        _hang_themes({gist.pk: gist.theme_slugs for gist in gists}, there)


class Gist(models.Model):
    """A projection that can be thrown away and made again from readings, answers and corrections."""

    signal = models.OneToOneField(Signal, models.CASCADE, primary_key=True, related_name="gist")
    reading = models.ForeignKey(Reading, models.CASCADE, related_name="+")
    # The signal's own, copied so that a list of a million is filtered and paged without a join.
    said_at = models.DateTimeField()
    source = models.ForeignKey(Source, models.CASCADE, related_name="+", db_index=False)
    moment = models.ForeignKey(Moment, models.PROTECT, null=True, related_name="+", db_index=False)
    channel = models.CharField(max_length=40, blank=True)
    unit = models.CharField(max_length=80, blank=True)
    # What was understood.
    language = models.CharField(max_length=8, blank=True)
    words = models.TextField(blank=True)
    wordless = models.BooleanField(default=False)  # in a column of its own, so that an index can tell
    polarity = models.CharField(max_length=8, choices=Reading.Polarity.choices)
    emotion = models.CharField(max_length=16, blank=True)  # the likeliest; empty when nothing was felt
    functional = models.FloatField(null=True)
    emotional = models.FloatField(null=True)
    expectation = models.CharField(max_length=10, choices=Expectation.choices)
    compared_with = models.CharField(max_length=20, blank=True)
    themes = models.ManyToManyField(Theme, related_name="gists")
    asks_answer = models.BooleanField(default=False)
    urgency = models.FloatField(null=True)
    confidence = models.FloatField()
    corrected = models.BooleanField(default=False)
    reviewed = models.BooleanField(default=False)  # a person read it, or the customer had it read back

    objects: ClassVar[GistQuerySet] = GistQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    theme_slugs: list[str]  # only on a gist that was just drawn

    class Meta:
        indexes = [
            # The source at the end, so that whose it is can be told from the index alone.
            models.Index(fields=["said_at", "signal", "source"], name="gist_said_at"),
            # All that a list is sieved by: no choice of facets has to look at a row that it does not show.
            models.Index(fields=["said_at", "signal", "source", "wordless", *FACETS], name="gist_facets"),
            models.Index(fields=["expectation", "said_at", "signal", "source"], name="gist_expectation"),
            models.Index(fields=["moment", "said_at", "signal", "source"], name="gist_moment"),
            models.Index(fields=["source", "channel", "unit"], name="gist_channel"),
            models.Index(fields=["said_at"], condition=Q(asks_answer=True), name="gist_asks_answer"),
            models.Index(fields=["source"], condition=Q(wordless=False), name="gist_spoken"),
            models.Index(fields=["source", "wordless"], condition=Q(reviewed=True), name="gist_reviewed"),
        ]

    def __str__(self) -> str:
        return f"gist of signal {self.signal_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.source_id is None:
            self._copy_from(self.signal)
        self.wordless = not self.words
        with transaction.atomic():
            super().save(*args, **kwargs)
            Stems.follow([self])

    @classmethod
    def drawn(
        cls,
        reading: Reading,
        corrected: Mapping[str, Any],
        again: tuple[datetime, list[str]] | None = None,
        confirmed: Mapping[str, Any] | None = None,
    ) -> Gist:
        """What holds for the signal of this reading: the survey's answer beats the text, people beat both.

        `again`: when its themes were read again by a later list of themes, and what that found.
        `confirmed`: what a person read and left so; its themes follow the list all the same.
        """
        left_so = confirmed or {}
        signal = reading.signal
        stated = signal.expectation if signal.answered else ""
        gist = cls(
            signal=signal,
            reading=reading,
            language=reading.language,
            words=reading.words,
            wordless=not reading.words,
            polarity=corrected.get("polarity", left_so.get("polarity", reading.polarity)),
            emotion=reading.emotions[0]["emotion"] if reading.emotions else "",
            functional=reading.functional,
            emotional=reading.emotional,
            compared_with=reading.compared_with,
            urgency=reading.urgency,
            expectation=corrected.get(
                "expectation", stated or left_so.get("expectation", reading.expectation)
            ),
            asks_answer=corrected.get("asks_answer", left_so.get("asks_answer", reading.asks_answer)),
            confidence=reading.confidence,
            corrected=bool(corrected),
            reviewed=bool(corrected) or confirmed is not None,
        )
        gist._copy_from(signal)
        found = again[1] if again and again[0] >= reading.at else [each["theme"] for each in reading.themes]
        gist.theme_slugs = corrected.get("themes", found)
        return gist

    def correct(
        self, field: str, value: Any, *, by: User, at: datetime, review: Review | None = None
    ) -> Correction:
        """Read it better: from now on this holds, whatever a reader says. The same again adds nothing."""
        self.check_may_correct(by)
        return Correction.add(self, field, value, by=by, at=at, review=review)

    def value_of(self, field: str) -> Any:
        """What holds for a field that can be corrected."""
        if field == Correction.Field.THEMES:
            return sorted(theme.slug for theme in self.themes.all())
        return getattr(self, field, None)

    def hold(self) -> None:
        """Keep others from changing it until the end of the transaction, and see what they did before."""
        self.refresh_from_db(from_queryset=Gist.objects.select_for_update())

    def refresh(self) -> None:
        """Draw it again from what is on record."""
        Gist.objects.project([Reading.objects.select_related("signal").get(pk=self.reading_id)])
        self.refresh_from_db()

    def check_may_correct(self, by: User) -> None:
        if not self.source.team.welcomes(by):
            raise Refused(
                _("These are customers of %(team)s.") % {"team": self.source.team},
                remedy=_("Ask somebody of that team."),
                code="not_yours",
            )

    def _copy_from(self, signal: Signal) -> None:
        self.said_at, self.source_id, self.moment_id = signal.said_at, signal.source_id, signal.moment_id
        self.channel, self.unit = signal.channel, signal.unit


def sources_of(user: User) -> models.QuerySet[Source, int]:
    """The keys of the sources whose customers this person may hear."""
    return Source.objects.filter(team__in=Team.objects.of(user).values("pk")).values_list("pk", flat=True)


def _hang_themes(wanted: Mapping[int, Iterable[str]], there: Iterable[int]) -> None:
    """Put these themes on these gists, in the place of those that hung on the ones that were there.

    Who names a theme that was merged means what it has become part of.
    """
    known = Theme.objects.keys_by_slug()
    through = Gist.themes.through
    through._default_manager.filter(gist__in=there).delete()
    pairs = {(gist, known[slug]): None for gist, slugs in wanted.items() for slug in slugs if slug in known}
    insert([through(gist_id=gist, theme_id=theme) for gist, theme in pairs])
