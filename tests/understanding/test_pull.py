"""Reading what customers said: once by each version, kept, and never over what people know better."""

import pytest

from tests import cast
from wallofchange.listening.models import Batch
from wallofchange.reading.shipped import shipped_feeler
from wallofchange.understanding import pull as room
from wallofchange.understanding.models import Bookmark, Gist, Reading, Theme
from wallofchange.understanding.pull import pull

pytestmark = pytest.mark.django_db


def test_what_is_unread_is_read_once():
    cast.signal("Keurig op tijd, heel blij mee")
    cast.signal("Nobody came, I waited all day")

    first, second = pull(at=cast.MONDAY), pull(at=cast.MONDAY)

    assert (first, second) == (2, 0)
    assert Reading.objects.count() == Gist.objects.count() == 2


def test_a_limit_leaves_the_rest_for_the_next_round():
    for _ in range(3):
        cast.signal()

    assert [pull(2, at=cast.MONDAY), pull(2, at=cast.MONDAY), pull(2, at=cast.MONDAY)] == [2, 1, 0]


def test_a_signal_without_words_is_read_as_well_and_says_nothing():
    signal = cast.signal("", score=3, expectation="below")

    pull(at=cast.MONDAY)

    assert (signal.gist.words, signal.gist.polarity, signal.gist.expectation) == ("", "neutral", "below")


def test_the_answer_in_the_survey_beats_the_text():
    signal = cast.signal("It was so much better than I expected, great", expectation="met")

    pull(at=cast.MONDAY)

    assert signal.readings.get().expectation == "exceeded"
    assert signal.gist.expectation == "met"


def test_without_an_answer_in_the_survey_the_text_speaks():
    signal = cast.signal("It was so much better than I expected, great", expectation="not_stated")

    pull(at=cast.MONDAY)

    assert signal.gist.expectation == "exceeded"


def test_a_gist_carries_what_lists_filter_by():
    signal = cast.signal("It was two hours late", moment=cast.moment(), unit="Noord")

    pull(at=cast.MONDAY)

    gist = signal.gist
    assert (gist.said_at, gist.source, gist.moment, gist.channel, gist.unit) == (
        signal.said_at,
        signal.source,
        signal.moment,
        "survey",
        "Noord",
    )
    assert [theme.slug for theme in gist.themes.all()] == ["on-time"]


def test_personal_data_does_not_reach_the_gist():
    signal = cast.signal("Call me on 06 12345678 please, nobody came")

    pull(at=cast.MONDAY)

    assert "12345678" not in signal.gist.words
    assert signal.gist.asks_answer


def test_a_batch_that_is_still_coming_in_is_not_read():
    batch = Batch.objects.create(source=cast.source(), file_name="a.csv", at=cast.MONDAY)
    cast.signal(batch=batch)

    while_running = pull(at=cast.MONDAY)
    Batch.objects.update(state=Batch.State.DONE)

    assert (while_running, pull(at=cast.MONDAY)) == (0, 1)


def test_a_signal_that_was_taken_out_while_it_was_read_is_left_alone():
    stays, goes = cast.signal("Everything was fine"), cast.signal("I waited all day")
    readings = room.read_words([stays, goes])
    signals = [stays, type(goes)(pk=goes.pk)]
    goes.delete()

    room.keep(signals, readings, at=cast.MONDAY)

    assert [gist.signal_id for gist in Gist.objects.all()] == [stays.pk]


def test_two_workers_that_read_the_same_signals_keep_one_reading():
    signals = [cast.signal(), cast.signal("Top")]
    readings = room.read_words(signals)

    room.keep(signals, readings, at=cast.MONDAY)
    room.keep(signals, readings, at=cast.TUESDAY)

    assert [reading.at for reading in Reading.objects.all()] == [cast.MONDAY, cast.MONDAY]
    assert Gist.objects.count() == 2


class Stumbling:
    """A reader that stumbles over some words, or over all."""

    name, version = "stumbling", "1"

    def __init__(self, over: str) -> None:
        self._over = over

    def feel(self, texts):
        if any(self._over in text for text in texts):
            raise ZeroDivisionError(texts)
        return shipped_feeler().feel(texts)


def test_words_that_cannot_be_read_keep_no_others_waiting(caplog):
    signals = [cast.signal(words) for words in ("Top", "Fijn geholpen", "Een afgrond zo diep", "Slecht")]

    room.keep(signals, room.read_each(signals, Stumbling("afgrond")), at=cast.MONDAY)

    gists = Gist.objects.in_bulk()
    assert [gists[signal.pk].words for signal in signals] == ["Top", "Fijn geholpen", "", "Slecht"]
    assert f"Signal {signals[2].pk} cannot be read: ZeroDivisionError" in caplog.text
    assert "afgrond" not in caplog.text


def test_a_reader_that_can_read_nothing_leaves_all_for_the_next_round():
    with pytest.raises(ZeroDivisionError):
        room.read_each([cast.signal("Top"), cast.signal("Slecht")], Stumbling(""))


def test_a_new_version_reads_again_and_the_gist_follows_it():
    signal = cast.heard("Keurig op tijd, heel blij mee")  # read by a test reader before

    read = pull(at=cast.TUESDAY)

    assert read == 1
    assert signal.readings.count() == 2
    assert Gist.objects.get().reading.version == room.current_reader()[1]


def test_a_correction_survives_a_new_version():
    signal = cast.heard("Keurig op tijd, heel blij mee")
    signal.gist.correct("polarity", "neutral", by=cast.anna(), at=cast.MONDAY)
    signal.gist.correct("themes", [], by=cast.anna(), at=cast.MONDAY)

    pull(at=cast.TUESDAY)

    gist = Gist.objects.get()
    assert (gist.polarity, list(gist.themes.all()), gist.corrected) == ("neutral", [], True)
    assert gist.reading.polarity == "positive"


def test_the_first_reading_fills_the_list_of_themes():
    assert not Theme.objects.exists()

    Theme.objects.of_this_home()
    Theme.objects.filter(slug="app").delete()

    assert "app" not in [theme.slug for theme in Theme.objects.of_this_home()]


def test_a_worker_with_nothing_to_do_starts_where_it_was():
    signal = cast.signal(heard_at=cast.MONDAY)

    pull(at=cast.TUESDAY)

    assert Bookmark.objects.get().upto == signal.pk
    assert pull(at=cast.TUESDAY) == 0


def test_what_was_heard_just_now_is_looked_at_once_more():
    cast.signal(heard_at=cast.MONDAY)

    pull(at=cast.MONDAY)

    assert Bookmark.objects.get().upto == 0


def test_an_import_that_is_coming_in_is_not_passed_by():
    batch = Batch.objects.create(source=cast.source(), file_name="a.csv", at=cast.MONDAY)
    cast.signal("From the file", batch=batch)
    later = cast.signal("By hand")

    pull(at=cast.TUESDAY)
    Batch.objects.update(state=Batch.State.DONE)

    assert pull(at=cast.TUESDAY) == 1
    assert Bookmark.objects.get().upto == later.pk


def test_a_part_moves_the_bookmark_to_its_end():
    first, second = cast.signal(), cast.signal()

    pull(1, at=cast.TUESDAY)
    half_way = Bookmark.objects.get().upto
    pull(1, at=cast.TUESDAY)

    assert (half_way, Bookmark.objects.get().upto) == (first.pk, second.pk)


def test_the_number_of_queries_does_not_grow_with_the_signals(django_assert_num_queries):
    Theme.objects.of_this_home()
    cast.signal()
    pull(at=cast.MONDAY)

    for number in (1, 3):
        for _ in range(number):
            cast.signal()
        with django_assert_num_queries(24):
            pull(at=cast.MONDAY)


def test_after_a_change_of_reader_what_is_new_comes_first():
    old = [cast.signal(f"Old {number}", heard_at=cast.MONDAY) for number in range(3)]
    pull(at=cast.TUESDAY)
    Bookmark.objects.update(version="before")
    Reading.objects.update(version="before")
    new = cast.signal("New", heard_at=cast.TUESDAY)

    read = [pull(2, at=cast.FRIDAY) for _ in range(4)]

    today = Reading.objects.by(*room.current_reader()).order_by("pk")
    assert read == [1, 2, 1, 0]
    assert [reading.signal for reading in today] == [new, *old]
    assert Bookmark.of(*room.current_reader()).upto == new.pk
