"""A form that is sent twice from one page, by a press too many or by a line that fell away."""

import re

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from tests import cast
from wallofchange.deciding.models import Idea, Remark
from wallofchange.listening.models import Delivery

WALKING = {"Accept": "text/html,application/xhtml+xml", "Accept-Language": "en"}
DRAWN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


@pytest.fixture
def idea(db) -> Idea:
    return cast.idea()


@pytest.fixture
def client(idea: Idea) -> Client:
    client = Client(headers=WALKING)
    client.force_login(cast.anna())
    return client


def drawn(client: Client, idea: Idea) -> str:
    """The token of a page that is drawn now."""
    return DRAWN.search(client.get(f"/ideas/{idea.pk}/").text)[1]


def remark(
    client: Client, idea: Idea, token: str, words: str = "I will ask the planners", **more
) -> HttpResponse:
    sent = {"words": words, "csrfmiddlewaretoken": token}
    return client.post(f"/ideas/{idea.pk}/remarks/", sent, **more)


def test_a_form_sent_again_from_the_same_page_goes_where_the_first_went(client: Client, idea: Idea):
    token = drawn(client, idea)

    first, second = remark(client, idea, token), remark(client, idea, token)

    assert (first.status_code, second.status_code) == (303, 303)
    assert second.headers["Location"] == first.headers["Location"]
    assert Remark.objects.count() == 1


def test_the_same_words_from_a_page_drawn_later_are_meant(client: Client, idea: Idea):
    remark(client, idea, drawn(client, idea))

    remark(client, idea, drawn(client, idea))

    assert Remark.objects.count() == 2


def test_other_words_from_the_same_page_are_another_form(client: Client, idea: Idea):
    token = drawn(client, idea)

    remark(client, idea, token)
    remark(client, idea, token, words="They say yes")

    assert Remark.objects.count() == 2


def test_what_a_script_sends_is_left_to_the_script(client: Client, idea: Idea):
    token = drawn(client, idea)

    for _ in range(2):
        remark(client, idea, token, headers={"HX-Request": "true"})
        remark(client, idea, token, headers={"Accept": "*/*"})

    assert (Remark.objects.count(), Delivery.objects.count()) == (4, 0)


def test_what_was_turned_away_may_be_sent_again(client: Client, idea: Idea):
    token = drawn(client, idea)

    first, second = remark(client, idea, token, words=" "), remark(client, idea, token, words=" ")

    assert (first.status_code, second.status_code) == (409, 409)
    assert Delivery.objects.count() == 0


def test_somebody_else_with_the_same_words_is_somebody_else(client: Client, idea: Idea):
    token, other = drawn(client, idea), Client(headers=WALKING)
    other.force_login(cast.sefa())

    remark(client, idea, token)
    remark(other, idea, token)

    assert Remark.objects.count() == 2


def test_it_looks_after_everybody_has_been_recognised_and_before_any_page():
    order = [name.rsplit(".", 1)[-1] for name in settings.MIDDLEWARE]

    assert order.index("AuthenticationMiddleware") < order.index("form_once") < order.index("Refusals")
