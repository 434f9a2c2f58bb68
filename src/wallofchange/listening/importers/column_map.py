"""Which column is which, and how its values are to be read: what a file is imported with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from wallofchange.analysis.tabular import Sentence, TableError

from .presets import missing_columns
from .scores import Scale
from .vocabulary import FIELDS

HOME_ZONE = "Europe/Amsterdam"


@dataclass(frozen=True)
class ColumnMap:
    """Fields with their columns. `text` may have several (they are joined, the questions kept);
    `time` and `customer` may have several too (the first that is filled counts)."""

    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    keep: tuple[str, ...] = ()  # columns kept beside the words, under their own names
    preset: str = "plain"
    scale: Scale | None = None
    timezone: str = HOME_ZONE
    day_first: bool = True
    channel: str = ""  # where no column says it
    moment: str = ""

    def changed(self, fields: Mapping[str, Iterable[str]]) -> ColumnMap:
        """The same with other columns for these fields; an empty list takes a field out."""
        merged = dict(self.fields) | {name: tuple(columns) for name, columns in fields.items()}
        used = {column for columns in fields.values() for column in columns}
        others = {
            name: tuple(column for column in columns if name in fields or column not in used)
            for name, columns in merged.items()
        }
        kept = tuple(column for column in self.keep if column not in used)
        return replace(self, fields={name: columns for name, columns in others.items() if columns}, keep=kept)

    def keeping(self, columns: Iterable[str]) -> ColumnMap:
        """The same with these columns kept beside the words."""
        used = {column for places in self.fields.values() for column in places}
        return replace(self, keep=tuple(dict.fromkeys(column for column in columns if column not in used)))

    def check(self, columns: Sequence[str]) -> ColumnMap:
        """Make sure that this can be read from a file with these columns.

        Raises:
            TableError: for an unknown field, column or zone, or when neither words nor a score are mapped.
        """
        if unknown := [name for name in self.fields if name not in FIELDS]:
            raise unknown_field(unknown[0], FIELDS)
        wanted = [column for places in self.fields.values() for column in places] + list(self.keep)
        if absent := [column for column in wanted if column not in columns]:
            raise missing_columns(absent, columns)
        if not (self.fields.get("text") or self.fields.get("score") or self.fields.get("title")):
            raise _neither_words_nor_score(columns)
        check_zone(self.timezone)
        return self

    def as_json(self) -> dict[str, Any]:
        return {
            "fields": {name: list(columns) for name, columns in self.fields.items()},
            "keep": list(self.keep),
            "preset": self.preset,
            "scale": str(self.scale) if self.scale else None,
            "timezone": self.timezone,
            "day_first": self.day_first,
            "channel": self.channel,
            "moment": self.moment,
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> ColumnMap:
        return cls(
            fields={name: tuple(columns) for name, columns in kept.get("fields", {}).items()},
            keep=tuple(kept.get("keep", ())),
            preset=kept.get("preset", "plain"),
            scale=Scale.parse(kept["scale"]) if kept.get("scale") else None,
            timezone=kept.get("timezone", HOME_ZONE),
            day_first=kept.get("day_first", True),
            channel=kept.get("channel", ""),
            moment=kept.get("moment", ""),
        )


def unknown_field(name: str, known: Sequence[str]) -> TableError:
    return TableError(
        Sentence(f"There is no field {name!r}.", f"Er is geen veld {name!r}."),
        Sentence(f"Choose from: {', '.join(known)}.", f"Kies uit: {', '.join(known)}."),
    )


def check_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as trouble:
        raise TableError(
            Sentence(f"There is no time zone {name!r}.", f"Er is geen tijdzone {name!r}."),
            Sentence("Write it like Europe/Amsterdam or UTC.", "Schrijf het als Europe/Amsterdam of UTC."),
        ) from trouble


def _neither_words_nor_score(columns: Sequence[str]) -> TableError:
    there = ", ".join(columns)
    return TableError(
        Sentence(
            "No column with customers' words and none with a score was found.",
            "Er is geen kolom met woorden van klanten gevonden, en geen met een score.",
        ),
        Sentence(
            f"Say which it is, such as --map text=COLUMN. The columns are: {there}.",
            f"Zeg welke het is, zoals --map text=KOLOM. De kolommen zijn: {there}.",
        ),
    )
