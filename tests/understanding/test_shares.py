"""Shares of a selection: gold as it is, the rest corrected by lot, and no figure while nobody has checked."""

import pytest

from tests import cast
from wallofchange.listening.noting import source_of
from wallofchange.understanding.accuracy import accuracy_for
from wallofchange.understanding.models import Drawn, Gist, Review
from wallofchange.understanding.shares import FEWEST, shares

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]


def read_as(expectation, n, asked=""):
    """Read from the words as this; `asked` is what the survey says."""
    return [cast.read(cast.signal(expectation=asked), expectation=expectation) for _ in range(n)]


def audited(gists, expectation, by=cast.anna):
    """Drawn by lot, and a person says what it is."""
    for gist in gists:
        Drawn.objects.create(signal=gist.signal, at=cast.MONDAY)
        Review.record(gist, {"expectation": expectation}, by=by(), at=cast.MONDAY)


def below(by=cast.anna):
    found = shares(Gist.objects.all(), by())
    return found, next(line for line in found.lines if line.value == "below")


def test_what_the_survey_asked_needs_no_correction():
    read_as("below", 5, asked="below")
    read_as("met", 15, asked="met")

    found, line = below()

    assert (found.n, found.gold, found.rest) == (20, 20, 0)
    assert line.p == 0.25


def test_while_nobody_has_checked_there_is_no_figure_and_an_honest_range():
    read_as("below", 10)
    read_as("met", 10, asked="met")

    found, line = below()

    assert (found.corrected, found.audited) == (False, 0)
    assert (line.p, line.low, line.high) == (None, 0, 0.5)


def test_a_few_checked_answers_give_a_range_from_people_alone():
    audited(read_as("below", 12), "not_stated")
    read_as("below", 40)

    _found, line = below()

    assert line.p is None
    assert line.low == 0
    assert 0.1 < line.high < 0.4


def test_with_enough_checked_the_readers_mistakes_are_taken_out():
    wrong, right = read_as("below", 15), read_as("below", 15)
    audited(wrong, "not_stated")
    audited(right, "below")
    audited(read_as("not_stated", 30), "not_stated")
    read_as("below", 100)
    read_as("not_stated", 100)

    found, line = below()

    assert found.audited == 2 * FEWEST
    assert line.p == pytest.approx(130 / 260 - 15 / 60)
    assert line.low < line.p < line.high


def test_a_team_counts_by_what_it_heard_and_not_by_how_much_of_it_was_read():
    """The reader is wrong about all that a small team heard, which people read, and right elsewhere."""
    small = [cast.read(cast.signal(of="small"), expectation="below") for _ in range(20)]
    audited(small, "met", by=cast.mirjam)
    audited(read_as("below", 20), "below")
    read_as("below", 180)

    found, line = below(cast.mirjam)

    assert (found.n, found.audited) == (220, 40)
    assert line.p == pytest.approx(200 / 220)
    assert line.low < line.p < line.high


def test_the_hard_ones_that_people_read_are_gold_and_not_an_audit():
    for gist in read_as("below", 10):
        Review.record(gist, {"expectation": "met"}, by=cast.anna(), at=cast.MONDAY)

    found, line = below()

    assert (found.gold, found.audited, line.p) == (10, 0, 0)


def test_an_empty_selection_has_no_shares():
    assert shares(Gist.objects.none(), cast.anna()).lines == []


def test_one_query_whatever_the_size(django_assert_num_queries):
    read_as("below", 3)
    anna = cast.anna()

    with django_assert_num_queries(2):  # whose sources, and the count
        shares(Gist.objects.all(), anna)


def test_accuracy_rests_on_what_was_drawn_by_lot_and_sets_the_hard_ones_apart():
    audited(read_as("below", 12), "below")
    audited(read_as("below", 4), "met")
    for gist in read_as("met", 5):
        Review.record(gist, {"expectation": "below"}, by=cast.anna(), at=cast.MONDAY)

    found = accuracy_for(cast.anna())

    expectation = next(field for field in found.fields if field.name == "expectation")
    label = next(label for label in expectation.labels if label.name == "less than expected")
    assert (found.by_lot, found.hard) == (16, 5)
    assert (expectation.agreed.hits, expectation.agreed.n) == (12, 16)
    assert (expectation.hard.hits, expectation.hard.n) == (0, 5)
    assert (label.precision.hits, label.precision.n, label.recall.hits, label.recall.n) == (12, 16, 12, 12)
    assert label.recall.share.low < 1 == label.recall.share.p


def test_in_accuracy_too_a_team_counts_by_what_it_heard():
    """The reader is wrong about all lots of a small team, and right about those of a large one."""
    audited(
        [cast.read(cast.signal(of="small"), expectation="below") for _ in range(20)], "met", by=cast.mirjam
    )
    audited(read_as("below", 20), "below")
    read_as("below", 160)

    found = accuracy_for(cast.mirjam())

    expectation = next(field for field in found.fields if field.name == "expectation")
    label = next(label for label in expectation.labels if label.name == "less than expected")
    [version] = found.versions
    for rate in (expectation.agreed, label.precision, version.rates["expectation"]):
        assert (rate.hits, rate.n) == (20, 40)
        assert rate.share.p == pytest.approx(180 / 200)
        assert rate.share.low < 0.8 < 0.9 < rate.share.high


def test_too_few_are_too_few_to_say():
    audited(read_as("below", 9), "below")

    assert all(field.agreed.share is None for field in accuracy_for(cast.anna()).fields)


def test_what_the_survey_asked_says_nothing_about_the_reader():
    audited(read_as("below", 12, asked="met"), "met")

    expectation = next(field for field in accuracy_for(cast.anna()).fields if field.name == "expectation")

    assert expectation.agreed.n == 0


def test_each_version_is_set_beside_the_others_on_the_same_answers():
    audited(read_as("below", 10), "below")

    [version] = accuracy_for(cast.anna()).versions

    assert (version.reader, version.version) == ("test", "1")
    assert [rate.n for rate in version.rates.values()] == [10, 10, 10, 10]


@pytest.mark.parametrize("who", [cast.bram, cast.chantal])
def test_what_another_team_read_is_not_counted(who):
    audited(read_as("below", 10), "below")

    assert accuracy_for(who()).by_lot == 0
    assert shares(Gist.objects.all(), who()).n == 0


def test_whoever_a_colleague_picked_is_in_no_share():
    read_as("met", 5, asked="met")
    noted = cast.signal("Nobody rang back")
    noted.source = source_of(cast.team(), at=cast.MONDAY)
    noted.save()
    cast.read(noted)

    found, line = below()

    assert (found.n, line.p) == (5, 0)
