"""The prediction as a form: the whole plan, what is wrong with it, and what it can show while one types."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from tests import cast
from tests.deciding.plans import LIVE, plan, typed
from tests.deciding.visit import stand
from wallofchange.deciding.forms import HypothesisForm
from wallofchange.deciding.models import Hypothesis

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
TODAY = timezone.localtime().replace(hour=9)
MONDAY = TODAY - timedelta(days=TODAY.weekday())


def answered(n=600):
    """Answers of the last twelve weeks, by the clock on the wall."""
    for number in range(n):
        at = MONDAY - timedelta(days=1 + number % 84)
        cast.signal(moment=cast.moment(), score=6 + number % 5, scale_low=0, scale_high=10, said_at=at)


def windows(weeks=12):
    """Twelve weeks before, and so many from next Monday on."""
    first = MONDAY.date() + timedelta(weeks=1)
    return {
        "moment": cast.moment().pk,
        "baseline_from": first - timedelta(weeks=13),
        "baseline_until": first - timedelta(days=8),
        "live_on": first,
        "measure_from": first,
        "measure_until": first + timedelta(weeks=weeks, days=-1),
    }


def form(idea):
    return f"/ideas/{idea.pk}/prediction/"


def outlook(idea, headers=None, **fields):
    path = f"/ideas/{idea.pk}/prediction/outlook/"
    return stand(cast.anna()).post(path, typed(**fields), headers=headers or {})


def test_the_whole_plan_is_kept_as_it_was_typed():
    cast.signal(unit="Almelo")
    idea = cast.idea()

    stand(cast.anna()).post(
        form(idea),
        typed(
            population="channel: mail, phone\nplace: Almelo",
            guardrails="less than expected: 3\ncomplained: 1,5",
            exclusions="2026-04-06 – 2026-04-12: strike\n2026-05-01",
            segments="channel, language",
            selected_on_from="2025-01-01",
            selected_on_until="2025-06-30",
            looks="2026-04-05, 1",
        ),
    )

    made = Hypothesis.objects.get()
    assert made.population == {"channel": ["mail", "phone"], "unit": ["Almelo"]}
    assert made.guardrails == [
        {"measure": "below", "margin": 0.03},
        {"measure": "complained", "margin": 0.015},
    ]
    assert made.exclusions == [
        {"from": "2026-04-06", "until": "2026-04-12", "why": "strike"},
        {"from": "2026-05-01", "until": "2026-05-01", "why": ""},
    ]
    assert (made.segments, made.looks) == (["channel", "language"], ["2026-04-05", 1.0])
    assert made.selected_on_until == date(2025, 6, 30)


def test_who_all_customers_are_is_typed_in_hundreds_and_kept_with_the_population():
    for unit in ("Almelo", "Kampen"):
        cast.signal(unit=unit)
    idea = cast.idea()

    stand(cast.anna()).post(
        form(idea),
        typed(
            moment="",
            population="channel: mail",
            margins="place: Almelo 40,5, Kampen 59.5%\nage: old=30; new=70",
        ),
    )

    assert Hypothesis.objects.get().population == {
        "channel": ["mail"],
        "margins": {"unit": {"Almelo": 0.405, "Kampen": 0.595}, "age": {"old": 0.3, "new": 0.7}},
    }


def test_a_plan_stands_in_the_form_as_one_types_it_and_comes_back_the_same():
    idea = cast.idea()
    idea.predict(
        by=cast.anna(), at=cast.MONDAY,
        **plan(
            guardrails=[{"measure": "below", "margin": 0.03}],
            exclusions=[{"from": "2026-04-06", "until": "2026-04-12", "why": "strike"}],
            population={
                "channel": ["mail"],
                "all_teams": True,
                "margins": {"kind": {"old": 0.405, "new": 0.595}},
            },
            unit_starts={"Almelo: south": "2026-03-02"},
        ),
    )  # fmt: skip
    client = stand(cast.anna())
    shown = client.get(form(idea)).context["form"]

    sent = {field.html_name: shown.written(field.name, shown.initial.get(field.name)) for field in shown}
    answer = client.post(form(idea), sent)

    first, second = Hypothesis.objects.order_by("pk")
    assert answer.status_code == 303
    assert (second.guardrails, second.exclusions) == (first.guardrails, first.exclusions)
    assert (second.population, second.unit_starts) == (first.population, first.unit_starts)


WRONG = [
    ({"baseline_until": "2026-02-21"}, "are not whole weeks. End on 15 February 2026"),
    ({"measure_until": "2026-03-03"}, "2 days are not whole weeks. End on 8 March 2026"),
    ({"selected_on_from": "2026-01-01"}, "Name both days, or neither."),
    (
        {"selected_on_from": "2025-10-01", "selected_on_until": "2025-12-10"},
        "Begin &#x27;before&#x27; after 10 December 2025",
    ),
    ({"selected_on_from": "2025-02-01", "selected_on_until": "2025-01-01"}, "ends before it begins"),
    ({"looks": "2027-01-01"}, "lies outside the time after the change"),
    ({"design": "randomised"}, "under which name the answers carry the lot"),
    ({"design": "randomised", "arm_key": "lot"}, "No answer carries &#x27;lot&#x27; yet"),
    ({"design": "staggered"}, "Name at least one place"),
    ({"design": "staggered", "unit_starts": "Atlantis: 2026-03-09"}, "Nobody has answered from Atlantis"),
    ({"design": "staggered", "unit_starts": "Almelo: 2025-03-09"}, "between going live and the last day"),
    ({"design": "staggered", "unit_starts": "Almelo"}, "needs a name, a colon"),
    ({"design": "staggered", "unit_starts": "Almelo: soon"}, "holds no day"),
    ({"design": "synthetic", "treated_units": "Almelo, Kampen"}, "Nobody is left to compare with"),
    ({"design": "forecast", "treated_units": ""}, "Name at least one place"),
    ({"guardrails": "less than expected: much"}, "needs a number"),
    ({"guardrails": "less than expected: 0"}, "needs a number"),
    ({"exclusions": "next week"}, "is no stretch of days"),
    ({"exclusions": "2026-05-10 – 2026-05-04: holiday"}, "ends before it begins"),
    ({"exclusions": "2026-02-31"}, "holds no day"),
    ({"margins": "place: Almelo 40, Kampen 50"}, "comes to 90 in a hundred. Let the shares add up to 100"),
    ({"margins": "place: Almelo 100, Kampen 0"}, "Let the shares add up to 100, none of them 0"),
    ({"margins": "place: Almelo, Kampen 60"}, "is no kind with its share"),
    ({"margins": "place: Almelo 40, Almelo 60"}, "is no kind with its share"),
    ({"margins": "Almelo 40, Kampen 60"}, "needs a name, a colon"),
    (
        {"margins": "place: Almelo 40, Atlantis 60"},
        "Nobody has answered as Atlantis. Known are",
    ),
    ({"margins": "place: Almelo 100"}, "Kampen answered too, and have no share"),
    ({"population": "mail"}, "says no channel, language or place"),
    ({"population": "weather: rain"}, "says no channel, language or place"),
]


@pytest.mark.parametrize(("wrong", "said"), WRONG)
def test_a_plan_that_cannot_be_is_said_with_the_next_step(wrong, said):
    for unit in ("Almelo", "Kampen"):
        cast.signal(unit=unit)
    idea = cast.idea()

    answer = stand(cast.anna()).post(form(idea), typed(moment="", **wrong))

    assert (answer.status_code, Hypothesis.objects.count()) == (422, 0)
    assert said in answer.content.decode()


def test_a_lot_that_some_answer_carries_and_starts_of_known_places_are_fine():
    cast.signal(unit="Almelo", extra={"lot": 1})
    cast.signal(unit="Kampen")
    idea = cast.idea()

    stand(cast.anna()).post(form(idea), typed(design="randomised", arm_key="lot", moment=""))
    stand(cast.anna()).post(
        form(idea), typed(design="staggered", unit_starts="Almelo: 2026-03-09", moment="")
    )

    lot, starts = Hypothesis.objects.order_by("pk")
    assert lot.arm_key == "lot"
    assert (starts.unit_starts, starts.treated_units) == ({"Almelo": "2026-03-09"}, ["Almelo"])


def test_going_live_late_takes_looks_and_starts_along():
    idea = cast.idea()
    idea.predict(
        by=cast.anna(),
        at=cast.MONDAY,
        **plan(looks=["2026-03-29", 1.0], unit_starts={"Almelo": "2026-03-09"}),
    )
    made = idea.hypotheses.get()

    made.begin(LIVE + timedelta(days=4))

    assert (made.looks, made.unit_starts) == (["2026-04-05", 1.0], {"Almelo": "2026-03-16"})


def test_a_plan_fixed_before_a_field_came_keeps_its_digest():
    idea = cast.idea()
    idea.predict(by=cast.anna(), at=cast.MONDAY, **plan())

    assert "unit_starts" not in idea.hypotheses.get().plan()


def test_while_one_types_only_the_outlook_comes_back_and_nothing_is_kept():
    answered()
    idea = cast.idea(moment=cast.moment())

    shown = outlook(idea, HTMX, **windows()).content.decode()

    assert "<form" not in shown
    assert "This plan can show it." in shown
    assert "answers are needed after the change" in shown
    assert not Hypothesis.objects.exists()


@pytest.mark.parametrize("wrong", [{"worthwhile": "much"}, {"measure_until": ""}, {"worthwhile": "-1"}])
def test_what_cannot_be_read_yet_is_asked_for(wrong):
    shown = outlook(cast.idea(), HTMX, **wrong).content.decode()

    assert "Fill in what will move" in shown


def test_a_plan_that_is_wrong_elsewhere_is_reckoned_all_the_same():
    shown = outlook(cast.idea(), HTMX, looks="soon", live_on="", guardrails="?").content.decode()

    assert "This plan can never show it." in shown


def test_without_scripts_the_button_gives_the_whole_page_with_what_was_typed():
    answered()
    idea = cast.idea(moment=cast.moment())

    shown = outlook(idea, sentence="We think so", **windows()).content.decode()

    assert ["<html" in shown, "We think so" in shown, "This plan can show it." in shown] == [True] * 3


def test_an_offer_is_taken_with_one_tap_and_a_drafted_sentence_follows():
    answered()
    idea = cast.idea(moment=cast.moment())
    client = stand(cast.anna())
    short = windows(weeks=1)
    until = date_format(short["measure_until"], "j F Y")
    drafted = (
        "We think 'engineer at the door' gets 0.3 of a point higher because of this, and shall see it around"
    )

    answer = client.post(
        f"/ideas/{idea.pk}/prediction/outlook/",
        typed(**short, take="longer", sentence=f"{drafted} {until}."),
        headers=HTMX | {"HX-Target": "main"},
    )

    taken = answer.context["form"]
    assert "<html" not in answer.content.decode()
    assert date.fromisoformat(taken["measure_until"].value()) > short["measure_until"]
    assert taken["sentence"].value().startswith(drafted)
    assert until not in taken["sentence"].value()
    assert answer.context["told"].outlook.enough


def test_what_was_not_offered_is_not_taken():
    idea = cast.idea()

    answer = outlook(idea, take="everything")

    assert (answer.status_code, answer.context["form"]["measure"].value()) == (200, "mean")


def page_of(idea):
    return stand(cast.anna()).get(form(idea)).content.decode()


def test_the_page_is_one_sentence_each_part_of_which_folds_open():
    idea = cast.idea(moment=cast.moment())

    shown = page_of(idea)

    assert shown.count('<details class="part" name="part">') == 3
    assert re.findall(r'<span id="part-(\w+)">', shown) == ["moment", "amount", "date"]
    assert '<span id="part-moment">engineer at the door</span>' in shown
    assert " open>" not in shown


def test_without_a_prediction_is_a_quiet_second_only_while_it_is_in_the_making():
    idea = cast.idea(moment=cast.moment())
    pinned = page_of(idea)

    idea.choose(by=cast.anna(), at=cast.MONDAY)
    idea.start(by=cast.anna(), at=cast.MONDAY)

    assert ["Go live without a prediction" in pinned, "Leave it so" in pinned] == [False, True]
    assert "Go live without a prediction" in page_of(idea)


def test_a_sentence_nobody_made_their_own_follows_a_part_that_changed():
    idea = cast.idea(moment=cast.moment())
    drafted = "We think 'engineer at the door' gets 0.3 of a point higher because of this, and so on."

    stand(cast.anna()).post(
        form(idea), typed(**windows(), worthwhile=0.5, sentence=drafted, drafted_sentence=drafted)
    )

    until = date_format(windows()["measure_until"], "j F Y")
    assert Hypothesis.objects.get().sentence == (
        f"We think 'engineer at the door' gets 0.5 of a point higher because of this, and shall see "
        f"it around {until}."
    )


def test_somebody_s_own_words_stay_and_stand_above_what_is_measured():
    idea = cast.idea(moment=cast.moment())

    stand(cast.anna()).post(
        form(idea), typed(**windows(), sentence="Nobody waits in the cold", drafted_sentence="We think so")
    )

    assert Hypothesis.objects.get().sentence == "Nobody waits in the cold"
    assert '<p class="said">Nobody waits in the cold</p>' in page_of(idea)


def test_while_one_types_the_sentence_follows():
    shown = outlook(cast.idea(moment=cast.moment()), HTMX, **windows(), direction="down").content.decode()

    assert 'hx-swap-oob="true">0.3 of a point lower</span>' in shown


def test_only_the_part_that_is_wrong_stands_open():
    answer = stand(cast.anna()).post(form(cast.idea()), typed(worthwhile="0"))

    shown = answer.content.decode()
    assert len(re.findall(r"<details[^>]* open>", shown)) == 1
    assert re.search(r'<details class="part" open><summary><span id="part-amount">…</span>', shown)


def test_the_outlook_is_for_the_teams_that_make_it():
    path = f"/ideas/{cast.idea().pk}/prediction/outlook/"

    assert stand().post(path).url.startswith("/login/")
    assert [stand(who()).post(path).status_code for who in (cast.chantal, cast.bram)] == [404, 404]
    assert stand(cast.anna()).get(path).status_code == 405


def test_every_part_of_the_plan_stands_in_the_form_once():
    page = HypothesisForm(user=cast.anna())

    parts = [field for name in page.PARTS for field in page.part(name)]
    kept = (page["sentence"], *parts, *page.compared, *page.more, *page.hidden_fields())
    shown = [field.name for field in kept]

    assert sorted(shown) == sorted(page.fields)


@pytest.mark.parametrize("leaves", ["not_now", "never_mind", "no"])
def test_off_the_wall_nothing_is_said_of_a_prediction_and_hung_back_one_is_drafted(leaves):
    idea, anna = cast.idea(), cast.anna()
    if leaves == "no":
        again = cast.MONDAY.date() + timedelta(weeks=26)
        cast.objection(idea=idea).become_no("the rules", look_again_on=again, by=anna, at=cast.MONDAY)
        idea.refresh_from_db()
    else:
        idea.move(leaves, by=anna, at=cast.MONDAY)

    off = stand(anna).get(f"/ideas/{idea.pk}/").content.decode()
    idea.hang_back(by=anna, at=cast.MONDAY)
    back = stand(anna).get(f"/ideas/{idea.pk}/").content.decode()

    assert "no answers yet to draft" not in off
    assert ('id="prediction"' in off, 'id="prediction"' in back) == (False, True)
