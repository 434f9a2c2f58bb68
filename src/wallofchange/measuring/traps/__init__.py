"""The ways in which a figure fools us, each caught by a rule, with what follows from it."""

from wallofchange.measuring.traps.amount import many, no_spread, peeked, rounding, tiny
from wallofchange.measuring.traps.asking import (
    Asked,
    asked_otherwise,
    fewer_answered,
    less_like_everybody,
    other_channels,
    other_yardstick,
    others_answered,
    silent,
    survivors,
)
from wallofchange.measuring.traps.begging import (
    Handler,
    begged,
    begs,
    heaped,
    outside_the_funnel,
    picked,
    score_up_trouble_up,
    too_good,
)
from wallofchange.measuring.traps.calendar import (
    broken_weeks,
    other_weeks,
    rebound,
    season,
    worst_chosen,
)
from wallofchange.measuring.traps.design import (
    concurrent,
    fell,
    few_units,
    guardrail_crossed,
    ran_apart,
    sample_ratio,
    trends_unknown,
)
from wallofchange.measuring.traps.lasting import fades, less_time, only_finished, too_short
from wallofchange.measuring.traps.mixed import mix_shift
from wallofchange.measuring.traps.reader import agreement_fell, read_by_others, unknown_moved
from wallofchange.measuring.traps.sameness import repeats, teams_alike
from wallofchange.measuring.traps.shape import ceiling, mean_misleads
from wallofchange.measuring.traps.trap import FEWEST, SHOWN_FROM, Trap, Window

__all__ = [
    "FEWEST",
    "SHOWN_FROM",
    "Asked",
    "Handler",
    "Trap",
    "Window",
    "agreement_fell",
    "asked_otherwise",
    "begged",
    "begs",
    "broken_weeks",
    "ceiling",
    "concurrent",
    "fades",
    "fell",
    "few_units",
    "fewer_answered",
    "guardrail_crossed",
    "heaped",
    "less_like_everybody",
    "less_time",
    "many",
    "mean_misleads",
    "mix_shift",
    "no_spread",
    "only_finished",
    "other_channels",
    "other_weeks",
    "other_yardstick",
    "others_answered",
    "outside_the_funnel",
    "peeked",
    "picked",
    "ran_apart",
    "read_by_others",
    "rebound",
    "repeats",
    "rounding",
    "sample_ratio",
    "score_up_trouble_up",
    "season",
    "silent",
    "survivors",
    "teams_alike",
    "tiny",
    "too_good",
    "too_short",
    "trends_unknown",
    "unknown_moved",
    "worst_chosen",
]
