"""Signals through the API, one or many: as a file brings them in, once, and only for one's own teams."""

import csv
import datetime as dt
import io

import pytest
from django.db import connection
from django.test import Client

from tests import cast
from tests.house.test_api import call, post
from tests.house.test_facts_api import bulk
from wallofchange.diary.clock import now
from wallofchange.house.api import sending, signals_sent
from wallofchange.listening.importers import sent
from wallofchange.listening.importers.batches import rejects_path
from wallofchange.listening.importers.claim import claim
from wallofchange.listening.models import Batch, Customer, Mapping, Signal, Source
from wallofchange.understanding.pull import pull

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]
LATE = {
    "id": "R-1", "words": "The engineer came an hour late", "score": 4, "scale": "0-10",
    "said_at": "2026-03-02T10:00:00+01:00", "customer": "K-1", "channel": "mail", "moment": "Engineer visit",
    "unit": "Zwolle", "language": "en", "expectation": "below", "question": "v2",
}  # fmt: skip
ON_TIME = {"id": "R-2", "words": "Right on time", "score": 9, "scale": [0, 10]}


OF_THE_CALL = ("id", "source_id", "batch_id", "heard_at")


@pytest.fixture
def anna():
    return call(cast.anna())


def test_one_signal_is_kept_with_all_that_the_source_tells(anna):
    answer = post(anna, "/signals?source=After a visit", LATE)

    signal = Signal.objects.heard().get()
    assert (answer.status_code, answer.json()) == (
        201,
        {"batch": signal.batch_id, "new": 1, "known": 0, "rejected": 0, "aside": []},
    )
    assert (signal.words, signal.score, signal.scale) == ("The engineer came an hour late", 4, (0, 10))
    assert (signal.external_id, signal.customer.key, signal.channel) == ("R-1", "K-1", "mail")
    assert (signal.unit, signal.language, signal.expectation) == ("Zwolle", "en", "below")
    assert (signal.question, signal.moment.name_en) == ("v2", "Engineer visit")
    assert signal.said_at == dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
    assert (signal.source.name, signal.source.team) == ("After a visit", cast.team())


def test_one_comes_in_as_the_same_one_in_a_line_of_many(anna):
    post(anna, "/signals?source=one", LATE)
    bulk(anna, "/signals?source=many", [LATE])

    told = [field.attname for field in Signal._meta.concrete_fields if field.attname not in OF_THE_CALL]
    one, many = Signal.objects.values(*told).order_by("pk")
    assert one == many


def test_what_came_in_before_adds_nothing(anna):
    post(anna, "/signals", LATE)
    again = post(anna, "/signals", LATE)
    many = bulk(anna, "/signals", [LATE, ON_TIME, ON_TIME])

    assert (again.status_code, again.json()["new"], again.json()["known"]) == (200, 0, 1)
    assert (many.status_code, many.json()["new"], many.json()["known"]) == (201, 1, 2)
    assert Signal.objects.count() == 2


def test_two_who_say_the_same_in_one_call_are_two_where_no_id_tells_they_are_one(anna):
    said = {"words": "Fine"}

    first, again = bulk(anna, "/signals", [said, said]).json(), bulk(anna, "/signals", [said, said]).json()

    assert ((first["new"], first["known"]), (again["new"], again["known"])) == ((2, 0), (0, 2))


def test_a_broken_line_in_the_middle_loses_no_other_and_is_named(anna):
    lines = [
        LATE,
        '{"words": "cut off',
        ON_TIME | {"score": 12},
        "[1]",
        "",
        {"words": "When", "said_at": "some day"},
        {"score": 8, "id": "R-3"},
        {"words": "Who", "colour": "red"},
        '{"words": "Much", "score": NaN}',
        {"words": "Twice", "text": "over"},
        {"customer": "K-9"},
        {"words": "We will look into it", "inbound": False},
        {"words": "Later", "said_at": (now() + dt.timedelta(days=3)).isoformat()},
        {"words": "On what", "score": 3, "scale": "high"},
        ON_TIME,
    ]

    answer = bulk(anna, "/signals", lines).json()

    assert (answer["new"], answer["rejected"]) == (2, 12)
    assert [(each["line"], each["code"]) for each in answer["aside"]] == [
        (2, "json"),
        (3, "outside_scale"),
        (4, "json"),
        (6, "unreadable_date"),
        (7, "scale"),
        (8, "unknown_field"),
        (9, "json"),
        (10, "twice"),
        (11, "empty"),
        (12, "own_reply"),
        (13, "future"),
        (14, "unreadable_scale"),
    ]
    assert sorted(Signal.objects.values_list("external_id", flat=True)) == ["R-1", "R-2"]


def test_lines_set_aside_lie_in_the_file_of_rejects_as_those_of_a_file_do(anna):
    lines = ['{"words": "cut off', ON_TIME | {"score": 12}, {"comment": "Fine", "colour": "red"}]
    batch = Batch.objects.get(pk=bulk(anna, "/signals", lines).json()["batch"])

    header, broken, outside, unknown = csv.reader(io.StringIO(rejects_path(batch).read_text("utf-8-sig")))

    assert (batch.rejects_file, broken[:2]) == (
        rejects_path(batch).name,
        ["1", "this line is not one JSON object"],
    )
    assert broken[3] == '{"words": "cut off'
    assert (outside[0], outside[header.index("id")]) == ("2", "R-2")
    assert (unknown[0], unknown[3]) == ("3", '{"comment": "Fine", "colour": "red"}')


def test_bytes_that_are_no_text_and_a_line_without_end_are_set_aside(anna, monkeypatch):
    monkeypatch.setattr(sent, "LONGEST_LINE", 60)
    lines = [
        b'{"words": "Gr\xfc\xdfe"}',
        b'{"words": "' + b"long " * 40 + b'"}',
        '{"words": "Grüße", "id": 7}'.encode(),
    ]

    answer = anna.post("/api/v1/signals", b"\n".join(lines), content_type="application/x-ndjson").json()

    assert [(each["line"], each["code"]) for each in answer["aside"]] == [(1, "json"), (2, "too_long")]
    assert Signal.objects.get().words == "Grüße"


def test_a_reason_tells_nobodys_telephone_number(anna):
    answer = bulk(anna, "/signals", [ON_TIME | {"score": "call me on 06-12345678"}]).json()

    assert "12345678" not in answer["aside"][0]["detail"]
    assert answer["aside"][0]["detail"].startswith("cannot read the score")


@pytest.mark.parametrize(
    ("body", "code", "remedy"),
    [
        ({"words": "Fine", "score": 8}, "scale", "?scale=0-10"),
        (ON_TIME | {"score": 11}, "outside_scale", "The fields are"),
        ({"words": "Fine", "said_at": "soon"}, "unreadable_date", "2026-10-26T09:30"),
        ({"words": "Fine", "colour": "red"}, "unknown_field", "?map=FIELD=KEY"),
        ({"words": " "}, "empty", "The fields are"),
        ([LATE], "json", "The fields are"),
        ("", "json", "The fields are"),
    ],
)
def test_one_that_cannot_be_kept_is_a_problem_with_a_code_and_a_remedy(anna, body, code, remedy):
    answer = post(anna, "/signals", body)

    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert answer["Content-Type"] == "application/problem+json"
    assert remedy in answer.json()["remedy"]
    assert (Source.objects.count(), Batch.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("scale=high", "'high' is not a scale"),
        ("map=comment", "'comment' is not a map"),
        ("map=colour=red", "There is no field 'colour'"),
        ("timezone=Moon", "There is no time zone 'Moon'"),
        ("team=one", "team: "),
    ],
)
def test_an_option_that_cannot_be_is_told_before_anything_is_kept(anna, asked, told):
    answer = post(anna, f"/signals?{asked}", LATE)

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert answer.json()["detail"].startswith(told)
    assert not Signal.objects.exists()


def test_keys_of_other_programs_are_mapped_recognised_by_name_or_kept(anna):
    said = {"comment": "Fine", "Rating": "8 (good)", "Response ID": 12, "stay": {"speed": 7}, "shop": "Noord"}

    answer = post(anna, "/signals?map=unit=shop&keep=stay.speed&scale=1-10&channel=app", said)

    signal = Signal.objects.get()
    assert answer.status_code == 201
    assert (signal.words, signal.score, signal.scale, signal.external_id) == ("Fine", 8, (1, 10), "12")
    assert (signal.unit, signal.channel, signal.extra) == ("Noord", "app", {"stay.speed": 7})


def test_answers_to_several_questions_are_kept_with_their_questions(anna):
    said = {"What was good?": "The engineer", "What was not?": "The waiting"}

    post(anna, "/signals?map=text=What%20was%20good%3F&map=text=What%20was%20not%3F", said)

    signal = Signal.objects.get()
    assert signal.words == "The engineer\n\nThe waiting"
    assert [each["question"] for each in signal.extra["answers"]] == list(said)


def test_a_scale_that_was_said_once_holds_for_the_source(anna):
    post(anna, "/signals?source=Visits&scale=1-10", {"words": "Fine", "score": 8})

    kept = post(anna, "/signals?source=Visits", {"words": "Better", "score": 9})
    elsewhere = post(anna, "/signals?source=Calls", {"words": "Better", "score": 9})

    assert (kept.status_code, elsewhere.status_code) == (201, 422)
    assert {signal.scale for signal in Signal.objects.all()} == {(1, 10)}


def test_a_time_without_a_zone_is_of_the_home_and_none_is_now(anna):
    post(anna, "/signals", {"words": "Then", "said_at": "2026-07-02 10:00"})
    post(anna, "/signals?timezone=UTC", {"words": "There", "said_at": "2026-07-02 10:00"})
    post(anna, "/signals", {"words": "Now"})

    hours = {signal.words: signal.said_at for signal in Signal.objects.all()}
    assert (hours["Then"].hour, hours["There"].hour) == (8, 10)
    assert abs(hours["Now"] - now()) < dt.timedelta(minutes=1)


def test_what_was_sent_is_read_redacted_and_shown_like_any_other(anna):
    post(anna, "/signals", {"words": "He waited. Call me on 06-12345678", "language": "en"})
    pull(at=now())

    [item] = anna.get("/api/v1/signals").json()["items"]

    assert item["words"].startswith("He waited.")
    assert "12345678" not in item["words"]


def test_what_was_expected_before_stands_beside_what_comes_in_later(anna):
    post(anna, "/expected", {"contact": "R-1", "score": 8, "at": "2026-03-01"})
    post(anna, "/expected", {"contact": "R-2", "score": 9, "at": "2026-03-01"})
    post(anna, "/signals", LATE)
    bulk(anna, "/signals", [ON_TIME])

    beside = [item["signal"] for item in anna.get("/api/v1/expected").json()["items"]]

    assert sorted(beside) == sorted(Signal.objects.values_list("pk", flat=True))


def test_many_are_one_import_that_is_taken_out_again(anna):
    batch = bulk(anna, "/signals", [LATE, ON_TIME]).json()["batch"]

    undone = anna.delete(f"/api/v1/imports/{batch}")

    assert undone.json() == {"batch": batch, "undone": 2}
    assert (Signal.objects.count(), Customer.objects.count()) == (0, 0)


def test_what_a_program_brings_one_by_one_is_an_import_a_day(anna):
    first, second = (post(anna, "/signals", each).json()["batch"] for each in (LATE, ON_TIME))

    batch = Batch.objects.get()
    assert (first, second) == (batch.pk, batch.pk)
    assert (batch.rows, batch.new, batch.known, batch.state) == (2, 2, 0, Batch.State.DONE)
    assert anna.delete(f"/api/v1/imports/{first}").json()["undone"] == 2


def test_nothing_is_remembered_of_a_call_for_files_with_other_columns(anna):
    bulk(anna, "/signals?map=text=comment", [{"comment": "Fine"}])

    assert not Mapping.objects.exists()


def test_the_same_key_gives_the_same_answer_and_adds_nothing(anna):
    key = {"Idempotency-Key": "a"}
    first, again = (bulk(anna, "/signals", [{"words": "Fine"}], **key) for _ in range(2))
    other = bulk(anna, "/signals", [{"words": "Else"}], **key)

    assert (again.status_code, again.json()) == (first.status_code, first.json())
    assert again["Idempotency-Replayed"] == "true"
    assert (other.status_code, other.json()["code"]) == (422, "key_reused")
    assert Signal.objects.count() == 1


@pytest.mark.parametrize("path", ["/signals", "/performance"])
def test_another_import_into_the_source_is_waited_for(anna, path):
    if connection.vendor == "postgresql":
        pytest.skip("one session may claim twice there; the process test covers it")
    source = Source.objects.create(name="Visits", team=cast.team(), at=cast.MONDAY)

    with claim(source.pk):
        answer = bulk(anna, f"{path}?source=Visits", [LATE])

    assert (answer.status_code, answer.json()["code"]) == (409, "file")
    assert Batch.objects.count() == 0


@pytest.mark.parametrize(("many", "code"), [(True, 413), (False, 413)])
def test_more_than_is_taken_in_at_once_is_refused_with_what_to_do(anna, monkeypatch, many, code):
    monkeypatch.setattr(signals_sent, "MOST_BYTES", 200)
    monkeypatch.setattr(signals_sent, "MOST_OF_ONE", 200)
    much = [LATE | {"id": str(number)} for number in range(5)]

    answer = bulk(anna, "/signals", much) if many else post(anna, "/signals", LATE | {"words": "long " * 99})

    assert (answer.status_code, answer.json()["code"]) == (code, "too_large")
    assert answer.json()["remedy"]
    assert not Signal.objects.exists()


def test_a_body_that_says_nothing_of_its_length_is_counted_as_it_comes(rf):
    request = rf.post("/api/v1/signals", b"x" * 300, content_type="application/x-ndjson")
    del request.META["CONTENT_LENGTH"]

    with pytest.raises(sending.TooMuchError, match="More than"):
        sending.received(request, io.BytesIO(), most=200)


def test_nobody_and_a_key_that_only_reads_bring_nothing_in():
    nobody = post(Client(), "/signals", LATE)
    reading = post(call(cast.anna(), "read"), "/signals", LATE)
    unknown = post(Client(headers={"Authorization": "Bearer woc_unknown"}), "/signals", LATE)

    assert (nobody.status_code, reading.status_code, unknown.status_code) == (401, 403, 401)
    assert reading.json()["detail"] == "This key has no scope 'write'."
    assert not Signal.objects.exists()


def test_nothing_is_brought_in_for_another_team_nor_by_who_has_none():
    elsewhere = post(call(cast.bram()), f"/signals?team={cast.team().pk}", LATE)
    nowhere = bulk(call(cast.chantal()), "/signals", [LATE])

    assert (elsewhere.status_code, nowhere.status_code) == (404, 403)
    assert not Signal.objects.exists()


def test_a_source_is_a_teams_own(anna):
    post(anna, "/signals?source=Visits", LATE)
    theirs = post(call(cast.bram()), "/signals?source=Visits", LATE)

    assert theirs.json()["new"] == 1
    assert Source.objects.filter(name="Visits").count() == 2


def test_who_sees_all_teams_brings_in_for_the_team_that_is_named():
    answer = post(call(cast.mirjam()), f"/signals?team={cast.team().pk}", LATE)

    assert (answer.status_code, Signal.objects.get().source.team) == (201, cast.team())


def test_a_thousand_lines_take_as_many_statements_as_ten(anna, django_assert_max_num_queries):
    with django_assert_max_num_queries(40):
        answer = bulk(
            anna, "/signals", [{"words": f"Said {n}", "id": n, "customer": n} for n in range(1_000)]
        )

    assert answer.json()["new"] == 1_000


def test_the_description_names_the_fields_the_lines_and_the_options(anna):
    operation = anna.get("/api/v1/openapi.json").json()["paths"]["/api/v1/signals"]["post"]

    assert set(operation["requestBody"]["content"]) == {"application/json", "application/x-ndjson"}
    fields = operation["requestBody"]["content"]["application/json"]["schema"]["properties"]
    assert {"id", "words", "score", "scale", "said_at", "customer"} <= set(fields)
    assert {"team", "source", "map", "keep", "scale", "timezone", "Idempotency-Key"} <= {
        each["name"] for each in operation["parameters"]
    }
