"""The facts beside an outcome: how much there is to go by, when it is looked at, how strong it is."""

from __future__ import annotations

from math import ceil
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from wallofchange.diary.tongue import in_our_tongue, spoken
from wallofchange.learning.models import Evaluation
from wallofchange.learning.outcome.amounts import weighted_of

GRADES = {
    "A": lazy("lots decided who got it"),
    "B": lazy("beside a group without it"),
    "C": lazy("a long series of weeks, without a group beside it"),
    "D": lazy("before and after, without a group beside it"),
    "E": lazy("no measurement"),
}


def facts_of(evaluation: Evaluation) -> list[tuple[str, str]]:
    """Every fact that is known of this evaluation, under its name."""
    result = evaluation.result
    told = [
        (_("Answers"), _answers(result, by_lot=evaluation.by_lot)),
        (_("Worth as many answers, were none alike"), _whole(result.get("n_eff"))),
        (_("Weighted to who the customers are"), weighted_of(result)),
        (_("Response"), _response(result.get("response") or [])),
        (_("Looked at"), _looks(result.get("look"))),
        (_("Smallest effect that matters"), _size(result, result.get("worthwhile"))),
        (_("Chance of seeing that, now"), _percent(result.get("power"))),
        (_("Smallest difference that could have been seen"), _size(result, result.get("mde"))),
        (_("Comparisons made"), _whole(result.get("comparisons"))),
        (_("Grade of the evidence"), f"{evaluation.grade}: {GRADES[evaluation.grade]}"),
        (_("What would make it stronger"), _better(result)),
    ]
    return [(name, text) for name, text in told if text]


def _answers(result: dict[str, Any], *, by_lot: bool) -> str:
    if "before" not in result:
        return ""
    sides = [result["before"]["n"], result["after"]["n"]]
    control = result.get("control")
    if control and by_lot:
        ends = {"a": _whole(sides[1]), "b": _whole(control["after"]["n"])}
        return _("with the change %(a)s, without it %(b)s") % ends
    if control:
        return _("with the change %(a)s, then %(b)s; without it %(c)s, then %(d)s") % {
            "a": _whole(sides[0]),
            "b": _whole(sides[1]),
            "c": _whole(control["before"]["n"]),
            "d": _whole(control["after"]["n"]),
        }
    return _("before %(a)s, after %(b)s") % {"a": _whole(sides[0]), "b": _whole(sides[1])}


def _response(found: list[dict[str, int] | None]) -> str:
    """Before and after, with how many were asked; of the control too where there is one."""
    told = [_rate(each) for each in found if each is not None]
    if not told or len(told) != len(found):
        return _("not known: there is no list of who was asked")
    ends = dict(zip("abcd", told, strict=False))
    if len(told) == 4:
        return _("with the change %(a)s, then %(b)s; without it %(c)s, then %(d)s") % ends
    return _("before %(a)s, after %(b)s") % ends


def _rate(found: dict[str, int]) -> str:
    from wallofchange.measuring.share import share

    rate = share(found["answered"], found["asked"])
    ends = {"p": rate.p, "low": rate.low, "high": rate.high}
    said = {name: str(number_format(round(100 * value), 0)) for name, value in ends.items()}
    return _("%(p)s in 100 (%(low)s to %(high)s) of %(asked)s who were asked") % (
        said | {"asked": _whole(found["asked"])}
    )


def _looks(look: dict[str, Any] | None) -> str:
    if not look:
        return _("once, at the end")
    where = {"k": look["number"], "of": look["of"], "alpha": _used(look["alpha_spent"])}
    if not look["number"]:
        return _("not yet: the first of %(of)s looks is still to come") % where
    return _("look %(k)s of %(of)s; of the 5%% chance of a false alarm %(alpha)s%% is used") % where


def _used(alpha: float) -> str:
    """A chance in per cent, rounded up: what is used is never nothing."""
    return str(number_format(ceil(alpha * 10_000 - 1e-9) / 100, 2))


def _better(result: dict[str, Any]) -> str:
    better: dict[str, str] = result.get("better") or {"nl": "", "en": ""}
    return spoken(nl=better["nl"], en=better["en"])


def _size(result: dict[str, Any], size: float | None) -> str:
    """An amount in the unit of the plan's measure, to the digit that means something."""
    from wallofchange.measuring.amounts import Amounts
    from wallofchange.measuring.words import decimals

    if size is None or "measure" not in result:
        return ""
    factor = 1 if result["measure"] in ("mean", "nps") else 100
    places = decimals(size * factor / 2)
    told = Amounts(result["measure"], None).worthwhile(round(size * factor, places) / factor)
    return in_our_tongue(told)


def _percent(share: float | None) -> str:
    return "" if share is None else _("%(p)s in a hundred") % {"p": number_format(round(100 * share), 0)}


def _whole(n: float | None) -> str:
    return "" if n is None else str(number_format(round(n), 0, force_grouping=True))
