"""One row of a file becomes what will be stored, or a reason why not."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import unquote

from wallofchange.analysis.tabular import Row, Sentence

from . import reasons
from .column_map import ColumnMap
from .scores import Given, Scale, read_score
from .times import EARLIEST, Clock
from .values import NOTHING, Unreadable, plain, read_expectation, text_of

_REVIEW_ID = re.compile(r"reviewId=([^&#]+)")
_OURS = frozenset(("false", "0", "no", "nee", "outbound", "uit", "n"))
_LANGUAGES = {
    "dutch": "nl", "nederlands": "nl", "english": "en", "engels": "en", "german": "de", "duits": "de",
    "french": "fr", "frans": "fr",
}  # fmt: skip
_NO_DATE_OF_LIMESURVEY = dt.datetime(1980, 1, 1, 23, tzinfo=dt.UTC)


class Draft(NamedTuple):
    """A signal as it will be stored; `said_at` is None where the file has no time at all."""

    row: int
    id: str
    words: str
    score: float | None
    scale: Scale | None  # that the score stands on
    said_at: dt.datetime | None
    customer: str
    channel: str
    moment: str
    unit: str
    language: str
    expectation: str
    question: str
    extra: dict[str, Any]


class Rejection(NamedTuple):
    """A row that is set aside, with the reason, its cells as they stood, and the reason's code."""

    row: int
    reason: Sentence
    cells: Row
    code: str = ""

    @classmethod
    def of(cls, row: int, reason: reasons.Reason, cells: Row) -> Rejection:
        return cls(row, reason.said, cells, reason.code)


class Drafter:
    """Reads rows of one file by its map. `at` is now: nobody has spoken more than a day after it.

    With `dated` a row tells when it was said; without, one that does not was said now.
    """

    def __init__(
        self,
        columns: Sequence[str],
        chosen: ColumnMap,
        *,
        at: dt.datetime,
        labels: Mapping[str, str] | None = None,
        dated: bool = True,
    ) -> None:
        self._width = len(columns)
        self._map = chosen
        self._dated = dated
        place = {name: index for index, name in enumerate(columns)}
        at_places = {name: [place[column] for column in wanted] for name, wanted in chosen.fields.items()}
        self._texts = [
            (index, (labels or {}).get(columns[index]) or columns[index])
            for index in at_places.get("text", [])
        ]
        self._times = at_places.get("time", [])
        self._customers = at_places.get("customer", [])
        self._one = {name: places[0] for name, places in at_places.items()}
        self._keep = [(column, place[column]) for column in chosen.keep]
        self._clock = Clock(chosen.timezone, day_first=chosen.day_first)
        self._latest = at + dt.timedelta(days=1)
        self._scores: dict[object, Given | None] = {}

    def draft(self, number: int, row: Row) -> Draft | Rejection:
        try:
            return self._draft(number, row)
        except _Rejected as rejected:
            return Rejection.of(number, rejected.reason, row)

    def _draft(self, number: int, row: Row) -> Draft:
        if len(row) != self._width:
            raise _Rejected(reasons.wrong_number_of_fields(len(row), self._width))
        if self._is_ours(row):
            raise _Rejected(reasons.OUR_OWN_REPLY)
        words, extra = self._words(row)
        score, scale = self._score(row)
        if not words and score is None:
            raise _Rejected(reasons.NO_WORDS_AND_NO_SCORE)
        said_at = self._said_at(row)
        for column, index in self._keep:
            if (cell := row[index]) is not None and cell != "":
                extra[column] = cell if isinstance(cell, (bool, int)) else _number_or_text(cell)
        return Draft(
            row=number,
            id=self._id(row),
            words=words,
            score=score,
            scale=scale,
            said_at=said_at,
            customer=self._first_filled(row, self._customers)[:190],
            channel=(self._text(row, "channel") or self._map.channel)[:40],
            moment=self._text(row, "moment") or self._map.moment,
            unit=self._text(row, "unit")[:80],
            language=_language(self._text(row, "language")),
            expectation=self._expectation(row),
            question=self._text(row, "question")[:80],
            extra=extra,
        )

    def _text(self, row: Row, field: str) -> str:
        index = self._one.get(field)
        return "" if index is None else text_of(row[index]).replace("\x00", "")

    def _words(self, row: Row) -> tuple[str, dict[str, Any]]:
        """All open answers, an empty line between them; where each starts is kept with its question."""
        title = self._text(row, "title")
        extra: dict[str, Any] = {"title": title} if title else {}
        said = [(words, asked) for index, asked in self._texts if (words := _clean(row[index]))]
        if len(self._texts) > 1:
            start, parts = 0, []
            for words, asked in said:
                parts.append({"question": asked, "start": start})
                start += len(words) + 2
            extra["answers"] = parts
        return "\n\n".join(words for words, _ in said) or _clean(title), extra

    def _score(self, row: Row) -> tuple[float | None, Scale | None]:
        index = self._one.get("score")
        if index is None:
            return None, None
        cell = row[index]
        try:
            given = self._scores[cell] if cell in self._scores else self._read_score(cell)
        except Unreadable as trouble:
            raise _Rejected(reasons.unreadable_score(str(trouble))) from trouble
        if given is None:
            return None, None
        if (scale := self._scale(row)) is None:
            raise _Rejected(reasons.NO_SCALE)
        if not _stands_on(scale, given):
            raise _Rejected(reasons.outside_scale(text_of(cell), scale))
        return given.score, scale

    def _scale(self, row: Row) -> Scale | None:
        """The one that the row names, else that of all rows."""
        index = self._one.get("scale")
        if index is None:
            return self._map.scale
        try:
            return Scale.read(row[index]) or self._map.scale
        except ValueError as trouble:
            raise _Rejected(reasons.unreadable_scale(text_of(row[index]))) from trouble

    def _read_score(self, cell: object) -> Given | None:
        given = read_score(cell)
        if len(self._scores) < 10_000:
            self._scores[cell] = given
        return given

    def _said_at(self, row: Row) -> dt.datetime | None:
        if not self._times:
            return None
        try:
            for index in self._times:
                moment = self._clock.read(row[index])
                if moment is not None and not self._is_placeholder(moment):
                    return self._checked(moment, row[index])
        except Unreadable as trouble:
            raise _Rejected(reasons.unreadable_date(str(trouble))) from trouble
        if self._dated:
            raise _Rejected(reasons.NO_DATE)
        return None

    def _is_placeholder(self, moment: dt.datetime) -> bool:
        return self._map.preset == "limesurvey" and moment <= _NO_DATE_OF_LIMESURVEY

    def _checked(self, moment: dt.datetime, cell: object) -> dt.datetime:
        if moment < EARLIEST:
            raise _Rejected(reasons.too_early(text_of(cell)))
        if moment > self._latest:
            raise _Rejected(reasons.in_the_future(text_of(cell)))
        return moment

    def _id(self, row: Row) -> str:
        found = self._text(row, "id")
        if self._map.preset == "google-play":
            link = _REVIEW_ID.search(found)
            found = unquote(link[1]) if link else ""
        return found[:190]

    def _first_filled(self, row: Row, places: Sequence[int]) -> str:
        return next((words for index in places if (words := text_of(row[index]).replace("\x00", ""))), "")

    def _expectation(self, row: Row) -> str:
        index = self._one.get("expectation")
        if index is None:
            return ""
        try:
            return read_expectation(row[index])
        except Unreadable:
            return ""

    def _is_ours(self, row: Row) -> bool:
        index = self._one.get("inbound")
        return index is not None and text_of(row[index]).casefold() in _OURS


class _Rejected(Exception):
    def __init__(self, reason: reasons.Reason) -> None:
        self.reason = reason


def _stands_on(scale: Scale, given: Given) -> bool:
    return given.score in scale and given.out_of in (None, scale.high)


def _clean(cell: object) -> str:
    words = text_of(cell).replace("\x00", "")
    if len(words) < 5 and words.casefold() in NOTHING:
        return ""
    try:
        words.encode()
    except UnicodeEncodeError:  # half a sign, as broken JSON can hold
        return words.encode("utf-8", "replace").decode()
    return words


@lru_cache(maxsize=1_000)
def _language(words: str) -> str:
    return (_LANGUAGES.get(plain(words)) or re.split(r"[-_]", words.casefold())[0])[:8]


def _number_or_text(cell: object) -> object:
    if isinstance(cell, float):
        return None if cell != cell else int(cell) if cell.is_integer() else cell
    return text_of(cell)
