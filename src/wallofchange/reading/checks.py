"""The check digits that tell a real number from a row of figures."""

from __future__ import annotations


def is_iban(text: str) -> bool:
    """Whether the letters and digits form an IBAN: ISO 13616, modulo 97."""
    code = "".join(filter(str.isalnum, text)).upper()
    if not 15 <= len(code) <= 34:
        return False
    return int("".join(str(int(sign, 36)) for sign in code[4:] + code[:4])) % 97 == 1


def is_bsn(text: str) -> bool:
    """Whether nine digits form a Dutch citizen service number: the eleven test, last weight -1."""
    digits = [int(sign) for sign in text if sign.isdigit()]
    if len(digits) != 9 or not any(digits):
        return False
    return (
        sum(digit * weight for digit, weight in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)) % 11
        == 0
    )


def is_card(text: str) -> bool:
    """Whether 13 to 19 digits form a payment card number: the Luhn test, ISO/IEC 7812."""
    digits = [int(sign) for sign in text if sign.isdigit()]
    if not 13 <= len(digits) <= 19 or len(set(digits)) == 1:
        return False
    doubled = (digit * 2 - 9 * (digit > 4) for digit in digits[-2::-2])
    return (sum(doubled) + sum(digits[-1::-2])) % 10 == 0
