"""When a comparison is looked at: at its planned looks, at its end, and every day for harm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from wallofchange.analysis.answers import Plan
from wallofchange.analysis.comparing import Comparison, Seen
from wallofchange.analysis.guarding import at_all_times
from wallofchange.analysis.trouble import CannotAnswerError
from wallofchange.measuring import traps as trap
from wallofchange.measuring.agenda import Agenda, Passed
from wallofchange.measuring.comparison import Shift
from wallofchange.measuring.evidence import Design
from wallofchange.measuring.repeated import always, at_look
from wallofchange.measuring.traps import FEWEST, SHOWN_FROM, Trap
from wallofchange.measuring.verdict import Case, Guarded, Look, Verdict, decide
from wallofchange.measuring.words import Words

A_DAY = timedelta(days=1)
TUNED_FOR = 1000  # answers around which the always-valid band is narrowest, where no number was planned
MOST_DAYS = 40  # of the band that are worked out


@dataclass(frozen=True, slots=True)
class BandDay:
    """The move by the end of one day, with the interval that holds on all days together.

    n: the answers since the change; estimate and ends in the unit of the measure.
    """

    day: date
    n: int
    estimate: float
    low: float
    high: float


@dataclass(frozen=True)
class Judged:
    """The case that is decided on, what it was seen in, and the windows it was seen through."""

    case: Case
    seen: Seen
    plan: Plan
    band: tuple[BandDay, ...] = ()
    now: Shift | None = None  # by the band, while it is not over


@dataclass(frozen=True)
class Clock:
    """When it is judged: the planned looks and last day, and the day of today where that is known."""

    looks: tuple[float | date, ...]
    ends: date | None
    today: date | None

    def agenda(self, plan: Plan, first: date) -> Agenda:
        try:
            return Agenda(self.looks, first, plan.planned_n, self.ends)
        except ValueError as trouble:
            raise CannotAnswerError(
                str(trouble),
                Words(
                    "Noem dagen, of delen van --planned-n zoals 0.25, 0.5 en 1.",
                    "Name days, or parts of --planned-n such as 0.25, 0.5 and 1.",
                ),
            ) from trouble


def judge(comparison: Comparison, plan: Plan, clock: Clock, least: float, *, daily: bool = False) -> Judged:
    """The case of the last look that has been, or of now; harm that is sure comes before either.

    Between two looks the case is that of the last one, on the answers of that time: nobody sees more by
    looking more often. Before the end the always-valid interval is looked at for harm, and nothing else.
    """
    first, until = _days(comparison, plan, clock)
    look, passed = _look(comparison, plan, clock, first, until)
    now = comparison.seen(plan, look)
    band = band_of(comparison, plan, now) if daily else ()
    if look.last and comparison.watch.extended:
        return Judged(_after_its_end(comparison, now, plan, look, least), now, plan, band)
    if look.last and not clock.looks:
        return Judged(_case(now, look, least, now.shift, now.guarded), now, plan, band)
    at, planned, case = _at_looks(comparison, plan, passed, look, least, now)
    steady = None if case.look.last else _at_all_times(comparison, now, plan, look, least)
    if steady and decide(steady) is Verdict.HARMFUL:
        return Judged(steady, now, plan, band, steady.shift)
    if steady and not case.settled:
        case = replace(case, traps=(*case.traps, *alarms(steady.shift, now.design, steady.guardrails)))
    return Judged(case, at, planned, band, steady.shift if steady else None)


def at_its_look(comparison: Comparison, case: Case, shift: Shift) -> Shift:
    """Another move of the same comparison, with the interval of the look it is shown at."""
    if case.always_valid or case.look.passed is None:
        return shift
    passed = case.look.passed
    return at_look(comparison.measure, shift, passed.z, (passed.number, passed.of))


def alarms(shift: Shift | None, design: Design, guarded: Sequence[Guarded]) -> list[Trap]:
    """What must be looked at today, though the design cannot say that we did it."""
    if design.grade.may_say_why:
        return []
    fell = [trap.fell()] if shift is not None and shift.moved == "down" else []
    return fell + [trap.guardrail_crossed(guard.name) for guard in guarded if guard.broken]


def band_of(comparison: Comparison, plan: Plan, now: Seen) -> tuple[BandDay, ...]:
    """The move and its always-valid interval by the end of each day since the change; 40 days at most.

    Only days with thirty answers on every side, and none where the move is a step in a series of weeks. From
    one day that is shown to the next at least ten came in: nobody can tell what a few of them said.
    """
    if now.design.in_series:
        return ()
    first, last = comparison.asked.answers.windows(plan)[1]
    days = _ten_apart(
        (day, n) for day, n in sorted(_per_day(comparison, plan).items()) if first <= day <= last
    )
    step = -(-len(days) // MOST_DAYS) if days else 1
    wider = _wider(now)
    found = [_day_of(comparison, replace(plan, after=(first, day)), day, wider) for day in days[::-1][::step]]
    return tuple(each for each in found[::-1] if each is not None)


def _ten_apart(per_day: Iterable[tuple[date, int]]) -> list[date]:
    """The days by whose end ten more had answered than by the one before; counted from the first."""
    found, waiting = [], 0
    for day, n in per_day:
        waiting += n
        if waiting >= SHOWN_FROM:
            found.append(day)
            waiting = 0
    return found


def _day_of(comparison: Comparison, plan: Plan, day: date, wider: float) -> BandDay | None:
    groups = comparison.groups(plan)
    shift = comparison.crude(plan, groups)
    if shift is None or min(histogram.n for histogram in groups.compared) < FEWEST:
        return None
    n = groups.after.n + (groups.control[1].n if groups.control else 0)
    held = always(comparison.measure, shift, n, plan.planned_n or TUNED_FOR)
    if held.low is None or held.high is None:
        return None
    at = held.estimate
    return BandDay(day, n, at, at - (at - held.low) * wider, at + (held.high - at) * wider)


def _wider(now: Seen) -> float:
    """By how much answers that are alike (T13) widen the interval."""
    if not (now.shift and now.crude and now.shift.se and now.crude.se):
        return 1.0
    return max(1.0, now.shift.se / now.crude.se)


def _days(comparison: Comparison, plan: Plan, clock: Clock) -> tuple[date, date]:
    """The first day that counts, and the last one that is whole."""
    answers = comparison.asked.answers
    first, _ = answers.windows(plan)[1]
    return first, answers.last if clock.today is None else clock.today - A_DAY


def _look(
    comparison: Comparison, plan: Plan, clock: Clock, first: date, until: date
) -> tuple[Look, tuple[Passed, ...]]:
    """Where the counting stands now, and the looks that have been."""
    per_day = _per_day(comparison, plan)
    n = sum(per_day.values())
    if not clock.looks:
        return _one_look(comparison, plan, clock, n), ()
    agenda = clock.agenda(plan, first)
    passed = agenda.passed(per_day, until)
    last = bool(passed) and passed[-1].last
    days = sorted(look for look in clock.looks if isinstance(look, date) and look > until)
    ready = None if last else agenda.last_day or _ready(comparison, plan, n)
    look = Look(n, plan.planned_n, last, ready, passed[-1] if passed else None, agenda.of)
    return replace(look, following=days[0] if days else None), passed


def _one_look(comparison: Comparison, plan: Plan, clock: Clock, n: int) -> Look:
    """The last look comes with the planned answers or the planned day; without a plan it is now."""
    enough = plan.planned_n is not None and n >= plan.planned_n
    over = clock.ends is not None and clock.today is not None and clock.today > clock.ends
    unplanned = plan.planned_n is None and (clock.ends is None or clock.today is None)
    last = enough or over or unplanned
    return Look(n, plan.planned_n, last, None if last else clock.ends or _ready(comparison, plan, n))


def _ready(comparison: Comparison, plan: Plan, n: int) -> date | None:
    last = comparison.asked.answers.last
    days = (last - plan.change_at).days + 1
    if n < 1 or days < 1 or plan.planned_n is None:
        return None
    more = min(36500, -(-(plan.planned_n - n) * days // n))
    return last + timedelta(days=more)


def _at_looks(
    comparison: Comparison, plan: Plan, passed: Sequence[Passed], look: Look, least: float, now: Seen
) -> tuple[Seen, Plan, Case]:
    """The first look that crossed its boundary, else the last one; before the first, now."""
    at, through, case = now, plan, _case(now, look, least, now.shift, now.guarded, quiet=True)
    first = comparison.asked.answers.windows(plan)[1][0]
    for each in passed:
        through = replace(plan, after=(first, each.on))
        stands = replace(look, passed=each, last=each.last)
        at = comparison.seen(through, stands)
        shift = at.shift and at_look(comparison.measure, at.shift, each.z, (each.number, each.of))
        case = _case(at, stands, least, shift, at.guarded, quiet=not each.last)
        if case.settled and case.block is None:
            break
    return at, through, case


def _at_all_times(comparison: Comparison, now: Seen, plan: Plan, look: Look, least: float) -> Case | None:
    """The case by intervals that hold at all times; None with fewer than thirty answers on a side."""
    if now.shift is None or now.fewest < FEWEST:
        return None
    tuned_for = plan.planned_n or TUNED_FOR
    shift = always(comparison.measure, now.shift, now.since, tuned_for)
    guarded = at_all_times(now.guarded, now.since, tuned_for)
    case = _case(now, replace(look, last=False), least, shift, guarded, quiet=True)
    return replace(case, always_valid=True)


def _after_its_end(comparison: Comparison, now: Seen, plan: Plan, look: Look, least: float) -> Case:
    """The case of a plan whose looks are used up: by what holds at all times, and exploratory."""
    tuned_for = plan.planned_n or TUNED_FOR
    shift = now.shift and always(comparison.measure, now.shift, now.since, tuned_for)
    guarded = at_all_times(now.guarded, now.since, tuned_for)
    case = _case(now, look, least, shift, guarded)
    return replace(case, extended=True, traps=(*case.traps, trap.measured_on()))


def _case(
    seen: Seen,
    look: Look,
    least: float,
    shift: Shift | None,
    guarded: tuple[Guarded, ...],
    *,
    quiet: bool = False,
) -> Case:
    """quiet: what alarms is told by the always-valid interval instead."""
    told = [] if quiet else alarms(shift, seen.design, guarded)
    return Case(
        shift if shift and shift.low is not None else None,
        least,
        seen.design,
        (*seen.traps, *told, *seen.caught),
        guarded,
        look,
        sum(histogram.n for histogram in seen.groups.compared),
        tuple(histogram.n for histogram in seen.groups.fixed),
        tuple(histogram.n for histogram in seen.groups.growing),
    )


def _per_day(comparison: Comparison, plan: Plan) -> Counter[date]:
    """The answers since the change that the comparison counts, by day."""
    answers = comparison.asked.answers
    window = answers.windows(plan)[1]
    found: Counter[date] = Counter()
    for tally in answers.tallies:
        if plan.counts(tally.day, window):
            found[tally.day] += tally.n
    return found
