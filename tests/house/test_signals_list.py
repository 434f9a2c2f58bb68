"""What was heard: a list to read and select from."""

from datetime import timedelta

import pytest

from tests import cast
from wallofchange.listening.models import Batch, Signal
from wallofchange.understanding.models import Gist, Reading, Review, Theme

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]
ABOUT_LATE = {"functional": 0.9, "emotional": 0.1, "compared_with": "couriers", "asks_answer": True}
ABOUT_LATE |= {"urgency": 0.6}
ABOUT_GREAT = {"functional": 0.2, "emotional": 0.8, "emotion": "joy"}


@pytest.fixture
def anna(client):
    client.force_login(cast.anna())
    client.cookies["language"] = "en"
    return client


def said(response):
    """The words on the page, in their order."""
    return [gist.words for gist in response.context["gists"]]


def counts(response):
    """What each facet counts: {facet: {value: count}}."""
    return {
        facet.name: {choice.value: choice.count for choice in facet.choices}
        for facet in response.context["facets"]
    }


def hear(words, *, at=cast.MONDAY, reads=None, holds=None, **more):
    signal = cast.signal(words, said_at=at, **more)
    gist = cast.read(signal, **(reads or {}))
    for field, value in (holds or {}).items():
        setattr(gist, field, value)
    gist.save()
    return gist


def hear_many(number):
    """As many copies of one signal that was read."""
    first = hear("Words")
    signals = [copy(first.signal, pk=None, fingerprint=f"many {each}") for each in range(number - 1)]
    Signal.objects.bulk_create(signals)
    readings = Reading.objects.bulk_create(
        [copy(first.reading, pk=None, signal=signal) for signal in signals]
    )
    Gist.objects.bulk_create([copy(first, pk=reading.signal_id, reading=reading) for reading in readings])


def copy(row, **changed):
    fields = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    fields.pop(row._meta.pk.attname)
    pk = changed.pop("pk")
    for name, value in changed.items():
        fields.pop(f"{name}_id", None)
        fields[name] = value
    return type(row)(pk=pk, **fields)


def test_whoever_is_not_logged_in_is_asked_to(client):
    response = client.get("/signals/")

    assert (response.status_code, response.url) == (302, "/login/?next=/signals/")


def test_the_newest_words_come_first_in_the_customers_own_voice(anna):
    hear("First", at=cast.MONDAY)
    hear("Last", at=cast.FRIDAY)

    response = anna.get("/signals/")

    assert said(response) == ["Last", "First"]
    assert 'class="words"' in response.content.decode()


@pytest.mark.parametrize(("language", "line"), [("en", "64 % sure"), ("nl", "64 % zeker")])
def test_a_line_says_how_sure_the_reader_was_until_a_person_read_it(client, language, line):
    client.force_login(cast.anna())
    client.cookies["language"] = language
    gist = hear("Words", holds={"confidence": 0.644})

    before = client.get("/signals/").content.decode()
    Review.record(gist, by=cast.anna(), at=cast.MONDAY)
    after = client.get("/signals/").content.decode()

    assert f'<span class="certain">{line}</span>' in before
    assert 'class="certain"' not in after


def test_a_team_hears_only_its_own_customers(client):
    hear("Of Service")
    hear("Of IT", of="IT")

    client.force_login(cast.bram())

    assert said(client.get("/signals/")) == ["Of IT"]


def test_the_cx_manager_hears_all(client):
    hear("Of Service")
    hear("Of IT", of="IT")

    client.force_login(cast.mirjam())

    assert sorted(said(client.get("/signals/"))) == ["Of IT", "Of Service"]


def test_chantal_of_no_team_hears_nothing(client):
    hear("Of Service")
    client.force_login(cast.chantal())

    response = client.get("/signals/")

    assert said(response) == []
    assert response.context["count"] == 0
    assert "Of Service" not in response.content.decode()


def test_facets_do_not_tell_what_other_teams_hear(client):
    hear("Of Service", channel="chat", unit="Noord")
    hear("Of IT", of="IT", channel="app", unit="Zuid")
    hear("Of IT as well", of="IT", channel="phone", unit="Oost")
    client.force_login(cast.bram())

    facets = counts(client.get("/signals/"))

    assert (facets["channel"], facets["unit"]) == ({"app": 1, "phone": 1}, {"Zuid": 1, "Oost": 1})


def test_only_redacted_words_are_shown(anna):
    signal = cast.signal("Call Jan on 0612345678")
    gist = cast.read(signal)
    type(gist).objects.update(words="Call Jan on [phone]")

    page = anna.get("/signals/").content.decode()

    assert "[phone]" in page
    assert "0612345678" not in page


def test_who_wrote_nothing_is_left_out_until_asked_for(anna):
    hear("Words")
    hear("", score=9)

    assert said(anna.get("/signals/")) == ["Words"]
    assert said(anna.get("/signals/?silent=1")) == ["", "Words"]


def test_words_of_an_import_that_was_taken_out_are_gone_at_once(anna):
    batch = Batch.objects.create(source=cast.source(), file_name="a.csv", at=cast.MONDAY, state="undone")
    hear("Taken out", batch=batch)

    page = anna.get("/signals/")
    assert said(page) == []
    assert "What customers say will be here." in page.content.decode()  # not: another team heard them


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("expectation=below", ["Late"]),
        ("polarity=positive", ["Great"]),
        ("moment=engineer", ["Great"]),
        ("channel=chat", ["Late"]),
        ("unit=Noord", ["Late"]),
        ("language=en", ["Great", "Late"]),
        ("language=nl", []),
        ("theme=on-time", ["Late"]),
        ("q=gREAt", ["Great"]),
        ("q=gre*", ["Great"]),
        ("q=gre", []),
        ("q=late&theme=on-time", ["Late"]),
        ("channel=chat&channel=survey", ["Great", "Late"]),
        ("emotion=joy", ["Great"]),
        ("need=emotional", ["Great"]),
        ("need=functional&need=emotional", ["Great", "Late"]),
        ("compared=couriers", ["Late"]),
        ("asks=1", ["Late"]),
        ("asks=0", ["Great"]),
        ("pressing=today", ["Late"]),
        ("pressing=now&pressing=week", []),
        ("pressing=tomorrow", ["Great", "Late"]),
        ("asks=2&need=x", ["Great", "Late"]),
        ("q=100%25", []),
        ("expectation=below&q=late", ["Late"]),
        ("expectation=nonsense", ["Great", "Late"]),
        ("batch=abc&before=yesterday", ["Great", "Late"]),
    ],
)
def test_each_facet_holds_something_back(anna, asked, found):
    Theme.objects.of_this_home()
    late = hear("Late", channel="chat", unit="Noord", holds=ABOUT_LATE)
    late.themes.add(Theme.objects.get(slug="on-time"))
    hear(
        "Great",
        at=cast.FRIDAY,
        moment=cast.moment(),
        reads={"polarity": "positive", "expectation": "exceeded"},
        holds=ABOUT_GREAT,
    )

    assert said(anna.get(f"/signals/?{asked}")) == found


@pytest.mark.parametrize(
    ("urgency", "says"), [(0.9, "look now: somebody may come to harm"), (0.5, "look today")]
)
def test_a_line_says_when_somebody_should_look(anna, urgency, says):
    hear("The wires hang loose", holds={"urgency": urgency})

    assert says in anna.get("/signals/").content.decode()


@pytest.mark.parametrize("urgency", [None, 0.0, 0.4])
def test_a_line_that_can_wait_hurries_nobody(anna, urgency):
    hear("The bench is green", holds={"urgency": urgency})

    assert "look " not in anna.get("/signals/").content.decode().split('id="signal-')[1].split("</li>")[0]


def test_how_many_press_is_counted(anna):
    for urgency in (0.9, 0.8, 0.5, 0.3, 0.1):
        hear("Words", holds={"urgency": urgency})

    facet = next(facet for facet in anna.get("/signals/").context["facets"] if facet.name == "pressing")

    assert [(choice.value, choice.count) for choice in facet.choices] == [
        ("now", 2),
        ("today", 1),
        ("week", 1),
    ]


def test_pages_follow_each_other_without_a_gap_or_a_double(anna):
    for number in range(120):
        hear(f"Number {number}", at=cast.MONDAY + timedelta(minutes=number // 3))

    pages, older = [], "/signals/"
    while older:
        response = anna.get(older)
        pages.append(said(response))
        older = "/signals/" + response.context["older"] if response.context["older"] else ""

    assert [len(page) for page in pages] == [50, 50, 20]
    assert [words for page in pages for words in page] == [
        f"Number {number}" for number in reversed(range(120))
    ]


def test_what_was_chosen_stays_chosen_on_the_next_page(anna):
    for number in range(51):
        hear(f"Number {number}")

    assert (
        anna.get("/signals/?expectation=below")
        .context["older"]
        .startswith("?expectation=below&before=2026-03-02T")
    )


def test_htmx_gets_the_rows_alone(anna):
    hear("Words")

    page = anna.get("/signals/", headers={"HX-Request": "true"}).content.decode()

    assert "Words" in page
    assert "<html" not in page


def test_above_ten_thousand_the_count_says_more_than(anna):
    hear_many(10_001)

    assert "More than 10,000 signals" in anna.get("/signals/").content.decode()


def test_ticked_words_can_go_to_a_new_idea_or_to_one_that_hangs_there(anna):
    gist = hear("Three times I rang")
    idea = cast.idea()

    page = anna.get("/signals/").content.decode()

    assert f'<input type="checkbox" name="signals" value="{gist.pk}"' in page
    assert 'action="/ideas/"' in page
    assert f'<option value="{idea.pk}">{idea.title}</option>' in page


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_queries_stays_the_same(anna, django_assert_num_queries, number):
    for each in range(number):
        hear(f"Words {each}", moment=cast.moment(), channel=f"channel {each}").themes.add(
            *Theme.objects.of_this_home()[:2]
        )
        cast.idea()

    with django_assert_num_queries(23):
        anna.get("/signals/")


@pytest.mark.parametrize("before", ["9999-12-31T23:59:59-12:00_1", "0001-01-01T00:00:00+12:00_1", "²_1", "_"])
def test_a_place_beyond_the_calendar_begins_at_the_newest(anna, before):
    hear("At the newest")

    assert said(anna.get("/signals/", {"before": before})) == ["At the newest"]
