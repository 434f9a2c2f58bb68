"""The register: who decided what, when, under which mandate and why; filtered, and taken along."""

import csv
import io
from datetime import time, timedelta
from decimal import Decimal

import pytest

from tests import cast
from tests.deciding.mandated import hilde, mandate
from tests.deciding.visit import stand
from wallofchange.analysis.tabular import open_table
from wallofchange.deciding.models import Ask, Capacity, Cycle, Gesture
from wallofchange.deciding.register import Look, found, latest, read, stream
from wallofchange.diary.refused import Refused

pytestmark = pytest.mark.django_db


def everything() -> None:
    """One decision of every kind."""
    given = mandate()
    Gesture.make(cast.heard(), Decimal("4.50"), what="a card", by=cast.sefa(), at=cast.MONDAY)
    cast.idea("Small", hours=4).choose(by=cast.sefa(), at=cast.MONDAY)
    Ask.put(cast.idea("Large", hours=20), by=cast.sefa(), at=cast.MONDAY).decline(
        "after the winter", by=hilde(), at=cast.TUESDAY
    )
    cycle = Cycle.of(cast.team(), cast.MONDAY.date())
    cycle.exempt(
        Decimal(2), reason="a tax rule", until=cycle.ends_on, by=hilde(), at=cast.TUESDAY + timedelta(hours=1)
    )
    assert given


def rows(user=None, **look):
    return latest(Look(user or cast.mirjam(), **look), 50)


def test_every_kind_of_decision_stands_in_it_the_latest_first():
    everything()

    told = [(row.who, row.what, row.why) for row in rows()]

    assert told[:2] == [
        ("Hilde Averink", "the reserve broken: 2 hours", "a tax rule"),
        ("Hilde Averink", "no, to: take it in hand", "after the winter"),
    ]
    assert sorted(told[2:]) == [
        ("Mirjam Kuiper", "a mandate given: Service: up to 12 hours and €\xa040", ""),
        ("Sefa Yildiz", "Chosen", ""),
        ("Sefa Yildiz", "something extra: €\xa04.50", "a card"),
    ]


def test_it_says_under_which_mandate():
    everything()

    assert {row.mandate for row in rows(kind="move")} == {"Service: up to 12 hours and €\xa040"}


def test_what_was_taken_back_stays_and_says_so():
    idea = cast.idea()
    idea.choose(by=cast.sefa(), at=cast.MONDAY)
    idea.undo(by=cast.sefa(), at=cast.MONDAY)

    assert [row.withdrawn for row in rows()] == [True]


def test_it_is_looked_through_by_team_person_kind_day_and_word():
    everything()
    looks = [
        {"team": cast.team("IT")}, {"team": cast.team()}, {"by": hilde()}, {"kind": "gesture"},
        {"since": cast.TUESDAY.date()}, {"until": cast.MONDAY.date()}, {"find": "winter"}, {"find": "Small"},
    ]  # fmt: skip

    assert [len(rows(**look)) for look in looks] == [0, 5, 2, 1, 2, 3, 1, 1]


def test_how_many_somebody_took_is_counted_for_nobody():
    cast.idea().choose(by=cast.anna(), at=cast.MONDAY)

    everybodys = stand(cast.mirjam()).get("/decisions/").content.decode()
    annas = stand(cast.mirjam()).get(f"/decisions/?by={cast.anna().pk}").content.decode()

    assert ("1 decision<" in everybodys, "1 decision<" in annas) == (True, False)


def test_one_sees_the_decisions_of_ones_own_teams():
    everything()

    assert [len(rows(who)) for who in (cast.sefa(), cast.bram(), cast.chantal())] == [5, 0, 0]


def test_what_another_team_makes_together_with_ours_is_ours_to_see():
    idea = cast.idea()
    idea.partners.add(cast.team("IT"))
    idea.choose(by=cast.sefa(), at=cast.MONDAY)

    assert [row.about for row in rows(cast.bram())] == [idea.title]


@pytest.mark.parametrize("many", [1, 3])
def test_it_takes_as_many_queries_however_many_decisions_there_are(many, django_assert_num_queries):
    for number in range(many):
        cast.idea(f"Idea {number}").choose(by=cast.sefa(), at=cast.MONDAY)
    user = cast.mirjam()

    with django_assert_num_queries(2):
        assert len(read(list(found(Look(user))[:50]))) == many


def test_a_file_is_written_a_chunk_at_a_time(monkeypatch, django_assert_num_queries):
    monkeypatch.setattr("wallofchange.deciding.register.A_CHUNK", 2)
    for number in range(5):
        cast.idea(f"Idea {number}").choose(by=cast.sefa(), at=cast.MONDAY)
    user = cast.mirjam()

    with django_assert_num_queries(4):
        assert len(list(stream(Look(user)))) == 5


def test_no_cell_of_a_csv_runs_in_a_spreadsheet():
    cast.idea("=cmd|' /C calc'!A0").choose(by=cast.sefa(), at=cast.MONDAY)

    answer = stand(cast.mirjam()).get("/decisions/csv/")

    lines = list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    assert lines[0][:4] == ["When", "Who", "Team", "What was decided"]
    assert [cell for line in lines for cell in line if cell.startswith("=")] == []
    assert lines[1][4] == "'=cmd|' /C calc'!A0"


def test_an_xlsx_opens_and_holds_the_same(tmp_path):
    cast.idea("=1+1 & <more>").choose(by=cast.sefa(), at=cast.MONDAY)
    file = tmp_path / "decisions.xlsx"

    answer = stand(cast.mirjam()).get("/decisions/xlsx/")
    file.write_bytes(answer.getvalue())

    table = open_table(file)
    assert list(table.columns)[:3] == ["When", "Who", "Team"]
    assert [row[4] for row in table.rows()] == ["=1+1 & <more>"]


def test_a_file_is_in_the_language_of_who_asks():
    cast.idea().choose(by=cast.sefa(), at=cast.MONDAY)
    client = stand(cast.mirjam())
    client.cookies["language"] = "nl"

    answer = client.get("/decisions/csv/", headers={"Accept-Language": "nl"})

    assert answer.getvalue().decode("utf-8-sig").splitlines()[0].startswith("Wanneer,Wie,Team")


def test_the_page_is_filtered_by_its_address_and_the_files_follow_the_filter():
    everything()

    shown = stand(cast.mirjam()).get("/decisions/?kind=gesture").content.decode()

    assert ("Something extra: €\xa04.50" in shown, "The reserve broken:" in shown) == (True, False)
    assert "/decisions/xlsx/?kind=gesture" in shown


@pytest.mark.parametrize("odd", ["?since=yesterday&until=2026-99-99", "?kind=everything", "?page=zero"])
def test_an_odd_address_filters_nothing(odd):
    everything()

    shown = stand(cast.mirjam()).get(f"/decisions/{odd}").content.decode()

    assert "5 decisions" in shown


@pytest.mark.parametrize(
    ("path", "who"), [("/decisions/?team={}", cast.bram), ("/decisions/docx/", cast.mirjam)]
)
def test_what_is_not_there_for_me_is_not_found(path, who):
    assert stand(who()).get(path.format(cast.team().pk)).status_code == 404


def test_how_a_team_plans_stands_in_it_with_who_changed_it_from_what_to_what():
    anna, team = cast.anna(), cast.team()
    Capacity.arrange(team, Decimal(100), Decimal("0.25"), by=anna, at=cast.MONDAY)
    Capacity.arrange(team, Decimal(100), Decimal("0.25"), by=anna, at=cast.TUESDAY)
    Capacity.keep_rhythm(team, "month", since=cast.TUESDAY.date(), by=anna, at=cast.TUESDAY)
    Capacity.open_to_others(team, Decimal(2), time(14), by=anna, at=cast.FRIDAY, on=cast.FRIDAY.date())

    told = [(row.who, row.team, row.what) for row in rows(kind="planning", team=team, by=anna)]

    assert told == [
        ("Anna Wiersma", "Service", "of the reserve, 2 hours a day open to other teams"),
        ("Anna Wiersma", "Service", "another rhythm: a month"),
        (
            "Anna Wiersma", "Service",
            "another room: 100 hours a week, 25 % kept for improving; "
            "it was 80 hours a week, 20 % kept for improving",
        ),
    ]  # fmt: skip
    assert rows(kind="planning", find="service", user=cast.sefa())
    assert rows(kind="planning", user=cast.bram()) == []


def test_only_who_leads_a_team_arranges_its_hours():
    with pytest.raises(Refused, match="Only somebody who leads Service"):
        Capacity.arrange(cast.team(), Decimal(10), Decimal("0.20"), by=cast.sefa(), at=cast.MONDAY)
