"""How customers find a change, a wall that turns grey, what became ordinary, and what is still wrong."""

from datetime import datetime, timedelta

import pytest

from tests import cast
from tests.deciding.visit import stand
from wallofchange.deciding.models import Idea, Stage, WhyNot
from wallofchange.diary.models import Entry
from wallofchange.learning import found_kind, ordinary, portfolio
from wallofchange.learning.basics import grey_moment, still_wrong
from wallofchange.learning.models import GreyWall, KindFound, LookedAgain
from wallofchange.listening.models import Signal
from wallofchange.understanding.models import Bookmark, Gist, TaughtList, Theme

pytestmark = pytest.mark.django_db
LATER = cast.MONDAY + timedelta(weeks=6)
WEEK = timedelta(weeks=1)


@pytest.fixture(autouse=True)
def _all_read():
    Bookmark.objects.all().delete()


def live(title="We call before you do", *, at=cast.MONDAY, **more) -> Idea:
    """An idea that customers can notice, not measured."""
    idea = cast.idea(title, at=at, hours=0, **more)
    idea.choose(by=cast.anna(), at=at)
    idea.start(by=cast.anna(), at=at)
    idea.go_live(by=cast.anna(), at=at, without_prediction=True)
    return idea


def said(
    many: int, expectation: str, *, at: datetime, theme: Theme | None = None, words="Well", **more
) -> list[Gist]:
    """So many customers, each with words."""
    gists = [
        cast.read(
            cast.signal(words, said_at=at, moment=cast.moment(), expectation=expectation, **more),
            expectation=expectation, moment=cast.moment(), source=cast.source(),
        )
        for _ in range(many)
    ]  # fmt: skip
    for gist in gists:
        if theme:
            gist.themes.add(theme)
    return gists


def calls() -> Theme:
    return Theme.objects.get_or_create(slug="calls", defaults={"name_nl": "bellen", "name_en": "calling"})[0]


def prices() -> Theme:
    return Theme.objects.get_or_create(slug="prices", defaults={"name_nl": "prijs", "name_en": "price"})[0]


def spoken_of(idea: Idea, better: int, met: int, worse: int) -> None:
    """An idea made from words of one theme, and what was said of that since, beside much else."""
    before = said(4, "below", at=cast.MONDAY - WEEK, theme=calls())
    idea.attach(Signal.objects.filter(gist__in=before), by=cast.anna(), at=cast.MONDAY)
    for many, side in ((better, "exceeded"), (met, "met"), (worse, "below")):
        said(many, side, at=cast.MONDAY + WEEK, theme=calls())
    said(10, "exceeded", at=cast.MONDAY + WEEK, theme=prices())
    said(40, "met", at=cast.MONDAY + WEEK, theme=prices())


def find(better: int, met: int, worse: int) -> tuple[Idea, KindFound]:
    idea = live(kind="nine", moment=cast.moment())
    spoken_of(idea, better, met, worse)
    found = found_kind.find(idea, at=LATER)
    idea.refresh_from_db()
    return idea, found


def test_what_surely_surprises_more_than_the_rest_was_never_expected():
    idea, found = find(25, 10, 5)

    assert (found.kind, found.exceeded, found.n, found.theme) == ("nine", 25, 40, "calls")
    assert idea.kind_found == "nine"
    assert found_kind.found([idea])[idea.pk].by_words


def test_what_most_find_as_expected_is_as_it_should_be():
    idea, found = find(4, 40, 4)

    assert (found.kind, idea.kind_found) == ("seven", "seven")


def test_a_divided_change_is_not_known_yet():
    idea, found = find(12, 13, 25)

    assert (found.kind, idea.kind_found) == ("", "")
    assert (
        found_kind.found([idea])[idea.pk].said
        == "Not known yet: 12 of 50 who spoke of it got more than they expected."
    )


def test_a_few_words_say_nothing_yet():
    idea, found = find(15, 0, 0)

    assert (found.kind, idea.kind_found) == ("", "")
    assert "Not known yet" in found_kind.found([idea])[idea.pk].said


def test_how_a_person_read_it_stays_until_words_are_sure():
    idea = live(kind="nine", moment=cast.moment())
    idea.describe(by=cast.anna(), at=cast.MONDAY, kind_found="nine")
    spoken_of(idea, 5, 4, 4)

    found_kind.find(idea, at=LATER)

    idea.refresh_from_db()
    told = found_kind.found([idea])[idea.pk]
    assert (told.kind, told.by_words) == ("nine", False)


def test_what_most_were_let_down_by_is_said_so():
    idea, _found = find(2, 5, 43)

    assert (
        found_kind.found([idea])[idea.pk].said == "Of 50 who spoke of it, most got less than they expected."
    )


def test_it_is_looked_at_once_a_week_and_two_weeks_after_it_went_live():
    live(moment=cast.moment())

    looked = [found_kind.pull(at=cast.MONDAY + timedelta(days=days)) for days in (3, 14, 15, 21)]

    assert looked == [0, 1, 0, 1]


def test_what_was_stopped_is_not_looked_at():
    idea = live()
    idea.decisions.filter(stage=Stage.LEARNED).update(why="stopped: harmful")

    assert found_kind.pull(at=LATER) == 0


@pytest.mark.parametrize("number", [1, 3])
def test_kinds_of_many_ideas_are_one_query(django_assert_num_queries, number):
    ideas = [live() for _ in range(number)]

    with django_assert_num_queries(1):
        found_kind.found(ideas)


def repairs(many: int = 10, *, last: str = "seven") -> list[Idea]:
    kinds = ["seven"] * (many - 1) + [last]
    return [
        live(f"Repair {n}", at=cast.MONDAY + timedelta(hours=n), kind=kind) for n, kind in enumerate(kinds)
    ]


def test_ten_repairs_in_a_row_turn_the_wall_grey_and_it_is_said_once():
    repairs()

    called = [portfolio.pull(at=LATER), portfolio.pull(at=LATER)]

    told = portfolio.grey(cast.team(), LATER)
    assert called == [2, 0]  # this team's wall, and the house's
    assert told is not None
    assert told.team == cast.team()
    assert len(told.wall.changes) == 10
    assert Entry.objects.filter(verb="called the wall grey").count() == 2


@pytest.mark.parametrize(("many", "last"), [(9, "seven"), (10, "nine"), (10, "")])
def test_fewer_changes_one_that_should_surprise_or_one_nobody_calls_anything_is_not_grey(many, last):
    repairs(many, last=last)

    portfolio.pull(at=LATER)

    assert portfolio.grey(cast.team(), LATER) is None


def test_the_portfolio_is_as_customers_found_it():
    repairs(last="nine")[-1].find_kind("seven", at=LATER)

    portfolio.pull(at=LATER)

    assert portfolio.grey(None, LATER) is not None


def test_grey_is_over_when_something_surprises_again():
    repairs()
    portfolio.pull(at=LATER)
    live("A name and a face", at=LATER, kind="nine")

    portfolio.pull(at=LATER)

    assert portfolio.grey(None, LATER) is None
    assert GreyWall.objects.filter(over_at=LATER).count() == 2


def test_not_this_month_on_purpose_is_kept_and_holds_for_that_month():
    repairs()
    portfolio.pull(at=LATER)
    wall = GreyWall.objects.get(team=cast.team())

    answer = stand(cast.anna()).post(f"/learning/grey/{wall.pk}/on-purpose/", {"next": "/wall/"})
    said_at = wall.on_purpose.get().at

    assert (answer.status_code, answer.url) == (302, "/wall/")
    assert portfolio.grey(cast.team(), said_at).team is None  # the house's is still to be answered
    GreyWall.objects.get(team=None).not_this_month(by=cast.mirjam(), at=said_at)
    assert portfolio.grey(cast.team(), said_at) is None
    assert portfolio.grey(cast.team(), said_at + timedelta(days=32)) is not None


def test_who_stands_before_no_wall_answers_for_none():
    repairs()
    portfolio.pull(at=LATER)

    answers = [
        stand(cast.chantal()).post(f"/learning/grey/{wall.pk}/on-purpose/") for wall in GreyWall.objects.all()
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert (
        stand(cast.bram())
        .post(f"/learning/grey/{GreyWall.objects.get(team=cast.team()).pk}/on-purpose/")
        .status_code
        == 404
    )


def test_customers_who_wrote_that_they_had_not_expected_something_are_counted_in_this_month():
    said(3, "exceeded", at=LATER - timedelta(days=2))
    said(2, "exceeded", at=LATER - timedelta(days=60))
    said(4, "met", at=LATER - timedelta(days=2))

    assert portfolio.surprises(cast.team(), LATER) == 3


def test_the_grey_warning_stands_on_the_page_of_what_was_learned():
    repairs()
    portfolio.pull(at=LATER)

    shown = stand(cast.mirjam()).get("/learning/").content.decode()

    assert "The wall is turning grey." in shown
    assert "Not this month, on purpose" in shown


def test_a_moment_that_seven_in_ten_find_as_expected_is_grey():
    said(30, "met", at=LATER - WEEK, words="Fine")
    for gist in said(45, "met", at=LATER - WEEK, words=""):
        Gist.objects.filter(pk=gist.pk).update(wordless=True)
    said(25, "below", at=LATER - WEEK)

    found = grey_moment(cast.moment(), cast.anna(), LATER)

    assert found is not None
    assert (found.n, found.met_in_ten, found.in_ten) == (100, 8, 4)
    assert grey_moment(cast.moment(), cast.bram(), LATER) is None  # not their customers


def test_what_most_who_speak_of_it_call_wrong_is_a_hint_for_what_should_surprise():
    said(40, "below", at=LATER - WEEK, theme=calls())
    said(10, "met", at=LATER - WEEK, theme=calls())
    idea = cast.idea(kind="nine", moment=cast.moment())

    found = still_wrong(idea, cast.anna(), LATER)

    assert found is not None
    assert (found.theme, found.in_ten, found.n) == (calls(), 8, 50)
    assert still_wrong(cast.idea(kind="seven", moment=cast.moment()), cast.anna(), LATER) is None
    assert still_wrong(cast.idea(kind="nine"), cast.anna(), LATER) is None
    assert still_wrong(idea, cast.bram(), LATER) is None


def test_what_was_kept_is_looked_at_again_once():
    idea = live(moment=cast.moment())

    looked = [ordinary.pull(at=cast.TUESDAY + WEEK * weeks) for weeks in (25, 26, 27, 52, 60)]

    assert looked == [0, 1, 0, 1, 0]
    assert [each.months for each in LookedAgain.objects.filter(idea=idea)] == [6, 12]


def test_nothing_is_looked_at_again_while_history_is_read_anew_by_another_list_of_themes():
    live(moment=cast.moment())
    list_ = TaughtList.objects.create(made_from="what people taught", at=LATER, start=9, upto=9)

    before = ordinary.pull(at=LATER + WEEK * 52)
    TaughtList.objects.filter(pk=list_.pk).update(upto=0)

    assert (before, ordinary.pull(at=LATER + WEEK * 52)) == (0, 1)


def test_a_change_of_long_ago_is_looked_at_once_and_not_for_each_time_that_passed():
    live(moment=cast.moment())

    ordinary.pull(at=cast.MONDAY + WEEK * 60)

    assert LookedAgain.objects.get().months == 12


def test_a_surprise_that_became_ordinary_is_as_it_should_be_now():
    idea = live(kind="nine", moment=cast.moment())
    idea.find_kind("nine", at=cast.MONDAY)
    before = said(4, "below", at=cast.MONDAY - WEEK, theme=calls(), score=7, scale_low=0, scale_high=10)
    idea.attach(Signal.objects.filter(gist__in=before), by=cast.anna(), at=cast.MONDAY)
    scored = {"score": 7.0, "scale_low": 0.0, "scale_high": 10.0}
    for weeks, better in ((1, 60), (28, 5)):
        at = cast.MONDAY + WEEK * weeks
        said(better, "exceeded", at=at, theme=calls(), **scored)
        said(80 - better, "met", at=at, theme=calls(), **scored)
        said(20, "exceeded", at=at, theme=prices(), **scored)
        said(60, "met", at=at, theme=prices(), **scored)

    found = ordinary.look(idea, 6, at=cast.MONDAY + WEEK * 30)

    idea.refresh_from_db()
    assert (found.became, idea.kind_found) == ("ordinary", "seven")
    assert "this surprised 8 in 10, now 1" in found.sentence_en
    assert ordinary.ordinary_of([idea]) == {idea.pk: found}
    assert ordinary.to_tell(cast.team(), found.at) == [found]
    page = stand(cast.anna()).get(f"/ideas/{idea.pk}/").content.decode()
    assert "Become ordinary" in page
    stand(cast.sefa()).post(f"/ideas/{idea.pk}/ordinary/seen/")
    assert ordinary.to_tell(cast.team(), found.at) == []


@pytest.mark.parametrize("number", [1, 3])
def test_what_to_tell_at_a_day_start_is_one_query(django_assert_num_queries, number):
    for n in range(number):
        LookedAgain.objects.create(idea=live(f"Idea {n}"), months=6, at=LATER, became="ordinary")

    team = cast.team()

    with django_assert_num_queries(1):
        told = ordinary.to_tell(team, LATER)
        titles = [each.idea.title for each in told]

    assert len(titles) == number


def test_why_nots_are_added_up_by_what_was_tapped_last():
    from tests.house.test_idea import judged
    from wallofchange.learning.programme.why_not import why_nots
    from wallofchange.learning.verdicts import verdicts_of

    ideas = [judged("no_relevant_effect") for _ in range(3)] + [judged("works")]
    WhyNot.tap(ideas[0], "unknown", by=cast.anna(), at=cast.MONDAY)
    WhyNot.tap(ideas[0], "unnoticed", by=cast.anna(), at=cast.MONDAY)
    WhyNot.tap(ideas[1], "unnoticed", by=cast.anna(), at=cast.MONDAY)
    verdicts = verdicts_of(ideas)

    found = why_nots([(idea, verdicts[idea.pk]) for idea in ideas])

    assert found is not None
    assert (found.counts, found.untapped, found.n) == ([("Nobody noticed", 2)], 1, 2)
