"""Items of questionnaires that a survey asks beside the score: columns such as `staff.polite.expected`.

A dotted name tells what an item belongs to. Nothing has to be set up: what is there is recognised.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from wallofchange.learning.parts.scope import Scope

Column = list[float | None]


def dotted(scope: Scope) -> dict[str, Column]:
    """Every dotted column of numbers in a scope, row for row the same answers; only answers that have one."""
    rows = list(_rows(scope))
    found: dict[str, Column] = defaultdict(lambda: [None] * len(rows))
    for place, row in enumerate(rows):
        for name, value in row.items():
            found[name][place] = value
    return dict(sorted(found.items()))


def _rows(scope: Scope) -> Iterator[Mapping[str, float]]:
    asked = scope.signals().order_by("said_at", "pk").values_list("extra", flat=True)
    for extra in asked.iterator(chunk_size=5000):
        if held := {name: float(value) for name, value in (extra or {}).items() if _is_item(name, value)}:
            yield held


def _is_item(name: str, value: Any) -> bool:
    return "." in name and isinstance(value, int | float) and not isinstance(value, bool)
