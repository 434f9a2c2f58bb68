"""The rules of the traps, on plain counts: what sets each off, and what leaves it quiet."""

from datetime import date, timedelta

import numpy as np
import pytest

from wallofchange.measuring import traps
from wallofchange.measuring.alike import by_cluster, likeness
from wallofchange.measuring.comparison import two_groups
from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.means import Sample
from wallofchange.measuring.mix import homogeneity
from wallofchange.measuring.rebounding import bounce
from wallofchange.measuring.response import lee_bounds
from wallofchange.measuring.scale import Scale
from wallofchange.measuring.strata import Stratum, parted
from wallofchange.measuring.traps import Asked, Handler

TEN = Scale(0, 10)
OURS = Asked("how satisfied", "0-10", "mail", "NL", 900)
# Berkeley 1973, by department: men admitted, men refused, women admitted, women refused (UCBAdmissions).
BERKELEY = {
    "A": (512, 313, 89, 19),
    "B": (353, 207, 17, 8),
    "C": (120, 205, 202, 391),
    "D": (138, 279, 131, 244),
    "E": (53, 138, 94, 299),
    "F": (22, 351, 24, 317),
}


def of(counts, scale=TEN):
    return Histogram.of(scale, counts)


def test_berkeley_turns_round_within_its_departments():
    yes_no = Scale(0, 1)
    strata = [
        Stratum(name, of({1: a, 0: b}, yes_no), of({1: c, 0: d}, yes_no))
        for name, (a, b, c, d) in BERKELEY.items()
    ]
    men, women = (sum((getattr(s, side) for s in strata[1:]), getattr(strata[0], side)) for side in "ab")

    parts = parted("mean", strata)
    found = traps.mix_shift(parts, two_groups("mean", men, women))

    assert parts.crude == pytest.approx(557 / 1835 - 1198 / 2691)
    assert parts.crude < 0 < parts.within.estimate
    assert parts.crude == pytest.approx(parts.within.estimate + parts.mix)
    assert found.code == "T7"


def test_polarisation_with_the_same_mean_leads_with_the_distribution():
    found = traps.mean_misleads(of({6: 100, 7: 200, 8: 100}), of({4: 150, 7: 100, 10: 150}))

    assert (found.code, found.consequence.en) == ("T4", "look at the distribution first")


def test_the_same_answers_twice_do_not_mislead():
    assert traps.mean_misleads(of({6: 100, 7: 200, 8: 100}), of({6: 90, 7: 210, 8: 100})) is None


@pytest.mark.parametrize(
    ("found", "code"),
    [
        (traps.sample_ratio(600, 400, 0.5), "T2"),
        (traps.survivors((30, 1000), (90, 1000), (-0.1, 0.3)), "T6"),
        (traps.survivors((30, 1000), (90, 1000), (0.1, 0.3)), "T6"),
        (traps.picked([(90, 100), (40, 100)], (120, 130), (10, 70)), "T14"),
        (traps.score_up_trouble_up((0.3, 0.01), (0.05, 0.001)), "T14"),
        (traps.less_time(Sample(90, 60, 5.0), Sample(90, 30, 5.0)), "T19"),
        (traps.only_finished(40, 3), "T20"),
        (traps.other_yardstick(OURS, Asked("recommend", "0-10", "mail", "NL", 500)), "T21"),
        (traps.other_yardstick(OURS, Asked("how satisfied", "0-10", "mail", "NL")), "T21"),
        (traps.silent((20, 500), (80, 500)), "T22"),
        (traps.fewer_answered((300, 1000), (200, 1000)), "T5"),
        (traps.others_answered({"a": 90, "b": 10}, {"a": 500, "b": 500}), "T5"),
        (
            traps.less_like_everybody({"a": (90, 300), "b": (90, 300)}, {"a": (150, 300), "b": (30, 300)}, 2),
            "T5",
        ),
        (traps.too_short((date(2026, 1, 5), date(2026, 1, 25))), "T15"),
    ],
)
def test_what_is_planted_goes_off_in_both_languages(found, code):
    assert found.code == code
    assert found.text.nl != found.text.en
    assert found.consequence.nl


@pytest.mark.parametrize(
    "found",
    [
        traps.sample_ratio(510, 490, 0.5),
        traps.survivors((30, 1000), (45, 1000), None),
        traps.picked([(90, 100), (88, 100)], (90, 100), (85, 100)),
        traps.score_up_trouble_up((0.3, 0.01), (0.05, 0.2)),
        traps.less_time(Sample(90, 60, 5.0), Sample(90, 58, 5.0)),
        traps.only_finished(40, 0),
        traps.other_yardstick(OURS, OURS),
        traps.silent((2, 20), (4, 20)),
        traps.fewer_answered((30, 100), (25, 100)),
        traps.others_answered({"a": 52, "b": 48}, {"a": 500, "b": 500}),
        traps.too_short((date(2026, 1, 5), date(2026, 2, 1))),
        traps.other_channels({"mail": 10, "text": 10}, {"mail": 13, "text": 7}),
        traps.asked_otherwise({"q1"}, {"q1"}),
        traps.begged(0),
        traps.many(1),
        traps.peeked(500, 500),
        traps.outside_the_funnel(()),
    ],
)
def test_what_chance_explains_sets_nothing_off(found):
    assert found is None


def test_bounds_that_agree_leave_the_verdict():
    kept, lost = (traps.survivors((30, 1000), (90, 1000), ends) for ends in ((0.1, 0.3), (-0.1, 0.3)))

    assert (kept.blocks, lost.blocks) == (False, True)


def test_lee_bounds_hold_the_truth_when_the_unhappy_left():
    draws = np.random.default_rng(1)
    control = np.clip(np.rint(draws.normal(6.5, 2, 4000)), 0, 10)
    treated = np.clip(np.rint(draws.normal(6.8, 2, 4000)), 0, 10)
    stayed = np.sort(control)[400:]  # the least happy tenth of the control is gone
    sides = [of(zip(*np.unique(side, return_counts=True), strict=True)) for side in (stayed, treated)]

    low, high = lee_bounds(*[of([(float(s), int(n)) for s, n in side.counts]) for side in sides], 0.9, 1.0)

    assert low < 0.3 < high + 0.05  # the bound is reached when only the least happy left


def test_messages_that_beg_are_told_from_thanks():
    begging = ["Geef ons een 10", "een 9 of een 10", "Please give us a 10", "only 9s and 10s count"]
    thanks = ["Ik geef jullie een 10", "I give you a 10", "binnen tien minuten", "A 9 for the help."]

    assert [traps.begs(text) for text in begging] == [True] * 4
    assert [traps.begs(text) for text in thanks] == [False] * 4


def test_a_team_far_above_the_funnel_is_named_unless_its_words_follow():
    usual = [Handler(f"team {at}", 200, 60 + at % 5, 0.1, 0.5) for at in range(12)]

    assert traps.too_good([*usual, Handler("Kampen", 200, 120, 0.1, 0.5)]) == ("Kampen",)
    assert traps.too_good([*usual, Handler("Kampen", 200, 120, 0.6, 0.5)]) == ()


def test_answers_of_one_customer_twice_over_are_worth_half():
    draws = np.random.default_rng(2)
    before, after = draws.normal(7, 2, 300), draws.normal(7.2, 2, 300)
    clusters = [((2, 2 * x), (0, 0.0)) for x in before] + [((0, 0.0), (2, 2 * y)) for y in after]
    doubled = two_groups("mean", of({6: 2, 8: 2}), of({6: 2, 8: 2}))

    found = by_cluster(doubled, (-1, 1), clusters)

    plain = np.sqrt(before.var(ddof=1) / 300 + after.var(ddof=1) / 300)
    assert found.se == pytest.approx(plain, rel=0.01)


def test_likeness_is_the_icc_of_the_textbook():
    groups = [(3, 24.0, 194.0), (3, 15.0, 77.0), (3, 9.0, 29.0)]

    assert likeness(groups).icc == pytest.approx(18 / 21)
    assert likeness([(1, 3.0, 9.0), (1, 4.0, 16.0)]) is None


def test_homogeneity_is_the_chi_squared_of_scipy():
    from scipy.stats import chi2_contingency

    table = [[10, 25], [30, 20], [12, 9]]

    assert homogeneity(table) == pytest.approx(chi2_contingency(table, correction=False).pvalue)


def test_units_whose_differences_last_do_not_come_back():
    low = [Sample(400, 5 + at / 100, 1.0) for at in range(6)]
    high = [Sample(400, 7 + at / 100, 1.0) for at in range(6)]

    assert bounce(low, high).reliability > 0.99
    assert (
        traps.worst_chosen(bounce(low, high), two_groups("mean", of({6: 90, 7: 9}), of({8: 90, 7: 9})))
        is None
    )


def test_a_season_shows_only_where_the_windows_lie_in_other_weeks():
    start = date(2023, 1, 2)
    days = {
        start + timedelta(at): Sample(20, 7 + np.cos(2 * np.pi * at / 365.25), 1.5) for at in range(0, 900, 2)
    }
    year = timedelta(364)

    summer = (start + 2 * year, start + 2 * year + timedelta(90))
    same = (start + year, start + year + timedelta(90))
    other = (start + timedelta(150), start + timedelta(240))

    assert traps.other_weeks(days, other, summer, controlled=False).code == "T8"
    assert traps.other_weeks(days, same, summer, controlled=False) is None
