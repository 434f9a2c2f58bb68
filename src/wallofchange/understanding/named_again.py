"""Leave for a name in compliments, given or taken back, and a compliment that a person read better."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TypeAlias

from django.db import transaction
from django.db.models import F, Max, Q

from wallofchange.diary.models import Entry
from wallofchange.listening.models import Expectation, Signal
from wallofchange.listening.models.sealed import Locked
from wallofchange.people.models import User
from wallofchange.people.models.user import GAVE, TOOK_BACK
from wallofchange.understanding.carried import Change, carried, changes
from wallofchange.understanding.models import (
    Correction,
    Gist,
    ProposalSentence,
    Reading,
    ThemeExample,
    ThemeReading,
)
from wallofchange.understanding.pull import read_words

Changed: TypeAlias = Mapping[int, Sequence[Change]]  # by signal

STEP = 500
TEXTS = {  # what a reading holds in a customer's own words, and how much of it
    "words": None,
    "wish": 300,
    "worry": 300,
    "need": 300,
    "expectation_phrase": 200,
    "compliment_to": 80,
}
COVERS = ("[naam]", "[name]")  # what stands in the place of a name

# Changes that this process knows to be taken up; looked at once more after a start.
_done: set[tuple[object, ...]] = set()


def pull(
    *, at: datetime, limit: int = STEP, copies: Callable[[Changed], object] = lambda _changed: None
) -> int:
    """Make the working text again where leave, or what a person says it feels like, changed since; how many.

    `copies` follows in the same breath: what later rooms keep of these words.
    """
    last = Entry.objects.filter(verb__in=(GAVE, TOOK_BACK)).order_by("-pk").first()
    if last is None:
        return 0
    for seen, due in (((last.pk, last.at), _by_leave), (_last_corrected(), _by_people)):
        if seen in _done:
            continue
        found = Gist.objects.filter(due(last)).order_by("-pk").values("pk")[:limit]
        if signals := list(Signal.objects.filter(pk__in=found)):
            _make_again(signals, at, copies)
            return len(signals)
        _done.add(seen)
    return 0


def _last_corrected() -> tuple[object, ...]:
    """What tells whether a person read a feeling otherwise since."""
    felt = Correction.objects.filter(field=Correction.Field.POLARITY)
    return tuple(felt.aggregate(last=Max("pk"), at=Max("at"), withdrawn=Max("withdrawn_at")).values())


def _by_people(_last: Entry) -> Q:
    """A person knows better than a reader whether it is a compliment."""
    felt = Correction.objects.filter(field=Correction.Field.POLARITY)
    read = F("signal__gist__reading__at")
    return Q(pk__in=felt.filter(Q(at__gt=read) | Q(withdrawn_at__gt=read)).values("signal"))


def _by_leave(last: Entry) -> Q:
    return _may_change() & Q(reading__at__lte=last.at)


def _may_change() -> Q:
    """Compliments with a covered name, and words with the name of somebody who took their leave back."""
    covered = Q(words__contains=COVERS[0]) | Q(words__contains=COVERS[1])
    found = covered & (Q(polarity=Reading.Polarity.POSITIVE) | Q(signal__expectation=Expectation.EXCEEDED))
    took_back = Entry.objects.filter(verb=TOOK_BACK).values("noun_id")
    for user in User.objects.filter(pk__in=took_back, name_may_stay=False):
        found |= Q(words__icontains=user.first_name)
        for copy in (ProposalSentence, ThemeExample):
            kept = copy.objects.filter(words__icontains=user.first_name).exclude(signal=None)
            found |= Q(pk__in=kept.values("signal"))
    return found


def _make_again(signals: Sequence[Signal], at: datetime, copies: Callable[[Changed], object]) -> None:
    legible = [signal for signal in signals if not isinstance(signal.words, Locked)]
    fresh = {signal.pk: read for signal, read in zip(legible, read_words(legible), strict=True)}
    readings = list(Reading.objects.filter(signal__in=[signal.pk for signal in signals]))
    # What came in tells a copy that was left behind earlier what is covered now.
    originals = {one.pk: changes(str(one.words), fresh[one.pk].words) for one in legible}
    changed: dict[int, tuple[Change, ...]] = {}
    for one in readings:
        one.at = max(one.at, at)
        if read := fresh.get(one.signal_id):
            found = changes(one.words, read.words) + originals[one.signal_id]
            changed[one.signal_id] = (*changed.get(one.signal_id, ()), *found)
            one.themes = _passages(one.themes, found)
            for name, most in TEXTS.items():
                setattr(one, name, getattr(read, name)[:most])
    with transaction.atomic():
        Reading.objects.bulk_update(readings, [*TEXTS, "themes", "at"], 200)
        differs = {pk: found for pk, found in changed.items() if found}
        _copied_here(differs)
        copies(differs)
        standing = Gist.objects.filter(pk__in=[signal.pk for signal in signals])
        Gist.objects.project(list(Reading.objects.filter(pk__in=standing.values("reading"))))


def _passages(themes: Sequence[dict[str, str]], found: Sequence[Change]) -> list[dict[str, str]]:
    return [one | {"passage": carried(one.get("passage") or "", found)} for one in themes]


def _copied_here(changed: Changed) -> None:
    """What this room keeps of the same words: found themes, proposals, and examples that teach a theme."""
    again = list(ThemeReading.objects.filter(signal__in=changed))
    for reading in again:
        reading.themes = _passages(reading.themes, changed[reading.signal_id])
    ThemeReading.objects.bulk_update(again, ["themes"], 200)
    sentences = list(ProposalSentence.objects.filter(signal__in=changed))
    for sentence in sentences:
        sentence.words = carried(sentence.words, changed[sentence.signal_id])
    ProposalSentence.objects.bulk_update(sentences, ["words"], 200)
    examples = list(ThemeExample.objects.filter(signal__in=changed).exclude(words=""))
    for example in examples:
        example.words = carried(example.words, changed.get(example.signal_id or 0, ()))
    ThemeExample.objects.bulk_update(examples, ["words"], 200)
