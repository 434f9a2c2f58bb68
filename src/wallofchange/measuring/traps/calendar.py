"""T8, T9: when it was measured, and when it was chosen."""

from __future__ import annotations

from datetime import date, timedelta

from wallofchange.measuring.traps.trap import NO_VERDICT, Trap, Window
from wallofchange.measuring.words import Words, day, number

SEASON_MONTHS = 24


def season(first: date, last: date, *, controlled: bool) -> Trap | None:
    """T8: without a group measured at the same time, less than 24 months cannot exclude the season."""
    if controlled or _months(first, last) >= SEASON_MONTHS:
        return None
    return Trap(
        "T8",
        Words(
            "het seizoen is niet uitgesloten: minder dan 24 maanden, en geen groep die tegelijk werd gemeten",
            "the season cannot be excluded: less than 24 months, and no group measured at the same time",
        ),
        Words("hoogstens bewijs van graad D", "evidence of grade D at most"),
    )


def broken_weeks(before: Window, after: Window, *, controlled: bool) -> Trap | None:
    """T8: a window that is not whole weeks compares weekdays with weekends."""
    lengths = [(last - first).days + 1 for first, last in (before, after)]
    if controlled or all(length % 7 == 0 for length in lengths):
        return None
    return Trap(
        "T8",
        Words(
            f"de periodes ({lengths[0]} en {lengths[1]} dagen) zijn geen hele weken, "
            "dus weekdagen wegen ongelijk",
            f"the windows ({lengths[0]} and {lengths[1]} days) are not whole weeks, "
            "so weekdays weigh unequally",
        ),
        Words("meet over hele weken", "measure over whole weeks"),
    )


def rebound(selected: Window | None, baseline: Window) -> Trap | None:
    """T9: what was chosen because it was worst rises by itself when its choice lies in the baseline."""
    if selected is None or selected[1] < baseline[0] or baseline[1] < selected[0]:
        return None
    return Trap(
        "T9",
        Words(
            f"het werd gekozen op dezelfde cijfers ({day(selected[0], 'nl')} tot en met "
            f"{day(selected[1], 'nl')}) als waarmee nu vergeleken wordt, "
            "en wat op zijn slechtst is, herstelt vanzelf",
            f"it was chosen on the same figures ({day(selected[0], 'en')} to "
            f"{day(selected[1], 'en')}) that it is now compared with, "
            "and what is at its worst recovers by itself",
        ),
        Words("geen uitkomst", "no verdict"),
        blocks=True,
        way_round=Words("neem een nulmeting van ná de keuze", "take a baseline from after the choice"),
    )


def _months(first: date, last: date) -> int:
    end = last + timedelta(days=1)
    return (end.year - first.year) * 12 + end.month - first.month - (end.day < first.day)
