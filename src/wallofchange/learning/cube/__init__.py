"""The score cube of the home: every figure on a page comes from counts, and the counts are always of now.

`counts(moment=engineer, since=first, until=last, by=("week", "channel")).usual.by("week")`
"""

from wallofchange.learning.cube.asking import counts, people, teams_of
from wallofchange.learning.cube.counted import Counts
from wallofchange.learning.cube.question import NAMES, Sought

__all__ = ["NAMES", "Counts", "Sought", "counts", "people", "teams_of"]
