"""The pages about facts: a file of them brought by hand, what there is, and what is promised."""

from datetime import timedelta

import pytest
from django.utils import translation

from tests import cast
from tests.listening import anchored
from tests.listening.by_hand import accept, as_, bring, kept_files
from wallofchange.listening import arriving
from wallofchange.listening.models import Batch, Performance, Promise, Signal
from wallofchange.listening.telling_facts import measured
from wallofchange.listening.uploads import Upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nothing_left")]
PLANNING = (
    "werkbon;klantnummer;op tijd;datum\r\nC-1;k.visser@ziggo.nl;ja;02-03-2026\r\nC-2;k2;soms;02-03-2026"
)
PROMISES = "belofte;van\r\nBinnen een uur;02-03-2026"
PROMISE = {"text_nl": "Binnen een uur", "text_en": "Within an hour", "starts_on": "2026-03-02"}


@pytest.fixture
def leader(client):
    return as_(client, cast.anna())


def promise(client, **more):
    return client.post("/settings/promises/", {"team": cast.team().pk} | PROMISE | more)


# -- bringing a file -----------------------------------------------------------------------------------


def test_the_page_tells_what_a_file_with_facts_is_before_anything_is_kept(leader):
    page = leader.get(bring(leader, PLANNING)).content.decode()

    assert "Facts of what was done, 2 rows: 1 new, 0 known, 1 set aside." in page
    assert "on time: yes" in page
    assert "&#x27;soms&#x27; is neither yes nor no" in page
    assert "k.visser@ziggo.nl" not in page
    assert not Performance.objects.exists()


def test_it_is_brought_in_and_can_be_taken_out_again(leader):
    there = accept(leader, bring(leader, PLANNING))
    page = leader.get(there.url).content.decode()
    batch = Batch.objects.get()

    assert Performance.objects.count() == 1
    assert "See the facts there are" in page
    assert kept_files() == []
    leader.post(f"/import/batches/{batch.pk}/undoing/")
    assert not Performance.objects.exists()


def test_what_it_holds_can_be_chosen_and_its_columns_too(leader):
    address = bring(leader, "nr;waarde;dag\r\nC-1;ja;02-03-2026")

    leader.post(address, {"sort": "performance", "do": "look"})
    asked = leader.get(address)
    chosen = {"sort": "performance", "column-0": "contact", "column-1": "on_time", "column-2": "at"}
    accept(leader, address, **chosen)

    assert asked.status_code == 422
    assert "Say below which column holds what" in asked.content.decode()
    assert Performance.objects.get().kind == "on_time"


def test_a_file_taken_for_facts_can_be_read_as_what_customers_said(leader):
    address = bring(leader, "klant;verwacht cijfer;datum\r\nk1;8;02-03-2026")

    leader.post(address, {"sort": "", "do": "look"})
    leader.post(
        address, {"sort": "", "column-0": "customer", "column-1": "score", "column-2": "time", "do": "accept"}
    )

    assert Signal.objects.get().score == 8


def test_a_scale_that_is_none_is_told_on_the_page(leader):
    address = bring(leader, "klant;verwacht cijfer;datum\r\nk1;8;02-03-2026")

    page = leader.post(address, {"sort": "expected", "scale": "ten", "do": "accept"}).content.decode()

    assert "&#x27;ten&#x27; is not a scale." in page
    assert not Batch.objects.exists()


def test_a_large_file_comes_in_beside_the_pages(leader, monkeypatch):
    monkeypatch.setattr(arriving, "AT_ONCE", 0)
    monkeypatch.setattr(arriving.threading, "Thread", _AtOnce)
    monkeypatch.setattr(arriving.connection, "close", lambda: None)
    address = bring(leader, PLANNING)

    accept(leader, address)

    assert Upload.find(address.split("/")[2], by=cast.anna()).known["batch"] == Batch.objects.get().pk


def test_promises_come_in_by_who_leads_the_team_only(client):
    sefa = as_(client, cast.sefa())

    page = accept(sefa, bring(sefa, PROMISES)).content.decode()

    assert "Only who leads Service promises something for it." in page
    assert not Promise.objects.exists()


# -- what there is --------------------------------------------------------------------------------------


def test_the_facts_are_counted_with_their_days_and_sources(leader):
    anchored.fact("on_time", 1, signal=cast.signal())
    anchored.fact("on_time", 0, at=cast.FRIDAY)
    anchored.period("on_time", 0.9, cast.MONDAY.date(), cast.FRIDAY.date())
    anchored.mark(anchored.vignette(), 4)
    anchored.pair(anchored.feature(), 1, 3)
    anchored.expected()

    answer = leader.get("/settings/facts/")
    page = answer.content.decode()

    assert [(each["n"], each["beside"]) for each in answer.context["performance"]] == [(2, 1), (1, 0)]
    assert "2 March 2026 – 6 March 2026" in page
    assert [said for said in ("on time", "Late", "A face", "Planning · Service") if said not in page] == []


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_of_facts_takes_as_many_queries_for_three_as_for_one(
    leader, many, django_assert_num_queries
):
    for number in range(many):
        anchored.fact(f"kind_{number}", 1)
        anchored.mark(anchored.vignette(f"v{number}"), 4)
        anchored.pair(anchored.feature(f"f{number}"), 1, 3)
        accept(leader, bring(leader, PLANNING.replace("C-1", f"C-{number}1")))

    with django_assert_num_queries(7):
        leader.get("/settings/facts/")


def test_an_empty_page_of_facts_says_what_belongs_there(leader):
    assert "What was measured will stand here." in leader.get("/settings/facts/").content.decode()


def test_facts_and_promises_of_another_team_are_not_shown(client):
    anchored.fact("on_time", 1)
    anchored.promise("Within the hour")
    accept(as_(client, cast.anna()), bring(client, PLANNING))

    bram = as_(client, cast.bram())

    assert bram.get("/settings/facts/").context["performance"] == []
    assert list(bram.get("/settings/facts/").context["batches"]) == []
    assert "Within the hour" not in bram.get("/settings/promises/").content.decode()


def test_who_has_not_logged_in_sees_neither(client):
    assert client.get("/settings/facts/").status_code == 302
    assert client.get("/settings/promises/").status_code == 302


@pytest.mark.parametrize(
    ("value", "measure", "en", "nl"),
    [
        (1, "yes_no", "yes", "ja"),
        (0, "yes_no", "no", "nee"),
        (0.865, "share", "86.5 %", "86,5 %"),
        (1, "days", "1 day", "1 dag"),
        (2, "days", "2 days", "2 dagen"),
        (1, "hours", "1 hour", "1 uur"),
        (7.5, "minutes", "7.5 minutes", "7,5 minuten"),
        (0, "count", "0 times", "0 keer"),
        (12.5, "euros", "€\xa012.5", "€\xa012,5"),
        (3, "", "3", "3"),
    ],
)
def test_a_value_is_said_in_its_measure(value, measure, en, nl):
    with translation.override("en"):
        assert measured(value, measure) == en
    with translation.override("nl"):
        assert measured(value, measure) == nl


# -- promises -------------------------------------------------------------------------------------------


def test_a_promise_is_made_with_its_days_place_and_fact(leader):
    more = {"kind": "on_time", "threshold": "60", "measure": "minutes", "units": "Zwolle, Kampen"}

    answer = promise(leader, **more, moment=cast.moment().slug)
    page = leader.get(answer.url).content.decode()

    [made] = Promise.objects.all()
    assert (made.kind, made.threshold, made.units, made.by) == (
        "on_time",
        60,
        ["Zwolle", "Kampen"],
        cast.anna(),
    )
    assert "Within an hour" in page
    assert "on time · 60 minutes · Zwolle, Kampen · since 2 March 2026" in page


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"ends_on": "2026-03-01"}, "ends on 2026-03-01, before it begins on 2026-03-02"),
        ({"starts_on": ""}, "the first day is missing"),
        ({"starts_on": "soon"}, "cannot read &#x27;soon&#x27;"),
        ({"text_nl": "", "text_en": ""}, "the text is missing"),
        ({"moment": "moon"}, "there is no moment &#x27;moon&#x27;"),
        ({"threshold": "-5", "measure": "minutes"}, "less than nothing"),
    ],
)
def test_a_promise_that_cannot_be_is_told_and_what_was_typed_stays(leader, more, said):
    answer = promise(leader, **more)

    assert (answer.status_code, said in answer.content.decode()) == (409, True)
    assert answer.context["given"]["text_en"] == ({"text_en": "Within an hour"} | more)["text_en"]
    assert not Promise.objects.exists()


def test_the_same_promise_twice_is_one(leader):
    promise(leader)

    answer = promise(leader)

    assert (answer.status_code, Promise.objects.count()) == (409, 1)


def test_a_promise_is_ended_once_and_stays_in_the_history(leader):
    promise(leader)
    made = Promise.objects.get()

    leader.post(f"/settings/promises/{made.pk}/end/", {"on": "2026-03-05"})
    again = leader.post(f"/settings/promises/{made.pk}/end/", {"on": "2026-03-06"})
    page = leader.get("/settings/promises/")

    made.refresh_from_db()
    assert (made.ends_on.isoformat(), made.ended_by, again.status_code) == ("2026-03-05", cast.anna(), 409)
    assert [each["promise"] for each in page.context["others"]] == [made]
    assert "2 March 2026 to 5 March 2026" in page.content.decode()


@pytest.mark.parametrize("on", ["2026-03-01", "", "gisteren"])
def test_an_end_before_the_beginning_or_on_no_day_is_refused(leader, on):
    made = anchored.promise()

    assert leader.post(f"/settings/promises/{made.pk}/end/", {"on": on}).status_code == 409
    assert Promise.objects.get().ends_on is None


def test_only_who_leads_the_team_promises_and_ends(client):
    made = anchored.promise()
    sefa = as_(client, cast.sefa())

    page = sefa.get("/settings/promises/").content.decode()

    assert "Who leads a team says what it promises." in page
    assert promise(sefa).status_code == 409
    assert sefa.post(f"/settings/promises/{made.pk}/end/", {"on": "2026-03-05"}).status_code == 409
    assert as_(client, cast.bram()).post(f"/settings/promises/{made.pk}/end/", {"on": "x"}).status_code == 404
    assert promise(as_(client, cast.bram())).status_code == 404


def test_a_promise_that_lies_ahead_is_not_shown_as_held(leader):
    ahead = anchored.promise(starts_on=cast.MONDAY.date() + timedelta(days=4_000))

    page = leader.get("/settings/promises/")

    assert (page.context["held"], [each["promise"] for each in page.context["others"]]) == ([], [ahead])


class _AtOnce:
    """A thread that runs where it is started: the tests' database has one connection."""

    def __init__(self, target, args, daemon):
        self._work = target, args

    def start(self):
        work, args = self._work
        work(*args)
