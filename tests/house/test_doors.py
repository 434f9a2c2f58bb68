"""What one looks for is where one looks: teams, decisions and trackers, without a heavier menu."""

import pytest

from tests import cast
from tests.deciding.visit import stand
from wallofchange.deciding.models import Capacity

pytestmark = pytest.mark.django_db


def page(path: str, who) -> str:
    return stand(who).get(path).content.decode()


def test_beside_its_room_a_team_finds_what_it_may_decide_alone_and_what_was_decided():
    Capacity.objects.create(team=cast.team(), hours_a_week=100)
    wall = page("/wall/", cast.anna())

    assert f'href="/teams/{cast.team().pk}/"' in wall
    assert 'href="/decisions/"' in wall


def test_the_name_of_the_team_in_the_frame_leads_to_the_team():
    assert f'<a class="team-name small" href="/teams/{cast.team().pk}/">' in page("/", cast.anna())


@pytest.mark.parametrize("where", ["/goals/", "/settings/keys/"])
def test_goals_and_one_s_own_settings_lead_to_teams_and_decisions(where):
    found = page(where, cast.sefa())

    assert 'href="/teams/"' in found
    assert 'href="/decisions/"' in found


def test_trackers_are_one_step_away_for_who_may_set_them_up_and_for_nobody_else():
    idea = cast.idea(hours=8)
    idea.choose(by=cast.anna(), at=cast.MONDAY)

    for where in ("/settings/keys/", f"/ideas/{idea.pk}/"):
        assert 'href="/settings/trackers/"' in page(where, cast.mirjam())
        assert 'href="/settings/trackers/"' not in page(where, cast.sefa())
    assert 'href="/settings/trackers/"' in page("/settings/people/", cast.admin())


def test_the_menu_stays_as_light_as_it_was():
    shown = stand(cast.sefa()).get("/wall/").context["menu"]

    assert len(list(shown)) == 7
