"""The five sorts of fact that a file or a call can hold, and how a file of each is recognised."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from wallofchange.analysis.tabular import Sentence, TableError
from wallofchange.listening.importers.presets import PLAIN
from wallofchange.listening.importers.presets import recognise as known_source
from wallofchange.listening.importers.values import plain
from wallofchange.listening.importers.vocabulary import VOCABULARY
from wallofchange.listening.models import Anchor, Expected, KanoPair, Performance, Promise, VignetteAnswer
from wallofchange.listening.models.measure import KINDS

from . import expectations, kano, performances, promises, vignettes, vocabulary
from .cells import Cells
from .found import Found
from .ground import Ground

Columns = dict[str, str]  # field → column
_WHOSE = ("contact", "customer", "at", "unit", "moment")


@dataclass(frozen=True)
class Sort:
    """One sort: its fields, what a file of it has at least, and how a row of it is read."""

    name: str
    label: Sentence
    model: type[Anchor]
    fields: tuple[str, ...]
    signs: tuple[frozenset[str], ...]
    read: Callable[[Cells, Ground], list[Found]]
    names: Mapping[str, frozenset[str]]
    needs: str  # what to say when none of the signs is there

    def columns(self, header: Iterable[str]) -> Columns:
        """The columns whose names say which field they hold; the first of two of one name."""
        found: Columns = {}
        for column in header:
            words = plain(column)
            for field in self.fields:
                if field not in found and words in self.names[field]:
                    found[field] = column
                    break
        return found

    def suits(self, fields: Iterable[str]) -> bool:
        """Whether a file with these fields can hold it."""
        there = set(fields)
        return any(sign <= there for sign in self.signs)


def _signs(*words: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(each.split()) for each in words)


_PLACES = ("contact", "customer", "unit", "week", "month", "starts_on", "at")
SORTS = {
    sort.name: sort
    for sort in (
        Sort(
            "kano",
            Sentence("Answers to Kano's two questions", "Antwoorden op de twee vragen van Kano"),
            KanoPair,
            ("feature", "name_nl", "name_en", "functional", "dysfunctional", *_WHOSE),
            _signs("feature functional dysfunctional"),
            kano.read,
            vocabulary.COMMON,
            "feature, functional, dysfunctional",
        ),
        Sort(
            "vignettes",
            Sentence("Vignettes and their marks", "Vignetten en hun cijfers"),
            VignetteAnswer,
            ("vignette", "level", "text_nl", "text_en", "text", "score", "scale", *_WHOSE),
            _signs("vignette score", "vignette text", "vignette text_nl", "vignette text_en"),
            vignettes.read,
            vocabulary.VIGNETTES,
            "vignette, score",
        ),
        Sort(
            "promises",
            Sentence("Dated promises", "Gedateerde beloften"),
            Promise,
            (
                "text", "text_nl", "text_en", "starts_on", "ends_on", "kind", "threshold", "measure", "units",
                "moment",
            ),
            _signs("text starts_on", "text_nl starts_on", "text_en starts_on"),
            promises.read,
            vocabulary.PROMISES,
            "text, starts_on",
        ),
        Sort(
            "expected",
            Sentence("What was expected before", "Wat vooraf verwacht werd"),
            Expected,
            ("score", "scale", *_WHOSE),
            _signs("score contact", "score customer"),
            expectations.read,
            vocabulary.EXPECTATIONS,
            "score, customer",
        ),
        Sort(
            "performance",
            Sentence("Facts of what was done", "Feiten over wat er gedaan is"),
            Performance,
            (
                *KINDS, "kind", "value", "measure", "week", "month", "year", "starts_on", "ends_on", "n",
                *_WHOSE,
            ),
            _signs(*(f"{kind} {place}" for kind in ("kind value", *KINDS) for place in _PLACES)),
            performances.read,
            vocabulary.PERFORMANCE,
            "kind, value, contact",
        ),
    )
}  # fmt: skip


def recognise(header: Sequence[str]) -> Sort | None:
    """The sort of fact that a file with this header holds; None for customers' words and scores."""
    if known_source(header, header) != PLAIN:
        return None
    return next((sort for sort in SORTS.values() if _is(sort, header)), None)


def _is(sort: Sort, header: Sequence[str]) -> bool:
    """A list with a score or with words is one of signals, unless it is of a sort that has those itself."""
    columns = sort.columns(header)
    if not sort.suits(columns):
        return False
    names = [plain(name) for name in header]
    if sort.name == "promises":
        return any(word in name for name in names for word in ("belofte", "promise"))
    others = [plain(name) for name in header if name not in columns.values()]
    return not any(_speaks_of(field, name) for field in _NOT_BESIDE.get(sort.name, ()) for name in others)


_NOT_BESIDE = {"performance": ("score", "text", "title"), "expected": ("score", "text")}


def _speaks_of(field: str, name: str) -> bool:
    words = VOCABULARY[field]
    return name in words.whole or bool(words.within and words.within.search(name))


def settle(sort: Sort, header: Sequence[str], changes: Mapping[str, Sequence[str]]) -> Columns:
    """Which column holds what: as it is called, with what somebody changed.

    Raises:
        TableError: for a column that is not there, or when what is needed is not.
    """
    columns = sort.columns(header)
    for field, chosen in changes.items():
        columns = {key: column for key, column in columns.items() if key != field and column not in chosen}
        if chosen:
            columns[field] = chosen[0]
    if absent := [column for column in columns.values() if column not in header]:
        raise TableError(
            Sentence(f"There is no column {absent[0]!r}.", f"Er is geen kolom {absent[0]!r}."),
            Sentence(f"The columns are: {', '.join(header)}.", f"De kolommen zijn: {', '.join(header)}."),
        )
    if not sort.suits(columns):
        raise TableError(
            Sentence(
                f"This is no file with {sort.label.en.lower()}: it needs {sort.needs}.",
                f"Dit is geen bestand met {sort.label.nl.lower()}: daarvoor is nodig {sort.needs}.",
            ),
            Sentence(
                f"Say which column it is, such as --map {sort.needs.split(',')[0]}=COLUMN. "
                f"The columns are: {', '.join(header)}.",
                f"Zeg welke kolom het is, zoals --map {sort.needs.split(',')[0]}=KOLOM. "
                f"De kolommen zijn: {', '.join(header)}.",
            ),
        )
    return columns
