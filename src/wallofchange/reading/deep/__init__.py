"""Sentence vectors by our own engine, on weights that come in a package; and what is read from them."""

from wallofchange.reading.deep.encoder import DeepEncoder
from wallofchange.reading.deep.reader import EMOTIONS, DeepReader, levelled, reader
from wallofchange.reading.deep.shipped import NotAvailable, available, base_encoder

__all__ = [
    "EMOTIONS",
    "DeepEncoder",
    "DeepReader",
    "NotAvailable",
    "available",
    "base_encoder",
    "levelled",
    "reader",
]
