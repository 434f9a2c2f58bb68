"""How fast a customer's word becomes a change: the page, and the calculation to take along."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wallofchange.deciding.models import Idea
from wallofchange.diary.clock import now
from wallofchange.learning import charts
from wallofchange.learning.programme.passages import passages_of
from wallofchange.learning.programme.speed import EXIT_LABELS, LATER, REACHED, Speed, Step, speed
from wallofchange.learning.programme.speed_told import as_dict
from wallofchange.people.models import User
from wallofchange.people.requests import KnownRequest

if TYPE_CHECKING:
    from wallofchange.learning.charts import Chart, Curve

MOST_CURVES = 3
PATH = ("word_to_idea", "idea_to_chosen", "chosen_to_live", "live_to_proven")
WHOLE = ("word_to_live", "word_to_proven")


@login_required
def speed_page(request: KnownRequest) -> HttpResponse:
    """From a customer's word to a proven change, with what is still open and what left on the way."""
    found = speed_of(request.user)
    pictures = list(_pictures(found)) if found else []
    if (picture := charts.asked(request, pictures)) is not None:
        return picture
    return render(request, "learning/speed.html", _shown(found, pictures))


@login_required
def speed_calculation(request: KnownRequest) -> HttpResponse:
    """All figures of the page, to check or to keep."""
    found = speed_of(request.user)
    response = JsonResponse(as_dict(found) if found else {}, json_dumps_params={"indent": 2})
    response.headers["Content-Disposition"] = 'attachment; filename="speed.json"'
    return response


def speed_of(user: User) -> Speed | None:
    """The speed of the ideas that this person may see."""
    at = now()
    return speed(passages_of(Idea.objects.seen_by(user)), at=at)


def _shown(found: Speed | None, pictures: list[Chart]) -> dict[str, object]:
    steps = found.steps if found else {}
    exits = steps.get("word_to_live") or steps.get("idea_to_chosen")
    return {
        "speed": found,
        "pictures": pictures,
        "live": steps.get("word_to_live"),
        "proven": steps.get("word_to_proven"),
        "steps": [steps[name] for name in (*PATH, *WHOLE) if name in steps],
        "exits": [(label, share) for label, share in _exits(exits) if share] if exits else [],
        "dates": [day for day in found.done_by if day] if found else [],
    }


def _exits(step: Step) -> Iterator[tuple[str, object]]:
    for name, way in step.ways.items():
        if name != REACHED:
            yield str(EXIT_LABELS[name]), way.by(LATER)


def _pictures(found: Speed) -> Iterator[Chart]:
    """What became of ideas, by the day since the first word: live, and the commonest ways out."""
    step = found.steps.get("word_to_live") or found.steps.get("chosen_to_live")
    if step is None or not any(way.left for way in step.ways.values()):
        return
    taken = [name for name in step.ways if step.ways[name].left]
    common = sorted(taken, key=lambda name: (name != REACHED, -step.ways[name].left))[:MOST_CURVES]
    end = max(time for name in common for time in step.ways[name].times)
    yield charts.durations(
        [_curve(name, step, end) for name in common],
        key="speed",
        title=_("What became of ideas, by the day"),
        description=_("Part of all ideas that went live, or left the wall, %(step)s.") % {"step": step.label},
        falls=False,
    )


def _curve(name: str, step: Step, end: float) -> Curve:
    """From the first day to the last on which anything happened: the names then stand beside each other."""
    way = step.ways[name]
    label = _("live") if name == REACHED else str(EXIT_LABELS[name])
    parts = zip(way.times, way.part, (0.0, *way.part), strict=False)
    times = [0.0, *(time for time, part, before in parts if part > before and 0 < time < end), end]
    figures = ((time, way.by(time)) for time in times)
    return charts.Curve(label, [(time, figure) for time, figure in figures if figure], n=way.n)
