"""`calc its`: the contract's fields, the Sicilian case as JSON, and what it refuses or warns of."""

import json
import math

import pytest

from tests.measuring.published import column, rows
from wallofchange.measuring.calc import METHODS, ImpossibleError

ITS = METHODS["its"]
X = ITS.example["x"]
Y = ITS.example["y"]
WHOLE = [round(10 * value) for value in Y]
FIELDS = {"coef", "se", "df", "low", "high", "p", "rho", "dispersion"}


def codes(answer):
    return [warned["code"] for warned in answer["warnings"]]


def test_coefficients_and_errors_are_named_with_the_intercept():
    answer = ITS.answer(ITS.example)

    assert answer.keys() - {"n", "method", "source", "warnings", "assumptions"} == FIELDS
    assert list(answer["coef"]) == list(answer["se"]) == ["intercept", "step", "trend"]
    assert answer["n"] == 24
    assert answer["low"] < answer["coef"]["step"] < answer["high"]


def test_the_published_smoking_ban_comes_out_of_the_contract():
    table = rows("sicily")
    question = {
        "y": column(table, "aces"),
        "x": {"step": column(table, "smokban"), "trend": column(table, "time")},
        "effect": "step",
        "family": "poisson",
        "offset": [math.log(each) for each in column(table, "stdpop")],
    }

    answer = ITS.answer(question)

    assert math.exp(answer["coef"]["step"]) == pytest.approx(0.894, abs=5e-4)
    assert (answer["df"], answer["rho"], codes(answer)) == (None, None, ["OVERDISPERSED"])


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"effect": "season"}, "effect: 'season': must be a column of x: step, trend"),
        ({"x": {}}, "x: {}: must name at least 1"),
        ({"x": {"step": X["step"][:-1]}}, "must be as long as y (24, not 23)"),
        ({"x": {"step": [1] * 24}}, "must not be constant, nor a combination of the columns before it"),
        ({"x": {**X, "late": [1 - each for each in X["step"]]}}, "x.late: [1, 1"),
        ({"x": {**X, "intercept": [1] * 24}}, "must be left out: it is added"),
        ({"family": "binomial"}, "family: 'binomial': must be one of gaussian-ar1, poisson, quasipoisson"),
        ({"offset": [0] * 24}, "must be left out: it belongs to counts"),
        ({"family": "poisson", "y": [-1] * 24}, "must hold counts of 0 or more for family poisson"),
        ({"family": "poisson", "y": [0] * 24}, "that coefficient has no finite value"),
        ({"family": "poisson", "offset": [1] * 3}, "offset: [1, 1, 1]: must be as long as y (24, not 3)"),
        ({"y": [1, 2, 3, 4], "x": {k: v[:4] for k, v in X.items()}}, "x.step: [0, 0, 0, 0]: must not be"),
        ({"y": [1, 2, 4], "x": {"step": [0, 1, 1]}}, "must have at least 4 points for 2 coefficients"),
    ],
)
def test_an_impossible_series_is_refused(change, line):
    with pytest.raises(ImpossibleError) as refusal:
        ITS.answer({**ITS.example, **change})

    assert line in str(refusal.value)


def test_a_constant_series_has_no_interval_and_no_nan():
    answer = ITS.answer({**ITS.example, "y": [7] * 24})

    assert codes(answer) == ["NO_SPREAD"]
    assert answer["se"] == dict.fromkeys(["intercept", "step", "trend"])
    assert answer["coef"]["step"] == pytest.approx(0, abs=1e-12)
    json.dumps(answer, allow_nan=False)


def test_a_short_series_is_computed_and_warned_of():
    answer = ITS.answer({"y": Y[6:18], "x": {"step": X["step"][6:18]}, "effect": "step"})

    assert codes(answer) == ["SHORT"]
    assert answer["p"] is not None


def test_the_family_widens_the_interval_by_the_spread_of_the_counts():
    plain, quasi = (
        ITS.answer({**ITS.example, "y": WHOLE, "family": name}) for name in ("poisson", "quasipoisson")
    )

    assert plain["coef"] == pytest.approx(quasi["coef"])
    assert quasi["se"]["step"] == pytest.approx(plain["se"]["step"] * math.sqrt(quasi["dispersion"]))


def test_counts_told_wholly_have_no_interval():
    answer = ITS.answer(
        {"y": [2, 2, 4, 4], "x": {"s": [0, 0, 1, 1]}, "effect": "s", "family": "quasipoisson"}
    )

    assert (answer["se"]["s"], answer["low"], answer["p"]) == (None, None, None)
    assert "NO_SPREAD" in codes(answer)
