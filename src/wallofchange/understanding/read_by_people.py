"""Of all answers, how many a person read: readers that read must not replace listening."""

from __future__ import annotations

from typing import NamedTuple

from wallofchange.people.models import User
from wallofchange.understanding.models import Gist


class ReadByPeople(NamedTuple):
    """Answers with words that somebody may hear, and how many of those a person has read."""

    answers: int
    read: int


def read_by_people(user: User) -> ReadByPeople:
    """For `understanding/_read_by_people.html`: two counts, each from an index."""
    with_words = Gist.objects.seen_by(user).with_words().order_by()
    return ReadByPeople(with_words.count(), with_words.filter(reviewed=True).count())
