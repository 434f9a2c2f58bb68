"""The wall: what hangs where, for whom, at which cost."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import cast
from tests.deciding.plans import plan
from tests.deciding.visit import stand
from wallofchange.deciding.models import Idea, Stage
from wallofchange.learning.models import Evaluation

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

    before = page.get(f"/ideas/{idea.pk}/menu/").content.decode()
    idea.choose(by=cast.anna(), at=cast.MONDAY)
    after = page.get(f"/ideas/{idea.pk}/menu/").content.decode()

    assert ("Undo the last move" in before, "Undo the last move" in after) == (False, True)


def test_a_shelf_skips_no_step_of_its_headings():
    cast.idea().take_down(by=cast.anna(), at=cast.MONDAY)

    page = stand(cast.anna()).get("/wall/never_mind/").content.decode()

    assert [page.index(f"<h{level}") for level in (1, 2, 3)] == sorted(
        page.index(f"<h{level}") for level in (1, 2, 3)
    )


def test_ones_own_keys_are_a_step_away_from_every_page():
    assert 'href="/settings/keys/"' in stand(cast.anna()).get("/wall/").content.decode()
