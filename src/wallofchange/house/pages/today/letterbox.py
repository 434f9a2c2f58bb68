"""Where the summary of a day-start goes: by mail, to a chat, or nowhere, which is how it comes."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wallofchange.closing.models import Question
from wallofchange.diary.clock import now
from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.people.models import Letterbox, Membership, Notice, Team
from wallofchange.people.notices import mail
from wallofchange.people.notices.chat import looked_up
from wallofchange.people.notices.trouble import NotDelivered, said
from wallofchange.people.requests import KnownRequest

LOG = 20  # the last messages of a team


@login_required
def letterboxes(request: KnownRequest) -> HttpResponse:
    """The letterboxes of the teams one leads, each with what went out lately."""
    teams = list(_led(request))
    boxes = {box.team_id: box for box in Letterbox.objects.filter(team__in=teams)}
    log: dict[int, list[Notice]] = {}
    told = Notice.objects.filter(team__in=teams).exclude(
        key__startswith=Question.LETTER
    )  # those are no summaries
    for notice in told.order_by("-pk")[: LOG * max(len(teams), 1)]:
        log.setdefault(notice.team_id, []).append(notice)
    shown = [(team, boxes.get(team.pk) or Letterbox(team=team), log.get(team.pk, [])[:LOG]) for team in teams]
    return render(request, "house/letterboxes.html", {"boxes": shown, "has_mail": mail.server() is not None})


@login_required
@require_POST
def letterbox(request: KnownRequest, pk: int) -> HttpResponse:
    """Open or shut it; `try` sends one message to see whether it arrives."""
    team = get_object_or_404(_led(request), pk=pk)
    box = Letterbox.objects.filter(team=team).first() or Letterbox(team=team)
    given, at = request.POST, now()
    language = given.get("language", "")
    changed = {
        "by_mail": given.get("by_mail") == "1",
        "language": language if language in dict(settings.LANGUAGES) else "nl",
    }
    if "no_chat" in given:
        changed["chat_url"] = ""
    elif url := given.get("chat_url", "").strip():
        changed["chat_url"] = _checked(url)
    box.arrange(by=request.user, at=at, **changed)
    messages.success(request, _("Kept."))
    return redirect("house:letterboxes")


@login_required
@require_POST
def trial(request: KnownRequest, pk: int) -> HttpResponse:
    """Send one line, so that one sees whether it arrives; the worker brings it."""
    team = get_object_or_404(_led(request), pk=pk)
    box = Letterbox.objects.filter(team=team).first()
    if box is None or not box.is_open:
        raise Refused(
            _("Nothing goes out for %(team)s yet.") % {"team": team},
            remedy=_("Choose mail or a chat first."),
            code="shut",
        )
    at = now()
    key = f"trial {team.pk} {at.timestamp():.0f}"
    text = _("This is where the summary of the day-start of %(team)s will come.") % {"team": team}
    common = {"team": team, "subject": str(team), "text": text, "at": at, "next_try_at": at}
    if box.chat_url:
        Notice.objects.get_or_create(
            key=f"{key} chat", defaults={"kind": Notice.Kind.CHAT, "to": box.chat_url, **common}
        )
    if box.by_mail and request.user.email:
        Notice.objects.get_or_create(
            key=f"{key} mail", defaults={"kind": Notice.Kind.MAIL, "to": request.user.email, **common}
        )
    messages.success(request, _("On its way. Whether it arrived is shown here in a moment."))
    return redirect("house:letterboxes")


@login_required
@require_POST
def my_address(request: KnownRequest) -> HttpResponse:
    """Where I want the summary myself; nowhere, when I leave it empty."""
    me, given = request.user, request.POST.get("email", "").strip()
    if given:
        _check_address(given)
    me.email = given
    me.save(update_fields=["email"])
    note("changed where they get mail", me, by=me, at=now(), gets=bool(given))
    messages.success(request, _("Kept."))
    return redirect("house:letterboxes")


def _check_address(given: str) -> None:
    try:
        validate_email(given)
    except ValidationError:
        raise Refused(
            _("That is not a mail address."),
            remedy=_("Write it as name@example.org, or leave it empty for no mail."),
            code="address",
        ) from None


def _led(request: KnownRequest) -> QuerySet[Team]:
    """The teams for which this person may say where the summary goes."""
    if request.user.sees_all_teams:
        return Team.objects.all()
    led = Membership.objects.filter(user=request.user, role=Membership.Role.LEAD)
    return Team.objects.filter(pk__in=led.values("team"))


def _checked(url: str) -> str:
    try:
        looked_up(url, own_network=settings.OWN_NETWORK)
    except NotDelivered as why:
        raise Refused(
            said(why.trouble),
            remedy=_("Copy the address of the webhook as the chat gives it."),
            code="address",
        ) from None
    return url
