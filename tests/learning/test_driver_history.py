"""A driver has a history: what surprised and became ordinary is seen, and what did not change is not."""

from datetime import date, datetime, time, timedelta

import numpy as np
import pytest

from tests import cast
from tests.learning.test_drivers import WHO, theme, understood
from wallofchange.deciding.models import Idea, Lane, Stage
from wallofchange.learning import ordinary
from wallofchange.learning.models import LookedAgain
from wallofchange.learning.parts.history import history_of
from wallofchange.learning.parts.scope import Scope
from wallofchange.listening.models import Signal
from wallofchange.understanding.models import Reading

pytestmark = pytest.mark.django_db
UNTIL = date(2026, 10, 25)
WEEKS = 65
SINCE = UNTIL - timedelta(weeks=WEEKS) + timedelta(days=1)
THEMES = [WHO, "price", "tidy", "listening"]


def spoken(surprised, *, a_week=32, weeks=WEEKS):
    """Answers by week on four themes in turn; `surprised` gives the share better than expected of each."""
    for slug in THEMES:
        theme(slug, slug.replace("-", " "))
    lots = np.random.default_rng(5)
    source, moment = cast.source(), cast.moment()
    rows, sides, slugs = [], [], []
    for week in range(weeks):
        for place in range(a_week):
            slug = THEMES[place % 4]
            at = datetime.combine(
                SINCE + timedelta(weeks=week, days=place % 7), time(12), tzinfo=cast.AMSTERDAM
            )
            better = lots.random() < surprised(slug, week)
            sides.append("exceeded" if better else "met")
            slugs.append([slug])
            rows.append(
                Signal(
                    source=source,
                    moment=moment,
                    unit=f"district {place % 2}",
                    said_at=at,
                    heard_at=at,
                    score=float(np.clip(round(7 + 1.2 * better + lots.normal()), 0, 10)),
                    scale_low=0,
                    scale_high=10,
                    fingerprint=f"{week}-{place}",
                )
            )
    signals = Signal.objects.bulk_create(rows)
    understood(signals, lambda at: slugs[at], lambda at: sides[at])
    return signals


def fades(slug, week):
    return np.interp(week, [0, 20, 60], [0.5, 0.45, 0.1]) if slug == WHO else 0.25


def steady(slug, week):
    return 0.3


def found(**more):
    return history_of(Scope.of(cast.moment(), SINCE, UNTIL, more.pop("user", cast.anna()), **more))


def test_a_delighter_that_became_ordinary_is_named_in_tens():
    spoken(fades)

    history = found()

    assert [row.key for row in history.ordinary] == [WHO]
    assert history.sentence.en.startswith("Become ordinary: who comes. In ")
    assert "surprised 5 in 10, now 2." in history.sentence.en
    assert history.sentence.nl.startswith("Gewoon geworden: who comes. In ")


def test_what_was_read_by_two_readers_is_not_compared_until_one_has_read_all():
    spoken(fades)
    since = datetime.combine(UNTIL - timedelta(weeks=20), time(0), tzinfo=cast.AMSTERDAM)
    Reading.objects.filter(signal__said_at__gte=since).update(version="another")

    mixed = found()
    Reading.objects.update(version="another")

    assert (mixed.rows, mixed.ordinary) == ((), [])
    assert mixed.sentence.en.startswith(
        "Nothing can be said about this: what is compared was read by different"
    )
    assert "laat alles door één lezer opnieuw lezen" in mixed.sentence.nl
    assert [row.key for row in found().ordinary] == [WHO]


@pytest.mark.parametrize(("n", "compared"), [(20, [WHO]), (40, [])])
def test_a_few_of_a_quarter_that_another_read_are_told_and_one_in_ten_is_not_few(n, compared):
    signals = spoken(fades)  # 416 a quarter
    Reading.objects.filter(signal__in=[signal.pk for signal in signals[:n]]).update(version="another")

    history = found()

    assert [row.key for row in history.ordinary] == compared
    told = "Another reader read 20 of the 2,080 answers that were read (test another): so few that"
    assert (told in history.sentence.en) == bool(compared)


def test_what_surprises_as_before_is_left_in_peace():
    spoken(steady)

    history = found()

    assert history.ordinary == []
    assert "surprised still does" in history.sentence.en


def test_quarters_become_half_years_where_few_speak():
    spoken(steady, a_week=4)

    assert len(found().periods) == 2


def test_a_quarter_alone_has_no_history():
    spoken(steady, weeks=10)

    history = history_of(Scope.of(cast.moment(), SINCE, SINCE + timedelta(weeks=10), cast.anna()))

    assert history.rows == ()
    assert "two periods" in history.sentence.en


def test_without_anybody_who_said_what_was_expected_there_is_nothing():
    assert found() is None


def test_another_team_s_customers_have_no_history_here():
    spoken(steady, weeks=4)

    assert found(user=cast.chantal()) is None


def lived(signals, **more) -> Idea:
    idea = cast.idea(
        "A name and a face", moment=cast.moment(), lane=Lane.TRY, signals=signals, at=signals[0].said_at
    )
    live_at = datetime.combine(SINCE + timedelta(weeks=2), time(9), tzinfo=cast.AMSTERDAM)
    Idea.objects.filter(pk=idea.pk).update(**{"stage": Stage.LEARNED, "live_at": live_at} | more)
    return idea


def test_an_idea_is_looked_at_again_by_the_theme_of_its_words():
    signals = spoken(fades)
    lived(signals[:12:4])

    (review,) = found().reviews

    assert (review.theme.slug, review.is_ordinary) == (WHO, True)
    assert "A name and a face (who comes)" in review.sentence.en


def test_an_idea_is_not_called_ordinary_by_what_two_readers_read():
    signals = spoken(fades)
    idea = lived(signals[:12:4])
    idea.refresh_from_db()
    lately = [signal.pk for signal in signals[len(signals) // 2 :]]
    Reading.objects.filter(signal__in=lately).update(version="another")

    looked = ordinary.look(idea, 12, at=datetime.combine(UNTIL, time(12), tzinfo=cast.AMSTERDAM))

    assert looked.became == LookedAgain.Became.UNKNOWN


def test_an_idea_of_which_the_surprise_lasts_is_not_ordinary():
    lived(spoken(steady)[:12:4])

    (review,) = found().reviews

    assert not review.is_ordinary


def test_an_idea_that_is_not_half_a_year_old_is_not_reviewed():
    live_at = datetime.combine(UNTIL - timedelta(weeks=20), time(9), tzinfo=cast.AMSTERDAM)
    lived(spoken(fades)[:12:4], live_at=live_at)

    assert found().reviews == ()


def test_the_fragment_shows_the_course_and_the_words(client):
    signals = spoken(fades)
    lived(signals[:12:4])
    client.force_login(cast.anna())

    fragment = client.get(f"/moments/engineer/history/?until={UNTIL}", headers={"HX-Request": "true"})
    calculation = client.get(f"/moments/engineer/history.json?until={UNTIL}").json()

    assert "Become ordinary" in fragment.text
    assert "theme=who-comes&amp;expectation=exceeded" in fragment.text
    assert [each["ordinary"] for each in calculation["ideas"]] == [True]
