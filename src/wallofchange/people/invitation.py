"""Ask a colleague in: a link that works once, for a week, with which they choose their own password."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.urls import reverse
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode
from django.utils.translation import gettext as _

from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.people.models import Team, User


def invite(
    username: str, name: str, *, team: Team | None, lead: bool, role: str, by: User, at: datetime
) -> User:
    """Add a colleague, who cannot log in before they used their link."""
    if not by.administers:
        raise Refused(
            _("Only the administrator asks colleagues in."),
            remedy=_("Ask the administrator."),
            code="mandate",
        )
    if User.objects.filter(username=username.strip().lower()).exists():
        raise Refused(
            _("Somebody logs in as %(name)s already.") % {"name": username},
            remedy=_("Choose another name to log in with."),
            code="taken",
        )
    with transaction.atomic():
        user = User.objects.welcome(username, name, role=role)
        if team:
            team.add(user, lead=lead)
        note("invited", user, by=by, at=at, role=role)
    return user


def link(user: User) -> str:
    """The path of this person's link; it stops working once they have chosen a password."""
    person = urlsafe_base64_encode(str(user.pk).encode())
    return reverse("people:come-in", args=[person, default_token_generator.make_token(user)])


def invited(person: str, token: str) -> User | None:
    """Whose link this is; None when it was used, is too old, or was never given."""
    try:
        pk = int(urlsafe_base64_decode(person))
    except ValueError:
        return None
    user = User.objects.filter(pk=pk, is_active=True).first()
    return user if user and default_token_generator.check_token(user, token) else None
