"""Every idea of the story, in the order in which they were pinned."""

from typing import Final

from .ideas import MEASURED
from .nouns import Told, YesBut
from .repairs import DONE_AT_ONCE, HANGING, REFUSED, TRIED
from .small import SMALL

IDEAS: Final[tuple[Told, ...]] = tuple(
    sorted((*MEASURED, *SMALL, *DONE_AT_ONCE, *TRIED, *REFUSED, *HANGING), key=lambda told: told.pinned)
)
REALISED: Final = ("learned", "not measured", "at once", "evaluation")


def realised() -> list[Told]:
    """Return the ideas that customers could notice."""
    return [told for told in IDEAS if told.ending in REALISED]


def yes_buts() -> list[YesBut]:
    """Return every yes-but that was said."""
    return [worry for told in IDEAS for worry in told.yes_buts]
