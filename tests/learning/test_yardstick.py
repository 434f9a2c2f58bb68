"""A plan whose guardrail was read by two readers is not judged; read again by one, it is."""

from datetime import timedelta

import pytest

from tests import cast
from tests.learning.test_evaluating import answers, judged, live
from wallofchange.learning.judging.yardstick import read_by
from wallofchange.listening.models import Signal
from wallofchange.understanding.models import Gist, Reading, Theme
from wallofchange.understanding.models.at_once import insert

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]
RAIL = {"guardrails": [{"measure": "below", "margin": 0.05}]}


def read_in_words(version_before, version_after):
    """Nobody was asked what they expected: a reader says so, of every fourth answer."""
    Signal.objects.update(expectation="")
    middle = Signal.objects.order_by("said_at").first().said_at + timedelta(weeks=8)
    for place, signal in enumerate(Signal.objects.order_by("said_at")[::40]):
        cast.read(signal, expectation="below" if place % 4 == 0 else "met")
        version = version_before if signal.said_at < middle else version_after
        Reading.objects.filter(signal=signal).update(version=version)


@pytest.mark.parametrize(("versions", "verdict"), [(("1", "2"), "cannot_judge"), (("2", "2"), None)])
def test_a_guardrail_read_by_two_readers_leaves_no_verdict_until_one_has_read_all(versions, verdict):
    answers(0.8, a_week=10)
    read_in_words(*versions)

    evaluation = judged(live(**RAIL))

    codes = [trap["code"] for trap in evaluation.result["traps"]]
    assert ("T16" in codes) == (verdict == "cannot_judge")
    assert (evaluation.verdict == "cannot_judge") == (verdict == "cannot_judge")
    if verdict:
        assert "re-read with one reader" in evaluation.sentence_en
        assert "door één lezer" in evaluation.sentence_nl


def test_a_guardrail_of_which_another_stood_in_for_one_text_has_its_verdict_and_the_count():
    answers(0.8, a_week=120)
    read_in_words("1", "1")
    first = Reading.objects.order_by("pk").first()
    Reading.objects.filter(pk=first.pk).update(version="2~stood")

    evaluation = judged(live(**RAIL))

    [trap] = [trap for trap in evaluation.result["traps"] if trap["code"] == "T16"]
    assert "test 2~stood" in trap["text"]
    assert "another reader read" in trap["text"]
    assert evaluation.verdict != "cannot_judge"


def read_as_met(signal):
    """A reading and what therefore holds, not kept yet: a thousand one by one take too long."""
    reading = Reading(signal=signal, reader="test", version="1", at=signal.heard_at, words="Goed zo")
    reading.polarity, reading.polarity_p, reading.expectation, reading.expectation_p = (
        "neutral",
        0.9,
        "met",
        0.9,
    )
    reading.threshold, reading.confidence = 0.5, 0.9
    return Gist.drawn(reading, {})


def about(theme, *, since=None):
    """One reader read all of it, and finds a theme in what was said from some moment on."""
    Signal.objects.update(expectation="")
    signals = list(Signal.objects.order_by("pk"))
    gists = [read_as_met(signal) for signal in signals]
    insert([gist.reading for gist in gists])
    keys = dict(Reading.objects.values_list("signal", "pk"))
    for gist in gists:
        gist.reading_id = keys[gist.pk]
    insert(gists)
    hung = Gist.themes.through
    insert([hung(gist_id=one.pk, theme_id=theme.pk) for one in gists if not since or one.said_at >= since])


@pytest.mark.parametrize("from_the_change_on", [True, False])
def test_where_customers_begin_to_speak_of_what_the_list_does_not_know_there_is_no_verdict(
    from_the_change_on,
):
    answers(0.8, a_week=12)
    theme = Theme.objects.create(slug="waiting", name_nl="Wachten", name_en="Waiting")
    middle = Signal.objects.order_by("said_at").first().said_at + timedelta(weeks=8)
    about(theme, since=middle if from_the_change_on else None)

    evaluation = judged(live(**RAIL))

    assert ("without a known theme" in evaluation.sentence_en) == from_the_change_on
    assert (evaluation.verdict == "cannot_judge") == from_the_change_on


def test_a_plan_without_labels_does_not_mind_who_reads():
    answers(0.8, a_week=10)
    read_in_words("1", "2")

    assert "T16" not in [trap["code"] for trap in judged(live()).result["traps"]]


@pytest.mark.parametrize(
    ("stated", "reviewed", "reader", "told"),
    [
        ("met", False, "tfidf", ""),
        ("", True, "tfidf", ""),
        ("not_stated", False, "tfidf", "tfidf 1"),
        ("", None, None, ""),
    ],
)
def test_what_people_said_has_no_reader(stated, reviewed, reader, told):
    assert read_by(stated, reviewed, reader, "1" if reader else None) == told
