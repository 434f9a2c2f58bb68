"""The pages of goals: who sees and changes what, in how many queries, and which words stand at the end."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests import cast
from tests.deciding.visit import stand
from wallofchange.deciding.models import Ask, Capacity, Crossing, Cycle, Goal, Idea, Level, Limit
from wallofchange.deciding.models.act import Act

pytestmark = pytest.mark.django_db

PAGES = ["/goals/", "/goals/flat/", "/management/"]
VISION = "Nobody sits in the cold because we were busy"


def written(sentence=VISION, level=Level.VISION, under=None):
    return Goal.write(sentence, level=level, under=under, by=cast.mirjam(), at=cast.MONDAY)


@pytest.mark.parametrize("page", PAGES)
def test_everybody_with_a_login_reads_it_and_nobody_else(page):
    written()

    assert stand(cast.chantal()).get(page).status_code == 200
    assert stand().get(page).status_code == 302


def test_nobody_sees_ideas_of_another_team_in_the_tree():
    goal, idea = written(), cast.idea(signals=[cast.heard()])
    goal.hang(idea, by=cast.anna(), at=cast.MONDAY)

    ours = stand(cast.sefa()).get(f"/goals/{goal.pk}/").content.decode()
    theirs = stand(cast.chantal()).get(f"/goals/{goal.pk}/").content.decode()

    assert "I had to ring three times" in ours
    assert "Call back before" in ours
    assert "I had to ring three times" not in theirs
    assert "Call back before" not in theirs


def test_who_sees_no_idea_of_a_goal_is_told_why_and_never_that_there_is_none():
    goal, idea = written(), cast.idea(signals=[cast.heard()])
    goal.hang(idea, by=cast.anna(), at=cast.MONDAY)
    told = {
        who.username: stand(who).get(f"/goals/{goal.pk}/").content.decode()
        for who in (cast.chantal(), cast.bram())
    }

    assert "Ask the administrator of this house to add you to yours." in told["chantal"]
    assert "No idea of your own team hangs on it yet" in told["bram"]


def test_a_goal_is_written_and_hung_under_another_from_the_page():
    vision, page = written(), stand(cast.anna())

    page.post("/goals/", {"sentence": "Warmth with a face", "level": "2", "under": vision.pk})

    assert [goal.sentence for goal in vision.children.all()] == ["Warmth with a face"]


def test_who_only_reads_sees_no_form_and_is_refused_with_a_way_on():
    written()
    page = stand(cast.sefa())

    assert "Write a goal" not in page.get("/goals/").content.decode()
    refused = page.post("/goals/", {"sentence": "Warmth with a face", "level": "2"})
    assert refused.status_code == 409
    assert "Back to the goals" in refused.content.decode()


def test_a_circle_is_refused_with_buttons_that_do_work():
    top = written()
    below = written("Warmth with a face", Level.VISION, top)
    page = stand(cast.mirjam())

    refused = page.post(f"/goals/{top.pk}/place/", {"under": below.pk, "level": "1"})

    said = refused.content.decode()
    assert refused.status_code == 409
    assert "would hang under itself" in said
    assert "Hang it on top" in said
    assert page.post(f"/goals/{below.pk}/place/", {"under": ""}).status_code == 303
    below.refresh_from_db()
    assert below.parent is None


def test_an_idea_is_hung_on_a_goal_in_one_tap_from_its_own_page_and_taken_off_again():
    goal, idea = written(), cast.idea()
    page = stand(cast.sefa())
    assert f'name="goal" value="{goal.pk}"' in page.get(f"/ideas/{idea.pk}/").content.decode()

    page.post(f"/ideas/{idea.pk}/goals/", {"goal": goal.pk})
    assert list(idea.goals.all()) == [goal]

    page.post(f"/ideas/{idea.pk}/goals/", {"goal": goal.pk, "off": "1"})
    assert not idea.goals.exists()


def test_an_idea_is_hung_on_a_goal_in_one_tap_from_the_tree():
    goal, idea = written(), cast.idea(signals=[cast.heard()])
    page = stand(cast.sefa())
    assert f'name="idea" value="{idea.pk}"' in page.get("/goals/").content.decode()

    answer = page.post(f"/goals/{goal.pk}/ideas/", {"idea": idea.pk, "next": f"/goals/#goal-{goal.pk}"})

    assert answer.url == f"/goals/#goal-{goal.pk}"
    assert list(goal.ideas.all()) == [idea]


def test_somebody_of_another_team_hangs_nothing():
    goal, idea = written(), cast.idea()

    assert stand(cast.bram()).post(f"/goals/{goal.pk}/ideas/", {"idea": idea.pk}).status_code == 404
    assert stand(cast.bram()).post(f"/ideas/{idea.pk}/goals/", {"goal": goal.pk}).status_code == 404


def test_goals_without_words_and_words_without_a_goal_are_both_named():
    top = written()
    heard, mute = written("We call first", Level.TACTIC, top), written("One name", Level.OPERATION, top)
    heard.hang(cast.idea(signals=[cast.heard()]), by=cast.anna(), at=cast.MONDAY)
    loose = cast.idea("A picture of what was mended", signals=[cast.heard("What work was it?")])

    said = stand(cast.mirjam()).get("/goals/").context

    assert [branch.goal for branch in said["tree"].wordless] == [mute]
    assert [idea for idea, _offered in said["loose"]] == [loose]


def test_the_line_of_sight_goes_up_to_the_top_and_down_to_the_words():
    top = written()
    middle = written("First in order, then special", Level.STRATEGY, top)
    last = written("We call first", Level.TACTIC, middle)
    last.hang(cast.idea(signals=[cast.heard()]), by=cast.anna(), at=cast.MONDAY)
    page = stand(cast.sefa())

    above = page.get(f"/goals/{last.pk}/").context["branch"].path
    below = page.get(f"/goals/{top.pk}/").content.decode()

    assert [branch.goal for branch in above] == [top, middle]
    assert "I had to ring three times" in below


def test_a_change_is_undone_from_the_page_and_both_stay_on_record():
    goal, page = written(), stand(cast.mirjam())
    page.post(f"/goals/{goal.pk}/sentence/", {"sentence": "Nobody sits in the cold"})

    page.post(f"/goals/{goal.pk}/undoing/")

    goal.refresh_from_db()
    assert goal.sentence == VISION
    assert "undone by Mirjam" in page.get(f"/goals/{goal.pk}/").content.decode()


@pytest.mark.parametrize("page", [*PAGES, "/goals/{goal}/"])
def test_the_pages_take_as_many_queries_for_three_as_for_one(page):
    user, first = cast.mirjam(), written()

    def fill(n):
        goal = written(f"We call first, {n}", Level.TACTIC, first)
        idea = cast.idea(f"Idea {n}", signals=[cast.heard(f"I had to ring {n} times")])
        goal.hang(idea, by=user, at=cast.MONDAY)
        goal.measure_by("nine_plus", by=user, at=cast.MONDAY)
        cast.idea(f"Loose {n}", signals=[cast.heard(f"I waited {n} days")])
        limit = Limit.set(cast.team(), Limit.Of.values[n], Decimal(1), by=user, at=cast.MONDAY)
        limit.cross(Decimal(2), at=cast.MONDAY, low=Decimal(1), high=Decimal(3))

    def queries():
        with CaptureQueriesContext(connection) as found:
            assert stand(user).get(page.format(goal=first.pk)).status_code == 200
        return len(found)

    fill(0)
    queries()  # what is remembered once is remembered now
    one = queries()
    fill(1)
    fill(2)

    assert queries() == one


def test_a_team_sets_a_limit_and_the_management_chooses_on_its_wall():
    cast.anna()
    stand(cast.anna()).post(f"/teams/{cast.team().pk}/limits/", {"of": "size", "bar": "1"})
    limit = Limit.objects.get()
    crossing = limit.cross(Decimal(3), at=cast.TUESDAY)
    assert "There are 3 people in the team now" in stand(cast.sefa()).get("/management/").content.decode()

    stand(cast.mirjam()).post(f"/crossings/{crossing.pk}/choice/", {"choice": "split", "why": "Two rooms"})

    crossing.refresh_from_db()
    assert (crossing.choice, crossing.chosen_by) == ("split", cast.mirjam())
    assert "Two rooms" in stand(cast.mirjam()).get("/management/").content.decode()


def test_a_limit_is_not_set_for_another_team_and_a_bad_one_is_refused_with_a_way_on():
    mine = f"/teams/{cast.team().pk}/limits/"

    assert stand(cast.bram()).post(mine, {"of": "size", "bar": "9"}).status_code == 404
    assert stand(cast.sefa()).post(mine, {"of": "size", "bar": "9"}).status_code == 409
    refused = stand(cast.anna()).post(mine, {"of": "size", "bar": "many"})
    assert refused.status_code == 409
    assert "Back to the limits" in refused.content.decode()


def test_what_was_crossed_at_another_team_is_not_shown_and_not_chosen_about():
    limit = Limit.set(cast.team(), "size", Decimal(1), by=cast.anna(), at=cast.MONDAY)
    crossing = limit.cross(Decimal(3), at=cast.TUESDAY)

    assert "3 people" not in stand(cast.bram()).get("/management/").content.decode()
    assert (
        stand(cast.bram()).post(f"/crossings/{crossing.pk}/choice/", {"choice": "split"}).status_code == 404
    )
    assert Crossing.objects.open().exists()


def test_what_the_reserve_was_asked_for_stands_on_the_managements_wall_until_it_is_given():
    Capacity.objects.update_or_create(team=cast.team(), defaults={"hours_a_week": 100})
    cycle = Cycle.of(cast.team(), timezone.localdate())
    cast.anna()
    asked = Ask.put(
        cycle, act=Act.EXEMPT, hours=Decimal(30), why="Tax rules", by=cast.sefa(), at=timezone.now()
    )

    page = stand(cast.mirjam()).get("/management/").content.decode()
    asked.grant(by=cast.anna(), at=timezone.now())

    assert "Tax rules" in page
    assert "Anna has been asked" in page
    assert "Tax rules" not in stand(cast.mirjam()).get("/management/").content.decode()


def test_taken_down_goals_are_still_read_and_no_longer_offered():
    goal, idea = written(), cast.idea()
    goal.take_down(by=cast.mirjam(), at=cast.TUESDAY)
    page = stand(cast.sefa())

    assert "taken down" in page.get(f"/goals/{goal.pk}/").content.decode()
    assert page.post(f"/ideas/{idea.pk}/goals/", {"goal": goal.pk}).status_code == 404
    assert Idea.objects.get().goals.count() == 0
