"""What to choose with the hours there are: a proposal, its steadiness and its reasons."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests import cast
from tests.house.test_api import call
from tests.learning.test_programme import proved
from wallofchange.deciding.models import Capacity, Hypothesis, Idea
from wallofchange.learning.programme.choosing import Proposal, Rules, propose
from wallofchange.learning.programme.choosing_told import as_dict
from wallofchange.learning.programme.worth import Experience, experience
from wallofchange.learning.verdicts import verdicts_of

pytestmark = pytest.mark.django_db

NOBODY = Experience("mean", 0, 0.0, 0.0, 0.0, 0.0)


def hanging(
    title: str, *, hours: float, predicted: float | None = 0.6, moment: str = "engineer", **more: Any
) -> Idea:
    idea = cast.idea(title, hours=Decimal(str(hours)), moment=cast.moment(moment), **more)
    if predicted is not None:
        day = cast.MONDAY.date()
        Hypothesis.objects.create(
            idea=idea, by=cast.anna(), at=cast.MONDAY, measure="mean", predicted=predicted, worthwhile=0.3,
            baseline_from=day, baseline_until=day, live_on=day, measure_from=day, measure_until=day,
        )  # fmt: skip
    return idea


def answers(n: int, moment: str = "engineer", **more: Any) -> None:
    for _ in range(n):
        cast.signal("", moment=cast.moment(moment), score=7, scale_low=0, scale_high=10, **more)


def room(hours_a_week: int = 10) -> None:
    """Four weeks of which a quarter is kept for improving: as many hours as a week has."""
    Capacity.objects.create(team=cast.team(), hours_a_week=hours_a_week, reserve_share=Decimal("0.25"))


def proposal(**rules: Any) -> Proposal:
    ideas = list(Idea.objects.select_related("team"))
    verdicts = verdicts_of(ideas)
    found = [(idea, verdicts[idea.pk]) for idea in ideas if idea.pk in verdicts]
    return propose(
        cast.team(), found, by=cast.anna(), at=cast.FRIDAY, rules=Rules(**({"never_expected": 0.0} | rules))
    )


def titles(found: Proposal) -> list[str]:
    return sorted(each.idea.title for each in found.chosen)


def test_what_brings_most_within_the_kept_hours_is_proposed():
    room(10)
    answers(9)
    hanging("Long", hours=9, predicted=0.6)
    hanging("Short", hours=4, predicted=0.5)
    hanging("Other short", hours=5, predicted=0.4)

    found = proposal()

    assert found.hours == 10
    assert titles(found) == ["Other short", "Short"]
    assert found.binding == ("capacity",)


def test_a_moment_with_more_answers_weighs_more():
    room(4)
    answers(2, "engineer")
    answers(20, "bill")
    hanging("At the door", hours=4)
    hanging("On the bill", hours=4, moment="bill")

    assert titles(proposal()) == ["On the bill"]


def test_where_nothing_was_proven_a_third_of_a_prediction_is_believed():
    assert NOBODY.believed(0.6) == (pytest.approx(0.2), pytest.approx(0.2))
    assert NOBODY.believed(None)[0] == 0


def test_a_prediction_counts_less_the_more_ones_predictions_are_off():
    near = Experience("mean", 6, 0.2, 0.1, 0.3, 0.1)
    far = Experience("mean", 6, 0.2, 0.1, 0.3, 0.9)

    assert near.believed(1.0)[0] > far.believed(1.0)[0] > 0.2
    assert far.believed(None)[0] == 0.2


def test_experience_comes_from_ones_own_last_verdicts():
    for title, estimate in (("Call first", 0.09), ("One name", 0.03), ("No form", 0.0)):
        proved(title, estimate)
    pairs = [(each, verdicts_of([each])[each.pk]) for each in Idea.objects.all()]

    found = experience(pairs)

    assert (found.measure, found.n) == ("nine_plus", 3)
    assert found.mean == pytest.approx(0.04, abs=0.001)
    assert experience([]).n == 0


def test_what_is_sure_is_chosen_in_more_draws():
    room(4)
    answers(9)
    hanging("Much", hours=4, predicted=2.0)
    hanging("Little", hours=4, predicted=0.1)

    sure = {each.idea.title: each.sure for each in proposal().weighed}

    assert sure["Much"] > 0.6 > sure["Little"]
    assert sum(sure.values()) <= 1


def test_a_part_for_never_expected_is_kept_and_lifted_where_none_fits():
    room(8)
    answers(9)
    hanging("Repair", hours=4, predicted=0.9, kind="seven")
    hanging("Other repair", hours=4, predicted=0.8, kind="seven")
    special = hanging("Surprise", hours=4, predicted=0.1, kind="nine")

    kept = proposal(never_expected=0.25)
    Idea.objects.filter(pk=special.pk).update(hours=80)
    lifted = proposal(never_expected=0.25)

    assert titles(kept) == ["Repair", "Surprise"]
    assert "nine_min_share" in kept.binding
    assert kept.never_expected_costs == pytest.approx((0.9 + 0.8) * 24 / (0.9 * 24 + 0.1 * 12) - 1)
    assert (titles(lifted), lifted.lifted) == (["Other repair", "Repair"], True)


def test_ideas_may_need_or_exclude_each_other():
    room(10)
    answers(9)
    first, needed = hanging("First", hours=4, predicted=0.9), hanging("Needed", hours=6, predicted=0.0)
    other = hanging("Other", hours=4, predicted=0.3)

    assert titles(proposal(requires=[(first.pk, needed.pk)])) == ["First", "Needed"]
    assert titles(proposal(one_of=[(first.pk, other.pk)])) == ["First"]


def test_rules_that_contradict_each_other_are_named():
    room(3)
    answers(9)
    pair = [hanging("First", hours=4).pk, hanging("Other", hours=5).pk]

    found = proposal(one_of=[tuple(pair)])

    assert (found.chosen, found.conflict) == ([], ("capacity", "one_of[0]"))


def test_what_a_little_more_room_would_add_is_told():
    room(4)
    answers(9)
    hanging("Fits", hours=4, predicted=0.9)
    next_one = hanging("Just too long", hours=3, predicted=0.3)

    assert proposal().more == (3.0, [next_one])


def test_an_idea_without_a_moment_is_named_and_not_weighed():
    room()
    idea = cast.idea("Somewhere")

    found = proposal()

    assert (found.weighed, found.unweighed) == ([], [idea])


def test_the_value_is_split_by_what_the_work_is_meant_to_be():
    room(8)
    answers(9)
    hanging("Repair", hours=4, kind="seven")
    hanging("Surprise", hours=4, kind="nine")

    value = proposal().value

    assert value["seven"] == pytest.approx(2 * value["nine"])  # what should be so anyway lasts twice as long
    assert as_dict(proposal())["value"] == value


def stand(user: Any) -> Client:
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(user)
    return client


def test_the_page_proposes_and_says_that_it_is_no_order():
    room(4)
    answers(9, said_at=timezone.now())
    hanging("Call first", hours=4)

    page = stand(cast.anna()).get("/learning/choosing/").content.decode()

    assert "A proposal, no order." in page
    assert "In the 4 hours that Service still has for improving" in page
    assert "Call first" in page


@pytest.mark.parametrize(
    "query", ["hours=-1", "hours=many", "never_expected=101", "requires=7", "one_of=a-b"]
)
def test_rules_that_are_not_understood_are_said_with_the_next_step(query):
    answer = call(cast.anna(), "read").get(f"/api/v1/learning/choosing?{query}")

    assert (answer.status_code, answer.json()["code"]) == (409, "rules")
    assert stand(cast.anna()).get(f"/learning/choosing/?{query}").status_code == 200


def test_another_teams_ideas_are_not_weighed():
    room()
    answers(3, said_at=timezone.now())
    hanging("Call first", hours=4)
    team = cast.team().pk

    assert call(cast.anna(), "read").get(f"/api/v1/learning/choosing?team={team}").json()["chosen"]
    assert call(cast.bram(), "read").get(f"/api/v1/learning/choosing?team={team}").status_code == 404
    assert call(cast.chantal(), "read").get("/api/v1/learning/choosing").status_code == 404
    assert "You belong to no team yet" in stand(cast.chantal()).get("/learning/choosing/").content.decode()
