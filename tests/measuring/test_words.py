"""Numbers as people read them: never finer than they are known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallofchange.measuring.amounts import Amounts
from wallofchange.measuring.comparison import TWO_MEANS, TWO_SHARES, Shift
from wallofchange.measuring.scale import Scale
from wallofchange.measuring.sentences import no_change_shown
from wallofchange.measuring.words import bound, day, decimals, is_shown_equal, number


@given(st.floats(1e-4, 50))
def test_the_last_digit_is_worth_at_least_a_third_of_the_standard_error(se):
    places = decimals(se)

    assert places == 0 or 10**-places >= se / 3 * (1 - 1e-9)
    assert 10 ** -(places + 1) < se / 3


@pytest.mark.parametrize(
    ("value", "places", "nl", "en"),
    [
        (1234.5, 1, "1.234,5", "1,234.5"),
        (-0.35, 1, "−0,3", "−0.3"),
        (-0.001, 1, "0,0", "0.0"),
        (7, 0, "7", "7"),
    ],
)
def test_each_language_writes_its_own_numbers(value, places, nl, en):
    assert (number(value, places, "nl"), number(value, places, "en")) == (nl, en)


def test_an_end_just_beside_zero_keeps_its_side():
    assert bound(0.01, 1, "nl") == "net boven 0"
    assert bound(-0.01, 1, "en") == "just below 0"
    assert bound(0.0, 1, "en") == "0.0"


def test_a_difference_below_half_its_error_is_shown_as_none():
    assert is_shown_equal(0.1, 0.25)
    assert not is_shown_equal(0.2, 0.25)


def test_dates_are_said_in_both_languages():
    assert (day(date(2026, 3, 1), "nl"), day(date(2026, 3, 1), "en")) == ("1 maart 2026", "1 March 2026")


def test_a_share_is_said_in_people_out_of_a_hundred():
    shift = Shift(-0.09, -0.13, -0.05, -0.12, -0.06, 0.02, None, TWO_SHARES)

    assert Amounts("nine_plus", shift).effect().nl == "9 negens en tienen minder op de 100 (5 tot 13)"
    assert Amounts("nine_plus", shift).effect().en == "9 fewer nines and tens in 100 (5 to 13)"


@pytest.mark.parametrize("text", ["0-10", " 0..10 ", "0:10"])
def test_a_scale_is_read_as_people_write_it(text):
    assert Scale.of(text) == Scale(0, 10)


@pytest.mark.parametrize("text", ["ten", "10-0", "5-5", ""])
def test_what_is_no_scale_is_refused(text):
    with pytest.raises(ValueError, match="scale"):
        Scale.of(text)


@pytest.mark.parametrize(
    ("scale", "nine"), [("0-10", 9), ("1-10", 9), ("1-5", 5), ("1-7", 7), ("0-1", 1), ("0-100", 100)]
)
def test_never_expected_starts_at_nine_or_at_the_top(scale, nine):
    assert Scale.of(scale).nine == nine


def test_figures_that_differ_are_not_said_to_be_equal_where_their_course_tells_the_difference():
    shift = Shift(-0.05, -0.7, 0.6, None, None, 0.3, 20, TWO_MEANS)

    assert no_change_shown("mean", shift, 6.7, 6.4).en == "From 6.7 to 6.4: no change shown."
    assert no_change_shown("mean", shift, 6.7, 6.6).en == "Both times 6.7: equal."


@pytest.mark.parametrize(
    ("before", "after", "nl", "en"),
    [
        (0.041, 0.062, "Van 4 % naar 6 %: geen", "From 4 % to 6 %: no change shown."),
        (0.041, 0.043, "Beide keren 4 %: gelijk.", "Both times 4 %: equal."),
        (0.036, 0.044, "Beide keren 4 %: geen verandering aangetoond.", "Both times 4 %: no change shown."),
    ],
)
def test_a_share_that_reads_the_same_is_said_once_and_stays_on_one_line_with_its_sign(before, after, nl, en):
    shift = Shift(after - before, -0.03, 0.05, None, None, 0.015, None, TWO_SHARES)

    told = no_change_shown("nine_plus", shift, before, after)

    assert told.nl.startswith(nl.replace(" %", "\N{NO-BREAK SPACE}%"))
    assert told.en == en.replace(" %", "\N{NO-BREAK SPACE}%")
