"""The pages of room: who is in, how it is arranged, calendars in and out; every refusal has a way on."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from icalendar import Calendar

from tests import cast
from tests.deciding.visit import stand
from wallofchange.deciding.models import Capacity, Cycle, Exemption, RoomLeft, WipLimit
from wallofchange.diary.clock import now
from wallofchange.people.models import Absence, CalendarKey, TeamDay, WorkWeek

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _a_small_team():
    Capacity.objects.create(team=cast.team(), hours_a_week=100, period="week")
    cast.anna()


def path(part: str) -> str:
    return f"/teams/{cast.team().pk}/{part}/"


def cycle() -> Cycle:
    return Cycle.of(cast.team(), timezone.localdate())


def text(answer) -> str:
    return answer.content.decode()


def test_one_line_says_who_is_away_and_one_tap_that_they_are_not():
    client = stand(cast.sefa())
    client.post(path("absences"), {"line": "tomorrow"})
    page = text(client.get(path("room")))

    client.post(f"/absences/{Absence.objects.get().pk}/withdrawal/")

    assert "Sefa is away on" in page
    assert not Absence.objects.standing().exists()


def test_a_line_without_a_day_keeps_what_was_typed_and_says_how():
    answer = stand(cast.sefa()).post(path("absences"), {"line": "some day"})

    assert answer.status_code == 409
    assert [
        'value="some day"' in text(answer),
        "2-6 nov" in text(answer),
        "Write it otherwise" in text(answer),
    ] == [True] * 3


def test_the_lead_says_it_for_somebody_and_a_colleague_may_not():
    cast.sefa()
    lead = stand(cast.anna()).post(path("absences"), {"line": "Sefa tomorrow"})
    other = stand(cast.sefa()).post(path("absences"), {"line": "Anna tomorrow"})

    assert (lead.status_code, other.status_code) == (303, 409)
    assert [each.user for each in Absence.objects.all()] == [cast.sefa()]


def test_a_calendar_file_brings_whole_days_and_no_word_of_why():
    day = f"{now() + A_DAY:%Y%m%d}"
    file = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Hospital\r\n"
        f"DTSTART;VALUE=DATE:{day}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    ).encode()
    client = stand(cast.sefa())

    answer = client.post(path("absences"), {"calendar": SimpleUploadedFile("my.ics", file)}, follow=True)

    assert "1 absence came in." in text(answer)
    assert "Hospital" not in text(answer)


def test_a_calendar_program_reads_along_until_the_key_is_taken_back():
    client = stand(cast.sefa())
    cycle()
    Absence.enter(cast.sefa(), timezone.localdate(), by=cast.sefa(), at=now())
    page = text(client.post(path("calendar")))
    address = page.split('<code class="address">http://testserver')[1].split("<")[0]

    feed = stand().get(address)
    names = [str(event["SUMMARY"]) for event in Calendar.from_ical(feed.content).walk("VEVENT")]
    client.post(f"/calendar-keys/{CalendarKey.objects.get().pk}/revoked/")

    assert feed["Content-Type"] == "text/calendar; charset=utf-8"
    assert {"Period: 20 hours of room", "Sefa Yildiz is away", "Day-start"} <= set(names)
    assert stand().get(address).status_code == 404


def test_who_left_the_team_reads_along_no_longer():
    _key, plain = CalendarKey.issue(cast.team(), cast.sefa(), at=now())
    cast.team().memberships.filter(user=cast.sefa()).delete()

    assert stand().get(f"/calendar/{plain}.ics").status_code == 404
    assert stand().get("/calendar/nobody.ics").status_code == 404


def test_a_rhythm_that_overlaps_has_a_button_that_works():
    cycle().plan_regular("Tax", Decimal(1), by=cast.anna(), at=now())
    client, free = stand(cast.anna()), cycle().ends_on + A_DAY
    wanted = {"period": "month", "weeks": "1", "since": timezone.localdate().isoformat()}

    refused = client.post(path("rhythm"), wanted)
    begun = client.post(path("rhythm"), wanted | {"since": free.isoformat()})

    assert (refused.status_code, f'value="{free.isoformat()}"' in text(refused)) == (409, True)
    assert (begun.status_code, Capacity.objects.get().period) == (303, "month")


def test_an_exception_with_an_end_that_cannot_be_has_a_button_that_works():
    client = stand(cast.anna())
    wanted = {"hours": "1", "reason": "A rule", "until": (timezone.localdate() - A_DAY).isoformat()}

    refused = client.post(path("exemptions"), wanted)
    client.post(path("exemptions"), wanted | {"until": cycle().ends_on.isoformat()})
    client.post(f"/exemptions/{Exemption.objects.get().pk}/end/")

    assert (refused.status_code, "Let it end on" in text(refused)) == (409, True)
    assert (Exemption.objects.get().used, cycle().exempted) == (0, 0)


def test_the_lead_arranges_hours_days_open_hours_and_limits():
    client, sefa = stand(cast.anna()), cast.sefa()
    posts = [
        ("capacity", {"hours": "80", "share": "25"}),
        ("weeks", {"user": sefa.pk, "hours": ["8"] * 5 + ["0", ""]}),
        ("days", {"on": (timezone.localdate() + A_DAY).isoformat(), "works": "no", "words": "Party"}),
        ("open-hours", {"hours": "2", "opens_at": "13:30"}),
        ("wip-limits", {"selection": "3", "realisation": "2", "evaluation": ""}),
    ]

    done = [client.post(path(part), given).status_code for part, given in posts]

    page = text(client.get(path("arrangement")))
    assert done == [303] * 5
    assert ["Party" in page, "from 13:30" in page, "25 % kept" in page] == [True] * 3
    assert (WorkWeek.objects.get().hours[4:], WipLimit.objects.count()) == ([8, 0, 0], 2)
    assert client.post(f"/team-days/{TeamDay.objects.get().pk}/removal/").status_code == 303


@pytest.mark.parametrize(
    ("part", "given"),
    [
        ("capacity", {"hours": "80", "share": "10"}),
        ("capacity", {"hours": "-1", "share": "20"}),
        ("rhythm", {"period": "year"}),
        ("weeks", {"hours": ["30"] * 7}),
        ("open-hours", {"hours": "7"}),
        ("open-hours", {"hours": "1", "opens_at": "noon"}),
        ("wip-limits", {"selection": "none"}),
        ("days", {"on": "some day"}),
    ],
)
def test_what_cannot_be_arranged_is_said_with_what_can(part, given):
    answer = stand(cast.anna()).post(path(part), {"user": cast.anna().pk} | given)

    assert (answer.status_code, 'class="buttons"' in text(answer)) == (409, True)


@pytest.mark.parametrize("part", ["capacity", "rhythm", "days", "open-hours", "wip-limits"])
def test_a_member_looks_and_does_not_arrange(part):
    given = {"hours": "80", "share": "30", "period": "week", "selection": "3"}
    client = stand(cast.sefa())

    assert client.get(path("arrangement")).status_code == 200
    assert client.post(path(part), given).status_code == 409


PARTS = [
    "arrangement", "absences", "calendar", "rhythm", "capacity", "weeks", "days", "open-hours", "wip-limits",
]  # fmt: skip


@pytest.mark.parametrize("part", PARTS)
def test_the_pages_are_the_teams_own(part):
    verb = "get" if part == "arrangement" else "post"

    assert getattr(stand(), verb)(path(part)).url.startswith("/login/")
    for somebody in (cast.chantal(), cast.bram()):
        assert getattr(stand(somebody), verb)(path(part)).status_code == 404


def test_what_hangs_on_a_team_is_nobody_elses_to_take_away():
    exemption = cycle().exempt(Decimal(1), reason="A rule", until=cycle().ends_on, by=cast.anna(), at=now())
    booking = cycle().plan_regular("Tax", Decimal(1), by=cast.anna(), at=now())
    day = TeamDay.mark(cast.team(), timezone.localdate(), by=cast.anna(), at=now())
    key, _plain = CalendarKey.issue(cast.team(), cast.anna(), at=now())
    away = Absence.enter(cast.anna(), timezone.localdate(), by=cast.anna(), at=now())
    paths = [
        f"/exemptions/{exemption.pk}/end/",
        f"/bookings/{booking.pk}/return/",
        f"/cycles/{cycle().pk}/left/",
        f"/team-days/{day.pk}/removal/",
        f"/calendar-keys/{key.pk}/revoked/",
        f"/absences/{away.pk}/withdrawal/",
        f"/ideas/{cast.idea().pk}/visits/",
    ]

    for somebody in (cast.chantal(), cast.bram()):
        assert [stand(somebody).post(each).status_code for each in paths] == [404] * len(paths)
    assert [stand().post(each).status_code for each in paths] == [302] * len(paths)


def test_regular_work_is_given_back_and_planned_small_when_nothing_is_said():
    client = stand(cast.sefa())
    client.post(path("room"), {"title": "Tax"})
    planned = cycle().regular

    client.post(f"/bookings/{cycle().bookings.get().pk}/return/")

    assert (planned, cycle().regular) == (8, 0)


@pytest.mark.parametrize(
    ("given", "how", "word"),
    [({"quiet": "1"}, "quiet", ""), ({"word": "ill"}, "word", "ill"), ({"skip": "1"}, "skipped", "")],
)
def test_what_held_us_back_is_one_tap_or_one_word(given, how, word):
    stand(cast.sefa()).post(f"/cycles/{cycle().pk}/left/", given)

    assert list(RoomLeft.objects.values_list("how", "word")) == [(how, word)]


def test_an_idea_takes_the_first_place_of_another_team_with_one_tap():
    it = cast.team("IT")
    it.add(cast.bram(), lead=True)
    Capacity.objects.create(team=it, hours_a_week=100, open_hours=2)
    idea, client = cast.idea(), stand(cast.sefa())

    offered = "First free slot at IT" in text(client.get(f"/ideas/{idea.pk}/"))
    client.post(f"/ideas/{idea.pk}/visits/", {"host": it.pk})

    assert (offered, idea.bookings.get().hours) == (True, 2)


def test_a_full_column_is_refused_on_the_wall_with_two_ways_on():
    first, second = cast.idea(), cast.idea("Another")
    WipLimit.agree(cast.team(), "selection", 1, by=cast.anna(), at=now())
    first.choose(by=cast.anna(), at=now())

    answer = stand(cast.sefa()).post(f"/ideas/{second.pk}/decisions/", {"to": "selection"})

    assert (answer.status_code, "Look at what hangs there" in text(answer)) == (409, True)


def test_the_page_takes_as_many_queries_for_three_as_for_one(django_assert_max_num_queries):
    client = stand(cast.anna())
    client.get(path("room"))
    took = []
    for number in range(3):
        cycle().plan_regular(f"Work {number}", Decimal(1), by=cast.anna(), at=now())
        Absence.enter(cast.anna(), timezone.localdate() + (number + 1) * A_DAY, by=cast.anna(), at=now())
        with django_assert_max_num_queries(60) as found:
            client.get(path("room"))
        took.append(len(found))

    assert took[0] == took[2]
