"""Every row there is, in the order of the table."""

from benchmarks.simulate import choosing, drivers, intervals, verdicts, watching
from benchmarks.simulate.row import PUT, Row

FILES = (intervals, watching, verdicts, choosing, drivers)
ROWS: list[Row] = [each for file in FILES for each in PUT if each.measure.__module__ == file.__name__]
