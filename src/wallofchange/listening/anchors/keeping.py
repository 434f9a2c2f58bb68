"""Facts are kept: each once within its source, beside its signal where that was heard already."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

from django.db import connection

from wallofchange.listening.importers.occurrence import Occurrences
from wallofchange.listening.importers.store import Customers
from wallofchange.listening.joining import join
from wallofchange.listening.models import (
    Anchor,
    Batch,
    CustomersAnchor,
    KanoFeature,
    KanoPair,
    Promise,
    Source,
    Vignette,
    VignetteAnswer,
)

from .found import Found


class Kept(NamedTuple):
    """How many were new, and how many were there already."""

    new: int
    known: int


class Keeper:
    """Keeps the facts of one file or call, chunk by chunk. Without a source it only counts."""

    def __init__(self, source: Source | None, *, batch: Batch | None, at: dt.datetime) -> None:
        self._source = source
        self._batch = batch
        self._at = at
        self._people = Customers()
        self._met = Occurrences()

    def count(self, found: Sequence[Found]) -> Kept:
        """What keeping them would do."""
        fresh = self._fresh(found)
        return Kept(len(fresh), len(found) - len(fresh))

    def keep(self, found: Sequence[Found]) -> Kept:
        fresh = self._fresh(found)
        known = self._people.of({each.customer for each in fresh if each.customer})
        for each in fresh:
            self._own(each.fact)
            if each.customer and isinstance(each.fact, CustomersAnchor):
                each.fact.customer_id = known[each.customer]
        self._store([each.fact for each in fresh])
        return Kept(len(fresh), len(found) - len(fresh))

    def _fresh(self, found: Sequence[Found]) -> list[Found]:
        """Those that are not there yet, each once."""
        marks = self._fingerprints(found)
        there = self._there({(type(each.fact), mark) for each, mark in zip(found, marks, strict=True)})
        fresh: list[Found] = []
        for each, mark in zip(found, marks, strict=True):
            if (type(each.fact), mark) not in there:
                there.add((type(each.fact), mark))
                each.fact.fingerprint = mark
                fresh.append(each)
        return fresh

    def _fingerprints(self, found: Sequence[Found]) -> list[str]:
        digests = [blake2b(each.essence.encode(), digest_size=16).digest() for each in found]
        if not any(each.is_anybodys for each in found):
            return [digest.hex() for digest in digests]
        turns = self._met.number([int.from_bytes(digest[:8], "big") for digest in digests])
        return [
            f"{digest.hex()}~{turn}" if turn and each.is_anybodys else digest.hex()
            for each, digest, turn in zip(found, digests, turns, strict=True)
        ]

    def _there(self, marks: set[tuple[type[Anchor], str]]) -> set[tuple[type[Anchor], str]]:
        if self._source is None:
            return set()
        return {
            (model, mark)
            for model in {model for model, _ in marks}
            for mark in model._default_manager.filter(
                source=self._source, fingerprint__in=[mark for each, mark in marks if each is model]
            ).values_list("fingerprint", flat=True)
        }

    def _own(self, fact: Anchor) -> None:
        if self._source is None:
            raise TypeError("Without a source a fact is nobody's.")
        fact.source, fact.batch, fact.heard_at = self._source, self._batch, self._at

    def _store(self, facts: list[Anchor]) -> None:
        for text in facts:  # before the answers that are about them
            if isinstance(text, _FEW):
                text.save(force_insert=True)
        for model in {type(fact) for fact in facts} - set(_FEW):
            mine = [fact for fact in facts if type(fact) is model]
            self._date([fact for fact in mine if isinstance(fact, CustomersAnchor)])
            _insert(model, mine)

    def _date(self, facts: list[CustomersAnchor]) -> None:
        """Join them to their signals; of whom no day was told it is that of the signal, else today."""
        if self._source is None or not facts:
            return
        join(facts, team=self._source.team_id)
        for fact in facts:
            fact.at = fact.at or self._at


_FEW = (Vignette, KanoFeature, Promise)


def _insert(model: type[Anchor], facts: Sequence[Anchor]) -> None:
    """In one statement: Django's own bulk insert takes some fifty rows at a time on SQLite."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    with connection.cursor() as cursor:
        cursor.executemany(
            f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({marks})',  # noqa: S608 - names are our own
            [_values(fact, fields) for fact in facts],
        )


def _values(fact: Anchor, fields: Sequence[Any]) -> list[Any]:
    if isinstance(fact, VignetteAnswer):
        fact.vignette_id = fact.vignette.pk  # it may have been new when the mark was read
    if isinstance(fact, KanoPair):
        fact.feature_id = fact.feature.pk
    return [field.get_db_prep_save(getattr(fact, field.attname), connection) for field in fields]
