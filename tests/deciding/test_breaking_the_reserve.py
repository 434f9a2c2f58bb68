"""The reserve is broken under a mandate: inside it at once, outside it one tap asks whoever may."""

from datetime import timedelta
from decimal import Decimal
from html import unescape

import pytest
from django.utils import timezone

from tests import cast
from tests.deciding.mandated import hilde, mandate
from tests.deciding.visit import stand
from wallofchange.deciding import asking
from wallofchange.deciding.models import Ask, Booking, Capacity, Cycle, Exemption, Stage
from wallofchange.deciding.models.act import Act
from wallofchange.deciding.models.outside import Outside
from wallofchange.deciding.register import Look, latest
from wallofchange.diary.refused import Refused

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)


def cycle(on=None) -> Cycle:
    """400 hours in four weeks, of which 80 are kept."""
    Capacity.objects.get_or_create(team=cast.team(), defaults={"hours_a_week": 100})
    return Cycle.of(cast.team(), on or cast.MONDAY.date())


def break_it(hours: int, by=None, of: Cycle | None = None) -> Exemption:
    of = of or cycle()
    return of.exempt(
        Decimal(hours), reason="A tax rule", until=of.ends_on, by=by or cast.anna(), at=cast.MONDAY
    )


def ask(hours: int = 30, by=None) -> Ask:
    return Ask.put(
        cycle(), act=Act.EXEMPT, hours=Decimal(hours), why="A tax rule", by=by or cast.anna(), at=cast.MONDAY
    )


def test_inside_the_mandate_who_leads_breaks_it_and_the_register_says_under_which():
    mandate()

    exemption = break_it(12)

    assert exemption.under_words == "Service: up to 12 hours and €\xa040"
    assert [row.mandate for row in latest(Look(cast.anna(), kind="exemption"), 9)] == [exemption.under_words]


def test_outside_the_mandate_it_is_not_broken_and_says_who_is_needed():
    mandate()

    with pytest.raises(Outside, match="This needs Hilde") as refusal:
        break_it(13)

    assert (refusal.value.covered.ask, cycle().exempted) == (hilde(), 0)


def test_in_small_parts_it_is_not_broken_further_than_the_mandate_reaches():
    mandate()
    period = cycle()
    break_it(8, of=period)

    with pytest.raises(Outside):
        break_it(5, of=period)

    assert cycle().exempted == 8


def test_without_any_mandate_it_is_as_it_was():
    assert break_it(70).hours == 70
    with pytest.raises(Refused, match="Only somebody who leads Service"):
        break_it(1, by=cast.sefa())


def test_somebody_with_a_mandate_of_their_own_need_not_lead_the_team():
    mandate(cast.sefa(), hours=10)

    assert break_it(10, by=cast.sefa()).by == cast.sefa()


def test_a_yes_to_the_question_breaks_it_in_the_name_of_who_answers_until_the_period_ends():
    mandate()
    put = ask()

    put.grant(by=hilde(), at=cast.TUESDAY)

    broken = Exemption.objects.get()
    assert (broken.by, broken.hours, broken.reason, broken.until) == (
        hilde(),
        30,
        "A tax rule",
        cycle().ends_on,
    )
    assert broken.under_words == "asked; Hilde Averink said yes"


def test_what_was_said_yes_to_is_broken_once():
    mandate(hours=0)
    ask().grant(by=hilde(), at=cast.TUESDAY)

    with pytest.raises(Outside):
        break_it(30)


def test_a_yes_for_which_there_is_no_room_is_refused_and_the_question_stays():
    mandate()
    for n in range(2):
        cast.idea(f"Large {n}", hours=30).choose(by=hilde(), at=cast.MONDAY)
    put = ask()

    with pytest.raises(Refused, match="ideas hold the rest"):
        put.grant(by=hilde(), at=cast.TUESDAY)

    assert Ask.objects.get().state == "open"


def test_the_reserve_is_never_broken_by_silence_and_nobody_need_answer_when_the_period_is_over():
    mandate()
    put = ask()

    asking.pull(cast.FRIDAY)
    asking.pull(cast.MONDAY + 20 * A_DAY)
    waits = Ask.objects.get().state
    asking.pull(cast.MONDAY + 40 * A_DAY)

    put.refresh_from_db()
    assert (waits, put.state, Exemption.objects.count()) == ("stays", "withdrawn", 0)


def test_the_same_exception_is_asked_once():
    mandate()
    ask()

    with pytest.raises(Refused, match="Hilde Averink has been asked this already"):
        ask(by=cast.sefa())


def test_without_mandates_whoever_does_not_lead_asks_the_lead_with_a_clock():
    cast.anna()

    put = ask(by=cast.sefa())
    put.grant(by=cast.anna(), at=cast.TUESDAY)

    assert (put.of_whom, Exemption.objects.get().by) == (cast.anna(), cast.anna())


@pytest.mark.parametrize(("hours", "why"), [(0, "A rule"), (-3, "A rule"), (3, " ")])
def test_an_exception_without_hours_or_without_a_reason_cannot_be_asked(hours, why):
    with pytest.raises(Refused):
        Ask.put(cycle(), act=Act.EXEMPT, hours=Decimal(hours), why=why, by=cast.sefa(), at=cast.MONDAY)


def test_on_the_page_one_tap_asks_and_the_answer_is_given_there():
    mandate()
    period, path = cycle(timezone.localdate()), f"/teams/{cast.team().pk}/room/"
    wanted = {"hours": "30", "reason": "A tax rule", "until": period.ends_on.isoformat()}

    refused = stand(cast.anna()).post(f"/teams/{cast.team().pk}/exemptions/", wanted)
    stand(cast.anna()).post(f"/teams/{cast.team().pk}/requests/", {"hours": "30", "title": "A tax rule"})
    page = unescape(stand(hilde()).get(path).content.decode())
    stand(hilde()).post(f"/asks/{Ask.objects.get().pk}/answer/", {"answer": "yes"})

    assert (refused.status_code, "Ask Hilde for an exception" in unescape(refused.content.decode())) == (
        409,
        True,
    )
    assert "Anna asks for 30 hours that are kept for improving, for: A tax rule" in page
    assert Exemption.objects.get().by == hilde()


def test_regular_work_that_does_not_fit_asks_whoever_may_give_so_many_hours():
    mandate()
    period, client = cycle(timezone.localdate()), stand(cast.anna())
    path = f"/teams/{cast.team().pk}/room/"

    little = unescape(client.post(path, {"title": "Tax", "hours": str(period.free + 5)}).content.decode())
    much = unescape(client.post(path, {"title": "Tax", "hours": str(period.free + 50)}).content.decode())

    assert "Break the reserve, in my name" in little
    assert "Ask Hilde for an exception" in much
    assert Booking.objects.count() == 0


def test_an_idea_s_own_questions_are_left_alone():
    mandate()
    idea = cast.idea(hours=20)
    Ask.put(idea, by=cast.sefa(), at=cast.MONDAY)

    put = ask()
    put.grant(by=hilde(), at=cast.TUESDAY)

    idea.refresh_from_db()
    assert (idea.stage, Ask.objects.open().count()) == (Stage.INVENTORY, 1)
