"""Hours, money and effect that a line names, in Dutch and English."""

from __future__ import annotations

import pytest

from wallofchange.reading.amounts import amount_of


@pytest.mark.parametrize(
    ("line", "unit", "value", "per"),
    [
        ("ja, maar dat is zes uur bellen per dag", "hours", 6, "day"),
        ("anderhalf uur per dag", "hours", 1.5, "day"),
        ("an hour and a half a day", "hours", 1.5, "day"),
        ("one and a half hours each week", "hours", 1.5, "week"),
        ("twintig minuten per klant", "hours", 1 / 3, "customer"),
        ("drie dagen", "hours", 24, ""),
        ("4,5 uur", "hours", 4.5, ""),
        ("ja, maar dat is duur: € 14.400", "money", 14_400, ""),
        ("€ 4.180", "money", 4_180, ""),
        ("1,200 euros a year", "money", 1_200, "year"),
        ("€ 12,50 per klant", "money", 12.5, "customer"),
        ("twee ton", "money", 200_000, ""),
        ("38k euro", "money", 38_000, ""),
        ("12 procent minder", "percent", 12, ""),
        ("+9 points", "points", 9, ""),
        ("negen procentpunt", "points", 9, ""),
    ],
)
def test_an_amount_is_read_the_way_people_write_it(line, unit, value, per):
    amount = amount_of(line)

    assert amount is not None
    assert (amount.unit, amount.value, amount.per) == (unit, pytest.approx(value), per)


@pytest.mark.parametrize("line", ["", "wie betaalt dat", "drie systemen", "een half jaar bouwen", "in 2009"])
def test_a_line_that_names_none_gives_none(line):
    assert amount_of(line) is None


def test_its_words_are_those_of_the_line():
    amount = amount_of("Ja, maar dat is Zes Uur bellen per dag, Tom.")

    assert amount is not None
    assert amount.words == "Zes Uur bellen per dag"


@pytest.mark.parametrize(
    ("found", "feared", "share"),
    [
        ("anderhalf uur per dag", "zes uur per dag", 0.25),
        ("€ 4.180", "€ 14.400", 4180 / 14400),
        ("vijf uur per week", "een uur per dag", 1.0),
        ("€ 40", "vier uur", None),
        ("een uur per dag", "vier uur", None),
        ("een uur", "0 uur", None),
    ],
)
def test_what_was_found_is_set_off_against_what_was_feared_only_where_that_can_be(found, feared, share):
    a, b = amount_of(found), amount_of(feared)

    assert a is not None
    assert b is not None
    assert a.share_of(b) == (None if share is None else pytest.approx(share))


def test_the_kind_is_hours_money_or_effect():
    kinds = [amount_of(line).kind for line in ("een uur", "€ 5", "3 %", "3 points")]  # type: ignore[union-attr]  # each names one

    assert kinds == ["hours", "money", "effect", "effect"]
