"""The one page of an idea for a meeting: to read, as a file, and behind a link with a key of its own."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_POST

from wallofchange.deciding.models import CaseKey, Idea
from wallofchange.deciding.views.answer import SeeOther
from wallofchange.deciding.views.answer import refused as refused_page
from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.house.pages.case_drafted import Case, case_of
from wallofchange.house.paper.press import one_page
from wallofchange.people.models import User
from wallofchange.people.requests import KnownRequest

LANGUAGES = [code for code, _name in settings.LANGUAGES]


@login_required
@require_GET
def case(request: KnownRequest, pk: int) -> HttpResponse:
    """The page, with its links for whoever leads the team."""
    idea = _idea(request, pk)
    return _shown(request, idea)


@login_required
@require_GET
def case_file(request: KnownRequest, pk: int) -> HttpResponse:
    """The same as a PDF of one A4; `language` may say in which language."""
    idea = _idea(request, pk)
    return _file(idea, request.user, request.GET.get("language", ""), now())


@login_required
@require_POST
def case_keys(request: KnownRequest, pk: int) -> HttpResponse:
    """Make a link that opens without a login; it is shown this one time."""
    idea = _idea(request, pk)
    try:
        _made, key = CaseKey.issue(idea, request.POST.get("name", ""), by=request.user, at=now())
    except Refused as refusal:
        return refused_page(request, idea, refusal)
    return _shown(request, idea, fresh=request.build_absolute_uri(reverse("house:open-case", args=[key])))


@login_required
@require_POST
def case_key_revocation(request: KnownRequest, pk: int) -> HttpResponse:
    """Take a link away."""
    key = get_object_or_404(CaseKey, pk=pk, idea__in=Idea.objects.seen_by(request.user))
    try:
        key.revoke(by=request.user, at=now())
    except Refused as refusal:
        return refused_page(request, key.idea, refusal)
    return SeeOther(reverse("house:case", args=[key.idea_id]))


@require_GET
def open_case(request: HttpRequest, key: str) -> HttpResponse:
    """The page for whoever has the link: it opens nothing else."""
    found, at = _find(key), now()
    with translation.override(_language(request.GET.get("language", ""))):
        page = {"case": case_of(found.idea, reader=found.by, at=at), "key": key, "languages": LANGUAGES}
        return _private(render(request, "house/case_open.html", page))


@require_GET
def open_case_file(request: HttpRequest, key: str) -> HttpResponse:
    found = _find(key)
    return _private(_file(found.idea, found.by, request.GET.get("language", ""), now()))


def _shown(request: KnownRequest, idea: Idea, fresh: str = "") -> HttpResponse:
    at = now()
    leads = idea.team.is_led_by(request.user)
    shown = {
        "idea": idea,
        "case": case_of(idea, reader=request.user, at=at),
        "leads": leads,
        "keys": CaseKey.objects.working(at).filter(idea=idea).select_related("by") if leads else [],
        "fresh": fresh,
        "languages": LANGUAGES,
    }
    response = render(request, "house/case.html", shown)
    response.headers["Cache-Control"] = "no-store"
    return response


def _file(idea: Idea, reader: User, language: str, at: datetime) -> HttpResponse:
    with translation.override(_language(language)):
        drafted = case_of(idea, reader=reader, at=at)
    return paper(drafted)


def paper(drafted: Case) -> HttpResponse:
    """A case as a file to keep."""
    response = HttpResponse(one_page("case.typ", drafted.as_data()), content_type="application/pdf")
    name = f"{slugify(drafted.title)[:60] or 'case'}-{drafted.lang}.pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _language(asked: str) -> str:
    return asked if asked in LANGUAGES else translation.get_language() or LANGUAGES[0]


def _idea(request: KnownRequest, pk: int) -> Idea:
    seen = Idea.objects.seen_by(request.user).select_related("team", "by", "moment")
    return get_object_or_404(seen, pk=pk)


def _find(key: str) -> CaseKey:
    found = CaseKey.find(key, now())
    if found is None or not found.by.is_active:
        raise Http404
    return found


def _private(response: HttpResponse) -> HttpResponse:
    """Nobody keeps it, nobody finds it by searching, and the key does not travel on."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response.headers["Referrer-Policy"] = "no-referrer"
    patch_vary_headers(response, ["Accept-Language"])
    return response
