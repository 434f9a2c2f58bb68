"""The speed of adaptation as plain values: what a program and a file to keep get."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wallofchange.learning.programme.speed import LATER, Speed, Step

if TYPE_CHECKING:
    from wallofchange.measuring.competing import Incidence
    from wallofchange.measuring.flow import Flow


def as_dict(found: Speed) -> dict[str, Any]:
    """The whole calculation, as plain values; times in days, shares 0-1."""
    return {
        "method": "Kaplan-Meier; Aalen-Johansen for ways out that compete; bootstrap of weekly throughput",
        "at": found.at.isoformat(),
        "ideas": found.ideas,
        "without_words": found.wordless,
        "steps": {name: _plain(step) for name, step in found.steps.items()},
        "ageing": [
            {"idea": each.idea.pk, "stage": str(each.stage), "days": each.days, "usual": each.usual}
            for each in found.ageing
        ],
        "in_the_making": found.in_the_making,
        "done_by": dict(zip(("50", "85", "95"), found.done_by, strict=False)),
        "weeks_drawn_from": found.weeks,
        "flow": found.flow and _flow_plain(found.flow),
    }


def _plain(step: Step) -> dict[str, Any]:
    from wallofchange.measuring.traps import only_finished

    time = step.time
    trap = only_finished(time.finished, step.open)
    return {
        "n": time.n,
        "reached": time.finished,
        "left": step.left,
        "open": step.open,
        "traps": [] if trap is None else [trap.as_dict()],
        "median": {"estimate": time.median, "low": time.low, "high": time.high},
        "within_30": step.soon and step.soon.as_dict(),
        "within_90": step.later and step.later.as_dict(),
        "kaplan_meier": [list(point) for point in time.curve],
        "ways": {name: _way_plain(way) for name, way in step.ways.items()},
    }


def _way_plain(way: Incidence) -> dict[str, Any]:
    later = way.by(LATER)
    steps = zip(way.times, way.part, way.se, strict=True)
    return {
        "n": way.left,
        "within_90": later and later.as_dict(),
        "incidence": [list(step) for step in steps],
    }


def _flow_plain(flow: Flow) -> dict[str, Any]:
    names = ("inside", "arrived", "left", "rate", "stay", "residual", "steady")
    return {name: getattr(flow, name) for name in names}
