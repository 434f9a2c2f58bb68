"""How we did, as a clock or a system saw it: the anchor that tells our part from the yardstick's."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wallofchange.listening.models.anchor import AnchorQuerySet, CustomersAnchor, waiting_for_signals
from wallofchange.listening.models.measure import ABOUT_ASKING, Measure, called


class PerformanceQuerySet(AnchorQuerySet["Performance"]):
    def of_contacts(self) -> PerformanceQuerySet:
        return self.filter(about=Performance.About.CONTACT)

    def of_what_was_done(self) -> PerformanceQuerySet:
        """How we did, without whom we asked about it."""
        return self.exclude(kind__in=ABOUT_ASKING)

    def of_periods(self) -> PerformanceQuerySet:
        """Of a unit or of all together, over days."""
        return self.filter(starts_on__isnull=False)


class Performance(CustomersAnchor):
    """One objective fact: so many minutes waited, on time or not, fixed in one go or not."""

    class About(models.TextChoices):
        CONTACT = "contact", _("one contact")
        UNIT = "unit", _("one branch, district or department")
        EVERYBODY = "everybody", _("all together")

    kind = models.CharField(max_length=40)
    value = models.FloatField()  # in `measure`; yes is 1, a share runs from 0 to 1
    measure = models.CharField(max_length=10, choices=Measure.choices)
    about = models.CharField(max_length=10, choices=About.choices, default=About.CONTACT)
    starts_on = models.DateField(null=True)  # of a period, both days counted; none for one contact
    ends_on = models.DateField(null=True)
    n = models.PositiveIntegerField(null=True)  # contacts that the value of a period rests on, where known

    objects: ClassVar[PerformanceQuerySet] = PerformanceQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        verbose_name_plural = "performance"
        constraints = [
            models.UniqueConstraint(fields=["source", "fingerprint"], name="one_performance_once"),
            models.CheckConstraint(
                condition=models.Q(about="contact", starts_on=None, ends_on=None)
                | (~models.Q(about="contact") & models.Q(ends_on__gte=models.F("starts_on"))),
                name="a_period_ends_after_it_began",
            ),
        ]
        indexes = [
            waiting_for_signals("performance_waits"),
            models.Index(
                fields=["starts_on"], condition=models.Q(starts_on__isnull=False), name="performance_period"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.value:g}"

    @property
    def name(self) -> str:
        return called(self.kind)
