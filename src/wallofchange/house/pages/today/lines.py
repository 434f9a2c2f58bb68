"""What is done with one line of the morning, on the spot."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wallofchange.deciding.models import (
    Condition,
    Idea,
    Kind,
    Postponement,
    Promise,
    PromiseWord,
    RoomLeft,
    Thanks,
)
from wallofchange.deciding.mornings import Calendar
from wallofchange.deciding.room import left_to_ask
from wallofchange.deciding.views.given import day, number, one_of
from wallofchange.diary.clock import now
from wallofchange.house.pages.today.holding import back
from wallofchange.people.models import Team, User
from wallofchange.people.requests import KnownRequest
from wallofchange.understanding.models import Gist

TITLE = 80  # signs of a customer's sentence in the title that is drafted from it
SAYS = ("done", *PromiseWord.Said.values)

Act = Callable[[KnownRequest, Team], str]


def in_team(act: Act) -> Callable[..., HttpResponse]:
    """A view that does something in the morning of a team one belongs to or may see."""

    @login_required
    @require_POST
    @wraps(act)
    def view(request: KnownRequest, pk: int) -> HttpResponse:
        team = get_object_or_404(Team.objects.of(request.user), pk=pk)
        return back(team.pk, act(request, team))

    return view


@in_team
def promises(request: KnownRequest, team: Team) -> str:
    """I promise, in one line: by the next morning unless another day is given."""
    at = now()
    due = day(request.POST.get("due", ""), Calendar(team, timezone.localdate(at)).next)
    who = team.members.filter(pk=number(request.POST.get("who", ""))).first() or request.user
    promise = Promise.make(request.POST.get("what", ""), team=team, due=due, who=who, by=request.user, at=at)
    return f"promise-{promise.pk}"


@in_team
def thanks(request: KnownRequest, team: Team) -> str:
    """Thank the team of whom a customer said this."""
    gist = _gist(request)
    Thanks.say(gist.signal, team, by=request.user, at=now())
    return f"aloud-{gist.pk}"


@in_team
def more_of_this(request: KnownRequest, team: Team) -> str:
    """One click makes an idea of what a customer had not expected."""
    gist = _gist(request)
    made_of(gist, team, title=request.POST.get("title", ""), by=request.user)
    return f"aloud-{gist.pk}"


def made_of(gist: Gist, team: Team, *, title: str, by: User) -> Idea:
    """The same for the page and the API: never expected, about the moment it was said of."""
    return Idea.pin(
        title.strip() or drafted(gist),
        team=team,
        by=by,
        at=now(),
        signals=[gist.signal],
        moment=gist.signal.moment,
        kind=Kind.NINE,
    )


def drafted(gist: Gist) -> str:
    """The title as it is drafted; anybody may say it better on the idea's own page."""
    return _("More of this: %(words)s") % {"words": Truncator(gist.words).chars(TITLE)}


@in_team
def room_left(request: KnownRequest, team: Team) -> str:
    """What held us back, in one word; nothing, it was quiet; or skipped."""
    at, given = now(), request.POST
    if cycle := left_to_ask(team, at):
        word = "" if "skip" in given or "quiet" in given else given.get("word", "")
        RoomLeft.say(cycle, word, quiet="quiet" in given, by=request.user, at=at)
    return "lines-today"


@login_required
@require_POST
def promise(request: KnownRequest, pk: int) -> HttpResponse:
    """Done, today, help needed or I'll help; of a promise."""
    team = Team.objects.of(request.user)
    found = get_object_or_404(Promise.objects.select_related("team"), pk=pk, team__in=team)
    say(found, request.POST.get("said", ""), by=request.user)
    return back(found.team_id, f"promise-{pk}")


@login_required
@require_POST
def condition(request: KnownRequest, pk: int) -> HttpResponse:
    """The same of a condition: done makes it a yes."""
    seen = Condition.objects.select_related("objection__idea__team")
    found = get_object_or_404(seen, pk=pk, objection__idea__in=Idea.objects.seen_by(request.user))
    say(found, request.POST.get("said", "done"), by=request.user, words=request.POST.get("found", ""))
    return back(found.objection.idea.team_id, f"condition-{pk}")


def say(of: Promise | Condition, said: str, *, by: User, words: str = "") -> None:
    """One of the buttons of a promise."""
    at = now()
    if one_of(list(SAYS), said) != "done":
        PromiseWord.say(said, of, by=by, at=at)
    elif isinstance(of, Promise):
        of.keep(by=by, at=at)
    else:
        PromiseWord.check_open(of)
        of.meet(found=words.strip()[:200], by=by, at=at)


@login_required
@require_POST
def postponement(request: KnownRequest, pk: int) -> HttpResponse:
    """Tomorrow; or today after all."""
    idea = get_object_or_404(Idea.objects.seen_by(request.user).select_related("team"), pk=pk)
    at = now()
    act = Postponement.withdraw if "withdraw" in request.POST else Postponement.make
    act(idea, timezone.localdate(at), by=request.user, at=at)
    return back(idea.team_id, f"choice-{pk}")


def _gist(request: KnownRequest) -> Gist:
    seen = Gist.objects.seen_by(request.user).select_related("signal__moment")
    return get_object_or_404(seen, pk=number(request.POST.get("signal", "")))
