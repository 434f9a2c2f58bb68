"""Of all answers, how many a person read: readers that read must not replace listening."""

from __future__ import annotations

from typing import NamedTuple

from wallofchange.listening.models import Batch
from wallofchange.people.models import User
from wallofchange.understanding.models import Gist
from wallofchange.understanding.models.gist import sources_of


class ReadByPeople(NamedTuple):
    """Answers with words that somebody may hear, and how many of those a person has read."""

    answers: int
    read: int


def read_by_people(user: User) -> ReadByPeople:
    """For `understanding/_read_by_people.html`: counts from an index; what was taken out is counted apart,
    because looking for it beside every row would mean to read every row."""
    heard = Gist.objects.with_words().order_by()
    if not user.sees_all_teams:
        heard = heard.filter(source__in=list(sources_of(user)))
    taken_out = heard.filter(signal__batch__state=Batch.State.UNDONE).count()
    read = Gist.objects.seen_by(user).with_words().filter(reviewed=True).order_by().count()
    return ReadByPeople(heard.count() - taken_out, read)
