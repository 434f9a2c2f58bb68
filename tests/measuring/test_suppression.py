"""Small counts stay hidden: whoever solves the equations of the totals learns none of them.

The second opinion is linear programming: the least and the most that each hidden count can be.
"""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wallofchange.measuring.suppression import Reader, is_free, readers, suppress

NAIVE = Reader(0, None, 0)
sizes = st.tuples(st.integers(1, 5), st.integers(1, 5))
tables = sizes.flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 40) | st.integers(0, 12), min_size=size[1], max_size=size[1]),
        min_size=size[0],
        max_size=size[0],
    )
)
full = st.tuples(st.integers(2, 5), st.integers(2, 5)).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(2, 40), min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
    )
)


def hidden(found):
    return {(r, c): why for r, row in enumerate(found.reasons) for c, why in enumerate(row) if why}


def test_one_small_count_takes_a_square_of_four():
    found = suppress([[20, 30, 4], [25, 15, 40], [50, 60, 70]])

    assert found.reasons[0] == ("complementary", None, "small")
    assert found.reasons[1] == ("complementary", None, "complementary")
    assert found.reasons[2] == (None, None, None)
    assert found.exposed == ()


def test_where_nothing_is_small_everything_is_shown():
    table = [[20, 0], [10, 15]]

    assert suppress(table).shown == ((20, 0), (10, 15))
    assert hidden(suppress([[1, 2], [3, 4]], k=1)) == {}


@settings(max_examples=30)
@given(tables, st.sampled_from([2, 3, 5, 10]))
def test_no_hidden_small_count_can_be_solved_for(counts, k):
    found = suppress(counts, k)

    for cell, (least, most) in _solved(counts, hidden(found), NAIVE).items():
        assert (most - least < 0.5) == (cell in found.exposed)


@settings(max_examples=30)
@given(full)
def test_not_even_by_who_knows_the_threshold_and_the_reasons(counts):
    """Where every count is at least 2: a 1 beside the threshold can leave the best informed no doubt."""
    found = suppress(counts, 10)
    cells = hidden(found)
    knows = readers(10)[0]

    bounds = _solved(counts, cells, knows)
    for cell, (least, most) in bounds.items():
        assert most - least > 0.5 or not _free_if_all_were_hidden(counts, cell, knows)


@settings(max_examples=30)
@given(tables, st.sampled_from([3, 10]))
def test_walking_the_cycles_says_the_same_as_linear_programming(counts, k):
    cells = hidden(suppress(counts, k))

    for reader in readers(k):
        for cell, (least, most) in _solved(counts, cells, reader).items():
            assert is_free(counts, cells, cell, reader) == (most - least > 0.5)


def test_every_table_of_a_small_size_is_proof_against_trying_all_fillings():
    """Exhaustive: all ways to fill the hidden cells that add up to the totals."""
    drawn = np.random.default_rng(8).integers(0, 9, (60, 2, 3)).tolist()
    for counts in drawn:
        found = suppress(counts, 4)
        values = _fillings(counts, sorted(hidden(found)))
        for cell, seen in values.items():
            if hidden(found)[cell] == "small":
                assert (len(seen) == 1) == (cell in found.exposed)


@given(tables, st.sampled_from([2, 5, 10]))
def test_what_is_shown_is_true_a_zero_is_shown_and_no_small_count_is(counts, k):
    found = suppress(counts, k)

    for row, shown, why in zip(counts, found.shown, found.reasons, strict=True):
        for count, figure, reason in zip(row, shown, why, strict=True):
            assert figure in (None, count)
            assert (figure is None) == (reason is not None)
            assert (reason == "small") == (0 < count < k)
            assert count or figure == 0


@given(tables)
def test_turning_the_table_on_its_side_leaves_as_little_exposed(counts):
    turned = [list(row) for row in zip(*counts, strict=True)]

    assert sorted((c, r) for r, c in suppress(turned).exposed) == sorted(suppress(counts).exposed)


def test_two_ones_beside_each_other_need_a_third():
    """A zero is shown, so that two hidden counts that add up to two can only be one and one."""
    found = suppress([[1, 1, 30, 40], [20, 25, 30, 35], [50, 60, 70, 80]])

    assert sum(why is not None for why in found.reasons[0]) == 3


def test_a_row_with_nothing_but_one_small_count_tells_it_by_its_total():
    found = suppress([[3, 0, 0], [20, 30, 40]])

    assert found.exposed == ((0, 0),)
    assert found.shown[0] == (None, 0, 0)


def test_of_one_row_only_the_grand_total_is_published():
    assert suppress([[20, 4, 15, 60]]).shown == ((20, None, None, 60),)
    assert suppress([[20], [4], [15]]).shown == ((20,), (None,), (None,))
    assert suppress([[4]]).exposed == ((0, 0),)


def test_a_large_table_takes_seconds_at_most():
    from time import perf_counter

    counts = np.random.default_rng(2).integers(0, 60, (30, 30)).tolist()
    start = perf_counter()

    assert suppress(counts).exposed == ()
    assert perf_counter() - start < 10


@pytest.mark.parametrize("counts", [[], [[1, 2], [3]], [[-1, 4]]])
def test_what_is_no_table_of_counts_is_refused(counts):
    with pytest.raises(ValueError, match="rows of one length"):
        suppress(counts)


def _free_if_all_were_hidden(counts, cell, reader):
    everything = {
        (r, c): "small" if count < 10 else "complementary"
        for r, row in enumerate(counts)
        for c, count in enumerate(row)
        if count
    }
    return is_free(counts, everything, cell, reader)


def _equations(counts, cells):
    rows, columns = len(counts), len(counts[0])
    lines = [[cell[0] == r for cell in cells] for r in range(rows)] if columns > 1 else []
    lines += [[cell[1] == c for cell in cells] for c in range(columns)] if rows > 1 else []
    lines += [[True] * len(cells)]
    known = np.array(lines, dtype=float)
    return known, known @ np.array([counts[r][c] for r, c in cells], dtype=float)


def _solved(counts, cells, reader):
    """The least and the most of each small count, for all that the reader knows."""
    from scipy.optimize import linprog

    names = sorted(cells)
    if not names:
        return {}
    known, totals = _equations(counts, names)
    small, other = (reader.least_small, reader.most_small), (reader.least_other, None)
    bounds = [small if cells[name] == "small" else other for name in names]
    found = {}
    for place, name in enumerate(names):
        if cells[name] == "small":
            aim = np.eye(len(names))[place]
            ends = [
                sign * linprog(sign * aim, A_eq=known, b_eq=totals, bounds=bounds).fun for sign in (1, -1)
            ]
            found[name] = tuple(ends)
    return found


def _fillings(counts, cells):
    """Every value that each cell takes in any filling with the same totals."""
    from itertools import product

    known, totals = _equations(counts, cells)
    seen = {cell: set() for cell in cells}
    most = [min(sum(counts[r]), sum(row[c] for row in counts)) for r, c in cells]
    for filling in product(*(range(top + 1) for top in most)) if len(cells) <= 4 else ():
        if (known @ filling == totals).all():
            for cell, value in zip(cells, filling, strict=True):
                seen[cell].add(value)
    return seen if len(cells) <= 4 else {}
