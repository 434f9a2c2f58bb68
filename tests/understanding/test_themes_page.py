"""The page of themes: everybody reads it, who leads a team arranges it."""

from datetime import timedelta

import pytest
from django.test import Client

from tests import cast
from tests.understanding.test_themes import hung, theme
from wallofchange.house.worker import work_once
from wallofchange.people.models import User
from wallofchange.understanding import re_reading
from wallofchange.understanding.models import Discovery, Proposal, ProposalSentence, Theme, ThemeExample
from wallofchange.understanding.views.themes import AT_ONCE, HEARD

pytestmark = pytest.mark.django_db


def stand(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(user: User, path: str = "/themes/") -> str:
    return stand(user).get(path).content.decode()


def proposal(words: str = "The parking place was full") -> Proposal:
    made = Proposal.objects.create(
        discovery=Discovery.objects.create(at=cast.MONDAY, done_at=cast.MONDAY, looked_at=400, found=1),
        found_at=cast.MONDAY,
        reader="static 1",
        name_nl="parkeren",
        name_en="parking",
        size=12,
        weeks=[["2026-02-23", 4, 40], ["2026-03-02", 8, 40]],
        share_before=0.1,
        share_lately=0.2,
        change_low=0.02,
        change_high=0.18,
        growing=True,
    )
    for number in range(6):
        signal = cast.heard(f"{words}, day {number}")
        ProposalSentence.objects.create(proposal=made, signal=signal, words=signal.words, language="en")
    return made


def test_the_tree_shows_how_many_signals_speak_of_each_theme():
    top = theme("service")
    leaf = theme("telephone", under=top)
    for _ in range(3):
        cast.heard().gist.themes.add(leaf)
    cast.heard().gist.themes.add(top, leaf)

    seen = page(cast.sefa())

    assert "4 signals" in seen
    assert "/signals/?theme=service&amp;theme=telephone" in seen


def test_a_signal_is_counted_once_and_only_for_who_may_hear_it():
    both = theme("service"), theme("telephone")
    cast.heard().gist.themes.add(*both)

    assert ("1 signal<" in page(cast.anna()), "1 signal<" in page(cast.bram())) == (True, False)


def test_the_page_of_a_theme_begins_with_what_was_said_of_it_lately_as_far_as_one_may_hear_it():
    top = theme("service")
    leaf = theme("telephone", under=top)
    for number in range(HEARD + 1):
        cast.heard(f"Words {number}", said_at=cast.MONDAY + timedelta(hours=number)).gist.themes.add(leaf)

    ours, theirs = page(cast.sefa(), "/themes/service/"), page(cast.bram(), "/themes/service/")

    assert [f"Words {number}<" in ours for number in range(HEARD + 1)] == [
        False,
        True,
        True,
        True,
        True,
        True,
    ]
    assert "Read 6 signals" in ours
    assert "Words" not in theirs
    assert "Nobody spoke of it yet, as far as you may hear." in theirs


def test_three_proposals_are_in_sight_and_the_others_folded_away():
    for number in range(5):
        proposal(f"Matter {number}")

    seen = page(cast.anna())

    before, folded = seen.split("2 more</summary>")
    assert (before.count('class="sheet-card stack proposal"'), folded.count("stack proposal")) == (3, 2)
    assert "5 themes may be missing" in before


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_of_a_theme_costs_the_same_however_much_was_said(number, django_assert_num_queries):
    service, client = theme("service"), stand(cast.sefa())
    for _ in range(number):
        cast.heard().gist.themes.add(service)

    with django_assert_num_queries(15):
        client.get("/themes/service/")


def test_only_who_leads_a_team_sees_how_to_arrange_the_list():
    theme("service")
    proposal()

    seen = {who.username: page(who) for who in (cast.anna(), cast.sefa(), cast.mirjam())}

    shown = {name: ("Add a theme" in text, "Perhaps missing" in text) for name, text in seen.items()}
    assert shown == {"anna": (True, True), "sefa": (False, False), "mirjam": (True, True)}


def test_the_words_of_a_proposal_are_only_those_that_one_may_hear():
    proposal()

    assert ("The parking place was full" in page(cast.anna())) is True
    assert ("The parking place was full" in page(cast.bram())) is False


def test_a_proposal_says_how_many_since_when_and_in_whose_words():
    proposal()

    seen = page(cast.anna())

    assert "12 customers" in seen
    assert "20.0 % of what has no theme in the last four weeks, 10.0 % before" in seen
    assert "(the difference lies between +2.0 and +18.0)" in seen


POSTS = [
    ("/themes/", {"name_en": "x"}),
    ("/themes/service/name/", {"name_en": "x"}),
    ("/themes/service/place/", {}),
    ("/themes/service/phrases/", {"phrases": "x y"}),
    ("/themes/service/examples/", {"words": "x y"}),
    ("/themes/service/merger/", {"into": "telephone"}),
    ("/themes/service/split/", {}),
    ("/themes/service/retirement/", {}),
    ("/proposals/search/", {}),
    ("/proposals/{pk}/acceptance/", {}),
    ("/proposals/{pk}/merger/", {"into": "service"}),
    ("/proposals/{pk}/split/", {}),
    ("/proposals/{pk}/refusal/", {}),
]


@pytest.mark.parametrize(("path", "form"), POSTS)
def test_who_leads_no_team_arranges_nothing(path, form):
    theme("service"), theme("telephone")
    path = path.format(pk=proposal().pk)

    answer = stand(cast.sefa()).post(path, form)

    assert answer.status_code == 409
    assert (Theme.objects.count(), Proposal.objects.open().count()) == (2, 1)
    assert Client().post(path, form)["Location"].startswith("/login/")


def test_a_theme_is_arranged_on_its_own_page():
    theme("service"), theme("telephone")
    client = stand(cast.anna())

    client.post(
        "/themes/telephone/name/", {"name_nl": "telefoon", "name_en": "phone", "description": "calls"}
    )
    client.post("/themes/telephone/place/", {"under": "service"})
    client.post("/themes/telephone/phrases/", {"phrases": "on hold\nphone menu, queue*"})
    client.post("/themes/telephone/examples/", {"words": "Nobody picks up", "fits": "yes"})

    made = Theme.objects.get(slug="telephone")
    assert (made.name_nl, made.name_en, made.description) == ("telefoon", "phone", "calls")
    assert (made.parent.slug, made.phrases) == ("service", ["on hold", "phone menu", "queue*"])
    assert "Nobody picks up" in page(cast.anna(), "/themes/telephone/")


def test_examples_are_given_many_at_once_one_a_line():
    theme("telephone")
    sentences = ["Nobody picks up", "Forty minutes on hold", "", "The menu never ends"]

    stand(cast.anna()).post("/themes/telephone/examples/", {"words": "\r\n".join(sentences)})

    assert set(ThemeExample.objects.values_list("words", flat=True)) == {*sentences} - {""}


def test_more_examples_than_go_at_once_are_refused_and_none_is_kept():
    theme("telephone")
    words = "\n".join(f"They kept me waiting {number} minutes" for number in range(AT_ONCE + 1))

    refused = stand(cast.anna()).post("/themes/telephone/examples/", {"words": words})

    assert refused.status_code == 409
    assert f"These are {AT_ONCE + 1} sentences; {AT_ONCE} go at once." in refused.content.decode()
    assert not ThemeExample.objects.exists()


def test_a_new_theme_asks_for_examples_and_says_that_it_reads_again():
    theme("telephone")

    new = page(cast.anna(), "/themes/telephone/")
    ThemeExample.give(Theme.objects.get(), words="Nobody picks up", by=cast.anna(), at=cast.MONDAY)
    taught = page(cast.anna(), "/themes/telephone/")

    shut, opened = "<summary>Give examples", '<details class="fold" open><summary>Give examples'
    assert (opened in new, opened in taught, shut in taught) == (True, False, True)
    assert "what was said before is read again within minutes" in new


def test_an_example_is_taken_back():
    made = theme("service")
    example = ThemeExample.give(made, words="Nobody picks up", by=cast.anna(), at=cast.MONDAY)

    stand(cast.anna()).post(f"/themes/service/examples/{example.pk}/withdrawal/")

    assert not ThemeExample.objects.standing().exists()


def test_a_theme_is_split_with_its_examples():
    made = theme("service")
    first, second = (
        ThemeExample.give(made, words=words, by=cast.anna(), at=cast.MONDAY) for words in ("On hold", "Rude")
    )
    form = {"name_en_1": "waiting", "name_en_2": "manners"}

    stand(cast.anna()).post(
        "/themes/service/split/", form | {f"part-{first.pk}": "1", f"part-{second.pk}": "2"}
    )

    parents = dict(Theme.objects.values_list("slug", "parent__slug"))
    assert parents == {"service": None, "waiting": "service", "manners": "service"}


def test_a_retired_theme_comes_back():
    theme("service")
    client = stand(cast.anna())

    client.post("/themes/service/retirement/")
    gone = "No longer read" in client.get("/themes/").content.decode()
    client.post("/themes/service/retirement/", {"back": "1"})

    assert (gone, Theme.objects.get().retired_at) == (True, None)


def test_from_a_proposal_to_a_theme_that_is_found_in_what_was_heard():
    Theme.objects.of_this_home()
    re_reading.pull(at=cast.MONDAY)
    made = proposal()
    signal = cast.heard("Again the parking place was full")
    client = stand(cast.anna())

    client.post(f"/proposals/{made.pk}/acceptance/", {"name_nl": "parkeren", "name_en": "parking"})
    client.post("/themes/parking/phrases/", {"phrases": "parking"})
    changed = Theme.objects.get(slug="parking").changed_at
    for _ in range(3):
        work_once(changed + timedelta(minutes=2))

    assert hung(signal) == ["parking"]
    assert "7 signals" in client.get("/themes/").content.decode()


def test_asking_for_a_search_says_that_it_is_looking():
    client = stand(cast.anna())

    client.post("/proposals/search/")

    assert "Looking." in client.get("/themes/").content.decode()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_both_languages_show_both_pages(language):
    theme("service")
    client = stand(cast.anna())
    client.cookies["language"] = language

    assert [client.get(path).status_code for path in ("/themes/", "/themes/service/")] == [200, 200]


def test_the_number_of_queries_does_not_grow_with_the_themes(django_assert_max_num_queries):
    client = stand(cast.anna())
    for number in (1, 3):
        for each in range(number):
            cast.heard().gist.themes.add(theme(f"theme {number} {each}"))
        with django_assert_max_num_queries(20):
            client.get("/themes/")
