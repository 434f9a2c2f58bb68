"""More like this: the nearest in meaning, and only what one may hear."""

import pytest
from django.test import Client

from tests import cast
from wallofchange.understanding.similar import similar

pytestmark = pytest.mark.django_db


def test_the_nearest_in_meaning_come_first_in_both_languages():
    asked = cast.heard("The parking place was full")
    dutch = cast.heard("De parkeerplaats was vol")
    cast.heard("A friendly engineer fixed the boiler")

    found = similar(asked, cast.anna())

    assert [gist.pk for gist in found][:1] == [dutch.pk]
    assert asked.pk not in [gist.pk for gist in found]


def test_a_text_of_ones_own_finds_signals_too():
    said = cast.heard("The parking place was full")

    assert [gist.pk for gist in similar("no room to park the car", cast.anna())] == [said.pk]


def test_what_one_may_not_hear_is_not_found():
    said = cast.heard("The parking place was full")
    cast.heard("The car park was full")

    assert similar(said, cast.bram()) == []
    assert similar("parking place", cast.bram()) == []


def test_nothing_is_like_a_signal_without_words():
    silent = cast.heard("")
    cast.heard("The car park was full")

    assert similar(silent, cast.anna()) == []


def test_the_page_shows_them_and_the_signal_leads_to_it():
    said, other = cast.heard("The parking place was full"), cast.heard("The car park was full")
    client = Client()
    client.force_login(cast.anna())

    page = client.get(f"/signals/{said.pk}/similar/").content.decode()

    assert f"/signals/{other.pk}/" in page
    assert f"/signals/{said.pk}/similar/" in client.get(f"/signals/{said.pk}/").content.decode()


def test_a_signal_of_another_team_has_no_such_page():
    client = Client()
    client.force_login(cast.bram())

    assert client.get(f"/signals/{cast.heard().pk}/similar/").status_code == 404
