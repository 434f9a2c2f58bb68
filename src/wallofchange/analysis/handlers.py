"""Traps of who helps and who is asked: scores that leave the words behind, picked customers, complaints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import sqrt

from wallofchange.analysis.answers import Tally
from wallofchange.analysis.sides import Sides
from wallofchange.analysis.spellings import score_of
from wallofchange.analysis.watching import INVITED, YES, Watch
from wallofchange.measuring import traps as trap
from wallofchange.measuring.comparison import Shift
from wallofchange.measuring.quantiles import two_sided
from wallofchange.measuring.response import Answered
from wallofchange.measuring.traps import FEWEST, Handler, Trap

FELT = {"negative": -1.0, "negatief": -1.0, "neutral": 0.0, "neutraal": 0.0, "positive": 1.0, "positief": 1.0}


def handler_traps(sides: Sides, others: Sides | None, watch: Watch, *, by_lot: bool) -> list[Trap]:
    """T14b and T14d: since the change, by who helped; on both sides where there is a control."""
    if not watch.handler:
        return []
    said = [*sides.b, *(others.b if others else ()), *(sides.a if by_lot else ())]
    silent = [*sides.open_b, *(others.open_b if others else ()), *(sides.open_a if by_lot else ())]
    possible = [
        trap.outside_the_funnel(trap.too_good(_handlers(sides, said))) if watch.feeling else None,
        _picked(sides, [*said, *silent]) if watch.invited and watch.outcome else None,
    ]
    return [found for found in possible if found is not None]


def trouble_traps(sides: Sides, others: Sides | None, watch: Watch, shift: Shift | None) -> list[Trap]:
    """T14e: the score went up, and so did complaints; beside a control the difference counts."""
    if shift is None or shift.p is None:
        return []
    counts = list(watch.trouble)
    if watch.complaint:
        every = [
            side
            for each in (sides, others)
            if each
            for side in ((each.a, each.open_a), (each.b, each.open_b))
        ]
        counts = [_yes(sides, "complaint", [*said, *left]) for said, left in every]
    move = _moved(counts)
    found = trap.score_up_trouble_up((shift.estimate - shift.still, shift.p), move) if move else None
    return [found] if found else []


def _handlers(sides: Sides, tallies: Iterable[Tally]) -> list[Handler]:
    """Each with the answers whose words are known, so that score and words are of the same customers."""
    by, felt = (sides.answers.names.index(name) for name in ("handler", "feeling"))
    told: dict[str, list[tuple[Tally, float]]] = {}
    for tally in tallies:
        name, feeling = tally.beside[by], _feeling(tally.beside[felt])
        if name is not None and feeling is not None:
            told.setdefault(name, []).append((tally, feeling))
    nine = sides.answers.scale.nine
    made = [_handler(name, said, nine) for name, said in sorted(told.items())]
    return [each for each in made if each.n >= FEWEST]


def _handler(name: str, said: Sequence[tuple[Tally, float]], nine: float) -> Handler:
    n = sum(tally.n for tally, _ in said)
    mean = sum(tally.n * feeling for tally, feeling in said) / n
    spread = sum(tally.n * (feeling - mean) ** 2 for tally, feeling in said) / max(n - 1, 1)
    return Handler(name, n, sum(tally.n for tally, _ in said if tally.score >= nine), mean, sqrt(spread))


def _feeling(written: str | None) -> float | None:
    if written is None:
        return None
    said = written.strip().lower()
    return FELT[said] if said in FELT else score_of(said)


def _picked(sides: Sides, tallies: Sequence[Tally]) -> Trap | None:
    """Who was invited of all that was closed, by who helped and by how it ended."""
    by, asked, ended = (sides.answers.names.index(name) for name in ("handler", INVITED, "outcome"))
    closed: dict[str, list[Tally]] = {}
    well: dict[bool, list[Tally]] = {True: [], False: []}
    for tally in tallies:
        if tally.beside[by] is not None and tally.beside[ended] is not None:
            closed.setdefault(tally.beside[by] or "", []).append(tally)
            well[_is_yes(tally.beside[ended])].append(tally)
    if not all(well.values()):
        return None

    def counted(rows: Sequence[Tally]) -> Answered:
        return sum(row.n for row in rows if _is_yes(row.beside[asked])), sum(row.n for row in rows)

    return trap.picked(map(counted, closed.values()), counted(well[True]), counted(well[False]))


def _yes(sides: Sides, name: str, tallies: Iterable[Tally]) -> Answered:
    at = sides.answers.names.index(name)
    known = [tally for tally in tallies if tally.beside[at] is not None]
    return sum(tally.n for tally in known if _is_yes(tally.beside[at])), sum(tally.n for tally in known)


def _is_yes(written: str | None) -> bool:
    return (written or "").strip().lower() in YES


def _moved(counts: Sequence[Answered]) -> tuple[float, float] | None:
    """How far a share moved and its p: after less before, less the same of the control where there is one."""
    if len(counts) not in (2, 4) or not all(n for _, n in counts):
        return None
    shares = [x / n for x, n in counts]
    spread = sqrt(sum(share * (1 - share) / n for share, (_, n) in zip(shares, counts, strict=True)))
    moves = [b - a for a, b in zip(shares[::2], shares[1::2], strict=True)]
    move = moves[0] - (moves[1] if len(moves) > 1 else 0.0)
    return (move, two_sided(move / spread)) if spread else None
