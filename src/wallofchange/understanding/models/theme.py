"""What it is about: a stable, editable list that is a tree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models, transaction
from django.utils.text import slugify

from wallofchange.diary.models import note
from wallofchange.diary.tongue import spoken
from wallofchange.understanding.models import theme_rules as rules

if TYPE_CHECKING:
    from wallofchange.people.models import User
    from wallofchange.reading import Theme as Known


class ThemeQuerySet(models.QuerySet["Theme"]):
    def current(self) -> ThemeQuerySet:
        """Those that are read today; what was retired or merged stays on record."""
        return self.filter(retired_at=None)

    def keys_by_slug(self) -> dict[str, int]:
        """The key that a slug stands for today: of what has become part of another, that other's."""
        rows = self.values_list("slug", "pk", "merged_into")
        return {slug: into or pk for slug, pk, into in rows}

    def of_this_home(self) -> list[Theme]:
        """The list that is read; on the first use it is filled with the one to start with."""
        return list(self.current()) or ([] if self.exists() else self._start())

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
    """A theme: its names, the phrases and examples by which it is known, and where it stands in the tree.

    The slug never changes: readings and corrections name it. A theme is retired or merged, never deleted.
    """

    slug = models.SlugField(max_length=60, unique=True)
    name_nl = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    description = models.CharField(max_length=400, blank=True)
    phrases = models.JSONField(default=list)  # ["on time", "delay*", …]; * stands for all that begins so
    position = models.PositiveIntegerField(default=0)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    retired_at = models.DateTimeField(null=True)
    added_at = models.DateTimeField(null=True)  # null: on the list to start with
    changed_at = models.DateTimeField(null=True)  # when a person last changed how it is recognised

    objects: ClassVar[ThemeQuerySet] = ThemeQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return spoken(nl=self.name_nl, en=self.name_en)

    @property
    def known(self) -> Known:
        """As the reading room takes it."""
        from wallofchange.reading import Theme as Known  # as above

        return Known(self.slug, self.name_nl, self.name_en, tuple(self.phrases))

    @classmethod
    def add(
        cls,
        name_nl: str,
        name_en: str,
        *,
        by: User,
        at: datetime,
        under: Theme | None = None,
        description: str = "",
        phrases: Iterable[str] = (),
    ) -> Theme:
        """Put a theme on the list; one name is enough to begin with."""
        rules.check_may_arrange(by)
        rules.check_fits(None, under)
        names = rules.names(name_nl, name_en, beside=cls.objects.current())
        theme = cls(
            name_nl=names[0],
            name_en=names[1],
            description=description.strip()[:400],
            phrases=rules.phrases(phrases),
            parent=under,
            position=(cls.objects.aggregate(last=models.Max("position"))["last"] or 0) + 1,
            added_at=at,
            changed_at=at,
        )
        theme.slug = _slug(names[1])
        with transaction.atomic():
            theme.save()
            note("added a theme", theme, by=by, at=at, name=theme.name_en)
        return theme

    def rename(self, name_nl: str, name_en: str, *, by: User, at: datetime, description: str = "") -> None:
        """Call it something else; the slug stays, and with it all that was ever read."""
        self._check_open(by)
        before = self.name_en
        others = Theme.objects.current().exclude(pk=self.pk)
        self.name_nl, self.name_en = rules.names(name_nl, name_en, beside=others)
        self.description = description.strip()[:400]
        self._keep("renamed a theme", by, at, before=before, name=self.name_en)

    def point_to(self, phrases: Iterable[str], *, by: User, at: datetime) -> None:
        """Say by which phrases it is found."""
        self._check_open(by)
        self.phrases = rules.phrases(phrases)
        self._keep("changed the phrases of a theme", by, at, phrases=len(self.phrases))

    def move(self, under: Theme | None, *, by: User, at: datetime) -> None:
        """Hang it under another theme, or at the top. Nothing need be read again."""
        self._check_open(by)
        rules.check_fits(self, under)
        self.parent = under
        with transaction.atomic():
            self.save(update_fields=["parent"])
            note("moved a theme", self, by=by, at=at, under=under.slug if under else "")

    def retire(self, *, by: User, at: datetime) -> None:
        """Read it no more. What was found under it stays there; its children move up a step."""
        self._check_open(by)
        self.retired_at = at
        with transaction.atomic():
            self.children.update(parent=self.parent)
            self._keep("retired a theme", by, at)

    def bring_back(self, *, by: User, at: datetime) -> None:
        """Read it again; one that was merged stays where it went."""
        rules.check_may_arrange(by)
        rules.check_not_merged(self)
        rules.names(self.name_nl, self.name_en, beside=Theme.objects.current().exclude(pk=self.pk))
        self.retired_at, self.parent = None, None
        self._keep("brought a theme back", by, at)

    def merge(self, into: Theme, *, by: User, at: datetime) -> None:
        """Let it become part of another: its signals, examples, phrases and children go along.

        Readings and corrections that name it keep doing so, and count for the other from now on.
        """
        self._check_open(by)
        rules.check_mergeable(self, into)
        into.phrases = rules.phrases([*into.phrases, *self.phrases])
        self.merged_into, self.retired_at = into, at
        with transaction.atomic():
            into._keep("took a theme in", by, at, other=self.slug)
            self._keep("merged a theme", by, at, into=into.slug)
            Theme.objects.filter(merged_into=self).update(merged_into=into)  # one step is always enough
            self.children.update(parent=into)
            self.examples.update(theme=into)
            _rehang(self, into)

    def split(
        self, names: Sequence[tuple[str, str]], examples: Sequence[Iterable[int]], *, by: User, at: datetime
    ) -> list[Theme]:
        """Make two themes under it, each with its part of the examples (their keys); it stays above."""
        self._check_open(by)
        parts = rules.parts(self, names, examples)
        with transaction.atomic():
            made = [Theme.add(*name, by=by, at=at, under=self) for name in names]
            for theme, keys in zip(made, parts, strict=True):
                self.examples.filter(pk__in=keys).update(theme=theme)
            self._keep("split a theme", by, at, into=[theme.slug for theme in made])
        return made

    def family(self) -> list[int]:
        """The keys of this theme and of all that hangs under it."""
        keys, layer = [self.pk], [self.pk]
        while layer:
            layer = list(
                Theme.objects.filter(parent__in=layer).exclude(pk__in=keys).values_list("pk", flat=True)
            )
            keys += layer
        return keys

    def touched(self, *, at: datetime) -> None:
        """How it is recognised has changed, so history is to be read again."""
        self.changed_at = at
        Theme.objects.filter(pk=self.pk).update(changed_at=at)

    def _check_open(self, by: User) -> None:
        rules.check_may_arrange(by)
        rules.check_current(self)

    def _keep(self, verb: str, by: User, at: datetime, **data: Any) -> None:
        self.changed_at = at
        with transaction.atomic():
            self.save()
            note(verb, self, by=by, at=at, **data)


def _slug(name: str) -> str:
    """A slug of this name that no theme ever had."""
    wanted = slugify(name)[:50] or "theme"
    taken = set(Theme.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    if wanted not in taken:
        return wanted
    return next(f"{wanted}-{n}" for n in range(2, len(taken) + 3) if f"{wanted}-{n}" not in taken)


def _rehang(theme: Theme, into: Theme) -> None:
    """Let the gists of one theme hang under the other; a gist that has both keeps one."""
    hung = Theme.gists.through._default_manager
    both = hung.filter(theme=into).values("gist_id")
    hung.filter(theme=theme, gist_id__in=both).delete()
    hung.filter(theme=theme).update(theme=into)
