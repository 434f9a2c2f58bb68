"""Small groups stay hidden: no figure of a few people, nor of many from which a few can be computed.

A page asks `guard` about everything that it is about to show, the whole and its parts in one call. What is
let through is remembered per person and kind of figure, as the answers that the figure was made of; a later
page is held against it (measuring.differencing).

It does not guard against two people who lay their screens side by side, against who remembers more than
`MOST_KEPT` groups, or in a group beyond `MOST_ANSWERS`, which is let through without being remembered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext as _

from wallofchange.learning.models import Released
from wallofchange.learning.models.released import KEPT_FOR, MOST_KEPT, digest, packed
from wallofchange.people.models import User

if TYPE_CHECKING:
    from wallofchange.measuring.differencing import Group

FEWEST = 5  # people; nobody may ask for less
EMPLOYEES = 8  # people in a team that answers about itself
MOST_ANSWERS = 50_000

Heard = TypeVar("Heard", bound=models.QuerySet[Any])


@dataclass(frozen=True)
class Cell:
    """What a figure is of (`name`: the filter, always written one way), and the answers it is made of."""

    name: str
    group: Group | None  # none: more answers than are remembered


@dataclass(frozen=True)
class Shown:
    """Whether a figure may be shown; `as_of`: only of what was heard until then, as it was shown before."""

    allowed: bool
    reason: str = ""  # "small", or "difference": with what was shown it would give a few people away
    as_of: datetime | None = None

    @property
    def why(self) -> str:
        """What stands in the place of a figure that is not shown."""
        if self.allowed:
            return ""
        return _("Too few people to show anything without someone being recognised.")

    def through(self, signals: Heard, heard_at: str = "heard_at") -> Heard:
        """The signals that the figure may be made of."""
        if not self.allowed:
            return signals.none()
        return signals if self.as_of is None else signals.filter(**{f"{heard_at}__lte": self.as_of})


def cell(name: str, signals: models.QuerySet[Any], who: str = "customer_id") -> Cell:
    """A figure's cell; `who` leads to the customer. Whoever is not known counts as a person of their own."""
    import numpy as np

    from wallofchange.measuring.differencing import Group

    rows = list(signals.order_by("pk").values_list("pk", who).distinct()[: MOST_ANSWERS + 1])
    if len(rows) > MOST_ANSWERS:
        return Cell(name, None)
    answers = np.array([pk for pk, _who in rows], np.int64)
    people = np.array([-pk if customer is None else customer for pk, customer in rows], np.int64)
    return Cell(name, Group(answers, people))


def guard(
    cells: Sequence[Cell],
    *,
    user: User | None,
    at: datetime,
    about: str,
    k: int | None = None,
    beside: Sequence[Cell] = (),
) -> dict[str, Shown]:
    """For each cell by its name whether it may be shown to this person; what is let through is remembered.

    `k` is how many people a group has at least; else the home's own (SMALLEST_GROUP). `about` names the kind
    of figure, by one word on all pages that show it. `user` None: shown to everybody. A cell that grew by
    too few since it was shown comes `as_of` that time. `beside` is what this person knows from elsewhere.

    Raises:
        ValueError: when k is below `FEWEST`.
    """
    k = settings.SMALLEST_GROUP if k is None else k
    if k < FEWEST:
        raise ValueError(f"A group of fewer than {FEWEST} people is never shown.")
    known = [each for each in cells if each.group is not None]
    kept = _kept(user, about, at)
    found = {each.name: Shown(True) for each in cells}
    if _all_seen(known, kept, k):
        return found
    with transaction.atomic():
        if user is not None:  # two pages of one person are judged one after the other
            User.objects.select_for_update().get(pk=user.pk)
        kept = _kept(user, about, at)
        elsewhere = [each.group for each in beside if each.group is not None]
        return found | _judged(known, kept, elsewhere, user=user, at=at, about=about, k=k)


def _judged(
    cells: Sequence[Cell],
    kept: list[Released],
    elsewhere: list[Group],
    *,
    user: User | None,
    at: datetime,
    about: str,
    k: int,
) -> dict[str, Shown]:
    from wallofchange.measuring.differencing import adds, judge

    groups = [*(each.answers for each in kept), *elsewhere]
    asked = [each.group for each in cells if each.group is not None]
    found = {}
    for each, group, reason in zip(cells, asked, judge(groups, asked, k), strict=True):
        found[each.name] = _shown(each, reason or "", kept)
        if reason is None and group.size() and adds(groups, group):
            groups.append(group)
            _keep(each.name, group, user=user, at=at, about=about)
    return found


def _shown(cell: Cell, reason: str, kept: list[Released]) -> Shown:
    """What stays hidden; or, of a cell that was shown before, how it was then."""
    if not reason:
        return Shown(True)
    before = next((each for each in kept if each.name == cell.name), None)
    if reason == "difference" and before is not None:
        return Shown(True, reason, before.at)
    return Shown(False, reason)


def _kept(user: User | None, about: str, at: datetime) -> list[Released]:
    """What this person saw of this kind of figure, and what everybody did; the newest first."""
    seen = models.Q(user=None) if user is None else models.Q(user=None) | models.Q(user=user)
    return list(Released.objects.filter(seen, about=about, at__gt=at - KEPT_FOR)[:MOST_KEPT])


def _all_seen(cells: Sequence[Cell], kept: list[Released], k: int) -> bool:
    """Whether all of it was shown before, just as it is: then nothing has to be judged or remembered."""
    seen = {each.digest for each in kept if each.people >= k}
    return all(digest(each.group) in seen for each in cells if each.group is not None)


def _keep(name: str, group: Group, *, user: User | None, at: datetime, about: str) -> None:
    Released.objects.filter(user=user, about=about, at__lte=at - KEPT_FOR).delete()
    Released.objects.create(
        user=user,
        about=about,
        name=name,
        digest=digest(group),
        group=packed(group),
        people=group.size(),
        at=at,
    )
