"""A plan whose guardrail was read by two readers is not judged; read again by one, it is."""

from datetime import timedelta

import pytest

from tests import cast
from tests.learning.test_evaluating import answers, judged, live
from wallofchange.learning.yardstick import read_by
from wallofchange.listening.models import Signal
from wallofchange.understanding.models import Reading

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
