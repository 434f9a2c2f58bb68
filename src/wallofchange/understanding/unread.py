"""What no reader has come to yet: as long as there is any, a figure is of what was read so far."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import Subquery
from django.db.models.functions import Coalesce

from wallofchange.listening.models import Signal
from wallofchange.people.models import User
from wallofchange.understanding.models import Bookmark, Gist, TaughtList
from wallofchange.understanding.models.bookmark import FEW
from wallofchange.understanding.models.reading import by_or_for

COUNTED = 50_000  # beyond this it only says that there are more


class Unread(NamedTuple):
    """How many answers with words no reader has come to; `more` when they were not all counted."""

    n: int
    more: bool


def unread_for(user: User) -> Unread:
    """Of what somebody may hear. Looks only beyond where a reader has come, so mostly at nothing at all."""
    furthest = Bookmark.objects.order_by("-upto").values("upto")[:1]
    beyond = Signal.objects.seen_by(user).filter(pk__gt=Coalesce(Subquery(furthest), 0))
    n = beyond.filter(gist=None).exclude(words="")[: COUNTED + 1].count()
    return Unread(min(n, COUNTED), n > COUNTED)


def is_read_anew() -> bool:
    """Whether history is being read again: by a reader that came after another, or by another list of themes.

    Until that is done, one half of it is by one reader and one half by the other.
    """
    latest, current = TaughtList.latest(), Bookmark.objects.filter(current=True).first()
    if latest is not None and latest.upto:
        return True
    if current is None:
        return False
    by_others = Gist.objects.exclude(by_or_for(current.reader, current.version, "reading__"))
    return by_others.filter(pk__gt=current.upto)[: FEW + 1].count() > FEW
