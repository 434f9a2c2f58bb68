"""What customers wrote lies sealed, and is opened for who may, says why, and is written down."""

import base64

import pytest
from django.db import connection
from django.test import override_settings

from tests import cast
from wallofchange.diary.models import Entry
from wallofchange.diary.refused import Refused
from wallofchange.listening.models import Signal
from wallofchange.listening.models.sealed import MARK, WrongKey, seal, unseal
from wallofchange.people.models import User

pytestmark = pytest.mark.django_db
WORDS = "Bel mij op 06-12345678, groet Tineke"
REASON = "The customer asked what she wrote"


def kept(signal: Signal) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM listening_signal WHERE id = %s", [signal.pk])
        return str(cursor.fetchone()[0])


def may_see(user: User) -> User:
    user.sees_originals = True
    user.save()
    return user


def test_the_database_does_not_tell_what_was_written():
    signal = cast.signal(WORDS)

    assert kept(signal).startswith(MARK)
    assert "Tineke" not in kept(signal)
    assert Signal.objects.get(pk=signal.pk).words == WORDS


def test_the_same_words_lie_there_differently_each_time():
    assert seal(WORDS) != seal(WORDS)


def test_nothing_written_can_still_be_asked_for():
    silent = cast.signal("")

    assert list(Signal.objects.filter(words="")) == [silent]


def test_what_was_kept_before_there_was_a_seal_can_be_read():
    assert unseal(WORDS) == WORDS


def test_another_key_opens_nothing_and_tells_nothing():
    sealed = seal(WORDS)

    another = base64.urlsafe_b64encode(b"k" * 32).decode()
    with override_settings(ORIGINALS_KEY=another), pytest.raises(WrongKey) as problem:
        unseal(sealed)

    assert "Tineke" not in str(problem.value)


def test_sealed_words_that_were_changed_are_not_taken_for_words():
    sealed = seal(WORDS)

    with pytest.raises(WrongKey):
        unseal(sealed[:-6] + "AAAA" + sealed[-2:])


def test_originals_cannot_be_searched():
    with pytest.raises(Exception, match="Unsupported lookup"):
        Signal.objects.filter(words__contains="Tineke").exists()


def test_who_may_and_says_why_sees_the_original_and_the_diary_knows():
    signal = cast.signal(WORDS)

    words = signal.original(by=may_see(cast.anna()), at=cast.MONDAY, reason=REASON)

    entry = Entry.objects.get(verb="saw the original")
    assert words == WORDS
    assert (entry.actor_name, entry.noun_id, entry.data) == ("Anna Wiersma", signal.pk, {"reason": REASON})


def test_a_manager_without_the_right_sees_no_original():
    with pytest.raises(Refused, match="may not see originals"):
        cast.signal(WORDS).original(by=cast.mirjam(), at=cast.MONDAY, reason=REASON)


def test_the_right_does_not_reach_another_teams_customers():
    with pytest.raises(Refused, match="customers of Service"):
        cast.signal(WORDS).original(by=may_see(cast.bram()), at=cast.MONDAY, reason=REASON)


def test_without_a_reason_nothing_is_shown_and_nothing_noted():
    with pytest.raises(Refused, match="why you need"):
        cast.signal(WORDS).original(by=may_see(cast.anna()), at=cast.MONDAY, reason=" ok ")

    assert not Entry.objects.exists()
