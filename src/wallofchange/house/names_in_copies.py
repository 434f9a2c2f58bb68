"""Copies of customers' words in the later rooms: a name that is covered there, or shown again, follows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Model

from wallofchange.closing.models.follow_up import Reply
from wallofchange.deciding.models import CustomerTest, Evidence, Idea
from wallofchange.deciding.models.customer_test import QUESTIONS
from wallofchange.diary.models import Entry
from wallofchange.people.models import Notice
from wallofchange.understanding.carried import Change, carried
from wallofchange.understanding.named_again import Changed


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
        _retell(before, idea.title)


def _retell(before: str, title: str) -> None:
    """The diary and what was mailed to colleagues tell of an idea by its title."""
    for entry in Entry.objects.filter(data__title=before):
        Entry.objects.filter(pk=entry.pk).update(data=entry.data | {"title": title})
    for notice in Notice.objects.filter(text__contains=before):
        Notice.objects.filter(pk=notice.pk).update(text=notice.text.replace(before, title))


def _rewrite(row: Model, names: Sequence[str], found: Sequence[Change]) -> None:
    """In place: what a name shows is no fact of its own, and stays no longer than its owner wants."""
    for name in names:
        most = row._meta.get_field(name).max_length  # type: ignore[union-attr]  # texts of ours, no relations
        now = carried(getattr(row, name), found)[:most]
        if now != getattr(row, name):
            setattr(row, name, now)
            type(row)._default_manager.filter(pk=row.pk).update(**{name: now})
