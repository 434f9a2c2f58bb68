"""The list of themes: a tree that people arrange, and that forgets nothing."""

import pytest

from tests import cast
from wallofchange.diary.models import Entry
from wallofchange.diary.refused import Refused
from wallofchange.understanding.models import Gist, Theme, ThemeExample

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]


def theme(name: str = "delivery", **more) -> Theme:
    return Theme.add("", name, by=more.pop("by", cast.anna()), at=cast.MONDAY, **more)


def hung(signal) -> list[str]:
    return sorted(Gist.objects.get(pk=signal.pk).themes.values_list("slug", flat=True))


def test_a_theme_starts_with_one_name():
    made = theme("Delivery times")

    assert (made.slug, made.name_nl, made.name_en) == ("delivery-times", "Delivery times", "Delivery times")
    assert Entry.objects.get().verb == "added a theme"


def test_a_slug_stays_when_the_name_changes_and_is_never_given_twice():
    first = theme("Delivery")
    first.rename("bezorging", "bringing it", by=cast.anna(), at=cast.TUESDAY)

    second = theme("Delivery")

    assert (first.slug, first.name_en, second.slug) == ("delivery", "bringing it", "delivery-2")


def test_two_themes_with_one_name_are_refused():
    theme("Delivery")

    with pytest.raises(Refused, match="There is a theme 'delivery' already") as refused:
        theme("delivery")

    assert refused.value.remedy == "Choose another name, or merge the two."


def test_who_leads_no_team_does_not_arrange_the_list():
    with pytest.raises(Refused, match="arranged by who leads a team"):
        theme(by=cast.sefa())

    for who in (cast.anna(), cast.mirjam(), cast.admin()):
        assert theme(f"theme of {who}", by=who).pk


@pytest.mark.parametrize("verb", ["rename", "point_to", "move", "retire", "bring_back", "merge", "split"])
def test_every_verb_asks_who_does_it(verb):
    made, other = theme(), theme("other")
    given = {
        "rename": ("a", "b"),
        "point_to": (["phrase"],),
        "move": (other,),
        "merge": (other,),
        "split": ([("a", "a"), ("b", "b")], [[1], [2]]),
    }.get(verb, ())

    with pytest.raises(Refused, match="arranged by who leads a team"):
        getattr(made, verb)(*given, by=cast.chantal(), at=cast.TUESDAY)


def test_themes_hang_under_each_other():
    top, middle = theme("service"), theme("telephone")

    middle.move(top, by=cast.anna(), at=cast.TUESDAY)
    leaf = theme("menu", under=middle)

    assert top.family() == [top.pk, middle.pk, leaf.pk]


def test_a_tree_has_no_loops():
    top, below = theme("service"), theme("telephone")
    below.move(top, by=cast.anna(), at=cast.TUESDAY)

    for under in (top, below):
        with pytest.raises(Refused, match="cannot hang under itself"):
            top.move(under, by=cast.anna(), at=cast.TUESDAY)


def test_a_tree_is_three_steps_deep_at_most():
    line = [theme("one")]
    line += [theme("two", under=line[0])]
    line += [theme("three", under=line[1])]
    tree = theme("tree")
    theme("leaf", under=tree)

    with pytest.raises(Refused, match="three steps deep") as refused:
        theme("four", under=line[2])
    with pytest.raises(Refused, match="three steps deep"):
        tree.move(line[1], by=cast.anna(), at=cast.TUESDAY)

    assert refused.value.remedy == "Choose a place one step higher."


def test_a_retired_theme_is_read_no_more_and_what_was_found_stays():
    made = theme()
    leaf = theme("leaf", under=made)
    signal = cast.heard()
    signal.gist.themes.add(made)

    made.retire(by=cast.anna(), at=cast.TUESDAY)

    assert made not in Theme.objects.of_this_home()
    assert hung(signal) == ["delivery"]
    assert Theme.objects.get(pk=leaf.pk).parent is None


def test_a_retired_theme_is_brought_back():
    made = theme()
    made.retire(by=cast.anna(), at=cast.TUESDAY)

    made.bring_back(by=cast.anna(), at=cast.FRIDAY)

    assert made in Theme.objects.of_this_home()


def test_nothing_is_done_with_a_theme_that_is_not_read():
    made = theme()
    made.retire(by=cast.anna(), at=cast.TUESDAY)

    with pytest.raises(Refused, match="is not read any more"):
        made.rename("a", "b", by=cast.anna(), at=cast.FRIDAY)
    with pytest.raises(Refused, match="is not read any more"):
        theme("child", under=made)


def test_a_merged_theme_hands_over_all_it_has():
    gone, stays = theme("post", phrases=["letter*"]), theme("mail", phrases=["mail*"])
    leaf = theme("stamps", under=gone)
    example = ThemeExample.give(gone, words="The letter never came", by=cast.anna(), at=cast.MONDAY)
    both, one = cast.heard(), cast.heard()
    both.gist.themes.add(gone, stays)
    one.gist.themes.add(gone)

    gone.merge(stays, by=cast.anna(), at=cast.TUESDAY)

    assert (hung(both), hung(one)) == (["mail"], ["mail"])
    assert Theme.objects.get(pk=stays.pk).phrases == ["mail*", "letter*"]
    assert Theme.objects.get(pk=leaf.pk).parent == stays
    assert ThemeExample.objects.get(pk=example.pk).theme == stays


def test_a_correction_that_names_a_merged_theme_follows_into_the_new_one():
    gone, stays = theme("post"), theme("mail")
    signal = cast.heard()
    signal.gist.correct("themes", ["post"], by=cast.sefa(), at=cast.MONDAY)

    gone.merge(stays, by=cast.anna(), at=cast.TUESDAY)
    signal.gist.refresh()

    assert hung(signal) == ["mail"]
    assert signal.corrections.get().value == ["post"]


def test_what_was_merged_goes_along_when_its_host_is_merged():
    first, second, third = theme("post"), theme("mail"), theme("messages")
    signal = cast.heard()
    signal.gist.correct("themes", ["post"], by=cast.sefa(), at=cast.MONDAY)

    first.merge(second, by=cast.anna(), at=cast.TUESDAY)
    second.merge(third, by=cast.anna(), at=cast.FRIDAY)
    signal.gist.refresh()

    assert hung(signal) == ["messages"]


def test_a_theme_does_not_merge_into_what_hangs_below_it():
    top = theme("service")
    below = theme("telephone", under=top)

    for into in (top, below):
        with pytest.raises(Refused, match="cannot become part of itself"):
            top.merge(into, by=cast.anna(), at=cast.TUESDAY)
    below.merge(top, by=cast.anna(), at=cast.TUESDAY)

    assert Theme.objects.get(pk=below.pk).merged_into == top


def test_a_merged_theme_does_not_come_back():
    gone = theme("post")
    gone.merge(theme("mail"), by=cast.anna(), at=cast.TUESDAY)

    with pytest.raises(Refused, match="has become part of 'mail'"):
        gone.bring_back(by=cast.anna(), at=cast.FRIDAY)


def test_a_split_theme_stays_above_its_two_parts():
    made = theme("telephone")
    waiting, menu = (
        ThemeExample.give(made, words=words, by=cast.anna(), at=cast.MONDAY)
        for words in ("I waited for an hour", "The menu has nine choices")
    )

    first, second = made.split(
        [("wachten", "waiting"), ("menu", "menu")], [[waiting.pk], [menu.pk]], by=cast.anna(), at=cast.TUESDAY
    )

    assert (first.parent, second.parent) == (made, made)
    assert (first.examples.get(), second.examples.get()) == (waiting, menu)


@pytest.mark.parametrize("parts", [([], []), ([0], []), ([0], [0])])
def test_splitting_takes_an_example_for_each(parts):
    made = theme()
    example = ThemeExample.give(made, words="I waited for an hour", by=cast.anna(), at=cast.MONDAY)
    keys = [[example.pk for _ in part] for part in parts]

    with pytest.raises(Refused, match="two names, and at least one example"):
        made.split([("a", "a"), ("b", "b")], keys, by=cast.anna(), at=cast.TUESDAY)

    assert Theme.objects.count() == 1


def test_phrases_are_kept_tidy():
    made = theme(phrases=["On  Time", "on time", "*", "", "delay*", "-", "- On Time for"])

    assert made.phrases == ["on time", "delay*", "-on time for"]


def test_a_list_of_phrases_has_an_end():
    with pytest.raises(Refused, match="more than fits"):
        theme(phrases=[f"phrase {n}" for n in range(501)])
