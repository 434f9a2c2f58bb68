"""What customers answered to Kano's two questions, feature by feature."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from wallofchange.listening.models import KanoFeature, KanoPair, Moment
from wallofchange.listening.spans import end_of, midnight
from wallofchange.people.models import User


class Wanted(NamedTuple):
    """The answers about one feature: (functional, dysfunctional), each 1 like … 5 dislike."""

    feature: KanoFeature
    pairs: list[tuple[int, int]]


def pairs(
    user: User, *, moment: Moment | int | None = None, first: date | None = None, last: date | None = None
) -> list[Wanted]:
    """The answers this person may see per feature, in two queries; of who answered twice, the last.

    `first` and `last` are days, both counted; a feature without answers in them is not there.
    """
    given = KanoPair.objects.seen_by(user).order_by("at", "pk")
    given = given.filter(at__gte=midnight(first)) if first else given
    given = given.filter(at__lt=end_of(last)) if last else given
    last_of: dict[int, dict[object, tuple[int, int]]] = {}
    rows = given.values_list("pk", "feature_id", "customer_id", "contact", "functional", "dysfunctional")
    for pk, feature, customer, contact, functional, dysfunctional in rows.iterator(chunk_size=5_000):
        who = customer or contact or ("nobody", pk)
        last_of.setdefault(feature, {})[who] = (functional, dysfunctional)
    features = KanoFeature.objects.seen_by(user).filter(pk__in=last_of)
    if moment is not None:
        features = features.filter(moment=moment) | features.filter(moment=None, pk__in=last_of)
    return [Wanted(feature, list(last_of[feature.pk].values())) for feature in features]
