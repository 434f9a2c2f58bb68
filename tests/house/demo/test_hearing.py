"""What the first pages show is read before the doors open; the rest while somebody looks around."""

from datetime import timedelta

import pytest

from wallofchange.house.demo import weeks
from wallofchange.house.demo.hearing import Said
from wallofchange.listening.models import Signal


@pytest.mark.parametrize(
    ("days", "is_quote", "first"),
    [(1, False, True), (29, False, True), (31, False, False), (99, True, True)],
)
def test_the_last_month_and_the_quotes_are_shown_first(days, is_quote, first):
    signal = Signal(said_at=weeks.TODAY - timedelta(days=days))

    assert Said(signal, "", "met", asks=False, is_quote=is_quote).is_shown_first == first


@pytest.mark.parametrize(
    ("side", "words", "glad"),
    [
        ("exceeded", "Heel fijn geholpen.", True),
        ("exceeded", "Fijn. Komt hij nog terug?", False),
        ("below", "Nog niets gehoord.", False),
    ],
)
def test_who_is_glad_and_asks_nothing_is_thanked(side, words, glad):
    assert Said(Signal(words=words), "", side, asks=True).is_glad == glad
