"""Wherever a customer's sentence stands, an idea is two clicks away: the door, and 'Make an idea'."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests import cast
from tests.learning.heard import DAYS, answers, stand
from wallofchange.closing.models import FollowUp
from wallofchange.deciding.models import Idea
from wallofchange.listening.models import Customer
from wallofchange.understanding.models import Discovery, Proposal, ProposalSentence, Theme, ThemeExample

pytestmark = pytest.mark.django_db

WORDS = "I had to ring three times before somebody came"
HOUR = timedelta(hours=1)


def on_the_page_of_a_moment():
    for signal in (said := answers(20, "below", words=WORDS)):
        cast.read(signal, moment=cast.moment(), channel="survey")
    return f"/moments/engineer/{DAYS}", said[-1]


def among_the_moments():
    return f"/moments/{DAYS}", on_the_page_of_a_moment()[1]


def in_a_theme_that_may_be_missing():
    said = cast.heard(WORDS)
    made = Proposal.objects.create(
        discovery=Discovery.ask(by=cast.anna(), at=cast.MONDAY),
        name_en="ringing",
        size=1,
        found_at=cast.MONDAY,
    )
    ProposalSentence.objects.create(proposal=made, signal=said, words=WORDS, language="en")
    return "/themes/", said


def among_the_examples_of_a_theme():
    theme = Theme.add("", "Ringing", by=cast.anna(), at=cast.MONDAY)
    said = cast.heard(WORDS)
    ThemeExample.objects.create(theme=theme, signal=said, fits=True, by=cast.anna(), at=cast.MONDAY)
    return f"/themes/{theme.slug}/", said


def read_aloud_this_morning():
    said = cast.signal(WORDS, said_at=timezone.now() - HOUR)
    cast.read(said)
    return "/", said


def read_aloud_on_a_morning_that_was():
    stand(cast.anna()).post("/day-starts/", {"team": cast.team().pk})
    _path, said = read_aloud_this_morning()
    held = cast.team().day_starts.get()
    held.hurts = said
    held.save()
    return f"/day-starts/{held.pk}/", said


def of_whoever_waits_for_us():
    said = cast.heard(WORDS)
    FollowUp.objects.create(signal=said, team=cast.team(), at=said.said_at, due_at=cast.FRIDAY)
    return "/follow-ups/", said


def of_one_conversation():
    said = cast.heard(WORDS)
    return f"/signals/{said.pk}/", said


def among_what_the_same_customer_said():
    jan = Customer.objects.create(key="jan")
    one, said = cast.heard("Something else", customer=jan), cast.heard(WORDS, customer=jan)
    return f"/signals/{one.pk}/", said


def among_what_is_like_it():
    one, said = cast.heard("I had to ring three times before anybody came"), cast.heard(WORDS)
    return f"/signals/{one.pk}/similar/", said


EVERYWHERE = [
    on_the_page_of_a_moment,
    among_the_moments,
    in_a_theme_that_may_be_missing,
    among_the_examples_of_a_theme,
    read_aloud_this_morning,
    read_aloud_on_a_morning_that_was,
    of_whoever_waits_for_us,
    of_one_conversation,
    among_what_the_same_customer_said,
    among_what_is_like_it,
]


@pytest.mark.parametrize("sentence", EVERYWHERE, ids=lambda each: each.__name__)
def test_an_idea_is_two_clicks_from_a_sentence(sentence):
    path, said = sentence()
    anna = stand(cast.anna())

    first = _door(anna.get(path).content.decode(), said.pk)
    form = anna.get(first).content.decode()
    anna.post("/ideas/", _filled_in(form) | {"title": "We call before the customer does"})

    assert list(Idea.objects.get().evidence.values_list("signal", flat=True)) == [said.pk]


def test_better_than_expected_at_a_moment_asks_for_more_of_it():
    for signal in (said := answers(20, "exceeded", words="They came the same day, on a Sunday even")):
        cast.read(signal, polarity="positive", expectation="exceeded", moment=cast.moment(), channel="survey")
    anna = stand(cast.anna())

    page = anna.get(f"/moments/engineer/{DAYS}").content.decode()
    form = anna.get(_door(page, said[-1].pk)).content.decode()
    anna.post("/ideas/", _filled_in(form) | {"title": "We come on Sundays"})

    assert re.search(r'class="to-idea".*More of this', page)
    assert (Idea.objects.get().kind, Idea.objects.get().moment) == ("nine", cast.moment())


def test_what_lifts_this_morning_has_one_button_and_no_second_door():
    said = cast.signal("They came the same day, on a Sunday even", said_at=timezone.now() - HOUR)
    cast.read(said, polarity="positive", expectation="exceeded")

    page = stand(cast.anna()).get("/").content.decode()

    assert page.count("More of this") == 1
    assert "/ideas/new/?signals" not in page


def test_an_idea_made_of_what_hurts_stands_beside_it_this_morning():
    _path, said = read_aloud_this_morning()
    cast.idea("We call before the customer does", signals=[said], at=timezone.now())

    page = stand(cast.anna()).get("/").content.decode()

    assert re.search(r"Hangs on the wall:.*We call before the customer does", page)
    assert f"/ideas/new/?signals={said.pk}" not in page


def _door(page: str, signal: int) -> str:
    found = re.search(rf'href="(/ideas/new/\?signals={signal}(?:&amp;kind=nine)?)"', page)
    assert found, "There is no door beside this sentence."
    return found[1].replace("&amp;", "&")


def _filled_in(form: str) -> dict[str, str]:
    return dict(re.findall(r'type="hidden" name="(signals|kind)" value="([^"]+)"', form))
