"""The cube: counted once, every figure is exactly what the rows themselves give."""

import gc
from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

import wallofchange.analysis as woc
from wallofchange.analysis import CannotAnswerError
from wallofchange.measuring.figures import figures
from wallofchange.measuring.histogram import aligned
from wallofchange.measuring.ordinal import ordinal

BY = {"period": "day", "unit": "shop", "channel": "by"}


def table(scores, seed=1):
    draws = np.random.default_rng(seed)
    n = len(scores)
    return pa.table(
        {
            "score": pa.array(scores, pa.float64()),
            "day": [date(2026, 1, 5) + timedelta(int(at)) for at in draws.integers(0, 20, n)],
            "shop": draws.choice(["a", "b", "c"], n),
            "by": draws.choice(["mail", "text"], n),
        }
    )


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 20).map(lambda half: half / 2), min_size=4, max_size=60))
def test_what_the_cube_says_of_a_unit_is_what_its_rows_say(scores):
    rows = table(scores)

    cube = woc.cube(rows, score="score", by=BY).cube

    for (shop,), found in cube.by("unit").items():
        own = [s for s, name in zip(scores, rows["shop"].to_pylist(), strict=True) if name == shop]
        assert figures(found).mean.estimate == pytest.approx(np.mean(own), abs=1e-12)
        assert found.nine_plus == sum(score >= 9 for score in own)
    assert cube.n == len(scores)


def test_two_halves_of_a_cube_compare_like_their_rows():
    rows = table(np.random.default_rng(3).integers(0, 11, 400).astype(float))
    cube = woc.cube(rows, score="score", by=BY).cube

    early = cube.where("period", lambda day: day < "2026-01-15").histogram
    late = cube.where("period", lambda day: day >= "2026-01-15").histogram

    sides = [
        [s for s, day in zip(*(rows[c].to_pylist() for c in ("score", "day")), strict=True) if holds(day)]
        for holds in (lambda day: day < date(2026, 1, 15), lambda day: day >= date(2026, 1, 15))
    ]
    found = ordinal(*aligned(early, late))
    assert found.p == pytest.approx(stats.brunnermunzel(*sides).pvalue, rel=1e-9)
    assert early.sample.sd == pytest.approx(np.std(sides[0], ddof=1), rel=1e-12)


def test_the_mix_of_a_cube_leaves_out_what_has_no_name():
    rows = pa.table({"score": [9, 8, 7], "by": ["mail", None, "mail"]})

    assert woc.cube(rows, score="score", by={"channel": "by"}).cube.mix("channel") == {"mail": 2}


def test_what_cannot_be_read_is_counted():
    rows = pa.table({"score": ["9", "7,5", "goed", None, "12"], "by": list("aabbb")})

    found = woc.cube(rows, score="score", by={"channel": "by"})

    assert (found.cube.n, found.rows, found.left.total) == (2, 5, 3)


def test_a_column_that_is_not_there_is_named():
    with pytest.raises(CannotAnswerError, match="no column 'shop'"):
        woc.cube(pa.table({"score": [9]}), score="score", by={"unit": "shop"})


@pytest.mark.parametrize("collecting", [True, False])
def test_counting_leaves_the_collector_as_it_was(collecting):
    before = gc.isenabled()
    try:
        (gc.enable if collecting else gc.disable)()
        woc.cube(pa.table({"score": [9, 9, 6], "shop": ["a", "b", "b"]}), score="score", by={"unit": "shop"})

        assert gc.isenabled() == collecting
    finally:
        (gc.enable if before else gc.disable)()


def test_a_corner_is_one_object_in_all_its_cells():
    answers = pa.table({"score": [9, 8, 7, 9], "shop": ["a", "a", "a", "b"]})

    found = woc.cube(answers, score="score", by={"unit": "shop"})

    assert len({id(cell.key) for cell in found.cube.cells}) == len(found.corners) == 2
