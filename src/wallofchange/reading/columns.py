"""Readings as columns of Arrow, laid down as bytes: `pa.array` would load pandas, which takes a second."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from operator import attrgetter
from typing import Any

import numpy as np
import pyarrow as pa

from wallofchange.reading.record import SCHEMA, Reading


def batch_of(readings: Sequence[Reading]) -> pa.RecordBatch:
    """One row a reading, in the same order, with the columns of `SCHEMA`."""
    columns = [_column(list(map(attrgetter(field.name), readings)), field.type) for field in SCHEMA]
    return pa.RecordBatch.from_arrays(columns, schema=SCHEMA)


def _column(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    """Values without gaps: text, numbers, yes or no, or rows of named parts."""
    if pa.types.is_string(kind):
        said = [value.encode() for value in values]
        return _laid(kind, len(said), _ends(said), b"".join(said))
    if pa.types.is_boolean(kind):
        return _laid(kind, len(values), np.packbits(np.asarray(values, bool), bitorder="little"))
    if pa.types.is_float64(kind):
        return _laid(kind, len(values), np.asarray(values, np.float64))
    rows = list(chain.from_iterable(values))
    fields = [kind.value_type.field(place) for place in range(kind.value_type.num_fields)]
    parts = [_column(list(map(attrgetter(field.name), rows)), field.type) for field in fields]
    ends = _laid(pa.int32(), len(values) + 1, _ends(values))
    return pa.ListArray.from_arrays(ends, pa.StructArray.from_arrays(parts, fields=fields), type=kind)


def _ends(rows: Sequence[Any]) -> Any:
    """Where each row ends, and 0 before the first."""
    ends = np.zeros(len(rows) + 1, np.int32)
    np.cumsum(np.fromiter(map(len, rows), np.int32, len(rows)), out=ends[1:])
    return ends


def _laid(kind: pa.DataType, rows: int, *bytes_of_it: Any) -> pa.Array:
    return pa.Array.from_buffers(kind, rows, [None, *map(pa.py_buffer, bytes_of_it)])
