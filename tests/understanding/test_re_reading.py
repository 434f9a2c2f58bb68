"""When the list changes, history is read again; what people said of it stays."""

from datetime import timedelta

import pytest

from tests import cast
from tests.understanding.test_themes import hung, theme
from wallofchange.understanding import re_reading, teaching
from wallofchange.understanding.models import Reading, TaughtList, Theme, ThemeExample, ThemeReading
from wallofchange.understanding.pull import pull

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]
LATER = cast.TUESDAY + timedelta(hours=1)
AFTER_THAT = LATER + timedelta(days=1)


@pytest.fixture
def home() -> None:
    """A home whose list has been taken note of."""
    Theme.objects.of_this_home()
    re_reading.pull(at=cast.MONDAY)


def read_again(at=LATER) -> int:
    """All rounds that the worker makes; returns how many signals were read again."""
    re_reading.pull(at=at)  # takes up what changed
    return sum(iter(lambda: re_reading.pull(at=at), 0))


@pytest.mark.usefixtures("home")
def test_a_list_that_did_not_change_is_not_read_again():
    cast.signal("The parking place was full")
    pull(at=cast.MONDAY)

    assert re_reading.pull(at=LATER) == 0


def taught_parking() -> None:
    made = theme("parking")
    for said in ("full", "empty", "dear", "far", "small"):
        ThemeExample.give(made, words=f"The parking place is {said}", by=cast.anna(), at=cast.MONDAY)


@pytest.mark.usefixtures("home")
def test_a_list_that_was_taught_before_anything_was_heard_is_taught_again_once_there_is(monkeypatch):
    monkeypatch.setattr(teaching, "ENOUGH", 3)
    taught_parking()
    read_again()
    assert not TaughtList.latest().weights

    for said in ("cold", "warm", "weak"):
        cast.signal(f"The coffee was {said}")
    pull(at=LATER)
    read_again(AFTER_THAT)

    assert TaughtList.latest().weights


@pytest.mark.usefixtures("home")
def test_a_home_that_was_taught_in_an_earlier_way_is_taught_again(monkeypatch):
    cast.signal("The coffee was cold")
    pull(at=cast.MONDAY)
    taught_parking()
    read_again()
    assert read_again(AFTER_THAT) == 0

    monkeypatch.setattr(teaching, "WAY", teaching.WAY + 1)
    re_reading.pull(at=AFTER_THAT)

    _first, before, after = TaughtList.objects.order_by("pk")
    assert (before.at, after.at, bool(after.weights)) == (LATER, AFTER_THAT, True)


@pytest.mark.usefixtures("home")
def test_a_new_theme_is_found_in_what_was_heard_before():
    signal = cast.signal("The parking place was full")
    pull(at=cast.MONDAY)

    Theme.add("parkeren", "parking", phrases=["park*"], by=cast.anna(), at=cast.TUESDAY)
    count = read_again()

    assert (count, hung(signal)) == (1, ["parking"])
    assert signal.readings.get().themes == []
    assert ThemeReading.objects.get().themes == [
        {"theme": "parking", "passage": "The parking place was full"}
    ]


@pytest.mark.usefixtures("home")
def test_who_arranges_a_list_is_left_to_finish():
    cast.signal("The parking place was full")
    pull(at=cast.MONDAY)
    theme("parking", phrases=["park*"])
    changed = Theme.objects.get(slug="parking").changed_at

    soon = re_reading.pull(at=changed + timedelta(seconds=50))

    assert (soon, TaughtList.objects.count()) == (0, 1)


@pytest.mark.usefixtures("home")
def test_history_is_read_again_newest_first_and_in_parts():
    signals = [cast.signal(f"The parking place was full, day {day}") for day in range(3)]
    pull(at=cast.MONDAY)
    Theme.add("parkeren", "parking", phrases=["park*"], by=cast.anna(), at=cast.TUESDAY)

    re_reading.pull(at=LATER)
    first = re_reading.pull(2, at=LATER)

    assert (first, [hung(signal) for signal in signals]) == (2, [[], ["parking"], ["parking"]])
    assert (re_reading.pull(2, at=LATER), re_reading.pull(2, at=LATER)) == (1, 0)
    assert TaughtList.latest().percent == 100


@pytest.mark.usefixtures("home")
def test_corrections_survive_that_the_list_changes():
    signal = cast.signal("The parking place was full and nobody came")
    pull(at=cast.MONDAY)
    signal.gist.correct("themes", ["app"], by=cast.sefa(), at=cast.MONDAY)
    signal.gist.correct("polarity", "positive", by=cast.sefa(), at=cast.MONDAY)

    Theme.add("parkeren", "parking", phrases=["park*"], by=cast.anna(), at=cast.TUESDAY)
    read_again()

    assert (hung(signal), signal.gist.polarity) == (["app"], "positive")


@pytest.mark.usefixtures("home")
def test_a_correction_that_is_withdrawn_gives_way_to_what_the_list_of_today_finds():
    signal = cast.signal("The parking place was full")
    pull(at=cast.MONDAY)
    correction = signal.gist.correct("themes", ["app"], by=cast.sefa(), at=cast.MONDAY)
    Theme.add("parkeren", "parking", phrases=["park*"], by=cast.anna(), at=cast.TUESDAY)
    read_again()

    correction.withdraw(by=cast.sefa(), at=LATER)

    assert hung(signal) == ["parking"]


@pytest.mark.usefixtures("home")
def test_what_was_found_under_a_retired_theme_stays_when_all_is_read_again():
    signal = cast.signal("It was two hours late")
    pull(at=cast.MONDAY)

    Theme.objects.get(slug="on-time").retire(by=cast.anna(), at=cast.TUESDAY)
    read_again()

    assert hung(signal) == ["on-time"]


@pytest.mark.usefixtures("home")
def test_what_was_found_under_a_retired_theme_stays_when_another_reader_reads_it_anew():
    late, app = cast.signal("It was two hours late"), cast.signal("The app crashed and it was late")
    for signal in (late, app):
        cast.read(signal)
    Reading.objects.update(themes=[{"theme": "on-time", "passage": "late"}])
    Theme.objects.get(slug="on-time").retire(by=cast.anna(), at=cast.TUESDAY)
    correction = app.gist.correct("themes", ["price"], by=cast.sefa(), at=cast.TUESDAY)

    pull(at=cast.TUESDAY)
    corrected = hung(app)
    correction.withdraw(by=cast.sefa(), at=LATER)
    read_again()

    assert late.readings.count() == 2
    assert (hung(late), corrected, sorted(hung(app))) == (["on-time"], ["price"], ["app", "on-time"])


@pytest.mark.usefixtures("home")
def test_what_stays_under_a_retired_theme_is_kept_once_however_often_readers_change():
    late = cast.heard("It was two hours late")
    found = [{"theme": "on-time", "passage": "late"}]
    Reading.objects.update(themes=found)
    Theme.objects.get(slug="on-time").retire(by=cast.anna(), at=cast.TUESDAY)

    for _change in range(2):
        re_reading.keep_what_stays([late.readings.get()])

    assert ThemeReading.objects.get().themes == found


@pytest.mark.usefixtures("home")
def test_a_merged_theme_is_found_as_the_one_it_became_part_of():
    before = cast.signal("It was two hours late")
    pull(at=cast.MONDAY)

    late = Theme.objects.get(slug="on-time")
    late.merge(Theme.objects.get(slug="phone-wait"), by=cast.anna(), at=cast.TUESDAY)
    read_again()
    after = cast.signal("Again it was two hours late")
    pull(at=LATER)

    assert (hung(before), hung(after)) == (["phone-wait"], ["phone-wait"])


@pytest.mark.usefixtures("home")
def test_a_newer_reading_beats_what_an_older_list_found():
    signal = cast.signal("The parking place was full")
    cast.read(signal)
    Theme.add("parkeren", "parking", phrases=["park*"], by=cast.anna(), at=cast.TUESDAY)
    read_again()
    Theme.objects.get(slug="parking").point_to(["parking lot"], by=cast.anna(), at=LATER)

    pull(at=LATER + timedelta(hours=1))

    assert hung(signal) == []


@pytest.mark.usefixtures("home")
def test_moving_a_theme_in_the_tree_asks_for_no_reading():
    cast.signal("It was two hours late")
    pull(at=cast.MONDAY)

    Theme.objects.get(slug="on-time").move(
        Theme.objects.get(slug="listening"), by=cast.anna(), at=cast.TUESDAY
    )

    assert re_reading.pull(at=LATER) == 0


@pytest.mark.usefixtures("home")
def test_the_number_of_queries_does_not_grow_with_what_is_read_again(django_assert_max_num_queries):
    for _ in range(3):
        cast.signal("The parking place was full")
    pull(at=cast.MONDAY)
    Theme.add("parkeren", "parking", phrases=["park*"], by=cast.anna(), at=cast.TUESDAY)
    re_reading.pull(at=LATER)

    for limit in (1, 2):
        with django_assert_max_num_queries(26):
            re_reading.pull(limit, at=LATER)
