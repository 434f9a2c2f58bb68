"""Who calls: the owner of the key, within its scopes."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest
from ninja.errors import HttpError
from ninja.security import HttpBearer

from wallofchange.people.models import Token, User


class Bearer(HttpBearer):
    """`Authorization: Bearer woc_…`; reading needs the scope `read`, everything else `write`."""

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        found = Token.find(token)
        if found is None:
            return None
        scope = (
            "read"
            if request.method in ("GET", "HEAD") or request.path.startswith("/api/v1/calc/")
            else "write"
        )
        if not found.allows(scope):
            raise HttpError(403, f"This key may not {scope}.")
        request.user = found.user
        return found.user


bearer = Bearer()


def caller(request: HttpRequest) -> User:
    """The colleague whose key this is."""
    return cast("User", request.user)
