"""Numbers that identify somebody, drawn by lot and written as people write them."""

from __future__ import annotations

from random import Random

from tests.reading.redaction.made_digits import digits, groups, parted

_LETTERS = "BDFGHJKLNPRSTVXZ"
_ROMAN = ("I", "II", "III")


def iban(language: str, lot: Random) -> str:
    country, body = lot.choices(_ACCOUNTS[language], (7, 1, 1, 1))[0]
    body = "".join(lot.choice("0123456789") if sign == "#" else sign for sign in body)
    account = f"{country}{_check(country, body):02}{body}"
    return _cased(_account_written(account, lot), lot)


_ACCOUNTS = {
    "nl": (
        ("NL", "INGB##########"),
        ("BE", "############"),
        ("DE", "##################"),
        ("NL", "RABO##########"),
    ),
    "en": (
        ("GB", "NWBK##############"),
        ("NL", "ABNA##########"),
        ("IE", "AIBK##############"),
        ("FR", "####################" + "###"),
    ),
}


def _check(country: str, body: str) -> int:
    return 98 - int("".join(str(int(sign, 36)) for sign in f"{body}{country}00")) % 97


def _account_written(account: str, lot: Random) -> str:
    fours = [account[place : place + 4] for place in range(0, len(account), 4)]
    return lot.choices(
        (
            account,
            " ".join(fours),
            "-".join(fours),
            ".".join(fours),
            f"{account[:2]} {account[2:4]} {account[4:8]} {account[8:]}",
            f"{account[:4]} {account[4:8]} {account[8:]}",
            f"{account[:8]} {account[8:]}",
        ),
        (8, 8, 2, 2, 1, 2, 1),
    )[0]


def bsn(language: str, lot: Random) -> str:
    while True:
        number = digits(lot, 9)
        weighed = sum(
            int(digit) * weight for digit, weight in zip(number, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)
        )
        if weighed % 11 == 0 and number.strip("0"):
            break
    sizes, sign = lot.choices(
        (
            ((9,), ""),
            ((3, 3, 3), " "),
            ((3, 3, 3), "."),
            ((4, 2, 3), "."),
            ((4, 2, 3), " "),
            ((3, 3, 3), "-"),
            ((2, 2, 2, 3), " "),
        ),
        (6, 2, 3, 3, 1, 1, 1),
    )[0]
    return groups(number, sizes, sign)


def card(language: str, lot: Random) -> str:
    start, size = lot.choices(
        (("4", 16), ("5" + lot.choice("12345"), 16), ("37", 15), ("2221", 16)), (5, 4, 2, 1)
    )[0]
    body = start + digits(lot, size - 1 - len(start))
    number = body + str(-_luhn(body + "0") % 10)
    sizes = (4, 6, 5) if size == 15 else (4, 4, 4, 4)
    return groups(number, sizes, lot.choices((" ", "-", "", "."), (5, 3, 4, 1))[0])


def _luhn(number: str) -> int:
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number))]
    return sum(figure - 9 if figure > 9 else figure for figure in doubled)


def address(language: str, lot: Random, streets: list[str]) -> str:
    house = str(lot.randint(1, 480))
    if language == "en" and lot.random() < 0.7:
        return (
            lot.choice(("", "", "Flat 2, ", "Apt 4B, "))
            + f"{house}{lot.choice(('', '', 'a'))} {lot.choice(streets)}"
        )
    if language == "en":
        streets = ["Dorpsstraat", "Kerkweg", "Prinsengracht"]
    house += lot.choices(
        ("", "a", "-2", " bis", " hs", "-II", " B", "/3", "-a", " 3 hoog"), (8, 3, 2, 1, 1, 1, 1, 1, 1, 1)
    )[0]
    code = (
        f"{lot.randint(1000, 9999)}{lot.choice((' ', ' ', ''))}{lot.choice(_LETTERS)}{lot.choice(_LETTERS)}"
    )
    code = lot.choice((code, code, code.lower()))
    street = lot.choice(streets)
    return lot.choice(
        (
            f"{code} {house}",
            f"{code}, {house}",
            f"{code}-{house}",
            f"{code} nr {house}",
            f"{code} huisnummer {house}",
            f"{street} {house}",
            f"{street} {house}, {code}",
            f"{street} {house} {code}",
            f"{street} nr. {house}",
        )
    )


def plate(language: str, lot: Random) -> str:
    code = (
        lot.choice(_SIDECODES)
        if language == "nl"
        else lot.choice(("@@## @@@", "@@## @@@", "@@##@@@", *_SIDECODES[5:]))
    )
    if lot.random() < 0.2:
        code = lot.choice(("@@-@@ ###", "@-@@ ####", "#-@@@-###", "@@-###-@@", "@@@ ####", "@@ ####@"))
    written = "".join(_sign(sign, lot) for sign in code)
    written = written.replace("-", lot.choices(("-", "", " "), (6, 3, 2))[0])
    return _cased(written, lot)


_SIDECODES = (
    "@@-##-##",
    "##-##-@@",
    "##-@@-##",
    "@@-##-@@",
    "@@-@@-##",
    "##-@@-@@",
    "##-@@@-#",
    "#-@@@-##",
    "@@-###-@",
    "@-###-@@",
    "@@@-##-@",
    "@-##-@@@",
    "#-@@-###",
    "###-@@-#",
)


def _sign(sign: str, lot: Random) -> str:
    return lot.choice(_LETTERS) if sign == "@" else lot.choice("123456789") if sign == "#" else sign


def own(language: str, lot: Random) -> str:
    written = f"WOC{lot.choices(('-', '', ' ', ' - '), (6, 2, 2, 1))[0]}{digits(lot, 6)}"
    return _cased(written, lot)


def number(language: str, lot: Random) -> str:
    return lot.choice(
        (
            digits(lot, 8),
            digits(lot, 6),
            parted(digits(lot, 8), lot),
            f"{lot.randint(2015, 2026)}-{digits(lot, 5)}",
            f"{lot.choice('ABKRZ')}{digits(lot, 6)}",
            "".join(lot.choice(_LETTERS) + digits(lot, 1) for _ in range(3)),
            f"{lot.choice(_LETTERS)}{lot.choice(_LETTERS)}-{digits(lot, 4)}-{digits(lot, 3)}",
            f"{digits(lot, 3)}.{digits(lot, 3)}.{digits(lot, 3)}",
            f"#{digits(lot, 5)}",
            f"{lot.randint(2015, 2026)}/{digits(lot, 6)}",
        )
    )


def _cased(written: str, lot: Random) -> str:
    return lot.choices((written, written.lower()), (75, 25))[0]
