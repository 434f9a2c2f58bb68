"""Fill an empty home with the simulated company: who is there, what was heard, read and done about it."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

import pyarrow as pa
from django.db import transaction

from wallofchange.diary.clock import tell_story_from
from wallofchange.diary.refused import Refused
from wallofchange.house.demo import generator, weeks
from wallofchange.house.demo.anchors import measure, promised
from wallofchange.house.demo.answering import answer
from wallofchange.house.demo.benchmarks import LOOKED_UP, benchmarks
from wallofchange.house.demo.goals import goals, look_at_limits
from wallofchange.house.demo.hearing import Heard, listen
from wallofchange.house.demo.inviting import invite
from wallofchange.house.demo.kinds import Kinds
from wallofchange.house.demo.mandates import mandated
from wallofchange.house.demo.mornings import friday_promises, mornings
from wallofchange.house.demo.moving_in import Company, move_in
from wallofchange.house.demo.reader_beside import ReaderBeside, Readings, reader_beside
from wallofchange.house.demo.reading_along import Lots, reading_along
from wallofchange.house.demo.rooms import rooms
from wallofchange.house.demo.telling import Teller
from wallofchange.house.demo.words_to_ideas import events as words_to_ideas
from wallofchange.listening.models import Signal
from wallofchange.people.models import User
from wallofchange.understanding.models import Theme
from wallofchange.understanding.pull import keep, praised

READ_AT_ONCE: Final = 1_000  # texts


def fill(
    progress: Callable[[str], None] = lambda _line: None,
    *,
    seed: int = generator.SEED,
    said: pa.Table | None = None,
    leave_the_rest: bool = False,
) -> None:
    """Fill this home, or leave it as empty as it was; `said` is what the generator makes of the seed.

    `leave_the_rest`: read only what the first pages show, and leave the rest to the worker.

    Raises:
        Refused: when somebody lives here already.
    """
    if User.objects.exists() or Signal.objects.exists():
        raise Refused(
            "This home is not empty: the demo wants one of its own.",
            remedy="Choose another folder: wallofchange --home DIR demo.",
        )
    with reader_beside() as reader, transaction.atomic():
        company = move_in()
        progress(f"{len(company.people)} people in {len(company.teams)} teams have a place.")
        heard = listen(generator.heard(seed) if said is None else said, company)
        lots = Lots.of(heard, company, seed)
        first = [each.signal for each in heard.said if each.is_shown_first or each in lots]
        readings = _begin_to_read(reader, first)
        heard.write_down()
        progress(f"{len(heard.said)} times a customer spoke, in eighteen months.")
        measured = measure(heard, company, seed) + invite(heard, company, seed)
        progress(f"{measured} facts stand beside their words: on time or not, minutes, how many were asked.")
        _keep(readings, first, progress)
        rest = [] if leave_the_rest else _without(heard, first)
        readings = _begin_to_read(reader, rest)
        _tell(company, heard, lots, seed, progress)
        if rest:
            _keep(readings, rest, progress)
        _read_what_hangs(reader)
        asked = answer(heard, company, seed)
        progress(f"{asked} customers asked for an answer; three are still waiting.")
        look_at_limits(weeks.TODAY)
    tell_story_from(weeks.TODAY)


def _without(heard: Heard, first: list[Signal]) -> list[Signal]:
    read = {signal.pk for signal in first}
    return [each.signal for each in heard.said if each.signal.pk not in read]


def _begin_to_read(reader: ReaderBeside, signals: list[Signal]) -> Iterator[Readings]:
    themes = tuple(theme.known for theme in Theme.objects.of_this_home())
    batches = [
        ([each.words for each in part], [each.language or None for each in part], praised(part))
        for part in _parts(signals)
    ]
    return reader.begin(batches, themes, User.objects.names_that_may_stay())


def _keep(readings: Iterator[Readings], signals: list[Signal], progress: Callable[[str], None]) -> None:
    """Keep what was read, a line a second or so."""
    done, told = 0, time.monotonic()
    for part, read in zip(_parts(signals), readings, strict=True):
        keep(part, read, at=weeks.TODAY)
        done += len(part)
        if time.monotonic() - told >= 1:
            progress(f"{done} of {len(signals)} read.")
            told = time.monotonic()
    progress(f"{done} read, each with what was expected and how sure the reader is.")


def _read_what_hangs(reader: ReaderBeside) -> None:
    """The words that ideas rest on are on the wall from the first minute, however old they are."""
    hanging = list(Signal.objects.filter(evidence__isnull=False, gist=None).distinct().order_by("pk"))
    for part, read in zip(_parts(hanging), _begin_to_read(reader, hanging), strict=True):
        keep(part, read, at=weeks.TODAY)


def _parts(signals: list[Signal]) -> list[list[Signal]]:
    return [signals[at : at + READ_AT_ONCE] for at in range(0, len(signals), READ_AT_ONCE)]


def _tell(company: Company, heard: Heard, lots: Lots, seed: int, progress: Callable[[str], None]) -> None:
    """Let everything happen in the order in which it happened."""
    teller = Teller(company, heard)
    told = [*teller.events(), *mornings(company, seed), *friday_promises(company), *promised(company)]
    told.append((LOOKED_UP, partial(benchmarks, company)))
    told.extend(goals(teller))
    told.extend(mandated(company, heard))
    told.extend(rooms(company))
    told.extend(Kinds(teller).events())
    told.extend(words_to_ideas(teller))
    told.extend(lots.events())
    told.extend(reading_along(company, heard, seed))
    events = sorted(told, key=lambda event: event[0])
    for at, happen in events:
        happen(at)
    progress(f"{len(teller.ideas)} ideas went over the wall, {len(teller.objections)} yes-buts were said.")
