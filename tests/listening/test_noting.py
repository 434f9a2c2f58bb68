"""What a customer told a colleague becomes a signal: theirs in words, ours in no figure."""

from datetime import timedelta

import pytest

from tests import cast
from wallofchange.diary.models import Entry
from wallofchange.diary.refused import Refused
from wallofchange.listening.models import NOTED, Signal
from wallofchange.listening.noting import LONGEST, LONGEST_WAIT, note_down
from wallofchange.understanding.models import Gist

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]


def noted(words="He waited in the cold for an hour", **more):
    given = {"team": cast.team(), "by": cast.anna(), "at": cast.MONDAY, "key": "k"} | more
    return note_down(words, **given)


def test_a_note_is_a_signal_of_a_source_of_its_own_without_a_customer_or_a_colleague():
    signal = noted("  He waited\r\nin the cold ", moment=cast.moment())

    assert (signal.words, signal.channel, signal.source.kind) == ("He waited\nin the cold", "note", NOTED)
    assert (signal.moment, signal.customer, signal.score, signal.expectation) == (
        cast.moment(),
        None,
        None,
        "",
    )
    assert signal.said_at == signal.heard_at == cast.MONDAY
    assert "anna" not in repr(vars(signal)).lower()


def test_the_diary_knows_who_noted_it():
    signal = noted()

    entry = Entry.objects.get(noun="listening.signal", noun_id=signal.pk)
    assert (entry.verb, entry.actor_id, entry.team_id) == (
        "noted for a customer",
        cast.anna().pk,
        cast.team().pk,
    )


def test_the_same_key_of_the_same_person_notes_once():
    first, second = noted(), noted()

    assert first == second
    assert Entry.objects.filter(verb="noted for a customer").count() == 1
    assert noted(by=cast.sefa()) != first
    assert noted(key="another") != first


def test_two_teams_have_two_sources_and_a_team_has_one():
    assert noted().source == noted(key="another").source
    assert noted(team=cast.team("IT"), by=cast.mirjam()).source.team == cast.team("IT")


@pytest.mark.parametrize(
    ("waited", "said"),
    [
        (timedelta(hours=3), timedelta(hours=3)),
        (timedelta(days=400), LONGEST_WAIT),
        (timedelta(days=-2), timedelta(0)),
    ],
)
def test_what_waited_was_said_then_and_heard_now(waited, said):
    signal = noted(waited=waited)

    assert (signal.heard_at, signal.said_at) == (cast.MONDAY, cast.MONDAY - said)


@pytest.mark.parametrize(
    ("words", "more", "code"),
    [
        (" \n ", {}, "empty"),
        ("a" * (LONGEST + 1), {}, "too_long"),
        ("He waited", {"by": cast.bram}, "not_yours"),
        ("He waited", {"by": cast.chantal}, "not_yours"),
    ],
)
def test_a_refusal_says_what_to_do_and_keeps_nothing(words, more, code):
    with pytest.raises(Refused) as refused:
        noted(words, **{name: make() for name, make in more.items()})

    assert (refused.value.code, bool(refused.value.remedy)) == (code, True)
    assert Signal.objects.count() == 0


def test_the_longest_note_fits_whatever_the_line_ends_are():
    assert len(noted("a\r\n" * (LONGEST // 2)).words) == LONGEST - 1


def test_it_is_heard_by_the_team_and_nobody_else_and_never_counted():
    signal, answer = noted(), cast.heard()
    cast.read(signal)

    assert set(Signal.objects.seen_by(cast.sefa())) == {signal, answer}
    assert list(Signal.objects.seen_by(cast.bram())) == []
    assert list(Signal.objects.heard().counted()) == [answer]
    assert [gist.pk for gist in Gist.objects.seen_by(cast.anna()).counted()] == [answer.pk]


def test_no_figure_of_the_house_counts_it_neither_from_the_record_nor_from_the_lake():
    from wallofchange.learning.cube import counts
    from wallofchange.learning.lake import parts

    cast.read(noted(moment=cast.moment()))
    cast.heard(moment=cast.moment())

    def heard():
        return [(key, n) for key, n in counts(by=("channel",), moment=cast.moment()).silent]

    from_the_record = heard()
    parts.pull(at=cast.FRIDAY)

    assert from_the_record == heard() == [(("survey",), 1)]
