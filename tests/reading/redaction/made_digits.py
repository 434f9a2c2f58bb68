"""Digits drawn by lot, and how somebody would group and part them."""

from __future__ import annotations

from random import Random


def digits(lot: Random, count: int) -> str:
    return "".join(lot.choice("0123456789") for _ in range(count))


def parted(number: str, lot: Random) -> str:
    """In groups of two to four, or whole; mostly with one sign between them."""
    if lot.random() < 0.3:
        return number
    sizes: list[int] = []
    while (left := len(number) - sum(sizes)) > 0:
        size = lot.choice((2, 2, 3, 4))
        sizes.append(left if left - size < 2 else size)
    sign = lot.choices((" ", "-", ".", "  "), (12, 3, 3, 1))[0]
    return groups(number, tuple(sizes), sign)


def groups(number: str, sizes: tuple[int, ...], sign: str) -> str:
    cut, places = 0, []
    for size in sizes:
        places.append(number[cut : cut + size])
        cut += size
    return sign.join(places)
