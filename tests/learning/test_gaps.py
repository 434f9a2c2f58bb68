"""Items of a survey beside the score: SERVQUAL's gap, and the index in its model."""

from datetime import date, timedelta

import numpy as np
import pytest

from tests import cast
from wallofchange.learning.parts.gaps import gaps_of
from wallofchange.learning.parts.index import index_of
from wallofchange.learning.parts.scope import Scope
from wallofchange.listening.models import Signal

pytestmark = pytest.mark.django_db
DAY = cast.MONDAY.date()
SINCE = DAY - timedelta(days=7)


def answered(rows):
    source, moment = cast.source(), cast.moment()
    Signal.objects.bulk_create(
        [
            Signal(
                source=source,
                moment=moment,
                said_at=cast.MONDAY,
                heard_at=cast.MONDAY,
                fingerprint=f"item-{at}",
                extra=row,
            )
            for at, row in enumerate(rows)
        ]
    )


def gaps(user=None):
    return gaps_of(Scope.of(cast.moment(), SINCE, DAY, user or cast.anna()))


def index(user=None):
    return index_of(Scope.of(cast.moment(), SINCE, DAY, user or cast.anna()))


def modelled(n, seed=1):
    """Answers on 1-10 in which expectation moves quality, and quality satisfaction."""
    lots = np.random.default_rng(seed)
    expectation = lots.normal(size=n)
    quality = 0.6 * expectation + 0.8 * lots.normal(size=n)
    satisfaction = 0.7 * quality + 0.7 * lots.normal(size=n)

    def item(level):
        return np.clip(np.round(7 + 1.5 * level + 0.7 * lots.normal(size=n)), 1, 10)

    columns = {
        f"{name}.{number}": item(level)
        for name, level in (
            ("expectation", expectation),
            ("quality", quality),
            ("satisfaction", satisfaction),
        )
        for number in (1, 2, 3)
    }
    return [{name: float(values[at]) for name, values in columns.items()} for at in range(n)]


def test_a_gap_is_what_was_experienced_less_what_was_expected():
    answered(
        [
            {
                "staff.polite.perceived": 5 + at % 2,
                "staff.polite.expected": 6 + at % 2,
                "punctual": 4,
                "arm": 1,
            }
            for at in range(40)
        ]
    )

    (staff,) = gaps().rows

    assert (staff.label, staff.n, staff.found.gap.estimate) == ("staff", 40, -1.0)


def test_the_widest_gap_comes_first_and_is_said():
    lots = np.random.default_rng(1)
    answered(
        [
            {
                "netjes.ervaren": 5 + lots.normal(),
                "netjes.verwacht": 5 + lots.normal(),
                "op_tijd.ervaren": 4 + lots.normal(),
                "op_tijd.verwacht": 6 + lots.normal(),
            }
            for _ in range(80)
        ]
    )

    found = gaps()

    assert [row.name for row in found.rows] == ["op_tijd", "netjes"]
    assert found.sentence.nl == "Minder dan mensen verwachtten: op tijd."


def test_the_zone_of_tolerance_needs_its_own_questions():
    lots = np.random.default_rng(1)
    answered(
        [
            {"calm.perceived": 5 + lots.normal(), "calm.adequate": 4 + lots.normal(), "calm.desired": 6.5}
            for _ in range(60)
        ]
    )

    assert [row.place for row in gaps().rows] == ["within what people tolerate"]


def test_nine_answers_show_no_gap():
    answered([{"calm.perceived": 5, "calm.expected": 6}] * 9)

    assert [row.found for row in gaps().rows] == [None]


def test_one_side_alone_is_no_gap_and_others_see_none():
    answered([{"calm.perceived": 5}] * 20)
    assert gaps() is None

    Signal.objects.all().delete()
    answered([{"calm.perceived": 5, "calm.expected": 6}] * 20)
    assert gaps(cast.chantal()) is None


def test_the_index_comes_with_expectation_as_a_construct_of_its_own():
    answered(modelled(300))

    found = index()

    assert (found.n, set(found.constructs)) == (300, {"expectation", "quality", "satisfaction"})
    satisfaction = found.constructs["satisfaction"]
    assert 55 < satisfaction.low < satisfaction.estimate < satisfaction.high < 75
    assert found.paths["quality", "satisfaction"].low > 0.3
    assert found.sentence.en.startswith("The satisfaction index is 6")


def test_below_two_hundred_and_fifty_it_says_what_it_takes():
    answered(modelled(249))

    found = index()

    assert found.rows == []
    assert found.sentence.en == (
        "An index takes 250 customers who answered every question; now there are 249."
    )


def test_an_item_that_never_differs_makes_no_model():
    answered([row | {"quality.1": 7.0} for row in modelled(260)])

    assert "no model" in index().sentence.en


def test_without_the_items_there_is_no_index():
    answered([{"satisfaction.1": 7}] * 300)

    assert index() is None


def test_who_skips_an_item_does_not_count():
    rows = modelled(260)
    del rows[0]["quality.2"]
    answered(rows)

    assert index().n == 259


@pytest.mark.parametrize(("name", "said"), [("gaps", "Less than people expected"), ("index", "of 100")])
def test_the_fragments_and_their_calculations(client, name, said):
    lots = np.random.default_rng(3)
    answered([row | {"calm.perceived": 4 + lots.normal(), "calm.expected": 6} for row in modelled(260)])
    client.force_login(cast.anna())
    days = f"?from={date(2026, 1, 1)}&until={date(2026, 12, 31)}"

    fragment = client.get(f"/moments/engineer/{name}/{days}", headers={"HX-Request": "true"})
    calculation = client.get(f"/moments/engineer/{name}.json{days}")

    assert said in fragment.text
    assert calculation.json()["method"]["en"]


@pytest.mark.parametrize("name", ["drivers", "history", "yardstick", "wishes", "gaps", "index"])
def test_every_part_says_a_plain_sentence_where_there_is_nothing(client, name):
    cast.moment()
    client.force_login(cast.anna())

    fragment = client.get(f"/moments/engineer/{name}/", headers={"HX-Request": "true"})
    calculation = client.get(f"/moments/engineer/{name}.json")

    assert (fragment.status_code, calculation.json()) == (200, {"found": None})
