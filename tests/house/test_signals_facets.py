"""The facets of what was heard: counts that respect each other, links that choose and let go."""

from datetime import date, timedelta

import pytest

from tests import cast
from tests.house.test_signals_list import counts, hear, hear_many, said
from wallofchange.listening.models import Signal
from wallofchange.listening.spans import midnight
from wallofchange.understanding.models import Theme

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]


@pytest.fixture
def anna(client):
    client.force_login(cast.anna())
    client.cookies["language"] = "en"
    return client


@pytest.fixture
def three():
    """Two are disappointed, one of them by chat; one is delighted."""
    hear("Late again", channel="chat")
    hear("Late as ever", channel="phone")
    hear("Great", channel="chat", reads={"polarity": "positive", "expectation": "exceeded"})


def test_each_choice_says_how_many_it_would_show(anna, three):
    facets = counts(anna.get("/signals/"))

    assert facets["expectation"] == {"below": 2, "exceeded": 1}
    assert facets["channel"] == {"chat": 2, "phone": 1}


def test_the_counts_of_a_facet_respect_the_others_but_not_itself(anna, three):
    facets = counts(anna.get("/signals/?expectation=below"))

    assert facets["expectation"] == {"below": 2, "exceeded": 1}
    assert facets["channel"] == {"chat": 1, "phone": 1}


def test_the_counts_respect_the_words_that_are_looked_for(anna, three):
    assert counts(anna.get("/signals/?q=late"))["channel"] == {"chat": 1, "phone": 1}
    assert counts(anna.get("/signals/?q=great&channel=chat"))["channel"] == {"chat": 1}


def test_what_nobody_would_be_shown_by_is_not_offered_but_what_was_chosen_is(anna, three):
    facets = counts(anna.get("/signals/?channel=phone&expectation=exceeded"))

    assert facets["channel"] == {"chat": 1, "phone": 0}
    assert facets["expectation"] == {"below": 1, "exceeded": 0}


def test_themes_are_counted_each_for_itself(anna):
    themes = Theme.objects.of_this_home()[:2]
    hear("Both").themes.add(*themes)
    hear("One").themes.add(themes[0])

    facets = counts(anna.get("/signals/"))

    assert facets["theme"] == {themes[0].slug: 2, themes[1].slug: 1}


def test_a_theme_holds_those_that_hang_under_it(anna):
    above, below = Theme.objects.of_this_home()[:2]
    Theme.objects.filter(pk=below.pk).update(parent=above)
    hear("Under it").themes.add(below)

    assert said(anna.get(f"/signals/?theme={above.slug}")) == ["Under it"]


def test_a_choice_is_a_link_that_chooses_and_lets_go(anna, three):
    page = anna.get("/signals/?q=late&expectation=below")
    choices = {choice.value: choice for facet in page.context["facets"] for choice in facet.choices}

    assert choices["below"].address == "?q=late"
    assert choices["chat"].address == "?expectation=below&channel=chat&q=late"
    assert 'href="/signals/?expectation=below&amp;channel=chat&amp;q=late"' in page.content.decode()


def test_of_many_units_the_rest_is_folded_away(anna):
    for number in range(12):
        hear("Words", unit=f"Unit {number}")

    [unit] = [facet for facet in anna.get("/signals/").context["facets"] if facet.name == "unit"]

    assert (len(unit.first), len(unit.folded)) == (8, 4)


def test_above_ten_thousand_a_count_says_at_least(anna):
    hear_many(10_001)
    Signal.objects.create(
        source=cast.source(),
        words="",
        said_at=cast.MONDAY - timedelta(days=9),
        heard_at=cast.MONDAY,
        fingerprint="old",
    )
    hear("Long ago", at=cast.MONDAY - timedelta(days=9), channel="letter")

    page = anna.get("/signals/")

    assert counts(page)["channel"] == {"survey": 10_000, "letter": None}
    assert "10,000+" in page.content.decode()


def test_nothing_chosen_by_a_stranger_to_the_list_breaks_it(anna, three):
    answer = anna.get("/signals/?theme=x&theme=y&emotion=%F0%9F%98%80&unit=" + "u" * 5000 + "&moment=%00")

    assert answer.status_code == 400
    assert anna.get("/signals/?theme=x&emotion=%F0%9F%98%80&unit=" + "u" * 5000).status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_with_facets_chosen_the_number_of_queries_stays_the_same(anna, django_assert_num_queries, number):
    themes = Theme.objects.of_this_home()[:2]
    for each in range(number):
        hear(f"Words {each}", channel=f"channel {each}", moment=cast.moment()).themes.add(*themes)

    with django_assert_num_queries(27):
        anna.get(f"/signals/?q=words&expectation=below&theme={themes[0].slug}")


def test_a_stretch_of_days_holds_both_its_ends_on_the_clock_of_the_home(anna):
    for words, day in (("too early", 1), ("first", 2), ("last", 3), ("too late", 4)):
        hear(words, at=midnight(date(2026, 3, day)))
    hear("last minute", at=midnight(date(2026, 3, 4)) - timedelta(seconds=1))

    page = anna.get("/signals/?since=2026-03-02&until=2026-03-03")

    assert said(page) == ["last minute", "last", "first"]
    assert "2 March 2026 – 3 March 2026" in page.content.decode()
    assert said(anna.get("/signals/?since=2026-03-04")) == ["too late"]
    assert said(anna.get("/signals/?until=2026-03-01")) == ["too early"]


def test_words_are_found_in_a_stretch_of_days_however_many_came_later(anna):
    hear("late in March", at=midnight(date(2026, 3, 2)))
    hear("late in April", at=midnight(date(2026, 4, 2)))

    assert said(anna.get("/signals/?q=late&until=2026-03-31")) == ["late in March"]


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "0001-01-01", "9999-12-31", "2026-W10-1x"])
def test_what_is_no_day_holds_nothing_back(anna, three, day):
    assert len(said(anna.get("/signals/", {"since": day, "until": day}))) == 3
