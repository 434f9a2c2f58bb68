"""Ask today's reader once more about what another read in its place, as when it was down."""

from __future__ import annotations

from datetime import datetime

from wallofchange.listening.models import Signal
from wallofchange.listening.models.sealed import Locked
from wallofchange.reading.feeling import at_once
from wallofchange.understanding.lessons import reader_today
from wallofchange.understanding.models.reading import in_place_of
from wallofchange.understanding.pull import STEP, keep, read_words


def ask_again(*, at: datetime) -> tuple[int, int]:
    """Return how many were read in its place, and how many of them it has read itself now.

    Of the others the reading stays as it was, so this may be done as often as one likes.
    """
    reader = reader_today()
    today = (reader.name, reader.version)
    step = at_once(reader, STEP)
    left = Signal.objects.heard().filter(in_place_of(*today, "gist__reading__")).order_by("pk")
    asked = answered = last = 0
    while signals := list(left.filter(pk__gt=last)[:step]):
        last, asked = signals[-1].pk, asked + len(signals)
        legible = [signal for signal in signals if not isinstance(signal.words, Locked)]
        read = zip(legible, read_words(legible, reader), strict=True)
        own = [(signal, one) for signal, one in read if (one.reader, one.version) == today]
        if own:
            keep([signal for signal, _one in own], [one for _signal, one in own], at=at, today=today)
        answered += len(own)
    return asked, answered
