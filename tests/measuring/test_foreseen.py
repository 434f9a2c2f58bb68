"""What a plan can show, reckoned before it starts."""

from dataclasses import replace

import numpy as np
import pytest

from wallofchange.measuring.foreseen import Aim, Setting, Sides, alike, foresee
from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.looks import boundaries
from wallofchange.measuring.planned_looks import more_for_looks
from wallofchange.measuring.sample_size import for_mean, for_share
from wallofchange.measuring.scale import Scale
from wallofchange.measuring.spread import Spread, usual

TODAY = usual()
MUCH = 1e12


def aim(measure, effect, how="all"):
    return Aim(measure, effect, TODAY.reaching(measure, effect, how))


def test_with_endless_answers_before_half_of_a_side_is_needed_after():
    found = foresee(Setting(TODAY, before=MUCH, per_week=100, weeks=10), aim("nine_plus", 0.05))

    assert found.a_side == pytest.approx(for_share(0.05, TODAY.value("nine_plus")))
    assert found.needed == pytest.approx(found.a_side / 2, rel=1e-6)


def test_by_lot_both_arms_are_answered_after_the_change():
    found = foresee(Setting(TODAY, 0, per_week=100, weeks=10, sides=Sides.LOT), aim("mean", 0.3))

    sd = TODAY.variance("mean") ** 0.5
    assert found.needed == pytest.approx(2 * for_mean(0.3, sd))


def test_at_the_answers_needed_the_power_is_four_in_five_and_the_least_is_the_aim():
    for measure, effect in (("mean", 0.3), ("nine_plus", 0.06), ("nps", 8.0), ("ordinal", 0.05)):
        setting = Setting(TODAY, before=3000, per_week=1, weeks=10, looks=1.02)
        wanted = aim(measure, effect)
        needed = foresee(setting, wanted).needed

        found = foresee(replace(setting, weeks=needed), wanted)

        assert found.power == pytest.approx(0.8, abs=0.005)
        assert found.least == pytest.approx(effect, rel=0.03)


def test_too_few_answers_before_are_too_few_whatever_comes_after():
    found = foresee(Setting(TODAY, before=100, per_week=1000, weeks=26), aim("mean", 0.3))

    assert (found.needed, found.weeks) == (None, None)
    assert found.power < 0.8


def test_a_share_that_cannot_rise_as_far_is_never_seen():
    nearly_all = Spread.of(Histogram.of(Scale(0, 10), {10: 97, 5: 3}))

    assert nearly_all.reaching("nine_plus", 0.05, "top") is None
    assert foresee(Setting(nearly_all, 500, 50, 10), Aim("nine_plus", 0.05, None)).power == 0


def test_eights_that_become_nines_are_seen_by_nines_and_tens_and_hardly_by_the_mean():
    hoped = TODAY.reaching("nine_plus", 0.05, "top")
    setting = Setting(TODAY, before=2000, per_week=100, weeks=20)

    mean = hoped.value("mean") - TODAY.value("mean")
    by_share = foresee(setting, Aim("nine_plus", 0.05, hoped))
    by_mean = foresee(setting, Aim("mean", mean, hoped))

    assert by_share.power > 2 * by_mean.power


def test_who_was_let_down_and_becomes_content_is_not_seen_by_nines_and_tens():
    hoped = TODAY.reaching("mean", 0.2, "bottom")

    assert hoped.value("nine_plus") == pytest.approx(TODAY.value("nine_plus"))
    assert TODAY.reaching("nine_plus", 0.01, "bottom") is None


def test_power_between_places_is_what_making_them_up_gives():
    chance = np.random.default_rng(1)
    treated = without = 8
    icc, sd, each = 0.02, TODAY.variance("mean") ** 0.5, 40
    setting = Setting(
        TODAY, before=16 * each, per_week=16 * each, weeks=1, sides=Sides.PLACES, places=(8, 8), alike=icc
    )
    foreseen = foresee(setting, aim("mean", 0.5))

    shared, own = sd * icc**0.5, sd * ((1 - icc) / each) ** 0.5
    moves = chance.normal(0, (2 * (shared**2 + own**2)) ** 0.5, (4000, treated + without))
    moves[:, :treated] += 0.5
    with_it, others = moves[:, :treated], moves[:, treated:]
    pooled = ((with_it.var(axis=1, ddof=1) + others.var(axis=1, ddof=1)) / 2 * (2 / 8)) ** 0.5
    t = (with_it.mean(axis=1) - others.mean(axis=1)) / pooled

    assert foreseen.power == pytest.approx((t > 2.1448).mean(), abs=0.04)


def test_too_few_places_say_how_many_would_do_and_a_mix_needs_nineteen():
    few = Setting(TODAY, 400, 40, 10, sides=Sides.PLACES, places=(2, 2), alike=0.05)

    by_places = foresee(few, aim("mean", 0.3))
    by_mix = foresee(replace(few, sides=Sides.MIX, places=(1, 8)), aim("mean", 2.0))

    assert (by_places.needed, by_places.places > 2) == (None, True)
    assert (by_mix.needed, by_mix.power, by_mix.places) == (None, 0, 19)


def test_answers_that_are_alike_within_places_are_seen_and_chance_is_not():
    chance = np.random.default_rng(5)

    def cells(shared):
        return [
            [_moments(chance.normal(7 + chance.normal(0, shared), 1.5, 60)) for _ in range(4)]
            for _ in range(12)
        ]

    assert alike(cells(0.0)) == 0
    assert alike(cells(0.6)) == pytest.approx(0.36 / (0.36 + 2.25), abs=0.06)


def _moments(answers):
    return len(answers), float(answers.sum()), float((answers**2).sum())


def test_looks_cost_what_making_them_up_costs():
    times = np.array([0.25, 0.5, 0.75, 1.0])
    drift = (1.959964 + 0.841621) * more_for_looks(times) ** 0.5
    steps = np.random.default_rng(3).normal(drift * 0.25, 0.5, (40_000, 4)).cumsum(axis=1)
    crossed = (steps / np.sqrt(times) > np.array(boundaries(times.tolist()))).any(axis=1).mean()

    assert crossed == pytest.approx(0.8, abs=0.008)
    assert more_for_looks([1]) == 1


def test_a_scale_of_five_has_its_top_and_its_failing_marks():
    five = usual(Scale(1, 5))

    assert sum(share for _score, share in five.shares) == pytest.approx(1)
    assert five.moved(1, "top").value("nine_plus") > five.value("nine_plus")
    assert five.moved(1, "bottom").value("mean") > five.value("mean")
