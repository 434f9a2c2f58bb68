"""One line says who is away and when, in either language."""

from datetime import date
from decimal import Decimal

import pytest

from wallofchange.diary.refused import Refused
from wallofchange.people.absence_line import Away, read

MONDAY = date(2026, 10, 26)
NAMES = {"sefa": 1, "tom brinkhuis": 2, "tom": 2}


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("2 nov", date(2026, 11, 2), date(2026, 11, 2)),
        ("2-6 nov", date(2026, 11, 2), date(2026, 11, 6)),
        ("2 t/m 6 november", date(2026, 11, 2), date(2026, 11, 6)),
        ("from 30 Oct until 3 November", date(2026, 10, 30), date(2026, 11, 3)),
        ("van 28 december tot en met 4 januari 2027", date(2026, 12, 28), date(2027, 1, 4)),
        ("28 dec - 4 jan", date(2026, 12, 28), date(2027, 1, 4)),
        ("2026-11-02 until 2026-11-06", date(2026, 11, 2), date(2026, 11, 6)),
        ("vandaag", MONDAY, MONDAY),
        ("today", MONDAY, MONDAY),
        ("morgen vrij", date(2026, 10, 27), date(2026, 10, 27)),
        ("tomorrow until Friday", date(2026, 10, 27), date(2026, 10, 30)),
        ("vrijdag", date(2026, 10, 30), date(2026, 10, 30)),
        ("next week", date(2026, 11, 2), date(2026, 11, 8)),
        ("1 maart", date(2027, 3, 1), date(2027, 3, 1)),
        ("28", date(2026, 10, 28), date(2026, 10, 28)),
    ],
)
def test_days_are_read_as_they_are_said(line, first, last):
    assert read(line, MONDAY, NAMES) == Away("", first, last)


@pytest.mark.parametrize(
    "line", ["vrijdag middag", "vrijdagmiddag", "morgenochtend", "Friday afternoon", "friday morning"]
)
def test_half_a_day_is_four_hours(line):
    assert read(line, MONDAY, NAMES).hours == Decimal(4)


@pytest.mark.parametrize(
    ("line", "who"), [("Sefa 2-6 nov", "sefa"), ("Tom Brinkhuis: vrijdag", "tom brinkhuis")]
)
def test_a_name_in_front_is_whose_days_they_are(line, who):
    assert read(line, MONDAY, NAMES).who == who


@pytest.mark.parametrize(
    "line", ["", "soon", "31 feb", "2 foo", "march", "2026-13-40", "1 - 2 - 3 nov", "x" * 500]
)
def test_what_holds_no_day_is_refused_with_how_to_write_it(line):
    with pytest.raises(Refused) as refusal:
        read(line, MONDAY, NAMES)

    assert (refusal.value.code, "2-6 nov" in refusal.value.remedy) == ("day", True)
