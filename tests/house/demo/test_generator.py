"""What the customers of Heemwarm say: how much, when, and the same every time."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from wallofchange.house.demo import generator, weeks
from wallofchange.house.demo.company import MOMENTS
from wallofchange.house.demo.truth import TRUTH


@pytest.fixture(scope="module")
def said() -> pa.Table:
    return generator.heard()


@pytest.fixture(scope="module")
def surveys() -> dict[str, np.ndarray]:
    table = generator.surveys()
    return {name: table[name].to_numpy(zero_copy_only=False) for name in table.column_names}


def share(table: pa.Table, **is_: str) -> float:
    for name, value in is_.items():
        table = table.filter(pc.field(name) == value)
    return table.num_rows


def test_the_same_seed_gives_the_same_scores():
    assert generator.surveys(7).equals(generator.surveys(7))


def test_another_seed_gives_another_course_of_events():
    assert not generator.surveys(7).equals(generator.surveys(8))


def test_the_scores_do_not_depend_on_whether_words_are_written(said):
    with_words = said.filter(pc.field("channel") == "survey")

    alone = generator.surveys().sort_by([("said_at", "ascending"), ("customer", "ascending")])

    assert with_words["score"].equals(alone["score"])


def test_about_forty_thousand_signals_are_heard(said):
    assert said.num_rows == pytest.approx(40_200, abs=500)


@pytest.mark.parametrize(
    ("channel", "expected"),
    [
        ("survey", 23_000),
        ("note", 5200),
        ("email", 4000),
        ("chat", 3200),
        ("google", 1600),
        ("app", 1200),
        ("portal", 800),
    ],
)
def test_every_channel_brings_its_share(said, channel, expected):
    assert share(said, channel=channel) == pytest.approx(expected, rel=0.02)


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: moment.key)
def test_every_moment_brings_its_share(said, moment):
    assert share(said, moment=moment.key) / said.num_rows == pytest.approx(moment.share, abs=0.015)


def test_joining_and_leaving_have_no_survey(said):
    assert share(said, channel="survey", moment="joining") == 0
    assert share(said, channel="survey", moment="leaving") == 0


def test_the_survey_of_the_birthday_has_190_answers(surveys):
    assert (surveys["survey"] == "birthday").sum() == 190


def test_nothing_is_said_outside_the_eighteen_months(said):
    assert said["said_at"][0].as_py().date() == weeks.FIRST_MONDAY
    assert said["said_at"][-1].as_py().date() <= weeks.day(78, 6)


def test_the_engineer_is_busy_in_winter_and_the_check_in_summer(surveys):
    winter, summer = np.isin(surveys["week"], range(33, 37)), np.isin(surveys["week"], range(8, 12))

    for survey, ratio in (("engineer", 1.6 / 0.4), ("check", 0.67 / 1.33)):
        mine = surveys["survey"] == survey
        assert (mine & winter).sum() / (mine & summer).sum() == pytest.approx(ratio, rel=0.25)


def test_the_outage_brings_twice_and_a_half_the_calls_and_lower_scores(surveys):
    calls = surveys["survey"] == "contact"
    outage, around = surveys["week"] == 38, np.isin(surveys["week"], (35, 36))

    assert (calls & outage).sum() / ((calls & around).sum() / 2) == pytest.approx(2.6, rel=0.2)
    assert surveys["score"][calls & outage].mean() < surveys["score"][calls & around].mean() - 1.2


def test_engineers_are_half_as_often_on_time_in_the_outage(surveys):
    on_time = surveys["on_time"][(surveys["week"] == 38) & np.isin(surveys["survey"], ("check", "engineer"))]

    assert on_time.astype(float).mean() == pytest.approx(0.44, abs=0.06)


def test_quarter_by_quarter_it_is_still_about_a_7_2(surveys):
    asked = surveys["survey"] != "bill"
    found = [
        surveys["score"][asked & ((surveys["week"] - 1) // 13 == quarter)].mean() for quarter in range(6)
    ]

    assert found == pytest.approx([7.3, 7.3, 6.9, 7.1, 7.4, 7.3], abs=0.1)


def test_the_check_is_grey_two_in_three_say_as_expected(said):
    checks = said.filter((pc.field("channel") == "survey") & (pc.field("moment") == "check"))
    as_expected = checks.filter(pc.field("expectation") == "met")
    grey = as_expected.filter((pc.field("text") == "") & (pc.field("score") >= 6) & (pc.field("score") <= 8))

    assert as_expected.num_rows / checks.num_rows == pytest.approx(0.65, abs=0.03)
    assert grey.num_rows / as_expected.num_rows == pytest.approx(0.55, abs=0.06)


def test_who_speaks_unasked_speaks_from_the_ends(said):
    unasked = said.filter(pc.field("channel") != "survey")
    shares = [share(unasked, side=side) / unasked.num_rows for side in ("below", "met", "exceeded")]

    assert shares == pytest.approx(list(TRUTH.unasked_mix), abs=0.001)


def test_one_household_in_six_answers_more_than_once(surveys):
    times = np.unique(surveys["customer"], return_counts=True)[1]

    assert (times > 1).mean() == pytest.approx(1 / 6, abs=0.01)


def test_one_in_eight_writes_english(said):
    assert share(said, language="en") / said.num_rows == pytest.approx(1 / 8, abs=0.01)


def test_one_signal_in_nine_asks_for_an_answer(said):
    assert pc.mean(said["asks_answer"]).as_py() == pytest.approx(1 / 9, abs=0.005)


def test_the_lots_of_the_second_idea_are_kept_and_fair(surveys):
    lots = surveys["arm_2"][~np.isnan(surveys["arm_2"])]

    assert len(lots) == pytest.approx(370, abs=50)
    assert lots.mean() == pytest.approx(0.5, abs=0.08)


def test_the_bill_is_asked_on_a_scale_of_one_to_ten(surveys):
    bills = surveys["survey"] == "bill"

    assert set(surveys["scale_low"][bills]) == {1.0}
    assert surveys["score"][bills].min() >= 1


def test_the_contact_survey_changes_its_wording_in_week_60(surveys):
    contact = surveys["survey"] == "contact"

    assert set(surveys["question"][contact & (surveys["week"] < 60)]) == {"contact-1"}
    assert set(surveys["question"][contact & (surveys["week"] >= 60)]) == {"contact-2"}
