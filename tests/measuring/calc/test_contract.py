"""The contract of `calc`, to the letter: fields, examples, schemas and refusals."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallofchange.measuring.calc import METHODS, ImpossibleError

FIELDS = {
    "nps": {"nps", "low", "high", "se"},
    "nps_diff": {"diff", "low", "high"},
    "share": {"p", "low", "high"},
    "share_diff": {"diff", "low", "high", "p"},
    "mean_diff": {"diff", "low", "high", "t", "df", "p"},
    "ordinal": {"prob_b_better", "low", "high", "p"},
    "equivalence": {"diff", "low90", "high90", "df", "p", "equivalent"},
    "sample_size": {"n_per_group", "n_total"},
    "rank_exact": {"w", "p"},
    "power": {"power", "mde"},
    "key_drivers": {"weights", "percent", "sign", "r2"},
    "penalty_reward": set(),
    "decompose": {"gap", "performance", "yardstick"},
    "rake": {"mean", "total", "n_eff", "deff", "min_weight", "max_weight", "rounds"},
    "shrink": {"shrunken", "prior_mean", "prior_sd"},
    "pick": {"chosen", "value", "effort", "binding"},
}
ALWAYS = {"method", "source", "warnings", "assumptions"}
TWO_SIDES = {"nps_diff", "share_diff", "mean_diff", "ordinal", "equivalence", "rank_exact", "decompose"}


@pytest.mark.parametrize("name", FIELDS)
def test_the_worked_example_answers_with_exactly_the_fields_of_the_contract(name):
    answer = METHODS[name].answer(METHODS[name].example)

    assert answer.keys() - {"n"} - set(_names(METHODS[name])) == FIELDS[name] | ALWAYS
    assert answer["method"]
    assert answer["source"]
    assert isinstance(answer["assumptions"], list)


@pytest.mark.parametrize("name", TWO_SIDES)
def test_where_two_samples_are_compared_n_has_two_sides(name):
    assert METHODS[name].answer(METHODS[name].example)["n"].keys() == {"a", "b"}


@pytest.mark.parametrize("name", METHODS)
def test_the_schemas_describe_what_goes_in_and_what_comes_out(name):
    method = METHODS[name]
    schemas = method.schemas

    assert set(method.example) <= set(schemas["input"]["properties"])
    assert set(method.answer(method.example)) - set(_names(method)) == set(schemas["output"]["properties"])
    assert json.loads(json.dumps(schemas, allow_nan=False)) == schemas


def _names(method):
    """The fields of an answer that the asker named."""
    return () if method.each is None else method.example["x"]


@pytest.mark.parametrize("name", METHODS)
@pytest.mark.parametrize("given", [None, [], 3, "x", True, {}, {"nobody": 1}])
def test_what_is_no_question_is_refused_in_one_line(name, given):
    with pytest.raises(ImpossibleError) as refusal:
        METHODS[name].answer(given)

    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("name", "question", "line"),
    [
        (
            "nps",
            {"promoters": True, "passives": 1, "detractors": 1},
            "promoters: true: must be a whole number",
        ),
        ("nps", {"promoters": -1, "passives": 1, "detractors": 1}, "promoters: -1: must be at least 0"),
        ("nps", {"promoters": 1.5, "passives": 1, "detractors": 1}, "promoters: 1.5: must be a whole number"),
        ("nps", {"promoters": "6", "passives": 1, "detractors": 1}, "promoters: '6': must be a whole number"),
        (
            "nps",
            {"promoters": None, "passives": 1, "detractors": 1},
            "promoters: null: must be a whole number",
        ),
        ("nps", {"promoters": 6, "passives": 1}, "detractors: missing: is required"),
        ("nps", {"promoters": 0, "passives": 0, "detractors": 0}, "must add up to at least 1 answer"),
        ("nps", {"promoters": 10**400, "passives": 1, "detractors": 1}, "must be at most 9007199254740991"),
        ("nps", {"promoters": 1, "passives": 1, "detractors": 1, "level": 0}, "level: 0: must be above 0"),
        ("nps", {"promoters": 1, "passives": 1, "detractors": 1, "level": 1}, "level: 1: must be below 1"),
        ("nps", {"promoters": 1, "passives": 1, "detractors": 1, "level": 2}, "level: 2: must be below 1"),
        ("nps", {"promoters": 1, "passives": 1, "detractors": 1, "k": 2}, "k: 2: unknown field"),
        ("share", {"x": 5, "n": 4}, "x: 5: must be at most n, which is 4"),
        ("share", {"x": 0, "n": 0}, "n: 0: must be at least 1"),
        (
            "share_diff",
            {"a": {"x": 1, "n": 2}, "b": {"x": 3, "n": 2}},
            "b.x: 3: must be at most b.n, which is 2",
        ),
        ("share_diff", {"a": {"x": 1, "n": 2}}, "b: missing: is required"),
        ("share_diff", {"a": [1, 2], "b": {"x": 1, "n": 2}}, "a: [1, 2]: must be an object"),
        ("mean_diff", {"a": [], "b": [1]}, "a: []: must hold at least 1"),
        ("mean_diff", {"a": [1, True], "b": [1]}, "a[1]: true: must be a number"),
        ("mean_diff", {"a": [1, math.nan], "b": [1]}, "a[1]: nan: must be a finite number"),
        ("mean_diff", {"a": [1, math.inf], "b": [1]}, "a[1]: inf: must be a finite number"),
        ("mean_diff", {"a": [1, 2], "b": [1], "paired": True}, "b: [1]: must be as long as a (2, not 1)"),
        ("mean_diff", {"a": [1, 2], "b": [1, 2], "paired": 1}, "paired: 1: must be true or false"),
        (
            "mean_diff",
            {"a": {"n": 2, "mean": 1, "sd": 1}, "b": [1, 2], "paired": True},
            "must be a list of scores where paired is true",
        ),
        ("mean_diff", {"a": {"n": 2, "mean": 1, "sd": -1}, "b": [1]}, "a.sd: -1: must be at least 0"),
        ("mean_diff", {"a": 3, "b": [1]}, "a: 3: must be a list of scores, or an object with n, mean and sd"),
        ("mean_diff", {"a": [-1, 1], "b": [1], "relative": True}, "must have a mean other than 0"),
        (
            "ordinal",
            {"counts_a": [1, 2], "counts_b": [1]},
            "must have as many categories as counts_a (2, not 1)",
        ),
        ("ordinal", {"counts_a": [0, 0], "counts_b": [1, 1]}, "counts_a: [0, 0]: must add up to at least 1"),
        ("ordinal", {"a": [1], "counts_b": [1]}, "counts_b: [1]: must be left out where a and b are given"),
        ("ordinal", {"a": [1]}, "b: missing: is required"),
        (
            "equivalence",
            {"a": [1, 2], "b": [1, 2], "margin_low": 1, "margin_high": -1},
            "margin_low: 1: must lie below margin_high, which is -1",
        ),
        (
            "equivalence",
            {"a": [1, 2], "b": [1, 2], "margin_low": -1, "margin_high": 1, "alpha": 0.5},
            "alpha: 0.5: must be below 0.5",
        ),
        ("sample_size", {"kind": "mean", "effect": 0.3}, "sd: missing: is required for kind mean"),
        ("sample_size", {"kind": "mean", "effect": 0, "sd": 2}, "effect: 0: must not be 0"),
        ("sample_size", {"kind": "mean", "effect": 1, "sd": 0}, "sd: 0: must be above 0"),
        (
            "sample_size",
            {"kind": "share", "effect": 0.9, "p0": 0.3},
            "effect: 0.9: must leave p0 + effect between",
        ),
        ("sample_size", {"kind": "median"}, "kind: 'median': must be one of mean, share, nps, ordinal"),
        (
            "sample_size",
            {"kind": "mean", "effect": 1, "sd": 1, "power": 0.01},
            "power: 0.01: must be above alpha, which is 0.05",
        ),
        (
            "sample_size",
            {"kind": "ordinal", "counts_a": [1, 2], "counts_b": [2, 4]},
            "must be better or worse than counts_a",
        ),
    ],
)
def test_an_impossible_question_names_the_field_the_value_and_the_rule(name, question, line):
    with pytest.raises(ImpossibleError) as refusal:
        METHODS[name].answer(question)

    assert line in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_whole_number_written_with_a_point_is_a_count():
    plain, pointed = ({"promoters": n, "passives": 2, "detractors": 1} for n in (6, 6.0))

    assert METHODS["nps"].answer(pointed) == METHODS["nps"].answer(plain)


def test_differences_are_b_less_a():
    found = [
        METHODS["nps_diff"].answer(METHODS["nps_diff"].example)["diff"],
        METHODS["share_diff"].answer(METHODS["share_diff"].example)["diff"],
        METHODS["mean_diff"].answer(METHODS["mean_diff"].example)["diff"],
        METHODS["equivalence"].answer(METHODS["equivalence"].example)["diff"],
        METHODS["ordinal"].answer(METHODS["ordinal"].example)["prob_b_better"] - 0.5,
    ]

    assert all(diff > 0 for diff in found)


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("mean_diff", {"a": [5, 5, 5], "b": [7, 7, 7]}),
        ("mean_diff", {"a": [5], "b": [7]}),
        ("mean_diff", {"a": {"n": 1, "mean": 5, "sd": 0}, "b": {"n": 1, "mean": 6, "sd": 0}}),
        ("mean_diff", {"a": [5, 6], "b": [6, 7], "paired": True}),
        ("ordinal", {"a": [1], "b": [2]}),
        ("ordinal", {"counts_a": [3, 0], "counts_b": [0, 3]}),
        ("equivalence", {"a": [5, 5], "b": [5, 5], "margin_low": -1, "margin_high": 1}),
        ("share_diff", {"a": {"x": 0, "n": 5}, "b": {"x": 0, "n": 5}}),
    ],
)
def test_what_is_undefined_is_null_and_said_so(name, question):
    answer = METHODS[name].answer(question)

    assert None in answer.values()
    assert "NO_SPREAD" in [warned["code"] for warned in answer["warnings"]]
    json.dumps(answer, allow_nan=False)


def test_few_answers_are_computed_all_the_same_and_warned_of():
    answer = METHODS["nps"].answer({"promoters": 1, "passives": 0, "detractors": 0})

    assert answer["nps"] == 100
    assert [warned["code"] for warned in answer["warnings"]] == ["T3"]


def test_levels_and_margins_are_kept():
    wide = METHODS["share"].answer({"x": 4, "n": 20, "level": 0.99})
    narrow = METHODS["share"].answer({"x": 4, "n": 20, "level": 0.5})

    assert wide["low"] < narrow["low"] < narrow["high"] < wide["high"]


def test_a_cluster_design_multiplies_the_answers():
    plain, clustered = (
        METHODS["sample_size"].answer({"kind": "mean", "effect": 1, "sd": 2, "deff": d}) for d in (1, 1.5)
    )

    assert clustered["n_per_group"] == pytest.approx(1.5 * plain["n_per_group"])
    assert plain["n_total"] == 2 * plain["n_per_group"]


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(sorted(METHODS)), st.data())
def test_whatever_is_put_in_a_field_is_answered_or_refused(name, data):
    method = METHODS[name]
    field = data.draw(st.sampled_from(sorted(method.input["properties"])))
    question = {**method.example, field: data.draw(anything)}

    try:
        line = json.dumps(method.answer(question), allow_nan=False)
    except ImpossibleError as refusal:
        line = str(refusal)

    assert "\n" not in line


@pytest.mark.parametrize(
    ("name", "extreme"),
    [("equivalence", {"alpha": 1e-300}), ("sample_size", {"alpha": 1e-300}), ("power", {"alpha": 1e-300})],
)
def test_a_level_too_near_certainty_is_refused_in_one_line(name, extreme):
    with pytest.raises(ImpossibleError, match="too extreme to calculate with") as refused:
        METHODS[name].answer(METHODS[name].example | extreme)

    assert "\n" not in str(refused.value)
