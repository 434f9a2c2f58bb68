"""T8, T9: when it was measured, and when it was chosen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from wallofchange.measuring.comparison import Shift
from wallofchange.measuring.means import Sample
from wallofchange.measuring.rebounding import Bounce
from wallofchange.measuring.seasonal import season_p
from wallofchange.measuring.traps.trap import LANGUAGES, NO_VERDICT, Trap, Window
from wallofchange.measuring.words import Words, day, number

SEASON_MONTHS = 24
OTHER_WEEKS = 0.10
A_THIRD = 1 / 3
AFRESH = Words("neem een nulmeting van ná de keuze", "take a baseline from after the choice")


def season(first: date, last: date, *, controlled: bool, in_series: bool = False) -> Trap | None:
    """T8: without a group measured at the same time, less than 24 months cannot exclude the season.

    A long row of weeks (`in_series`, grade C) takes a trend along, and no season either.
    """
    if controlled or _months(first, last) >= SEASON_MONTHS:
        return None
    return Trap(
        "T8",
        Words(
            "het seizoen is niet uitgesloten: minder dan 24 maanden, en geen groep die tegelijk werd gemeten",
            "the season cannot be excluded: less than 24 months, and no group measured at the same time",
        ),
        Words("het seizoen kan dit ook gedaan hebben", "the season may have done this as well")
        if in_series
        else Words("hoogstens bewijs van graad D", "evidence of grade D at most"),
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


def other_weeks(
    days: Mapping[date, Sample], before: Window, after: Window, *, controlled: bool, in_series: bool = False
) -> Trap | None:
    """T8: 24 months or more show a season, and the windows cover other weeks of the year.

    days: the answers of each day. The Fourier terms are tested at p < .05 (`season_p`); the windows count as
    other weeks when over a tenth of the days lie at another time of year. A long row of weeks (`in_series`)
    has the seasons in its model.
    """
    if controlled or not days or _months(min(days), max(days)) < SEASON_MONTHS:
        return None
    if _time_of_year(before, after) <= OTHER_WEEKS:
        return None
    p = season_p(days, after[0])
    if p is None or p >= 0.05:
        return None
    return Trap(
        "T8",
        Words(
            "het cijfer gaat met de seizoenen mee, en de periodes vallen in andere weken van het jaar",
            "the score goes with the seasons, and the windows lie in other weeks of the year",
        ),
        Words("het seizoen is in het model meegenomen", "the model takes the season along")
        if in_series
        else Words(
            "vergelijk met dezelfde weken een jaar eerder", "compare with the same weeks a year earlier"
        ),
    )


def worst_chosen(bounce: Bounce | None, shift: Shift | None) -> Trap | None:
    """T9: exactly the units that were worst (or best) before got the change, and chance brings them back.

    Fires where the choice is that sharp (`bounce.sharp`), the move goes the way of the rebound, and the
    expected rebound is at least a third of it. Nobody needs to have said how they were chosen.
    """
    if bounce is None or shift is None or not bounce.sharp:
        return None
    moved = shift.estimate - shift.still
    if bounce.expected * moved <= 0 or abs(bounce.expected) < abs(moved) * A_THIRD:
        return None
    worst = bounce.expected > 0
    nl, en = (number(abs(bounce.expected), 2, told) for told in LANGUAGES)
    return Trap(
        "T9",
        Words(
            f"juist wie vooraf het {'slechtst' if worst else 'best'} was, kreeg de verandering, "
            f"en door toeval alleen komt dat {nl} terug",
            f"exactly the units that were {'worst' if worst else 'best'} before got the change, "
            f"and by chance alone they come back by {en}",
        ),
        NO_VERDICT,
        blocks=True,
        way_round=AFRESH,
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
        NO_VERDICT,
        blocks=True,
        way_round=AFRESH,
    )


def _time_of_year(before: Window, after: Window) -> float:
    """How much of two windows lies at another time of year: half the summed distance over 53 weeks."""
    pairs = zip(_weeks(before), _weeks(after), strict=True)
    return sum(abs(a - b) for a, b in pairs) / 2


def _weeks(window: Window) -> list[float]:
    length = (window[1] - window[0]).days + 1
    weeks = [0.0] * 53
    for passed in range(length):
        weeks[((window[0] + timedelta(passed)).timetuple().tm_yday - 1) // 7] += 1 / length
    return weeks


def _months(first: date, last: date) -> int:
    end = last + timedelta(days=1)
    return (end.year - first.year) * 12 + end.month - first.month - (end.day < first.day)
