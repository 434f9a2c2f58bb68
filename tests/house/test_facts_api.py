"""Facts through the API: the same rules as a file, once for every key, and only for one's own teams."""

import json

import pytest

from tests import cast
from tests.house.test_api import call, post
from tests.listening import anchored
from wallofchange.listening.models import Batch, Delivery, Performance, Promise, Source
from wallofchange.listening.performance import facts_for

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]
ON_TIME = {"contact": "C-1", "kind": "on_time", "value": True, "at": "2026-03-02T10:00:00+01:00"}


def bulk(client, path, lines, **headers):
    body = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return client.post(f"/api/v1{path}", body, content_type="application/x-ndjson", headers=headers)


def items(client, path, **asked):
    return client.get(f"/api/v1{path}", asked).json()["items"]


def test_one_fact_is_kept_beside_its_signal_and_told_again():
    signal = cast.signal(external_id="C-1")
    client = call(cast.anna())

    answer = post(client, "/performance", ON_TIME)

    assert answer.status_code == 201
    assert (answer.json()["new"], answer.json()["known"]) == (1, 0)
    assert facts_for([signal]) == {signal.pk: {"on_time": 1}}
    [item] = items(client, "/performance")
    assert (item["kind"], item["value"], item["about"], item["signal"]) == (
        "on_time",
        1,
        "contact",
        signal.pk,
    )


def test_the_same_fact_again_adds_nothing():
    client = call(cast.anna())
    post(client, "/performance", ON_TIME)

    answer = post(client, "/performance", ON_TIME)

    assert (answer.status_code, answer.json()["new"], answer.json()["known"]) == (200, 0, 1)


@pytest.mark.parametrize(
    ("path", "body", "code"),
    [
        ("/performance", {"contact": "C-1", "kind": "waiting_minutes", "value": -3}, "negative"),
        ("/performance", {"kind": "on_time", "value": 0.9, "week": "2026-W54"}, "no_such_week"),
        ("/performance", {"contact": "C-1", "on_time": True, "moment": "moon"}, "unknown_moment"),
        ("/performance", {"contact": "C-1", "colour": "red"}, "unknown_field"),
        ("/performance", [ON_TIME], "json"),
        ("/promises", {"text": "Soon", "starts_on": "2026-02-01", "ends_on": "2026-01-31"}, "ends_before"),
        ("/vignettes", {"vignette": "late", "score": 4, "contact": "C-1"}, "unknown_vignette"),
        ("/kano", {"feature": "Face", "functional": 6, "dysfunctional": 1, "contact": "C-1"}, "kano_answer"),
        ("/expected", {"score": 8}, "nobody"),
    ],
)
def test_a_fact_that_cannot_be_is_a_problem_with_a_code_and_a_remedy(path, body, code):
    answer = post(call(cast.anna()), path, body)

    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["remedy"]
    assert not Source.objects.exists()


@pytest.mark.parametrize("body", ["", "no json", '{"value": NaN}'])
def test_a_body_that_is_no_json_is_a_problem(body):
    answer = call(cast.anna()).post("/api/v1/performance", body, content_type="application/json")

    assert (answer.status_code, answer.json()["code"]) == (422, "json")


def test_many_come_as_lines_and_what_cannot_be_kept_is_named():
    client = call(cast.anna())
    wrong = {"contact": "C-2", "waiting_minutes": "-1"}

    answer = bulk(client, "/performance", [ON_TIME, wrong, "", "{", ON_TIME]).json()

    assert (answer["new"], answer["known"], answer["rejected"]) == (1, 1, 2)
    assert [(aside["line"], aside["code"]) for aside in answer["aside"]] == [(2, "negative"), (4, "json")]
    assert client.delete(f"/api/v1/imports/{answer['batch']}").json()["undone"] == 1
    assert not Performance.objects.exists()


def test_what_a_program_brings_one_by_one_is_taken_out_by_the_day():
    client = call(cast.anna())
    first = post(client, "/performance", ON_TIME).json()
    second = post(client, "/performance", ON_TIME | {"contact": "C-2"}).json()

    assert first["batch"] == second["batch"]
    assert client.delete(f"/api/v1/imports/{first['batch']}").json()["undone"] == 2
    assert client.delete(f"/api/v1/imports/{first['batch']}").status_code == 409
    assert post(client, "/performance", ON_TIME).json()["batch"] != first["batch"]


def test_the_same_key_gives_the_same_answer_and_adds_nothing():
    client = call(cast.anna())

    first = bulk(client, "/performance", [ON_TIME], **{"Idempotency-Key": "a"})
    again = bulk(client, "/performance", [ON_TIME], **{"Idempotency-Key": "a"})

    assert (again.status_code, again.json()) == (first.status_code, first.json())
    assert again["Idempotency-Replayed"] == "true"
    assert Batch.objects.count() == 1


def test_a_key_with_another_call_or_one_that_is_under_way_is_a_problem():
    client = call(cast.anna())
    bulk(client, "/performance", [ON_TIME], **{"Idempotency-Key": "a"})

    other = bulk(client, "/performance", [ON_TIME, ON_TIME], **{"Idempotency-Key": "a"})
    Delivery.objects.update(status=None)
    under_way = bulk(client, "/performance", [ON_TIME], **{"Idempotency-Key": "a"})

    assert (other.status_code, other.json()["code"]) == (422, "key_reused")
    assert (under_way.status_code, under_way.json()["code"]) == (409, "in_progress")


def test_a_call_that_was_refused_may_be_tried_again_with_its_key():
    promise = {"text": "Within an hour", "starts_on": "2026-03-02"}
    client = call(cast.sefa())
    headers = {"Idempotency-Key": "a"}

    refused = client.post("/api/v1/promises", promise, content_type="application/json", headers=headers)
    cast.team().add(cast.sefa(), lead=True)
    kept = client.post("/api/v1/promises", promise, content_type="application/json", headers=headers)

    assert (refused.status_code, refused.json()["code"], kept.status_code) == (409, "not_yours", 201)


def test_a_promise_is_made_found_by_its_day_and_ended():
    client = call(cast.anna())
    post(client, "/promises", {"text": "Within an hour", "starts_on": "2026-03-02", "units": ["Zwolle"]})
    [promise] = client.get("/api/v1/promises?on=2026-03-02&unit=Zwolle").json()

    ended = post(client, f"/promises/{promise['id']}/end", {"on": "2026-03-05"})
    again = post(client, f"/promises/{promise['id']}/end", {"on": "2026-03-06"})

    assert (ended.status_code, ended.json()["ends_on"]) == (201, "2026-03-05")
    assert (again.status_code, again.json()["code"]) == (409, "ended")
    assert client.get("/api/v1/promises?on=2026-03-06").json() == []
    assert client.get("/api/v1/promises?unit=Kampen").json() == []


def test_a_promise_cannot_end_before_it_began():
    promise = anchored.promise()

    answer = post(call(cast.anna()), f"/promises/{promise.pk}/end", {"on": "2026-03-01"})

    assert (answer.status_code, answer.json()["code"]) == (409, "ends_before")
    assert Promise.objects.get().ends_on is None


def test_vignettes_wishes_and_expectations_are_told_as_they_were_kept():
    client = call(cast.anna())
    bulk(
        client,
        "/vignettes",
        [{"vignette": "Late", "text_en": "Two hours late", "score": 4, "contact": "C-1"}],
    )
    bulk(client, "/kano", [{"feature": "A face", "functional": 1, "dysfunctional": 3, "contact": "C-1"}])
    bulk(client, "/expected", [{"score": 4, "scale": [1, 5], "contact": "C-1"}])

    [vignette] = client.get("/api/v1/vignettes").json()
    [feature] = client.get("/api/v1/kano/features").json()

    assert (vignette["key"], vignette["text"]["en"]) == ("late", "Two hours late")
    assert (feature["key"], feature["name"]["nl"]) == ("a-face", "A face")
    assert [mark["score"] for mark in items(client, "/vignettes/marks", vignette="late")] == [4]
    assert [pair["functional"] for pair in items(client, "/kano", feature="a-face")] == [1]
    assert [asked["scale"] for asked in items(client, "/expected")] == [[1, 5]]


def test_pages_follow_each_other_the_latest_first():
    kept = [anchored.fact("errors", number, measure="count").pk for number in range(3)]
    client = call(cast.anna(), "read")

    first = client.get("/api/v1/performance?limit=2").json()
    second = client.get(f"/api/v1/performance?limit=2&before={first['next']}").json()

    assert [item["id"] for item in first["items"] + second["items"]] == kept[::-1]
    assert second["next"] is None


@pytest.mark.parametrize("many", [1, 3])
def test_a_page_of_three_takes_as_many_queries_as_one_of_one(many, django_assert_num_queries):
    client = call(cast.anna(), "read")
    for number in range(many):
        anchored.fact("errors", number, measure="count", moment=cast.moment())

    with django_assert_num_queries(2):  # the key, the page
        assert len(items(client, "/performance")) == many


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"kind": "errors"}, 1),
        ({"unit": "Zwolle"}, 1),
        ({"about": "everybody"}, 0),
        ({"moment": "engineer"}, 1),
        ({"since": "2026-03-03"}, 1),
        ({"until": "2026-03-02"}, 1),
    ],
)
def test_a_filter_holds_something_back(asked, found):
    anchored.fact("errors", 1, measure="count", unit="Zwolle", moment=cast.moment())
    anchored.fact("on_time", 1, at=cast.TUESDAY)

    assert len(items(call(cast.anna(), "read"), "/performance", **asked)) == found


@pytest.mark.parametrize("path", ["/performance", "/vignettes/marks", "/kano", "/expected"])
def test_facts_of_another_team_are_not_told(path):
    anchored.fact()
    anchored.mark(anchored.vignette(), 4)
    anchored.pair(anchored.feature(), 1, 3)
    anchored.expected()

    assert (len(items(call(cast.anna()), path)), items(call(cast.bram()), path)) == (1, [])


def test_nothing_is_kept_for_another_team_nor_by_who_has_none():
    elsewhere = post(call(cast.bram()), f"/performance?team={cast.team().pk}", ON_TIME)
    nowhere = post(call(cast.chantal()), "/performance", ON_TIME)
    promise = anchored.promise()
    ended = post(call(cast.bram()), f"/promises/{promise.pk}/end", {"on": "2026-03-05"})

    assert (elsewhere.status_code, nowhere.status_code, ended.status_code) == (404, 403, 404)
    assert not Performance.objects.exists()


def test_an_import_of_another_team_is_not_taken_out():
    batch = post(call(cast.anna()), "/performance", ON_TIME).json()["batch"]

    assert call(cast.bram()).delete(f"/api/v1/imports/{batch}").status_code == 404


def test_a_key_that_only_reads_keeps_nothing():
    answer = post(call(cast.anna(), "read"), "/performance", ON_TIME)

    assert (answer.status_code, Performance.objects.exists()) == (403, False)


def test_the_description_names_the_fields_the_lines_and_the_key():
    paths = call(cast.anna()).get("/api/v1/openapi.json").json()["paths"]

    operation = paths["/api/v1/performance"]["post"]

    assert set(operation["requestBody"]["content"]) == {"application/json", "application/x-ndjson"}
    fields = operation["requestBody"]["content"]["application/json"]["schema"]["properties"]
    assert {"kind", "value", "contact", "week", "on_time"} <= set(fields)
    assert {"team", "source", "Idempotency-Key"} == {each["name"] for each in operation["parameters"]}


def test_how_many_were_asked_comes_in_by_day_or_by_week():
    client = call(cast.anna())
    lines = [
        {"kind": "invited", "value": 120, "at": "2026-01-05"},
        {"kind": "uitgenodigd", "value": 90, "week": "2026-W03"},
    ]

    answers = [post(client, "/performance?source=Survey", line).status_code for line in lines]

    assert answers == [201, 201]
    kept = Performance.objects.order_by("starts_on").values_list("kind", "value", "measure", "about")
    assert list(kept) == [("invited", 120.0, "count", "everybody"), ("invited", 90.0, "count", "everybody")]
