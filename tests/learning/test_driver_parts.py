"""Figures as the parts of a moment write them, and the picture of two sides."""

from datetime import date

import pytest
from django.utils.translation import override

from wallofchange.learning.parts.periods import Period, periods_up_to
from wallofchange.learning.parts.picture import Bar, course, two_sides
from wallofchange.learning.templatetags.driver_parts import in_percent, said
from wallofchange.measuring.estimate import UNKNOWN, Estimate


@pytest.mark.parametrize(
    ("tongue", "written"), [("en", "+0.38 (+0.35 to +0.41)"), ("nl", "+0,38 (+0,35 tot +0,41)")]
)
def test_a_figure_is_rounded_and_never_cut(tongue, written):
    with override(tongue):
        assert said(Estimate(0.379, 0.349, 0.409)) == written


def test_a_share_is_rounded_and_has_a_proper_minus():
    with override("en"):
        assert in_percent(Estimate(0.367, 0.299, 0.449)) == "37 % (30 to 45)"
        assert in_percent(Estimate(-0.367)) == "−37 %"
        assert (said(UNKNOWN), in_percent(UNKNOWN)) == ("–", "–")


def test_a_period_is_called_by_the_months_it_fills():
    half_year = Period(date(2025, 4, 28), date(2025, 10, 26))
    winter = Period(date(2025, 10, 27), date(2026, 1, 25))

    assert half_year.named.nl == "mei–oktober 2025"
    assert winter.named.en == "November 2025–January 2026"
    with override("nl"):
        assert half_year.short == "mei–okt 25"


def test_periods_count_back_from_the_last_day():
    found = periods_up_to(date(2026, 10, 25), date(2026, 1, 1), 13, 8)

    assert [period.since for period in found] == [date(2026, 1, 26), date(2026, 4, 27), date(2026, 7, 27)]


def test_a_side_that_is_not_known_is_not_drawn_and_names_are_escaped():
    bar = Bar("<b>late</b>", "measured", Estimate(-1.2, -1.4, -1.0), UNKNOWN)

    drawn = two_sides([bar], left="Repair", right="Delight", say=str, label="one driver")

    assert 'class="side repair"' in drawn
    assert 'class="side delight"' not in drawn
    assert "&lt;b&gt;late" in drawn


def test_a_course_leaves_a_gap_where_nobody_spoke():
    drawn = course([Estimate(0.5, 0.4, 0.6), UNKNOWN], ["then", "now"], say=str, label="a course")

    assert drawn.count('class="dot"') == 1
    assert drawn.count("<text") == 3
