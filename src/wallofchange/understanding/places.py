"""The channels and units that somebody hears from, without walking past all that was ever said."""

from __future__ import annotations

from typing import NamedTuple

from django.db import connection

from wallofchange.people.models import User
from wallofchange.understanding.models.gist import Gist, sources_of


class Places(NamedTuple):
    """In the order of the alphabet, each once."""

    channels: list[str]
    units: list[str]


def places_of(user: User) -> Places:
    """Jump through the index from one pair of channel and unit to the next: a step a pair, not a row."""
    sources = list(sources_of(user))
    if not sources:
        return Places([], [])
    marks = ", ".join(["%s"] * len(sources))
    with connection.cursor() as cursor:
        cursor.execute(_JUMPS.format(gist=Gist._meta.db_table, sources=marks), sources)
        pairs = cursor.fetchall()
    return Places(
        sorted({channel for channel, _ in pairs} - {""}), sorted({unit for _, unit in pairs} - {""})
    )


_JUMPS = """
WITH RECURSIVE source(id) AS (
  SELECT id FROM listening_source WHERE id IN ({sources})
), place(id) AS (
  SELECT (SELECT signal_id FROM {gist} WHERE source_id = source.id ORDER BY channel, unit LIMIT 1) FROM source
  UNION ALL
  SELECT COALESCE(
    (SELECT next.signal_id FROM {gist} next WHERE next.source_id = here.source_id
     AND next.channel = here.channel AND next.unit > here.unit ORDER BY next.unit LIMIT 1),
    (SELECT next.signal_id FROM {gist} next WHERE next.source_id = here.source_id
     AND next.channel > here.channel ORDER BY next.channel, next.unit LIMIT 1)
  ) FROM place JOIN {gist} here ON here.signal_id = place.id
)
SELECT DISTINCT channel, unit FROM {gist} JOIN place ON signal_id = place.id
"""
