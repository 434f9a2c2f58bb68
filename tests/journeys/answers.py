"""A list of answers as a manager would export it: Dutch headers, semicolons, decimal commas, days first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

HEADER = "Nummer;Datum;Cijfer;Toelichting;Klantmoment;Vestiging"
UNITS = ("Almelo", "Deventer", "Hengelo", "Kampen", "Lochem", "Raalte", "Zutphen", "Zwolle",
         "Apeldoorn", "Doetinchem", "Ommen", "Rijssen")  # fmt: skip
TREATED = UNITS[::2]
SHORT = ("Ik moest drie keer bellen voordat er iemand terugbelde.", "Niemand wist waar de monteur bleef.",
         "Weer een halve dag vrij genomen voor niets.")  # fmt: skip
PLAIN = ("Prima zo.", "Gewoon zoals het hoort.", "Netjes gewerkt, op tijd.", "")
WARM = ("Ze belden mij nog voordat ik zelf kon bellen. Dat had ik niet verwacht.",
        "Wat een fijne monteur, hij nam echt de tijd.")  # fmt: skip


def write(path: Path, since: date, weeks: int, *, effect: Callable[[str], float], per_week: int = 8) -> Path:
    """Answers of so many weeks from every unit; `effect` is what is added to a score in a unit."""
    path.write_text("\n".join([HEADER, *_rows(since, weeks, effect, per_week)]) + "\n", encoding="cp1252")
    return path


def _rows(since: date, weeks: int, effect: Callable[[str], float], per_week: int) -> Iterator[str]:
    chance = Random(since.isoformat())
    for day in range(weeks * 7):
        for unit in UNITS:
            for number in range(per_week // 7 + (chance.random() < per_week % 7 / 7)):
                score = min(10.0, max(0.0, round(2 * chance.gauss(7.0 + effect(unit), 1.4)) / 2))
                said = since + timedelta(days=day)
                words = chance.choice(SHORT if score < 6 else PLAIN if score < 9 else WARM)
                mark = f"{score:g}".replace(".", ",")
                key = f"{said:%y%m%d}-{unit[:3]}-{number}"
                yield f"{key};{said:%d-%m-%Y};{mark};{words};monteur aan huis;{unit}"
