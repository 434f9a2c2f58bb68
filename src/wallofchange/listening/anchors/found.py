"""What a row turned out to hold, before it is kept."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from wallofchange.listening.importers.values import text_of
from wallofchange.listening.models import Anchor

from . import misfits
from .cells import Cells, text
from .ground import Ground


class Found(NamedTuple):
    """One fact, with whose it is and what makes it this one: `essence` tells it from any other."""

    fact: Anchor
    customer: str
    essence: str
    is_anybodys: bool = False  # no contact and no customer: the same answer twice is two answers


class Whose(NamedTuple):
    """Of which contact or customer a row is, where, and when if it says so."""

    contact: str
    customer: str
    unit: str
    moment: int | None
    at: dt.datetime | None

    @classmethod
    def of(cls, cells: Cells, ground: Ground) -> Whose:
        return cls(
            contact=text(cells, "contact", 190),
            customer=text(cells, "customer", 190),
            unit=text(cells, "unit", 80),
            moment=ground.moment_named(text_of(cells.get("moment"))[:80]),
            at=ground.calendar.moment(cells, "at"),
        )

    @property
    def essence(self) -> str:
        at = self.at.isoformat() if self.at else ""
        return "\x1f".join((self.contact, self.customer, self.unit, str(self.moment or ""), at))

    @property
    def is_anybodys(self) -> bool:
        return not (self.contact or self.customer)

    def check_day(self) -> None:
        """A customer has many contacts: only a day tells which.

        Raises:
            Misfit: for a customer without a day.
        """
        if self.customer and not self.contact and self.at is None:
            raise misfits.no_day_of_customer()
