"""Views that somebody keeps: a search with its facets, alone or for a team."""

import pytest

from tests import cast
from wallofchange.understanding.models import View

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]
QUERY = "expectation=below&q=late"


@pytest.fixture
def as_(client):
    def log_in(person):
        client.force_login(person)
        client.cookies["language"] = "en"
        return client

    return log_in


def keep(name="Late", *, by=None, team=None):
    return View.save_as(name, QUERY, by=by or cast.anna(), at=cast.MONDAY, team=team)


def names(response):
    return [view.name for view in response.context["views"]]


def test_a_search_is_kept_under_a_name_and_opened(as_):
    anna = as_(cast.anna())

    kept = anna.post("/signals/views/", {"name": " Late  again ", "query": "?q=late&expectation=below&x=1"})

    view = View.objects.get()
    assert (view.name, view.query, view.team) == ("Late again", QUERY, None)
    assert kept.url == f"/signals/?{QUERY}"
    assert anna.get(f"/signals/views/{view.pk}/").url == f"/signals/?{QUERY}"
    assert "Late again" in anna.get("/signals/").content.decode()


def test_a_view_of_mine_is_not_shown_to_a_colleague(as_):
    view = keep()
    sefa = as_(cast.sefa())

    assert names(sefa.get("/signals/")) == names(sefa.get("/signals/views/")) == []
    assert sefa.get(f"/signals/views/{view.pk}/").status_code == 404


def test_a_view_of_the_team_is_for_all_of_them_and_changed_by_its_owner_or_its_lead(as_):
    mine = keep(by=cast.sefa(), team=cast.team())
    leads = keep("Of the lead", team=cast.team())

    assert names(as_(cast.sefa()).get("/signals/views/")) == ["Late", "Of the lead"]
    assert as_(cast.sefa()).post(f"/signals/views/{leads.pk}/name/", {"name": "x"}).status_code == 404
    assert as_(cast.anna()).post(f"/signals/views/{mine.pk}/name/", {"name": "Too late"}).status_code == 302
    assert View.objects.get(pk=mine.pk).name == "Too late"


@pytest.mark.parametrize("person", [cast.chantal, cast.bram])
def test_who_is_not_of_the_team_sees_and_does_nothing(as_, person):
    view = keep(team=cast.team())
    stranger = as_(person())

    assert names(stranger.get("/signals/")) == names(stranger.get("/signals/views/")) == []
    assert stranger.get(f"/signals/views/{view.pk}/").status_code == 404
    assert stranger.post(f"/signals/views/{view.pk}/name/", {"name": "x"}).status_code == 404
    assert stranger.post(f"/signals/views/{view.pk}/removal/").status_code == 404
    assert stranger.post("/signals/views/", {"name": "x", "team": cast.team().pk}).status_code == 404
    assert View.objects.get().name == "Late"


@pytest.mark.parametrize("path", ["", "1/", "1/name/", "1/removal/"])
def test_whoever_is_not_logged_in_is_asked_to(client, path):
    assert client.post(f"/signals/views/{path}").url == f"/login/?next=/signals/views/{path}"


def test_a_view_can_be_thrown_away(as_):
    view = keep()

    as_(cast.anna()).post(f"/signals/views/{view.pk}/removal/")

    assert not View.objects.exists()


def test_the_same_name_again_replaces_what_it_held(as_):
    keep()
    View.save_as("Late", "q=never", by=cast.anna(), at=cast.TUESDAY)

    assert View.objects.get().query == "q=never"


def test_a_view_without_a_name_is_refused_with_a_next_step(as_):
    answer = as_(cast.anna()).post("/signals/views/", {"name": "  ", "query": QUERY})

    assert answer.status_code == 409
    assert "One or two words are enough." in answer.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_queries_stays_the_same(as_, django_assert_num_queries, number):
    for each in range(number):
        keep(f"View {each}", team=cast.team())
    anna = as_(cast.anna())

    with django_assert_num_queries(5):
        anna.get("/signals/views/")


def test_a_view_of_mine_is_given_to_my_team_and_taken_back(as_):
    view, anna = keep(), as_(cast.anna())

    anna.post(f"/signals/views/{view.pk}/name/", {"name": "Late", "team": cast.team().pk})
    given = names(as_(cast.sefa()).get("/signals/"))
    as_(cast.anna()).post(f"/signals/views/{view.pk}/name/", {"name": "Late", "team": ""})

    assert (given, names(as_(cast.sefa()).get("/signals/"))) == (["Late"], [])


def test_a_lead_renames_a_view_of_the_team_and_only_its_owner_says_for_whom_it_is(as_):
    view, anna = keep(by=cast.sefa(), team=cast.team()), as_(cast.anna())

    page = anna.get("/signals/views/").content.decode()
    refused = anna.post(f"/signals/views/{view.pk}/name/", {"name": "Mine now", "team": ""})

    assert f'id="team-{view.pk}"' not in page
    assert refused.status_code == 409
    assert (View.objects.get().name, View.objects.get().team) == ("Late", cast.team())


def test_who_left_a_team_renames_a_view_there_without_taking_it_from_the_team(as_):
    view = keep(by=cast.bram())
    View.objects.update(team=cast.team())

    page = as_(cast.bram()).get("/signals/views/").content.decode()

    assert f'id="name-{view.pk}"' in page
    assert f'id="team-{view.pk}"' not in page
