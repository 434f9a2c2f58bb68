"""Every promise of docs/simulations.md, measured small: `make simulate` measures them in full."""

import numpy as np
import pytest

from benchmarks.simulate.intervals import holds
from benchmarks.simulate.row import Check, Row, Runs, line, name_in
from benchmarks.simulate.rows import ROWS
from tests.test_house_rules import ROOT
from wallofchange.measuring.nps import Split, nps, nps_diff

SMALL = Runs(0.02)


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_a_promise_is_kept_as_far_as_a_few_runs_can_tell(row):
    assert [str(check) for check in row.checks(SMALL) if not check.holds(slack=3)] == []


def test_the_page_has_every_row_and_no_other():
    lines = (ROOT / "docs/simulations.md").read_text().splitlines()
    rows = [each for each in lines if each.startswith("| ")][2:]

    assert [name_in(each) for each in rows] == [row.name for row in ROWS], (
        "python -m benchmarks.simulate NAME"
    )
    assert [name_in(each) for each in rows if each.endswith("| **no** |")] == []


def test_no_two_rows_have_one_name():
    assert len({row.name for row in ROWS}) == len(ROWS)


def test_a_bar_that_is_missed_is_said_in_the_table():
    row = Row("nothing", "0", "at most 1 %", lambda runs: [])

    assert line(row, [Check("n=1", 0.02, most=0.01)]) == (
        "| nothing | at most 1 % | 0 | - | n=1 2.0 % (MISSED) | **no** |"
    )


def test_what_chance_leaves_open_is_told_beside_a_figure_and_how_often_it_was_drawn():
    row = Row("alarms", "5 %", "at most 6 %", lambda runs: [])
    few, many = (Check.of_share("of", times // 20, times, most=0.06) for times in (400, 40_000))

    assert line(row, [few, many]) == (
        "| alarms | at most 6 % | 5 % | 400, 40,000 | of 5.0 ± 2.1 % (close); of 5.0 ± 0.2 % | yes |"
    )


def test_the_table_of_differences_is_the_product_s_own_square_and_add():
    a, b = Split(6, 3, 1), Split(2, 5, 3)
    ends = [np.array([[found.nps, found.low, found.high]]) for found in (nps(a), nps(b))]
    found = nps_diff(a, b)

    for inside, outside in ((found.low + 1e-6, found.low - 1e-6), (found.high - 1e-6, found.high + 1e-6)):
        assert holds(*ends, inside)[0]
        assert not holds(*ends, outside)[0]
