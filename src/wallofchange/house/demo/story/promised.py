"""What Heemwarm promised in eighteen months, and when a promise became tighter or wider."""

from dataclasses import dataclass
from typing import Any, Final

from wallofchange.house.demo import weeks
from wallofchange.house.demo.company import BREAKDOWN, CHECK, DISTRICTS, ENGINEER
from wallofchange.house.demo.truth import TRUTH

AN_HOUR: Final = TRUTH.change(7)
IN_THE_HOUR: Final = tuple(DISTRICTS[number] for number in AN_HOUR.districts)
ELSEWHERE: Final = tuple(name for name in DISTRICTS if name not in IN_THE_HOUR)
HALF_A_DAY: Final = ("Wij komen 's ochtends of 's middags.", "We come in the morning or in the afternoon.")
ONE_HOUR: Final = ("Wij komen binnen een uur.", "We come within one hour.")
TWO_HOURS: Final = ("Wij komen binnen twee uur.", "We come within two hours.")


@dataclass(frozen=True)
class Promised:
    """One promise: by whose team and lead, for which weeks (both counted), where and about what."""

    team: str
    lead: str
    text: tuple[str, str]  # nl, en
    weeks: tuple[int, int | None]
    moment: str = ""
    kind: str = ""
    threshold: str = ""
    units: tuple[str, ...] = ()

    @property
    def said(self) -> dict[str, Any]:
        """It as a form has it."""
        first, last = self.weeks
        return {
            "text_nl": self.text[0],
            "text_en": self.text[1],
            "starts_on": weeks.day(first).isoformat(),
            "ends_on": weeks.day(last, 6).isoformat() if last else "",
            "moment": self.moment,
            "kind": self.kind,
            "threshold": self.threshold,
            "units": list(self.units),
        }


def _visits(text: tuple[str, str], first: int, last: int | None, hours: str, *units: str) -> list[Promised]:
    return [
        Promised("field", "joke", text, (first, last), moment, "on_time", hours, units)
        for moment in (CHECK, ENGINEER)
    ]


PROMISED: Final = [
    Promised(
        "service", "anna",
        ("U hebt binnen twee werkdagen antwoord.", "You have an answer within two working days."),
        (1, None), kind="answered_in_days", threshold="2 werkdagen",
    ),
    Promised(
        "service", "anna",
        ("Binnen vijf minuten krijgt u iemand aan de lijn.", "Somebody speaks to you within five minutes."),
        (1, None), BREAKDOWN, "minutes_on_phone", "5 minuten",
    ),
    Promised(
        "field", "joke",
        ("Vandaag gemeld, morgen weer warm.", "Reported today, warm again tomorrow."),
        (1, None), ENGINEER, "lead_time_days", "1 dag",
    ),
    *_visits(HALF_A_DAY, 1, AN_HOUR.after[0] - 1, "5 uur"),
    *_visits(HALF_A_DAY, AN_HOUR.after[0], None, "5 uur", *ELSEWHERE),
    *_visits(ONE_HOUR, *AN_HOUR.after, "1 uur", *IN_THE_HOUR),
    *_visits(TWO_HOURS, AN_HOUR.after[1] + 1, None, "2 uur", *IN_THE_HOUR),
]  # fmt: skip
