"""The page where a home says how its own numbers look, and the page that shows one original."""

import pytest
from django.test import Client

from tests import cast
from wallofchange.diary.models import Entry
from wallofchange.listening.models import NumberPattern
from wallofchange.people.models import User

pytestmark = pytest.mark.django_db


def visit(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_only_an_administrator_says_what_goes_from_a_text():
    assert visit(cast.mirjam()).get("/settings/redaction/").status_code == 403
    assert visit(cast.admin()).get("/settings/redaction/").status_code == 200


def test_a_pattern_is_kept_and_written_down():
    visit(cast.admin()).post("/settings/redaction/", {"name": "Order", "pattern": "WOC-######"})

    assert [str(each) for each in NumberPattern.objects.all()] == ["Order: WOC-######"]
    assert Entry.objects.get().verb == "added a number pattern"


def test_trying_shows_what_people_would_see_and_keeps_nothing():
    asked = {
        "name": "",
        "pattern": "WOC-######",
        "example": "About WOC-123456, call 06-12345678.",
        "try": "1",
    }

    page = visit(cast.admin()).post("/settings/redaction/", asked).content.decode()

    assert "About [number], call [phone]." in page
    assert not NumberPattern.objects.exists()


@pytest.mark.parametrize("pattern", ["(a+)+", "/(\\d+)+/", "/\\d*/", "??????", "##", "/[a-z]{0,9}/", ""])
def test_a_pattern_that_could_take_long_or_cover_too_much_is_refused(pattern):
    answer = visit(cast.admin()).post("/settings/redaction/", {"name": "Order", "pattern": pattern})

    assert answer.status_code == 409
    assert not NumberPattern.objects.exists()


def test_a_pattern_can_be_taken_out():
    pattern = NumberPattern.add("Order", "WOC-######", by=cast.admin(), at=cast.MONDAY)

    visit(cast.admin()).post(f"/settings/redaction/{pattern.pk}/removal/")

    assert not NumberPattern.objects.exists()


def test_an_original_is_shown_with_a_reason_and_is_not_kept_by_the_browser():
    signal = cast.heard("Call me, Tineke")
    anna = cast.anna()
    anna.sees_originals = True
    anna.save()

    asking = visit(anna).get(f"/signals/{signal.pk}/original/")
    shown = visit(anna).post(f"/signals/{signal.pk}/original/", {"reason": "She asked what she wrote"})

    assert "Tineke" not in asking.content.decode()
    assert "Call me, Tineke" in shown.content.decode()
    assert shown.headers["Cache-Control"] == "no-store"
    assert Entry.objects.filter(verb="saw the original").count() == 1


def test_without_the_right_there_is_no_way_to_an_original():
    signal = cast.heard("Call me, Tineke")

    page = visit(cast.anna()).get(f"/signals/{signal.pk}/").content.decode()
    answer = visit(cast.anna()).post(f"/signals/{signal.pk}/original/", {"reason": "I would like to know"})

    assert f"/signals/{signal.pk}/original/" not in page
    assert answer.status_code == 409
    assert "Tineke" not in answer.content.decode()


def test_another_teams_original_is_not_there():
    signal = cast.heard("Call me, Tineke")
    bram = cast.bram()
    bram.sees_originals = True
    bram.save()

    assert visit(bram).get(f"/signals/{signal.pk}/original/").status_code == 404
