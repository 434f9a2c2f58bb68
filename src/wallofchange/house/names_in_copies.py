"""Copies of customers' words in the later rooms: a name that is covered there, or shown again, follows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Model, Q

from wallofchange.closing.models.follow_up import Reply
from wallofchange.deciding.models import Booking, CustomerTest, Decision, Evidence, Idea, Stage
from wallofchange.deciding.models.customer_test import QUESTIONS
from wallofchange.diary.models import Entry
from wallofchange.people.models import Notice
from wallofchange.understanding.carried import Change, carried
from wallofchange.understanding.named_again import COVERS, Changed


def follow(changed: Changed) -> None:
    """Titles and glasses that were drafted from these words, and answers that quote them."""
    replies = list(Reply.objects.filter(follow_up__signal__in=changed).select_related("follow_up"))
    for reply in replies:
        _rewrite(reply, ("words",), changed[reply.follow_up.signal_id])
    on_replies = CustomerTest.objects.filter(reply__in=[reply.pk for reply in replies])
    spoken = {reply.pk: changed[reply.follow_up.signal_id] for reply in replies}
    for test in on_replies:
        _rewrite(test, QUESTIONS, spoken[test.reply or 0])
    for idea, found in _ideas(changed).items():
        _follow_idea(idea, found)


def _ideas(changed: Changed) -> dict[Idea, list[Change]]:
    """The ideas that rest on these words, with all that changed in them."""
    found: dict[Idea, list[Change]] = defaultdict(list)
    for each in Evidence.objects.filter(signal__in=changed).select_related("idea"):
        found[each.idea] += changed[each.signal_id]
    return found


def _follow_idea(idea: Idea, found: Sequence[Change]) -> None:
    before = idea.title
    tests = CustomerTest.objects.filter(idea=idea) | CustomerTest.objects.filter(decision__idea=idea)
    for test in tests:
        _rewrite(test, QUESTIONS, found)
    _rewrite(idea, ("title", "closing_line"), found)
    if idea.title != before:
        _retell(idea, before)


def _retell(idea: Idea, before: str) -> None:
    """Its title stands in the plan of a team, under what became part of it, in the diary and in mails.

    A mail does not say which idea it means: a name is covered in it, and never shown again.
    """
    Booking.objects.filter(idea=idea, title=before).update(title=idea.title)
    parts = Decision.objects.filter(stage=Stage.MERGED, idea__mergers__into=idea, why=before)
    Decision.objects.filter(pk__in=parts).update(why=idea.title)
    own = Q(noun=idea._meta.label_lower, noun_id=idea.pk)
    for entry in Entry.objects.filter(
        own | Q(data__idea=idea.pk) | Q(data__part=idea.pk), data__title=before
    ):
        Entry.objects.filter(pk=entry.pk).update(data=entry.data | {"title": idea.title})
    if any(cover in before for cover in COVERS):
        return
    for notice in Notice.objects.filter(team__in=idea.team_ids, text__contains=before):
        Notice.objects.filter(pk=notice.pk).update(text=notice.text.replace(before, idea.title))


def _rewrite(row: Model, names: Sequence[str], found: Sequence[Change]) -> None:
    """In place: what a name shows is no fact of its own, and stays no longer than its owner wants."""
    for name in names:
        most = getattr(row._meta.get_field(name), "max_length", None)
        now = carried(getattr(row, name), found)[:most]
        if now != getattr(row, name):
            setattr(row, name, now)
            type(row)._default_manager.filter(pk=row.pk).update(**{name: now})
