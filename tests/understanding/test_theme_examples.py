"""What teaches a theme: people's own sentences, and what they correct on signals."""

import pytest

from tests import cast
from tests.understanding.test_themes import theme
from wallofchange.diary.refused import Refused
from wallofchange.understanding.models import Theme, ThemeExample

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]


def taught() -> list[tuple[str, str, bool]]:
    standing = ThemeExample.objects.standing().told().select_related("theme")
    return [(each.theme.slug, each.said, each.fits) for each in standing]


def test_an_example_is_a_sentence_of_our_own_without_personal_data():
    ThemeExample.give(theme(), words="Call me on 06 12345678, it  never came", by=cast.anna(), at=cast.MONDAY)

    [(slug, said, fits)] = taught()

    assert (slug, fits, "12345678" in said, said.endswith("it never came")) == ("delivery", True, False, True)


def test_an_example_of_a_signal_says_all_that_it_says():
    ThemeExample.give(theme(), signal=cast.heard("It never came"), by=cast.anna(), at=cast.MONDAY)

    assert taught() == [("delivery", "It never came", True)]


def test_the_same_example_twice_adds_nothing_and_the_opposite_takes_its_place():
    made = theme()
    for fits in (True, True, False):
        ThemeExample.give(made, words="It never came", fits=fits, by=cast.anna(), at=cast.MONDAY)

    assert taught() == [("delivery", "It never came", False)]
    assert ThemeExample.objects.count() == 2


def test_an_example_without_words_is_refused():
    with pytest.raises(Refused, match="An example is a sentence"):
        ThemeExample.give(theme(), words="  ", by=cast.anna(), at=cast.MONDAY)


def test_only_who_arranges_the_list_gives_and_withdraws_examples():
    made = theme()
    example = ThemeExample.give(made, words="It never came", by=cast.anna(), at=cast.MONDAY)

    with pytest.raises(Refused, match="arranged by who leads a team"):
        ThemeExample.give(made, words="It came late", by=cast.sefa(), at=cast.MONDAY)
    with pytest.raises(Refused, match="arranged by who leads a team"):
        example.withdraw(by=cast.sefa(), at=cast.MONDAY)


def test_an_example_that_is_withdrawn_stays_on_record():
    example = ThemeExample.give(theme(), words="It never came", by=cast.anna(), at=cast.MONDAY)

    example.withdraw(by=cast.anna(), at=cast.TUESDAY)

    assert (taught(), example.withdrawn_at) == ([], cast.TUESDAY)


def test_a_signal_takes_its_examples_along_when_it_goes():
    signal = cast.heard("It never came")
    ThemeExample.give(theme(), signal=signal, by=cast.anna(), at=cast.MONDAY)

    signal.delete()

    assert not ThemeExample.objects.exists()


def test_examples_of_other_teams_customers_are_not_shown():
    made = theme()
    ThemeExample.give(made, words="It never came", by=cast.anna(), at=cast.MONDAY)
    ThemeExample.give(made, signal=cast.heard("Late again"), by=cast.anna(), at=cast.MONDAY)

    seen = [ThemeExample.objects.seen_by(who).count() for who in (cast.anna(), cast.bram(), cast.mirjam())]

    assert seen == [2, 1, 2]
    assert Theme.objects.get().changed_at == cast.MONDAY
