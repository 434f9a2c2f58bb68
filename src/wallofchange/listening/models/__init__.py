from wallofchange.listening.models.batch import Batch, Mapping
from wallofchange.listening.models.customer import Customer
from wallofchange.listening.models.moment import Moment
from wallofchange.listening.models.number_pattern import NumberPattern
from wallofchange.listening.models.signal import ANSWERED, Expectation, Signal
from wallofchange.listening.models.source import Source

__all__ = [
    "ANSWERED",
    "Batch",
    "Customer",
    "Expectation",
    "Mapping",
    "Moment",
    "NumberPattern",
    "Signal",
    "Source",
]
