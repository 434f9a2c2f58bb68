"""Traps of who was asked what, and who answered: T1, T5 and T22."""

from __future__ import annotations

from collections.abc import Sequence

from wallofchange.analysis.sides import Sides
from wallofchange.analysis.watching import INVITED, YES, Watch
from wallofchange.measuring import traps as trap
from wallofchange.measuring.response import Answered
from wallofchange.measuring.traps import Trap
from wallofchange.measuring.traps.asking import POINTS


def asking_traps(sides: Sides, others: Sides | None, watch: Watch) -> list[Trap]:
    """T1, T5, T14d and T22: the question, the way it came, who was asked and who left it open.

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
        found += [_left_open(sides), _fewer_answered(watch.response)]
    if watch.closed is not None:
        found.append(trap.picked(watch.closed.handlers, watch.closed.well, watch.closed.badly))
    return [each for each in found if each is not None]


def _fewer_answered(response: Sequence[Answered]) -> Trap | None:
    """T5, from how many were asked; a response that moved as far beside the control is no trap."""
    if len(response) < 2 or not all(asked for _, asked in response):
        return None
    moved = trap.fewer_answered(response[0], response[1])
    if moved is None or len(response) < 4:
        return moved
    first, then, control_first, control_then = (answered / asked for answered, asked in response)
    return moved if abs((then - first) - (control_then - control_first)) >= POINTS else None


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
