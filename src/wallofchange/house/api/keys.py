"""Who calls: the owner of the key, within its scopes."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest
from ninja.errors import HttpError
from ninja.security import HttpBearer

from wallofchange.people.models import Token, User


class Bearer(HttpBearer):
    """`Authorization: Bearer woc_…`; reading needs the scope `read`, everything else `write`.

    Except to speak in a customer's name: that needs `customer`, so that nobody does so by accident.
    """

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        found = Token.find(token)
        if found is None:
            return None
        scope = _scope(request)
        if not found.allows(scope):
            raise HttpError(403, f"This key has no scope '{scope}'.")
        request.user = found.user
        return found.user


def _scope(request: HttpRequest) -> str:
    if request.method in ("GET", "HEAD") or request.path.startswith("/api/v1/calc/"):
        return "read"
    return "customer" if request.path.endswith("/read-back") else "write"


bearer = Bearer()


def caller(request: HttpRequest) -> User:
    """The colleague whose key this is."""
    return cast("User", request.user)
