"""The tool proposes themes that may be missing; a person decides."""

from datetime import timedelta

import pytest

from tests import cast
from tests.understanding.test_themes import theme
from wallofchange.diary.refused import Refused
from wallofchange.understanding import discovering
from wallofchange.understanding.models import (
    Discovery,
    Proposal,
    ProposalSentence,
    Theme,
    ThemeExample,
)
from wallofchange.understanding.models.proposal import different

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]

PARKING = [
    "parking place was full",
    "parking is far too dear",
    "car park closed at nine",
    "could not park my car",
]
BATHROOM = [
    "bathroom floor was wet",
    "shower in the bathroom leaks",
    "no towel in the bathroom",
    "bathroom smells",
]
PLACES = ["north", "south", "east", "west", "harbour", "station"]


@pytest.fixture
def heard() -> None:
    """Two things that customers speak of and no theme covers: one for months, one lately."""
    for number in range(24):
        place = PLACES[number % 6]
        said = cast.MONDAY - timedelta(days=5 * number)
        cast.heard(f"The {BATHROOM[number % 4]} in the {place} building", said_at=said)
        cast.heard(
            f"The {PARKING[number % 4]} near the {place}", said_at=cast.MONDAY - timedelta(days=number % 20)
        )


def search(at=cast.MONDAY) -> list[Proposal]:
    Discovery.ask(by=cast.anna(), at=at)
    discovering.pull(at=at)
    return list(Proposal.objects.open().order_by("id"))


def about(proposals: list[Proposal], word: str) -> Proposal:
    return next(each for each in proposals if word in each.sentences.first().words.lower())


@pytest.mark.usefixtures("heard")
def test_a_search_proposes_what_belongs_together_with_name_size_and_words():
    proposals = search()

    parking = about(proposals, "park")

    assert "park" in parking.name_en
    assert parking.size == parking.sentences.count() >= 20
    assert Discovery.objects.get().found == len(proposals)


@pytest.mark.usefixtures("heard")
def test_only_what_grows_beyond_doubt_is_called_growing():
    proposals = search()

    grows = {word: about(proposals, word).growing for word in ("park", "bathroom")}

    assert grows == {"park": True, "bathroom": False}


@pytest.mark.usefixtures("heard")
def test_the_weeks_add_up_to_the_sentences():
    parking = about(search(), "park")

    assert sum(own for _monday, own, _every in parking.weeks) == parking.sentences.count()
    assert parking.weeks[-1][0] == "2026-03-02"


def test_what_has_a_theme_is_not_looked_at():
    cast.heard("The car park was full").gist.themes.add(theme())

    assert discovering.sentences_without_theme() == []


@pytest.mark.usefixtures("heard")
def test_a_proposal_that_is_accepted_becomes_a_theme_with_examples():
    parking = about(search(), "park")

    made = parking.accept("parkeren", "parking", by=cast.anna(), at=cast.TUESDAY)

    assert (made.slug, made.examples.count()) == ("parking", 12)
    assert Proposal.objects.get(pk=parking.pk).theme == made


def test_typing_errors_and_openings_of_one_sentence_make_room_for_other_sentences():
    words = [
        "My appointment was moved and nobody told me.",
        "My appiontment was moved and nobody told me.",
        "Customer said: my appointment was moved and nobody told me.",
        "Moved to Friday without asking us.",
        "my appointment was moved and nobody told me.",
        "They moved the visit twice.",
    ]
    sentences = [ProposalSentence(pk=place, words=said) for place, said in enumerate(words)]

    shown, taught = different(sentences, 4), different(sentences, 4, fewest=4)

    assert [said.pk for said in shown] == [0, 3, 5]
    assert [said.pk for said in taught] == [0, 1, 3, 5]


@pytest.mark.usefixtures("heard")
def test_a_proposal_merges_into_a_theme_that_is_there():
    there = theme("arriving")
    parking = about(search(), "park")

    parking.merge(there, by=cast.anna(), at=cast.TUESDAY)

    assert ThemeExample.objects.filter(theme=there, fits=True).count() == 12
    assert Theme.objects.count() == 1


@pytest.mark.usefixtures("heard")
def test_what_was_turned_down_is_not_proposed_again():
    about(search(), "park").turn_down(by=cast.anna(), at=cast.TUESDAY)

    again = search(at=cast.TUESDAY)

    assert again
    assert not [each for each in again if "park" in each.sentences.first().words]


@pytest.mark.usefixtures("heard")
def test_a_proposal_is_split_in_two_that_wait_for_a_person():
    whole = about(search(), "park")

    first, second = discovering.split(whole, by=cast.anna(), at=cast.TUESDAY)

    assert first.sentences.count() + second.sentences.count() == whole.sentences.count()
    assert set(Proposal.objects.open()) >= {first, second}
    search(at=cast.TUESDAY)
    assert set(Proposal.objects.open()) >= {first, second}


@pytest.mark.usefixtures("heard")
def test_of_two_who_decide_at_once_the_first_counts():
    parking = about(search(), "park")
    again = Proposal.objects.get(pk=parking.pk)
    parking.turn_down(by=cast.anna(), at=cast.TUESDAY)

    with pytest.raises(Refused, match="Somebody has already decided"):
        again.accept(by=cast.mirjam(), at=cast.TUESDAY)

    assert not Theme.objects.exists()


@pytest.mark.usefixtures("heard")
def test_who_leads_no_team_decides_about_no_proposal():
    parking = about(search(), "park")

    for decide in (parking.accept, parking.turn_down):
        with pytest.raises(Refused, match="arranged by who leads a team"):
            decide(by=cast.sefa(), at=cast.TUESDAY)
    with pytest.raises(Refused, match="arranged by who leads a team"):
        Discovery.ask(by=cast.chantal(), at=cast.TUESDAY)


@pytest.mark.usefixtures("heard")
def test_a_lead_sees_proposals_in_the_words_of_their_own_customers():
    search()

    seen = [Proposal.objects.heard_by(who).count() for who in (cast.anna(), cast.bram(), cast.mirjam())]

    assert seen[0] == seen[2] > 0 == seen[1]
    assert not ProposalSentence.objects.seen_by(cast.bram()).exists()


@pytest.mark.usefixtures("heard")
def test_what_a_customer_takes_back_leaves_the_proposals():
    parking = about(search(), "park")
    said = parking.sentences.first()

    said.signal.delete()

    assert not parking.sentences.filter(pk=said.pk).exists()


def test_a_search_by_itself_waits_for_the_night_and_for_enough_to_look_at():
    night = cast.MONDAY.replace(hour=3)
    few = discovering.pull(at=night)
    for number in range(210):
        cast.heard(f"Something odd about number {number} of them")

    by_day = discovering.pull(at=cast.MONDAY)
    searches = Discovery.objects.count()
    discovering.pull(at=night)
    discovering.pull(at=night + timedelta(hours=1))

    assert (few, by_day, searches, Discovery.objects.count()) == (0, 0, 0, 1)


def test_asking_twice_makes_one_search():
    first, second = (Discovery.ask(by=cast.anna(), at=cast.MONDAY) for _ in range(2))

    assert first == second
    assert discovering.pull(at=cast.MONDAY) == 0
    assert Discovery.objects.get().done_at == cast.MONDAY
