"""Performance or yardstick: Stata on the credit cards, planted splits, and what nothing can tell."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallofchange.measuring.calc import METHODS
from wallofchange.measuring.decomposition import decompose


def cards():
    import statsmodels.api as sm

    data = sm.datasets.ccard.load()
    x = {name: data.exog[name].to_numpy() for name in ("AGE", "INCOME", "INCOMESQ")}
    return data, data.endog.to_numpy(), x, data.exog["OWNRENT"].to_numpy().astype(int)


def planted(seed, n=800, performance=0.4, yardstick=0.4):
    """Waiting a quarter longer costs `performance` points, and on top everybody judges `yardstick` lower."""
    draws = np.random.default_rng(seed)
    period = np.repeat([0, 1], n)
    waiting = draws.normal(3, 1.5, 2 * n) + 0.8 * period
    y = 8 - performance / 0.8 * waiting - yardstick * period + draws.normal(0, 1.2, 2 * n)
    return y, {"waiting": waiting}, period


def test_the_pooled_split_is_statas():
    _, y, x, period = cards()

    found = decompose(y, x, period)

    assert found.gap.estimate == pytest.approx(158.7504, abs=5e-5)
    assert found.performance.estimate == pytest.approx(130.80954, abs=5e-6)
    assert found.yardstick.estimate == pytest.approx(27.94091, abs=5e-6)
    assert found.n == (45, 27)


def test_each_period_as_reference_is_made_of_statas_three_parts():
    _, y, x, period = cards()
    endowments, coefficients, interaction = 321.7482, 75.45371, -238.4515

    first, last = decompose(y, x, period, 0), decompose(y, x, period, 1)

    assert first.performance.estimate == pytest.approx(endowments, abs=5e-5)
    assert first.yardstick.estimate == pytest.approx(coefficients + interaction, abs=5e-4)
    assert last.performance.estimate == pytest.approx(endowments + interaction, abs=5e-4)
    assert last.yardstick.estimate == pytest.approx(coefficients, abs=5e-6)


def test_statsmodels_agrees_when_its_periods_are_put_in_our_order():
    from statsmodels.stats.oaxaca import OaxacaBlinder

    data, y, x, period = cards()
    turned = decompose(y, x, 1 - period)
    exog = data.exog.assign(OWNRENT=1 - period)

    swapped = OaxacaBlinder(data.endog, exog, "OWNRENT", hasconst=False).two_fold()
    kept = OaxacaBlinder(data.endog, exog, "OWNRENT", hasconst=False, swap=False).two_fold()

    assert swapped.params[2] > 0 > turned.gap.estimate
    assert turned.performance.estimate == pytest.approx(-swapped.params[1], abs=1e-6)
    assert turned.performance.estimate == pytest.approx(-kept.params[1], abs=1e-6)


def test_the_errors_are_about_those_of_a_bootstrap():
    y, x, period = planted(1)
    draws = np.random.default_rng(1)
    for reference in ("pooled", 0, 1):
        found = decompose(y, x, period, reference)
        drawn = []
        for _ in range(400):
            rows = draws.integers(0, len(y), len(y))
            again = decompose(y[rows], {"waiting": x["waiting"][rows]}, period[rows], reference)
            drawn.append([again.gap.estimate, again.performance.estimate, again.yardstick.estimate])
        errors = [found.gap.se, found.performance.se, found.yardstick.se]
        assert errors == pytest.approx(np.std(drawn, axis=0), rel=0.12)


def test_planted_parts_are_found_and_lie_in_their_intervals():
    found = [decompose(*planted(seed)) for seed in range(200)]

    for name in ("performance", "yardstick"):
        parts = [getattr(each, name) for each in found]
        inside = [part.interval().low <= -0.4 <= part.interval().high for part in parts]
        assert np.mean([part.estimate for part in parts]) == pytest.approx(-0.4, abs=0.02)
        assert np.mean(inside) == pytest.approx(0.95, abs=0.05)


@given(st.integers(0, 10_000), st.sampled_from(["pooled", 0, 1]))
def test_the_parts_add_up_and_turn_with_the_periods(seed, reference):
    y, x, period = planted(seed, n=30)
    found = decompose(y, x, period, reference)
    turned = decompose(y, x, 1 - period, reference if reference == "pooled" else 1 - reference)

    assert found.performance.estimate + found.yardstick.estimate == pytest.approx(found.gap.estimate)
    assert turned.performance.estimate == pytest.approx(-found.performance.estimate)
    assert turned.yardstick.se == pytest.approx(found.yardstick.se)


@given(st.integers(0, 10_000))
def test_a_column_twice_changes_nothing(seed):
    y, x, period = planted(seed, n=30)
    twice = decompose(y, {**x, "again": 3 * x["waiting"] - 1}, period)

    assert twice.performance.estimate == pytest.approx(decompose(y, x, period).performance.estimate)


def test_what_changed_for_everybody_between_the_periods_cannot_be_separated():
    y, _, period = planted(2, n=50)
    question = {"y": list(y), "x": {"rollout": [float(each) for each in period]}, "period": period.tolist()}

    answer = METHODS["decompose"].answer(question)

    assert answer["gap"]["estimate"] < 0
    assert answer["performance"] == answer["yardstick"] == dict.fromkeys(("estimate", "se", "low", "high"))
    assert "YARDSTICK_UNIDENTIFIED" in [warned["code"] for warned in answer["warnings"]]


@pytest.mark.parametrize("reference", ["pooled", 0, 1])
def test_a_column_that_only_varies_in_the_other_period_tells_nothing_of_this_one(reference):
    y, x, period = planted(3, n=50)
    still = {"waiting": np.where(period == 0, 3.0, x["waiting"])}

    assert decompose(y, still, period, reference).identified == (reference != 0)


def test_the_careful_error_is_hc2_with_fewer_degrees_of_freedom_where_few_rows_tell():
    import statsmodels.api as sm

    rest, x, period = planted(3, n=40)  # every row twice, as far above the line as below it
    x, period, rest = {"waiting": np.tile(x["waiting"], 2)}, np.tile(period, 2), rest - rest.mean()
    y = 8 - 0.5 * x["waiting"] + np.r_[rest, -rest]
    design = np.column_stack([period == 0, period == 1, x["waiting"]]).astype(float)

    found = decompose(y, x, period, careful=True)

    hc2 = sm.OLS(y, design).fit(cov_type="HC2").bse[2]
    means = [x["waiting"][period == at] for at in (0, 1)]
    slope = float(np.linalg.lstsq(design, y, rcond=None)[0][2])
    moved = means[1].mean() - means[0].mean()
    both = (moved * hc2) ** 2 + slope**2 * sum(side.var(ddof=1) / len(side) for side in means)
    assert found.performance.se == pytest.approx(np.sqrt(both), rel=1e-6)
    assert 40 < found.telling < 160
    assert found.telling - 1 <= found.performance.df


def test_where_rows_tell_alike_careful_changes_next_to_nothing():
    y, x, period = planted(4)

    plain, careful = decompose(y, x, period), decompose(y, x, period, careful=True)

    assert careful.yardstick.se == pytest.approx(plain.yardstick.se, rel=1e-3)


@pytest.mark.parametrize(("early", "identified"), [(0, False), (1, False), (2, True), (40, True)])
def test_rows_that_alone_tell_what_a_column_is_worth_cannot_say_how_sure_that_is(early, identified):
    draws = np.random.default_rng(early)
    had = np.arange(400) < early
    x = {"had": np.r_[had, np.ones(400)].astype(float)}

    found = decompose(draws.normal(7, 2, 800), x, np.repeat([0, 1], 400), careful=True)

    assert found.identified is identified
    assert not identified or found.telling == pytest.approx(early, rel=0.3)


def test_a_column_that_never_changes_explains_nothing():
    answer = METHODS["decompose"].answer({"y": [1, 2, 4, 5], "x": {"a": [5] * 4}, "period": [0, 0, 1, 1]})

    assert (answer["performance"]["estimate"], answer["yardstick"]["estimate"]) == (0, 3)
    assert "CONSTANT" in [warned["code"] for warned in answer["warnings"]]


def test_a_single_row_in_a_period_leaves_no_error():
    answer = METHODS["decompose"].answer({"y": [1, 2, 4], "x": {"a": [1, 2, 2]}, "period": [0, 0, 1]})

    assert answer["gap"] == {"estimate": 2.5, "se": None, "low": None, "high": None}


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ({"y": [1, 2], "x": {"a": [1, 2]}, "period": [0, 0]}, "period: [0, 0]: must hold both 0 and 1"),
        ({"y": [1, 2], "x": {"a": [1]}, "period": [0, 1]}, "x.a: [1]: must be as long as y"),
        ({"y": [1, 2], "x": {"a": [1, 2]}, "period": [1, 2]}, "period[1]: 2: must be at most 1"),
        (
            {"y": [1, 2], "x": {"a": [1, 2]}, "period": [0, 1], "reference": 2},
            "reference: 2: must be one of pooled, 0, 1",
        ),
        ({"y": [1, 2], "x": {"a": [1, 2]}, "period": [0, 1], "reference": True}, "reference: true: must be "),
    ],
)
def test_what_cannot_be_is_refused(question, line):
    with pytest.raises(ValueError) as refusal:  # noqa: PT011 - the line is compared below
        METHODS["decompose"].answer(question)

    assert line in str(refusal.value)
