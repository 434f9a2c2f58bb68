"""Trap T16 of what was heard in a scope: did one reader read it, in every period that is compared?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from django.db.models import Count, Q

from wallofchange.learning.parts.periods import Period
from wallofchange.learning.parts.scope import Scope, midnight
from wallofchange.measuring.traps import Trap, read_by_others
from wallofchange.measuring.traps.trap import LANGUAGES
from wallofchange.measuring.words import Words


def read_by_several(scope: Scope, periods: Sequence[Period]) -> Trap | None:
    """The trap where more than one reader read the words of these periods; what people read has none."""
    read = scope.scored()[0].filter(gist__wordless=False, gist__reviewed=False).order_by()
    times = {f"n_{at}": Count("pk", filter=_within(period)) for at, period in enumerate(periods)}
    who = read.values_list("gist__reading__reader", "gist__reading__version").annotate(**times)
    sides: list[Counter[str]] = [Counter() for _ in periods]
    for reader, version, *each in who:
        for side, n in zip(sides, each, strict=True):
            side[f"{reader} {version}"] = n
    return read_by_others([+side for side in sides])


def said_of(trap: Trap) -> Words:
    """What to say of it: why nothing is compared, or of how few it goes."""
    if not trap.blocks:
        nl, en = (f"{trap.text[told]}: {trap.consequence[told]}." for told in LANGUAGES)
        return Words(nl[0].upper() + nl[1:], en[0].upper() + en[1:])
    way = trap.way_round
    return Words(
        f"Hier is niets over te zeggen: {trap.text.nl}. Zo kan het wel: {way.nl}.",
        f"Nothing can be said about this: {trap.text.en}. This is how it could: {way.en}.",
    )


def _within(period: Period) -> Q:
    return Q(said_at__gte=midnight(period.since), said_at__lt=midnight(period.until + timedelta(days=1)))
