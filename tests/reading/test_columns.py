"""Readings as columns of Arrow: the same as Arrow's own way makes, without what that loads."""

from __future__ import annotations

import subprocess
import sys

import pyarrow as pa
import pytest

from wallofchange.reading import SCHEMA, read
from wallofchange.reading.columns import batch_of
from wallofchange.reading.shipped import fast_feeler

TEXTS = ["Wat een heerlijk diner, de wachttijd viel mee 😀", "", "Late again. Please call me!", "Ça va?"]


@pytest.mark.parametrize("count", [0, 1, 4, 9])
def test_columns_are_those_that_arrow_makes_of_the_same_readings(count: int) -> None:
    readings = read((TEXTS * 3)[:count], reader=fast_feeler())

    made = batch_of(readings)

    rows = [{name: getattr(reading, name) for name in SCHEMA.names} for reading in readings]
    for row in rows:
        row |= {name: [vars(part) for part in row[name]] for name in ("themes", "emotions")}
    made.validate(full=True)
    assert made.equals(pa.RecordBatch.from_pylist(rows, schema=SCHEMA))


def test_reading_a_column_does_not_load_pandas() -> None:
    said = (
        "import sys; from wallofchange.reading import read_batch; "
        "from wallofchange.reading.shipped import fast_feeler; "
        "read_batch(['Prima'], reader=fast_feeler()); print('pandas' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
