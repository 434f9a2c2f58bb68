"""A colleague's leave for their name, given and taken back: no column of the home keeps it by accident."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import models
from django.utils import timezone

from tests import cast
from tests.house.test_day_start_pages import stand
from wallofchange.closing.models import FollowUp
from wallofchange.closing.telling import letter
from wallofchange.deciding.models import CustomerTest, Idea, Kind, ToTell
from wallofchange.diary.models import Entry
from wallofchange.house.names_in_copies import follow
from wallofchange.house.pages.today.lines import drafted
from wallofchange.learning.glasses import draft
from wallofchange.people.models import Notice
from wallofchange.understanding import named_again
from wallofchange.understanding.discovering import _keep_sentences
from wallofchange.understanding.models import Discovery, Gist, Proposal, Theme, ThemeExample
from wallofchange.understanding.pull import pull

pytestmark = pytest.mark.django_db

WIDOW = (
    "Sefa heeft alles geregeld en vroeg niets twee keer, dat had ik van een ketelbedrijf nooit verwacht. "
    "Ze stuurde een kaartje, wat geweldig."
)
NAME = "Sefa"
# What came in, her own account, and the lines that say who did something.
HERS = {
    ("listening.Signal", "words"),
    ("people.User", "name"),
    ("people.User", "username"),
    ("diary.Entry", "actor_name"),
}


def say(leave: bool) -> None:
    stand(cast.sefa()).post("/settings/name/", {"may_stay": "yes"} if leave else {})
    while named_again.pull(at=timezone.now(), copies=follow):
        pass


def where_the_name_stands() -> set[tuple[str, str]]:
    """Every text column of every table that holds the name."""
    texts = (models.CharField, models.TextField, models.JSONField)
    return {
        (table._meta.label, field.name)
        for table in apps.get_models()
        for field in table._meta.concrete_fields
        if isinstance(field, texts)
        and any(_holds(row) for row in table._default_manager.values_list(field.name, flat=True))
    }


def _holds(value: object) -> bool:
    return NAME.casefold() in str(value).casefold()


def copy_everywhere(gist: Gist) -> Idea:
    """All that the pages make of a customer's words."""
    anna, at = cast.anna(), cast.TUESDAY
    idea = Idea.pin(drafted(gist), team=cast.team(), by=anna, at=at, signals=[gist.signal], kind=Kind.NINE)
    CustomerTest.of_idea(idea, by=anna, at=at, as_drafted=True, **draft(idea))
    proposal = Proposal.objects.create(
        name_nl="Geregeld",
        name_en="Arranged",
        found_at=at,
        reader="x",
        size=1,
        discovery=Discovery.objects.create(at=at),
    )
    _keep_sentences(proposal, [_Said(gist.pk, gist.words, "nl")])
    theme = Theme.objects.create(slug="arranged", name_nl="Geregeld", name_en="Arranged")
    ThemeExample.objects.create(theme=theme, signal=gist.signal, words=gist.words[:200], by=anna, at=at)
    told = ToTell.objects.create(idea=idea, line="Wij bellen nu eerst", by=anna, at=at)
    waits = FollowUp.objects.create(
        signal=gist.signal, team=cast.team(), at=at, due_at=at + timedelta(days=2), owner=anna, taken_at=at
    )
    waits.answer(letter(told, gist.signal, gist.words, "nl", "Anna"), by=anna, at=at)
    Notice.objects.create(
        team=cast.team(), kind=Notice.Kind.MAIL, key="1", to="anna@example.org", subject="",
        text=f"Gekozen: {idea.title}", at=at, next_try_at=at,
    )  # fmt: skip
    return idea


class _Said:
    def __init__(self, signal: int, words: str, language: str) -> None:
        self.signal, self.words, self.language = signal, words, language


def heard() -> Gist:
    pk = cast.signal(WIDOW, language="nl").pk
    pull(at=cast.MONDAY)
    return Gist.objects.get(pk=pk)


def test_taken_back_the_name_stands_nowhere_any_more():
    cast.sefa()
    say(leave=True)
    idea = copy_everywhere(heard())
    shown = where_the_name_stands()

    say(leave=False)

    idea.refresh_from_db()
    assert {("deciding.Idea", "title"), ("closing.Reply", "words"), ("people.Notice", "text")} < shown
    assert {("understanding.ProposalSentence", "words"), ("understanding.ThemeExample", "words")} < shown
    assert idea.title.startswith("More of this: [naam] heeft alles geregeld")
    assert where_the_name_stands() <= HERS


def test_given_the_name_stands_wherever_the_compliment_does():
    cast.sefa()
    idea = copy_everywhere(heard())
    covered = where_the_name_stands()

    say(leave=True)

    idea.refresh_from_db()
    assert covered <= HERS
    assert idea.title.startswith("More of this: Sefa heeft alles geregeld")
    assert {("understanding.Gist", "words"), ("closing.Reply", "words")} < where_the_name_stands()


def test_a_signature_and_what_a_colleague_wrote_stay():
    sefa = cast.sefa()
    say(leave=True)
    gist = heard()
    idea = Idea.pin("Doe het zoals Sefa", team=cast.team(), by=sefa, at=cast.TUESDAY, signals=[gist.signal])

    say(leave=False)

    idea.refresh_from_db()
    assert idea.title == "Doe het zoals Sefa"
    assert NAME not in Gist.objects.get().words


def test_a_copy_left_behind_before_is_covered_as_well():
    cast.sefa()
    say(leave=True)
    gist = heard()
    theme = Theme.objects.create(slug="arranged", name_nl="Geregeld", name_en="Arranged")
    say(leave=False)
    kept = ThemeExample.objects.create(
        theme=theme, signal=gist.signal, words=WIDOW[:60], by=cast.anna(), at=cast.TUESDAY
    )

    say(leave=False)

    kept.refresh_from_db()
    assert kept.words.startswith("[naam] heeft alles geregeld")


def test_another_idea_called_alike_keeps_its_own_name():
    cast.sefa()
    hers = copy_everywhere(heard())
    alike = Idea.pin(hers.title, team=cast.team(), by=cast.anna(), at=cast.TUESDAY)

    say(leave=True)

    assert Entry.objects.get(verb="pinned", noun_id=hers.pk).data["title"].count(NAME) == 1
    assert Entry.objects.get(verb="pinned", noun_id=alike.pk).data["title"] == alike.title
    assert NAME not in Notice.objects.get().text  # a mail does not say which of the two it means


def test_what_the_plan_of_a_team_and_a_part_of_the_idea_say_follows():
    cast.sefa()
    say(leave=True)
    hers, anna = copy_everywhere(heard()), cast.anna()
    part = Idea.pin("Een kaartje", team=cast.team(), by=anna, at=cast.TUESDAY)
    part.merge_into(hers, by=anna, at=cast.TUESDAY)
    hers.choose(by=anna, at=cast.TUESDAY)

    say(leave=False)

    assert where_the_name_stands() <= HERS
