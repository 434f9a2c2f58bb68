"""`measure`: the figures of a table, per group, each with n and interval."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wallofchange.analysis import questions, warning
from wallofchange.analysis.cubes import Left, counted, scale_of
from wallofchange.analysis.measured import Group, Measured
from wallofchange.analysis.source import source_of
from wallofchange.analysis.trouble import CannotAnswerError
from wallofchange.analysis.warning import Warned
from wallofchange.measuring.cube import Key
from wallofchange.measuring.figures import Figures, figures
from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.scale import Scale
from wallofchange.measuring.traps import FEWEST, SHOWN_FROM
from wallofchange.measuring.weighting import WeightedFigures, WeightedScore, weighted_figures
from wallofchange.measuring.words import Words


def measure(
    table: object,
    *,
    score: str,
    scale: str | Scale = "0-10",
    by: Sequence[str] = (),
    weight: str | None = None,
    k: int = SHOWN_FROM,
    level: float = 0.95,
    engine: str | None = None,
) -> Measured:
    """Figures per group with their intervals, from a path, an Ibis table or anything that speaks Arrow.

    Args:
        score: the column with scores; text such as "7,5" and "8 (goed)" is read.
        scale: the range the scores were given on; shares are 0-1, means in score points, NPS in points.
        by: columns whose values make the groups; every combination that occurs is one.
        weight: a column with weights of zero or more; intervals then follow the effective number (Kish).
        k: a group with fewer answers is not shown; at least 5.

    Raises:
        CannotAnswerError: when there is no such file or column, or an option does not fit.

    >>> import pyarrow as pa
    >>> found = measure(pa.table({"score": [9, 9, 8, 7, 6] * 20}), score="score")
    >>> found.groups[0].n, found.groups[0].nine_plus.estimate, found.groups[0].nps.estimate
    (100, 0.4, 20.0)
    """
    by = [by] if isinstance(by, str) else list(by)
    if k < 5:
        raise CannotAnswerError(
            Words(
                f"k is {k}, en groepen worden getoond vanaf 5 antwoorden.",
                f"k is {k}, and groups are shown from 5 answers up.",
            ),
            Words("Geef 5 of meer.", "Give 5 or more."),
        )
    asked = scale_of(scale)
    source = source_of(table, [score, *by, *([weight] if weight else [])], engine)
    names = tuple(str(at) for at in range(len(by)))
    cells = source.counts(questions.score_counts(source.table, score, by, weight))
    found = counted(cells, names, asked, weighed=weight is not None)
    answers, weighed = found.cube.by(*names), found.cube.weighted(*names)
    groups = tuple(
        _group(key, answers.get(key), weighed.get(key, []), by, asked, k, level, weight)
        for key in _in_order(found.corners)
    )
    return Measured(
        asked,
        found.rows,
        found.left.total,
        groups,
        tuple(_warnings(groups, found.left, asked, source.cautions, k, weighed.values(), weight)),
    )


def _group(
    key: Key,
    histogram: Histogram | None,
    scores: Sequence[WeightedScore],
    by: Sequence[str],
    scale: Scale,
    k: int,
    level: float,
    weight: str | None,
) -> Group:
    named = dict(zip(by, key, strict=True))
    if histogram is None or histogram.n < k:
        return Group(named, 0 if histogram is None else histogram.n, suppressed=True)
    if weight is None:
        return _shown(named, histogram, figures(histogram, level))
    if not any(each.weight for each in scores):
        group = " · ".join(str(value) for value in key)
        name = Words(group or "het bestand", group or "the file")
        raise CannotAnswerError(
            Words(
                f"De gewichten in {weight!r} zijn samen niets voor {name.nl}.",
                f"The weights in {weight!r} add up to nothing for {name.en}.",
            ),
            Words(
                "Geef sommige antwoorden daar een gewicht boven 0, of laat --weight weg.",
                "Give some of its answers a weight above 0, or leave --weight out.",
            ),
        )
    return _shown(named, histogram, weighted_figures(scores, scale, level))


def _shown(named: dict[str, object], histogram: Histogram, found: Figures | WeightedFigures) -> Group:
    return Group(
        named, histogram.n, found.mean, found.nine_plus, found.top, found.bottom, found.nps, histogram
    )


def _warnings(
    groups: Sequence[Group],
    left: Left,
    scale: Scale,
    of_file: Iterable[Warned],
    k: int,
    weighed: Iterable[Sequence[WeightedScore]],
    weight: str | None,
) -> Iterable[Warned]:
    yield from of_file
    if left.unreadable:
        yield warning.unreadable(left.unreadable)
    if left.off_scale:
        yield warning.off_scale(left.off_scale, scale)
    if left.unweighted:
        yield warning.unweighted(left.unweighted)
    if concealed := sum(group.suppressed for group in groups):
        yield warning.hidden(concealed, k)
    if few := sum(not group.suppressed and group.n < FEWEST for group in groups):
        yield warning.small(few)
    if weight is not None and (worth := [_worth(scores) for scores in weighed]):
        yield warning.weighted(min(worth))


def _worth(scores: Sequence[WeightedScore]) -> float:
    squares = sum(each.squares for each in scores)
    return sum(each.weight for each in scores) ** 2 / squares if squares else 0.0


def _in_order(corners: Iterable[Key]) -> list[Key]:
    """Groups by value, numbers as numbers, the nameless last."""

    def rank(value: object) -> tuple[int, float, str]:
        if value is None:
            return (2, 0.0, "")
        return (0, float(value), "") if isinstance(value, int | float) else (1, 0.0, str(value))

    return sorted(corners, key=lambda key: [rank(value) for value in key])
