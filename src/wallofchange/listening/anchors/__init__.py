"""Facts beside signals, from files and programs: recognised, read row by row, kept whole or not at all."""

from .ground import Ground
from .keeping import Keeper, Kept
from .misfits import Misfit
from .sorts import SORTS, Sort, recognise

__all__ = ["SORTS", "Ground", "Keeper", "Kept", "Misfit", "Sort", "recognise"]
