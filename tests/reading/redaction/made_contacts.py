"""Telephone numbers and e-mail addresses, drawn by lot and written as people write them."""

from __future__ import annotations

from random import Random

from tests.reading.redaction.made_digits import digits, groups, parted


def phone(language: str, lot: Random) -> str:
    kind = lot.choices(_KINDS[language], (5, 2, 1, 1))[0]
    return kind(lot)


def _dutch_mobile(lot: Random) -> str:
    number = digits(lot, 8)
    if lot.random() < 0.08:
        said = lot.choice(("nul zes", "nul-zes", "zero six", "Nul Zes"))
        return f"{said} {parted(number, lot)}"
    start = lot.choices(
        ("06", "+316", "00316", "+31 6", "+31 (0)6", "+31(0)6", "0031 6", "(06)", "31 6", "+31-6"),
        (50, 8, 4, 10, 6, 4, 5, 3, 2, 3),
    )[0]
    return start + lot.choice(("", " ", "-", " - ", ".")) + parted(number, lot)


def _dutch_fixed(lot: Random) -> str:
    area = lot.choice(("020", "010", "030", "070", "040", "0513", "0591", "0348", "0320", "0118"))
    rest = parted(lot.choice("23456789") + digits(lot, 9 - len(area)), lot)
    start = lot.choices((area, f"({area})", f"+31 {area[1:]}", f"+31 (0){area[1:]}"), (6, 2, 1, 1))[0]
    return start + lot.choice((" ", "-", " - ")) + rest


def _belgian(lot: Random) -> str:
    start = lot.choice(("04", "+32 4", "0032 4"))
    body = f"{lot.randint(60, 99)}"
    return start + body + " " + groups(digits(lot, 6), (2, 2, 2), lot.choice(" ./"))


def _german(lot: Random) -> str:
    return (
        lot.choice(("+49 ", "0049 ")) + f"1{lot.choice('567')}{digits(lot, 1)} " + parted(digits(lot, 8), lot)
    )


def _british_mobile(lot: Random) -> str:
    start = lot.choice(("07", "07", "+44 7", "+447", "+44 (0)7", "0044 7"))
    body = start + digits(lot, 3)
    return body + lot.choice((" ", "", "-")) + groups(digits(lot, 6), lot.choice(((6,), (3, 3))), " ")


def _british_fixed(lot: Random) -> str:
    area = lot.choice(("020", "0161", "01632", "0113", "0131"))
    rest = "7" + digits(lot, 10 - len(area))
    return lot.choice((f"{area} ", f"({area}) ", f"{area}-")) + groups(
        rest, (len(rest) - 4, 4), lot.choice((" ", ""))
    )


def _american(lot: Random) -> str:
    area = f"{lot.randint(201, 989)}"
    exchange, line = f"{lot.randint(200, 999)}", digits(lot, 4)
    start = lot.choice(("", "", "+1 ", "1-", "001 "))
    return start + lot.choice(
        (
            f"({area}) {exchange}-{line}",
            f"{area}-{exchange}-{line}",
            f"{area}.{exchange}.{line}",
            f"{area} {exchange} {line}",
        )
    )


_KINDS = {
    "nl": (_dutch_mobile, _dutch_fixed, _belgian, _german),
    "en": (_british_mobile, _american, _british_fixed, _dutch_mobile),
}


def email(language: str, lot: Random, domains: list[str]) -> str:
    first, last = (
        lot.choice(("jan", "marga", "piet", "kim", "bo", "sanne", "rik")),
        lot.choice(("kramer", "visch", "dewit", "lane", "poole")),
    )
    local = lot.choice(
        (
            f"{first}.{last}",
            f"{first[0]}.{last}",
            f"{first}{lot.randint(50, 99)}",
            f"{first}_{last}",
            f"{first}-{last}",
            f"{last}+{first}",
            f"{first[0]}{last}{lot.randint(1, 9)}",
        )
    )
    sign = lot.choices(_signs(language), (60, 5, 6, 5, 6, 10, 4))[0]
    domain = lot.choice(domains)
    if sign != "@" and lot.random() < 0.5:
        domain = domain.replace(".", lot.choice((f" {_DOT[language]} ", " . ", "(dot)", " dot ")))
    address = local + sign + domain
    return lot.choices((address, address.upper(), address.title()), (85, 8, 7))[0]


_DOT = {"nl": "punt", "en": "dot"}


def _signs(language: str) -> tuple[str, ...]:
    said = " apenstaartje " if language == "nl" else " at "
    return "@", " @ ", "(at)", " (at) ", "[at]", said, " at "
