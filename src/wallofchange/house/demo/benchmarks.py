"""What others say they found: one figure from an advertisement, and a study among installers."""

from datetime import datetime
from typing import Final

from wallofchange.house.demo import weeks
from wallofchange.house.demo.moving_in import Company
from wallofchange.learning.models import Benchmark, Question

ASKED: Final = "Welk cijfer geeft u deze onderhoudsbeurt?"
STUDY: Final = "Brancheonderzoek installatie 2026, tabel 4"
# Mean, spread and how many answered, of three who asked the same in the same way.
INSTALLERS: Final = {
    "Installateur A": (7.24, 1.71, 412),
    "Installateur B": (7.61, 1.66, 388),
    "Installateur C": (7.5, 1.8, 61),
}


LOOKED_UP: Final = weeks.moment_in(77, 1, "10:00")


def benchmarks(company: Company, at: datetime) -> None:
    """Write down how Heemwarm asks, and four figures of others: three alike, one only to know."""
    by = company.people["noor"]
    alike = {"question": ASKED, "mode": "mail", "country": "NL", "moment": company.moments["check"]}
    Question.keep(by=by, at=at, version="check-1", **alike)
    for name, (mean, sd, n) in INSTALLERS.items():
        figure = {"name": name, "mean": mean, "sd": sd, "n": n, "day": weeks.day(74, 6), "source": STUDY}
        Benchmark.keep(by=by, at=at, **alike, **figure)
    Benchmark.keep(
        by=by,
        at=at,
        name="Een landelijke concurrent",
        question="Hoe tevreden bent u over ons?",
        scale_low=1,
        scale_high=10,
        country="NL",
        mean=7.6,
        day=weeks.day(70, 6),
        source="Advertentie in de krant, zonder aantal",
    )
