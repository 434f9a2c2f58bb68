"""RFC 9457 problem details, with a code for programs and a remedy for people."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse


def problem(status: int, code: str, detail: str, remedy: str = "") -> HttpResponse:
    """One problem as `application/problem+json`."""
    body = {"type": "about:blank", "status": status, "code": code, "detail": detail, "remedy": remedy}
    return JsonResponse(body, status=status, content_type="application/problem+json")
