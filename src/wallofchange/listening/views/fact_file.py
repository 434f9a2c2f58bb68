"""One file with facts before it is in: look at it, say what its columns are, bring it in."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wallofchange.analysis.tabular import TableError, open_table
from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.listening import choosing
from wallofchange.listening.anchors import SORTS
from wallofchange.listening.anchors.looking import FactWishes, Shown, sort_of
from wallofchange.listening.facts_arriving import FactsLook, FactsWanted, bring_facts_in, look_at_upload
from wallofchange.listening.first_rows import cover
from wallofchange.listening.models import Moment, Source
from wallofchange.listening.telling_facts import told
from wallofchange.listening.uploads import Upload
from wallofchange.people.models import Team
from wallofchange.people.requests import KnownRequest


def sort_of_upload(request: KnownRequest, upload: Upload) -> str:
    """The sort of fact in it, as chosen or else as recognised; "" for customers' words and scores."""
    chosen = request.POST.get("sort")
    if chosen is not None and chosen in ("", *SORTS):
        upload.note(sort=chosen)
    if "sort" not in upload.known:
        upload.note(sort=_recognised(upload))
    return str(upload.known["sort"])


def look_or_bring(request: KnownRequest, upload: Upload, sort: str, team: Team) -> HttpResponse | None:
    """Look at it, or bring it in; nothing when it is on its way in."""
    wanted, refusal = FactsWanted(FactWishes(sort), team), None
    try:
        wanted = _wanted(request, upload, sort, team)
        if request.POST.get("do") == "accept":
            bring_facts_in(upload, wanted, by=request.user, at=now())
            return None
    except Refused as problem:
        refusal = problem
    try:
        looked = look_at_upload(upload, wanted, at=now())
    except Refused as problem:
        return _page(request, upload, wanted, None, refusal or problem)
    return _page(request, upload, wanted, looked, refusal)


def _recognised(upload: Upload) -> str:
    try:
        return sort_of(upload.path)
    except Refused:
        return ""


def _wanted(request: KnownRequest, upload: Upload, sort: str, team: Team) -> FactsWanted:
    if request.method != "POST":
        return FactsWanted(FactWishes(sort), team)
    given = request.POST.dict()
    chosen = {
        column: given[f"column-{place}"]
        for place, column in enumerate(_header(upload))
        if f"column-{place}" in given
    }
    changes = {
        field: [column for column, held in chosen.items() if held == field] for field in SORTS[sort].fields
    }
    wishes = FactWishes(
        sort,
        changes=changes if chosen else {},
        scale=choosing.scale_given(given.get("scale", "")),
        timezone=given.get("timezone", "").strip() or None,
        moment=given.get("moment", "").strip()[:80],
    )
    return FactsWanted(wishes, team, given.get("source", "").strip()[:120])


def _header(upload: Upload) -> list[str]:
    try:
        return open_table(upload.path).columns
    except (TableError, OSError):
        return []


def _page(
    request: KnownRequest,
    upload: Upload,
    wanted: FactsWanted,
    looked: FactsLook | None,
    refusal: Refused | None,
) -> HttpResponse:
    teams = Team.objects.of(request.user)
    sort = wanted.wishes.sort
    context: dict[str, Any] = {
        "upload": upload, "wanted": wanted, "teams": teams, "refusal": refusal and _on_the_page(refusal),
        "sorts": choosing.sorts(), "sort": sort, "fields": choosing.fact_fields(sort),
        "scales": choosing.SCALES, "zones": choosing.ZONES, "moments": Moment.objects.all(),
        "sources": Source.objects.filter(team__in=teams),
    }  # fmt: skip
    context |= _shown(looked) if looked else {"columns": _bare(request, upload)}
    return render(request, "listening/fact_file.html", context, status=422 if looked is None else 200)


def _on_the_page(refusal: Refused) -> Refused:
    """The next step as one does it here: what the command line asks for is a choice in the table below."""
    if " --map " not in refusal.remedy:
        return refusal
    return Refused(
        refusal.message, remedy=_("Say below which column holds what, or that it is something else.")
    )


def _shown(looked: FactsLook) -> dict[str, Any]:
    """What was found, ready to be shown: what identifies a person is covered."""
    language = get_language() or "nl"
    holds = {column: field for field, column in looked.file.columns.items()}
    covered = cover(language)
    return {
        "look": looked,
        "found": looked.file,
        "label": looked.file.sort.label.in_language(language),
        "columns": [
            (place, name, holds.get(name, ""), [covered(said) for said in looked.file.examples.get(name, ())])
            for place, name in enumerate(looked.file.header)
        ],
        "rows": [_row(shown, language, covered) for shown in looked.file.preview],
        "warnings": [sentence.in_language(language) for sentence in looked.file.warnings],
    }


def _row(shown: Shown, language: str, covered: Any) -> dict[str, Any]:
    if shown.reason:
        return {"row": shown.row, "reason": covered(shown.reason.in_language(language))}
    return {"row": shown.row, "told": [covered(told(each.fact)) for each in shown.found]}


def _bare(request: KnownRequest, upload: Upload) -> list[tuple[int, str, str, list[str]]]:
    """The columns without any guess, where a person has to say which is which."""
    return [
        (place, name, request.POST.get(f"column-{place}", ""), [])
        for place, name in enumerate(_header(upload))
    ]
