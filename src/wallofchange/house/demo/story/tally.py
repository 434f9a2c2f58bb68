"""Every idea of the story, in the order in which they were pinned."""

from typing import Final

from .done_at_once import DONE_AT_ONCE
from .first_winter import FIRST_WINTER
from .nouns import Told, YesBut
from .refused import HANGING, REFUSED
from .second_year import SECOND_YEAR
from .small import SMALL
from .tried import TRIED

IDEAS: Final[tuple[Told, ...]] = tuple(
    sorted(
        (*FIRST_WINTER, *SECOND_YEAR, *SMALL, *DONE_AT_ONCE, *TRIED, *REFUSED, *HANGING),
        key=lambda told: told.pinned,
    )
)
REALISED: Final = ("learned", "not measured", "at once", "evaluation")


def realised() -> list[Told]:
    """Return the ideas that customers could notice."""
    return [told for told in IDEAS if told.ending in REALISED]


def yes_buts() -> list[YesBut]:
    """Return every yes-but that was said."""
    return [worry for told in IDEAS for worry in told.yes_buts]
