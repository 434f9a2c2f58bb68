"""Trainable heads: labels in, a linear layer out, in seconds; and a cascade to a slower reader."""

from wallofchange.reading.heads.cascade import Cascade, settle
from wallofchange.reading.heads.fit import backed, fit
from wallofchange.reading.heads.head import LinearHead
from wallofchange.reading.heads.saved import load, save
from wallofchange.reading.heads.stack import Stack

__all__ = ["Cascade", "LinearHead", "Stack", "backed", "fit", "load", "save", "settle"]
