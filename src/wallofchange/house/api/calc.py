"""One statistic, as `wallofchange calc` gives it: the contract is docs/calc.md."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import Router

from wallofchange.house.api.problems import problem

router = Router(tags=["calc"])


@router.get("", summary="The methods there are")
def methods(request: HttpRequest) -> dict[str, str]:
    from wallofchange.measuring.calc import METHODS

    return {name: method.title for name, method in METHODS.items()}


@router.post("/{method}", summary="Calculate one statistic")
def calculate(request: HttpRequest, method: str) -> HttpResponse:
    from wallofchange.measuring.calc import METHODS, ImpossibleError

    if method not in METHODS:
        return problem(404, "unknown_method", f"There is no method {method!r}.", f"Try {', '.join(METHODS)}.")
    try:
        return JsonResponse(METHODS[method].answer(_question(request)))
    except ImpossibleError as trouble:
        return problem(422, "impossible", str(trouble), "See: wallofchange calc METHOD --example.")


def _question(request: HttpRequest) -> Any:
    from wallofchange.measuring.calc import ImpossibleError

    try:
        return json.loads(request.body, parse_constant=_not_finite)
    except ValueError as trouble:
        if isinstance(trouble, ImpossibleError):
            raise
        raise ImpossibleError("input", "the body", f"must be one JSON object ({trouble})") from trouble


def _not_finite(name: str) -> None:
    from wallofchange.measuring.calc import ImpossibleError

    raise ImpossibleError("input", name, "is not JSON; a number must be finite")
