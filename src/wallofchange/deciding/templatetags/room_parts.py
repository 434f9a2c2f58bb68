"""What the templates of ideas need of room: the first free place at another team."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import template

from wallofchange.deciding.models import Idea, Stage
from wallofchange.deciding.models.hours import said
from wallofchange.deciding.visits import first_free, of_visits
from wallofchange.diary.clock import now
from wallofchange.people.models import Team

register = template.Library()
WANTS_HELP = (Stage.INVENTORY, Stage.SELECTION, Stage.REALISATION)


@register.filter
def hours(number: Decimal | float | None) -> str:
    """{{ today|hours }}: 3.5, 8 or 0.25, as it is read here."""
    return said(Decimal(str(number or 0)))


@register.inclusion_tag("deciding/room/_visited.html")
def visited(idea: Idea) -> dict[str, Any]:
    """{% visited idea %}: which teams came to help for some hours, and which left again."""
    return {"lines": of_visits(idea)}


@register.inclusion_tag("deciding/room/_visit.html", takes_context=True)
def first_place(context: dict[str, Any], idea: Idea) -> dict[str, Any]:
    """{% first_place idea %}: two hours of another team for it, one tap; nothing where nobody is open."""
    wants = idea.stage in WANTS_HELP
    free = first_free(Team.objects.exclude(pk=idea.team_id), now()) if wants else None
    return {"idea": idea, "free": free, "csrf_token": context.get("csrf_token")}
