"""What trackers send of the issues that cards lead to. It is shown on the card; people move it."""

from __future__ import annotations

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from wallofchange.deciding.models import Tracker, TrackerLink, TrackerSecret
from wallofchange.deciding.trackers.news import news_of
from wallofchange.deciding.trackers.sender import delivery_of, is_known
from wallofchange.diary.clock import now
from wallofchange.house.api.problems import problem

MOST = 1024 * 1024  # bytes: what trackers send of one issue is a fiftieth of this


@csrf_exempt
@require_POST
def hook(request: HttpRequest, kind: str) -> HttpResponse:
    """Nothing of what is sent is looked at before it is known who sends it; the same twice is once."""
    if kind not in Tracker.values:
        raise Http404
    if _size(request) > MOST:
        return problem(413, "too_large", "This is larger than news of one issue.", "Send issue events only.")
    body, at = request.body, now()
    good = TrackerSecret.good(kind, at=at)
    if not is_known(kind, request.headers, body, [str(each.secret) for each in good]):
        return problem(401, "unknown_sender", "This was not signed with the secret of this house.",
                       "Make a secret under Settings, Trackers, and give it to the tracker.")  # fmt: skip
    sent = _read(request, body)
    if sent is None:
        return problem(400, "not_json", "This is no JSON object.", "Choose application/json as content type.")
    TrackerSecret.objects.filter(pk__in=[each.pk for each in good]).update(last_used_at=at)
    if told := news_of(kind, sent):
        for link in TrackerLink.objects.standing().filter(key=told.issue.key).select_related("idea"):
            link.hear(told, delivery=delivery_of(body), at=at)
    return HttpResponse(status=204)


def _size(request: HttpRequest) -> int:
    length = request.headers.get("Content-Length", "")
    return int(length) if length.isascii() and length.isdigit() and len(length) < 19 else MOST + 1


def _read(request: HttpRequest, body: bytes) -> dict[str, Any] | None:
    """The JSON object, as the body or, as GitHub does when asked to, in a form field."""
    form = request.content_type == "application/x-www-form-urlencoded"
    try:
        sent = json.loads(request.POST.get("payload", "") if form else body)
    except (ValueError, RecursionError):
        return None
    return sent if isinstance(sent, dict) else None
