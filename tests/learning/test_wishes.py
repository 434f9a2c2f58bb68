"""What customers wish for: Kano's two questions in the home."""

from datetime import date, timedelta

import pytest

from tests import cast
from wallofchange.learning.parts.scope import Scope
from wallofchange.learning.parts.wishes import wishes_of
from wallofchange.listening.models import KanoFeature, KanoPair

pytestmark = pytest.mark.django_db
DAY = cast.MONDAY.date()


def asked(key, pairs):
    feature = KanoFeature.objects.create(
        source=cast.source(),
        moment=cast.moment(),
        key=key,
        name_en=key,
        name_nl=key,
        heard_at=cast.MONDAY,
        fingerprint=key,
    )
    KanoPair.objects.bulk_create(
        [
            KanoPair(
                source=cast.source(),
                feature=feature,
                at=cast.MONDAY,
                heard_at=cast.MONDAY,
                fingerprint=f"{key}-{at}",
                functional=pair[0],
                dysfunctional=pair[1],
            )
            for at, pair in enumerate(pairs)
        ]
    )


def found(user=None):
    return wishes_of(Scope.of(cast.moment(), DAY - timedelta(days=7), DAY, user or cast.anna()))


def test_what_must_be_right_and_what_surprises_are_told_apart():
    asked("on time", [(3, 5)] * 40 + [(1, 5)] * 5)
    asked("a card", [(1, 3)] * 40 + [(3, 3)] * 5)

    wishes = found()

    assert [(row.name, row.said) for row in wishes.rows] == [
        ("on time", "must be right"),
        ("a card", "surprises"),
    ]
    assert wishes.rows[0].penalty.estimate == -1.0
    assert "Without this it is not right: on time." in wishes.sentence.en
    assert "Zonder dit is het niet goed: on time." in wishes.sentence.nl


def test_a_question_that_many_contradict_is_called_not_understood():
    asked("a robot", [(1, 1)] * 10 + [(1, 3)] * 25)

    assert [row.said for row in found().rows] == ["question not understood"]


def test_nine_answers_show_nothing_and_a_near_tie_is_unclear():
    asked("few", [(1, 3)] * 9)
    asked("tied", [(1, 3)] * 20 + [(3, 5)] * 19)

    assert {row.name: (row.found is None, row.said) for row in found().rows} == {
        "few": (True, "unclear yet"),
        "tied": (False, "unclear yet"),
    }


def test_nobody_asked_is_nothing_and_others_see_nothing():
    assert found() is None

    asked("on time", [(3, 5)] * 40)

    assert found(cast.chantal()) is None


def test_the_fragment_and_its_calculation(client):
    asked("on time", [(3, 5)] * 40)
    client.force_login(cast.anna())
    days = f"?from={date(2026, 1, 1)}&until={date(2026, 12, 31)}"

    fragment = client.get(f"/moments/engineer/wishes/{days}", headers={"HX-Request": "true"})
    calculation = client.get(f"/moments/engineer/wishes.json{days}").json()

    assert "must be right" in fragment.text
    assert calculation["features"][0]["category"] == "M"
