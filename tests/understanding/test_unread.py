"""As long as there is something that no reader has come to, the pages say so, and no lots are drawn."""

import pytest

from tests import cast
from wallofchange.listening.models import Signal
from wallofchange.understanding import audit
from wallofchange.understanding.models import Bookmark
from wallofchange.understanding.models.bookmark import FEW
from wallofchange.understanding.unread import Unread, is_read_anew, unread_for

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]


def test_what_has_words_and_was_not_read_is_counted_for_who_may_hear_it():
    cast.heard("Read already")
    cast.signal("Not yet")
    cast.signal("Nor this one", of="IT")
    cast.signal("")

    assert unread_for(cast.anna()) == Unread(1, more=False)
    assert unread_for(cast.mirjam()) == Unread(2, more=False)
    assert unread_for(cast.chantal()) == Unread(0, more=False)


def test_the_pages_say_so_until_all_is_read(client):
    client.force_login(cast.anna())
    signal = cast.signal("Not yet")

    before = client.get("/signals/").content.decode()
    cast.read(signal)
    after = client.get("/signals/").content.decode()

    assert "1 answer is still being read" in before
    assert "still being read" not in after


def test_one_question_whatever_there_is(django_assert_num_queries):
    for _ in range(3):
        cast.signal("Not yet")
    mirjam = cast.mirjam()

    with django_assert_num_queries(1):
        unread_for(mirjam)


def test_no_lots_are_drawn_while_a_large_import_is_being_read():
    heard = cast.heard("Read already")
    wait = [
        Signal(source=heard.source, said_at=cast.MONDAY, heard_at=cast.MONDAY, words="?", fingerprint=str(n))
        for n in range(FEW + 1)
    ]
    Signal.objects.bulk_create(wait)

    during = audit.draw(at=cast.MONDAY)
    Signal.objects.filter(fingerprint__in=["0", "1"]).delete()

    assert during == 0
    assert audit.draw(at=cast.MONDAY) == 1


def test_history_is_read_anew_until_the_reader_of_today_has_read_it():
    for number in range(FEW + 1):
        cast.heard(f"words {number}")
    before = is_read_anew()
    Bookmark.of("another reader", "1")
    while_it_reads = is_read_anew()
    Bookmark.objects.filter(current=True).update(upto=Signal.objects.last().pk)

    assert (before, while_it_reads, is_read_anew()) == (False, True, False)
