"""Every figure of the two sides that are compared, beside each other: no figure stands alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wallofchange.analysis import Effect
    from wallofchange.measuring.estimate import Estimate

NOTHING: dict[str, Any] = {"estimate": None, "low": None, "high": None}


def figures_beside(found: Effect, *, by_lot: bool) -> list[dict[str, Any]]:
    """Mean, share of nines and tens, NPS and order: left (before, or without), right, and the difference.

    Shares and the ordinal chance are 0-1, NPS in points, means in score points. Empty where too few answered
    or it is too early.
    """
    if not found.shown or not found.judged:
        return []
    left = found.control[1] if by_lot and found.control else found.before
    rows = [
        _row(name, getattr(left, name), getattr(found.after, name), found) for name in ("mean", "nine_plus")
    ]
    if left.nps.estimate is not None and found.after.nps.estimate is not None:
        rows.append(_row("nps", left.nps, found.after.nps, found))
    return [
        *rows,
        {"name": "ordinal", "left": NOTHING, "right": NOTHING, "difference": _difference("ordinal", found)},
    ]


def _row(name: str, left: Estimate, right: Estimate, found: Effect) -> dict[str, Any]:
    return {
        "name": name,
        "left": left.as_dict(),
        "right": right.as_dict(),
        "difference": _difference(name, found),
    }


def _difference(name: str, found: Effect) -> dict[str, Any]:
    shift = found.shift if name == found.measure else found.others.get(name)
    return NOTHING if shift is None else shift.as_estimate().as_dict()
