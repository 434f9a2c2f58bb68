"""Groups of sentences that belong together, and their names."""

from wallofchange.reading.discovery import Said, groups_of, halves
from wallofchange.reading.fast import shipped_static
from wallofchange.reading.naming import Namer

THINGS = {
    "nl": ["De parkeerplaats was vol bij {}", "Parkeren is duur bij {}", "Geen plek om te parkeren bij {}"],
    "en": ["The bathroom was wet in {}", "No towel in the bathroom of {}", "A dirty bathroom in {}"],
}
PLACES = ["Utrecht", "Delft", "Zwolle", "Arnhem", "Breda", "Tilburg", "Almere", "Leiden"]
SAID = [
    Said(words.format(place), language, f"{place} {number}")
    for language, sentences in THINGS.items()
    for number, words in enumerate(sentences)
    for place in PLACES
]


def found(said=SAID, **more):
    return groups_of(said, shipped_static().encode([each.words for each in said]), **more)


def test_what_belongs_together_is_found_with_its_customers():
    groups = found()

    assert [22 <= group.size <= 24 for group in groups] == [True, True]
    assert [{SAID[member].language for member in group.members} for group in groups] in (
        [{"nl"}, {"en"}],
        [{"en"}, {"nl"}],
    )


def test_a_group_is_named_in_the_words_it_is_said_in():
    named = {group.name_nl if SAID[group.members[0]].language == "nl" else group.name_en for group in found()}

    assert any("parke" in name for name in named)
    assert any("bathroom" in name for name in named)


def test_the_same_sentences_give_the_same_groups():
    assert [group.members for group in found()] == [group.members for group in found()]


def test_one_customer_who_says_it_often_is_no_group():
    assert found([Said(each.words, each.language, "one") for each in SAID]) == []


def test_few_sentences_are_not_grouped():
    assert found(SAID[:10]) == []
    assert found([]) == []


def test_a_group_falls_apart_in_two_halves():
    said = [each.words for each in SAID]

    parts = halves(shipped_static().encode(said))

    assert sorted(len(part) for part in parts) == [24, 24]


def test_sentences_that_are_all_the_same_do_not_fall_apart():
    assert len(halves(shipped_static().encode(["The same again"] * 8))) == 1


def test_a_name_leaves_out_words_that_name_nothing():
    nl, en = Namer(["het was de wachtmuziek", "die wachtmuziek weer"], [[0, 1]]).names(0, "nl")

    assert (nl, en) == ("wachtmuziek", "wachtmuziek")


def test_a_name_is_no_stretch_of_time():
    said = ["this time the queue", "every time and every year a queue", "weer een keer die rij"]

    assert Namer(said[:2], [[0, 1]]).names(0, "en")[1] == "queue"
    assert Namer(said[2:] * 2, [[0, 1]]).names(0, "nl")[0] == "rij"
