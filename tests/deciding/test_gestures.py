"""Something extra for a customer: one click, no reason, within what is left for them."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from tests import cast
from tests.deciding.mandated import mandate
from tests.deciding.visit import stand
from wallofchange.deciding.models import Gesture
from wallofchange.deciding.models.gesture import extra_for
from wallofchange.diary.refused import Refused
from wallofchange.listening.models import Customer

pytestmark = pytest.mark.django_db


def customer(name: str = "Els de Wit") -> Customer:
    return Customer.objects.get_or_create(key=name, defaults={"name": name})[0]


def heard(of: str = "Service", who: str = "Els de Wit"):
    return cast.heard(of=of, customer=customer(who))


def left(signal, by=None, at=cast.MONDAY):
    extra = extra_for([signal], by=by or cast.sefa(), at=at).get(signal.pk)
    return extra and extra.left


def test_the_conversation_of_a_customer_offers_it_by_name():
    mandate()

    page = stand(cast.sefa()).get(f"/signals/{heard().pk}/").content.decode()

    assert "Something extra for Els?" in page
    assert "Up to €\xa040 you need not ask." in page


@pytest.mark.parametrize(
    ("name", "called"),
    [("Els de Wit", "Els"), ("meneer Nijhof", ""), ("Mrs. Okafor", ""), ("woningcorporatie De Hanze", "")],
)
def test_a_customer_is_called_by_a_first_name_and_never_by_a_title(name, called):
    mandate()
    signal = heard(who=name)

    assert extra_for([signal], by=cast.sefa(), at=cast.MONDAY)[signal.pk].first_name == called


def test_without_a_gesture_in_a_mandate_nothing_is_offered():
    signal = heard()
    mandate(gesture=0)

    assert left(signal) is None
    assert "Something extra" not in stand(cast.sefa()).get(f"/signals/{signal.pk}/").content.decode()


def test_one_click_does_it_without_a_reason():
    mandate()
    signal = heard()

    answer = stand(cast.sefa()).post(f"/signals/{signal.pk}/gestures/")

    made = Gesture.objects.get()
    assert (answer.status_code, made.money, made.by, made.what) == (303, 40, cast.sefa(), "")


def test_an_amount_and_a_word_may_be_given():
    mandate()
    signal = heard()

    stand(cast.sefa()).post(f"/signals/{signal.pk}/gestures/", {"money": "€ 4,50", "what": "a card"})

    assert (Gesture.objects.get().money, left(signal, at=timezone.now())) == (
        Decimal("4.50"),
        Decimal("35.50"),
    )


def test_what_a_customer_got_counts_in_every_conversation_for_a_year():
    mandate()
    Gesture.make(heard(), Decimal(30), by=cast.sefa(), at=cast.MONDAY)
    later = cast.MONDAY + timedelta(days=366)

    assert [left(heard()), left(heard(who="Jan")), left(heard(), at=later)] == [10, 40, 40]


def test_more_than_is_left_is_refused_with_what_is():
    mandate()
    Gesture.make(heard(), Decimal(30), by=cast.sefa(), at=cast.MONDAY)

    with pytest.raises(Refused, match="you need not ask up to €\xa010"):
        Gesture.make(heard(), Decimal(11), by=cast.sefa(), at=cast.MONDAY)


def test_it_can_be_taken_back_and_stays_on_record():
    mandate()
    signal = heard()
    made = Gesture.make(signal, Decimal(40), by=cast.sefa(), at=cast.MONDAY)

    stand(cast.sefa()).post(f"/gestures/{made.pk}/withdrawal/")

    made.refresh_from_db()
    assert (made.withdrawn_by, left(signal)) == (cast.sefa(), 40)


def test_a_mandate_of_ones_own_counts_where_it_is_wider():
    mandate()
    mandate(cast.sefa(), gesture=100)

    assert [left(heard()), left(heard(), by=cast.anna())] == [100, 40]


@pytest.mark.parametrize("many", [1, 3])
def test_many_conversations_take_as_many_queries_as_one(many, django_assert_max_num_queries):
    mandate()
    signals = [heard(who=f"Customer {number}") for number in range(many)]
    sefa = cast.sefa()

    with django_assert_max_num_queries(4):
        assert len(extra_for(signals, by=sefa, at=cast.MONDAY)) == many


@pytest.mark.parametrize("who", [cast.chantal, cast.bram])
def test_whoever_may_not_hear_a_customer_does_nothing_for_them_here(who):
    mandate()
    signal = heard()
    made = Gesture.make(signal, Decimal(4), by=cast.sefa(), at=cast.MONDAY)
    client = stand(who())

    answers = [
        client.post(f"/signals/{signal.pk}/gestures/"),
        client.post(f"/gestures/{made.pk}/withdrawal/"),
    ]

    assert [answer.status_code for answer in answers] == [404, 404]


@pytest.mark.parametrize("wrong", ["-1", "a lot", "0", "41"])
def test_an_amount_that_cannot_be_is_refused(wrong):
    mandate()

    answer = stand(cast.sefa()).post(
        f"/signals/{heard().pk}/gestures/", {"money": wrong}, headers={"Accept": "application/json"}
    )

    assert (answer.status_code, bool(answer.json()["remedy"]), Gesture.objects.count()) == (409, True, 0)
