"""What it is about: a stable, editable list."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils.translation import get_language

if TYPE_CHECKING:
    from wallofchange.reading import Theme as Known


class ThemeQuerySet(models.QuerySet["Theme"]):
    def of_this_home(self) -> list[Theme]:
        """The list of this home; on the first use it is filled with the one to start with."""
        return list(self.all()) or self._start()

    def _start(self) -> list[Theme]:
        from wallofchange.reading import STARTING_LIST  # the readers are heavy, and pages do not need them

        fresh = [
            Theme(
                slug=known.slug,
                name_nl=known.nl,
                name_en=known.en,
                phrases=list(known.phrases),
                position=place,
            )
            for place, known in enumerate(STARTING_LIST)
        ]
        self.bulk_create(fresh, ignore_conflicts=True)  # two workers may start at once
        return list(self.all())


class Theme(models.Model):
    """A theme, and the phrases in either language by which the first reader knows it."""

    slug = models.SlugField(max_length=60, unique=True)
    name_nl = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    phrases = models.JSONField(default=list)  # ["on time", "delay*", …]; * stands for all that begins so
    position = models.PositiveIntegerField(default=0)

    objects: ClassVar[ThemeQuerySet] = ThemeQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.name_nl if (get_language() or "nl").startswith("nl") else self.name_en

    @property
    def known(self) -> Known:
        """As the reading room takes it."""
        from wallofchange.reading import Theme as Known  # as above

        return Known(self.slug, self.name_nl, self.name_en, tuple(self.phrases))
