"""Scores and days as people write them."""

import doctest
from datetime import UTC, date, datetime

import pytest

from wallofchange.analysis import measures, spellings
from wallofchange.analysis.spellings import days_of, score_of


@pytest.mark.parametrize("module", [spellings, measures])
def test_the_examples_run(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("written", "score"),
    [
        ("8", 8),
        (" 8 ", 8),
        ("7,5", 7.5),
        ("7.5", 7.5),
        (",5", 0.5),
        ("8 (goed)", 8),
        ("9/10", 9),
        ("10 - heel goed", 10),
        ("-1", -1),
        (True, 1),
        (float("nan"), None),
        ("7-8", None),
        ("7 8", None),
        ("1.234,5", None),
        ("acht", None),
        ("", None),
        (None, None),
    ],
)
def test_a_score_is_the_number_it_starts_with_and_nothing_else(written, score):
    assert score_of(written) == score


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("5-1-2026", date(2026, 1, 5)),
        ("05/01/2026", date(2026, 1, 5)),
        ("05.01.26", date(2026, 1, 5)),
        ("2026/01/05", date(2026, 1, 5)),
        ("2026-01-05T10:00", date(2026, 1, 5)),
        ("2026-01-05T23Z", date(2026, 1, 6)),
        (datetime(2026, 1, 5, 23, 30, tzinfo=UTC), date(2026, 1, 6)),
        ("ma 5 jan. 2026", date(2026, 1, 5)),
        ("maandag 5 maart 2026", date(2026, 3, 5)),
        ("Monday, January 5, 2026", date(2026, 1, 5)),
        ("March 5th 2026 10:00", date(2026, 3, 5)),
        ("Mon 05-01-2026", date(2026, 1, 5)),
        ("2026-W05", date(2026, 1, 26)),
        ("2026W053", date(2026, 1, 28)),
        ("2026-W54", None),
        ("31-02-2026", None),
        ("soon", None),
    ],
)
def test_a_day_is_read_as_it_is_written_here(written, day):
    assert days_of([written]).get(written) == day


def test_months_come_first_only_where_nothing_else_can_be_meant():
    assert set(days_of(["01/02/2026", "01/13/2026"]).values()) == {date(2026, 1, 2), date(2026, 1, 13)}
    assert set(days_of(["01/02/2026", "13/01/2026"]).values()) == {date(2026, 2, 1), date(2026, 1, 13)}
