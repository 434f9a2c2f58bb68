"""Own figures beside those of others: compared where the same was asked, context otherwise."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests import cast
from tests.house.test_api import call, post
from wallofchange.diary.refused import Refused
from wallofchange.learning.models import Benchmark, Question
from wallofchange.learning.programme.benchmark import Benchmarks, benchmarks

pytestmark = pytest.mark.django_db

ASKED: dict[str, Any] = {"question": "How was the visit?", "mode": "mail", "country": "NL"}
FIGURE: dict[str, Any] = ASKED | {
    "name": "Others", "mean": 7.6, "sd": 1.8, "n": 400, "day": cast.FRIDAY.date(), "source": "a study",
}  # fmt: skip


def ours(**more: Any) -> Question:
    return Question.keep(by=cast.anna(), at=cast.MONDAY, **(ASKED | more))


def theirs(**more: Any) -> Benchmark:
    return Benchmark.keep(by=cast.anna(), at=cast.MONDAY, **(FIGURE | more))


def answers(*scores: int, **more: Any) -> None:
    for score in scores:
        cast.signal("", score=score, scale_low=0, scale_high=10, **more)


def found(user: Any = None) -> Benchmarks:
    both = benchmarks(user or cast.anna())
    assert both is not None
    return both


def test_where_the_same_was_asked_the_difference_is_computed():
    ours()
    theirs()
    answers(*[6, 7, 8] * 30)

    (league,) = found().leagues

    assert (league.own.n, league.own.sample.mean) == (90, 7)
    assert league.compared[0].found.difference.diff == pytest.approx(-0.6)
    assert league.compared[0].found.told_apart
    assert (league.place.best, league.place.worst) == (2, 2)


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"question": "How satisfied are you with us?"}, "question"),
        ({"scale_low": 1, "mean": 7.6}, "scale"),
        ({"mode": "phone"}, "mode"),
        ({"mode": ""}, "mode"),
        ({"country": "BE"}, "country"),
        ({"n": None}, "n"),
        ({"sd": None}, "spread"),
    ],
)
def test_what_was_asked_otherwise_is_only_context(other, why):
    ours()
    theirs(**other)
    answers(*[6, 7, 8] * 30)

    both = found()

    assert both.leagues == []
    assert [each.why for each in both.context] == [(why,)]


def test_a_capital_or_a_full_stop_is_no_other_question_and_another_version_is():
    ours(version="visit-1")
    theirs(name="Capital", question="HOW was the visit")
    theirs(name="Version", version="visit-2")
    answers(*[6, 7, 8] * 30, question="visit-1")

    both = found()

    assert [each.figure.name for each in both.leagues[0].compared] == ["Capital"]
    assert [each.figure.name for each in both.context] == ["Version"]


def test_as_long_as_we_do_not_say_how_we_ask_all_is_context():
    theirs()

    assert [each.why for each in found().context] == [("ours",)]


def test_a_figure_about_another_moment_says_how_it_differs_from_what_we_do_ask():
    ours(moment=cast.moment())
    theirs(n=None)

    assert [each.why for each in found().context] == [("moment", "n")]


def test_only_answers_to_that_question_of_that_year_count_as_ours():
    ours(version="visit-1", moment=cast.moment())
    theirs(moment=cast.moment())
    answers(*[6, 7, 8] * 5, question="visit-1", moment=cast.moment())
    answers(*[10] * 5, question="visit-2", moment=cast.moment())
    answers(*[10] * 5, question="visit-1", moment=cast.moment("bill"))
    answers(*[10] * 5, question="visit-1", moment=cast.moment(), said_at=cast.MONDAY - timedelta(days=400))

    assert found().leagues[0].own.n == 15


def test_too_few_answers_of_our_own_are_not_shown():
    ours()
    theirs()
    answers(6, 7, 8)

    assert found().leagues == []
    assert [each.why for each in found().context] == [("few",)]


def test_of_several_figures_of_one_the_newest_counts():
    ours()
    old = theirs(day=cast.MONDAY.date() - timedelta(days=300), mean=6.0)
    theirs()
    answers(*[6, 7, 8] * 30)

    both = found()

    assert [each.figure.mean for each in both.leagues[0].compared] == [7.6]
    assert [(each.figure, each.why) for each in both.context] == [(old, ("older",))]


def test_counts_say_the_mean_the_spread_and_how_many():
    figure = theirs(mean=None, sd=None, n=None, counts={"6": 10, "8": 10})

    assert (figure.n, figure.mean) == (20, 7)
    assert figure.sd == pytest.approx(1.026, abs=0.001)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"question": " "}, "empty"),
        ({"name": ""}, "empty"),
        ({"mean": None}, "empty"),
        ({"mean": 11}, "scale"),
        ({"scale_low": 10, "scale_high": 0}, "scale"),
        ({"counts": {"8": -1}}, "counts"),
        ({"counts": {"high": 4}}, "counts"),
        ({"counts": {"12": 4}}, "scale"),
    ],
)
def test_a_figure_that_cannot_be_is_refused_with_the_next_step(wrong, code):
    with pytest.raises(Refused) as refusal:
        theirs(**wrong)

    assert refusal.value.code == code
    assert refusal.value.remedy


def test_a_figure_is_taken_back_by_who_kept_it_and_stays_on_record():
    figure = theirs()

    with pytest.raises(Refused, match="Only Anna Wiersma"):
        figure.withdraw(by=cast.bram(), at=cast.TUESDAY)
    figure.withdraw(by=cast.mirjam(), at=cast.TUESDAY)

    assert benchmarks(cast.anna()) is None
    assert Benchmark.objects.get().withdrawn_by == cast.mirjam()


def test_who_belongs_to_no_team_sees_nothing_and_keeps_nothing():
    theirs()
    client = Client()
    client.force_login(cast.chantal())

    assert benchmarks(cast.chantal()) is None
    assert client.post("/learning/benchmark/figures/", {}).status_code == 404
    assert (
        client.post(f"/learning/benchmark/figures/{Benchmark.objects.get().pk}/withdrawal/").status_code
        == 404
    )
    assert post(call(cast.chantal()), "/learning/questions", {"question": "How was it?"}).status_code == 409


def test_our_own_side_are_the_customers_one_may_hear():
    ours()
    theirs()
    answers(*[6, 7, 8] * 30)

    assert [each.why for each in found(cast.bram()).context] == [("few",)]
    assert found(cast.mirjam()).leagues[0].own.n == 90


def stand(user: Any) -> Client:
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(user)
    return client


FORM = {
    "name": "An advertisement", "mean": "7.6", "question": "How satisfied are you?", "scale": "1-10",
    "day": "2026-03-06", "source": "the paper",
}  # fmt: skip


def test_a_figure_is_written_down_with_a_light_form():
    client = stand(cast.anna())

    answer = client.post("/learning/benchmark/figures/", FORM)
    page = client.get("/learning/benchmark/").content.decode()

    assert answer["Location"] == "/learning/benchmark/"
    assert "An advertisement" in page
    assert "we have not said how we ask" in page


@pytest.mark.parametrize(
    "wrong", [{"scale": "high"}, {"counts": "8 is 4"}, {"country": "NLD"}, {"day": "soon"}, {"n": "0"}]
)
def test_what_is_typed_wrong_stays_on_the_page(wrong):
    answer = stand(cast.anna()).post("/learning/benchmark/figures/", FORM | wrong)

    assert answer.status_code == 422
    assert "An advertisement" in answer.content.decode()


def test_how_we_ask_is_written_down_as_well():
    stand(cast.anna()).post("/learning/benchmark/questions/", {"question": "How was it?", "scale": "0-10"})

    assert str(Question.objects.get()) == "How was it?"


def test_a_program_keeps_a_whole_table_or_nothing_of_it():
    client = call(cast.anna())
    day = {"day": "2026-03-06"}

    wrong = post(client, "/learning/benchmarks", [FIGURE | day, FIGURE | day | {"mean": 44}])
    right = post(client, "/learning/benchmarks", [FIGURE | day, FIGURE | day | {"name": "More"}])

    assert (wrong.status_code, right.status_code) == (409, 201)
    assert [each["name"] for each in right.json()] == ["Others", "More"]
    assert client.get("/api/v1/learning/benchmarks").json()["context"][0]["trap"] == "T21"


def test_a_key_that_may_only_read_keeps_nothing():
    client = call(cast.anna(), "read")

    assert post(client, "/learning/benchmarks", []).status_code == 403
    assert client.delete("/api/v1/learning/benchmarks/1").status_code == 403
    assert client.get("/api/v1/learning/benchmarks").status_code == 200


def test_a_program_takes_a_figure_back():
    figure = theirs()

    answer = call(cast.anna()).delete(f"/api/v1/learning/benchmarks/{figure.pk}")

    assert answer.status_code == 204
    assert benchmarks(cast.anna()) is None


@pytest.mark.parametrize("path", ["/learning/benchmark/", "/learning/benchmark/calculation.json"])
def test_somebody_who_has_not_logged_in_is_sent_to_the_door(path):
    assert Client().get(path)["Location"] == f"/login/?next={path}"


def test_the_page_places_us_with_an_interval():
    ours()
    theirs()
    theirs(name="Nearby", mean=7.05, n=30)
    answers(*[6, 7, 8] * 30)

    page = stand(cast.anna()).get("/learning/benchmark/").content.decode()
    taken = stand(cast.anna()).get("/learning/benchmark/calculation.json").json()

    assert "somewhere from place 2 to 3 of 3" in page
    assert taken["compared"][0]["own"]["best_place"] == 2
