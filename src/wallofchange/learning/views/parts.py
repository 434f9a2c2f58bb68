"""The parts of a moment that take a moment to compute: asked for by address, as a fragment or as a page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from wallofchange.deciding.views.given import day
from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.learning.moments.guarded import parts_guarded
from wallofchange.learning.parts.drift import yardstick_of
from wallofchange.learning.parts.drivers import drivers_of
from wallofchange.learning.parts.gaps import gaps_of
from wallofchange.learning.parts.history import history_of
from wallofchange.learning.parts.index import index_of
from wallofchange.learning.parts.scope import Scope
from wallofchange.learning.parts.wishes import wishes_of
from wallofchange.learning.stretches import Days, apart
from wallofchange.listening.models import Moment
from wallofchange.people.models import User
from wallofchange.people.requests import KnownRequest

YEAR = 52  # weeks: what is looked at where no days are named
LONGEST = 366 * 5  # days
LONGEST_NAME = 80
Part = Callable[[Scope, QueryDict], Any]


def _history(scope: Scope, given: QueryDict) -> Any:
    """Two years back, or as far as was asked where that is further: a quarter has no history."""
    since = min(scope.since, scope.until - timedelta(weeks=2 * YEAR) + timedelta(days=1))
    return history_of(scope.over(since, scope.until))


def _yardstick(scope: Scope, given: QueryDict) -> Any:
    """The two periods that were named; else what was asked beside the same weeks a year before."""
    named = asked_days(given, "second_from", "second_until") if "second_from" in given else _half_year(scope)
    second = _as_shown(scope.user, scope.moments[0], named)
    named = (
        asked_days(given, "first_from", "first_until")
        if "first_from" in given
        else (second[0] - timedelta(weeks=YEAR), second[1] - timedelta(weeks=YEAR))
    )
    first = _as_shown(scope.user, scope.moments[0], named)
    for days in (first, second):
        _check_units(scope.over(*days))
    return yardstick_of(scope, first, second)


def _half_year(scope: Scope) -> tuple[date, date]:
    return max(scope.since, scope.until - timedelta(weeks=YEAR // 2) + timedelta(days=1)), scope.until


def _plain(found: Callable[[Scope], Any]) -> Part:
    return lambda scope, _given: found(scope)


PARTS: dict[str, Part] = {
    "drivers": _plain(drivers_of),
    "history": _history,
    "yardstick": _yardstick,
    "wishes": _plain(wishes_of),
    "gaps": _plain(gaps_of),
    "index": _plain(index_of),
}


@login_required
@require_GET
def part(request: KnownRequest, slug: str, name: str) -> HttpResponse:
    """One part of a moment: a fragment where the page asks for it, else a small page of its own."""
    moment, found = computed(request.user, slug, name, request.GET)
    query = request.GET.urlencode()
    shown = {
        "found": found,
        name: found,
        "moment": moment,
        "slug": slug,
        "query": f"?{query}" if query else "",
    }
    template = f"learning/parts/_{name}.html"
    if request.headers.get("HX-Request") == "true":
        return render(request, template, shown)
    return render(request, "learning/parts/part.html", shown | {"template": template})


@login_required
@require_GET
def part_calculation(request: KnownRequest, slug: str, name: str) -> JsonResponse:
    """The whole calculation, to check or to keep."""
    _moment, found = computed(request.user, slug, name, request.GET)
    answer = {"found": None} if found is None else found.as_dict()
    response = JsonResponse(answer, json_dumps_params={"indent": 2, "ensure_ascii": False})
    response.headers["Content-Disposition"] = f'attachment; filename="{slug}-{name}.json"'
    return response


def computed(user: User, slug: str, name: str, given: QueryDict) -> tuple[Moment, Any]:
    """One part of a moment, as an address or a program asks for it; None where there is nothing to say."""
    if name not in PARTS:
        raise Http404
    moment = get_object_or_404(Moment, slug=slug)
    since, until = _as_shown(user, moment, asked_days(given))
    units = [unit.strip()[:LONGEST_NAME] for unit in given.getlist("unit") if unit.strip()]
    scope = Scope.of(moment, since, until, user, units=units)
    _check_units(scope)
    return moment, PARTS[name](scope, given)


def _as_shown(user: User, moment: Moment, days: Days) -> Days:
    """Whole weeks, whose ends do not give a few people away beside what was shown before."""
    ((shown,),) = apart(user, [moment], [days], at=now()).values()
    return shown.days


def _check_units(scope: Scope) -> None:
    """Some units are judged beside the whole, as on the page of the moment."""
    if not scope.units:
        return
    narrowing = [("unit", unit) for unit in sorted(set(scope.units))]
    days = (scope.since, scope.until)
    (shown,) = parts_guarded(scope.user, scope.moments[0], narrowing, [days], at=now())
    if not shown.allowed or shown.as_of is not None:
        raise Refused(
            _("Too few people to show anything without someone being recognised."),
            remedy=_("Look at all units together, or at more weeks."),
            code="few",
        )


def asked_days(given: QueryDict, first: str = "from", last: str = "until") -> tuple[date, date]:
    """The days that an address names, both counted; a year of whole weeks up to the last Sunday where none.

    Raises:
        Refused: for what is no day, an end before the beginning, or more than five years.
    """
    today = timezone.localdate(now())
    until = day(given.get(last, ""), today - timedelta(days=today.isoweekday() % 7))
    since = day(given.get(first, ""), until - timedelta(weeks=YEAR) + timedelta(days=1))
    if since > until:
        raise Refused(
            _("These days end before they begin."), remedy=_("Let the last day be the later one."), code="day"
        )
    if (until - since).days >= LONGEST or since.year < 1900 or until.year > 9000:
        raise Refused(_("This is more than five years."), remedy=_("Choose fewer days."), code="day")
    return since, until
