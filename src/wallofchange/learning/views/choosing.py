"""What to choose with the hours there are: a proposal that nobody need follow."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wallofchange.deciding.models import Idea
from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.learning import charts
from wallofchange.learning.programme.choosing import Proposal, Rules, propose
from wallofchange.learning.programme.choosing_told import as_dict
from wallofchange.learning.verdicts import verdicts_of
from wallofchange.people.models import Team, User
from wallofchange.people.requests import KnownRequest

if TYPE_CHECKING:
    from wallofchange.learning.charts import Chart

MOST_DRAWN = 12
MOST_HOURS = 100_000


@login_required
def choosing_page(request: KnownRequest) -> HttpResponse:
    """Weigh what hangs on a team's wall; the rules can be changed in the address."""
    teams = list(Team.objects.of(request.user))
    refusal = None
    try:
        proposal = proposal_of(request.user, request.GET) if teams else None
    except Refused as trouble:
        refusal, proposal = trouble, proposal_of(request.user, _only_team(request.GET))
    pictures = list(_pictures(proposal)) if proposal else []
    if (picture := charts.asked(request, pictures)) is not None:
        return picture
    page = _shown(proposal) | {"teams": teams, "pictures": pictures, "refusal": refusal}
    return render(request, "learning/choosing.html", page | {"query": request.GET.urlencode()})


@login_required
def choosing_calculation(request: KnownRequest) -> HttpResponse:
    """All that was weighed, to check or to keep."""
    response = JsonResponse(as_dict(proposal_of(request.user, request.GET)), json_dumps_params={"indent": 2})
    response.headers["Content-Disposition"] = 'attachment; filename="choosing.json"'
    return response


def proposal_of(user: User, given: QueryDict) -> Proposal:
    """The proposal that the words of an address ask for.

    Raises:
        Http404: for a team this person does not belong to.
        Refused: for hours or shares that cannot be, or a rule that is not understood.
    """
    teams = Team.objects.of(user)
    wanted = given.get("team", "")
    team = teams.filter(pk=int(wanted)).first() if wanted.isdecimal() else teams.first()
    if team is None:
        raise Http404
    ideas = list(Idea.objects.seen_by(user).select_related("team"))
    verdicts = verdicts_of(ideas)
    found = [(idea, verdicts[idea.pk]) for idea in ideas if idea.pk in verdicts]
    return propose(team, found, by=user, at=now(), rules=rules_of(given))


def rules_of(given: QueryDict) -> Rules:
    """hours=12, never_expected=25 (per cent), requires=7-3 (7 not without 3) and one_of=4-5, several times.

    Or as the form has it: `not` 7 `without` 3, and `either` 4 `or` 5.
    """
    hours = _number(given.get("hours", ""), MOST_HOURS)
    share = _number(given.get("never_expected", ""), 100)
    pairs = _joined(given, "requires", "not", "without")
    groups = _joined(given, "one_of", "either", "or")
    if any(len(pair) != 2 for pair in pairs):
        raise _not_understood()
    usual = Rules()
    return Rules(
        hours,
        usual.never_expected if share is None else share / 100,
        [(first, other) for first, other in pairs],
        groups,
    )


def _joined(given: QueryDict, name: str, first: str, second: str) -> list[tuple[int, ...]]:
    said = [*given.getlist(name)]
    if (one := given.get(first, "")) and (other := given.get(second, "")) and one != other:
        said.append(f"{one}-{other}")
    return list(dict.fromkeys(_numbers(each) for each in said if each))


def _number(said: str, most: float) -> float | None:
    if not (said := said.strip().replace(",", ".")):
        return None
    try:
        value = float(said)
    except ValueError:
        raise _not_understood() from None
    if not isfinite(value) or not 0 <= value <= most:
        raise _not_understood()
    return value


def _numbers(said: str) -> tuple[int, ...]:
    parts = said.split("-")
    if not all(part.isdecimal() for part in parts):
        raise _not_understood()
    return tuple(int(part) for part in parts)


def _not_understood() -> Refused:
    return Refused(
        _("These rules are not understood."),
        remedy=_("Give hours from 0 up, and a share from 0 to 100."),
        code="rules",
    )


def _only_team(given: QueryDict) -> QueryDict:
    kept = QueryDict(mutable=True)
    if team := given.get("team"):
        kept["team"] = team
    return kept


def _shown(proposal: Proposal | None) -> dict[str, object]:
    if proposal is None:
        return {"proposal": None}
    never = 100 * proposal.rules.never_expected
    return {
        "proposal": proposal,
        "percent": never,
        "kept_rules": list(_kept(proposal)),
        "binding": [_said(name, proposal) for name in proposal.binding],
        "conflict": [_said(name, proposal) for name in proposal.conflict],
        "prices": _more(proposal),
    }


def _kept(proposal: Proposal) -> Iterator[tuple[str, str, str]]:
    """The rules between ideas that were given: name, value and sentence."""
    titles = {each.idea.pk: each.idea.title for each in proposal.weighed}
    for pair in proposal.rules.requires:
        first, other = (f"“{titles.get(pk, pk)}”" for pk in pair)
        yield (
            "requires",
            "-".join(map(str, pair)),
            _("%(one)s not without %(other)s") % {"one": first, "other": other},
        )
    for group in proposal.rules.one_of:
        named = " · ".join(f"“{titles.get(pk, pk)}”" for pk in group)
        yield "one_of", "-".join(map(str, group)), _("Exactly one of: %(ideas)s") % {"ideas": named}


def _said(name: str, proposal: Proposal) -> str:
    """A rule of the mathematics, as one says it."""
    if name == "capacity":
        return _("the hours")
    if name == "nine_min_share":
        return _("what is kept for 'never expected'")
    kind, _bracket, place = name.partition("[")
    rules = proposal.rules.requires if kind == "requires" else proposal.rules.one_of
    titles = {each.idea.pk: each.idea.title for each in proposal.weighed}
    named = rules[int(place.rstrip("]"))] if place else ()
    ideas = " · ".join(f"“{titles[pk]}”" for pk in named if pk in titles)
    said = _("one not without another") if kind == "requires" else _("exactly one of some")
    return f"{said}: {ideas}" if ideas else said


def _more(proposal: Proposal) -> str:
    if proposal.more is None:
        return ""
    hours, ideas = proposal.more
    if not ideas:
        return ""
    titles = ", ".join(f"“{idea.title}”" for idea in ideas)
    said = ngettext(
        "With one hour more, %(ideas)s would fit.",
        "With %(hours)s hours more, %(ideas)s would fit.",
        int(hours),
    )
    return said % {"hours": int(hours), "ideas": titles}


def _pictures(proposal: Proposal) -> Iterator[Chart]:
    """What an hour on each idea may bring, with how unsure that is; in the order of the table."""
    from wallofchange.measuring.estimate import Estimate
    from wallofchange.measuring.quantiles import z_of

    reach = z_of(0.95)
    rows = [
        charts.Named(
            each.idea.title,
            Estimate(
                each.an_hour, each.an_hour - reach * each.an_hour_sd, each.an_hour + reach * each.an_hour_sd
            ),
            note=_("proposed") if each.chosen else "",
        )
        for each in proposal.weighed[:MOST_DRAWN]
        if each.reach
    ]
    if rows:
        yield charts.intervals(
            rows,
            key="choosing",
            title=_("What an hour on it may bring"),
            description=_("Answers reached in all, times the effect to reckon with, for an hour of work."),
            unit=charts.Unit(places=0, signed=True),
        )
