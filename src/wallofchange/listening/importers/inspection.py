"""A first look at a file: what it is, what its columns hold, and how its first rows will be stored."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from pathlib import Path

from wallofchange.analysis.tabular import Row, Sentence, Table, TableError, open_table

from .column_map import ColumnMap
from .columns import Column, Guess
from .counting import Count, count_rows
from .drafting import Draft, Drafter, Rejection
from .presets import Preset, forced, recognise
from .profile import profile
from .scores import Scale, guess_scale
from .settling import guesses_for, settle
from .values import text_of

SAMPLE = 1_000  # rows whose values are looked at; the score column is looked at whole
PREVIEW = 20


@dataclass(frozen=True)
class ColumnView:
    """One column as it is shown to the person who imports."""

    name: str
    label: str  # the question under the name, where there is one
    field: str  # "" when it is not used
    confidence: float
    examples: tuple[str, ...]


@dataclass(frozen=True)
class Wishes:
    """What the person who imports says about a file; all of it may stay open."""

    preset: str | None = None
    mapping: ColumnMap | None = None  # the whole map, as a page sends it back
    changes: Mapping[str, Sequence[str]] = field(default_factory=dict)  # only these fields
    scale: Scale | None = None
    timezone: str | None = None
    channel: str = ""
    moment: str = ""
    sheet: str | None = None

    @property
    def say_how_to_read(self) -> bool:
        return bool(self.mapping or self.changes or self.scale or self.timezone)

    def applied_to(self, found: ColumnMap) -> ColumnMap:
        changed = found.changed(self.changes) if self.changes else found
        return replace(changed, scale=self.scale or found.scale, timezone=self.timezone or found.timezone)

    def placed(self, settled: ColumnMap) -> ColumnMap:
        """With the channel and the moment of this one file."""
        return replace(settled, channel=self.channel or settled.channel, moment=self.moment or settled.moment)


@dataclass(frozen=True)
class Inspection:
    """What a file is, before anything is stored."""

    path: Path
    format: str
    encoding: str | None
    delimiter: str | None
    sheet: str | None
    preset: str
    source: str  # what the source is called on screen
    header_rows: int
    header_fingerprint: str
    remembered: bool
    decided: ColumnMap | None  # what people chose, worth remembering for files with this header
    rows: int
    columns: list[ColumnView]
    map: ColumnMap
    scale_confidence: float
    preview: list[Draft | Rejection]
    warnings: list[Sentence] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    texts: tuple[str, ...] = ()  # some answers, to tell their language by

    @cached_property
    def language(self) -> str:
        """The language of most answers, "nl" or "en"; "" when it cannot be told."""
        from wallofchange.reading.language import language_of  # heavy: only for whoever asks
        from wallofchange.reading.words import Words

        spoken = Counter(
            found for words in self.texts if (found := language_of(Words(words))) in ("nl", "en")
        )
        return spoken.most_common(1)[0][0] if spoken else ""

    @property
    def score_columns(self) -> int:
        return sum(view.field == "score" for view in self.columns)

    @property
    def text_columns(self) -> int:
        return sum(view.field == "text" for view in self.columns)


NO_TIME = Sentence(
    "No column with a date was found: every row gets the moment of this import.",
    "Er is geen kolom met een datum gevonden: elke rij krijgt het moment van deze import.",
)
NO_WORDS = Sentence(
    "No column with customers' words was found: only the scores come in. Say which column it is below.",
    "Er is geen kolom met woorden van klanten gevonden: alleen de cijfers komen binnen. "
    "Zeg hieronder welke kolom het is.",
)
AMBIGUOUS_DATES = Sentence(
    "Whether 03-04 is 3 April or 4 March cannot be told from these dates: they are read day first.",
    "Of 03-04 nu 3 april of 4 maart is, blijkt niet uit deze datums: ze zijn gelezen als dag-maand.",
)
NO_ROWS = (
    Sentence("There is nothing below the column names.", "Er staat niets onder de kolomnamen."),
    Sentence(
        "Export it again, and choose the one with rows in it.",
        "Exporteer het opnieuw, en kies het bestand met rijen erin.",
    ),
)
NO_HEADER = Sentence(
    "The first row looks like an answer rather than like column names: it is read as column names.",
    "De eerste rij lijkt op een antwoord en niet op kolomnamen: hij is gelezen als kolomnamen.",
)


Recall = Callable[[str], ColumnMap | None]


def look_at(
    path: str | Path, wishes: Wishes, *, at: dt.datetime, recall: Recall = lambda header: None
) -> Inspection:
    """Look at a file without storing anything. What is wished wins over what `recall` knows of files
    with this header (by its fingerprint), and that over guesses.

    Raises:
        TableError: when it cannot be read as a table, or lacks what is needed.
    """
    table = open_table(path, sheet=wishes.sheet)
    first = list(islice(table.numbered_rows(), SAMPLE))
    if not first:
        raise TableError(*NO_ROWS)
    sample = [row for _, row in first if len(row) == len(table.columns)]
    columns = _columns(table, sample)
    source = _source(wishes.preset, columns)
    guesses = guesses_for(source, columns)
    recalled = None if wishes.preset or wishes.mapping else recall(table.header_fingerprint)
    given = wishes.mapping or (recalled if recalled and _fits(recalled, table) else None)
    decided = wishes.applied_to(given or settle(source, columns, guesses)).check(table.columns)
    counted = count_rows(table, decided)
    settled, sure, warnings = _from_all_rows(table, columns, decided, counted, given)
    labels = {column.name: column.label for column in columns if column.label}
    drafter = Drafter(table.columns, wishes.placed(settled), at=at, labels=labels)
    return Inspection(
        path=table.path,
        format=table.format,
        encoding=table.encoding,
        delimiter=table.delimiter,
        sheet=wishes.sheet,
        preset=source.name,
        source=source.label,
        header_rows=table.header_rows,
        header_fingerprint=table.header_fingerprint,
        remembered=given is not None and given is not wishes.mapping,
        decided=replace(decided, day_first=settled.day_first) if given or wishes.say_how_to_read else None,
        rows=counted.rows,
        columns=_views(columns, settled, guesses, certain=given is not None),
        map=wishes.placed(settled),
        scale_confidence=sure,
        preview=[drafter.draft(number, row) for number, row in islice(table.numbered_rows(), PREVIEW)],
        warnings=warnings,
        labels=labels,
        texts=_texts(table, settled, sample),
    )


def _columns(table: Table, sample: Sequence[Row]) -> list[Column]:
    below = [text_of(cell) for cell in table.top[1]] if len(table.top) > 1 else []
    below += [""] * (len(table.columns) - len(below))
    values: list[Sequence[object]] = list(zip(*sample, strict=True)) or [()] * len(table.columns)
    return [
        Column(name, label, profile(cells))
        for name, label, cells in zip(table.columns, below, values, strict=False)
    ]


def _source(preset: str | None, columns: Sequence[Column]) -> Preset:
    names, below = [column.name for column in columns], [column.label for column in columns]
    return forced(preset, names, below) if preset else recognise(names, below)


def _fits(remembered: ColumnMap, table: Table) -> bool:
    try:
        return bool(remembered.check(table.columns))
    except TableError:
        return False


def _from_all_rows(
    table: Table, columns: Sequence[Column], settled: ColumnMap, counted: Count, given: ColumnMap | None
) -> tuple[ColumnMap, float, list[Sentence]]:
    """Scale and order of dates follow from every row, not from the first thousand."""
    used = [name for names in settled.fields.values() for name in names]
    warnings, sure = [*table.notes, *table.doubts(used)], 1.0
    if table.header_rows and any(_is_a_value(name) for name in table.columns):
        warnings.append(NO_HEADER)
    if not (settled.fields.get("text") or settled.fields.get("title")):
        warnings.append(NO_WORDS)
    if settled.fields.get("score") and settled.scale is None:
        name = settled.fields["score"][0]
        label = next(column.label for column in columns if column.name == name)
        scale, sure, warning = guess_scale(counted.scores, f"{name} {label}")
        settled = replace(settled, scale=scale)
        warnings += [warning] if warning else []
    if not settled.fields.get("time"):
        warnings.append(NO_TIME)
    elif given is None and counted.day_first is None:
        warnings.append(AMBIGUOUS_DATES)
    elif given is None:
        settled = replace(settled, day_first=bool(counted.day_first))
    return settled, sure, warnings


def _is_a_value(name: str) -> bool:
    return bool(re.fullmatch(r"[\d.,]+|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*", name))


def _views(
    columns: Sequence[Column], settled: ColumnMap, guesses: Sequence[Guess], *, certain: bool
) -> list[ColumnView]:
    holds = {column: field for field, places in settled.fields.items() for column in places}
    sure = {(guessed.column, guessed.field): guessed.confidence for guessed in guesses}
    return [
        ColumnView(
            column.name,
            column.label,
            field := holds.get(column.name, "keep" if column.name in settled.keep else ""),
            1.0 if certain else sure.get((column.name, field), 0.6 if field else 0.0),
            column.profile.examples,
        )
        for column in columns
    ]


def _texts(table: Table, settled: ColumnMap, sample: Sequence[Row]) -> tuple[str, ...]:
    places = [table.columns.index(column) for column in settled.fields.get("text", ())]
    texts = (text_of(row[place]) for row in sample for place in places)
    return tuple(islice((words for words in texts if len(words) > 15), 50))
