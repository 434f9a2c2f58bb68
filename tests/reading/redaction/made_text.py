"""Texts put together by lot: frames of made/ filled with numbers and names as people write them.

It draws the digits first and then how somebody would group and part them; it knows nothing of how they
are looked for. The parts "unseen" and "sealed" share no frame and no name; "later" names nobody.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import cache
from random import Random

from tests.reading.redaction import made_contacts as contacts
from tests.reading.redaction import made_numbers as numbers
from tests.reading.redaction.marked import HERE, Marked, parsed

TIMES = 4  # every frame is filled so often
_SLOT = re.compile(r"\{(\w+)\}")


@cache
def made(part: str, times: int = TIMES, seed: int = 20_261_122) -> tuple[Marked, ...]:
    """Every frame of the part, filled `times` times, in both languages."""
    return tuple(
        parsed(_filled(frame, part, path.stem.rsplit("_", 1)[1], Random(f"{seed} {frame} {turn}")), language)
        for path in sorted((HERE / "made").glob(f"{part}_*.txt"))
        for language in (path.stem.rsplit("_", 1)[1],)
        for frame in path.read_text(encoding="utf-8").splitlines()
        for turn in range(times)
    )


def _filled(frame: str, part: str, language: str, lot: Random) -> str:
    return _SLOT.sub(lambda slot: _drawn(slot[1], part, language, lot), frame)


def _drawn(slot: str, part: str, language: str, lot: Random) -> str:
    if slot in ("first", "last", "initials"):
        return f"{{name:{_name(slot, part, language, lot)}}}"
    if slot in _PLAIN:
        return _PLAIN[slot](lot)
    write = _WRITTEN[slot]
    return f"{{{'number' if slot == 'own' else slot}:{write(language, lot)}}}"


def _name(slot: str, part: str, language: str, lot: Random) -> str:
    if slot == "initials":
        return ".".join(lot.choice("ABCDEFGHJKLMNPRSTVW") for _ in range(lot.choice((1, 1, 2)))) + "."
    name: str = lot.choice(_draws()[part][language][slot])
    return lot.choices((name, name.lower(), name.upper()), (90, 7, 3))[0]


@cache
def _draws() -> dict[str, dict[str, dict[str, list[str]]]]:
    return tomllib.loads((HERE / "made" / "draws.toml").read_text(encoding="utf-8"))


def _listed(key: str) -> Callable[[Random], str]:
    return lambda lot: lot.choice(_draws()[key])  # type: ignore[arg-type]  # the plain lists stand beside the parts


def _date(lot: Random) -> str:
    day, month, year = lot.randint(1, 28), lot.randint(1, 12), lot.randint(2018, 2026)
    return lot.choice(
        (
            f"{day:02}-{month:02}-{year}",
            f"{day}/{month}/{year % 100}",
            f"{day}.{month}.{year}",
            f"{year}-{month:02}-{day:02}",
            f"{day} {lot.choice(('januari', 'maart', 'mei', 'juli', 'oktober'))} {year}",
            f"{day} {lot.choice(('January', 'March', 'May', 'July', 'October'))}",
            f"{lot.choice(('maandag', 'Tuesday', 'vrijdag', 'Sunday'))} {day}-{month}",
        )
    )


def _amount(lot: Random) -> str:
    whole, cents = lot.choice((lot.randint(1, 99), lot.randint(100, 9_999))), lot.randint(0, 99)
    return lot.choice(
        (
            f"€ {whole},{cents:02}",
            f"€{whole}.{cents:02}",
            f"{whole} euro",
            f"${whole:,}.{cents:02}",
            f"£{whole}",
            f"{whole},- euro",
            f"{whole:,} dollars".replace(",", lot.choice(",.")),
            f"EUR {whole},{cents:02}",
        )
    )


def _big(lot: Random) -> str:
    figure = lot.randint(1_000, 400_000)
    return lot.choice(
        (f"{figure}", f"{figure:,}", f"{figure:,}".replace(",", "."), f"{figure:,}".replace(",", " "))
    )


def _code(lot: Random) -> str:
    letters = "".join(lot.choice("ABCDEFGHJKLMNPQRSTUVWXZ") for _ in range(lot.randint(1, 3)))
    digits = str(lot.randint(10, 9_999))
    tail = lot.choice(("", "", "A", "X", "B/W", "-E", "/90", " Pro", " Plus"))
    return letters + lot.choice(("", "", "-", " ")) + digits + tail


_PLAIN: dict[str, Callable[[Random], str]] = {
    "city": _listed("cities"),
    "brand": _listed("brands"),
    "date": _date,
    "amount": _amount,
    "bign": _big,
    "code": _code,
    "n": lambda lot: str(lot.randint(2, 96)),
    "year": lambda lot: str(lot.randint(1995, 2026)),
    "time": lambda lot: f"{lot.randint(6, 22)}{lot.choice(':.')}{lot.randint(0, 59):02}",
    "version": lambda lot: f"{lot.randint(1, 19)}.{lot.randint(0, 12)}.{lot.randint(0, 30)}",
}
_WRITTEN: dict[str, Callable[[str, Random], str]] = {
    "phone": contacts.phone,
    "email": lambda language, lot: contacts.email(language, lot, _draws()["domains"]),
    "iban": numbers.iban,
    "bsn": numbers.bsn,
    "card": numbers.card,
    "address": lambda language, lot: numbers.address(language, lot, _draws()[f"streets_{language}"]),
    "plate": numbers.plate,
    "own": numbers.own,
    "number": numbers.number,
}
