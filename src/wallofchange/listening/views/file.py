"""One file before it is in: look at it, say what its columns are, bring it in, see how far it is."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wallofchange.analysis.tabular import TableError, open_table
from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.listening import choosing
from wallofchange.listening.arriving import Look, Wanted, bring_in, look, remembered
from wallofchange.listening.first_rows import FirstRows
from wallofchange.listening.importers import Wishes
from wallofchange.listening.models import Moment, Source
from wallofchange.listening.uploads import Upload
from wallofchange.listening.views.fact_file import look_or_bring, sort_of_upload
from wallofchange.people.models import Team
from wallofchange.people.requests import KnownRequest


@login_required
def file(request: KnownRequest, token: str) -> HttpResponse:
    """Look at it; POST looks again with what was chosen, or brings it in."""
    upload = _mine(request, token)
    if elsewhere := _further(upload):
        return elsewhere
    if not upload.path.exists():  # it could not be read, and is gone
        return redirect("listening:import")
    before = upload.known.get("sort")
    if sort := sort_of_upload(request, upload):
        if before is not None and before != sort:  # its columns are other ones: look at it afresh
            return redirect("listening:import-file", token)
        shown = look_or_bring(request, upload, sort, _team(request))
        return shown or _further(upload) or redirect("listening:import-file", token)
    if before:
        return redirect("listening:import-file", token)
    return _look_or_bring(request, upload)


def _look_or_bring(request: KnownRequest, upload: Upload) -> HttpResponse:
    """A file with customers' words and scores."""
    wanted, refusal = Wanted(Wishes(), _team(request)), None
    try:
        wanted = _wanted(request, upload)
        if request.POST.get("do") == "accept":
            bring_in(upload, wanted, by=request.user, at=now())
            return _further(upload) or redirect("listening:import-file", upload.token)
    except Refused as problem:
        refusal = problem
    looked, problem_of_file = _look(upload, wanted)
    return _page(request, upload, wanted, looked, refusal or problem_of_file)


@login_required
def progress(request: KnownRequest, token: str) -> HttpResponse:
    """How far it is; when it is in, on to what came of it."""
    upload = _mine(request, token)
    known = upload.known
    htmx = request.headers.get("HX-Request") == "true"
    if known.get("batch") or not known.get("rows"):
        there = _place(upload)
        return HttpResponse(headers={"HX-Redirect": there}) if htmx else redirect(there)
    template = "listening/_progress.html" if htmx else "listening/progress.html"
    return render(request, template, {"upload": upload, "known": known})


def _look(upload: Upload, wanted: Wanted) -> tuple[Look | None, Refused | None]:
    try:
        return look(upload, wanted, at=now()), None
    except Refused as problem:
        return None, problem


def _mine(request: KnownRequest, token: str) -> Upload:
    upload = Upload.find(token, by=request.user)
    if upload is None:
        raise Http404
    if upload.is_stuck and not upload.known.get("batch"):
        upload.note(rows=None)
    return upload


def _further(upload: Upload) -> HttpResponseRedirect | None:
    """Where to go when it is on its way or in already."""
    known = upload.known
    if known.get("batch"):
        return redirect(_place(upload))
    return redirect("listening:import-progress", upload.token) if known.get("rows") else None


def _place(upload: Upload) -> str:
    if batch := upload.known.get("batch"):
        return reverse("listening:batch", args=[batch])
    return reverse("listening:import-file", args=[upload.token])


def _team(request: KnownRequest) -> Team:
    """The team it is for: as chosen, else the first of one's own."""
    teams = Team.objects.of(request.user)
    chosen = request.POST.get("team", "")
    if chosen:
        return get_object_or_404(teams, pk=int(chosen) if chosen.isdecimal() else 0)
    first = teams.filter(memberships__user=request.user).first() or teams.first()
    if first is None:
        raise Http404
    return first


def _wanted(request: KnownRequest, upload: Upload) -> Wanted:
    if request.method != "POST":
        return Wanted(Wishes(), _team(request))
    wishes = choosing.wishes(request.POST.dict(), _columns(upload), remembered(upload))
    return Wanted(wishes, _team(request), request.POST.get("source", "").strip()[:120])


def _columns(upload: Upload) -> list[str]:
    try:
        return open_table(upload.path).columns
    except (TableError, OSError):
        return []


def _page(
    request: KnownRequest, upload: Upload, wanted: Wanted, looked: Look | None, refusal: Refused | None
) -> HttpResponse:
    told = upload.known.get("refusal")
    if told and request.method == "GET":
        refusal = Refused(told[0], remedy=told[1])
    teams = Team.objects.of(request.user)
    context: dict[str, Any] = {
        "upload": upload,
        "refusal": refusal and _on_the_page(refusal),
        "wanted": wanted,
        "teams": teams,
        "sorts": choosing.sorts(),
        "sort": "",
    }
    context |= {"fields": choosing.fields(), "scales": choosing.SCALES, "zones": choosing.ZONES}
    context |= {"moments": Moment.objects.all(), "sources": Source.objects.filter(team__in=teams)}
    context |= _shown(looked) if looked else {"columns": _bare(request, upload)}
    if looked is None and not context["columns"]:
        upload.remove()
    return render(request, "listening/file.html", context, status=422 if looked is None else 200)


def _on_the_page(refusal: Refused) -> Refused:
    """The next step as one does it here: what the command line asks for is a choice in the table below."""
    if " --map " not in refusal.remedy:
        return refusal
    return Refused(refusal.message, remedy=_("Say below which column holds the words, and which the score."))


def _shown(looked: Look) -> dict[str, Any]:
    """What was found, ready to be shown."""
    found, language = looked.inspection, get_language() or "nl"
    shown = FirstRows.of(found, language)
    warnings = [sentence.in_language(language) for sentence in found.warnings]
    return {
        "look": looked,
        "found": found,
        "columns": shown.columns(),
        "rows": shown.rows(),
        "warnings": warnings,
    }


def _bare(request: KnownRequest, upload: Upload) -> list[tuple[int, str, str, str, int, tuple[str, ...]]]:
    """The columns without any guess, where a person has to say which is which."""
    return [
        (place, name, "", request.POST.get(f"column-{place}", ""), 0, ())
        for place, name in enumerate(_columns(upload))
    ]
