"""A person knows better than a reader."""

import pytest

from tests import cast
from wallofchange.diary.models import Entry
from wallofchange.diary.refused import Refused
from wallofchange.understanding.models import Correction, Gist, Theme

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("polarity", "positive"),
        ("expectation", "exceeded"),
        ("asks_answer", True),
        ("expectation", "not_stated"),
    ],
)
def test_a_correction_holds_at_once(field, value):
    gist = cast.heard().gist

    gist.correct(field, value, by=cast.anna(), at=cast.MONDAY)

    assert getattr(Gist.objects.get(), field) == value
    assert Gist.objects.get().corrected


def test_themes_are_chosen_from_the_list():
    Theme.objects.of_this_home()
    gist = cast.heard().gist

    gist.correct("themes", ["phone-wait", "on-time"], by=cast.anna(), at=cast.MONDAY)

    assert [theme.slug for theme in gist.themes.all()] == ["on-time", "phone-wait"]


def test_the_latest_correction_counts():
    gist = cast.heard().gist

    gist.correct("polarity", "positive", by=cast.anna(), at=cast.MONDAY)
    gist.correct("polarity", "neutral", by=cast.sefa(), at=cast.TUESDAY)

    assert gist.polarity == "neutral"


def test_a_correction_that_is_withdrawn_gives_way_to_the_one_before():
    gist = cast.heard().gist
    gist.correct("polarity", "positive", by=cast.anna(), at=cast.MONDAY)
    second = gist.correct("polarity", "neutral", by=cast.anna(), at=cast.MONDAY)

    second.withdraw(by=cast.anna(), at=cast.TUESDAY)

    assert Gist.objects.get().polarity == "positive"
    assert Correction.objects.count() == 2


def test_after_the_last_one_is_withdrawn_the_reading_holds_again():
    gist = cast.heard().gist
    correction = gist.correct("polarity", "positive", by=cast.anna(), at=cast.MONDAY)

    correction.withdraw(by=cast.anna(), at=cast.TUESDAY)
    correction.withdraw(by=cast.anna(), at=cast.FRIDAY)

    assert (Gist.objects.get().polarity, Gist.objects.get().corrected) == ("negative", False)
    assert Correction.objects.get().withdrawn_at == cast.TUESDAY


def test_saying_the_same_twice_adds_nothing():
    gist = cast.heard().gist

    first = gist.correct("polarity", "positive", by=cast.anna(), at=cast.MONDAY)
    second = gist.correct("polarity", "positive", by=cast.sefa(), at=cast.TUESDAY)

    assert first == second
    assert Correction.objects.count() == 1


def test_a_correction_of_people_beats_the_answer_in_the_survey():
    signal = cast.signal(expectation="below")
    gist = cast.read(signal)

    gist.correct("expectation", "met", by=cast.anna(), at=cast.MONDAY)

    assert gist.expectation == "met"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("polarity", "angry"),
        ("expectation", ""),
        ("asks_answer", "yes"),
        ("themes", ["no-such-theme"]),
        ("themes", "on-time"),
        ("words", "I never said this"),
    ],
)
def test_what_a_field_cannot_hold_is_refused_with_a_next_step(field, value):
    gist = cast.heard().gist

    with pytest.raises(Refused, match="cannot be read as") as refused:
        gist.correct(field, value, by=cast.anna(), at=cast.MONDAY)

    assert refused.value.remedy
    assert not Correction.objects.exists()


def test_only_the_team_of_the_source_corrects():
    gist = cast.heard().gist
    correction = gist.correct("polarity", "positive", by=cast.anna(), at=cast.MONDAY)

    with pytest.raises(Refused, match="customers of Service"):
        gist.correct("polarity", "neutral", by=cast.bram(), at=cast.MONDAY)
    with pytest.raises(Refused, match="customers of Service"):
        correction.withdraw(by=cast.bram(), at=cast.MONDAY)


def test_the_diary_tells_who_read_it_better():
    gist = cast.heard().gist

    correction = gist.correct("polarity", "positive", by=cast.anna(), at=cast.MONDAY)
    correction.withdraw(by=cast.sefa(), at=cast.TUESDAY)

    told = [(entry.actor_name, entry.verb, entry.team_id) for entry in Entry.objects.order_by("id")]
    team = cast.team().pk
    assert told == [("Anna Wiersma", "corrected", team), ("Sefa Yildiz", "withdrew a correction", team)]
