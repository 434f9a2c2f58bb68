"""`drift`: did performance change, or the yardstick? From a table to two parts, where they can be told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from wallofchange.analysis import cautions, questions, warning
from wallofchange.analysis.drifted import Drifted
from wallofchange.analysis.expected import Column, column_of, number_of
from wallofchange.analysis.rows import Rows, rows_of
from wallofchange.analysis.scales import TEN, codes
from wallofchange.analysis.source import source_of
from wallofchange.analysis.spellings import days_of, is_empty, one_day
from wallofchange.analysis.trouble import CannotAnswerError
from wallofchange.analysis.warning import Warned
from wallofchange.measuring.drift_sentences import drift_sentence
from wallofchange.measuring.traps import FEWEST, SHOWN_FROM
from wallofchange.measuring.words import Words

if TYPE_CHECKING:
    from wallofchange.measuring.drift import Drift
    from wallofchange.measuring.yardstick import Observed

Day = date | datetime | str

MOST_KINDS = 20  # different words in one performance column
LOPSIDED = 0.05  # of missing facts between the periods (trap T22)


def drift(
    table: object,
    *,
    score: str,
    time: str,
    split: Day,
    performance: Sequence[str] = (),
    disconfirmation: str | None = None,
    vignette: str | None = None,
    level: float = 0.95,
    engine: str | None = None,
) -> Drifted:
    """Split the change of a score since a day in what we did and how customers judge it, where that can be.

    An anchor tells the two apart. `performance` names measured facts (waiting time, on time, solved at once;
    numbers, yes and no, or at most 20 different words): never anything that is itself a rating. `vignette`
    is the score customers gave to one fixed described situation, on the scale of `score`. `disconfirmation`
    (below, as, better than expected) alone gives a direction in the sentence and no parts. Without an anchor
    nothing is split, and the warning is YARDSTICK_UNIDENTIFIED. All in score points, from `split` on less
    before it.

    Raises:
        CannotAnswerError: when there is no such file, column or day, or a column holds nothing to go by.

    >>> import pyarrow as pa
    >>> days = ["2026-01-05"] * 40 + ["2026-04-06"] * 40
    >>> score = [8, 7, 7, 6] * 10 + [7, 6, 6, 5] * 10
    >>> table = pa.table({"score": score, "day": days, "wait": [1, 2, 2, 3] * 20})
    >>> found = drift(table, score="score", time="day", split="2026-04-01", performance=["wait"])
    >>> found.identified, round(found.yardstick.estimate, 1), found.anchor
    (True, -1.0, 'performance')
    """
    facts = [performance] if isinstance(performance, str) else list(dict.fromkeys(performance))
    named = {"disconfirmation": disconfirmation, "vignette": vignette}
    columns = [score, *facts, *filter(None, named.values())]
    if doubled := [name for name in columns if columns.count(name) > 1 or name == time]:
        raise CannotAnswerError(
            Words(f"{doubled[0]!r} is twee keer genoemd.", f"{doubled[0]!r} is named twice."),
            Words("Elke kolom kan één rol spelen.", "Each column can play one part."),
        )
    since = one_day(split)
    source = source_of(table, [*columns, time], engine)
    rows = rows_of(source, questions.rows(source.table, columns, time))
    told = {name: at for at, name in enumerate(columns)}
    later, dated = _periods(rows, since)
    read = _Read(rows, told, dated)
    seen = _observed(read, score, facts, disconfirmation, vignette, later[dated])
    return _answer(seen, read, level, source.cautions, int((~dated).sum()))


class _Read:
    """The columns of rows with a day, and what could not be used in them."""

    def __init__(self, rows: Rows, places: dict[str, int], dated: Any) -> None:
        self.rows = rows
        self.places = places
        self.dated = dated
        self.unread: dict[str, int] = {}
        self.silent = 0
        self.off = 0

    def numbers(self, name: str) -> Any:
        import numpy as np

        cells, places = self.rows.numbered(f"column_{self.places[name]}")
        found = [None if is_empty(value) else number_of(value) for value, _ in cells]
        self._lost(name, cells, found)
        values = np.array([np.nan if each is None else each for each in found] or [np.nan], float)
        return values[places][self.dated]

    def scores(self, name: str) -> Any:
        """A column of scores, in which a code such as 99 is no score."""
        import numpy as np

        values = self.numbers(name)
        strange = codes(values)
        self.off += int(strange.sum())
        return np.where(strange, np.nan, values)

    def facts(self, name: str) -> dict[str, Any]:
        """A measured column as numbers; where it holds words, a mark for each of them but the first."""
        import numpy as np

        cells, places = self.rows.numbered(f"column_{self.places[name]}")
        given = [(value, n) for value, n in cells if not is_empty(value)]
        if not given:
            raise CannotAnswerError(
                Words(f"Kolom {name!r} is leeg.", f"Column {name!r} is empty."),
                Words("Noem een kolom met gemeten feiten.", "Name a column with measured facts."),
            )
        if 2 * sum(n for value, n in given if number_of(value) is not None) >= sum(n for _, n in given):
            return {name: self.numbers(name)}
        if len(given) > MOST_KINDS:
            raise CannotAnswerError(
                Words(
                    f"Kolom {name!r} bevat {len(given)} verschillende woorden, geen gemeten feiten.",
                    f"Column {name!r} holds {len(given)} different words, not measured facts.",
                ),
                Words(
                    f"Noem een kolom met getallen, ja en nee, of hoogstens {MOST_KINDS} woorden.",
                    f"Name a column with numbers, yes and no, or at most {MOST_KINDS} different words.",
                ),
            )
        kinds = sorted(str(value) for value, _ in given)
        spelled = np.array(["" if is_empty(value) else str(value) for value, _ in cells])[places][self.dated]
        return {
            f"{name}={kind}": np.where(spelled == "", np.nan, (spelled == kind).astype(float))
            for kind in kinds[1:] or kinds
        }

    def marks(self, name: str) -> Any:

        column: Column = column_of(name, *self.rows.numbered(f"column_{self.places[name]}"), None)
        self.unread[name] = column.unreadable
        self.silent += column.silent
        if column.marks is None or not column.tells:
            raise CannotAnswerError(
                Words(
                    f"Kolom {name!r} zegt niet minder dan, zoals of beter dan verwacht.",
                    f"Column {name!r} does not say below, as or better than expected.",
                ),
                Words(
                    "Noem een kolom met zulke woorden, met -1, 0 en 1, of met cijfers.",
                    "Name a column with such words, with -1, 0 and 1, or with ratings.",
                ),
            )
        return column.marks[self.dated]

    def _lost(self, name: str, cells: Iterable[tuple[object, int]], found: Iterable[float | None]) -> None:
        pairs = zip(cells, found, strict=True)
        self.unread[name] = sum(n for (value, n), each in pairs if each is None and not is_empty(value))


def _periods(rows: Rows, since: date) -> tuple[Any, Any]:
    """Of each row whether it lies on or after the day, and whether it has a day."""
    import numpy as np

    cells, places = rows.numbered("day")
    days = days_of({value for value, _ in cells if value is not None})
    known = [days.get(value) for value, _ in cells]
    dated = np.array([day is not None for day in known] or [False])
    later = np.array([day is not None and day >= since for day in known] or [False])
    return later[places], dated[places]


def _observed(
    read: _Read,
    score: str,
    facts: Sequence[str],
    disconfirmation: str | None,
    vignette: str | None,
    later: Any,
) -> Observed:
    import numpy as np

    from wallofchange.measuring.yardstick import Observed

    scores = read.scores(score)
    for side, which in ((~later, Words("vóór", "before")), (later, Words("vanaf", "from"))):
        if not (~np.isnan(scores[side])).any():
            raise CannotAnswerError(
                Words(
                    f"Geen rij {which.nl} de scheiding heeft een cijfer in {score!r} én een dag.",
                    f"No row {which.en} the split has both a score in {score!r} and a day.",
                ),
                Words(
                    "Kijk de scheiding en de namen van de kolommen na.",
                    "Check the split and the names of the columns.",
                ),
            )
    measured = [read.facts(name) for name in facts]
    return Observed(
        scores,
        later,
        {name: values for each in measured for name, values in each.items()},
        None if disconfirmation is None else read.marks(disconfirmation),
        None if vignette is None else read.scores(vignette),
    )


def _answer(seen: Observed, read: _Read, level: float, of_file: Sequence[Warned], dayless: int) -> Drifted:
    from wallofchange.measuring.yardstick import drift as split

    found = split(seen, level)
    warnings = [
        *of_file,
        *([cautions.sampled(read.rows.n, read.rows.total)] if read.rows.by_lot else []),
        *([warning.dayless(dayless)] if dayless else []),
        *(cautions.unread(name, n) for name, n in read.unread.items() if n),
        *([warning.off_scale(read.off, TEN)] if read.off else []),
        *([cautions.silent(read.silent)] if read.silent else []),
        *_of_rows(seen, found),
        *_of_anchor(seen, found),
    ]
    return Drifted(found, drift_sentence(found, SHOWN_FROM), tuple(warnings))


def _of_rows(seen: Observed, found: Drift) -> Iterable[Warned]:
    import numpy as np

    scored = ~np.isnan(seen.score)
    missing = ~scored
    for values in seen.performance.values():
        missing = missing | np.isnan(values)
    if found.anchor == "performance" and (lost := int((scored & missing).sum())):
        yield cautions.without_facts(lost, int(scored.sum()))
        shares = [
            float((scored & missing & side).sum() / max(1, (scored & side).sum()))
            for side in (~seen.later, seen.later)
        ]
        if abs(shares[1] - shares[0]) >= LOPSIDED:
            yield cautions.lopsided(*shares)
    if min(found.n) < SHOWN_FROM:
        yield cautions.few(min(found.n))
    elif min(found.n) < FEWEST:
        yield cautions.thin(min(found.n))


def _of_anchor(seen: Observed, found: Drift) -> Iterable[Warned]:
    if min(found.n) < SHOWN_FROM:
        return
    still = _still(seen) if found.everybody else ()
    if not found.identified:
        yield cautions.unidentified(still)
        return
    if found.everybody:
        yield cautions.says_nothing(still)
    yield cautions.rolled_out(found.anchor)
    if found.telling is not None and found.telling < FEWEST:
        yield cautions.few_tell(found.telling)
    if found.sensitive:
        yield cautions.sensitive()
    if found.contradicted:
        yield cautions.contradicted()
    if found.anchor == "vignette" and _other_scale(seen):
        yield cautions.other_scale()


def _still(seen: Observed) -> tuple[str, ...]:
    """The facts that never differ within a period; all of them where only together they tell nothing."""
    import numpy as np

    known = {name: values[~np.isnan(values)] for name, values in seen.performance.items()}
    sides = {name: seen.later[~np.isnan(values)] for name, values in seen.performance.items()}
    still = [
        name
        for name, values in known.items()
        if all(len(set(values[side].tolist())) < 2 for side in (sides[name], ~sides[name]))
    ]
    return tuple(still or known)


def _other_scale(seen: Observed) -> bool:
    """The vignette stays within half of what the scores reach: it may have been asked on another scale."""
    import numpy as np

    return seen.vignette is not None and float(np.nanmax(seen.vignette)) <= 5 < float(np.nanmax(seen.score))
