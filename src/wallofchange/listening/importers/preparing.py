"""From rows of a file to rows of the store: fingerprints, moments and customers, a chunk at a time."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from itertools import islice
from typing import NamedTuple, Protocol

from django.db.models import Q
from django.utils.text import slugify

from wallofchange.analysis.tabular import Row, Sentence, TableError
from wallofchange.listening.models import Moment

from .drafting import Draft, Drafter, Rejection
from .occurrence import Occurrences

CHUNK = 5_000
MOST_MOMENTS = 200


class Rows(Protocol):
    """Numbered rows under named columns: of a file, or of a call. What is no row at all is set aside."""

    columns: list[str]

    def numbered_rows(self) -> Iterator[tuple[int, Row | Rejection]]: ...


class Chunk(NamedTuple):
    """Rows seen, and those of them that can be stored, each with its fingerprint; `fresh`: met here first."""

    rows: int
    drafts: list[Draft]
    fingerprints: list[str]
    fresh: list[str]


def chunks(
    rows: Rows, drafter: Drafter, *, lasting_ids: bool, set_aside: Callable[[Rejection], object]
) -> Iterator[Chunk]:
    """Read all of it; what cannot be stored is set aside."""
    marks = Fingerprints(lasting_ids=lasting_ids)
    numbered = rows.numbered_rows()
    while part := list(islice(numbered, CHUNK)):
        drafts: list[Draft] = []
        for number, row in part:
            found = row if isinstance(row, Rejection) else drafter.draft(number, row)
            if isinstance(found, Draft):
                drafts.append(found)
            else:
                set_aside(found)
        yield Chunk(len(part), drafts, *marks.of(drafts))


class Fingerprints:
    """What makes a signal this one: its id with its words and score, or without an id all that tells
    rows apart. Without an id the second of two equal rows in one file is another signal than the first."""

    def __init__(self, *, lasting_ids: bool) -> None:
        self._lasting_ids = lasting_ids
        self._met = Occurrences()

    def of(self, drafts: Sequence[Draft]) -> tuple[list[str], list[str]]:
        """One for each, and those of them that were not met before."""
        if not drafts:
            return [], []
        digests = [blake2b(self._essence(draft).encode(), digest_size=16).digest() for draft in drafts]
        turns = self._met.number([int.from_bytes(digest[:8], "big") for digest in digests])
        marks, fresh = list[str](), list[str]()
        for draft, digest, turn in zip(drafts, digests, turns, strict=True):
            marks.append(f"{digest.hex()}~{turn}" if turn and not draft.id else digest.hex())
            if not (turn and draft.id):
                fresh.append(marks[-1])
        return marks, fresh

    def _essence(self, draft: Draft) -> str:
        said_at = (
            "" if draft.said_at is None or (draft.id and self._lasting_ids) else draft.said_at.isoformat()
        )
        who = "" if draft.id else f"{draft.customer}\x1f{draft.channel}\x1f{draft.unit}"
        return f"{draft.id}\x1f{draft.words}\x1f{draft.score}\x1f{said_at}\x1f{draft.question}\x1f{who}"


class Moments:
    """The moments of truth that a file names: found by name, or made."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}
        self._made = 0

    def of(self, name: str) -> int | None:
        if not name:
            return None
        if name not in self._known:
            self._known[name] = self._find(name) or self._make(name)
        return self._known[name]

    def _find(self, name: str) -> int | None:
        by_name = Q(slug=_slug(name)) | Q(name_nl__iexact=name) | Q(name_en__iexact=name)
        return Moment.objects.filter(by_name).values_list("pk", flat=True).first()

    def _make(self, name: str) -> int:
        self._made += 1
        if self._made > MOST_MOMENTS:
            raise TableError(
                Sentence(
                    f"The column for the moment has more than {MOST_MOMENTS} different values.",
                    f"De kolom voor het klantmoment heeft meer dan {MOST_MOMENTS} verschillende waarden.",
                ),
                Sentence(
                    "Choose another column for it, or none (--map moment=).",
                    "Kies er een andere kolom voor, of geen (--map moment=).",
                ),
            )
        names = {"name_nl": name[:80], "name_en": name[:80]}
        return Moment.objects.get_or_create(slug=_slug(name), defaults=names)[0].pk


def _slug(name: str) -> str:
    return slugify(name)[:60] or blake2b(name.encode(), digest_size=8).hexdigest()


def as_json(extra: dict[str, object]) -> str:
    return json.dumps(extra, ensure_ascii=False, default=str) if extra else "{}"
