"""Windows of answers, added up once: the same as counting tally by tally."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest

from wallofchange.analysis.answers import STRETCHES, Answers, Plan, Tally
from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.scale import Scale

START = date(2026, 1, 5)
TEN = Scale(0, 10)


def tallies(seed: int) -> tuple[Tally, ...]:
    lot = Random(seed)
    found = []
    for _each in range(600):
        unit = lot.randrange(8)
        place = None if unit == 7 else f"district {unit}"
        day, score = START + timedelta(days=lot.randrange(60)), float(lot.randrange(11))
        found.append(Tally(day, unit < 4, place, score, (lot.choice("ab"),), lot.randrange(1, 3)))
    return tuple(found)


def one_by_one(found: tuple[Tally, ...], window, out, *, treated=None, unit=None) -> Histogram:
    counts: Counter[float] = Counter()
    for tally in found:
        inside = window[0] <= tally.day <= window[1] and not out[0] <= tally.day <= out[1]
        if inside and treated in (None, tally.treated) and unit in (None, tally.unit):
            counts[tally.score] += tally.n
    return Histogram.of(TEN, counts)


@pytest.mark.parametrize("seed", range(3))
def test_groups_are_what_counting_one_by_one_gives_for_every_last_day(seed):
    found = tallies(seed)
    answers = Answers(found, TEN, START, START + timedelta(days=59), True)
    change, out = START + timedelta(days=30), (START + timedelta(days=4), START + timedelta(days=5))
    before = (START, change - timedelta(days=1))

    for last in range(35, 60, 6):
        after = (change, START + timedelta(days=last))
        groups = answers.groups(Plan(change, before, after, (out,)))

        assert groups.before == one_by_one(found, before, out, treated=True)
        assert groups.after == one_by_one(found, after, out, treated=True)
        assert groups.control == tuple(
            one_by_one(found, each, out, treated=False) for each in (before, after)
        )
        assert [each.name for each in groups.units] == sorted({each.unit for each in found if each.unit})
        for each in groups.units:
            assert each.treated == (each.name < "district 4")
            assert each.before == one_by_one(found, before, out, unit=each.name)
            assert each.after == one_by_one(found, after, out, unit=each.name)
            assert len(each.stretches) == STRETCHES
            assert sum(each.stretches[1:], each.stretches[0]) == each.before


def test_without_a_control_everybody_is_counted():
    found = tallies(9)
    answers = Answers(found, TEN, START, START + timedelta(days=59), False)
    change = START + timedelta(days=30)

    groups = answers.groups(Plan(change))

    assert groups.before.n + groups.after.n == sum(tally.n for tally in found if tally.treated is not False)
    assert groups.control is None
