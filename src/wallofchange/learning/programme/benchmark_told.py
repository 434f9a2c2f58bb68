"""Own figures beside those of others as plain values: what a program and a file to keep get."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wallofchange.learning.programme.benchmark import Benchmarks, Compared, Context, League

if TYPE_CHECKING:
    from wallofchange.measuring.standings import Standing


def as_dict(found: Benchmarks | None) -> dict[str, Any]:
    """The whole calculation; means and differences in score points, places from 1 for the best."""
    return {
        "method": "Welch's interval, Benjamini-Hochberg over all others; places with simultaneous intervals",
        "compared": [_league_plain(league) for league in found.leagues] if found else [],
        "context": [_context_plain(each) for each in found.context] if found else [],
    }


def _league_plain(league: League) -> dict[str, Any]:
    sample = league.own.sample
    return {
        "question": league.question.question,
        "scale": league.question.scale_said,
        "until": league.until.isoformat(),
        "own": {"n": sample.n, "mean": sample.mean, "sd": sample.sd, **_place(league.place)},
        "others": [
            _compared_plain(each, standing)
            for each, standing in zip(league.compared, league.standings[1:], strict=True)
        ],
    }


def _compared_plain(each: Compared, standing: Standing) -> dict[str, Any]:
    shift = each.found.difference
    return {
        "id": each.figure.pk,
        "name": each.figure.name,
        "n": each.figure.n,
        "mean": each.figure.mean,
        "difference": {"estimate": shift.diff, "low": shift.low, "high": shift.high},
        "p": shift.p,
        "adjusted_p": each.found.adjusted_p,
        "told_apart": each.found.told_apart,
        **_place(standing),
    }


def _place(standing: Standing) -> dict[str, Any]:
    return {"believed": standing.believed, "best_place": standing.best, "worst_place": standing.worst}


def _context_plain(each: Context) -> dict[str, Any]:
    return {
        "id": each.figure.pk,
        "name": each.figure.name,
        "mean": each.figure.mean,
        "trap": "T21",
        "why": list(each.why),
    }
