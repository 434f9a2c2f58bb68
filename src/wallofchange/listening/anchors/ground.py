"""What rows refer to: moments, vignettes, features, and what goes for the whole file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils.text import slugify

from wallofchange.listening.importers.scores import Scale
from wallofchange.listening.importers.times import Clock
from wallofchange.listening.importers.values import plain
from wallofchange.listening.models import KanoFeature, Moment, Vignette
from wallofchange.people.models import Team

from . import misfits
from .cells import Calendar

HOME_ZONE = "Europe/Amsterdam"
MOST_FEATURES = 200


@dataclass
class Ground:
    """Where rows of one file or call are read: for which team, on which clock and scale, and when."""

    team: Team
    at: dt.datetime
    zone: str = HOME_ZONE
    day_first: bool = True
    scale: Scale = field(default_factory=lambda: Scale(0, 10))
    moment: str = ""  # where a row names none
    _described: set[str] = field(default_factory=set, init=False)

    @cached_property
    def calendar(self) -> Calendar:
        ZoneInfo(self.zone)
        return Calendar(Clock(self.zone, day_first=self.day_first), at=self.at)

    def moment_named(self, name: str) -> int | None:
        """The moment by its slug or name.

        Raises:
            Misfit: when there is none so called; facts do not make moments.
        """
        name = name or self.moment
        if not name:
            return None
        found = self._moments.get(plain(name))
        if found is None:
            raise misfits.unknown_moment(name)
        return found

    def vignette(self, key: str) -> Vignette | None:
        return self._vignettes.get(key)

    def describe(self, vignette: Vignette) -> Vignette:
        """A vignette with its text: the one that is there, or the new one.

        Raises:
            Misfit: when there is one of that name with another text.
        """
        known = self._vignettes.setdefault(vignette.key, vignette)
        for given, kept in ((vignette.text_nl, known.text_nl), (vignette.text_en, known.text_en)):
            if given and given != kept:
                raise misfits.other_text(vignette.key)
        return known

    def feature(self, feature: KanoFeature) -> KanoFeature:
        """The feature that is there, or the new one."""
        if feature.key not in self._features and len(self._features) >= MOST_FEATURES:
            raise misfits.too_many("features", "eigenschappen", MOST_FEATURES)
        return self._features.setdefault(feature.key, feature)

    def is_new(self, text: Vignette | KanoFeature) -> bool:
        """Whether it is not kept yet, nor on its way: true once for each."""
        name = f"{text._meta.model_name} {text.key}"
        fresh = text.pk is None and name not in self._described
        self._described.add(name)
        return fresh

    @cached_property
    def _moments(self) -> dict[str, int]:
        return {
            plain(name): moment.pk
            for moment in Moment.objects.all()
            for name in (moment.name_en, moment.name_nl, moment.slug)
        }

    @cached_property
    def _vignettes(self) -> dict[str, Vignette]:
        return {each.key: each for each in Vignette.objects.counted().filter(self._ours).order_by("-pk")}

    @cached_property
    def _features(self) -> dict[str, KanoFeature]:
        return {each.key: each for each in KanoFeature.objects.counted().filter(self._ours).order_by("-pk")}

    @property
    def _ours(self) -> Q:
        return Q(source__team=self.team)


def key_of(name: str) -> str:
    """A short name for programs."""
    return slugify(plain(name))[:60]
