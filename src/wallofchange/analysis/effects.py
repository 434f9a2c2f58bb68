"""`effect`: did it move, and was it us? From a table with times to a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from math import inf

from wallofchange.analysis.answers import Plan, read_answers
from wallofchange.analysis.beside_scores import Asked
from wallofchange.analysis.compared import Comparing
from wallofchange.analysis.comparing import Comparison
from wallofchange.analysis.found import Effect
from wallofchange.analysis.guarding import Guardrail, rails_of
from wallofchange.analysis.looking import Clock, Judged, at_its_look, judge
from wallofchange.analysis.spellings import one_day
from wallofchange.analysis.trouble import CannotAnswerError
from wallofchange.analysis.watching import Watch
from wallofchange.analysis.weighing import Margins, columns_of, weigh
from wallofchange.analysis.who_read import READER
from wallofchange.measuring.amounts import HIGHEST, TOP, Amounts
from wallofchange.measuring.comparison import MEASURES, Measure
from wallofchange.measuring.figures import figures
from wallofchange.measuring.scale import Scale
from wallofchange.measuring.sentences import sentence
from wallofchange.measuring.traps import Window
from wallofchange.measuring.verdict import decide
from wallofchange.measuring.weighed import Weighed
from wallofchange.measuring.words import Words

Day = date | datetime | str
NOTHING_MORE = Watch()


def effect(
    table: object,
    *,
    score: str,
    time: str,
    change_at: Day,
    treated: tuple[str, object] | None = None,
    unit: str | None = None,
    measure: Measure = "nine_plus",
    worthwhile: float | None = None,
    scale: str | Scale | None = None,
    planned_n: int | None = None,
    ends: Day | None = None,
    today: Day | None = None,
    randomised: bool = False,
    baseline: tuple[Day, Day] | None = None,
    after: tuple[Day, Day] | None = None,
    exclude: Sequence[tuple[Day, Day]] = (),
    selected_on: tuple[Day, Day] | None = None,
    guardrails: Sequence[Guardrail] = (),
    units_needed: int = 6,
    label_version: str | None = None,
    agreement: tuple[float, float] | None = None,
    unknown: tuple[float, float] | None = None,
    watch: Watch = NOTHING_MORE,
    compared_by: Comparing | None = None,
    margins: Margins | None = None,
    looks: Sequence[float | Day] = (),
    daily: bool = False,
    engine: str | None = None,
) -> Effect:
    """The verdict on one change, with the grade of its evidence, its traps and its sentence (nl, en).

    Windows are (first day, last day), both included, in the home time zone; by default everything before
    `change_at` and everything from that day on. Effects: shares 0-1, means in score points, NPS in points,
    the ordinal chance 0-1 with .5 for no change.

    Args:
        treated: (column, value) that marks who got the change, before it as well; the rest is the control.
        unit: the team or place that was treated as a whole; one difference a unit is compared.
        worthwhile: the smallest effect that matters; 0.05 for a share, 0.3 on 0-10 for a mean, 5 NPS points.
        planned_n: answers after the change that the plan asks for, treated and control together.
        ends: the planned last day; until `today` is past it (with too few answers) it is too early.
        randomised: lots were drawn for who is treated: grade A, after is compared with after.
        selected_on: the days whose figures led to choosing this (trap T9).
        units_needed: units a side for grade B.
        label_version: where the score, or a guardrail, is a label read from text: the column with the version
            of the reader; empty where a person or the customer said it. Two versions are trap T16, and no
            verdict unless others read so few that they move no more than chance may.
        agreement: the reader's kappa with people before and after (trap T16 when it fell by over .05).
        unknown: the share without a known theme before and after (trap T16 when it moved over 5 points).
        watch: columns and facts by which more traps are caught; see `Watch`.
        margins: what share of all customers has each value of a column; the move weighted to that is shown
            beside the other. Without it, and with `invited` and `segments`, who was invited is taken.
        looks: when it is looked at, five times at most: days, or parts of `planned_n` (0.5, 1). Between two
            looks the verdict is that of the last one (Lan-DeMets, O'Brien-Fleming); the end is always a look.
        daily: work out the always-valid band of each day since the change as well.
        compared_by: another design than these, such as units that start one after another; see `Compared`.

    Raises:
        CannotAnswerError: when there is no such file, column or day, or an option does not fit.
    """
    plan = _plan(
        change_at, baseline, after, exclude, measure, worthwhile, planned_n, treated, randomised, selected_on
    )
    reader = {READER: label_version} if label_version else {}
    beside = watch.beside | columns_of(margins or {}) | reader
    answers = read_answers(table, score, time, plan, treated, unit, scale, engine, beside)
    if measure == "nps" and not answers.scale.has_nps:
        raise CannotAnswerError(
            Words(
                f"De net promoter score is van cijfers op 0-10, en deze liggen op {answers.scale}.",
                f"The net promoter score is of scores on 0-10, and these lie on {answers.scale}.",
            ),
            Words(
                "Kies --measure mean of nine_plus, of zeg --scale 0-10 als dat gevraagd is.",
                "Choose --measure mean or nine_plus, or say --scale 0-10 if that is what was asked.",
            ),
        )
    asked = Asked(table, score, time, treated, answers, plan, engine, randomised)
    comparison = Comparison(
        asked,
        measure,
        units_needed,
        watch,
        rails_of(guardrails, asked, unit, reader),
        agreement,
        unknown,
        compared_by,
    )
    clock = Clock(tuple(map(_when, looks)), _maybe(ends), _maybe(today))
    least = worthwhile if worthwhile is not None else _least(measure, answers.scale)
    judged = judge(comparison, plan, clock, least, daily=daily)
    return _effect(comparison, judged, weigh(comparison, judged.plan, margins or {}), planned=bool(looks))


def _effect(comparison: Comparison, judged: Judged, weighted: Weighed | None, *, planned: bool) -> Effect:
    case, seen, answers = judged.case, judged.seen, comparison.asked.answers
    verdict, groups = decide(case), seen.groups
    what = TOP if answers.scale.high == 10 else HIGHEST
    shift = case.shift if planned or case.always_valid or case.extended else seen.shift
    return Effect(
        verdict=verdict,
        measure=comparison.measure,
        case=case,
        shift=shift or seen.shift,
        before=figures(groups.before),
        after=figures(groups.after),
        control=None if groups.control is None else (figures(groups.control[0]), figures(groups.control[1])),
        others=comparison.others(judged.plan, replace(seen, shift=shift or seen.shift)),
        sentence=sentence(verdict, case, Amounts(comparison.measure, shift, what)),
        warnings=answers.warnings,
        fewest=seen.fewest,
        planned=planned,
        band=judged.band,
        now=judged.now,
        n_eff=seen.n_eff,
        weighted=weighted and replace(weighted, shift=at_its_look(comparison, case, weighted.shift)),
    )


def _plan(
    change_at: Day,
    baseline: tuple[Day, Day] | None,
    after: tuple[Day, Day] | None,
    exclude: Sequence[tuple[Day, Day]],
    measure: str,
    worthwhile: float | None,
    planned_n: int | None,
    treated: object,
    randomised: bool,
    selected_on: tuple[Day, Day] | None,
) -> Plan:
    if measure not in MEASURES:
        raise CannotAnswerError(
            Words(f"Er is geen maat {measure!r}.", f"There is no measure {measure!r}."),
            Words(f"Kies {', '.join(MEASURES)}.", f"Choose {', '.join(MEASURES)}."),
        )
    if worthwhile is not None and not 0 < worthwhile < inf:
        raise CannotAnswerError(
            Words(
                f"Worthwhile is {worthwhile}, en moet een getal boven 0 zijn.",
                f"Worthwhile is {worthwhile}, and must be a number above 0.",
            ),
            Words("Noem wat ertoe zou doen.", "Name what would matter."),
        )
    if planned_n is not None and planned_n < 1:
        raise CannotAnswerError(
            Words(
                f"De geplande n is {planned_n}, en moet 1 of meer zijn.",
                f"The planned n is {planned_n}, and must be 1 or more.",
            )
        )
    if randomised and treated is None:
        raise CannotAnswerError(
            Words(
                "Er is geloot, maar er staat niet bij voor wie.", "Lots were drawn, but not said for whom."
            ),
            Words("Noem --treated KOLOM=WAARDE.", "Name --treated COLUMN=VALUE."),
        )
    windows = [_window(window) for window in (baseline, after, selected_on)]
    return Plan(
        one_day(change_at),
        windows[0],
        windows[1],
        tuple(filter(None, map(_window, exclude))),
        windows[2],
        planned_n,
    )


def _least(measure: Measure, scale: Scale) -> float:
    return {"nine_plus": 0.05, "ordinal": 0.05, "nps": 5.0}.get(measure, 0.3 * scale.width / 10)


def _window(window: tuple[Day, Day] | None) -> Window | None:
    if window is None:
        return None
    first, last = one_day(window[0]), one_day(window[1])
    if last < first:
        raise CannotAnswerError(
            Words(
                f"Een venster loopt van {first} tot {last}, en eindigt voor het begint.",
                f"A window runs from {first} to {last}, and ends before it begins.",
            ),
            Words("Draai het om.", "Turn it round."),
        )
    return first, last


def _when(look: float | Day) -> float | date:
    """A look as a part of the plan, or as a day."""
    return float(look) if isinstance(look, int | float) else one_day(look)


def _maybe(day: Day | None) -> date | None:
    return None if day is None else one_day(day)
