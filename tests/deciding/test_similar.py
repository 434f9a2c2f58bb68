"""Suggestions of ideas and of words that may be the same, across languages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import cast
from wallofchange.deciding.models import PassedOver
from wallofchange.deciding.similar import Like, ideas_like, words_like

pytestmark = pytest.mark.django_db

BABY_NL, BABY_EN = (
    "Net in slaap, de baby. En toen ging de bel.",
    "Just asleep. And then the bell woke the baby.",
)


def test_an_idea_that_is_about_the_same_is_suggested_in_the_other_language_too():
    quiet = cast.idea("Niet aanbellen, baby slaapt", signals=[cast.heard(BABY_NL)])
    cast.idea("Een vaste prijs voor elke storing")

    assert ideas_like([BABY_EN], cast.anna())[:1] == [quiet]


def test_nothing_is_suggested_for_what_is_like_nothing():
    cast.idea("Een vaste prijs voor elke storing")

    assert ideas_like(["Niet aanbellen, de baby slaapt"], cast.anna()) == []
    assert ideas_like([], cast.anna()) == []


def test_an_idea_that_one_may_not_see_is_not_suggested():
    cast.idea("Niet aanbellen, baby slaapt")

    assert ideas_like(["Niet aanbellen, baby slaapt"], cast.bram()) == []


def test_an_idea_that_was_passed_over_is_not_suggested_again_from_either_side():
    one, other = cast.idea("Niet aanbellen, baby slaapt"), cast.idea("Niet bellen als de baby slaapt")

    PassedOver.keep(one, other=other, by=cast.anna(), at=cast.MONDAY)

    assert ideas_like([one.title], cast.anna(), but=one) == []
    assert ideas_like([other.title], cast.anna(), but=other) == []


def test_more_customers_who_say_the_same_are_suggested_in_both_languages():
    first, dutch = cast.heard(BABY_NL), cast.heard("De bel maakte de baby wakker, net in slaap.")
    english = cast.heard(BABY_EN)
    cast.heard("The bill was three times as high as last year")
    idea = cast.idea("Niet aanbellen, baby slaapt", signals=[first])

    found = words_like(Like.idea(idea), cast.anna())

    assert {gist.pk for gist in found} == {dutch.pk, english.pk}


def test_words_that_hang_there_or_were_passed_over_are_not_suggested_again():
    hanging, declined = cast.heard(BABY_NL), cast.heard(BABY_EN)
    idea = cast.idea("Niet aanbellen, baby slaapt", signals=[hanging])
    PassedOver.keep(idea, signal=declined, by=cast.anna(), at=cast.MONDAY)
    PassedOver.keep(idea, signal=declined, by=cast.sefa(), at=cast.TUESDAY)

    assert words_like(Like.idea(idea), cast.anna()) == []
    assert PassedOver.objects.count() == 1


def test_delight_is_not_suggested_under_disappointment():
    idea = cast.idea("Niet aanbellen, baby slaapt", signals=[cast.heard(BABY_NL)])
    cast.read(cast.signal(BABY_EN), expectation="exceeded")

    assert words_like(Like.idea(idea), cast.anna()) == []


def test_words_that_one_may_not_hear_are_not_suggested():
    idea = cast.idea("Niet aanbellen, baby slaapt", of="IT")
    cast.heard(BABY_NL)

    assert words_like(Like.idea(idea), cast.bram()) == []


@pytest.mark.parametrize("n", [1, 3])
def test_looking_costs_the_same_for_one_and_for_three(n):
    ideas = [cast.idea(f"Niet aanbellen, baby slaapt {at}", signals=[cast.heard(BABY_NL)]) for at in range(n)]
    cast.heard(BABY_EN)
    anna = cast.anna()

    with CaptureQueriesContext(connection) as asked:
        ideas_like([BABY_EN], anna)
        words_like(Like.idea(ideas[0]), anna)

    assert len(asked) == 8
