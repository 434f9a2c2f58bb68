"""What `effect` looks out for: the columns and facts by which traps are caught, and the traps they catch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from wallofchange.analysis.answers import Answers, Plan, Tally
from wallofchange.measuring import traps as trap
from wallofchange.measuring.alike import likeness
from wallofchange.measuring.comparison import Measure, Shift
from wallofchange.measuring.evaluation import Groups
from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.strata import Parts, Stratum, parted, valued
from wallofchange.measuring.traps import Trap
from wallofchange.measuring.words import Words

INVITED = "invited"
YES = {"1", "1.0", "true", "ja", "yes", "waar"}


@dataclass(frozen=True, slots=True)
class OtherChange:
    """Something else that changed: when, what, and which share of the customers it reached (0 to 1)."""

    day: date
    name: Words
    touched: float = 1.0


@dataclass(frozen=True, slots=True)
class Watch:
    """Columns (by name) and facts by which more traps are caught; each may be left out.

    question: the version of the question (T1). channel: how the answer came (T1, T7). segments: kinds of
    customers (T7, and with `invited` T5). customer: who answered (T13). invited: 0/1, a row for everybody who
    was asked (T5); without it a row without a score is a question left open (T22). expectation: below,
    met or exceeded (T14). words: what customers wrote (T14). gone: 0/1, who has left (T6). follow_up: days
    each was followed (T19). begged: messages known to ask for a high score (T14). planned_share: of the lots
    that should be treated (T2). comparisons: how many measures, segments and dates were looked at (T11).
    scheduled: the look is one the plan asked for; peeking: somebody asked at another time (T10).
    """

    question: str | None = None
    channel: str | None = None
    segments: tuple[str, ...] = ()
    customer: str | None = None
    invited: str | None = None
    expectation: str | None = None
    words: str | None = None
    gone: str | None = None
    follow_up: str | None = None
    planned_share: float | None = None
    begged: int = 0
    comparisons: int = 1
    other_changes: tuple[OtherChange, ...] = ()
    scheduled: bool = False
    peeking: bool = False

    @property
    def beside(self) -> dict[str, str]:
        """The columns that are counted together with the scores, by what they are watched for."""
        named = {
            "question": self.question,
            "channel": self.channel,
            "expectation": self.expectation,
            INVITED: self.invited,
        }
        found = {name: column for name, column in named.items() if column}
        return found | {f"segment {at}": column for at, column in enumerate(self.segments)}


@dataclass(frozen=True)
class Sides:
    """The answers on the two sides that are set beside each other, and the rows without a score."""

    answers: Answers
    a: tuple[Tally, ...]
    b: tuple[Tally, ...]
    open_a: tuple[Tally, ...]
    open_b: tuple[Tally, ...]

    @classmethod
    def of(cls, answers: Answers, plan: Plan, *, by_lot: bool, control: bool = False) -> Sides:
        """Before and after of who got the change, or of the control; with lots: without and with it."""
        windows = answers.windows(plan)

        def picked(tallies: Iterable[Tally], at: int) -> tuple[Tally, ...]:
            window = windows[1] if by_lot else windows[at]
            unwanted = (at == 0) if by_lot else control
            return tuple(
                tally
                for tally in tallies
                if plan.counts(tally.day, window) and (tally.treated is not False) is not unwanted
            )

        return cls(
            answers,
            picked(answers.tallies, 0),
            picked(answers.tallies, 1),
            picked(answers.unanswered, 0),
            picked(answers.unanswered, 1),
        )

    def mix(self, name: str, tallies: Sequence[Tally]) -> dict[str, int]:
        """How many of these have each value of a column; those without one are left out."""
        if name not in self.answers.names:
            return {}
        at = self.answers.names.index(name)
        found: Counter[str] = Counter()
        for tally in tallies:
            if (value := tally.beside[at]) is not None:
                found[value] += tally.n
        return dict(found)

    def histogram(self, tallies: Iterable[Tally]) -> Histogram:
        return Histogram.of(self.answers.scale, ((tally.score, tally.n) for tally in tallies))

    def strata(self, name: str) -> list[Stratum]:
        """Both sides within each value of a column."""
        if name not in self.answers.names:
            return []
        at = self.answers.names.index(name)
        kinds = sorted({tally.beside[at] or "" for tally in (*self.a, *self.b)})
        return [
            Stratum(
                kind,
                *(
                    self.histogram(tally for tally in side if (tally.beside[at] or "") == kind)
                    for side in (self.a, self.b)
                ),
            )
            for kind in kinds
        ]


def asking_traps(sides: Sides, others: Sides | None, watch: Watch) -> list[Trap]:
    """T1, T5 and T22: the question, the way it came, who was asked and who left it open.

    others: the same two sides of the control. A channel that changed for both alike is no trap.
    """
    versions = [set(sides.mix("question", side)) for side in (sides.a, sides.b)]
    channels = [sides.mix("channel", side) for side in (sides.a, sides.b)]
    moved = trap.other_channels(*channels)
    if moved and others is not None:
        beside = [others.mix("channel", side) for side in (others.a, others.b)]
        moved = moved if trap.other_channels(beside[1], channels[1]) else None
    found = [trap.asked_otherwise(*versions), moved]
    if watch.invited:
        found += _response(sides, watch)
    else:
        found.append(_left_open(sides))
    return [each for each in found if each is not None]


def _left_open(sides: Sides) -> Trap | None:
    empty, full = (
        [sum(tally.n for tally in side) for side in pair]
        for pair in ((sides.open_a, sides.open_b), (sides.a, sides.b))
    )
    before, after = ((left, left + said) for left, said in zip(empty, full, strict=True))
    return trap.silent(before, after, _worst_and_best(sides, empty, full))


def _worst_and_best(sides: Sides, empty: list[int], full: list[int]) -> tuple[float, float] | None:
    """The difference of means with all that is missing lowest after and highest before, and the other way."""
    if not all(full):
        return None
    low, high = sides.answers.scale.low, sides.answers.scale.high
    sums = [sum(tally.score * tally.n for tally in side) for side in (sides.a, sides.b)]

    def mean(at: int, filled: int) -> float:
        return (sums[at] + empty[at] * filled) / (full[at] + empty[at])

    return mean(1, low) - mean(0, high), mean(1, high) - mean(0, low)


def _response(sides: Sides, watch: Watch) -> list[Trap | None]:
    """T5, from a table with a row for everybody who was invited."""
    at = sides.answers.names.index(INVITED)
    asked = [
        [[tally for tally in part if (tally.beside[at] or "").lower() in YES] for part in parts]
        for parts in ((sides.a, sides.open_a), (sides.b, sides.open_b))
    ]
    rates = [(sum(t.n for t in said), sum(t.n for t in (*said, *left))) for said, left in asked]
    if not all(everybody for _, everybody in rates):
        return []
    found = [trap.fewer_answered(rates[0], rates[1])]
    spread = sides.histogram(asked[1][0]).sample.sd if rates[1][0] > 1 else None
    for place in range(len(watch.segments)):
        name = f"segment {place}"
        said, everybody = (
            [sides.mix(name, rows) for rows in each]
            for each in (
                [side[0] for side in asked],
                [[*side[0], *side[1]] for side in asked],
            )
        )
        kinds = [{kind: (said[k].get(kind, 0), n) for kind, n in everybody[k].items()} for k in (0, 1)]
        found.append(trap.others_answered(said[1], everybody[1]))
        found.append(trap.less_like_everybody(kinds[0], kinds[1], spread or 0.0))
    return found


def shape_traps(sides: Sides, groups: Groups, shift: Shift | None) -> list[Trap]:
    """T4, T17, T18: how the answers lie, and whether there is anything to show."""
    a, b = sides.histogram(sides.a), sides.histogram(sides.b)
    possible = [
        trap.mean_misleads(a, b),
        trap.ceiling(*groups.compared),
        trap.rounding(shift.estimate - shift.still, shift.se) if shift else None,
    ]
    return [each for each in possible if each is not None]


def within_kinds(measure: Measure, sides: Sides, shift: Shift | None) -> tuple[Shift | None, list[Trap]]:
    """T7: where the mix of customers explains a change, the change within kinds of customers leads."""
    for name in sides.answers.names:
        if not (name == "channel" or name.startswith("segment")):
            continue
        parts: Parts | None = parted(measure, sides.strata(name)) if sides.a and sides.b else None
        found = trap.mix_shift(parts, shift, 100.0 if measure == "nine_plus" else 1.0)
        if found is not None and parts is not None:
            leads = parts.within if measure != "ordinal" and parts.within.low is not None else shift
            return leads, [found]
    return shift, []


def team_traps(sides: Sides, measure: Measure) -> tuple[list[Trap], dict[str, list[tuple[int, float]]]]:
    """T13 by team, where the comparison itself is not by team: the trap, and what each team said."""
    teams: dict[str, list[tuple[int, float]]] = {}
    for at, side in enumerate((sides.a, sides.b)):
        by_team: dict[str, list[Tally]] = {}
        for tally in side:
            if tally.unit is not None:
                by_team.setdefault(tally.unit, []).append(tally)
        for name, tallies in by_team.items():
            own = valued(measure, sides.histogram(tallies))
            teams.setdefault(name, [(0, 0.0), (0, 0.0)])[at] = (own.n, own.n * own.mean)
    found = trap.teams_alike(likeness(_deviations(sides, measure)))
    return ([found] if found else []), (teams if found else {})


def _deviations(sides: Sides, measure: Measure) -> list[tuple[int, float, float]]:
    """Per team: answers, sum and squares, each side less its own mean: a change is no likeness."""
    sums: dict[str, tuple[int, float, float]] = {}
    for side in (sides.a, sides.b):
        if not side:
            continue
        middle = valued(measure, sides.histogram(side)).mean
        for name in {tally.unit for tally in side if tally.unit is not None}:
            own = valued(measure, sides.histogram(t for t in side if t.unit == name))
            n, total, squares = sums.get(name, (0, 0.0, 0.0))
            off = own.mean - middle
            spread = (own.sd or 0.0) ** 2 * (own.n - 1)
            sums[name] = (n + own.n, total + own.n * off, squares + spread + own.n * off**2)
    return list(sums.values())
