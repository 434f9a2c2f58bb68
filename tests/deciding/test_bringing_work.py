"""Planned work brought over on the page: what fits is planned, the rest says why and stays in the field."""

import io
from datetime import date, timedelta
from decimal import Decimal

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests import cast
from tests.deciding.periods import open_on_holidays
from tests.deciding.visit import stand
from wallofchange.deciding.bringing_work import MOST_AT_ONCE, Work
from wallofchange.deciding.models import Booking, Capacity, Cycle
from wallofchange.deciding.models.hours import SMALL
from wallofchange.deciding.work_lines import lines_in, work_of
from wallofchange.diary.refused import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_small_team():
    Capacity.objects.create(team=cast.team(), hours_a_week=25)  # 100 in a cycle, 20 of which are kept
    open_on_holidays(cast.team())


def bring(lines="", *, who=cast.sefa, file=None, **given):
    """Send it, and look at the page it leads to."""
    client = stand(who())
    sent = {"lines": lines} | ({"file": file} if file else {}) | given
    answer = client.post(f"/teams/{cast.team().pk}/regular-work/", sent)
    there = client.get(answer.url.split("#")[0]) if answer.status_code == 303 else answer
    return answer, there.content.decode()


def planned():
    return [(each.title, each.hours) for each in Booking.objects.order_by("pk")]


def in_the_field(page):
    return page.split('name="lines"')[1].split("</textarea>")[0].split(">", 1)[1]


@pytest.mark.parametrize(
    ("line", "work"),
    [
        ("Yearly check; 12", Work("Yearly check", Decimal(12))),
        ("Yearly check;12,5", Work("Yearly check", Decimal("12.5"))),
        ("Yearly check\t12 uur", Work("Yearly check", Decimal(12))),
        ("Yearly check, 12 h", Work("Yearly check", Decimal(12))),
        ("Yearly check", Work("Yearly check", SMALL)),
        ("Yearly check;", Work("Yearly check", SMALL)),
        ("Tax, second part", Work("Tax, second part", SMALL)),
        ("Tax 3,5", Work("Tax 3,5", SMALL)),
        ("Tax; 3; 2026-03-09", Work("Tax", Decimal(3), date(2026, 3, 9))),
        ("Tax; 3; 9-3-2026", Work("Tax", Decimal(3), date(2026, 3, 9))),
    ],
)
def test_a_line_is_read_as_people_write_it(line, work):
    assert work_of(line) == work


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Tax; many", "hours"),
        ("Tax; -1", "hours"),
        ("Tax; nan", "hours"),
        ("Tax; 1; tomorrow", "day"),
        ("Tax; 1; 31-02-2026", "day"),
        ("a" * 201, "too_long"),
    ],
)
def test_a_line_that_cannot_be_read_says_what_to_write(line, code):
    refusal = work_of(line)

    assert isinstance(refusal, Refused)
    assert (refusal.code, bool(refusal.remedy)) == (code, True)


@pytest.mark.parametrize("heading", ["title;hours", "Titel; Uren", "werk\turen"])
def test_a_line_that_names_the_columns_is_no_work(heading):
    assert lines_in(f"{heading}\n\nTax; 3\n ; \n") == ["Tax; 3"]


def test_what_fits_is_planned_and_the_page_says_how_much():
    answer, page = bring("Tax; 30\nYearly check\n")

    assert (answer.status_code, planned()) == (303, [("Tax", 30), ("Yearly check", SMALL)])
    assert "2 pieces of work are planned." in page
    assert in_the_field(page) == ""


def test_what_does_not_fit_stays_in_the_field_with_its_reason_and_a_button_that_works():
    _answer, page = bring("Tax; 70\nMove house; 30\nYearly check; 10\nPost; soon")

    assert planned() == [("Tax", 70), ("Yearly check", 10)]
    assert "These 20 hours are kept for improving." in page
    assert "&#x27;soon&#x27; is not a number of hours." in page
    assert in_the_field(page) == "Move house; 30\nPost; soon"
    assert f'name="on" value="{Cycle.of(cast.team(), timezone.localdate()).starts_on.isoformat()}"' in page
    assert "Put them on" in page


def test_looking_again_plans_nothing_twice_and_says_nothing_twice():
    answer, _page = bring("Tax; 70\nMove house; 30")

    again = stand(cast.sefa()).get(answer.url.split("#")[0]).content.decode()

    assert planned() == [("Tax", 70)]
    assert "not planned" not in again


def test_they_can_be_put_in_the_next_period():
    here = Cycle.of(cast.team(), timezone.localdate())
    later = here.ends_on + timedelta(days=1)

    bring("Tax; 60", on=later.isoformat())

    assert Booking.objects.get().cycle.starts_on == later


def test_a_sheet_is_brought_by_its_headers_in_either_language():
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in (["Nr", "Omschrijving", "Uren"], [1, "Belasting", 12.0], [2, "Post", None]):
        book.active.append(row)
    book.save(file)

    bring(file=SimpleUploadedFile("plan.xlsx", file.getvalue()))

    assert planned() == [("Belasting", 12), ("Post", SMALL)]


@pytest.mark.parametrize("content", ["title,hours\nTax,12\n", "Tax;12\n", "Title;Hours;Who\nTax;12;Anna\n"])
def test_a_csv_is_brought_with_headers_and_without(content):
    bring(file=SimpleUploadedFile("plan.csv", content.encode()))

    assert planned() == [("Tax", 12)]


def test_a_refused_row_of_a_file_comes_back_as_a_line():
    _answer, page = bring(file=SimpleUploadedFile("plan.csv", b"title,hours\nTax,12\nHouse,90\n"))

    assert planned() == [("Tax", 12)]
    assert in_the_field(page) == "House; 90"


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"lines": " \n"}, "There is nothing written yet."),
        ({"lines": "Tax\n" * (MOST_AT_ONCE + 1)}, "That is more than 500 at once."),
        ({"lines": "Tax; 1", "file": b"%PDF-1.4 no table"}, "This is not a table but a PDF."),
        ({"lines": "Tax; 1", "on": "someday"}, "&#x27;someday&#x27; is not a day."),
    ],
)
def test_what_is_refused_as_a_whole_plans_nothing_and_keeps_the_lines(sent, says):
    if content := sent.get("file"):
        sent = sent | {"file": SimpleUploadedFile("plan.pdf", content)}
    answer, page = bring(**sent)

    assert (answer.status_code, planned()) == (409, [])
    assert says in page
    assert in_the_field(page).strip() == sent["lines"].strip()
    assert 'href="#work-lines-field"' in page


def test_another_team_s_room_is_not_there():
    assert bring("Tax; 1", who=cast.bram)[0].status_code == 404
    assert bring("Tax; 1", who=cast.chantal)[0].status_code == 404
    assert planned() == []


def test_the_page_speaks_dutch_as_well():
    anna, dutch = cast.anna(), {"Accept-Language": "nl"}
    client, there = stand(anna), f"/teams/{cast.team().pk}/regular-work/"
    answer = client.post(there, {"lines": "Belasting; 90"}, headers=dutch)
    page = client.get(answer.url.split("#")[0], headers=dutch).content.decode()

    assert "Eén regel is niet gepland; hij staat nog in het veld." in page
    assert "Plan ze in" in page
