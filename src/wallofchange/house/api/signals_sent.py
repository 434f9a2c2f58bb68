"""What customers said, sent by a program: one as a JSON object, or many as NDJSON, as a file brings it in."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from typing import Annotated, Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import Field, Query, Schema

from wallofchange.analysis.tabular import TableError
from wallofchange.diary.clock import now
from wallofchange.house.api.keys import caller
from wallofchange.house.api.once import once
from wallofchange.house.api.problems import problem
from wallofchange.house.api.sending import (
    IN_MEMORY,
    MOST_BYTES,
    AsideOut,
    TakenOut,
    described,
    is_bulk,
    owner,
    received,
)
from wallofchange.house.api.signals import router as router  # the list and this share an address
from wallofchange.listening.first_rows import cover
from wallofchange.listening.importers import Call, Outcome, Scale, Wishes, map_of_call
from wallofchange.listening.importers.column_map import check_zone

MOST_OF_ONE: Final = 1024 * 1024  # bytes: one signal
_TEXT: Final = {"type": "string"}
_EITHER: Final = {"oneOf": [{"type": "string"}, {"type": "number"}]}
FIELDS: Final[dict[str, dict[str, Any]]] = {
    "id": _EITHER | {"description": "what the source calls it: sent again it adds nothing"},
    "words": _TEXT | {"description": "what the customer said"},
    "title": _TEXT,
    "score": _EITHER,
    "scale": {
        "oneOf": [
            {"type": "string", "examples": ["0-10", "1-5"]},
            {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
        ],
        "description": "that the score stands on; else that of the call, or of the last call to this source",
    },
    "said_at": _TEXT | {"format": "date-time", "description": "else now"},
    "customer": _EITHER | {"description": "what the source calls the customer"},
    "channel": _TEXT,
    "moment": _TEXT | {"description": "name or slug of the moment; made where it is new"},
    "unit": _EITHER,
    "language": _TEXT | {"examples": ["nl", "en"]},
    "expectation": _TEXT | {"description": "the survey's own answer: below, met or exceeded, or its words"},
    "question": _TEXT | {"description": "which version of the question was asked"},
    "inbound": {"type": "boolean", "description": "false: our own words, which are set aside"},
}


class How(Schema):
    """For whom, from where, and how what is sent is to be read: the options of the command `import`."""

    team: int | None = None
    source: Annotated[str, Field(max_length=120)] = ""  # its name; within it an id counts once
    moment: str = ""  # where the object does not say it
    channel: str = ""
    scale: str = ""  # such as 0-10
    timezone: str = ""  # of times without one
    map: list[str] = []  # FIELD=KEY: the key that holds a field
    keep: list[str] = []  # keys kept beside the words


@router.post(
    "",
    response={200: TakenOut, 201: TakenOut},
    openapi_extra=described(FIELDS),
    summary="Bring in what customers said: one, or many as lines",
)
def bring_in(request: HttpRequest, how: Query[How]) -> HttpResponse:
    team, many = owner(request, how.team), is_bulk(request)
    try:
        chosen = _wishes(how).placed(_wishes(how).applied_to(map_of_call(_changes(how.map), how.keep)))
        check_zone(chosen.timezone)
    except TableError as trouble:
        return problem(422, "invalid", trouble.message.en, trouble.remedy.en)
    except ValueError as trouble:
        return problem(422, "invalid", f"{trouble}.", "Look at openapi.json.")
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as kept:
        body = received(request, kept, most=MOST_BYTES if many else MOST_OF_ONE)
        call = Call(chosen, team, by=caller(request), at=now(), source=how.source)
        take: Callable[[], Outcome] = (
            (lambda: call.take_many(body.lines)) if many else lambda: call.take_one(body.lines.read())
        )
        return once(request, body.digest, lambda: _told(take(), many=many))


def _wishes(how: How) -> Wishes:
    scale = Scale.parse(how.scale) if how.scale else None
    return Wishes(scale=scale, timezone=how.timezone or None, channel=how.channel, moment=how.moment)


def _changes(pairs: list[str]) -> dict[str, list[str]]:
    """What `map` says: field to keys, a field without a key for one that is not read.

    Raises:
        ValueError: for something else than FIELD=KEY.
    """
    changes: dict[str, list[str]] = {}
    for pair in pairs:
        field, is_said, key = pair.partition("=")
        if not is_said:
            raise ValueError(f"{pair!r} is not a map; write it like text=comment")
        changes.setdefault(field.strip(), []).extend([key.strip()] if key.strip() else [])
    return changes


def _told(outcome: Outcome, *, many: bool) -> HttpResponse:
    """What came of it. What identifies a person is covered: an answer may be kept by whoever asked."""
    covered = cover("en") if outcome.aside else str
    aside = [
        AsideOut(line=each.row, code=each.code, detail=covered(each.reason.en)) for each in outcome.aside
    ]
    if aside and not many:
        [only] = aside
        return problem(422, only.code, f"{only.detail}.", _REMEDIES.get(only.code, _LOOK))
    taken = TakenOut(
        batch=outcome.batch, new=outcome.new, known=outcome.known, rejected=outcome.rejected, aside=aside
    )
    return JsonResponse(taken.model_dump(mode="json"), status=201 if outcome.new else 200)


_LOOK: Final = f"The fields are: {', '.join(FIELDS)}."
_REMEDIES: Final = {
    "scale": 'Say it beside the score, as "scale": "0-10", or for the whole call with ?scale=0-10.',
    "unreadable_scale": "Write it like 0-10, 1-10, 1-5 or 1-7.",
    "unreadable_date": "Write it like 2026-10-26T09:30:00+01:00.",
    "unknown_field": f"{_LOOK} Say another name with ?map=FIELD=KEY, or keep it with ?keep=KEY.",
}
