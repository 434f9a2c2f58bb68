"""Trainable heads: labels in, a linear layer out, in seconds; and a cascade to a slower reader."""

from wallofchange.reading.heads.cascade import Cascade, Step, settle
from wallofchange.reading.heads.fit import Learnt, Told, backed, fit, learn
from wallofchange.reading.heads.head import LinearHead
from wallofchange.reading.heads.saved import load, save
from wallofchange.reading.heads.stack import Stack

__all__ = [
    "Cascade",
    "Learnt",
    "LinearHead",
    "Stack",
    "Step",
    "Told",
    "backed",
    "fit",
    "learn",
    "load",
    "save",
    "settle",
]
