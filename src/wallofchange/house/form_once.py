"""A form is taken in once: sent again while it is underway or after, it goes where the first one went."""

from __future__ import annotations

import time
from datetime import timedelta
from hashlib import sha256
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from wallofchange.diary.clock import now
from wallofchange.house.middleware import Answer
from wallofchange.listening.models import Delivery

KEPT: Final = timedelta(hours=1)
PATIENCE: Final = 20.0  # seconds; after that whoever was taking it in is gone
A_MOMENT: Final = 0.05  # seconds


def form_once(get_response: Answer) -> Answer:
    """Know a form that is sent by the token on its page, which every page draws anew.

    With scripts `once.js` keeps a second press in; this is for who has none, and for the press that slips
    through. What a script sends is left alone: it may send the same words twice from one page and mean it.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        return _once(request, get_response) if _is_a_form(request) else get_response(request)

    return answer


def _is_a_form(request: HttpRequest) -> bool:
    return (
        request.method == "POST"
        and request.headers.get("Accept", "").startswith("text/html")  # a script takes any answer
        and "HX-Request" not in request.headers
        and request.user.is_authenticated
        and "csrfmiddlewaretoken" in request.POST
    )


def _once(request: HttpRequest, get_response: Answer) -> HttpResponse:
    key, patient_until = _key(request), time.monotonic() + PATIENCE
    sending, is_new = _claim(request, key)
    while not is_new and sending.answer is None and time.monotonic() < patient_until:
        time.sleep(A_MOMENT)
        sending, is_new = _claim(request, key)
    if not is_new and sending.answer:
        return HttpResponseRedirect(sending.answer["there"], status=sending.status)
    return _taken(sending, get_response(request))


def _key(request: HttpRequest) -> str:
    fields = sorted((name, tuple(said)) for name, said in request.POST.lists())
    files = sorted((name, each.name, each.size) for name, given in request.FILES.lists() for each in given)
    return sha256(repr((request.get_full_path(), fields, files)).encode()).hexdigest()


def _claim(request: HttpRequest, key: str) -> tuple[Delivery, bool]:
    return Delivery.objects.get_or_create(
        by_id=request.user.pk, key=f"form {key}", defaults={"asked": key, "at": now()}
    )


def _taken(sending: Delivery, response: HttpResponse) -> HttpResponse:
    """Remember where it led to; what was turned away may be sent again as it is."""
    mine = Delivery.objects.filter(pk=sending.pk)  # gone by now where somebody took their own account away
    if there := response.headers.get("Location"):
        mine.update(status=response.status_code, answer={"there": there})
    else:
        mine.delete()
    Delivery.objects.filter(by=sending.by_id, key__startswith="form ", at__lt=now() - KEPT).delete()
    return response
