"""Every row there is, in the order of the table."""

from benchmarks.simulate import battery, choosing, drivers, intervals, series, verdicts, watching
from benchmarks.simulate.row import PUT, Row

FILES = (intervals, watching, verdicts, battery, choosing, drivers, series)
ROWS: list[Row] = [each for file in FILES for each in PUT if each.measure.__module__ == file.__name__]
