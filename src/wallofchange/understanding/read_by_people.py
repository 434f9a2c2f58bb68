"""Of all answers, how many a person read: readers that read must not replace listening."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models.functions import Coalesce

from wallofchange.listening.models import Batch, Signal
from wallofchange.people.models import User
from wallofchange.understanding.models import Gist
from wallofchange.understanding.models.gist import sources_of
from wallofchange.understanding.unread import unread_for


class ReadByPeople(NamedTuple):
    """Answers with words that somebody may hear, read by a reader or not, and how many a person read."""

    answers: int
    read: int

    @property
    def left(self) -> int:
        return self.answers - self.read


def read_by_people(user: User) -> ReadByPeople:
    """For `understanding/_read_by_people.html`: counts from indexes, with what no reader has come to.

    What was taken out is counted apart, beginning with its imports. Of what was read, the planner
    does not see that it has words, and so begins with the few that were read.
    """
    heard = Gist.objects.with_words().order_by()
    if not user.sees_all_teams:
        heard = heard.filter(source__in=list(sources_of(user)))
    undone = Signal.objects.filter(batch__in=Batch.objects.filter(state=Batch.State.UNDONE))
    taken_out = heard.filter(pk__in=undone.values("pk")).count()
    reviewed = Gist.objects.seen_by(user).filter(reviewed=True).alias(silent=Coalesce("wordless", True))
    answers = heard.count() - taken_out + unread_for(user).n
    return ReadByPeople(answers, reviewed.filter(silent=False).order_by().count())
