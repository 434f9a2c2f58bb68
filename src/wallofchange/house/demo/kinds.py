"""Kind and proof in the story: what customers found and when, a wall called grey, issues elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final

from wallofchange.deciding.models import CustomerTest, TrackerLink, WhyNot
from wallofchange.deciding.trackers.addresses import issue_at
from wallofchange.deciding.trackers.news import DOING, DONE, News
from wallofchange.house.demo.telling import Event, Teller, at
from wallofchange.learning import portfolio

LOOKED_AT_THE_WALL: Final = (20, *range(22, 79, 4))  # weeks; in a home that is lived in the worker looks
ISSUES: Final = (
    (
        "10",
        "https://heemwarm.atlassian.net/browse/DIG-214",
        "mirjam",
        (66, 1, "10:12"),
        "In bewerking",
        DOING,
    ),
    ("dark-app", "https://github.com/heemwarm/planning/issues/88", "iris", (77, 2, "15:40"), "closed", DONE),
)


@dataclass(frozen=True)
class Kinds:
    """What happened to the ideas of a teller, beside what they themselves tell."""

    teller: Teller

    def events(self) -> Iterator[Event]:
        """Return it all, in no order."""
        for week in LOOKED_AT_THE_WALL:
            yield at((week, 0, "08:25")), lambda now: portfolio.pull(at=now)
        yield at((43, 1, "09:20")), partial(self._found, "1", "nine")
        yield at((74, 2, "09:20")), partial(self._found, "1", "seven")
        yield at((32, 1, "09:40")), self._why_not
        yield at((71, 3, "09:15")), self._glasses
        for key, address, who, when, word, state in ISSUES:
            yield at(when), partial(self._link, key, address, who, word, state)

    def _found(self, key: str, kind: str, now: datetime) -> None:
        self.teller.ideas[key].find_kind(kind, at=now)

    def _why_not(self, now: datetime) -> None:
        WhyNot.tap(self.teller.ideas["3"], WhyNot.Reason.UNNOTICED, by=self.teller.person("mirjam"), at=now)

    def _glasses(self, now: datetime) -> None:
        CustomerTest.of_idea(
            self.teller.ideas["9"],
            expects_now="Van een ketelbedrijf: een aanbieding voor een nieuwe ketel.",
            will_get="Een kaart voor de ketel, met eerlijk advies, ook als dat is: hij kan nog wel even mee.",
            remarkable="Niemand die ketels verkoopt schrijft dat je er geen hoeft te kopen.",
            how_known="Door te loten: wie een kaart kreeg naast wie er geen kreeg.",
            by=self.teller.person("sefa"),
            at=now,
        )

    def _link(self, key: str, address: str, who: str, word: str, state: str, now: datetime) -> None:
        link = TrackerLink.hang(self.teller.ideas[key], address, by=self.teller.person(who), at=now)
        _address, issue = issue_at(address)
        link.hear(News(issue, word, state, now), delivery=f"story-{key}", at=now)
