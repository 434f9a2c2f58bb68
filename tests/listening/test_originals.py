"""What customers wrote lies sealed, and is opened for who may, says why, and is written down."""

import base64
import os
import subprocess
import sys
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection
from django.test import override_settings

from tests import cast
from wallofchange.diary.models import Entry
from wallofchange.diary.refused import Refused
from wallofchange.house.home import Home
from wallofchange.listening.models import Signal
from wallofchange.listening.models.sealed import MARK, WrongKey, seal, unseal
from wallofchange.people.models import User
from wallofchange.understanding.models import Bookmark, Gist, Reading
from wallofchange.understanding.pull import pull

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]
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


def under_another_key():
    return override_settings(ORIGINALS_KEY=base64.urlsafe_b64encode(b"k" * 32).decode())


def test_when_the_key_is_lost_the_pages_stay_open_and_say_what_to_do():
    signal = cast.signal(WORDS)

    with under_another_key():
        found = Signal.objects.get(pk=signal.pk)
        with pytest.raises(Refused, match="sealed with another key") as refused:
            found.original(by=may_see(cast.anna()), at=cast.MONDAY, reason=REASON)

    assert found.words == ""
    assert "originals.key" in refused.value.remedy
    assert not Entry.objects.exists()


def test_words_that_cannot_be_opened_are_not_lost_when_their_signal_is_saved():
    signal = cast.signal(WORDS)

    with under_another_key():
        Signal.objects.get(pk=signal.pk).save()

    assert Signal.objects.get(pk=signal.pk).words == WORDS


def test_when_the_key_is_lost_what_was_read_before_stays(caplog):
    old = cast.signal(WORDS)
    pull(at=cast.MONDAY)
    before = Gist.objects.get(signal=old).words

    with under_another_key():
        Reading.objects.update(version="0")
        Bookmark.objects.all().delete()
        new = cast.signal("Keurig op tijd")
        pull(at=cast.MONDAY)
        pull(at=cast.MONDAY)

    assert Gist.objects.get(signal=old).words == before != ""
    assert Gist.objects.get(signal=new).words == "Keurig op tijd"
    assert "put the home's own originals.key back" in caplog.text
    assert "Tineke" not in caplog.text


def test_the_key_is_for_its_owner_alone_and_is_made_once(tmp_path):
    first = Home(tmp_path / "home").originals_key()
    again = Home(tmp_path / "home").originals_key()

    assert again == first
    assert (tmp_path / "home" / "originals.key").stat().st_mode & 0o777 == 0o600


def test_words_from_before_there_was_a_seal_are_sealed_and_found_again():
    signals = [cast.signal(WORDS), cast.signal("already sealed"), cast.signal("")]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE listening_signal SET words = %s WHERE id = %s", [WORDS, signals[0].pk])
    sealing = import_module("wallofchange.listening.migrations.0002_sealed_words_and_number_patterns")

    editor = SimpleNamespace(connection=connection)
    sealing.seal_all(apps, editor)
    sealing.seal_all(apps, editor)  # begun anew after a fall

    assert [kept(signal)[: len(MARK)] for signal in signals] == [MARK, MARK, ""]
    assert [each.words for each in Signal.objects.order_by("pk")] == [WORDS, "already sealed", ""]


def test_a_home_from_before_the_seal_is_brought_up_to_date_with_its_words(tmp_path):
    script = tmp_path / "old_home.py"
    script.write_text(OLD_HOME, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {
        "WALLOFCHANGE_HOME": str(tmp_path / "home"),
        "DJANGO_SETTINGS_MODULE": "wallofchange.house.settings",
    }

    told = subprocess.run(
        [sys.executable, str(script)], env=environment, capture_output=True, text=True, check=True
    )

    assert told.stdout.split("\n")[:2] == ["True", WORDS]


OLD_HOME = f"""
import django
django.setup()
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

call_command("migrate", "listening", "0001_initial", verbosity=0)
executor = MigrationExecutor(connection)
old = executor.loader.project_state([("listening", "0001_initial")]).apps
at = django.utils.timezone.now()
team = old.get_model("people", "Team").objects.create(name="Service")
source = old.get_model("listening", "Source").objects.create(name="Survey", team_id=team.pk, at=at)
old.get_model("listening", "Signal").objects.create(
    source_id=source.pk, said_at=at, heard_at=at, words={WORDS!r}, fingerprint="1"
)
call_command("migrate", verbosity=0)
from wallofchange.listening.models import Signal
with connection.cursor() as cursor:
    cursor.execute("SELECT words FROM listening_signal")
    print(cursor.fetchone()[0].startswith("sealed1:"))
print(Signal.objects.get().words)
"""
