"""A colleague's leave for their name holds for what was said before as well, given or taken back."""

import pytest
from django.utils import timezone

from tests import cast
from tests.house.test_day_start_pages import stand
from wallofchange.understanding import named_again
from wallofchange.understanding.models import Gist, Reading
from wallofchange.understanding.pull import pull

pytestmark = pytest.mark.django_db

WIDOW = (
    "Mijn man is net overleden en de ketel stond op zijn naam. Sefa heeft alles geregeld en vroeg niets "
    "twee keer. Ze stuurde een kaartje."
)
BLAME = "Sefa heeft de hoorn erop gegooid, slecht en onbeschoft, ik ben woedend"


def say(leave: bool) -> None:
    """Sefa says it herself; the worker takes it up."""
    stand(cast.sefa()).post("/settings/name/", {"may_stay": "yes"} if leave else {})


def take_up() -> int:
    done = 0
    while step := named_again.pull(at=timezone.now()):
        done += step
    return done


def heard(words: str, language: str = "nl") -> int:
    signal = cast.signal(words, language=language)
    pull(at=cast.MONDAY)
    return signal.pk


def test_the_widow_s_sentence_names_sefa_as_soon_as_sefa_agrees_to_it():
    cast.sefa()
    pk = heard(WIDOW)
    before = Gist.objects.get(pk=pk).words

    say(leave=True)
    take_up()

    assert "[naam] heeft alles geregeld" in before
    assert Gist.objects.get(pk=pk).words == WIDOW


def test_taken_back_the_name_is_covered_in_all_that_was_read():
    cast.sefa()
    say(leave=True)
    pk = heard(WIDOW)

    say(leave=False)
    take_up()

    assert "Sefa" not in Gist.objects.get(pk=pk).words
    assert not Reading.objects.filter(words__contains="Sefa").exists()


def test_a_complaint_never_names_anybody():
    cast.sefa()
    pk = heard(BLAME)

    say(leave=True)
    take_up()

    assert "Sefa" not in Gist.objects.get(pk=pk).words


def test_what_a_person_read_better_stays():
    cast.sefa()
    pk = heard(WIDOW)
    Gist.objects.get(pk=pk).correct("expectation", "exceeded", by=cast.anna(), at=cast.TUESDAY)

    say(leave=True)
    take_up()

    gist = Gist.objects.get(pk=pk)
    assert (gist.expectation, "Sefa heeft alles geregeld" in gist.words) == ("exceeded", True)


THE_SAME_IN_ENGLISH = (
    "My husband has just died and the boiler was in his name. Sefa arranged everything and asked nothing "
    "twice. She sent a card."
)


def test_a_compliment_that_a_person_read_as_one_names_who_agreed_to_it():
    cast.sefa()
    say(leave=True)
    pk = heard(THE_SAME_IN_ENGLISH, "en")
    read = Gist.objects.get(pk=pk)
    before = (read.words.split(".")[1], read.polarity)

    read.correct("polarity", "positive", by=cast.anna(), at=timezone.now())
    take_up()

    assert before == (" [name] arranged everything and asked nothing twice", "negative")
    assert Gist.objects.get(pk=pk).words == THE_SAME_IN_ENGLISH


TICKED = [
    ("exceeded", "Our dog had died that morning. Sefa moved the visit and sent flowers.", True),
    ("exceeded", "Ik lag in het ziekenhuis en was de brief kwijt. Sefa zocht alles uit.", True),
    ("below", "Sefa was heel vriendelijk, echt geweldig, dank!", False),
    ("met", "Our dog had died that morning. Sefa moved the visit and sent flowers.", False),
]


@pytest.mark.parametrize(("expectation", "words", "named"), TICKED)
@pytest.mark.parametrize("leave_first", [True, False])
def test_what_the_customer_ticked_says_whether_it_is_a_compliment(expectation, words, named, leave_first):
    cast.sefa()
    if leave_first:
        say(leave=True)
    signal = cast.signal(words, expectation=expectation)
    pull(at=cast.MONDAY)
    if not leave_first:
        say(leave=True)

    take_up()

    assert ("Sefa" in Gist.objects.get(pk=signal.pk).words) == named


def test_what_a_person_read_as_a_complaint_names_nobody_any_more():
    cast.sefa()
    say(leave=True)
    pk = heard(WIDOW)
    correction = Gist.objects.get(pk=pk).correct("polarity", "negative", by=cast.anna(), at=timezone.now())
    take_up()
    covered = Gist.objects.get(pk=pk).words

    correction.withdraw(by=cast.anna(), at=timezone.now())
    take_up()

    assert "[naam] heeft alles geregeld" in covered
    assert Gist.objects.get(pk=pk).words == WIDOW


def test_it_is_done_once_and_costs_nothing_where_nobody_said_anything(django_assert_num_queries):
    heard(WIDOW)
    with django_assert_num_queries(1):
        assert take_up() == 0

    say(leave=True)

    assert (take_up(), take_up()) == (1, 0)
