"""The teams that the owner of a key may see, and who works there: whom one can name in other calls."""

from __future__ import annotations

from django.db.models import Prefetch
from django.http import HttpRequest
from ninja import Router, Schema

from wallofchange.house.api.keys import caller
from wallofchange.people.models import Membership, Team

router = Router(tags=["teams"])


class PersonOut(Schema):
    """Somebody of a team."""

    id: int
    username: str
    name: str
    leads: bool


class TeamOut(Schema):
    """A team, and who works there."""

    id: int
    name: str
    people: list[PersonOut]


@router.get("/teams", response=list[TeamOut], summary="The teams I may see, and who works there")
def teams(request: HttpRequest) -> list[TeamOut]:
    here = Membership.objects.filter(user__is_active=True).select_related("user").order_by("user__name")
    seen = Team.objects.of(caller(request)).prefetch_related(Prefetch("memberships", here))
    return [TeamOut(id=t.pk, name=t.name, people=[_person(m) for m in t.memberships.all()]) for t in seen]


def _person(member: Membership) -> PersonOut:
    who = member.user
    leads = member.role == Membership.Role.LEAD
    return PersonOut(id=who.pk, username=who.username, name=who.name, leads=leads)
