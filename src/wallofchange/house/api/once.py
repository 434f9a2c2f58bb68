"""A call with an `Idempotency-Key` is taken in once; sent again it gets the same answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256

from django.http import HttpRequest, HttpResponse, JsonResponse

from wallofchange.diary.clock import now
from wallofchange.house.api.keys import caller
from wallofchange.house.api.problems import problem
from wallofchange.listening.models import Delivery

HEADER = "Idempotency-Key"
LONGEST = 200
KEPT = timedelta(days=1)
SILENT = timedelta(minutes=10)  # whoever was taking it in is gone


def once(request: HttpRequest, digest: str, take: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer of `take`, or the one it gave to this key before; `digest` is that of the body."""
    key = request.headers.get(HEADER, "")
    if not key:
        return take()
    if len(key) > LONGEST:
        return problem(
            422, "invalid", f"{HEADER}: longer than {LONGEST} signs.", "Send a UUID, for instance."
        )
    at = now()
    Delivery.objects.filter(at__lt=at - KEPT).delete()
    asked = sha256(f"{request.method} {request.get_full_path()} {digest}".encode()).hexdigest()
    delivery, is_new = Delivery.objects.get_or_create(
        by=caller(request), key=key, defaults={"asked": asked, "at": at}
    )
    if not is_new and (told := _told(delivery, asked, at)):
        return told
    return _taken(delivery, take)


def _told(delivery: Delivery, asked: str, at: datetime) -> HttpResponse | None:
    """What to answer without taking it in; nothing when whoever was taking it in is gone."""
    if delivery.asked != asked:
        return problem(
            422,
            "key_reused",
            f"This {HEADER} came with another call before.",
            "Send a new key with a new call.",
        )
    if delivery.status is not None:
        kind = "application/problem+json" if delivery.status >= 400 else "application/json"
        again = JsonResponse(delivery.answer, status=delivery.status, content_type=kind, safe=False)
        again.headers["Idempotency-Replayed"] = "true"
        return again
    if delivery.at > at - SILENT:
        return problem(409, "in_progress", "This call is still being taken in.", "Try again in a moment.")
    return None


def _taken(delivery: Delivery, take: Callable[[], HttpResponse]) -> HttpResponse:
    try:
        response = take()
    except BaseException:  # nothing was changed: the same key may try again
        delivery.delete()
        raise
    delivery.status, delivery.answer = response.status_code, json.loads(response.content)
    delivery.save(update_fields=["status", "answer"])
    return response
