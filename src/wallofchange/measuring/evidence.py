"""What a design may prove: the grade of the evidence decides which words may be said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wallofchange.measuring.words import Words


class Grade(StrEnum):
    """A by lot, B controlled, C a long series without control, D before and after, E a story."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"

    @property
    def may_say_why(self) -> bool:
        """Whether 'it works' and 'it harms' may be said at all."""
        return self in (Grade.A, Grade.B)


@dataclass(frozen=True, slots=True)
class Design:
    """How the comparison was made, as plain facts. New designs add a fact and a line in `grade`."""

    randomised: bool = False
    controlled: bool = False
    units: tuple[int, int] = (0, 0)  # treated, control
    trends_tested: bool = False
    trends_apart: bool = False
    units_needed: int = 6
    in_series: bool = False  # a long row of whole weeks, with a model of its course
    modelled: bool = False  # beside what those left alone made of it, by a model that held elsewhere
    lowered: int = 0  # steps taken off, such as for another change at the same time

    @property
    def enough_units(self) -> bool:
        return min(self.units) >= self.units_needed

    @property
    def grade(self) -> Grade:
        """The highest grade that these facts allow, less the steps taken off.

        >>> Design(controlled=True, units=(6, 6), trends_tested=True).grade
        <Grade.B: 'B'>
        >>> Design(in_series=True).grade
        <Grade.C: 'C'>
        """
        grades = list(Grade)
        return grades[min(grades.index(self.earned) + self.lowered, len(grades) - 1)]

    @property
    def earned(self) -> Grade:
        """The highest grade of the design by itself."""
        if self.randomised and self.controlled:
            return Grade.A
        alike = self.enough_units and self.trends_tested and not self.trends_apart
        if self.controlled and (alike or self.modelled):
            return Grade.B
        return Grade.C if self.in_series and not self.controlled else Grade.D

    @property
    def better(self) -> Words:
        """What would raise the grade."""
        if self.grade is Grade.A:
            return Words("", "")
        if self.grade is Grade.B:
            return Words(
                "Loten wie het krijgt, zou het zeker maken.", "Drawing lots for who gets it would settle it."
            )
        if not self.controlled:
            return Words(
                "Een groep zonder de verandering zou dat wel laten zien.",
                "A group without the change would show that.",
            )
        return Words(
            f"Minstens {self.units_needed} teams of plaatsen aan elke kant, die vooraf gelijk opgingen, "
            "zouden dat wel laten zien.",
            f"At least {self.units_needed} teams or places on each side that moved alike before "
            "would show that.",
        )
