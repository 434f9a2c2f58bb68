"""Somebody in front of the wall, who reads English."""

from django.test import Client

from wallofchange.people.models import User


def stand(user: User | None = None) -> Client:
    """A browser in which this person has logged in; nobody when no person is given."""
    client = Client(headers={"Accept-Language": "en"})
    if user:
        client.force_login(user)
    return client
