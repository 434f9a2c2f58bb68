"""A file in: recognised, mapped, read row by row, and stored whole or not at all."""

from .batches import sweep, undo
from .belonging import known_source, source_for
from .calling import Call
from .column_map import ColumnMap
from .importing import inspect, rehearse, run
from .inspection import Inspection, Wishes
from .running import Outcome
from .scores import Scale
from .sent import map_of_call
from .vocabulary import FIELDS

__all__ = [
    "FIELDS",
    "Call",
    "ColumnMap",
    "Inspection",
    "Outcome",
    "Scale",
    "Wishes",
    "inspect",
    "known_source",
    "map_of_call",
    "rehearse",
    "run",
    "source_for",
    "sweep",
    "undo",
]
