"""The list of themes: a tree to read, and to arrange for who leads a team."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.people.requests import KnownRequest
from wallofchange.understanding.listing import Listing
from wallofchange.understanding.models import Discovery, TaughtList, Theme, ThemeExample
from wallofchange.understanding.models.theme_rules import may_arrange
from wallofchange.understanding.theme_tree import flat, tree_of
from wallofchange.understanding.views.proposals import shown_proposals

EXAMPLES = 60  # on the page of a theme, the newest
AT_ONCE = 50  # examples that one gives
HEARD = 5  # likewise of what customers said of it


@login_required
def themes(request: KnownRequest) -> HttpResponse:
    """The tree, and what may be missing in it; POST puts a theme on the list."""
    if request.method == "POST":
        names = request.POST.get("name_nl", ""), request.POST.get("name_en", "")
        made = Theme.add(*names, by=request.user, at=now(), under=_chosen(request, "under"))
        return redirect("understanding:theme", made.slug)
    Theme.objects.of_this_home()
    tree = tree_of(request.user)
    page: dict[str, Any] = {"tree": tree, "all_themes": flat(tree), "taught": TaughtList.latest()}
    page |= {
        "arranges": may_arrange(request.user),
        "searching": Discovery.objects.filter(done_at=None).first(),
    }
    page |= {"searched": Discovery.objects.exclude(done_at=None).order_by("-id").first()}
    page["gone"] = (
        Theme.objects.exclude(retired_at=None).select_related("merged_into").order_by("-retired_at")
    )
    page["proposals"] = shown_proposals(request.user)
    return render(request, "understanding/themes/themes.html", page)


@login_required
def theme(request: KnownRequest, slug: str) -> HttpResponse:
    """One theme: what customers said of it lately, what it was taught, its names and its place."""
    found = get_object_or_404(Theme.objects.select_related("merged_into", "parent"), slug=slug)
    tree = flat(tree_of(request.user))
    seen = ThemeExample.objects.standing().filter(theme=found).seen_by(request.user).told()
    page: dict[str, Any] = {"taught": TaughtList.latest()}
    page |= {"theme": found, "arranges": may_arrange(request.user) and not found.retired_at}
    page["branch"] = branch = next((branch for branch in tree if branch.theme == found), None)
    if branch and branch.n:
        page |= {"sieve": branch.sieve, "heard": Listing.of(branch.sieve, request.user).page(HEARD).gists}
    page["all_themes"] = [branch for branch in tree if branch.theme != found]
    page["examples"] = seen.select_related("by", "signal").order_by("-id")[:EXAMPLES]
    page["may_return"] = may_arrange(request.user) and found.retired_at and not found.merged_into_id
    return render(request, "understanding/themes/theme.html", page)


@login_required
@require_POST
def name(request: KnownRequest, slug: str) -> HttpResponse:
    """Call it something else, and say what it is about."""
    given = request.POST
    _theme(slug).rename(
        given.get("name_nl", ""),
        given.get("name_en", ""),
        description=given.get("description", ""),
        by=request.user,
        at=now(),
    )
    return redirect("understanding:theme", slug)


@login_required
@require_POST
def place(request: KnownRequest, slug: str) -> HttpResponse:
    """Hang it elsewhere in the tree."""
    _theme(slug).move(_chosen(request, "under"), by=request.user, at=now())
    return redirect("understanding:theme", slug)


@login_required
@require_POST
def phrases(request: KnownRequest, slug: str) -> HttpResponse:
    """By which phrases it is found: one a line, or with commas."""
    lines = request.POST.get("phrases", "").replace(",", "\n").splitlines()
    _theme(slug).point_to(lines, by=request.user, at=now())
    return redirect("understanding:theme", slug)


@login_required
@require_POST
def examples(request: KnownRequest, slug: str) -> HttpResponse:
    """Teach it sentences, one a line."""
    fits = request.POST.get("fits", "yes") == "yes"
    lines = [line for line in request.POST.get("words", "").splitlines() if line.strip()] or [""]
    if len(lines) > AT_ONCE:
        raise Refused(
            _("These are %(n)s sentences; %(most)s go at once.") % {"n": len(lines), "most": AT_ONCE},
            remedy=_("Give them in parts. None of them was kept."),
            code="many",
        )
    with transaction.atomic():
        for words in lines:
            ThemeExample.give(_theme(slug), words=words, fits=fits, by=request.user, at=now())
    return redirect("understanding:theme", slug)


@login_required
@require_POST
def example_withdrawal(request: KnownRequest, slug: str, pk: int) -> HttpResponse:
    """Take an example back."""
    seen = ThemeExample.objects.seen_by(request.user)
    get_object_or_404(seen, pk=pk, theme__slug=slug).withdraw(by=request.user, at=now())
    return redirect("understanding:theme", slug)


@login_required
@require_POST
def merger(request: KnownRequest, slug: str) -> HttpResponse:
    """Let it become part of another."""
    into = get_object_or_404(Theme, slug=request.POST.get("into", ""))
    _theme(slug).merge(into, by=request.user, at=now())
    return redirect("understanding:theme", into.slug)


@login_required
@require_POST
def split(request: KnownRequest, slug: str) -> HttpResponse:
    """Make two themes under it; each example says to which it goes."""
    given = request.POST
    names = [(given.get(f"name_nl_{part}", ""), given.get(f"name_en_{part}", "")) for part in "12"]
    sides = {key.removeprefix("part-"): value for key, value in given.items() if key.startswith("part-")}
    parts = [[int(pk) for pk, side in sides.items() if side == part and pk.isdecimal()] for part in "12"]
    _theme(slug).split(names, parts, by=request.user, at=now())
    return redirect("understanding:themes")


@login_required
@require_POST
def retirement(request: KnownRequest, slug: str) -> HttpResponse:
    """Read it no more, or again."""
    found = _theme(slug)
    if request.POST.get("back"):
        found.bring_back(by=request.user, at=now())
    else:
        found.retire(by=request.user, at=now())
    return redirect("understanding:themes")


def _theme(slug: str) -> Theme:
    return get_object_or_404(Theme, slug=slug)


def _chosen(request: KnownRequest, field: str) -> Theme | None:
    slug = request.POST.get(field, "")
    return get_object_or_404(Theme, slug=slug) if slug else None
