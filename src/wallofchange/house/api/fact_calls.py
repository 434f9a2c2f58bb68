"""Facts through the API: one as a JSON object, or many as NDJSON, with the same rules as a file."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from itertools import islice
from typing import IO, Any, NamedTuple

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse

from wallofchange.diary.clock import now
from wallofchange.house.api.keys import caller
from wallofchange.house.api.once import once
from wallofchange.house.api.problems import problem
from wallofchange.house.api.sending import IN_MEMORY, described, is_bulk, owner, received
from wallofchange.listening.anchors import SORTS, Ground, Keeper, Misfit, Sort
from wallofchange.listening.anchors.found import Found
from wallofchange.listening.importers.running import Outcome, batch_of_today, finish, whole_or_gone
from wallofchange.listening.models import Batch, Source
from wallofchange.listening.models.promise import check_may_promise
from wallofchange.people.models import Team, User

CHUNK = 2_000
TOLD = 100  # lines that are named in an answer
_FIELDS_WITH_NUMBERS = frozenset(
    ["value", "score", "n", "level", "threshold", "functional", "dysfunctional", "year"]
)


class _Sent(NamedTuple):
    """What was sent, of which sort, for which team, from where and by whom."""

    lines: IO[bytes]
    sort: Sort
    team: Team
    source_name: str
    by: User

    def source(self) -> Source:
        """Made when there is something to keep."""
        named = (self.source_name or f"API: {self.sort.label.en}")[:120]
        made = {"kind": self.sort.name, "at": now()}
        return Source.objects.get_or_create(team=self.team, name=named, defaults=made)[0]


def take_in(request: HttpRequest, name: str, *, team: int | None, source: str) -> HttpResponse:
    """Keep what was sent, for a team of the caller."""
    whose = owner(request, team)
    sort = SORTS[name]
    if sort.name == "promises":
        check_may_promise(whose, caller(request))
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as kept:
        body = received(request, kept)
        sent = _Sent(body.lines, sort, whose, source, caller(request))
        take = _take_many if is_bulk(request) else _take_one
        return once(request, body.digest, lambda: take(sent))


def body_of(name: str) -> dict[str, Any]:
    """The body of such a call, for the description of the API."""
    either = {"oneOf": [{"type": "string"}, {"type": "number"}, {"type": "boolean"}]}
    fields: dict[str, Any] = {
        field: either if field in _FIELDS_WITH_NUMBERS else {"type": "string"} for field in SORTS[name].fields
    }
    return described(fields)


def _take_one(sent: _Sent) -> HttpResponse:
    at, sort = now(), sent.sort
    try:
        cells = _cells(json.loads(sent.lines.read(), parse_constant=_not_finite), sort)
        found = sort.read(cells, Ground(sent.team, at))
    except Misfit as misfit:
        return problem(422, misfit.code, misfit.reason.en, f"The fields are: {', '.join(sort.fields)}.")
    except ValueError as trouble:
        return problem(422, "json", f"The body is not one JSON object ({trouble}).", "See openapi.json.")
    with transaction.atomic():
        batch = batch_of_today(sent.source(), by=sent.by, at=now(), preset=sort.name)
        kept = Keeper(batch.source, batch=batch, at=at).keep(found)
        batch.rows, batch.new, batch.known = (
            batch.rows + len(found),
            batch.new + kept.new,
            batch.known + kept.known,
        )
        batch.save()
    taken = {"batch": batch.pk, "new": kept.new, "known": kept.known, "rejected": 0, "aside": []}
    return JsonResponse(taken, status=201 if kept.new else 200)


def _take_many(sent: _Sent) -> HttpResponse:
    at, source = now(), sent.source()
    with whole_or_gone("API", source=source, preset=sent.sort.name, by=sent.by, at=at) as batch:
        aside = _load(sent, batch)
        rows = batch.new + batch.known + batch.rejected
        outcome = Outcome(batch.pk, rows, batch.new, batch.known, batch.rejected, None)
        with transaction.atomic():
            finish(batch, outcome, by=sent.by, at=at)
    taken = {"batch": batch.pk, "new": batch.new, "known": batch.known, "rejected": batch.rejected}
    return JsonResponse(taken | {"aside": aside}, status=201 if batch.new else 200)


def _load(sent: _Sent, batch: Batch) -> list[dict[str, Any]]:
    """Keep what can be kept; the first lines that cannot, with the reason."""
    keeper = Keeper(batch.source, batch=batch, at=batch.at)
    lines, aside = _read(sent, Ground(sent.team, batch.at)), list[dict[str, Any]]()
    while part := list(islice(lines, CHUNK)):
        with transaction.atomic():
            kept = keeper.keep([each for _, found in part if not isinstance(found, Misfit) for each in found])
        batch.new, batch.known = batch.new + kept.new, batch.known + kept.known
        misfits = [(number, found) for number, found in part if isinstance(found, Misfit)]
        batch.rejected += len(misfits)
        for number, misfit in misfits[: TOLD - len(aside)]:
            aside.append({"line": number, "code": misfit.code, "detail": misfit.reason.en})
    return aside


def _read(sent: _Sent, ground: Ground) -> Iterator[tuple[int, list[Found] | Misfit]]:
    for number, line in enumerate(sent.lines, start=1):
        if not line.strip():
            continue
        try:
            cells = _cells(json.loads(line, parse_constant=_not_finite), sent.sort)
            yield number, sent.sort.read(cells, ground)
        except Misfit as misfit:
            yield number, misfit
        except ValueError:
            yield number, Misfit("json", "this line is not one JSON object", "deze regel is geen JSON-object")


def _cells(said: Any, sort: Sort) -> dict[str, object]:
    """One object with fields of this sort.

    Raises:
        Misfit: for a field that it does not have.
        ValueError: when it is no object.
    """
    if not isinstance(said, dict):
        raise ValueError("it is a list or a bare value")
    if unknown := [name for name in said if name not in sort.fields]:
        raise Misfit("unknown_field", f"there is no field {unknown[0]!r}", f"er is geen veld {unknown[0]!r}")
    return said


def _not_finite(name: str) -> None:
    raise ValueError(f"{name} is not JSON; a number must be finite")
