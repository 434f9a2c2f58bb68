"""Trap T16 of what was heard in a scope: did one reader read it?"""

from __future__ import annotations

from django.db.models import Count

from wallofchange.learning.parts.scope import Scope
from wallofchange.measuring.traps import read_by_others
from wallofchange.measuring.words import Words

FEW = 0.05  # of what was read: what a stand-in read of it moves no share by more than five points


def read_by_several(scope: Scope) -> Words | None:
    """What to say where more than one reader read the words of a scope; what people read has none."""
    read = scope.scored()[0].filter(gist__wordless=False, gist__reviewed=False).order_by()
    who = read.values_list("gist__reading__reader", "gist__reading__version").annotate(n=Count("pk"))
    times = {f"{reader} {version}": n for reader, version, n in who}
    most = sum(times.values())
    trap = read_by_others([name for name, n in times.items() if n > FEW * most])
    if trap is None:
        return None
    way = trap.way_round
    return Words(
        f"Hier is niets over te zeggen: {trap.text.nl}. Zo kan het wel: {way.nl}.",
        f"Nothing can be said about this: {trap.text.en}. This is how it could: {way.en}.",
    )
