"""Reading by a reader from elsewhere: asked once, a few at a time, and honest about who stood in for it."""

from collections.abc import Iterator

import pytest

from tests import cast
from tests.servers.chat import chat, forget, heard
from wallofchange.house.worker import read_everything
from wallofchange.reading.shipped import shipped_feeler
from wallofchange.understanding.house_reader import house_reader
from wallofchange.understanding.models import Reading
from wallofchange.understanding.pull import pull

pytestmark = pytest.mark.django_db

NUMBER = "Artikel 8719128664021 is kapot"


@pytest.fixture(scope="module")
def running() -> Iterator[str]:
    with chat() as url:
        yield url


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


def test_a_reader_over_a_line_reads_a_few_a_round_so_that_the_other_rooms_have_their_turn(elsewhere):
    elsewhere("well")
    for each in range(12):
        cast.signal(f"De monteur kwam {each} keer te laat")

    assert [pull(at=cast.MONDAY), pull(at=cast.MONDAY), pull(at=cast.MONDAY)] == [10, 2, 0]
    assert Reading.objects.filter(reader="endpoint").count() == 12
