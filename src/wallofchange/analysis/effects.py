"""`effect`: did it move, and was it us? From a table with times to a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from math import inf

from wallofchange.analysis.answers import Answers, Plan, read_answers, versions_read
from wallofchange.analysis.beside_scores import Asked
from wallofchange.analysis.compared import Comparing
from wallofchange.analysis.found import Effect
from wallofchange.analysis.in_weeks import in_weeks, led_by
from wallofchange.analysis.spellings import days_of
from wallofchange.analysis.trouble import CannotAnswerError
from wallofchange.analysis.watched import watched
from wallofchange.analysis.watching import Watch
from wallofchange.measuring import traps as trap
from wallofchange.measuring.amounts import HIGHEST, TOP, Amounts
from wallofchange.measuring.comparison import MEASURES, Measure, Shift
from wallofchange.measuring.evaluation import Groups, compare, design_of
from wallofchange.measuring.evidence import Design
from wallofchange.measuring.figures import figures
from wallofchange.measuring.scale import Scale
from wallofchange.measuring.sentences import sentence
from wallofchange.measuring.traps import Trap, Window
from wallofchange.measuring.verdict import Case, Guarded, Look, decide
from wallofchange.measuring.words import Words

Day = date | datetime | str
NOTHING_MORE = Watch()


@dataclass(frozen=True, slots=True)
class Guardrail:
    """A 0/1 column whose share of ones may not rise by more than `margin` (0.03 is three in a hundred)."""

    column: str
    margin: float
    name: Words


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
            of the reader; empty where a person or the customer said it. Two versions are trap T16.
        agreement: the reader's kappa with people before and after (trap T16 when it fell by over .05).
        unknown: the share without a known theme before and after (trap T16 when it moved over 5 points).
        watch: columns and facts by which more traps are caught; see `Watch`.
        compared_by: another design than these, such as units that start one after another; see `Compared`.

    Raises:
        CannotAnswerError: when there is no such file, column or day, or an option does not fit.
    """
    plan = _plan(
        change_at, baseline, after, exclude, measure, worthwhile, planned_n, treated, randomised, selected_on
    )
    answers = read_answers(table, score, time, plan, treated, unit, scale, engine, watch.beside)
    groups = answers.groups(plan, by_lot=randomised)
    crude = compare(measure, groups)
    design, found = design_of(measure, groups, units_needed)
    other = None if compared_by is None else compared_by(measure, answers, plan)
    if other is not None:
        crude, design, found = other.shift, other.design, other.traps
    row = in_weeks(measure, answers, plan, design)
    design = replace(design, in_series=row is not None)
    look = _look(answers, groups, plan, _maybe(ends), _maybe(today))
    asked = Asked(table, score, time, treated, answers, plan, engine, randomised)
    seen = watched(asked, watch, groups, measure, crude, design, look)
    shift, design, caught = led_by(row, seen)
    shift = shift if other is None else other.shift
    least = worthwhile if worthwhile is not None else _least(measure, answers.scale)
    guarded = tuple(
        _guard(rail, table, time, plan, treated, unit, engine, randomised=randomised) for rail in guardrails
    )
    read = versions_read(table, score, time, label_version, answers, plan, engine) if label_version else set()
    case = Case(
        shift if shift and shift.low is not None else None,
        least,
        design,
        (
            *_traps(answers, groups, plan, shift, design),
            *_other_readers(read, agreement, unknown),
            *found,
            *_alarms(shift, design, guarded),
            *caught,
        ),
        guarded,
        look,
        sum(histogram.n for histogram in groups.compared),
    )
    others: dict[str, Shift | None] = {
        name: shift if name == measure else _other(name, groups, answers, plan, design, compared_by)
        for name in MEASURES
        if name != "nps"
    }
    return _effect(case, shift, groups, measure, answers, others)


def _other(
    name: Measure,
    groups: Groups,
    answers: Answers,
    plan: Plan,
    design: Design,
    compared_by: Comparing | None,
) -> Shift | None:
    """Another measure, compared the same way."""
    if compared_by is not None:
        return compared_by(name, answers, plan).shift
    row = in_weeks(name, answers, plan, design) if design.in_series else None
    return compare(name, groups) if row is None else row.shift


def _effect(
    case: Case,
    shift: Shift | None,
    groups: Groups,
    measure: Measure,
    answers: Answers,
    others: dict[str, Shift | None],
) -> Effect:
    verdict = decide(case)
    what = TOP if answers.scale.high == 10 else HIGHEST
    return Effect(
        verdict=verdict,
        measure=measure,
        case=case,
        shift=shift,
        before=figures(groups.before),
        after=figures(groups.after),
        control=None if groups.control is None else (figures(groups.control[0]), figures(groups.control[1])),
        others=others,
        sentence=sentence(verdict, case, Amounts(measure, shift, what)),
        warnings=answers.warnings,
        fewest=min(histogram.n for histogram in groups.compared),
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
        raise CannotAnswerError(f"There is no measure {measure!r}.", f"Choose {', '.join(MEASURES)}.")
    if worthwhile is not None and not 0 < worthwhile < inf:
        raise CannotAnswerError(
            f"Worthwhile is {worthwhile}, and must be a number above 0.", "Name what would matter."
        )
    if planned_n is not None and planned_n < 1:
        raise CannotAnswerError(f"The planned n is {planned_n}, and must be 1 or more.")
    if randomised and treated is None:
        raise CannotAnswerError("Lots were drawn, but not said for whom.", "Name --treated COLUMN=VALUE.")
    windows = [_window(window) for window in (baseline, after, selected_on)]
    return Plan(
        _one_day(change_at),
        windows[0],
        windows[1],
        tuple(filter(None, map(_window, exclude))),
        windows[2],
        planned_n,
    )


def _least(measure: Measure, scale: Scale) -> float:
    return {"nine_plus": 0.05, "ordinal": 0.05, "nps": 5.0}.get(measure, 0.3 * scale.width / 10)


def _guard(
    rail: Guardrail,
    table: object,
    time: str,
    plan: Plan,
    treated: tuple[str, object] | None,
    unit: str | None,
    engine: str | None,
    *,
    randomised: bool,
) -> Guarded:
    answers = read_answers(table, rail.column, time, plan, treated, unit, Scale(0, 1), engine)
    shift = compare("nine_plus", answers.groups(plan, by_lot=randomised))
    if shift is None:
        raise CannotAnswerError(f"Guardrail {rail.column!r} has no answers on one side.", "Leave it out.")
    return Guarded(rail.name, shift, rail.margin)


def _traps(answers: Answers, groups: Groups, plan: Plan, shift: Shift | None, design: Design) -> list[Trap]:
    before, after = answers.windows(plan)
    possible = [
        trap.tiny(*(histogram.n for histogram in groups.compared)),
        trap.no_spread() if shift is not None and shift.low is None else None,
        trap.season(answers.first, answers.last, controlled=design.controlled, in_series=design.in_series),
        trap.broken_weeks(before, after, controlled=design.controlled or design.in_series),
        None if design.randomised else trap.rebound(plan.selected, before),  # lots fall on the worst alike
    ]
    return [found for found in possible if found is not None]


def _other_readers(
    versions: set[str], agreement: tuple[float, float] | None, unknown: tuple[float, float] | None
) -> list[Trap]:
    """T16, by each of the three signs that the yardstick is not the same on both sides."""
    possible = [
        trap.read_by_others(versions),
        trap.agreement_fell(*agreement) if agreement else None,
        trap.unknown_moved(*unknown) if unknown else None,
    ]
    return [found for found in possible if found is not None]


def _alarms(shift: Shift | None, design: Design, guarded: Sequence[Guarded]) -> list[Trap]:
    if design.grade.may_say_why:
        return []
    fell = [trap.fell()] if shift is not None and shift.moved == "down" else []
    return fell + [trap.guardrail_crossed(guard.name) for guard in guarded if guard.broken]


def _look(answers: Answers, groups: Groups, plan: Plan, ends: date | None, today: date | None) -> Look:
    """The last look comes with the planned answers or the planned day; without a plan it is now."""
    n = groups.after.n + (groups.control[1].n if groups.control else 0)
    enough = plan.planned_n is not None and n >= plan.planned_n
    over = ends is not None and today is not None and today > ends
    unplanned = plan.planned_n is None and (ends is None or today is None)
    last = enough or over or unplanned
    return Look(n, plan.planned_n, last, None if last else ends or _ready(answers, plan, n))


def _ready(answers: Answers, plan: Plan, n: int) -> date | None:
    days = (answers.last - plan.change_at).days + 1
    if n < 1 or days < 1 or plan.planned_n is None:
        return None
    more = min(36500, -(-(plan.planned_n - n) * days // n))
    return answers.last + timedelta(days=more)


def _one_day(day: Day) -> date:
    found = days_of([day]).get(day)
    if found is None:
        raise CannotAnswerError(f"{day!r} is not a day.", "Write it as 2026-10-26.")
    return found


def _window(window: tuple[Day, Day] | None) -> Window | None:
    if window is None:
        return None
    first, last = _one_day(window[0]), _one_day(window[1])
    if last < first:
        raise CannotAnswerError(
            f"A window runs from {first} to {last}, and ends before it begins.", "Turn it round."
        )
    return first, last


def _maybe(day: Day | None) -> date | None:
    return None if day is None else _one_day(day)
