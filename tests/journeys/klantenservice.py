"""Small teams on the morning of the story, without its forty thousand customers.

`python -m tests.journeys.klantenservice HOME` fills an empty home; the clock of that home starts at 08:45.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from tests.journeys.house import furnish, plain

HERE = ZoneInfo("Europe/Amsterdam")
FRIDAY = datetime(2026, 10, 23, 9, 0, tzinfo=HERE)
MONDAY = datetime(2026, 10, 26, 8, 45, tzinfo=HERE)
WIDOW = (
    "Mijn man is net overleden en de ketel stond op zijn naam. Sefa heeft alles geregeld en vroeg niets "
    "twee keer. Ze stuurde een kaartje."
)
HURTS = "Drie keer uitgelegd dat mijn moeder in de kou zat, en drie keer een ander aan de lijn."
BELL = "Net in slaap. En toen de bel."
BABY = "Niet aanbellen, baby slaapt"
TEAMS = 10  # each walk has a morning of its own
PROMISES = ("Mevrouw uit Lochem bellen", "De wachttekst in één zin", "Met Digitaal over de foto")


def fill(home: Path) -> None:
    """In a process of its own, without the home and the settings of the tests."""
    furnish(home)
    command = [sys.executable, "-m", "tests.journeys.klantenservice", str(home)]
    subprocess.run(command, env=plain(), check=True)


def _fill(home: str) -> None:
    from wallofchange.house.home import open_home

    open_home(home)
    from django.contrib.auth.hashers import make_password
    from django.db import transaction

    from tests import cast
    from wallofchange.diary.clock import tell_story_from
    from wallofchange.people.models import User

    with transaction.atomic():
        for number in range(TEAMS):
            _morning(number)
        User.objects.update(password=make_password(cast.PASSWORD))  # hashed once: it is no secret
        User.objects.filter(name="Sefa Yildiz").update(name_may_stay=True)
    tell_story_from(MONDAY)


def _morning(number: int) -> None:
    """What happened in this team on Thursday and Friday, and what was heard since."""
    from tests import cast
    from wallofchange.deciding.models import DayStart, Idea, Promise, PromiseWord
    from wallofchange.people.models import User

    team = cast.team(f"Service {number}")
    sefa, anna, tom = (
        User.objects.welcome(f"{login}{number}", name)
        for login, name in (("sefa", "Sefa Yildiz"), ("anna", "Anna Wiersma"), ("tom", "Tom Brinkhuis"))
    )
    for person in (sefa, anna, tom):
        team.add(person, lead=person == anna)
    thursday = FRIDAY - timedelta(days=1)
    first = DayStart.hold(team, thursday.date(), leader=sefa, at=thursday)
    first.close("Wie belt hoort hoe lang het duurt.", by=sefa, at=thursday + timedelta(minutes=13))
    last = DayStart.hold(team, FRIDAY.date(), leader=anna, at=FRIDAY)
    promises = [
        Promise.make(what, team=team, due=MONDAY.date(), by=who, at=FRIDAY + timedelta(minutes=5))
        for what, who in zip(PROMISES, (sefa, anna, tom), strict=True)
    ]
    last.close("De drie die wachten zijn gebeld.", by=anna, at=FRIDAY + timedelta(minutes=13))
    promises[0].keep(by=sefa, at=FRIDAY + timedelta(hours=6))
    promises[1].keep(by=anna, at=FRIDAY + timedelta(hours=7))
    PromiseWord.say("help", promises[2], by=tom, at=FRIDAY + timedelta(hours=7))
    _heard(team.name, sefa)
    old = Idea.pin("Kies zelf je monteur", team=team, by=sefa, at=thursday - timedelta(days=1))
    old.yes_but("Ja, maar dan wil iedereen Dirk", by=tom, at=thursday)


def _heard(of: str, sefa: Any) -> None:
    from tests import cast
    from wallofchange.closing.models import FollowUp

    early = MONDAY - timedelta(hours=1)
    when = {"of": of, "said_at": early, "heard_at": early}
    cast.read(
        cast.signal(WIDOW, language="nl", expectation="exceeded", **when),
        polarity="positive",
        expectation="exceeded",
    )
    cast.read(cast.signal(HURTS, language="nl", expectation="below", **when))
    voices = [cast.signal(words, **when) for words in (BELL, f"{BELL} Weer.", "Wakker.")]
    for voice in voices:
        cast.read(voice, expectation="")
    cast.idea(BABY, of=of, by=sefa, at=early, signals=voices)
    said = (FRIDAY + timedelta(hours=6, minutes=10), MONDAY - timedelta(days=1), MONDAY - timedelta(hours=13))
    for number, at in enumerate(said, 1):
        words = f"Wie belt mij terug over de ketel? Dit is keer {number}."
        waits = cast.signal(words, of=of, said_at=at, heard_at=at)
        cast.read(waits, expectation="")
        due = MONDAY + timedelta(days=1, hours=number)
        FollowUp.objects.create(signal=waits, team=cast.team(of), at=at, due_at=due)


if __name__ == "__main__":
    _fill(sys.argv[1])
