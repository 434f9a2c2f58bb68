"""What may be decided here, by whom, and who is needed for more."""

from datetime import timedelta
from decimal import Decimal

import pytest

from tests import cast
from tests.deciding.mandated import LONG_AGO, hilde, mandate
from wallofchange.deciding import mandates
from wallofchange.deciding.mandates import Act
from wallofchange.deciding.models import Decision, Delegation, Mandate, Sponsorship, Stage
from wallofchange.diary.refused import Refused
from wallofchange.people.models import Organisation

pytestmark = pytest.mark.django_db


def covering(idea, by=None, **more):
    return mandates.covering(idea, by=by or cast.sefa(), at=cast.MONDAY, **more)


def test_without_mandates_everybody_of_the_team_chooses_and_its_lead_says_no():
    idea = cast.idea(hours=400)

    assert covering(idea).allowed
    assert [mandates.may_say_no(idea, who, cast.MONDAY) for who in (cast.sefa(), cast.anna())] == [
        False,
        True,
    ]


def test_without_mandates_asking_takes_one_query(django_assert_num_queries):
    idea, sefa = cast.idea(), cast.sefa()

    with django_assert_num_queries(1):
        covering(idea, sefa)


def test_a_mandate_of_one_team_leaves_the_others_as_they_were():
    mandate(cast.team("IT"), hours=0)

    assert covering(cast.idea(hours=400)).allowed


def test_inside_the_mandate_one_is_told_so_and_the_decision_keeps_its_words():
    mandate()
    idea = cast.idea(hours=12)

    covered = covering(idea)
    decision = idea.choose(by=cast.sefa(), at=cast.MONDAY)

    assert (covered.allowed, covered.why) == (True, "You may decide this yourselves.")
    assert mandates.under_words(decision.under) == "Service: up to 12 hours and €\xa040"
    assert decision.mandate == Mandate.objects.get()


def test_what_was_decided_keeps_the_mandate_as_it_was_when_the_mandate_changes():
    mandate()
    decision = cast.idea().choose(by=cast.sefa(), at=cast.MONDAY)

    mandate(hours=2, since=cast.TUESDAY.date())

    decision.refresh_from_db()
    assert mandates.under_words(decision.under) == "Service: up to 12 hours and €\xa040"
    assert mandates.line(cast.team(), cast.TUESDAY) == "Service: up to 2 hours and €\xa040"
    assert mandates.line(cast.team(), cast.MONDAY) == "Service: up to 12 hours and €\xa040"


def test_outside_the_mandate_the_one_above_is_named_and_when_it_goes_up():
    mandate()
    idea = cast.idea(hours=16)

    with pytest.raises(
        Refused, match=r"This needs Hilde\. Without an answer by Wednesday 4 March at 17:00 it may go on"
    ):
        idea.choose(by=cast.sefa(), at=cast.MONDAY)

    idea.refresh_from_db()
    assert (idea.stage, Decision.objects.count()) == (Stage.INVENTORY, 0)


def test_a_lead_with_a_wider_mandate_comes_before_the_one_above():
    mandate()
    mandate(cast.anna(), hours=24)

    assert covering(cast.idea(hours=16)).ask == cast.anna()
    assert covering(cast.idea(hours=30)).ask == hilde()
    assert covering(cast.idea(hours=16), cast.anna()).allowed


def test_who_is_above_the_teams_has_no_limit_until_they_get_one():
    mandate()
    idea = cast.idea(hours=30)

    before = covering(idea, cast.mirjam())
    mandate(cast.mirjam(), hours=20)

    assert (before.allowed, before.how) == (True, "manager")
    assert (covering(idea, cast.mirjam()).allowed, covering(idea, cast.mirjam()).ask) == (False, hilde())


def test_money_counts_as_hours_do():
    mandate()

    asked = covering(cast.idea(hours=1, money=Decimal(41)))

    assert (asked.allowed, asked.ask) == (False, hilde())


def test_a_subject_of_its_own_lifts_the_hours_and_not_the_money():
    mandate(subjects=["call-backs"])

    free = covering(cast.idea("Call-backs within the hour", hours=80))
    dear = covering(cast.idea("Call-backs by a bureau", hours=80, money=Decimal(500)))

    assert (free.allowed, dear.allowed) == (True, False)


def test_another_title_does_not_make_an_idea_one_of_the_subjects_nor_take_it_out_of_them():
    mandate(subjects=["call-backs"])
    other, own = cast.idea("A new system", hours=80), cast.idea("Call-backs within the hour", hours=80)
    other.describe(title="Call-backs from a new system", by=cast.sefa(), at=cast.MONDAY)
    own.describe(title="Ring before they do", by=cast.sefa(), at=cast.MONDAY)

    assert (covering(other).allowed, covering(own).allowed) == (False, True)


def test_a_no_is_for_who_leads_within_the_mandate_and_for_who_is_above():
    mandate()
    small, large = cast.idea(hours=4), cast.idea(hours=40)
    people = (cast.sefa(), cast.anna(), hilde())

    assert [mandates.may_say_no(small, who, cast.MONDAY) for who in people] == [False, True, True]
    assert [mandates.may_say_no(large, who, cast.MONDAY) for who in people] == [False, False, True]


def test_a_no_by_somebody_without_mandate_is_refused_and_says_who_could():
    mandate()

    with pytest.raises(Refused, match="This needs Hilde") as refusal:
        cast.idea(hours=40).refuse(
            "too big", look_again_on=cast.FRIDAY.date(), by=cast.anna(), at=cast.MONDAY
        )

    assert refusal.value.code == "outside"


def test_a_personal_mandate_carries_a_no_as_well():
    mandate()
    mandate(cast.sefa(), hours=4)

    assert mandates.may_say_no(cast.idea(hours=4), cast.sefa(), cast.MONDAY)


def test_in_hand_an_idea_shrinks_at_will_and_grows_only_inside_the_mandate():
    mandate()
    idea = cast.idea(hours=8)
    idea.choose(by=cast.sefa(), at=cast.MONDAY)

    idea.describe(hours=Decimal(4), by=cast.sefa(), at=cast.MONDAY)
    idea.describe(hours=Decimal(12), by=cast.sefa(), at=cast.MONDAY)
    with pytest.raises(Refused, match="This needs Hilde"):
        idea.describe(hours=Decimal(13), by=cast.sefa(), at=cast.MONDAY)

    idea.refresh_from_db()
    assert idea.hours == 12


def test_what_grew_while_it_hung_back_is_not_taken_in_hand_by_undoing():
    mandate()
    idea = cast.idea(hours=8)
    idea.choose(by=cast.sefa(), at=cast.MONDAY)
    idea.hang_back(by=cast.sefa(), at=cast.MONDAY)

    idea.describe(hours=Decimal(15), by=cast.sefa(), at=cast.MONDAY)
    with pytest.raises(Refused, match="This needs Hilde"):
        idea.undo(by=cast.sefa(), at=cast.MONDAY)
    idea.describe(hours=Decimal(12), by=cast.sefa(), at=cast.MONDAY)
    idea.undo(by=cast.sefa(), at=cast.MONDAY)

    idea.refresh_from_db()
    assert idea.stage == Stage.SELECTION


def test_one_free_move_a_period_goes_beyond_the_mandate_and_says_so():
    mandate()
    first, second = cast.idea(hours=14), cast.idea(hours=14)
    before = covering(first).free

    decision = first.choose(by=cast.sefa(), at=cast.MONDAY, free_move=True)

    assert before == Mandate.objects.get()
    assert mandates.under_words(decision.under) == "a free move: Service: up to 12 hours and €\xa040"
    assert covering(second).free is None
    with pytest.raises(Refused):
        second.choose(by=cast.sefa(), at=cast.MONDAY, free_move=True)


def test_a_free_move_taken_back_is_there_again():
    mandate()
    idea = cast.idea(hours=14)
    idea.choose(by=cast.sefa(), at=cast.MONDAY, free_move=True)

    idea.undo(by=cast.sefa(), at=cast.MONDAY)

    assert covering(idea).free == Mandate.objects.get()


def test_a_sponsor_puts_a_mandate_of_their_own_behind_an_idea():
    mandate()
    mandate(cast.anna(), hours=24)
    idea = cast.idea(hours=20)

    Sponsorship.stand_behind(idea, by=cast.anna(), at=cast.MONDAY)
    decision = idea.choose(by=cast.sefa(), at=cast.MONDAY)

    assert mandates.under_words(decision.under) == (
        "Anna Wiersma stands behind it: Anna Wiersma: up to 24 hours and €\xa040"
    )


def test_a_second_sponsor_is_told_who_was_first():
    idea = cast.idea()
    Sponsorship.stand_behind(idea, by=cast.anna(), at=cast.MONDAY)

    with pytest.raises(Refused, match="Anna Wiersma stands behind this idea already"):
        Sponsorship.stand_behind(idea, by=cast.sefa(), at=cast.MONDAY)


def test_while_somebody_is_away_another_decides_in_their_place():
    mandate()
    mandate(cast.anna(), hours=24)
    Delegation.arrange(
        cast.anna(),
        cast.sefa(),
        since=cast.MONDAY.date(),
        until=cast.FRIDAY.date(),
        by=cast.anna(),
        at=cast.MONDAY,
    )

    decision = cast.idea(hours=20).choose(by=cast.sefa(), at=cast.MONDAY)
    after = mandates.covering(cast.idea(hours=20), by=cast.sefa(), at=cast.FRIDAY + timedelta(days=3))

    assert mandates.under_words(decision.under) == (
        "Anna Wiersma: up to 24 hours and €\xa040, in the place of Anna Wiersma"
    )
    assert after.allowed is False


def test_questions_go_to_whoever_stands_in():
    mandate()
    Delegation.arrange(
        hilde(), cast.mirjam(), since=cast.MONDAY.date(), until=cast.FRIDAY.date(), by=hilde(), at=cast.MONDAY
    )

    turn = covering(cast.idea(hours=40)).turn

    assert (turn.ask, turn.stands_in_for) == (cast.mirjam(), hilde())


def test_a_mandate_loop_is_refused():
    mandate(cast.anna(), above=hilde())

    with pytest.raises(Refused, match="mandate loop") as refusal:
        mandate(hilde(), above=cast.anna())
    with pytest.raises(Refused, match="mandate loop"):
        mandate(cast.sefa(), above=cast.sefa())

    assert refusal.value.remedy == "Choose somebody who does not stand below Hilde Averink."


def test_a_mandate_loop_that_would_begin_on_a_later_day_is_refused_as_well():
    later = cast.MONDAY.date() + timedelta(days=30)
    mandate(cast.anna(), above=hilde(), since=later)

    with pytest.raises(Refused, match="mandate loop"):
        mandate(hilde(), above=cast.anna(), since=cast.MONDAY.date())

    before_it_begins = mandate(
        hilde(), above=cast.anna(), since=cast.MONDAY.date(), until=later - timedelta(days=1)
    )
    assert before_it_begins.above == cast.anna()


def test_whoever_left_the_house_is_asked_nothing():
    mandate()
    gone, _manager = hilde(), cast.mirjam()
    gone.is_active = False
    gone.save()

    assert covering(cast.idea(hours=16)).ask == cast.mirjam()


def test_a_circle_of_stand_ins_is_refused():
    days = {"since": cast.MONDAY.date(), "until": cast.FRIDAY.date(), "at": cast.MONDAY}
    Delegation.arrange(hilde(), cast.mirjam(), by=hilde(), **days)
    Delegation.arrange(cast.mirjam(), cast.anna(), by=cast.mirjam(), **days)

    with pytest.raises(Refused, match="mandate loop"):
        Delegation.arrange(cast.anna(), hilde(), by=cast.anna(), **days)
    with pytest.raises(Refused, match="mandate loop"):
        Delegation.arrange(cast.sefa(), cast.sefa(), by=cast.sefa(), **days)


def test_who_stands_in_is_of_a_team_of_ones_own_or_sees_every_team():
    days = {"since": cast.MONDAY.date(), "until": cast.FRIDAY.date(), "at": cast.MONDAY}
    anna, gone = cast.anna(), cast.sefa()
    gone.is_active = False
    gone.save()

    for stranger in (cast.bram(), cast.chantal(), gone):
        with pytest.raises(Refused, match="Only a colleague from a team of Anna Wiersma, or a manager"):
            Delegation.arrange(anna, stranger, by=cast.mirjam(), **days)

    assert Delegation.arrange(anna, cast.mirjam(), by=anna, **days)


def test_one_arranges_ones_own_stand_in_and_nobody_elses():
    days = {"since": cast.MONDAY.date(), "until": cast.FRIDAY.date(), "at": cast.MONDAY}

    with pytest.raises(Refused, match="Only Anna Wiersma or a manager"):
        Delegation.arrange(cast.anna(), cast.sefa(), by=cast.sefa(), **days)

    assert Delegation.arrange(cast.anna(), cast.sefa(), by=cast.mirjam(), **days)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"hours": -1}, "bounds"),
        ({"money": Decimal("1e9")}, "bounds"),
        ({"until": LONG_AGO - timedelta(days=1)}, "period"),
    ],
)
def test_a_mandate_that_cannot_be_is_refused(wrong, code):
    with pytest.raises(Refused) as refusal:
        mandate(**wrong)

    assert (refusal.value.code, bool(refusal.value.remedy)) == (code, True)


def test_a_mandate_is_given_by_a_manager():
    with pytest.raises(Refused, match="given by a manager"):
        Mandate.give(cast.team(), hours=400, by=cast.anna(), at=cast.MONDAY)


def test_who_may_not_see_a_team_is_not_above_it():
    with pytest.raises(Refused, match="may not see what Service is about"):
        mandate(above=cast.bram())


def test_a_mandate_taken_back_leaves_things_as_they_were_before_there_were_any():
    given = mandate()

    given.end(by=cast.mirjam(), at=cast.MONDAY)

    assert covering(cast.idea(hours=400)).allowed


@pytest.mark.parametrize("many", [1, 3])
def test_asking_takes_as_many_queries_however_many_mandates_there_are(many, django_assert_max_num_queries):
    mandate()
    for name in ["Field", "IT", "Staff"][:many]:
        mandate(cast.team(name))
    idea, sefa = cast.idea(hours=40), cast.sefa()
    covering(idea, sefa)  # the period is made where there is none yet

    with django_assert_max_num_queries(13):
        assert covering(idea, sefa).ask == hilde()


def test_the_acts_are_those_of_the_contract():
    assert {Act.CHOOSE, Act.NO, Act.SPEND, Act.EXEMPT, Act.APPEAL} == set(Act)


def test_the_house_says_how_it_wants_it_and_what_nobody_arranged_is_as_it_comes():
    before = Organisation.here()

    after = Organisation.arrange(silence_is_consent=False, ask_hours=8, by=cast.mirjam(), at=cast.MONDAY)

    assert (before.silence_is_consent, before.reserve_floor, before.fade_days) == (True, Decimal("0.20"), 60)
    assert (after.silence_is_consent, Organisation.here().ask_hours) == (False, 8)


@pytest.mark.parametrize("wrong", [{"reserve_floor": Decimal("1.1")}, {"ask_hours": 0}, {"fade_days": -3}])
def test_what_cannot_hold_for_a_house_is_refused(wrong):
    with pytest.raises(Refused):
        Organisation.arrange(by=cast.mirjam(), at=cast.MONDAY, **wrong)


def test_the_house_is_not_arranged_by_a_team():
    with pytest.raises(Refused, match="Only a manager"):
        Organisation.arrange(fade_days=1, by=cast.anna(), at=cast.MONDAY)
