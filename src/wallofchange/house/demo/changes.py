"""Where and when each change reached a contact, and what it was worth there."""

from dataclasses import dataclass
from typing import Final, Self, TypeAlias

import numpy as np
import numpy.typing as npt

from .company import KAMPEN
from .contacts import Contacts
from .truth import TRUTH, Planted

Bools: TypeAlias = npt.NDArray[np.bool_]
Floats: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.int64]

NO_ARM: Final = -1
SINCE_KNEW_FADES: Final = 52  # weeks after which a visit without a name and a face is missed
TOLD_BEFOREHAND: Final = 0.94  # the message arrives for nearly everybody
FACES_EVERYWHERE: Final = 44
CALLS_EVERYWHERE: Final = 47
TWO_HOURS: Final = (71, 78)
TWO_HOURS_POINTS: Final = 0.45


@dataclass(frozen=True)
class Rollout:
    """Which changes reached which contacts; an arm is 1, 0, or NO_ARM where no coin was flipped."""

    knew: Bools
    weeks_known: Ints  # weeks since names and faces came to the district, -1 before
    called: Bools
    call_arm: Ints
    one_question: Bools
    menu_arm: Ints
    bot: Bools
    plain_bill: Bools
    warm_case: Bools
    hour: Bools
    two_hours: Bools
    ten_card: Bools
    birthday_arm: Ints

    @classmethod
    def over(cls, contacts: Contacts, one_go: Bools, chance: np.random.Generator) -> Self:
        """Roll the changes out over contacts, coins and all."""
        coin = chance.integers(0, 2, (3, len(contacts)))
        again = contacts.of("engineer") & ~one_go
        call_arm = np.where(_reached(contacts, TRUTH.change(2)) & again, coin[0], NO_ARM)
        menu_arm = np.where(_reached(contacts, TRUTH.change(3)), coin[1], NO_ARM)
        known = _weeks_known(contacts)
        return cls(
            knew=(known >= 0) & (chance.random(len(contacts)) < TOLD_BEFOREHAND),
            weeks_known=known,
            called=(call_arm == 1) | (again & (contacts.week >= CALLS_EVERYWHERE)),
            call_arm=call_arm,
            one_question=menu_arm == 1,
            menu_arm=menu_arm,
            bot=_reached(contacts, TRUTH.change(4)),
            plain_bill=contacts.of("bill") & (contacts.week >= 50),
            warm_case=_reached(contacts, TRUTH.change(6), even_excluded=True),
            hour=_reached(contacts, TRUTH.change(7)),
            two_hours=_districts(contacts, TRUTH.change(7)) & contacts.during(*TWO_HOURS),
            ten_card=_reached(contacts, TRUTH.change(8)) & (contacts.district == KAMPEN),
            birthday_arm=np.where(contacts.of("birthday"), coin[2], NO_ARM),
        )

    def points(self, contacts: Contacts) -> Floats:
        """Return what the changes without a driver of their own are worth in each contact."""
        return np.asarray(
            TRUTH.change(4).effect * self.bot
            + TRUTH.change(5).effect * self.plain_bill
            + TRUTH.change(6).effect * self.warm_case
            + TRUTH.change(7).effect * self.hour
            + TWO_HOURS_POINTS * self.two_hours
            + TRUTH.change(9).effect * (self.birthday_arm == 1)
        )


def worth_of_knowing(weeks_known: Ints) -> Floats:
    """Return what knowing who comes is worth: new for twelve weeks, ordinary after forty."""
    return np.interp(weeks_known, [12, 40], [TRUTH.drivers["knew"].reward, 0.15])


def _weeks_known(contacts: Contacts) -> Ints:
    """Count the weeks since a district got names and faces; visits only, -1 before."""
    start = np.where(_in(contacts, TRUTH.change(1)), TRUTH.change(1).after[0], FACES_EVERYWHERE)
    return np.where(contacts.of("check", "engineer") & (contacts.week >= start), contacts.week - start, -1)


def _in(contacts: Contacts, change: Planted) -> Bools:
    return np.isin(contacts.district, change.districts)


def _districts(contacts: Contacts, change: Planted) -> Bools:
    """Say which contacts a change can reach at all."""
    everywhere = not change.districts
    return contacts.of(*change.surveys) & (everywhere | _in(contacts, change))


def _reached(contacts: Contacts, change: Planted, *, even_excluded: bool = False) -> Bools:
    inside = _districts(contacts, change) & contacts.during(*change.after)
    return inside if even_excluded else inside & ~np.isin(contacts.week, change.excluded)
