"""Raking: R's survey package on the schools of California, and margins that cannot be met."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.measuring.published import column, rows
from wallofchange.measuring.calc import METHODS
from wallofchange.measuring.raking import Margin, rake

STYPE = {"E": 4421, "H": 755, "M": 1018}
SCHOOLWIDE = {"No": 1072, "Yes": 5122}


def schools(*margins):
    table = rows("apiclus1")
    totals = {"stype": STYPE, "sch.wide": SCHOOLWIDE}
    found = {name: Margin([row[name] for row in table], totals[name]) for name in margins}
    return table, found, column(table, "pw"), [row["dnum"] for row in table]


@pytest.mark.parametrize(
    ("margins", "name", "figure", "expected"),
    [
        ((), "api00", "mean", (644.1694, 23.54224)),
        (("stype",), "api00", "mean", (642.31079, 23.92049)),
        (("stype",), "enroll", "total", (3_680_892.9, 406_292.6)),
        (("stype", "sch.wide"), "api00", "mean", (641.23, 23.704)),
        (("stype", "sch.wide"), "enroll", "total", (3_647_280.1, 400_603.3)),
    ],
)
def test_estimates_and_errors_are_those_of_r_survey(margins, name, figure, expected):
    table, found, weight, cluster = schools(*margins)

    raked = getattr(rake(column(table, name), found, weight, cluster, 757), figure)

    assert (raked.estimate, raked.se) == pytest.approx(expected, rel=2e-5)


def test_schools_as_a_simple_random_sample_have_the_smaller_error_of_r():
    table, margins, *_ = schools("stype")

    raked = rake(column(table, "api00"), margins)

    assert (raked.mean.estimate, raked.mean.se) == pytest.approx((642.31079, 7.84181), abs=5e-6)


def test_without_margins_and_weights_it_is_the_plain_mean():
    answer = METHODS["rake"].answer({"y": [1, 2, 3, 6], "margins": {}})

    assert answer["mean"]["estimate"] == 3
    assert answer["mean"]["se"] == pytest.approx(np.std([1, 2, 3, 6], ddof=1) / 2)
    assert (answer["total"]["estimate"], answer["deff"], answer["n_eff"], answer["rounds"]) == (12, 1, 4, 0)


def test_one_margin_is_the_mean_of_the_means_of_its_categories():
    y, region = [7, 9, 4, 6, 5], ["n", "n", "s", "s", "s"]

    raked = rake(y, {"region": Margin(region, {"n": 300, "s": 100})})

    assert raked.mean.estimate == pytest.approx(0.75 * 8 + 0.25 * 5)
    assert raked.total.estimate == pytest.approx(400 * 7.25)


@given(st.integers(0, 10_000))
def test_the_weights_meet_every_margin(seed):
    draws = np.random.default_rng(seed)
    first, second = (["a", "b", *draws.choice(["a", "b"], 40)] for _ in range(2))
    wanted = {"a": 60.0, "b": 40.0}, {"a": 25.0, "b": 75.0}
    y = draws.normal(7, 2, 42)

    raked = rake(
        y, {"one": Margin(first, wanted[0]), "two": Margin(second, wanted[1])}, draws.random(42) + 0.2
    )

    for names, totals in zip((first, second), wanted, strict=True):
        for level, total in totals.items():
            held = sum(w for w, name in zip(raked.weights, names, strict=True) if name == level)
            assert held == pytest.approx(total, rel=1e-8)
    assert raked.n_eff <= 42
    assert raked.deff == pytest.approx(42 * sum(w * w for w in raked.weights) / sum(raked.weights) ** 2)


def test_a_category_that_explains_everything_leaves_no_error():
    found = rake([5, 5, 9, 9], {"kind": Margin(["a", "a", "b", "b"], {"a": 10, "b": 30})})

    assert found.mean.estimate == 8
    assert found.mean.se == pytest.approx(0, abs=1e-12)


def test_the_error_after_raking_is_about_that_of_drawing_again():
    draws = np.random.default_rng(4)
    people = draws.choice(["young", "old"], 20_000, p=[0.4, 0.6])
    score = draws.normal(np.where(people == "young", 6, 8), 1.5)
    totals = {"young": float((people == "young").sum()), "old": float((people == "old").sum())}
    chance = np.where(people == "young", 1, 3) / np.where(people == "young", 1, 3).sum()
    found = []
    for _ in range(400):
        who = draws.choice(20_000, 200, p=chance)
        found.append(rake(score[who], {"age": Margin(people[who].tolist(), totals)}).mean)

    assert np.mean([each.estimate for each in found]) == pytest.approx(score.mean(), abs=0.03)
    assert np.mean([each.se for each in found]) == pytest.approx(
        np.std([each.estimate for each in found]), rel=0.1
    )


def test_when_everybody_answered_there_is_no_error():
    answer = METHODS["rake"].answer({"y": [1, 2, 3], "margins": {}, "fpc": 3})

    assert answer["mean"]["se"] == 0


def test_one_cluster_tells_nothing_of_the_error():
    answer = METHODS["rake"].answer({"y": [1, 2, 3], "margins": {}, "cluster": ["x", "x", "x"]})

    assert answer["mean"] == {"estimate": 2, "se": None, "low": None, "high": None}
    assert "NO_SPREAD" in [warned["code"] for warned in answer["warnings"]]


def test_a_category_may_be_named_by_a_number():
    margins = {"kind": {"values": [1, 2.0, "2"], "totals": {"1": 5, "2": 5}}}

    assert METHODS["rake"].answer({"y": [1, 3, 5], "margins": margins})["mean"]["estimate"] == 2.5


def margin(values, totals):
    return {"y": [1, 2], "margins": {"m": {"values": values, "totals": totals}}}


@pytest.mark.parametrize(
    ("question", "line"),
    [
        (margin(["a", "b"], {"a": 1}), "margins.m: {'a': 1}: has no total for 'b'"),
        (margin(["a", "a"], {"a": 1, "b": 1}), "margins.m: {'a': 1, 'b': 1}: has no answers in 'b'"),
        (margin(["a"], {"a": 1}), "margins.m.values: ['a']: must be as long as y (2, not 1)"),
        (margin(["a", "a"], {"a": 0}), "margins.m.totals.a: 0: must be above 0"),
        (margin(["a", "a"], {}), "margins.m.totals: {}: must "),
        ({"y": [1, 2], "margins": {}, "weight": [0, 0]}, "weight: [0, 0]: must add up to more than 0"),
        ({"y": [1, 2], "margins": {}, "weight": [1, -1]}, "weight[1]: -1: must be at least 0"),
        ({"y": [1, 2], "margins": {}, "fpc": 1}, "fpc: 1: must be at least the 2 answers"),
        ({"y": [1, 2], "margins": {}, "cluster": [True, 1]}, "cluster[0]: true: must be "),
        (
            {
                "y": [1, 2],
                "margins": {
                    "m": {"values": ["a", "b"], "totals": {"a": 1, "b": 2}},
                    "k": {"values": ["a", "b"], "totals": {"a": 3, "b": 3}},
                },
            },
            "margins.k.totals: {'a': 3, 'b': 3}: must add up to as many as those of m (3, not 6)",
        ),
        (
            {
                "y": [1, 2],
                "margins": {
                    "m": {"values": ["a", "b"], "totals": {"a": 1, "b": 2}},
                    "k": {"values": ["a", "b"], "totals": {"a": 2, "b": 1}},
                },
            },
            "margins.k: {'a': 2, 'b': 1}: cannot be met together with the other margins",
        ),
    ],
)
def test_what_cannot_be_is_refused(question, line):
    with pytest.raises(ValueError) as refusal:  # noqa: PT011 - the line is compared below
        METHODS["rake"].answer(question)

    assert line in str(refusal.value)
