"""The room over the API: the same rules as on the page, each refusal with its way on."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests import cast
from wallofchange.deciding.models import Capacity, Cycle, Exemption
from wallofchange.diary.clock import now
from wallofchange.people.models import Absence, Team, Token, User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_team():
    Capacity.objects.create(team=cast.team(), hours_a_week=100, period="week")
    cast.anna()


def call(verb: str, path: str, by: User | None = None, **sent: Any) -> Any:
    _token, key = Token.issue(by or cast.anna(), "test", scopes=["read", "write"], at=now())
    client = Client(headers={"Authorization": f"Bearer {key}", "Accept-Language": "en"})
    how = {"content_type": "application/json"} | sent
    return getattr(client, verb)(f"/api/v1/teams/{path}", **({} if verb == "get" else how))


def own(path: str) -> str:
    return f"{cast.team().pk}/{path}"


def cycle() -> Cycle:
    return Cycle.of(cast.team(), timezone.localdate())


def test_work_without_hours_is_small():
    answer = call("post", own("regular-work"), data={"title": "Tax"})

    assert (answer.status_code, cycle().regular) == (201, 8)


def test_an_import_plans_what_fits_and_says_of_the_rest_what_does_work():
    free = cycle().free
    work = [{"title": "Tax", "hours": str(free)}, {"title": "More", "hours": "1"}, {"title": " "}]

    told = call("post", own("regular-work/import"), data=work).json()

    assert [(each["title"], each["booking"] is not None, each["code"]) for each in told] == [
        ("Tax", True, ""),
        ("More", False, "reserve"),
        (" ", False, "empty"),
    ]
    assert all(each["remedy"] for each in told if each["code"])
    assert cycle().free == 0


@pytest.mark.parametrize("hours", ["-1", "nan", "1e9"])
def test_hours_that_are_none_are_not_taken_in(hours):
    answer = call("post", own("regular-work"), data={"title": "Tax", "hours": hours})

    assert (answer.status_code, cycle().regular) == (422, 0)


def test_the_reserve_is_broken_by_name_until_a_day_and_ended_again():
    day = cycle().ends_on
    made = call("post", own("exemptions"), data={"hours": 5, "reason": "A rule", "until": f"{day}"})
    late = call(
        "post",
        own("exemptions"),
        data={"hours": 5, "reason": "A rule", "until": f"{day + timedelta(days=1)}"},
    )

    ended = call("delete", f"exemptions/{made.json()['id']}")

    assert (made.status_code, made.json()["by"], ended.json()["used"]) == (201, "Anna Wiersma", "0.00")
    assert (late.status_code, late.json()["code"], Exemption.objects.count()) == (409, "until", 1)


def test_a_team_opens_hours_and_another_takes_the_first_place():
    it = cast.team("IT")
    opened = call("patch", f"{it.pk}/planning", by=cast.bram(), data={"open_hours": 2, "open_from": "00:00"})
    idea = cast.idea()

    taken = call("post", f"visits/{idea.pk}", data={"host": it.pk})

    assert (opened.status_code, taken.status_code, taken.json()["host"]) == (200, 201, it.pk)
    assert call("get", "first-free").json()["at"] > taken.json()["at"]


def test_planning_is_changed_whole_or_not_at_all():
    answer = call("patch", own("planning"), data={"hours_a_week": 50, "limits": {"inventory": 3}})

    assert (answer.status_code, answer.json()["code"]) == (409, "limit")
    assert call("get", own("planning")).json()["hours_a_week"] == "100.00"


def test_absence_is_said_in_a_line_or_in_days_and_brought_with_a_calendar():
    calendar = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\n"
        f"DTSTART;VALUE=DATE:{now():%Y%m%d}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    line = call("post", own("absences"), data={"line": "tomorrow"})
    days = call("post", own("absences"), data={"first": "2030-01-01", "user": cast.sefa().pk})
    brought = call("post", own("absences/calendar"), data=calendar, content_type="text/calendar")
    again = call("post", own("absences/calendar"), data=calendar, content_type="text/calendar")

    gone = call("delete", f"absences/{line.json()['id']}")

    assert [each.status_code for each in (line, days, brought, gone)] == [201, 201, 200, 204]
    assert (brought.json()["new"], again.json()["new"], again.json()["known"]) == (1, 0, 1)
    assert Absence.objects.standing().count() == 2


def test_a_week_and_a_closed_day_change_the_hours_of_the_period():
    today = cycle().starts_on
    call("post", own("weeks"), data={"user": cast.anna().pk, "hours": [8, 8, 8, 8, 8, 0, 0]})
    hours = cycle().hours

    call("post", own("days"), data={"on": f"{today}"})

    assert (hours, cycle().hours) == (40, 32)


PATHS = [
    ("get", "room"), ("get", "cycles"), ("post", "regular-work"), ("post", "regular-work/import"),
    ("get", "exemptions"), ("post", "exemptions"), ("get", "planning"), ("patch", "planning"),
    ("get", "absences"), ("post", "absences"), ("post", "absences/calendar"), ("post", "days"),
    ("delete", "days/2030-01-01"), ("post", "weeks"), ("post", "calendar-keys"),
]  # fmt: skip
BODIES = {
    "regular-work": {"title": "Tax"},
    "regular-work/import": [{"title": "Tax"}],
    "exemptions": {"hours": 1, "reason": "x", "until": "2030-01-01"},
    "planning": {},
    "absences": {"line": "tomorrow"},
    "days": {"on": "2030-01-01"},
    "weeks": {"user": 1, "hours": []},
}


@pytest.mark.parametrize(("verb", "path"), PATHS)
def test_what_is_a_teams_own_is_nobody_elses(verb, path):
    for somebody in (cast.chantal(), cast.bram()):
        answer = call(verb, own(path), by=somebody, data=BODIES.get(path, {}))
        assert answer.status_code == 404
    assert Team.objects.get(name="Service").cycles.filter(regular__gt=0).count() == 0


def test_the_list_of_cycles_takes_as_many_queries_for_three_as_for_one(django_assert_max_num_queries):
    cycle()
    with django_assert_max_num_queries(14):
        call("get", own("cycles"))
    for weeks in (1, 2):
        Cycle.of(cast.team(), timezone.localdate() + timedelta(weeks=weeks))
    with django_assert_max_num_queries(14):
        call("get", own("cycles"))
