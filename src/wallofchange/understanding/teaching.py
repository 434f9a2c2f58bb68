"""What people taught about themes: gathered from the list, its examples and corrections; and its head."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Count, Max

from wallofchange.reading.theme_encoders import encoders
from wallofchange.reading.theme_head import Finder, ThemeHead, name_of
from wallofchange.reading.theme_teaching import FEWEST, WAY, Lesson, teach
from wallofchange.reading.themes import sentences_of
from wallofchange.understanding.models import Correction, Gist, TaughtList, Theme, ThemeExample
from wallofchange.understanding.models.correction import CorrectionQuerySet
from wallofchange.understanding.models.drawn import Drawn

MOST = 200  # sentences a theme is taught with, the newest
LOOKED_BACK = 5_000  # corrections
ENOUGH = 100  # signals that show what is ordinary here; a list that was taught before them is taught again
ORDINARY = 400  # newest signals whose sentences show what is ordinary here


class Sentence(NamedTuple):
    """One sentence that teaches, and whether it is about the theme."""

    theme: int
    words: str
    fits: bool


def made_from() -> str:
    """What the list and its examples are now; any change of what is taught changes it."""
    themes = Theme.objects.current().order_by("id").values_list("id", "slug", "phrases", "name_nl", "name_en")
    merged = Theme.objects.exclude(merged_into=None).order_by("id").values_list("id", "merged_into")
    examples = list(ThemeExample.objects.standing().values_list("id", "theme"))
    corrected = _theme_corrections().aggregate(n=Count("id"), last=Max("id"))
    learns = examples or corrected["n"]  # only then the encoders matter, and are loaded
    over = (
        [WAY, _heard_enough(), *(name_of(each) for each in encoders() if each is not None)] if learns else []
    )
    told = json.dumps([list(themes), list(merged), examples, list(corrected.values()), over])
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def taught_now(*, at: datetime) -> TaughtList:
    """Teach what there is to teach now, and keep it; signals heard until now are to be read again."""
    made, taught = made_from(), lessons()
    head = None
    if any(len(lesson.yes) >= FEWEST for lesson in taught):
        fast, deep = encoders()
        head = teach(taught, fast=fast, deep=deep, background=_ordinary())
    newest = (Gist.objects.aggregate(last=Max("pk"))["last"] or 0) + 1
    return TaughtList.objects.create(
        made_from=made, weights=head.to_bytes() if head else b"", at=at, start=newest, upto=newest
    )


def current_finder() -> Finder | None:
    """What finds the themes that were learnt; None where phrases do it alone."""
    latest = TaughtList.latest()
    return _finder(latest.pk) if latest and latest.weights else None


def lessons() -> list[Lesson]:
    """For each theme that is read: its names and its examples, those of corrections among them."""
    by_theme: dict[int, list[Sentence]] = defaultdict(list)
    for said in (*_given(), *_corrected()):
        by_theme[said.theme].append(said)
    return [_lesson(theme, by_theme[theme.pk]) for theme in Theme.objects.current() if by_theme[theme.pk]]


@lru_cache(maxsize=2)
def _finder(pk: int) -> Finder:
    taught = TaughtList.objects.get(pk=pk)
    return Finder(ThemeHead.from_bytes(bytes(taught.weights)), *encoders())


def _lesson(theme: Theme, said: Sequence[Sentence]) -> Lesson:
    names = dict.fromkeys([theme.name_nl, theme.name_en, theme.description])
    last = {
        sentence.words: sentence.fits for sentence in said if sentence.words
    }  # the latest word on it counts
    yes = [words for words, fits in last.items() if fits][-MOST:]
    no = [words for words, fits in last.items() if not fits][-MOST:]
    return Lesson(theme.slug, tuple(name for name in names if name), tuple(yes), tuple(no))


def _given() -> list[Sentence]:
    told = ThemeExample.objects.standing().values_list("theme", "words", "signal__gist__words", "fits")
    return [Sentence(theme, (words or whole or "")[:600], fits) for theme, words, whole, fits in told]


def _corrected() -> list[Sentence]:
    """What people say a signal is about, and what only the reader found in it."""
    latest = dict(_theme_corrections().order_by("-id").values_list("signal_id", "value")[:LOOKED_BACK][::-1])
    known = Theme.objects.keys_by_slug()
    heard = Gist.objects.filter(pk__in=latest, wordless=False).values_list("pk", "words", "reading__themes")
    sentences = []
    for pk, words, themes in heard.order_by("pk"):
        passages = {known.get(found["theme"]): found["passage"] for found in themes}
        named = {known[slug] for slug in latest[pk] if slug in known}
        sentences += [Sentence(theme, passages.get(theme, words[:600]), True) for theme in sorted(named)]
        sentences += [
            Sentence(theme, said, False) for theme, said in passages.items() if theme and theme not in named
        ]
    return sentences


def _theme_corrections() -> CorrectionQuerySet:
    """The audit sample teaches nothing: what was taught with cannot be audited with."""
    standing = Correction.objects.standing().filter(field=Correction.Field.THEMES)
    return standing.exclude(signal__in=Drawn.objects.values("signal"))


def _heard_enough() -> bool:
    return Gist.objects.with_words()[:ENOUGH].count() == ENOUGH


def _ordinary() -> list[str]:
    newest = Gist.objects.with_words().newest_first().values_list("words", flat=True)[:ORDINARY]
    return list(dict.fromkeys(said for words in newest for said in sentences_of(words)[:5]))
