"""T15, T19, T20: what was new, what had less time, and what is not finished yet."""

from __future__ import annotations

from datetime import date, timedelta

from wallofchange.measuring.comparison import Shift
from wallofchange.measuring.means import Sample, mean_diff
from wallofchange.measuring.quantiles import two_sided
from wallofchange.measuring.traps.trap import LANGUAGES, RARE, Trap, Window
from wallofchange.measuring.words import Words, day, number

FULL_WEEKS = 28  # days
HALF = 0.5
FADES_BY_CHANCE = 0.10
LESS_TIME = 0.9  # of the follow-up of the other side


def too_short(after: Window) -> Trap | None:
    """T15: before four full weeks nothing is called proven: new things please for a while."""
    length = (after[1] - after[0]).days + 1
    if length >= FULL_WEEKS:
        return None
    ready = after[0] + timedelta(days=FULL_WEEKS)
    return Trap(
        "T15",
        Words(
            f"er is pas {length} {'dag' if length == 1 else 'dagen'} gemeten, en wat nieuw is, valt op",
            f"only {length} {'day has' if length == 1 else 'days have'} been measured, "
            "and what is new draws notice",
        ),
        _again(ready),
    )


def fades(whole: Shift, first: Shift, change: Shift, again: date) -> Trap | None:
    """T15: in the last third of the days the effect is less than half of that in the first, p < .10.

    first: the effect in the first third; change: how it moved from the first to the last. Only of an effect
    that is there: where the whole has not clearly moved, there is nothing to fade.
    """
    if whole.moved == "unclear" or change.se is None:
        return None
    sign = 1 if whole.moved == "up" else -1
    early = sign * (first.estimate - first.still)
    late = early + sign * (change.estimate - change.still)
    if early <= 0 or late >= HALF * early:
        return None
    if two_sided((late - early) / change.se, change.df) >= FADES_BY_CHANCE:
        return None
    left = max(0.0, late / early)
    return Trap(
        "T15",
        Words(
            f"het effect ebt weg: in het laatste derde is er {left:.0%} over van wat er in het eerste was",
            f"the effect is fading: in the last third {left:.0%} is left of what there was in the first",
        ),
        _again(again),
    )


def less_time(before: Sample, after: Sample) -> Trap | None:
    """T19: one side was followed for a shorter time, so that less could happen to it. Days of follow-up."""
    if before.mean <= 0 or after.mean <= 0:
        return None
    found = mean_diff(before, after)
    shorter = min(before.mean, after.mean) / max(before.mean, after.mean)
    constant = before.sd == 0 and after.sd == 0
    if shorter >= LESS_TIME or (not constant and (found.p is None or found.p >= RARE)):
        return None
    nl, en = ([number(side.mean, 0, told) for side in (before, after)] for told in LANGUAGES)
    return Trap(
        "T19",
        Words(
            f"de ene kant is korter gevolgd dan de andere ({nl[0]} en {nl[1]} dagen)",
            f"one side was followed for less time than the other ({en[0]} and {en[1]} days)",
        ),
        Words(
            "tel alleen wat binnen dezelfde tijd gebeurde, of reken met overleving",
            "count only what happened within the same time, or use survival",
        ),
    )


def only_finished(finished: int, still_open: int) -> Trap | None:
    """T20: a speed of finished things leaves out those still open, and they are the slow ones."""
    if still_open <= 0:
        return None
    return Trap(
        "T20",
        Words(
            f"{still_open} van de {finished + still_open} zijn nog niet klaar, en die duren het langst",
            f"{still_open} of {finished + still_open} are not finished yet, and they take longest",
        ),
        Words("de schatting telt ook wat nog loopt", "the estimate counts what is still going on as well"),
    )


def _again(when: date) -> Words:
    return Words(
        f"dat het blijft, is nog niet bewezen: kijk opnieuw op {day(when, 'nl')}",
        f"that it lasts is not proven yet: look again on {day(when, 'en')}",
    )
