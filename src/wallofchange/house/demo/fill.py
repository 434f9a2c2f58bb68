"""Fill an empty home with the simulated company: who is there, what was heard, read and done about it."""

import time
from collections.abc import Callable

import pyarrow as pa
from django.db import transaction

from wallofchange.diary.clock import tell_story_from
from wallofchange.diary.refused import Refused
from wallofchange.house.demo import generator, weeks
from wallofchange.house.demo.answering import answer
from wallofchange.house.demo.hearing import Heard, hear
from wallofchange.house.demo.mornings import mornings
from wallofchange.house.demo.moving_in import Company, move_in
from wallofchange.house.demo.telling import Teller
from wallofchange.listening.models import Signal
from wallofchange.people.models import User
from wallofchange.understanding.models import Reading
from wallofchange.understanding.pull import pull

READ_AT_ONCE = 4_000


def fill(
    progress: Callable[[str], None] = lambda _line: None,
    *,
    seed: int = generator.SEED,
    said: pa.Table | None = None,
) -> None:
    """Fill this home, or leave it as empty as it was; `said` is what the generator makes of the seed.

    Raises:
        Refused: when somebody lives here already.
    """
    if User.objects.exists() or Signal.objects.exists():
        raise Refused(
            "This home is not empty: the demo wants one of its own.",
            remedy="Choose another folder: wallofchange --home DIR demo.",
        )
    with transaction.atomic():
        company, heard = _say(generator.heard(seed) if said is None else said, progress)
        _read(heard, progress)
        _tell(company, heard, seed, progress)
        asked = answer(heard, company, seed)
        progress(f"{asked} customers asked for an answer; three are still waiting.")
    tell_story_from(weeks.TODAY)


def _say(said: pa.Table, progress: Callable[[str], None]) -> tuple[Company, Heard]:
    company = move_in()
    progress(f"{len(company.people)} people in {len(company.teams)} teams have a place.")
    heard = hear(said, company)
    progress(f"{len(heard.said)} customers have spoken, in eighteen months.")
    return company, heard


def _read(heard: Heard, progress: Callable[[str], None]) -> None:
    """Read everything with the fast reader, a line a second or so."""
    done, told = 0, time.monotonic()
    while read := pull(READ_AT_ONCE, at=weeks.TODAY):
        done += read
        if time.monotonic() - told >= 1:
            progress(f"{done} of {len(heard.said)} read.")
            told = time.monotonic()
    progress(f"{Reading.objects.count()} read, each with what was expected and how sure the reader is.")


def _tell(company: Company, heard: Heard, seed: int, progress: Callable[[str], None]) -> None:
    """Let everything happen in the order in which it happened."""
    teller = Teller(company, heard)
    events = sorted([*teller.events(), *mornings(company, seed)], key=lambda event: event[0])
    for at, happen in events:
        happen(at)
    progress(
        f"{len(teller.ideas)} ideas went over the wall, {len(teller.objections)} yes-buts were answered."
    )
