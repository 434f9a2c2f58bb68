"""The order of the verdict, and which words each grade of evidence may use."""

from dataclasses import replace
from datetime import date

import pytest

from wallofchange.measuring import traps
from wallofchange.measuring.amounts import Amounts
from wallofchange.measuring.comparison import TWO_MEANS, Shift
from wallofchange.measuring.evidence import Design, Grade
from wallofchange.measuring.sentences import sentence
from wallofchange.measuring.verdict import Case, Guarded, Look, Verdict, decide
from wallofchange.measuring.words import Words

BY_LOT = Design(randomised=True, controlled=True)
CONTROLLED = Design(controlled=True, units=(6, 6), trends_tested=True)
PLAIN = Design()
LATE = Words("mensen die te lang wachtten", "people who waited too long")
WIDE = Shift(0.1, -0.3, 0.5, -0.23, 0.43, 0.2, None, TWO_MEANS)  # zero lies in it


def shift(low, high, se=0.05):
    middle = (low + high) / 2
    return Shift(
        middle, low, high, low + 0.16 * (high - low) / 2, high - 0.16 * (high - low) / 2, se, None, TWO_MEANS
    )


def case(low, high, design=CONTROLLED, **more):
    return Case(shift(low, high), 0.3, design, answers=1000, **more)


def said(case):
    return sentence(decide(case), case, Amounts("mean", case.shift))


@pytest.mark.parametrize("design", [BY_LOT, CONTROLLED])
def test_a_clear_rise_with_a_control_works(design):
    assert decide(case(0.2, 0.6, design)) is Verdict.WORKS


@pytest.mark.parametrize("design", [BY_LOT, CONTROLLED])
def test_a_clear_fall_with_a_control_is_harmful(design):
    assert decide(case(-0.6, -0.2, design)) is Verdict.HARMFUL


@pytest.mark.parametrize("ends", [(0.2, 0.6), (-0.6, -0.2)])
def test_a_clear_move_without_a_control_is_not_proven(ends):
    assert decide(case(*ends, PLAIN)) is Verdict.NOT_PROVEN


def test_an_interval_inside_what_matters_is_no_relevant_effect():
    assert decide(case(-0.1, 0.15)) is Verdict.NO_RELEVANT_EFFECT


def test_an_interval_over_zero_and_over_what_matters_is_not_proven():
    assert decide(case(-0.2, 0.5)) is Verdict.NOT_PROVEN


def test_before_the_planned_answers_are_in_it_is_too_early_whatever_they_show():
    look = Look(190, 600, last=False)

    assert decide(case(0.2, 0.6, look=look)) is Verdict.TOO_EARLY
    assert decide(case(0.2, 0.6, look=look, traps=(traps.tiny(12, 40),))) is Verdict.TOO_EARLY


def test_a_trap_that_blocks_comes_before_everything():
    selected = (date(2026, 3, 1), date(2026, 3, 20))
    trap = traps.rebound(selected, (date(2026, 3, 10), date(2026, 4, 10)))

    assert decide(case(0.2, 0.6, traps=(trap,), look=Look(10, 600, last=False))) is Verdict.CANNOT_JUDGE


def test_fewer_than_thirty_answers_on_a_side_cannot_be_judged():
    assert decide(case(0.2, 0.6, traps=(traps.tiny(29, 4000),))) is Verdict.CANNOT_JUDGE
    assert traps.tiny(30, 30) is None


def test_a_rise_that_broke_a_guardrail_works_with_damage():
    broken = Guarded(LATE, shift(0.05, 0.13), 0.03)

    assert decide(case(0.2, 0.6, guardrails=(broken,))) is Verdict.WORKS_WITH_DAMAGE
    assert decide(case(-0.1, 0.6, guardrails=(broken,))) is Verdict.HARMFUL
    assert decide(case(-0.1, 0.6, PLAIN, guardrails=(broken,))) is Verdict.NOT_PROVEN


def test_a_guardrail_that_held_changes_nothing():
    held = Guarded(LATE, shift(-0.02, 0.02), 0.03)

    assert decide(case(0.2, 0.6, guardrails=(held,))) is Verdict.WORKS


def test_a_guardrail_that_nobody_can_vouch_for_leaves_the_weighing_to_people():
    unsure = Guarded(LATE, shift(-0.02, 0.06), 0.03)
    found = case(0.2, 0.6, guardrails=(unsure,))

    assert decide(found) is Verdict.WORKS_WITH_DAMAGE
    assert said(found).en.endswith(
        "That it costs something too is not excluded yet: people who waited too long."
    )


@pytest.mark.parametrize(
    ("design", "grade"),
    [
        (BY_LOT, Grade.A),
        (CONTROLLED, Grade.B),
        (replace(CONTROLLED, units=(5, 7)), Grade.D),
        (replace(CONTROLLED, units=(5, 7), units_needed=5), Grade.B),
        (replace(CONTROLLED, trends_apart=True), Grade.D),
        (replace(CONTROLLED, trends_tested=False), Grade.D),
        (Design(randomised=True), Grade.D),
        (PLAIN, Grade.D),
    ],
)
def test_the_grade_follows_from_the_facts_of_the_design(design, grade):
    assert design.grade is grade


def test_by_lot_it_is_because_of_what_we_did():
    found = said(case(0.2, 0.6, BY_LOT))

    assert found.en == "It works: the score is 0.4 points higher (0.2 to 0.6), because of what we did."
    assert found.nl == "Het werkt: het cijfer is 0,4 punt hoger (0,2 tot 0,6), door wat we deden."


def test_with_a_control_it_is_very_probably_because_of_what_we_did():
    found = said(case(0.2, 0.6))

    assert found.en.endswith("very probably because of what we did.")
    assert found.nl.endswith("heel waarschijnlijk door wat we deden.")


@pytest.mark.parametrize("ends", [(0.2, 0.6), (-0.6, -0.2), (-0.2, 0.6), (-0.1, 0.1)])
def test_below_grade_b_the_word_works_does_not_exist(ends):
    found = said(case(*ends, PLAIN))

    assert "work" not in found.en
    assert "werkt" not in found.nl


def test_more_answers_are_asked_for_only_when_zero_is_inside():
    wide = WIDE

    assert "more answers" in said(Case(wide, 0.3, CONTROLLED, answers=1000)).en
    assert "more answers" not in said(case(0.2, 0.6, PLAIN)).en
    assert "antwoorden nodig" in said(Case(wide, 0.3, PLAIN, answers=1000)).nl


def test_the_answers_asked_for_would_show_what_matters():
    wide = Case(WIDE, 0.3, CONTROLLED, answers=1000)

    enough = replace(wide.shift, se=wide.shift.se * (1000 / (1000 + wide.more_answers)) ** 0.5)

    assert enough.mde == pytest.approx(0.3, rel=1e-3)


@pytest.mark.parametrize(
    ("before", "after"), [((1000,), (500,)), ((900, 1100), (400, 600)), ((), (500, 400))]
)
def test_what_was_answered_before_the_change_does_not_grow(before, after):
    wide = Case(WIDE, 0.5, PLAIN, answers=sum(before) + sum(after), before=before, after=after)

    times = (sum(after) + wide.more_answers) / sum(after)

    parts = [sum(1 / n for n in side) for side in (before, after)]
    se = WIDE.se * ((parts[0] + parts[1] / times) / sum(parts)) ** 0.5
    assert replace(WIDE, se=se).mde == pytest.approx(0.5, rel=1e-3)


def test_where_the_answers_before_are_too_few_no_number_of_answers_is_promised():
    wide = Case(WIDE, 0.3, PLAIN, answers=1000, before=(50,), after=(950,))

    assert wide.more_answers is None
    assert "more answers" not in said(wide).en


def test_too_early_says_how_far_it_is_and_shows_no_figure():
    found = said(case(0.2, 0.6, look=Look(190, 600, last=False, ready=date(2026, 12, 20))))

    assert found.en == "Too early: 190 of 600 answers. Around 20 December 2026 we shall know."
    assert found.nl == "Nog te vroeg: 190 van 600 antwoorden. Rond 20 december 2026 weten we het."


def test_what_cannot_be_judged_names_the_trap_and_the_way_round_it():
    found = said(case(0.2, 0.6, traps=(traps.tiny(12, 40),)))

    assert found.en == (
        "Nothing can be said about this: the smallest side has only 12 answers. "
        "This is how it could: wait until there are 30 on each side."
    )


def test_little_and_plenty_are_told_apart():
    assert "But it is little." in said(case(0.05, 0.25)).en
    assert "clearly worthwhile" in said(case(0.35, 0.75)).en


def test_damage_is_said_beside_what_it_brings():
    broken = Guarded(LATE, shift(0.05, 0.13, 0.02), 0.03)
    found = said(case(0.2, 0.6, guardrails=(broken,)))

    assert found.en == (
        "It works, and it costs something: 9 more people who waited too long in 100 (5 to 13). "
        "What it brings: the score is 0.4 points higher (0.2 to 0.6), "
        "very probably because of what we did. Which weighs more?"
    )


@pytest.mark.parametrize(
    ("first", "last", "fires"),
    [
        (date(2025, 1, 1), date(2026, 12, 31), False),
        (date(2025, 1, 1), date(2026, 12, 30), True),
        (date(2025, 4, 28), date(2026, 10, 25), True),
    ],
)
def test_less_than_two_years_without_a_control_cannot_exclude_the_season(first, last, fires):
    assert (traps.season(first, last, controlled=False) is not None) is fires
    assert traps.season(first, last, controlled=True) is None


def test_windows_that_are_not_whole_weeks_are_told():
    week, longer = (date(2026, 3, 2), date(2026, 3, 15)), (date(2026, 3, 16), date(2026, 4, 1))

    assert traps.broken_weeks(week, week, controlled=False) is None
    assert traps.broken_weeks(week, longer, controlled=False).code == "T8"


def test_what_was_chosen_after_or_before_the_baseline_is_no_trap():
    baseline = (date(2026, 3, 10), date(2026, 4, 10))

    assert traps.rebound((date(2026, 2, 1), date(2026, 3, 9)), baseline) is None
    assert traps.rebound((date(2026, 2, 1), date(2026, 3, 10)), baseline).blocks
    assert traps.rebound(None, baseline) is None
