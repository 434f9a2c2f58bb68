"""`nps`, `nps_diff`, `share`, `share_diff`."""

from __future__ import annotations

from typing import Any

from wallofchange.measuring.calc.beware import rare, small
from wallofchange.measuring.calc.method import LEVEL, NUMBER_OR_NULL, ONE_N, TWO_N, Found, Method, Values
from wallofchange.measuring.calc.schema import ImpossibleError, count, record
from wallofchange.measuring.nps import Split, nps, nps_diff
from wallofchange.measuring.share import share, share_diff

SPLIT = {"promoters": count(), "passives": count(), "detractors": count()}
HITS = {"x": count(), "n": count(1)}
POINTS = {"type": "number", "minimum": -100, "maximum": 100}
PART = {"type": "number", "minimum": 0, "maximum": 1}
ANY = {"type": "number"}


def split_of(values: Values, field: str = "") -> Split:
    """Three counts of which at least one is not zero."""
    counts = {name: values[name] for name in SPLIT}
    if not any(counts.values()):
        raise ImpossibleError(
            field or "promoters + passives + detractors", 0, "must add up to at least 1 answer"
        )
    return Split(**counts)


def _nps(given: Values) -> Found:
    split = split_of(given)
    found = nps(split, given.get("level", 0.95))
    figures = {"nps": found.nps, "low": found.low, "high": found.high, "se": found.se}
    return Found(figures, int(split.n), small(int(split.n)))


def _nps_diff(given: Values) -> Found:
    a, b = split_of(given["a"], "a"), split_of(given["b"], "b")
    found = nps_diff(a, b, given.get("level", 0.95))
    n = {"a": int(a.n), "b": int(b.n)}
    return Found({"diff": found.diff, "low": found.low, "high": found.high}, n, small(*n.values()))


def _hits(given: Values, field: str = "") -> tuple[int, int]:
    if given["x"] > given["n"]:
        raise ImpossibleError(f"{field}x", given["x"], f"must be at most {field}n, which is {given['n']}")
    return given["x"], given["n"]


def _share(given: Values) -> Found:
    x, n = _hits(given)
    found = share(x, n, given.get("level", 0.95))
    return Found({"p": found.p, "low": found.low, "high": found.high}, n, small(n))


def _share_diff(given: Values) -> Found:
    a, b = _hits(given["a"], "a."), _hits(given["b"], "b.")
    found = share_diff(a, b, given.get("level", 0.95))
    pooled = (a[0] + b[0]) / (a[1] + b[1])
    thin = rare(*(n * part for n in (a[1], b[1]) for part in (pooled, 1 - pooled)))
    figures: dict[str, Any] = {"diff": found.diff, "low": found.low, "high": found.high, "p": found.p}
    undefined = (("NO_SPREAD", "Everybody or nobody on both sides: the test is undefined."),)
    return Found(figures, {"a": a[1], "b": b[1]}, thin if found.p is not None else undefined)


METHODS = (
    Method(
        "nps",
        "Net promoter score of one group, in points",
        "score interval of a trinomial difference (Tango); SE multinomial",
        "Tango 1998, Stat. in Med. 17:891-908; Rocks 2016, The American Statistician",
        ("answers are independent", "promoters gave 9-10, detractors 0-6 on a 0-10 scale"),
        record({**SPLIT, "level": LEVEL}, tuple(SPLIT)),
        {"nps": POINTS, "low": POINTS, "high": POINTS, "se": {"type": "number", "minimum": 0}},
        {"promoters": 6, "passives": 139, "detractors": 16},
        _nps,
        ONE_N,
    ),
    Method(
        "nps_diff",
        "Net promoter score of b less that of a, in points",
        "MOVER (square and add) on the score intervals of both groups",
        "Zou & Donner 2008, Stat. in Med. 27:1693-1702; Tango 1998",
        ("the two groups are independent", "answers are independent"),
        record({"a": record(SPLIT), "b": record(SPLIT), "level": LEVEL}, ("a", "b")),
        {"diff": ANY, "low": ANY, "high": ANY},
        {
            "a": {"promoters": 30, "passives": 50, "detractors": 20},
            "b": {"promoters": 50, "passives": 40, "detractors": 10},
        },
        _nps_diff,
        TWO_N,
    ),
    Method(
        "share",
        "Share x of n, between 0 and 1",
        "Wilson score interval",
        "Wilson 1927, JASA 22:209-212; Brown, Cai & DasGupta 2001",
        ("answers are independent",),
        record({**HITS, "level": LEVEL}, tuple(HITS)),
        {"p": PART, "low": PART, "high": PART},
        {"x": 4, "n": 20},
        _share,
        ONE_N,
    ),
    Method(
        "share_diff",
        "Share of b less share of a",
        "Newcombe's hybrid score interval (method 10); score test with pooled variance and (N - 1)/N",
        "Newcombe 1998, Stat. in Med. 17:873-890; Miettinen & Nurminen 1985",
        ("the two groups are independent", "answers are independent"),
        record({"a": record(HITS), "b": record(HITS), "level": LEVEL}, ("a", "b")),
        {"diff": ANY, "low": ANY, "high": ANY, "p": NUMBER_OR_NULL},
        {"a": {"x": 48, "n": 80}, "b": {"x": 56, "n": 70}},
        _share_diff,
        TWO_N,
    ),
)
