"""A request of somebody we know."""

from django.http import HttpRequest

from wallofchange.people.models import User


class KnownRequest(HttpRequest):
    """What a view behind `login_required` gets: there is a colleague on it."""

    user: User
