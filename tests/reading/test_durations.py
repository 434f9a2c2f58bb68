"""How long it would take and how long it took, weighed."""

from __future__ import annotations

import pytest

from wallofchange.reading.durations import took_longer


@pytest.mark.parametrize(
    ("phrase", "longer"),
    [
        ("you said 3 to 5 days. it took 19", 1),
        ("zou binnen twee dagen komen, het werden er negen", 1),
        ("levertijd 2 weken, was er na 3 dagen", -1),
        ("they promised an hour, it took two days", 1),
        ("said 3 to 5 days, it took 4", 0),
        ("tussen 8 en 12, het was 3", 0),
        ("it took nine days", 0),
        ("", 0),
    ],
)
def test_what_it_took_is_weighed_against_what_was_said(phrase: str, longer: int) -> None:
    assert took_longer(phrase) == longer
