"""The readers: words in, readings out, in batches of Arrow or plain lists."""

from wallofchange.reading.batch import read, read_batch
from wallofchange.reading.record import EXPECTATIONS, POLARITIES, SCHEMA, Found, Reading
from wallofchange.reading.telling import THRESHOLD
from wallofchange.reading.theme_list import STARTING_LIST
from wallofchange.reading.themes import Theme

__all__ = [
    "EXPECTATIONS",
    "POLARITIES",
    "SCHEMA",
    "STARTING_LIST",
    "THRESHOLD",
    "Found",
    "Reading",
    "Theme",
    "read",
    "read_batch",
]
