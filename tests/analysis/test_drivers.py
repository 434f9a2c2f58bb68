"""`drivers` from a table: planted kinds, every spelling, odd columns, and the calculation behind it."""

import json
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.csv as pc
import pyarrow.parquet as pq
import pytest

from tests.measuring.published import column, rows
from wallofchange.analysis import CannotAnswerError, drivers
from wallofchange.analysis.expected import mark_of
from wallofchange.measuring.calc import METHODS

SPELLED = {
    "codes": (-1, 0, 1),
    "en": ("below", "met", "exceeded"),
    "short": ("under", "as", "over"),
    "nl": ("minder dan verwacht", "zoals verwacht", "beter dan verwacht"),
    "caps": ("Niet voldaan", "Voldaan", "Overtroffen"),
    "text": ("-1", "0", "1"),
    "numbered": ("0 (worse)", "1 (as expected)", "2 (better)"),
    "counted": (0, 1, 2),
    "five": (2, 3, 5),
    "seven": (1, 4, 6),
    "ten": (6, 8, 9),
    "written": ("6,5", "7 (ruim voldoende)", "9"),
    "hundred": (60, 80, 95),
    "around": (-2, 0, 3),
}


def visits(seed=1, n=2_000, **more):
    """Visits with one driver of each kind, as marks."""
    draws = np.random.default_rng(seed)
    marks = {name: draws.integers(-1, 2, n) for name in ("on time", "friendly", "coffee", "parking")}
    effects = {"on time": (-1.5, 0.1), "friendly": (-0.8, 0.8), "coffee": (-0.1, 1.2), "parking": (0, 0)}
    score = 7 + draws.normal(0, 1, n)
    for name, (penalty, reward) in effects.items():
        score = score + penalty * (marks[name] < 0) + reward * (marks[name] > 0)
    return pa.table({"score": score, **marks, **more})


NAMES = ["on time", "friendly", "coffee", "parking"]


def spelled(table, name, spelling):
    said = np.array(SPELLED[spelling], dtype=object)[table.column(name).to_numpy() + 1].tolist()
    return table.set_column(table.column_names.index(name), name, pa.array(said))


def codes(found):
    return [warned.code for warned in found.warnings]


def test_planted_kinds_come_out_with_the_most_important_first():
    found = drivers(visits(n=20_000), score="score", drivers=NAMES)

    kinds = {one.name: one.contrast.kind for one in found.drivers}
    assert kinds == dict(zip(NAMES, ("basic", "performance", "delighter", "indifferent"), strict=True))
    assert all(one.importance.estimate >= other.importance.estimate for one, other in pairwise(found.drivers))
    assert all(one.importance.low <= one.importance.estimate <= one.importance.high for one in found.drivers)
    assert sum(one.importance.estimate for one in found.drivers) == pytest.approx(found.r2)


def test_it_is_what_calc_says_of_the_same_rows():
    table = visits()
    question = {"y": table["score"].to_pylist(), "x": {name: table[name].to_pylist() for name in NAMES}}
    contrasts, weights = (METHODS[name].answer(question) for name in ("penalty_reward", "key_drivers"))

    found = drivers(table, score="score", drivers=NAMES)

    assert found.r2 == pytest.approx(weights["r2"])
    for one in found.drivers:
        told = one.as_dict()
        for part in ("penalty", "reward", "asymmetry"):
            assert told[part] == pytest.approx(contrasts[one.name][part])
        assert told["q"] == pytest.approx(contrasts[one.name]["q"])
        assert told["importance"]["estimate"] == pytest.approx(weights["weights"][one.name])


@pytest.mark.parametrize("spelling", SPELLED)
def test_every_spelling_means_the_same(spelling):
    plain = drivers(visits(), score="score", drivers=NAMES)
    said = drivers(spelled(visits(), "on time", spelling), score="score", drivers=NAMES)

    ours, theirs = ({one.name: one.contrast for one in each.drivers} for each in (said, plain))
    assert ours["on time"].penalty.estimate == pytest.approx(theirs["on time"].penalty.estimate)
    assert ours["on time"].kind == theirs["on time"].kind == "basic"


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        ("worse than expected", -1),
        ("Much better than I expected", 1),
        ("as_expected", 0),
        ("not met", -1),
        ("tegengevallen", -1),
        ("viel mee", 1),
        ("boven verwachting", 1),
        ("onder verwachting", -1),
        ("conform verwachting", 0),
        ("niet zoals verwacht", -1),
        ("more or less as expected", 0),
        ("not_stated", 0),
        ("niet genoemd", 0),
        ("blauw", None),
    ],
)
def test_words_are_told_by_their_stem(words, mark):
    assert mark_of(words) == mark


@pytest.mark.parametrize("kind", ["csv", "parquet", "arrow"])
def test_every_kind_of_table_gives_the_same(kind, tmp_path):
    table = spelled(visits(), "on time", "nl")
    if kind == "csv":
        pc.write_csv(table, tmp_path / "visits.csv")
    if kind == "parquet":
        pq.write_table(table, tmp_path / "visits.parquet")
    given = table if kind == "arrow" else tmp_path / f"visits.{kind}"

    found = drivers(given, score="score", drivers=NAMES)

    assert found.as_dict() == drivers(table, score="score", drivers=NAMES).as_dict()


def test_raw_ratings_count_for_importance_as_they_are():
    table = rows("swiss")
    names = [name for name in table[0] if name != "Fertility"]
    found = drivers(
        pa.table({name: column(table, name) for name in table[0]}), score="Fertility", drivers=names
    )

    assert found.r2 == pytest.approx(0.706735, abs=5e-7)
    assert found.drivers[0].name == "Education"
    assert found.drivers[0].importance.estimate == pytest.approx(0.2601346786244, abs=1e-10)
    assert {one.contrast.kind for one in found.drivers} == {"unclear"}


def test_few_answers_are_never_labelled_and_it_is_said_why():
    found = drivers(visits(n=599), score="score", drivers=NAMES)

    assert {one.contrast.kind for one in found.drivers} == {"unclear"}
    assert "POWER" in codes(found)
    assert found.drivers[0].contrast.penalty.estimate is not None


def test_a_handful_of_answers_is_not_shown():
    found = drivers(visits(n=9), score="score", drivers=NAMES)

    assert (found.n, found.r2) == (9, None)
    assert {one.contrast.penalty.estimate for one in found.drivers} == {None}
    assert "SUPPRESSED" in codes(found)


def test_rows_that_miss_something_are_left_out_and_counted():
    table = visits()
    holes = [None if at % 10 == 0 else mark for at, mark in enumerate(table["coffee"].to_pylist())]
    table = table.set_column(3, "coffee", pa.array(holes))

    found = drivers(table, score="score", drivers=NAMES)

    told = next(warned for warned in found.warnings if warned.code == "INCOMPLETE")
    assert found.n == 1_800
    assert told.text.en == "200 of the 2000 rows lack a value and do not count; most is missing in 'coffee'"


def test_what_was_not_stated_counts_as_expected():
    table = spelled(visits(), "coffee", "en")
    said = ["not_stated" if each == "met" else each for each in table["coffee"].to_pylist()]

    found = drivers(table.set_column(3, "coffee", pa.array(said)), score="score", drivers=NAMES)

    assert found.as_dict()["drivers"] == drivers(table, score="score", drivers=NAMES).as_dict()["drivers"]
    assert "NOT_STATED" in codes(found)


def test_ones_own_cut_goes_before_that_of_the_scale():
    draws = np.random.default_rng(3)
    rating = draws.integers(1, 6, 3_000)
    score = 7 - 1.5 * (rating <= 3) + draws.normal(0, 1, 3_000)
    table = pa.table({"score": score, "rating": rating})

    by_scale = drivers(table, score="score", drivers=["rating"]).drivers[0].contrast
    own = drivers(table, score="score", drivers=["rating"], as_expected=(4, 4)).drivers[0].contrast

    assert by_scale.reward.estimate == pytest.approx(1.5, abs=0.2)
    assert own.penalty.estimate == pytest.approx(-1.5, abs=0.2)
    assert (by_scale.kind, own.kind) == ("delighter", "basic")


@pytest.mark.parametrize(
    ("column", "code"),
    [
        (lambda n: [3] * n, "CONSTANT"),
        (lambda n: [0, 1] * (n // 2), "NOT_TOLD"),
        (lambda n: [at * 1.5 for at in range(n)], "NO_SCALE"),
        (lambda n: [-1, 1] * (n // 2), "NOT_TOLD"),
    ],
)
def test_a_column_that_says_less_is_kept_and_said_so(column, code):
    found = drivers(visits(odd=column(2_000)), score="score", drivers=[*NAMES, "odd"])

    odd = next(one for one in found.drivers if one.name == "odd")
    assert odd.contrast.kind == "unclear"
    assert code in codes(found)
    assert next(one for one in found.drivers if one.name == "on time").contrast.kind == "basic"


def test_a_driver_twice_is_said_and_shares():
    table = visits()
    found = drivers(table.append_column("again", table["on time"]), score="score", drivers=[*NAMES, "again"])

    first, second = (next(one for one in found.drivers if one.name == name) for name in ("on time", "again"))
    assert first.importance.estimate == pytest.approx(second.importance.estimate)
    assert first.contrast.penalty.estimate is None
    assert "COLLINEAR" in codes(found)


def test_scores_that_are_all_the_same_explain_nothing():
    table = visits()
    found = drivers(table.set_column(0, "score", pa.array([8.0] * 2_000)), score="score", drivers=NAMES)

    assert found.r2 is None
    assert "NO_SPREAD" in codes(found)
    json.loads(found.json())


def test_more_than_fifteen_drivers_are_weighed_by_johnson():
    draws = np.random.default_rng(1)
    many = {f"x{at}": draws.integers(1, 6, 800) for at in range(16)}
    table = pa.table({"score": sum(many.values()) / 8 + draws.normal(0, 1, 800), **many})
    question = {"y": table["score"].to_pylist(), "x": {name: table[name].to_pylist() for name in many}}

    found = drivers(table, score="score", drivers=list(many))

    weights = METHODS["key_drivers"].answer(question | {"method": "johnson"})["weights"]
    assert {one.name: one.importance.estimate for one in found.drivers} == pytest.approx(weights)


def test_a_long_table_is_drawn_from_and_gives_the_same_each_time():
    table = pa.concat_tables([visits(seed) for seed in range(60)])

    found = drivers(table, score="score", drivers=NAMES)

    assert found.n == 100_000
    assert "SAMPLED" in codes(found)
    assert found.as_dict() == drivers(table, score="score", drivers=NAMES).as_dict()


def test_the_sentence_names_what_is_known_in_both_languages():
    said = drivers(visits(n=5_000), score="score", drivers=NAMES).sentence

    assert said.en.startswith(
        "Where this falls short the score drops; better than right helps less: on time."
    )
    assert said.nl.startswith("Valt dit tegen, dan zakt het cijfer; meer dan goed helpt minder: on time.")


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ({"drivers": ["nowhere"]}, "There is no column 'nowhere'."),
        ({"drivers": []}, "No driver is named."),
        ({"drivers": ["score"]}, "'score' cannot drive itself."),
        ({"drivers": ["colour"]}, "Column 'colour' holds nothing to go by."),
        ({"drivers": ["empty"]}, "Column 'empty' holds nothing to go by."),
        ({"drivers": ["said"]}, "Column 'said' holds mostly words that are no rating."),
    ],
)
def test_what_cannot_be_answered_is_refused(asked, line):
    said = ["Better than I expected", *["They came on time"] * 19]
    table = visits(n=20, colour=["red"] * 20, empty=[""] * 20, said=said)

    with pytest.raises(CannotAnswerError) as refusal:
        drivers(table, score="score", **asked)

    assert str(refusal.value).startswith(line)
