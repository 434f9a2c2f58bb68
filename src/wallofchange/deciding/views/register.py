"""The register of decisions: looked through, and taken along as CSV or XLSX."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from wallofchange.analysis.tabular import sheet
from wallofchange.deciding.asking import seen_as
from wallofchange.deciding.models import Ask
from wallofchange.deciding.register import Look, cells, found, heads, kinds, read, stream
from wallofchange.deciding.views.given import number
from wallofchange.diary.clock import now
from wallofchange.people.models import Team, User
from wallofchange.people.requests import KnownRequest

A_PAGE = 50
FORMS = {"csv": (sheet.csv, sheet.CSV), "xlsx": (sheet.xlsx, sheet.XLSX)}


@login_required
@require_GET
def register(request: KnownRequest) -> HttpResponse:
    """What was decided, the latest first; above it what waits for an answer of mine."""
    look, at = _look(request), now()
    page = Paginator(found(look), A_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    shown = {
        "look": look,
        "page": page,
        "rows": read(list(page.object_list)),
        "teams": Team.objects.of(request.user),
        "people": _deciders(request.user),
        "kinds": kinds(),
        "query": query.urlencode(),
        "asked": seen_as(Ask.objects.waiting_for(request.user), request.user, at),
    }
    return render(request, "deciding/register.html", shown)


@login_required
@require_GET
def export(request: KnownRequest, kind: str) -> StreamingHttpResponse:
    """The same decisions as a file, streamed; no cell of it runs in a spreadsheet."""
    if kind not in FORMS:
        raise Http404
    write, content_type = FORMS[kind]
    rows = _spoken(chain([list[object](heads())], cells(stream(_look(request)))))
    response = StreamingHttpResponse(write(rows), content_type=content_type)
    name, day = _("decisions"), timezone.localdate(now())
    response.headers["Content-Disposition"] = f'attachment; filename="{name}-{day}.{kind}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _spoken(rows: Iterator[list[object]]) -> Iterator[list[object]]:
    """In the language of who asked: the file is written after the request has passed the middleware."""
    language = translation.get_language() or "nl"
    return _said_in(language, rows)


def _said_in(language: str, rows: Iterator[list[object]]) -> Iterator[list[object]]:
    while True:
        with translation.override(language):
            row = next(rows, None)
        if row is None:
            return
        yield row


def _look(request: KnownRequest) -> Look:
    given = request.GET
    teams, people = Team.objects.of(request.user), _deciders(request.user)
    team, by = given.get("team", ""), given.get("by", "")
    return Look(
        request.user,
        team=get_object_or_404(teams, pk=number(team)) if team else None,
        by=get_object_or_404(people, pk=number(by)) if by else None,
        kind=given.get("kind", "") if given.get("kind", "") in dict(kinds()) else "",
        since=_day(given.get("since", "")),
        until=_day(given.get("until", "")),
        find=given.get("find", "").strip(),
    )


def _deciders(user: User) -> QuerySet[User]:
    """Whose decisions one may look for: colleagues of one's teams, and whoever sees every team."""
    if user.sees_all_teams:
        return User.objects.order_by("name")
    managers = Q(role__in=(User.Role.MANAGER, User.Role.ADMINISTRATOR))
    own = Q(memberships__team__in=Team.objects.of(user))
    return User.objects.filter(own | managers).distinct().order_by("name")


def _day(text: str) -> date | None:
    """A day; what is none filters nothing."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
