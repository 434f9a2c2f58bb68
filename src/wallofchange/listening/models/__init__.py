from wallofchange.listening.models.anchor import Anchor, CustomersAnchor
from wallofchange.listening.models.batch import Batch, Mapping
from wallofchange.listening.models.contact_wish import ContactWish
from wallofchange.listening.models.customer import Customer
from wallofchange.listening.models.delivery import Delivery
from wallofchange.listening.models.expected import Expected
from wallofchange.listening.models.kano import KanoAnswer, KanoFeature, KanoPair
from wallofchange.listening.models.measure import Measure
from wallofchange.listening.models.moment import Moment
from wallofchange.listening.models.number_pattern import NumberPattern
from wallofchange.listening.models.performance import Performance
from wallofchange.listening.models.promise import Promise
from wallofchange.listening.models.signal import ANSWERED, Expectation, Signal
from wallofchange.listening.models.source import NOTED, PICKED, Source
from wallofchange.listening.models.vignette import Vignette, VignetteAnswer

CUSTOMERS_ANCHORS: tuple[type[CustomersAnchor], ...] = (Performance, VignetteAnswer, KanoPair, Expected)
ANCHORS: tuple[type[Anchor], ...] = (
    *CUSTOMERS_ANCHORS,
    Promise,
    Vignette,
    KanoFeature,
)  # answers before texts

__all__ = [
    "ANCHORS",
    "ANSWERED",
    "CUSTOMERS_ANCHORS",
    "NOTED",
    "PICKED",
    "Anchor",
    "Batch",
    "ContactWish",
    "Customer",
    "CustomersAnchor",
    "Delivery",
    "Expectation",
    "Expected",
    "KanoAnswer",
    "KanoFeature",
    "KanoPair",
    "Mapping",
    "Measure",
    "Moment",
    "NumberPattern",
    "Performance",
    "Promise",
    "Signal",
    "Source",
    "Vignette",
    "VignetteAnswer",
]
