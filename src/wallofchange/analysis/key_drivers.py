"""`drivers`: what a score goes together with, from sub-ratings or from what fell short and what exceeded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from wallofchange.analysis import cautions, questions, warning
from wallofchange.analysis.driven import Driver, Drivers
from wallofchange.analysis.expected import Column, column_of
from wallofchange.analysis.rows import Rows, rows_of
from wallofchange.analysis.scales import FAR, TEN, codes
from wallofchange.analysis.source import source_of
from wallofchange.analysis.trouble import CannotAnswerError
from wallofchange.analysis.warning import Warned
from wallofchange.measuring.driver_sentences import Named, drivers_sentence
from wallofchange.measuring.traps import FEWEST, SHOWN_FROM
from wallofchange.measuring.words import Words

if TYPE_CHECKING:
    from wallofchange.measuring.importance import Importance, Weighing
    from wallofchange.measuring.penalty_reward import Contrast

NO_RATINGS = Words("vooral woorden die geen cijfer zijn", "mostly words that are no rating")
NOTHING = Words("niets om op af te gaan", "nothing to go by")
FOR_A_LABEL = 600  # answers from where penalty and reward can be told apart (simulated: 68 % are found)
MOST_LMG = 15
SCALES = ((0.0, 1.0), (1.0, 5.0), (1.0, 7.0), (0.0, 10.0))
DRAWS = 500


def drivers(
    table: object,
    *,
    score: str,
    drivers: Sequence[str],
    as_expected: tuple[float, float] | None = None,
    margin: float | None = None,
    level: float = 0.95,
    engine: str | None = None,
) -> Drivers:
    """What falling short costs and exceeding brings for each driver, and how much goes together with it.

    A driver column holds words (below, as, better than expected; in Dutch too), -1, 0 and 1, or ratings.
    Ratings count as they are for importance, and cut in three for penalty and reward: the middle answer of
    three, five or seven is as expected, and from 7 up to 9 on 0-10. Rows with an empty score or driver are
    left out. Importance is LMG up to 15 drivers and Johnson's relative weight above, as a part of R², with a
    bootstrap interval; penalty and reward are in score points. Below 600 rows every kind is "unclear".

    Args:
        table: a path, an Ibis table, or anything with the Arrow C stream interface.
        as_expected: the lowest and highest rating that are as expected, instead of the cut by scale.
        margin: score points that are nothing, for "indifferent"; a hundredth of the scale by default.

    Raises:
        CannotAnswerError: when there is no such file or column, or a column holds nothing that can be read.

    >>> import pyarrow as pa
    >>> table = pa.table({"score": [9, 7, 4, 8] * 200, "on time": ["over", "as", "under", "as"] * 200})
    >>> found = drivers(table, score="score", drivers=["on time"])
    >>> found.n, found.drivers[0].contrast.penalty.estimate.__round__(1)
    (800, -3.5)
    """
    names = _names(score, drivers)
    source = source_of(table, [score, *names], engine)
    rows = rows_of(source, questions.rows(source.table, [score, *names]))
    columns = [
        column_of(name, *rows.numbered(f"column_{at}"), as_expected)
        for at, name in enumerate([score, *names])
    ]
    for column in columns:
        if not column.tells:
            what = NO_RATINGS if column.held.any() else NOTHING
            raise CannotAnswerError(
                Words(f"Kolom {column.name!r} bevat {what.nl}.", f"Column {column.name!r} holds {what.en}."),
                Words(
                    "Noem een kolom met cijfers, of met woorden als minder dan, zoals en beter dan verwacht.",
                    "Name a column with ratings, or with words such as below, as and better than expected.",
                ),
            )
    columns[0], off = _without_codes(columns[0])
    kept = _complete(columns)
    warnings = [*([warning.off_scale(off, TEN)] if off else [])]
    warnings += _left_out(rows, columns, int(kept.sum()), source.cautions)
    return _found(columns[0], columns[1:], kept, margin, level, warnings)


def _names(score: str, drivers: Sequence[str]) -> list[str]:
    names = list(dict.fromkeys([drivers] if isinstance(drivers, str) else drivers))
    if not names:
        raise CannotAnswerError(
            Words("Er is geen driver genoemd.", "No driver is named."),
            Words("Noem minstens één kolom.", "Name at least one column."),
        )
    if score in names:
        raise CannotAnswerError(
            Words(f"{score!r} kan zichzelf niet verklaren.", f"{score!r} cannot drive itself."),
            Words("Laat het cijfer weg uit de drivers.", "Leave the score out of the drivers."),
        )
    return names


def _without_codes(score: Column) -> tuple[Column, int]:
    """The scores without codes such as 99, and how many those were."""
    import numpy as np

    strange = codes(score.values)
    values = np.where(strange, np.nan, score.values)
    return replace(score, values=values), int(strange.sum())


def _complete(columns: Sequence[Column]) -> Any:
    kept = columns[0].held
    for column in columns[1:]:
        kept = kept & column.held
    return kept


def _found(
    score: Column,
    columns: Sequence[Column],
    kept: Any,
    margin: float | None,
    level: float,
    warnings: list[Warned],
) -> Drivers:
    from wallofchange.measuring.importance import importance, intervals
    from wallofchange.measuring.penalty_reward import Contrast, penalty_reward

    n = int(kept.sum())
    if n < SHOWN_FROM:
        unknown = tuple(Driver(column.name, Contrast.unknown()) for column in columns)
        return Drivers(n, None, unknown, drivers_sentence([], n), None, (*warnings, cautions.few(n)))
    y = score.values[kept]
    x = {column.name: column.values[kept] for column in columns}
    weighing: Weighing = "lmg" if len(x) <= MOST_LMG else "johnson"
    weights, spread = importance(y, x, weighing), intervals(y, x, weighing, level=level, draws=DRAWS)
    marks = {column.name: column.marks[kept] for column in columns if column.marks is not None}
    least = _width(score) / 100 if margin is None else margin
    contrasts = penalty_reward(y, marks, least, level) if marks else None
    each = {} if contrasts is None else contrasts.drivers
    found = [
        Driver(name, _shown(each.get(name), marks.get(name), n), spread[name], weights.sign[name])
        for name in x
    ]
    ordered = tuple(sorted(found, key=lambda one: -(one.importance.estimate or 0.0)))
    beware = (*warnings, *_beware(weights, ordered, marks, x, n))
    said = drivers_sentence([Named(one.name, one.contrast) for one in ordered], n)
    return Drivers(n, weights.r2, ordered, said, contrasts.common if contrasts else None, beware)


def _shown(found: Contrast | None, marks: Any, n: int) -> Contrast:
    """The contrast without a side that hardly anybody is on, and without a label below enough answers."""
    from wallofchange.measuring.estimate import UNKNOWN
    from wallofchange.measuring.penalty_reward import Contrast

    if found is None:
        return Contrast.unknown()
    if min((marks == side).sum() for side in (-1, 1)) < SHOWN_FROM:
        penalty, reward = (
            getattr(found, name) if (marks == side).sum() >= SHOWN_FROM else UNKNOWN
            for name, side in (("penalty", -1), ("reward", 1))
        )
        return replace(found, penalty=penalty, reward=reward, asymmetry=UNKNOWN, q=None, kind="unclear")
    return found if n >= FOR_A_LABEL else replace(found, kind="unclear")


def _width(score: Column) -> float:
    """The width of the smallest scale that holds the scores; ten where they lie on none."""
    known = score.values[score.held]
    least, most = float(known.min()), float(known.max())
    if least >= 0 and FAR < most <= 100:
        return 100.0
    return next((high - low for low, high in SCALES if low <= least and most <= high), 10.0)


def _left_out(rows: Rows, columns: Sequence[Column], n: int, of_file: Sequence[Warned]) -> list[Warned]:
    found = list(of_file)
    if rows.by_lot:
        found.append(cautions.sampled(rows.n, rows.total))
    if columns[0].unreadable:
        found.append(warning.unreadable(columns[0].unreadable))
    for column in columns[1:]:
        if column.unreadable:
            found.append(cautions.unread(column.name, column.unreadable))
    if n < rows.n:
        worst = min(columns, key=lambda column: int(column.held.sum()))
        found.append(cautions.incomplete(rows.n - n, rows.n, worst.name))
    if silent := sum(column.silent for column in columns):
        found.append(cautions.silent(silent))
    return found


def _beware(
    weights: Importance, found: Sequence[Driver], marks: dict[str, Any], x: dict[str, Any], n: int
) -> Iterable[Warned]:
    if n < FEWEST:
        yield cautions.thin(n)
    if n < FOR_A_LABEL:
        yield cautions.underpowered(n, FOR_A_LABEL)
    if weights.r2 is None:
        yield cautions.flat()
    if weights.constant:
        yield cautions.constant(weights.constant)
    if weights.alike:
        yield cautions.alike(weights.alike)
    if off := [name for name in x if name not in marks]:
        yield cautions.off_scale(off)
    if empty := [one.name for one in found if one.name in marks and _lacks_a_side(one)]:
        yield cautions.one_sided(empty, SHOWN_FROM)
    if against := [one.name for one in found if one.contrast.against]:
        yield cautions.against(against)


def _lacks_a_side(one: Driver) -> bool:
    return None in (one.contrast.penalty.estimate, one.contrast.reward.estimate)
