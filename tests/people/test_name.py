"""A colleague's name stays in a compliment only with their own leave."""

import pytest
from django.test import Client

from tests import cast
from wallofchange.diary.models import Entry
from wallofchange.people.models import User

pytestmark = pytest.mark.django_db


def visit(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_no_name_stays_by_itself():
    cast.anna()

    assert User.objects.names_that_may_stay() == frozenset()


def test_my_first_and_my_full_name_stay_when_i_say_so():
    visit(cast.anna()).post("/settings/name/", {"may_stay": "yes"})

    assert User.objects.names_that_may_stay() == {"anna", "anna wiersma"}


def test_leave_can_be_taken_back():
    visit(cast.anna()).post("/settings/name/", {"may_stay": "yes"})
    visit(cast.anna()).post("/settings/name/", {})

    assert User.objects.names_that_may_stay() == frozenset()
    assert Entry.objects.count() == 2


def test_nobody_gives_leave_for_somebody_else():
    sefa = cast.sefa()

    visit(cast.anna()).post("/settings/name/", {"may_stay": "yes", "user": str(sefa.pk)})

    assert "sefa" not in User.objects.names_that_may_stay()


def test_who_has_left_is_named_no_more():
    anna = cast.anna()
    anna.name_may_stay, anna.is_active = True, False
    anna.save()

    assert User.objects.names_that_may_stay() == frozenset()


def test_an_administrator_says_who_sees_originals():
    anna = cast.anna()

    visit(cast.admin()).post(f"/settings/people/{anna.pk}/originals/", {"sees": "yes"})

    anna.refresh_from_db()
    assert anna.sees_originals
    assert Entry.objects.get().data == {"sees": True}


def test_a_manager_cannot_give_that_right():
    mirjam = cast.mirjam()

    answer = visit(mirjam).post(f"/settings/people/{mirjam.pk}/originals/", {"sees": "yes"})

    mirjam.refresh_from_db()
    assert answer.status_code == 403
    assert not mirjam.sees_originals
