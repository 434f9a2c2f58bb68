"""An empty home is filled through the verbs of the wall; one that is lived in is left alone."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from django.utils import timezone

from wallofchange.closing.models import FollowUp
from wallofchange.deciding.models import Cycle, DayStart, Exemption, Idea, Objection, Stage
from wallofchange.diary.models import Entry
from wallofchange.diary.refused import Refused
from wallofchange.house.demo import generator, weeks
from wallofchange.house.demo.fill import fill
from wallofchange.house.demo.story.people import PASSWORD
from wallofchange.house.demo.story.quotes import QUOTES
from wallofchange.learning.models import Evaluation
from wallofchange.listening.models import Signal
from wallofchange.people.models import Team, User
from wallofchange.understanding.models import Reading

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def filled(django_db_setup, django_db_blocker):
    """A home with one signal in fifteen and all the lots: the story is whole. Taken back afterwards."""
    from django.conf import settings
    from django.db import transaction

    said = generator.heard()
    lots = pc.or_(pc.is_valid(said["arm_2"]), pc.is_valid(said["arm_9"])).to_numpy()
    with django_db_blocker.unblock(), transaction.atomic():
        lines: list[str] = []
        fill(lines.append, said=said.filter(pa.array(lots | (np.arange(said.num_rows) % 15 == 0))))
        yield lines
        transaction.set_rollback(True)
    (settings.HOME.folder / "demo.clock").unlink(missing_ok=True)


def test_it_says_how_far_it_is(filled):
    assert len(filled) >= 5


def test_every_quote_is_a_signal_and_every_signal_was_read(filled):
    assert {quote.words for quote in QUOTES} <= set(Signal.objects.values_list("words", flat=True))
    assert Reading.objects.count() == Signal.objects.count()


def test_ideas_hang_in_every_column_and_every_exit(filled):
    assert set(Idea.objects.values_list("stage", flat=True)) == set(Stage.values)


def test_everything_that_was_measured_has_an_outcome_and_none_is_without_its_plan(filled):
    assert Evaluation.objects.count() == 11
    assert all(
        evaluation.hypothesis.intact() for evaluation in Evaluation.objects.select_related("hypothesis")
    )


def test_the_diary_is_written_in_the_order_in_which_it_happened(filled):
    moments = list(Entry.objects.order_by("pk").values_list("at", flat=True))

    assert moments == sorted(moments)


def test_345_mornings_were_held_and_it_is_toms_turn(filled):
    service = Team.objects.get(name="Klantenservice")

    assert DayStart.objects.filter(team=service).count() == 345
    assert str(DayStart.next_leader(service)) == "Tom Brinkhuis"


def test_three_and_a_half_hours_of_room_are_left_this_morning(filled):
    service = Team.objects.get(name="Klantenservice")

    assert Cycle.of(service, weeks.TODAY.date()).room == 3.5


def test_three_customers_wait_the_longest_since_friday(filled):
    waiting = FollowUp.objects.waiting()

    assert waiting.count() == 3
    assert timezone.localtime(waiting[0].at) == weeks.moment_in(78, 4, "15:10")


def test_one_yes_but_runs_out_on_thursday(filled):
    (worry,) = Objection.objects.open()

    assert timezone.localtime(worry.lapses_at).date() == weeks.day(79, 3)


def test_the_broken_reserve_stays_visible_with_its_name_and_reason(filled):
    exemption = Exemption.objects.get()

    assert exemption.by.username == "hilde"
    assert exemption.until == weeks.day(52, 6)


def test_sefas_picture_was_taken_down_and_hung_back(filled):
    picture = Idea.objects.get(title__startswith="Foto van wat er gemaakt is")

    stages = list(picture.decisions.values_list("stage", flat=True))

    assert stages == ["never_mind", "inventory", "selection", "realisation"]


def test_everybody_signs_in_with_the_printed_password(filled):
    assert all(user.check_password(PASSWORD) for user in User.objects.all()[:2])


def test_chantal_belongs_to_no_team_and_hears_nobody(filled):
    chantal = User.objects.get(username="chantal")

    assert not Team.objects.of(chantal).exists()
    assert not Signal.objects.seen_by(chantal).exists()


def test_a_home_that_is_lived_in_is_left_alone(filled):
    with pytest.raises(Refused, match="not empty"):
        fill()
