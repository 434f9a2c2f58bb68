"""How far it moved, in words: in score points, and in nines and tens of a hundred customers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wallofchange.diary.tongue import in_our_tongue, spoken
from wallofchange.learning.models import Evaluation

if TYPE_CHECKING:
    from wallofchange.measuring.comparison import Measure, Shift

USUAL = 1.959964  # standard errors that a 95 % interval reaches


def amounts_of(result: dict[str, Any]) -> list[str]:
    """The move of the plan's own measure first, then the mean and the nines and tens where those differ."""
    every: tuple[Measure, ...] = ("mean", "nine_plus")
    names: list[Measure] = [result["measure"], *(name for name in every if name in _all(result))]
    told = [_amount(name, result) for name in dict.fromkeys(names)]
    return [each for each in told if each]


def _amount(name: Measure, result: dict[str, Any]) -> str:
    from wallofchange.measuring.amounts import HIGHEST, TOP, Amounts

    found = result["effect"] if name == result["measure"] else _all(result)[name]
    if found["low"] is None:
        return ""
    what = TOP if str(result.get("scale", "0-10")).endswith("-10") else HIGHEST
    told = Amounts(name, _shift(name, found, result), what).effect()
    return in_our_tongue(told)


def _all(result: dict[str, Any]) -> dict[str, Any]:
    return dict(result.get("all", {}))


def _shift(name: Measure, found: dict[str, Any], result: dict[str, Any]) -> Shift:
    """The move as it was kept; its standard error is that of the interval where it was not kept itself."""
    from wallofchange.measuring.comparison import Shift
    from wallofchange.measuring.words import SILENCE

    own = result.get("se") if name == result.get("measure") else None
    se = own or (found["high"] - found["low"]) / 2 / USUAL
    still = 0.5 if name == "ordinal" else 0.0
    return Shift(found["estimate"], found["low"], found["high"], None, None, se, None, SILENCE, still)


def weighted_of(result: dict[str, Any]) -> str:
    """The same move weighted to who the customers are, and what the answers are worth then."""
    from wallofchange.measuring.amounts import Amounts
    from wallofchange.measuring.words import number

    found = result.get("weighted")
    if not found or found["effect"]["low"] is None:
        return ""
    name = result["measure"]
    told = Amounts(name, _shift(name, found["effect"], {})).effect()
    nl, en = (number(found["n_eff"], 0, tongue) for tongue in ("nl", "en"))
    cut = found["trimmed"]
    return spoken(
        nl=f"{told.nl}; evenveel waard als {nl} gelijke antwoorden, {cut} gewichten afgekapt",
        en=f"{told.en}; worth as much as {en} equal answers, {cut} weights cut off",
    )


def still_of(evaluation: Evaluation) -> str:
    """From what to what, without arrow or colour, where the interval covers no change."""
    result = evaluation.result
    name = result["measure"]
    if evaluation.moved != "unclear" or "control" in result or name not in ("mean", "nine_plus"):
        return ""
    from wallofchange.measuring.sentences import no_change_shown

    ends = [result[side][name]["estimate"] for side in ("before", "after")]
    if None in ends:
        return ""
    told = no_change_shown(name, _shift(name, result["effect"], result), ends[0], ends[1])
    return in_our_tongue(told)
