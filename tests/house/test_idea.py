"""One idea on one page, from the customers' words to the verdict."""

import pytest

from tests import cast
from tests.deciding.plans import plan, typed
from tests.deciding.visit import stand
from wallofchange.deciding.models import Hypothesis, Idea, Stage
from wallofchange.learning.models import Evaluation

pytestmark = pytest.mark.django_db
NOTHING_MEASURED = {"effect": {"low": None}, "traps": [], "worthwhile": 0.3, "method": ""}


def in_the_making(**more) -> Idea:
    idea = cast.idea(**more)
    idea.choose(by=cast.anna(), at=cast.MONDAY)
    idea.start(by=cast.anna(), at=cast.MONDAY)
    return idea


def live() -> Idea:
    idea = in_the_making()
    idea.predict(by=cast.anna(), at=cast.MONDAY, **plan())
    idea.go_live(by=cast.anna(), at=cast.MONDAY)
    return idea


def judged(verdict: str) -> Idea:
    idea = live()
    Evaluation.objects.create(
        idea=idea, hypothesis=idea.hypotheses.get(), at=cast.TUESDAY, verdict=verdict, grade="D",
        sentence_nl="", sentence_en="What came of it.", result=NOTHING_MEASURED, data_digest="",
    )  # fmt: skip
    return idea


def page(idea: Idea, user=None) -> str:
    return stand(user or cast.anna()).get(f"/ideas/{idea.pk}/").content.decode()


def test_the_page_begins_with_the_customers_words():
    said = cast.heard("I had to ring three times", channel="survey", moment=cast.moment())
    idea = cast.idea("We call before you do", signals=[said])

    shown = page(idea)

    assert shown.index("I had to ring three times") < shown.index("<h1>We call before you do</h1>")
    assert f'href="/signals/{said.pk}/"' in shown
    assert "less than expected" in shown


def test_an_idea_that_no_customer_asked_for_is_fine():
    shown = page(cast.idea())

    assert "nobody asked for air conditioning" in shown
    assert ["Try it small" in shown, "Ask five customers" in shown] == [True, True]


def test_yes_and_stands_before_yes_but():
    shown = page(cast.idea())

    assert shown.index("Yes, and…</summary>") < shown.index("Yes, but…</summary>")


def test_the_drafted_prediction_is_accepted_with_one_tap():
    idea = cast.idea(signals=[cast.heard(moment=cast.moment())])
    client = stand(cast.anna())
    form = client.get(f"/ideas/{idea.pk}/").context["draft"]
    hidden = {field.html_name: field.value() for field in form}

    sent = {name: _as_sent(form, name, value) for name, value in hidden.items()}
    answer = client.post(f"/ideas/{idea.pk}/prediction/", sent)

    made = Hypothesis.objects.get()
    assert (answer.status_code, made.drafted_by_system, made.moment) == (303, True, cast.moment())


def test_a_prediction_of_ones_own_is_kept_whole():
    idea = cast.idea()

    stand(cast.anna()).post(
        f"/ideas/{idea.pk}/prediction/", typed(looks="0.5, 1", planned_n=400, sentence="Up")
    )

    made = Hypothesis.objects.get()
    assert (made.looks, made.planned_n, str(made), made.worthwhile) == ([0.5, 1.0], 400, "Up", 0.3)
    assert (made.baseline_from, made.measure_until) == (plan()["baseline_from"], plan()["measure_until"])


def test_a_controlled_plan_names_where_the_change_is_made():
    for unit in ("Almelo", "Kampen"):
        cast.signal(unit=unit)
    idea = cast.idea()

    stand(cast.anna()).post(
        f"/ideas/{idea.pk}/prediction/", typed(design="controlled", treated_units="Almelo", moment="")
    )

    assert Hypothesis.objects.get().treated_units == ["Almelo"]


WRONG = [
    ({"baseline_from": "1890-01-01"}, "Is the year right?"),
    ({"measure_until": "once"}, "date"),
    ({"baseline_until": "2026-03-02"}, "ends on or after the day it goes live"),
    ({"baseline_until": "2025-01-01"}, "ends before it begins"),
    ({"measure_until": "2026-03-01"}, "ends before it begins"),
    ({"measure_from": "2026-02-23"}, "begins before it is live"),
    ({"worthwhile": "0"}, "more than 0"),
    ({"worthwhile": "-0.3"}, "more than 0"),
    ({"worthwhile": "nan"}, "number"),
    ({"measure": "nine_plus", "worthwhile": "5"}, "between 0 and 1"),
    ({"looks": "0.1, 0.2, 0.4, 0.6, 0.8, 1"}, "five at most"),
    ({"looks": "soon"}, "neither a day nor a part"),
    ({"design": "controlled", "treated_units": "Atlantis"}, "Nobody has answered from Atlantis"),
    ({"design": "controlled", "treated_units": ""}, "Name at least one place"),
    ({"design": "controlled", "treated_units": "Almelo, Kampen"}, "Nobody is left to compare with"),
    ({"measure": "happiness"}, "choice"),
]


@pytest.mark.parametrize(("wrong", "said"), WRONG)
def test_a_plan_that_cannot_be_is_said_with_the_next_step_and_nothing_typed_is_lost(wrong, said):
    for unit in ("Almelo", "Kampen"):
        cast.signal(unit=unit)
    idea = cast.idea()

    answer = stand(cast.anna()).post(
        f"/ideas/{idea.pk}/prediction/", typed(sentence="We think it will be better", **wrong)
    )

    shown = answer.content.decode()
    assert (answer.status_code, Hypothesis.objects.count()) == (422, 0)
    assert said in shown
    assert "We think it will be better" in shown


def test_units_of_another_teams_customers_are_not_told():
    cast.signal(unit="Secret branch", of="IT")
    cast.signal(unit="Almelo")

    answer = stand(cast.anna()).post(
        f"/ideas/{cast.idea().pk}/prediction/", typed(design="controlled", treated_units="Atlantis")
    )

    assert "Secret branch" not in answer.content.decode()


def test_what_is_live_shows_its_plan_with_the_hash_that_fixed_it():
    idea = live()

    shown = page(idea)

    assert idea.hypotheses.get().digest in shown
    assert "no longer what was fixed" not in shown


def test_going_live_late_moves_the_measuring_along_in_whole_weeks():
    idea = in_the_making()
    idea.predict(by=cast.anna(), at=cast.MONDAY, **plan())

    idea.go_live(by=cast.anna(), at=cast.FRIDAY)

    made, planned = idea.hypotheses.get(), plan()
    assert made.live_on == cast.FRIDAY.date()
    assert (made.measure_from - planned["measure_from"]).days == 7
    assert (made.measure_until - planned["measure_until"]).days == 7
    assert made.intact()


def test_a_version_made_after_the_start_is_shown_as_such():
    idea = live()

    stand(cast.anna()).post(f"/ideas/{idea.pk}/prediction/", typed(worthwhile="0.5"))

    assert "changed after the start" in page(idea)


@pytest.mark.parametrize(("how", "conclusion"), [("keep", "kept"), ("adapt", "adapted"), ("stop", "stopped")])
def test_a_person_takes_the_outcome_from_the_wall_and_says_what_was_learned(how, conclusion):
    idea = judged("not_proven")

    stand(cast.sefa()).post(f"/ideas/{idea.pk}/conclusion/", {"how": how, "why": "Call earlier"})

    idea.refresh_from_db()
    assert (idea.stage, idea.closing_line) == (Stage.LEARNED, "Call earlier")
    assert idea.decisions.last().conclusion == conclusion
    assert "What we learned: Call earlier" in page(idea)


def test_what_harms_offers_the_fast_way_out_first():
    shown = page(judged("harmful"))

    assert shown.index("Stop and turn back") < shown.index("Carry on, in my name")
    assert "What came of it." in shown


def test_what_is_not_live_has_nothing_to_conclude():
    idea = in_the_making()

    answer = stand(cast.anna()).post(f"/ideas/{idea.pk}/conclusion/", {"how": "keep"})

    idea.refresh_from_db()
    assert (answer.status_code, idea.stage) == (409, Stage.REALISATION)


def test_words_taken_off_after_a_yes_but_may_be_hung_back_by_anybody():
    idea = cast.idea("We call before you do")
    cast.objection(idea=idea)
    idea.take_down(by=cast.anna(), at=cast.MONDAY)

    assert "was taken off the wall after a yes-but. A pity?" in page(idea, cast.sefa())


def test_a_form_of_the_page_gets_the_inside_of_the_page_back():
    idea = cast.idea()

    inside = stand(cast.anna()).get(f"/ideas/{idea.pk}/", headers={"HX-Request": "true", "HX-Target": "main"})

    assert "<html" not in inside.content.decode()
    assert f'data-idea-page="{idea.pk}"' in inside.content.decode()


def test_every_stage_has_a_page():
    for stage in Stage:
        idea = cast.idea(str(stage))
        Idea.objects.filter(pk=idea.pk).update(stage=stage)

        assert stand(cast.anna()).get(f"/ideas/{idea.pk}/").status_code == 200


@pytest.mark.parametrize("path", ["/ideas/{}/", "/ideas/{}/prediction/"])
def test_the_page_is_for_the_teams_that_make_it(path):
    idea = cast.idea()
    path = path.format(idea.pk)
    assert stand().get(path).url.startswith("/login/")
    assert [stand(who()).get(path).status_code for who in (cast.chantal, cast.bram)] == [404, 404]

    idea.partners.add(cast.team("IT"))

    assert [stand(who()).get(path).status_code for who in (cast.bram, cast.mirjam)] == [200, 200]


def _as_sent(form, name, value):
    shown = form.fields[name].prepare_value(form.initial.get(name)) if value not in (None, "") else ""
    return "on" if shown is True else "" if shown in (None, False) else str(shown)


def test_an_amount_in_a_typed_title_stays_on_one_line_and_is_changed_as_it_was_typed():
    idea = cast.idea("Call when the bill is € 100 <b> higher, in €")

    shown, wall = page(idea), stand(cast.anna()).get("/wall/").content.decode()

    whole = "Call when the bill is €\N{NO-BREAK SPACE}100 &lt;b&gt; higher, in €"
    assert f"<h1>{whole}</h1>" in shown
    assert f">{whole}</a></h3>" in wall
    assert "Call when the bill is € 100 &lt;b&gt; higher, in €</textarea>" in shown
