"""`shares` to `suppress` by the contract: exact fields, published cases as asked, and what is refused."""

import json

import pytest

from wallofchange.measuring.calc import METHODS, ImpossibleError

FIELDS = {
    "shares": {"p", "low", "high"},
    "sequential": {"estimate", "se", "low", "high", "p"},
    "looks": {"z"},
    "multiplicity": {"adjusted", "rejected"},
    "stratified": {"odds_ratio", "low", "high", "x2", "p", "crude_odds_ratio", "reversed"},
    "agreement": {"alpha", "low", "high"},
    "icc": {"icc11", "icc21", "icc31", "icc1k", "icc2k", "icc3k"},
    "kano": {"counts", "category", "better", "worse"},
    "c_scale": {"low", "high"},
    "suppress": {"shown", "reasons"},
}
ALWAYS = {"method", "source", "warnings", "assumptions", "n"}


def codes(answer):
    return [warned["code"] for warned in answer["warnings"]]


@pytest.mark.parametrize("name", FIELDS)
def test_the_worked_example_answers_with_exactly_the_fields_of_the_contract(name):
    answer = METHODS[name].answer(METHODS[name].example)

    assert answer.keys() - ALWAYS == FIELDS[name] - ALWAYS
    json.dumps(answer, allow_nan=False)


def test_shares_are_those_of_the_way_that_was_asked():
    given = {"counts": [56, 72, 73, 59, 62, 87, 58]}
    plain, named, other = (
        METHODS["shares"].answer({**given, **way})
        for way in ({}, {"interval": "sison-glaz"}, {"interval": "goodman"})
    )

    assert plain == named
    assert (plain["low"][0], other["low"][0]) == pytest.approx((0.0792, 0.085), abs=5e-4)
    assert plain["n"] == 467


def test_a_category_without_answers_is_warned_of_and_computed():
    answer = METHODS["shares"].answer({"counts": [40, 0]})

    assert codes(answer) == ["T3"]
    assert answer["p"] == [1, 0]


def test_the_band_of_means_takes_sums_of_squares():
    answer = METHODS["sequential"].answer(
        {"a": {"n": 100, "sum": 600, "sum_squares": 4000}, "b": {"n": 100, "sum": 660, "sum_squares": 4700}}
    )

    assert answer["estimate"] == pytest.approx(0.6)
    assert answer["se"] == pytest.approx(((400 / 99 + 344 / 99) / 100) ** 0.5)
    assert answer["n"] == {"a": 100, "b": 100}


def test_a_band_without_spread_is_null_and_said_so():
    answer = METHODS["sequential"].answer({"a": {"n": 9, "sum": 0}, "b": {"n": 9, "sum": 0}})

    assert (answer["estimate"], answer["se"], answer["p"]) == (0, None, None)
    assert codes(answer) == ["T3", "NO_SPREAD"]


def test_ties_and_the_ends_of_p_are_adjusted_in_the_order_given():
    answer = METHODS["multiplicity"].answer({"p": [1, 0, 0.05, 0.05], "adjust": "bh", "alpha": 0.05})

    assert answer["adjusted"] == pytest.approx([1, 0, 0.2 / 3, 0.2 / 3])
    assert answer["rejected"] == [False, True, False, False]


def test_simpson_is_told():
    answer = METHODS["stratified"].answer(METHODS["stratified"].example)

    assert codes(answer) == ["T7"]
    assert answer["reversed"] is True


@pytest.mark.parametrize(
    ("tables", "told"),
    [
        ([[0, 5, 5, 5]], ["ZERO_CELLS"]),
        ([[0, 0, 5, 5]], ["ZERO_CELLS", "NO_SPREAD"]),
        ([[1, 0, 0, 0]] * 2, None),
    ],
)
def test_empty_cells_are_computed_and_told(tables, told):
    answer = METHODS["stratified"].answer({"tables": tables})

    assert codes(answer) == (told or ["T3", "ZERO_CELLS", "NO_SPREAD"])


def test_what_costs_without_it_is_below_nought():
    answer = METHODS["kano"].answer({"pairs": [[1, 5], [1, 5], [3, 3], [3, 5]]})

    assert answer["counts"] == {"A": 0, "O": 2, "M": 1, "I": 1, "R": 0, "Q": 0}
    assert answer["better"]["estimate"] == 0.5
    assert answer["worse"]["estimate"] == -0.75
    assert -1 <= answer["worse"]["low"] < -0.75 < answer["worse"]["high"] <= 0


def test_the_same_seed_gives_the_same_interval_of_agreement():
    example = METHODS["agreement"].example
    one, same, other = (METHODS["agreement"].answer({**example, "seed": seed}) for seed in (1, 1, 2))

    assert one == same
    assert one["alpha"] == other["alpha"]
    assert (one["low"], one["high"]) != (other["low"], other["high"])
    assert METHODS["agreement"].answer(example) == one


def test_what_a_small_total_tells_is_warned_of():
    answer = METHODS["suppress"].answer(
        {"rows": ["a", "b"], "columns": [2025, 2026], "counts": [[3, 0], [20, 30]], "k": 10}
    )

    assert codes(answer) == ["SMALL_TOTAL", "COMPUTABLE"]
    assert answer["shown"][0] == [None, 0]
    assert answer["reasons"][0] == ["small", None]


@pytest.mark.parametrize(
    ("name", "question", "line"),
    [
        ("shares", {"counts": [0, 0]}, "counts: [0, 0]: must add up to at least 1 answer"),
        ("shares", {"counts": [1, -1]}, "counts[1]: -1: must be at least 0"),
        ("shares", {"counts": [1, 2], "interval": "wald"}, "interval: 'wald': must be one of sison-glaz"),
        ("shares", {"counts": [1, 2], "level": 1}, "level: 1: must be below 1"),
        (
            "sequential",
            {"a": {"n": 5, "sum": 6}, "b": {"n": 5, "sum": 2}},
            "a.sum: 6: must lie between 0 and a.n, which is 5",
        ),
        (
            "sequential",
            {"a": {"n": 5, "sum": 4, "sum_squares": 9}, "b": {"n": 5, "sum": 2}},
            "b.sum_squares: missing: is required where the other side has it",
        ),
        (
            "sequential",
            {"a": {"n": 4, "sum": 8, "sum_squares": 9}, "b": {"n": 4, "sum": 8, "sum_squares": 16}},
            "a.sum_squares: 9: must be at least sum²/n, which is 16.0",
        ),
        (
            "sequential",
            {"a": {"n": 5, "sum": 0}, "b": {"n": 5, "sum": 2}, "relative": True},
            "a.sum: 0: must not be 0 where relative is true",
        ),
        (
            "sequential",
            {"a": {"n": 5, "sum": 1}, "b": {"n": 5, "sum": 2}, "tuning_n": 0},
            "tuning_n: 0: must",
        ),
        ("looks", {"fractions": []}, "fractions: []: must hold at least 1"),
        (
            "looks",
            {"fractions": [0.5, 0.4]},
            "fractions[1]: 0.4: must lie at least 0.0001 above the one before",
        ),
        ("looks", {"fractions": [0, 1]}, "fractions[0]: 0: must be above 0"),
        ("looks", {"fractions": [0.5, 1.2]}, "fractions[1]: 1.2: must be at most 1"),
        ("multiplicity", {"p": [0.5, 1.5]}, "p[1]: 1.5: must be at most 1"),
        ("multiplicity", {"p": []}, "p: []: must hold at least 1"),
        ("multiplicity", {"p": [0.5, None]}, "p[1]: null: must be a number"),
        ("multiplicity", {"p": [0.5], "adjust": "fdr"}, "adjust: 'fdr': must be one of bh, holm, bonferroni"),
        ("stratified", {"tables": [[1, 2, 3]]}, "tables[0]: [1, 2, 3]: must hold 4 counts, not 3"),
        ("stratified", {"tables": [[0, 0, 0, 0]]}, "must add up to at least 1 answer"),
        ("stratified", {"tables": []}, "tables: []: must hold at least 1"),
        ("kano", {"pairs": [[1, 6]]}, "pairs[0][1]: 6: must be at most 5"),
        ("kano", {"pairs": [[1]]}, "pairs[0]: [1]: must hold two answers"),
        ("kano", {"pairs": []}, "pairs: []: must hold at least 1"),
        ("c_scale", {"y": 3, "z": []}, "z: []: must hold at least 1"),
        ("c_scale", {"y": None, "z": [1]}, "y: null: must be a number"),
        ("agreement", {"ratings": [[1, 2]], "scale": "nominal"}, "must hold at least 2"),
        ("agreement", {"ratings": [[1, 2], [1]], "scale": "nominal"}, "ratings[1]: [1]: must be as long as"),
        (
            "agreement",
            {"ratings": [["a"], ["b"]], "scale": "ordinal"},
            "ratings[0][0]: 'a': must be a number",
        ),
        ("agreement", {"ratings": [[-1], [1]], "scale": "ratio"}, "ratings[0][0]: -1: must be at least 0"),
        ("agreement", {"ratings": [[1], [1]]}, "scale: missing: is required"),
        ("icc", {"ratings": [[1, 2], [1]]}, "ratings[1]: [1]: must be as long as ratings[0] (2, not 1)"),
        ("icc", {"ratings": [[1, None]]}, "ratings[0][1]: null: must be a number"),
        ("suppress", {"rows": ["a"], "columns": ["b"], "counts": [[1, 2]]}, "counts[0]: [1, 2]: must be as"),
        ("suppress", {"rows": ["a"], "columns": ["b"], "counts": [[1], [2]]}, "must hold a list for each of"),
        ("suppress", {"rows": ["a"], "columns": ["b"], "counts": [[1]], "k": 0}, "k: 0: must be at least 1"),
    ],
)
def test_an_impossible_question_names_the_field_the_value_and_the_rule(name, question, line):
    with pytest.raises(ImpossibleError) as refusal:
        METHODS[name].answer(question)

    assert line in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("shares", {"counts": [4 * 10**14, 6 * 10**14]}),
        ("sequential", {"a": {"n": 10**9, "sum": 5}, "b": {"n": 10**9, "sum": 10**9 - 5}}),
        ("looks", {"fractions": [0.0001, 0.0002, 1], "alpha": 1e-9}),
        ("multiplicity", {"p": [0.0] * 5000 + [1e-300] * 5000}),
        ("stratified", {"tables": [[10**12, 10**12, 10**12, 10**12]]}),
        ("kano", {"pairs": [[1, 5]] * 20_000}),
        ("icc", {"ratings": [[10**15, 10**15], [10**15, 10**15]]}),
        ("agreement", {"ratings": [[1e-12, 2e-12], [1e-12, 2e-12]], "scale": "interval", "draws": 10}),
    ],
)
def test_numbers_without_end_are_answered(name, question):
    json.dumps(METHODS[name].answer(question), allow_nan=False)
