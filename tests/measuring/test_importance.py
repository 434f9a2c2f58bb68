"""Key drivers: what relaimpo published, the definition worked out by hand, and drivers that repeat."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.measuring.published import column, rows
from wallofchange.measuring.calc import METHODS
from wallofchange.measuring.importance import correlations, divide, importance

SWISS = ("Agriculture", "Examination", "Education", "Catholic", "Infant.Mortality")


def swiss():
    table = rows("swiss")
    return column(table, "Fertility"), {name: column(table, name) for name in SWISS}


def made(seed, n=60, drivers=4):
    draws = np.random.default_rng(seed)
    x = draws.normal(size=(n, drivers)) + draws.normal(size=(n, 1))
    return x @ draws.normal(size=drivers) + draws.normal(size=n), {
        f"x{at}": x[:, at] for at in range(drivers)
    }


def test_the_weights_are_those_of_relaimpo_on_the_swiss_provinces():
    found = importance(*swiss(), "lmg")

    assert found.r2 == pytest.approx(0.706735, abs=5e-7)
    assert list(found.weights.values()) == pytest.approx(
        [0.0570912207681, 0.1711730289002, 0.2601346786244, 0.1055701503735, 0.1127659229265], abs=1e-12
    )


def test_the_relative_weights_are_johnsons_on_the_swiss_provinces():
    found = importance(*swiss(), "johnson")

    assert list(found.weights.values()) == pytest.approx(
        [0.048416895812, 0.154708249806, 0.271964104646, 0.114680029948, 0.116965721381], abs=1e-12
    )


def test_a_sign_that_turns_around_beside_the_others_is_told():
    found = importance(*swiss())

    assert found.sign == dict(zip(SWISS, (1, -1, -1, 1, 1), strict=True))
    assert found.turned == ("Agriculture",)


@pytest.mark.parametrize("weighing", ["lmg", "johnson"])
def test_two_drivers_come_out_as_by_hand(weighing):
    together = np.array([[[1, 0.5, 0.6], [0.5, 1, 0.4], [0.6, 0.4, 1]]])

    assert divide(together, weighing)[0] == pytest.approx([0.28667, 0.08667], abs=5e-6)


def test_the_definition_over_all_orders_gives_the_same():
    y, x = made(3)
    names = list(x)

    def r2(chosen):
        if not chosen:
            return 0.0
        design = np.column_stack([np.ones(len(y)), *(x[name] for name in chosen)])
        return 1 - np.sum((y - design @ np.linalg.lstsq(design, y)[0]) ** 2) / np.sum((y - y.mean()) ** 2)

    orders = list(permutations(names))
    by_hand = {
        name: np.mean(
            [r2(order[: order.index(name) + 1]) - r2(order[: order.index(name)]) for order in orders]
        )
        for name in names
    }

    assert importance(y, x).weights == pytest.approx(by_hand, abs=1e-12)


@given(st.integers(0, 10_000), st.sampled_from(["lmg", "johnson"]))
def test_weights_are_never_negative_and_add_up_to_what_is_explained(seed, weighing):
    found = importance(*made(seed), weighing)

    assert min(found.weights.values()) >= -1e-12
    assert sum(found.weights.values()) == pytest.approx(found.r2, abs=1e-10)
    assert sum(found.percent.values()) == pytest.approx(100)


@given(st.integers(0, 10_000), st.floats(0.01, 1e6), st.floats(-1e3, 1e3))
def test_the_unit_of_a_driver_does_not_matter(seed, factor, shift):
    y, x = made(seed)
    moved = {name: values * factor + shift for name, values in x.items()}

    assert importance(y, moved).weights == pytest.approx(importance(y, x).weights, abs=1e-6)


@pytest.mark.parametrize("weighing", ["lmg", "johnson"])
def test_drivers_that_repeat_each_other_share(weighing):
    y, x = made(5)

    found = importance(y, {**x, "again": 2 * x["x1"] + 3}, weighing)

    assert found.weights["again"] == pytest.approx(found.weights["x1"], abs=1e-9)
    assert found.r2 == pytest.approx(importance(y, x).r2, abs=1e-9)
    assert set(found.alike) == {"x1", "again"}


def test_a_driver_that_never_changes_has_no_weight():
    y, x = made(6)

    found = importance(y, {**x, "always": [3.3] * len(y)})

    assert (found.weights["always"], found.sign["always"], found.constant) == (0.0, 0, ("always",))
    assert found.r2 == pytest.approx(importance(y, x).r2)


def test_a_score_that_never_changes_leaves_everything_undefined():
    answer = METHODS["key_drivers"].answer({"y": [7, 7, 7], "x": {"a": [1, 2, 3]}})

    assert (answer["r2"], answer["weights"], answer["percent"]) == (None, {"a": None}, {"a": None})
    assert "NO_SPREAD" in [warned["code"] for warned in answer["warnings"]]


def test_twenty_drivers_are_the_most_that_all_orders_are_tried_of():
    y, x = made(7, n=80, drivers=21)
    question = {"y": list(y), "x": {name: list(values) for name, values in x.items()}}

    with pytest.raises(ValueError, match="must be johnson above 20 drivers; there are 21"):
        METHODS["key_drivers"].answer(question | {"method": "lmg"})

    assert METHODS["key_drivers"].answer(question)["r2"] < 1


def test_many_draws_at_once_are_what_each_is_alone():
    tables = [np.column_stack([*made(seed)[1].values(), made(seed)[0]]) for seed in range(3)]
    matrices = [correlations(table) for table in tables]

    for weighing in ("lmg", "johnson"):
        together = divide(np.stack(matrices), weighing)
        for one, each in zip(together, matrices, strict=True):
            assert one == pytest.approx(divide(each[None], weighing)[0])


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ({"y": [1, 2], "x": {"a": [1]}}, "x.a: [1]: must be as long as y (2, not 1)"),
        ({"y": [1, 2], "x": {}}, "x: {}: must "),
        ({"y": [1, None], "x": {"a": [1, 2]}}, "y[1]: null: must be a number"),
        ({"y": [1, 2], "x": {"a": [1, 2]}, "method": "shap"}, "method: 'shap': must be one of lmg, johnson"),
    ],
)
def test_what_cannot_be_is_refused(question, line):
    with pytest.raises(ValueError) as refusal:  # noqa: PT011 - the line is compared below
        METHODS["key_drivers"].answer(question)

    assert line in str(refusal.value)
