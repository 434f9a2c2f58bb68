"""Finding words again: stemmed in both languages, in step with what holds, on either store."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps

from tests import cast
from wallofchange.understanding.models import Gist, Stems
from wallofchange.understanding.pull import pull
from wallofchange.understanding.search.newest import newest
from wallofchange.understanding.search.question import Question

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]


def hear(words, *, language="nl", of="Service", **more):
    gist = cast.read(cast.signal(words, of=of, **more))
    gist.reading.language = gist.language = language
    gist.reading.save()
    gist.save()
    return gist


def found(typed, **more):
    """The words that this question finds, the newest first."""
    keys = newest(Question.of(typed), most=more.pop("most", 100), **more).signals
    return [Gist.objects.get(pk=pk).words for pk in keys]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("levering", "De leveringen kwamen te laat"),
        ("leveren", "Jullie hebben prima geleverd"),
        ("monteur", "Twee monteurs tegelijk"),
        ("bellen", "Ik heb drie keer gebeld"),
        ("beloven", "Het was beloofd"),
        ("huis", "In beide huizen koud"),
        ("foto", "Mijn foto's zijn weg"),
        ("CAFÉ", "In het cafe gebeld"),
        ("cafe", "In het café gebeld"),
        ("drie bellen", "Ik heb drie keer gebeld"),
        ('"drie keer gebeld"', "Ik heb drie keer gebeld"),
        ("„drie keer“", "Ik heb drie keer gebeld"),
        ("leveri*", "De leveringen kwamen te laat"),
        ("mont*", "Twee monteurs tegelijk"),
        ("2026", "Sinds 2026 niets meer gehoord"),
    ],
)
def test_a_dutch_word_is_found_in_all_its_forms(typed, said):
    hear("Niemand kwam")
    hear(said)

    assert found(typed) == [said]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("delivery", "All deliveries were late"),
        ("waiting", "I waited all day"),
        ("promise", "They promised to call"),
        ("don't", "I don't know"),
        ('"waited all day"', "I waited all day"),
        ("deliv*", "All deliveries were late"),
    ],
)
def test_an_english_word_is_found_in_all_its_forms(typed, said):
    hear("Nobody came", language="en")
    hear(said, language="en")

    assert found(typed) == [said]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("😡", "Alweer te laat 😡"),
        ("😡 laat", "Alweer te laat 😡😡"),
        ("laat😡", "Alweer te laat 😡"),
        ('"te laat 😡"', "Alweer te laat 😡"),
        ("👍", "Top 👍🏽"),
        ("❤", "Dank ❤️"),
        ("❤️", "Dank ❤"),
        ("👩", "Voor ons allemaal 👨‍👩‍👧"),
        ("😡", "😡"),
        ('"alweer te"', "Alweer 😡 te laat"),
    ],
)
def test_a_picture_is_found_as_a_word_is(typed, said):
    hear("Veel te laag 😀")
    hear(said)

    assert found(typed) == [said]


def test_pictures_that_were_read_before_they_could_be_found_are_found_after_the_move():
    hear("Alweer te laat 😡")
    hear("Niets bijzonders")
    Stems.objects.update(forms="")

    import_module("wallofchange.understanding.migrations.0009_pictures_are_found").keep_pictures(apps, None)

    assert found("😡") == ["Alweer te laat 😡"]


def test_every_picture_that_was_typed_must_be_there():
    hear("Top 👍")

    assert found("👍 😡") == []


@pytest.mark.parametrize(
    "typed",
    ['"keer drie"', "drie monteurs", "lever*", '"drie gebeld"', "*", '"', "😀", "'", "-", "OR", "NEAR(a)"],
)
def test_what_nobody_said_is_not_found(typed):
    hear("Ik heb drie keer gebeld")

    assert found(typed) == []


@pytest.mark.parametrize(
    "typed",
    [
        '"" "', "a AND", "stems:", "{stems} : x", "x* *", "^x", "NEAR(a b, 3)", "a:b:c", "'x' & !y", "(((",
        "<->", "\\", "%s %(x)s", "x" * 5000, "a " * 500, "\ud800", "ﷺ", "é̶̢", "日本語", "½", "١٢٣", "12e4",
        "1.5", "a_b",
    ],
)  # fmt: skip
def test_nothing_that_can_be_typed_breaks_the_search(typed):
    hear("Ik heb drie keer gebeld")

    assert found(typed) == []


def test_the_newest_comes_first_and_no_more_than_are_asked_for():
    for day in range(3):
        hear(f"Gebeld {day}", said_at=cast.MONDAY + timedelta(days=day))

    answer = newest(Question.of("bellen"), most=2)

    assert found("bellen", most=2) == ["Gebeld 2", "Gebeld 1"]
    assert answer.more
    assert not newest(Question.of("bellen"), most=3).more


def test_one_can_go_on_from_a_moment():
    for day in range(3):
        hear(f"Gebeld {day}", said_at=cast.MONDAY + timedelta(days=day))

    assert found("bellen", upto=cast.TUESDAY) == ["Gebeld 1", "Gebeld 0"]


@pytest.mark.parametrize("year", [1, 1969, 9999])
def test_what_was_said_in_another_age_is_found_as_well(year):
    hear("Gebeld", said_at=cast.MONDAY.replace(year=year, month=6))

    assert found("bellen") == ["Gebeld"]


def test_only_the_sources_that_are_named_are_looked_in():
    hear("Gebeld met Service")
    of_it = hear("Gebeld met IT", of="IT")

    assert found("bellen", sources=[of_it.source_id]) == ["Gebeld met IT"]
    assert found("bellen", sources=[]) == []


def test_what_is_read_is_found_in_the_same_breath():
    cast.signal("Niemand had de ketel nagekeken")

    pull(at=cast.MONDAY)

    assert found("ketels") == ["Niemand had de ketel nagekeken"]


def test_words_that_are_read_anew_are_found_as_they_are_now():
    gist = hear("Bel Jan op 0612345678")

    gist.words = "Bel [naam] op [telefoon]"
    gist.save()

    assert found("jan") == []
    assert found("naam telefoon") == ["Bel [naam] op [telefoon]"]


def test_who_says_nothing_any_more_is_not_found_any_more():
    gist = hear("Gebeld")

    gist.words = ""
    gist.save()

    assert found("bellen") == []
    assert not Stems.objects.exists()


def test_what_is_forgotten_is_forgotten_by_the_search():
    gist = hear("Gebeld")

    gist.signal.delete()

    assert found("bellen") == []


def test_a_correction_loses_nothing():
    gist = hear("Gebeld")

    gist.correct("polarity", "positive", by=cast.anna(), at=cast.MONDAY)

    assert found("bellen") == ["Gebeld"]


def test_a_text_of_a_megabyte_is_kept_and_found():
    hear("bel " + "woord " * 200_000)

    assert len(found("bel")) == 1
