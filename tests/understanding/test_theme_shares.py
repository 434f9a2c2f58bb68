"""Shares of a theme and of a tone carry the reader's mistakes, as those of an expectation do."""

from datetime import timedelta

import pytest

from tests import cast
from wallofchange.understanding.accuracy import accuracy_for
from wallofchange.understanding.models import Drawn, Gist, Reading, Review, Theme
from wallofchange.understanding.shares import polarity_shares
from wallofchange.understanding.theme_shares import theme_shares

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]


def theme(slug="waiting", **more):
    return Theme.objects.create(slug=slug, name_nl=slug, name_en=slug, **more)


def read_as(n, *themes, **more):
    """Read from the words as about these."""
    gists = [cast.read(cast.signal(), **more) for _ in range(n)]
    found = [{"theme": each.slug, "passage": ""} for each in themes]
    Reading.objects.filter(signal__in=[gist.pk for gist in gists]).update(themes=found)
    for gist in gists:
        gist.themes.set(themes)
    return gists


def audited(gists, **better):
    for gist in gists:
        Drawn.objects.create(signal=gist.signal, at=cast.MONDAY)
        Review.record(gist, better, by=cast.anna(), at=cast.MONDAY)


def of(slug):
    found = theme_shares(Gist.objects.all(), cast.anna())
    return found, next((line for line in found.lines if line.value == slug), None)


def test_the_readers_mistakes_in_a_theme_are_taken_out():
    waiting = theme()
    audited(read_as(15, waiting), themes=[])
    audited(read_as(15, waiting))
    audited(read_as(30))
    read_as(100, waiting)
    read_as(100)

    found, line = of("waiting")

    assert (found.n, found.audited, found.gold) == (260, 60, 0)
    assert line.p == pytest.approx(130 / 260 - 15 / 60)
    assert line.low < line.p < line.high


def test_a_team_counts_in_a_theme_by_what_it_heard():
    waiting = theme()
    small = [cast.read(cast.signal(of="small")) for _ in range(20)]
    Reading.objects.filter(signal__in=[gist.pk for gist in small]).update(
        themes=[{"theme": waiting.slug, "passage": ""}]
    )
    for gist in small:
        gist.themes.set([waiting])
        Drawn.objects.create(signal=gist.signal, at=cast.MONDAY)
        Review.record(gist, {"themes": []}, by=cast.mirjam(), at=cast.MONDAY)
    audited(read_as(20, waiting))
    read_as(180, waiting)

    found = theme_shares(Gist.objects.all(), cast.mirjam())

    assert (found.n, found.audited) == (220, 40)
    assert found.lines[0].p == pytest.approx(200 / 220)


def test_while_nobody_has_checked_a_theme_has_no_figure():
    read_as(10, theme())

    found, line = of("waiting")

    assert (found.corrected, line.p, line.low, line.high) == (False, None, 0, 1)


def test_what_hangs_under_a_theme_counts_for_it():
    waiting = theme()
    phone = theme("phone", parent=waiting)
    for gist in read_as(4, phone) + read_as(6):
        Review.record(gist, by=cast.anna(), at=cast.MONDAY)

    assert (of("phone")[1].p, of("waiting")[1].p) == (0.4, 0.4)


def test_who_read_before_a_theme_was_on_the_list_said_nothing_of_it():
    waiting = theme()
    audited(read_as(30, waiting))
    later = theme("queue", added_at=cast.MONDAY + timedelta(days=1))
    for gist in read_as(5):
        gist.themes.add(later)

    assert of("waiting")[1].p == pytest.approx(30 / 35, abs=1e-9)
    assert of("queue")[1].p is None


def test_a_merged_theme_counts_as_what_it_became_and_not_as_a_mistake():
    old, waiting = theme("old"), theme()
    audited(read_as(12, old))
    old.merge(waiting, by=cast.anna(), at=cast.TUESDAY)

    themes = next(field for field in accuracy_for(cast.anna()).fields if field.name == "themes")

    assert (themes.agreed.hits, themes.agreed.n) == (12, 12)


def test_a_tone_is_counted_of_words_only_and_corrected():
    audited(read_as(20, polarity="negative"), polarity="positive")
    audited(read_as(20, polarity="negative"))
    read_as(60, polarity="negative")
    cast.read(cast.signal(""))

    found = polarity_shares(Gist.objects.all(), cast.anna())

    negative = next(line for line in found.lines if line.value == "negative")
    assert (found.n, found.audited) == (100, 40)
    assert negative.p == pytest.approx(0.5)


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_questions_stays_the_same(django_assert_num_queries, number):
    for place in range(number):
        audited(read_as(2, theme(f"theme-{place}")))
    anna = cast.anna()

    with django_assert_num_queries(10):
        theme_shares(Gist.objects.all(), anna)
