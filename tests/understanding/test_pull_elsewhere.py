"""Reading by a reader from elsewhere: asked once, a few at a time, and honest about who stood in for it."""

import pytest

from tests import cast
from tests.servers.chat import forget, heard
from wallofchange.house.worker import read_everything
from wallofchange.reading.shipped import shipped_feeler
from wallofchange.understanding.asking_again import ask_again
from wallofchange.understanding.house_reader import house_reader
from wallofchange.understanding.models import Bookmark, Gist, Reading, Theme
from wallofchange.understanding.pull import pull
from wallofchange.understanding.turning import takes_over

pytestmark = pytest.mark.django_db

NUMBER = "Artikel 8719128664021 is kapot"


@pytest.fixture
def elsewhere(running, monkeypatch):
    """A home that chose this endpoint; called with how it behaves."""
    forget(running)

    def chosen(mode: str) -> str:
        monkeypatch.setenv("WALLOFCHANGE_READER", f"endpoint:{running}")
        monkeypatch.setenv("WALLOFCHANGE_READER_MODEL", mode)
        monkeypatch.setenv("WALLOFCHANGE_READER_LIMITS", "requests=100000")
        house_reader.cache_clear()
        return running

    yield chosen
    house_reader.cache_clear()


def test_what_may_not_be_asked_is_read_here_and_the_rest_is_kept_as_well(elsewhere):
    server = elsewhere("well")
    late, number = cast.signal("De monteur kwam te laat"), cast.signal(NUMBER)

    read = pull(at=cast.MONDAY)

    assert read == 2
    assert late.readings.get().reader == "endpoint"
    assert number.readings.get().reader == shipped_feeler().name
    assert number.gist.reading.uncertain
    assert len(heard(server)) == 1


def test_nothing_is_asked_twice_whoever_read_it(elsewhere):
    server = elsewhere("chatty")
    cast.signal("De monteur kwam te laat")
    cast.signal(NUMBER)

    read = read_everything()

    assert (read, pull(at=cast.MONDAY)) == (2, 0)
    assert len(heard(server)) == 1


def test_who_stood_in_is_not_taken_for_the_reader_it_is_otherwise(elsewhere):
    signal = cast.signal(NUMBER)
    pull(at=cast.MONDAY)
    elsewhere("well")

    pull(at=cast.TUESDAY)

    own, stood_in = signal.readings.order_by("at")
    assert own.reader == stood_in.reader == shipped_feeler().name
    assert stood_in.version.startswith(f"{own.version}~")
    assert own.confidence > stood_in.confidence


def test_who_reads_again_after_another_takes_up_what_it_read_before(elsewhere):
    signal = cast.signal("De app liep vast en de monteur kwam te laat")
    corrected = cast.signal("De monteur kwam te laat")
    pull(at=cast.MONDAY)
    corrected.gist.correct("polarity", "positive", by=cast.sefa(), at=cast.MONDAY)
    own = signal.readings.get()
    server = elsewhere("well")
    pull(at=cast.TUESDAY)
    Theme.objects.get(slug="app").retire(by=cast.anna(), at=cast.TUESDAY)
    Theme.add("vastlopen", "freezing", phrases=["liep vast"], by=cast.anna(), at=cast.TUESDAY)
    asked = len(heard(server))

    house_reader.cache_clear()
    with pytest.MonkeyPatch.context() as bundled:
        bundled.delenv("WALLOFCHANGE_READER")
        rounds = [pull(at=cast.FRIDAY), pull(at=cast.FRIDAY)]

    gist = Gist.objects.get(pk=signal.pk)
    assert rounds == [2, 0]
    assert (gist.reading, signal.readings.count()) == (own, 2)
    assert sorted(theme.slug for theme in gist.themes.all()) == ["app", "freezing", "on-time", "people"]
    assert Gist.objects.get(pk=corrected.pk).polarity == "positive"
    assert len(heard(server)) == asked


def test_two_programs_with_different_readers_do_not_turn_each_other_back(elsewhere):
    signal = cast.signal("De monteur kwam te laat")
    pull(at=cast.MONDAY)
    elsewhere("well")
    pull(at=cast.TUESDAY)

    Bookmark.of("somebody", "else")  # another program reads by another reader, and this one goes on
    Bookmark._turned_to = (house_reader().name, house_reader().version)

    assert pull(at=cast.FRIDAY) == 0
    assert Gist.objects.get(pk=signal.pk).reading.reader == "endpoint"


def test_a_reader_over_a_line_reads_a_few_a_round_so_that_the_other_rooms_have_their_turn(elsewhere):
    elsewhere("well")
    for each in range(12):
        cast.signal(f"De monteur kwam {each} keer te laat")

    assert [pull(at=cast.MONDAY), pull(at=cast.MONDAY), pull(at=cast.MONDAY)] == [10, 2, 0]
    assert Reading.objects.filter(reader="endpoint").count() == 12


def test_what_another_read_while_the_reader_was_down_is_asked_once_more_when_somebody_says_so(elsewhere):
    elsewhere("down_at_first")
    late = cast.signal("De monteur kwam te laat")
    number = cast.signal(NUMBER)
    pull(at=cast.MONDAY)
    assert late.readings.get().reader == shipped_feeler().name
    house_reader.cache_clear()  # the house was started again since

    assert pull(at=cast.TUESDAY) == 0
    asked = ask_again(at=cast.TUESDAY)

    late.gist.refresh_from_db()
    assert asked == (2, 1)
    assert late.gist.reading.reader == "endpoint"
    assert number.gist.reading.reader == shipped_feeler().name
    assert ask_again(at=cast.TUESDAY) == (1, 0)


def test_what_a_person_corrected_stays_when_the_reader_is_asked_once_more(elsewhere):
    elsewhere("down_at_first")
    signal = cast.signal("De monteur kwam te laat")
    pull(at=cast.MONDAY)
    signal.gist.correct("polarity", "positive", by=cast.anna(), at=cast.MONDAY)
    house_reader.cache_clear()

    ask_again(at=cast.TUESDAY)

    assert signal.readings.count() == 2
    assert Gist.objects.get(pk=signal.pk).polarity == "positive"


def test_a_reader_of_another_choice_would_take_over_what_is_read_and_a_new_version_of_ours_just_does(
    elsewhere, monkeypatch
):
    assert takes_over() is None  # nothing is read yet
    cast.signal("De monteur kwam te laat")
    pull(at=cast.MONDAY)
    Bookmark.objects.update(version="2-of-last-year")
    ours = takes_over()

    elsewhere("well")
    chosen = takes_over()
    pull(at=cast.TUESDAY)
    taken = takes_over()
    elsewhere("unhurried")
    other_model = takes_over()
    monkeypatch.delenv("WALLOFCHANGE_READER_MODEL")
    house_reader.cache_clear()
    not_to_be_had = takes_over()

    assert (ours, chosen, taken) == (None, ("bundled", "endpoint"), None)
    assert other_model == ("endpoint", "endpoint")
    assert not_to_be_had == ("endpoint", "bundled")


def test_what_people_taught_a_reader_from_elsewhere_is_no_other_choice(elsewhere):
    elsewhere("well")
    cast.signal("De monteur kwam te laat")
    pull(at=cast.MONDAY)

    Bookmark.objects.update(version=f"{house_reader().version}+5a5a5a5a")

    assert takes_over() is None


def test_who_reads_from_now_on_is_told_where_another_did(elsewhere, caplog):
    cast.signal("De monteur kwam te laat")
    pull(at=cast.MONDAY)
    told_at_first = "from now on" in caplog.text
    elsewhere("well")

    pull(at=cast.TUESDAY)

    assert not told_at_first
    told = f"This home was read by {shipped_feeler().name}; endpoint reads all of it from now on."
    assert told in caplog.text
