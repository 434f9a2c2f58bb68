"""The wall: what hangs where, for whom, at which cost."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import cast
from tests.deciding.plans import plan
from tests.deciding.visit import stand
from wallofchange.deciding.models import Goal, Idea, Stage
from wallofchange.diary.clock import now
from wallofchange.house.pages.wall import cards_as_html
from wallofchange.learning.models import Evaluation

WAYS = re.compile(r'class="button" (?:href="([^"#]+)|type="submit" name="to" value="(\w+)")')
pytestmark = pytest.mark.django_db


def queries(client: Client, path: str) -> int:
    client.get(path)  # the first visit makes the cycle
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


def live(title: str = "We call before you do") -> Idea:
    idea = cast.idea(title)
    for verb in (idea.choose, idea.start):
        verb(by=cast.anna(), at=cast.MONDAY)
    idea.predict(by=cast.anna(), at=cast.MONDAY, **plan())
    idea.go_live(by=cast.anna(), at=cast.MONDAY)
    return idea


def test_a_card_begins_with_the_customers_sentence_then_the_title_then_a_face():
    cast.idea("Call back first", signals=[cast.heard("I had to ring three times")])

    page = stand(cast.anna()).get("/wall/").content.decode()

    assert page.index("I had to ring three times") < page.index("Call back first") < page.index(">AW<")


def test_each_idea_hangs_in_its_own_column():
    waiting, chosen = cast.idea("Waiting"), cast.idea("Chosen one")
    chosen.choose(by=cast.anna(), at=cast.MONDAY)

    columns = stand(cast.anna()).get("/wall/").context["columns"]

    assert {column.stage: [card.idea.pk for card in column.cards] for column in columns} == {
        Stage.INVENTORY: [waiting.pk],
        Stage.SELECTION: [chosen.pk],
        Stage.REALISATION: [],
        Stage.EVALUATION: [],
        Stage.LEARNED: [],
    }


def test_the_wall_asks_the_database_as_much_for_one_card_as_for_three_as_for_a_thousand():
    client = stand(cast.anna())
    live("The first").attach([cast.heard()], by=cast.anna(), at=cast.MONDAY)
    cast.idea("Marked as nobody's")
    for_one = queries(client, "/wall/")

    cast.objection(idea=cast.idea("The second", signals=[cast.heard()]))
    live("The third")
    for_three = queries(client, "/wall/")
    Idea.objects.bulk_create(
        [
            Idea(title=f"Idea {n}", team=cast.team(), by=cast.anna(), at=cast.MONDAY, stage=stage)
            for n in range(200)
            for stage in (
                Stage.INVENTORY,
                Stage.SELECTION,
                Stage.REALISATION,
                Stage.EVALUATION,
                Stage.LEARNED,
            )
        ]
    )

    assert (for_three, queries(client, "/wall/")) == (for_one, for_one)


def test_of_what_was_learned_only_the_latest_hang_on_the_wall_with_a_way_to_all_of_it():
    made = [Idea(title=f"Idea {n}", team=cast.team(), by=cast.anna(), at=cast.MONDAY) for n in range(40)]
    for idea in made:
        idea.stage = Stage.LEARNED
    Idea.objects.bulk_create(made)

    page = stand(cast.anna()).get("/wall/")

    learned = page.context["columns"][-1]
    assert (len(learned.cards), learned.count) == (30, 40)
    assert 'href="/wall/learned/"' in page.content.decode()
    assert len(stand(cast.anna()).get("/wall/learned/").context["cards"]) == 40


def test_a_card_carries_one_mark_at_most_and_the_outcome_goes_before_the_worry():
    idea = live()
    cast.objection(idea=idea)
    client = stand(cast.anna())
    assert "yes-but open" in client.get("/wall/").content.decode()

    Evaluation.objects.create(
        idea=idea, hypothesis=idea.hypotheses.get(), at=cast.TUESDAY, verdict="works", grade="B",
        sentence_nl="", sentence_en="", result={}, data_digest="",
    )  # fmt: skip

    page = client.get("/wall/").content.decode()
    assert "it works" in page
    assert "yes-but open" not in page


def test_a_manager_looks_at_one_team_or_at_all():
    service, it = cast.idea("Of service"), cast.idea("Of IT", of="IT")
    client = stand(cast.mirjam())

    every = client.get("/wall/").context["columns"][0].cards
    one = client.get(f"/wall/?team={it.team_id}").context["columns"][0].cards

    assert {card.idea.pk for card in every} == {service.pk, it.pk}
    assert [card.idea.pk for card in one] == [it.pk]


def test_something_is_found_by_its_title_or_by_what_customers_say_in_it():
    cast.idea("Call back first", signals=[cast.heard("I was very cold")])
    cast.idea("Another thing")
    client = stand(cast.anna())

    by_words = client.get("/wall/?find=very cold").context["columns"][0].cards
    by_title = client.get("/wall/?find=another").context["columns"][0].cards

    assert [card.idea.title for card in by_words] == ["Call back first"]
    assert [card.idea.title for card in by_title] == ["Another thing"]


def test_an_empty_wall_says_what_will_hang_here_and_sends_one_to_read():
    page = stand(cast.anna()).get("/wall/").content.decode()

    assert "What customers are going to notice will hang here." in page
    assert 'href="/signals/"' in page


def test_a_card_alone_comes_with_the_counts_of_all_columns():
    idea = cast.idea("Call back first")
    cast.idea("Another thing")

    answer = stand(cast.anna()).get(f"/wall/cards/{idea.pk}/").content.decode()

    assert f'id="card-{idea.pk}"' in answer
    assert '<span data-count="inventory">2</span>' in answer


def test_what_left_the_wall_is_kept_and_can_be_found():
    idea = cast.idea("Call back first")
    idea.take_down(by=cast.sefa(), at=cast.MONDAY)

    shelf = stand(cast.anna()).get("/wall/never_mind/")

    assert [card.idea.pk for card in shelf.context["cards"]] == [idea.pk]


@pytest.mark.parametrize("path", ["/wall/", "/wall/cards/{}/", "/wall/learned/"])
def test_a_stranger_is_asked_to_log_in(path):
    answer = Client().get(path.format(cast.idea().pk))

    assert (answer.status_code, answer.url.startswith("/login/")) == (302, True)


def test_somebody_without_a_team_sees_no_card_of_anybody():
    idea = cast.idea("Call back first")
    client = stand(cast.chantal())

    assert "Call back first" not in client.get("/wall/").content.decode()
    assert client.get(f"/wall/cards/{idea.pk}/").status_code == 404
    assert client.get("/wall/inventory/").status_code == 404


def test_another_teams_card_is_not_there_until_one_makes_it_together():
    idea = cast.idea("Call back first")
    client = stand(cast.bram())
    assert client.get(f"/wall/cards/{idea.pk}/").status_code == 404

    idea.partners.add(cast.team("IT"))

    assert client.get(f"/wall/cards/{idea.pk}/").status_code == 200
    assert "Call back first" in client.get("/wall/").content.decode()


@pytest.mark.parametrize("team", ["999999", "x", "²"])
def test_a_team_one_may_not_see_cannot_be_looked_at(team):
    other = cast.team("IT").pk if team == "999999" else team

    answer = stand(cast.anna()).get(f"/wall/?team={other}")

    assert answer.status_code == (404 if team == "999999" else 200)


def test_only_what_was_moved_can_be_moved_back():
    idea = cast.idea()
    page = stand(cast.anna())

    before = page.get(f"/wall/cards/{idea.pk}/opened/").content.decode()
    idea.choose(by=cast.anna(), at=cast.MONDAY)
    after = page.get(f"/wall/cards/{idea.pk}/opened/").content.decode()

    assert ("Undo the last move" in before, "Undo the last move" in after) == (False, True)


def test_a_shelf_skips_no_step_of_its_headings():
    cast.idea().take_down(by=cast.anna(), at=cast.MONDAY)

    page = stand(cast.anna()).get("/wall/never_mind/").content.decode()

    assert [page.index(f"<h{level}") for level in (1, 2, 3)] == sorted(
        page.index(f"<h{level}") for level in (1, 2, 3)
    )


def test_ones_own_keys_are_a_step_away_from_every_page():
    assert 'href="/settings/keys/"' in stand(cast.anna()).get("/wall/").content.decode()


def test_who_comes_second_is_told_and_may_move_it_from_where_it_hangs_now():
    idea = cast.idea()
    idea.choose(by=cast.sefa(), at=cast.MONDAY)
    anna, moves = stand(cast.anna()), f"/ideas/{idea.pk}/decisions/"

    refused = anna.post(moves, {"from": "inventory", "to": "realisation"}, headers={"HX-Request": "true"})

    page = refused.content.decode()
    assert (refused.status_code, "Move it from here" in page) == (409, True)
    assert anna.post(moves, {"from": "selection", "to": "realisation"}).status_code == 303


@pytest.mark.parametrize(
    ("path", "given"),
    [
        ("decisions/", {"to": "inventory"}),
        ("decisions/", {"to": "learned"}),
        ("decisions/", {"to": "evaluation"}),
        ("decisions/", {"to": "nowhere"}),
        ("decisions/", {"to": "done_at_once", "line": ""}),
        ("decisions/last/", {}),
        ("additions/", {"words": " "}),
    ],
)
def test_every_refusal_of_the_wall_has_a_button_that_does_work(path, given):
    idea = cast.idea()
    anna = stand(cast.anna())

    page = anna.post(f"/ideas/{idea.pk}/{path}", given, headers={"HX-Request": "true"})

    ways = re.findall(
        r'class="button" (?:href="([^"#]+)|type="submit" name="to" value="(\w+)")', page.content.decode()
    )
    assert (page.status_code, ways != []) == (409, True)
    for link, to in ways:
        tried = anna.get(link) if link else anna.post(f"/ideas/{idea.pk}/decisions/", {"to": to})
        assert tried.status_code in (200, 303)


def test_an_opened_card_tells_what_is_known_of_it_and_only_to_who_may_see_it():
    idea = live()
    idea.attach([cast.heard("Rang three times"), cast.heard("So did I")], by=cast.anna(), at=cast.MONDAY)
    idea.describe(kind="nine", by=cast.anna(), at=cast.MONDAY)
    idea.yes_and("On Saturdays too", by=cast.sefa(), at=cast.MONDAY)
    cast.objection("Six hours a day", idea=idea)

    path = f"/wall/cards/{idea.pk}/opened/"
    page = stand(cast.anna()).get(path).content.decode()

    said = ["Rang three times", "2 customers said it", "the latest on", "meant as", "never expected",
            "pinned by Anna", "On Saturdays too", "Six hours a day", "waits for an answer"]  # fmt: skip
    assert [words for words in said if words not in page] == []
    assert stand(cast.bram()).get(path).status_code == 404
    assert stand().get(path).url.startswith("/login/")


def test_the_wall_is_sieved_by_moment_kind_and_goal_and_grouped_by_each():
    goal = Goal.write("We call first", level=4, by=cast.mirjam(), at=cast.MONDAY)
    under = Goal.write("One day, one name", level=5, under=goal, by=cast.mirjam(), at=cast.MONDAY)
    first = cast.idea("First", moment=cast.moment(), kind="nine")
    cast.idea("Second", kind="seven")
    under.hang(first, by=cast.anna(), at=cast.MONDAY)
    mirjam = stand(cast.mirjam())

    for query in (f"moment={cast.moment().slug}", "kind=nine", f"goal={goal.pk}", f"goal={under.pk}"):
        column = mirjam.get(f"/wall/?{query}").context["columns"][0]
        assert [card.idea.title for card in column.cards] == ["First"], query
    grouped = {
        by: [lane.name for lane in mirjam.get(f"/wall/?group={by}").context["columns"][0].lanes]
        for by in ("moment", "team", "goal")
    }
    assert grouped == {
        "moment": ["engineer at the door", "No moment yet"],
        "team": ["Service"],
        "goal": ["One day, one name", "No goal yet"],
    }


def test_a_look_at_the_wall_is_kept_and_opened_apart_from_what_was_heard():
    anna = stand(cast.anna())

    kept = anna.post("/signals/views/", {"name": "Mine", "page": "wall", "query": "x=1&group=team&find=late"})

    assert kept.url == "/wall/?group=team&find=late"
    assert [view.name for view in anna.get("/wall/").context["views"]] == ["Mine"]
    assert list(anna.get("/signals/").context["views"]) == []


def test_a_card_is_printed_again_as_soon_as_anything_on_it_differs():
    idea = cast.idea("Call back first")
    client = stand(cast.anna())
    first = client.get("/wall/").content.decode()

    idea.describe(title="Call back at once", by=cast.anna(), at=cast.MONDAY)
    cast.objection(idea=idea)

    again = client.get("/wall/").content.decode()
    assert ("Call back first" in first, "Call back first" in again) == (True, False)
    assert ("Call back at once" in again, "yes-but open" in again) == (True, True)


def test_a_card_that_comes_by_itself_brings_the_mark_of_its_age_along():
    idea = cast.idea(at=now() - timedelta(days=9))

    brought = cards_as_html([idea.pk], ["en"])[idea.pk]["en"]

    assert re.sub(r"\s+", " ", brought).count("9 days, nobody's yet") == 1


def test_from_the_room_there_is_it_is_one_step_to_what_to_choose_with_it():
    idea = cast.idea("Call back first")
    way = f"/learning/choosing/?team={idea.team_id}"
    anna = stand(cast.anna())

    assert f'href="{way}"' in anna.get("/wall/").content.decode()
    assert anna.get(way).status_code == 200
