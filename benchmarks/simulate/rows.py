"""Every row there is, in the order of the table."""

from benchmarks.simulate import (
    battery,
    choosing,
    drivers,
    intervals,
    one_after_another,
    series,
    verdicts,
    watching,
)
from benchmarks.simulate.row import PUT, Row

FILES = (intervals, watching, verdicts, battery, choosing, drivers, series, one_after_another)
ROWS: list[Row] = [each for file in FILES for each in PUT if each.measure.__module__ == file.__name__]
