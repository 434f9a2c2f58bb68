"""The answers of a table, counted by day, side, unit and score, and cut into the windows of a plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from math import nan
from typing import Any

from wallofchange.analysis import questions, warning
from wallofchange.analysis.scales import scale_seen
from wallofchange.analysis.source import source_of
from wallofchange.analysis.spellings import days_of, is_empty, score_of
from wallofchange.analysis.trouble import CHECK_NAMES, CannotAnswerError
from wallofchange.analysis.warning import Warned
from wallofchange.analysis.windowed import Part, Windowed
from wallofchange.measuring.evaluation import Groups, UnitAnswers
from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.scale import Scale
from wallofchange.measuring.traps import Window
from wallofchange.measuring.words import Words

Beside = tuple[str | None, ...]  # what else is known of an answer, such as its channel
Key = tuple[date, bool | None, str | None, float, Beside]  # day, treated, unit, score; nan where left open

STRETCHES = 6  # of the time before the change: two and three divide it


@dataclass(frozen=True, slots=True)
class Plan:
    """When to look: the day of the change, the windows, what to leave out, the answers wanted."""

    change_at: date
    baseline: Window | None = None
    after: Window | None = None
    exclude: tuple[Window, ...] = ()
    selected: Window | None = None
    planned_n: int | None = None

    def counts(self, day: date, window: Window) -> bool:
        """Whether a day lies in a window and is not left out."""
        return _in(day, window) and not any(_in(day, out) for out in self.exclude)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many answers one day, side and unit gave one score; `beside` is what the traps watch."""

    day: date
    treated: bool | None
    unit: str | None
    score: float
    beside: Beside
    n: int


@dataclass(frozen=True)
class Answers:
    """All usable tallies of a table on one scale, with the first and last day they span."""

    tallies: tuple[Tally, ...]
    scale: Scale
    first: date
    last: date
    controlled: bool
    warnings: tuple[Warned, ...] = ()
    names: tuple[str, ...] = ()  # of what stands beside each tally
    unanswered: tuple[Tally, ...] = ()  # rows with a day and without a score

    def windows(self, plan: Plan) -> tuple[Window, Window]:
        """The days before and the days after; by default all there are on each side of the change."""
        before = plan.baseline or (min(self.first, plan.change_at), plan.change_at - timedelta(days=1))
        after = plan.after or (plan.change_at, max(self.last, plan.change_at))
        return before, after

    def by_day(self) -> dict[date, Histogram]:
        """Every day's answers, whoever gave them."""
        days: dict[date, list[Tally]] = {}
        for tally in self.tallies:
            days.setdefault(tally.day, []).append(tally)
        return {day: self._histogram(tallies) for day, tallies in days.items()}

    def groups(self, plan: Plan, *, by_lot: bool = False) -> Groups:
        windows = self.windows(plan)
        earlier, later = (self._windowed.part(window, plan.exclude) for window in windows)
        if not self.controlled:
            return Groups(earlier.treated, later.treated)
        return Groups(
            earlier.treated,
            later.treated,
            (earlier.control, later.control),
            self._units(earlier, later, windows[0], plan.exclude, by_lot=by_lot),
            by_lot,
        )

    @cached_property
    def _windowed(self) -> Windowed:
        return Windowed.of(self.scale, self.tallies)

    def _units(
        self, earlier: Part, later: Part, before: Window, without: tuple[Window, ...], *, by_lot: bool
    ) -> tuple[UnitAnswers, ...]:
        nobody: frozenset[bool] = frozenset()
        marked = {
            unit: earlier.marks.get(unit, nobody) | later.marks.get(unit, nobody)
            for unit in sorted({*earlier.marks, *later.marks})
        }
        if both := [unit for unit, found in marked.items() if len(found) > 1]:
            if by_lot:  # lots were drawn within units, so people are compared, not units
                return ()
            raise CannotAnswerError(
                Words(
                    f"Eenheid {both[0]!r} kreeg de verandering wel en niet.",
                    f"Unit {both[0]!r} is both treated and not.",
                ),
                Words(
                    "De kolom moet zeggen welke groep de verandering kreeg, ervoor zowel als erna.",
                    "The treated column must name the group that got the change, before it as well as after.",
                ),
            )
        empty = Histogram(self.scale)
        cut = self._windowed.stretches(before, without, STRETCHES)
        return tuple(
            UnitAnswers(
                unit,
                True in found,
                earlier.units.get(unit, empty),
                later.units.get(unit, empty),
                cut.get(unit, (empty,) * STRETCHES),
            )
            for unit, found in marked.items()
        )

    def _histogram(self, tallies: Iterable[Tally]) -> Histogram:
        return Histogram.of(self.scale, ((tally.score, tally.n) for tally in tallies))


def read_answers(
    table: object,
    score: str,
    time: str,
    plan: Plan,
    treated: tuple[str, object] | None,
    unit: str | None,
    scale: str | Scale | None,
    engine: str | None,
    beside: Mapping[str, str] | None = None,
) -> Answers:
    """Count a table by day, side, unit and score; `beside` names further columns.

    Raises:
        CannotAnswerError: when nothing in it can be used, or the value of `treated` does not occur.
    """
    more = dict(beside or {})
    columns = [score, time, *([treated[0]] if treated else []), *([unit] if unit else []), *more.values()]
    source = source_of(table, columns, engine)
    cells = source.answer(
        questions.daily_counts(source.table, score, time, treated, unit, list(more.values()))
    )
    read, unanswered, left = _read(cells, len(more), controlled=treated is not None)
    on = _scale(scale, read)
    tallies = tuple(Tally(*key, n) for key, n in sorted(read.items(), key=str) if on.holds(key[3]))
    left["off"] = sum(read.values()) - sum(tally.n for tally in tallies)
    _check(tallies, treated, score, time)
    days = [tally.day for tally in tallies]
    return Answers(
        tallies,
        on,
        min(days),
        max(days),
        treated is not None,
        (*source.cautions, *_warnings(left, on)),
        tuple(more),
        tuple(Tally(*key, n) for key, n in unanswered.items()),
    )


def _read(
    cells: Iterable[dict[str, Any]], more: int, *, controlled: bool
) -> tuple[Counter[Key], Counter[Key], Counter[str]]:
    """Cells with a readable score, day and side, added up; those left open; how many answers lacked which."""
    cells = list(cells)
    days = days_of({cell["key_day"] for cell in cells if cell["key_day"] is not None})
    read: Counter[Key] = Counter()
    unanswered: Counter[Key] = Counter()
    left: Counter[str] = Counter()
    for cell in cells:
        given, day, n = score_of(cell["score"]), days.get(cell["key_day"]), cell["answers"]
        beside = tuple(cell[f"key_beside_{at}"] or None for at in range(more))
        if given is None:
            left["unread"] += 0 if is_empty(cell["score"]) else n
            if is_empty(cell["score"]) and day is not None:
                unanswered[day, cell["key_treated"], cell["key_unit"], nan, beside] += n
        elif day is None:
            left["dayless"] += n
        elif controlled and cell["key_treated"] is None:
            left["nameless"] += n
        else:
            read[day, cell["key_treated"], cell["key_unit"], given, beside] += n
    return read, unanswered, left


def _scale(scale: str | Scale | None, read: Counter[Key]) -> Scale:
    if isinstance(scale, Scale):
        return scale
    if scale is not None:
        try:
            return Scale.of(scale)
        except ValueError as trouble:
            raise CannotAnswerError(
                str(trouble), Words("Schrijf het als 0-10 of 1-5.", "Write it as 0-10 or 1-5.")
            ) from trouble
    return scale_seen((key[3], n) for key, n in read.items())


def _check(tallies: tuple[Tally, ...], treated: tuple[str, object] | None, score: str, time: str) -> None:
    if not tallies:
        raise CannotAnswerError(
            Words(
                f"Geen rij heeft een cijfer in {score!r} én een dag in {time!r}.",
                f"No row has both a score in {score!r} and a day in {time!r}.",
            ),
            CHECK_NAMES,
        )
    if treated is not None and len({tally.treated for tally in tallies}) < 2:
        raise CannotAnswerError(
            Words(
                f"Iedereen of niemand heeft {treated[0]!r} = {treated[1]!r}.",
                f"Everybody or nobody has {treated[0]!r} = {treated[1]!r}.",
            ),
            Words(
                "Noem een waarde die sommige rijen hebben en andere niet.",
                "Name a value that some rows have and others do not.",
            ),
        )


def _warnings(left: Counter[str], scale: Scale) -> Iterable[Warned]:
    if left["unread"]:
        yield warning.unreadable(left["unread"])
    if left["off"]:
        yield warning.off_scale(left["off"], scale)
    if left["dayless"]:
        yield warning.dayless(left["dayless"])
    if left["nameless"]:
        yield warning.nameless(left["nameless"])


def _in(day: date, window: Window) -> bool:
    return window[0] <= day <= window[1]
