"""What a program sends in: one JSON object, or many as lines; laid on disk first, and never all in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import IO, Any, NamedTuple

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Schema
from ninja.errors import HttpError

from wallofchange.house.api.keys import caller
from wallofchange.house.api.once import HEADER, LONGEST
from wallofchange.people.models import Team

NDJSON = "application/x-ndjson"
_AS_LINES = frozenset([NDJSON, "application/ndjson", "application/jsonl", "application/x-jsonlines"])
IN_MEMORY = 1024 * 1024  # bytes of a body; beyond it lies on disk
MOST_BYTES = 100 * 1024 * 1024


class TooMuchError(Exception):
    """More in one call than is taken in at once."""

    def __init__(self, most: int, remedy: str) -> None:
        super().__init__(f"More than {most // 1024 // 1024} MB in one call.")
        self.remedy = remedy


class AsideOut(Schema):
    """A line that was set aside, and why."""

    line: int
    code: str
    detail: str


class TakenOut(Schema):
    """What came of a call; `batch` can be taken out again with DELETE /imports/{batch}."""

    batch: int | None
    new: int
    known: int
    rejected: int
    aside: list[AsideOut] = []


class Body(NamedTuple):
    """What was sent, and its digest."""

    lines: IO[bytes]
    digest: str


def owner(request: HttpRequest, pk: int | None) -> Team:
    """The team that it is for: as named, else the first of the key's owner."""
    teams = Team.objects.of(caller(request))
    if pk is not None:
        return get_object_or_404(teams, pk=pk)
    first = teams.filter(memberships__user=caller(request)).first() or teams.first()
    if first is None:
        raise HttpError(403, "The owner of this key belongs to no team.")
    return first


def received(request: HttpRequest, kept: IO[bytes], *, most: int = MOST_BYTES) -> Body:
    """Read the body into `kept`.

    Raises:
        TooMuchError: when it is longer than `most` bytes.
    """
    digest, size = sha256(), 0
    remedy = "Send it in parts; what came in before adds nothing." if is_bulk(request) else "Send less of it."
    if int(request.headers.get("Content-Length") or 0) > most:
        raise TooMuchError(most, remedy)
    while part := request.read(64 * 1024):
        size += len(part)
        if size > most:
            raise TooMuchError(most, remedy)
        digest.update(part)
        kept.write(part)
    kept.seek(0)
    return Body(kept, digest.hexdigest())


def is_bulk(request: HttpRequest) -> bool:
    """Whether many come as lines."""
    return request.content_type in _AS_LINES


def described(fields: Mapping[str, Any], more: Iterable[str] = (), *, also: bool = False) -> dict[str, Any]:
    """The body of such a call, for the description of the API; `also`: other keys may be kept."""
    one = {"type": "object", "properties": dict(fields), "additionalProperties": also}
    header = {"name": HEADER, "in": "header", "schema": {"type": "string", "maxLength": LONGEST}}
    content = {"application/json": {"schema": one}, NDJSON: {"schema": {"type": "string"}}}
    return {"requestBody": {"required": True, "content": content}, "parameters": [header]}
