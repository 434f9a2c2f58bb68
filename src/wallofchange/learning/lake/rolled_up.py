"""The cube beside the facts, rolled up step by step: a question reads the smallest that knows it."""

from __future__ import annotations

from pathlib import Path

from wallofchange.learning.lake.known import PLACES

FACTS = "facts.parquet"  # one row a signal
SCORED = ("scale_low", "scale_high", "score")
NEAR = ("team", "moment", "channel", "stated", "expectation", "wordless")  # what most pages ask by
ROLLED_UP: dict[str, tuple[str, ...]] = {  # the finest first
    "days.parquet": ("said_on", *PLACES, *SCORED),
    "month.parquet": (*PLACES, *SCORED),
    "near.parquet": ("said_on", *NEAR, *SCORED),
    "month-near.parquet": (*NEAR, *SCORED),
}


def roll_up(facts: Path, place: Path, engine: str | None = None) -> None:
    """Count the facts of one month by everything, and those counts by less."""
    from wallofchange.analysis.kept import keep_counts

    keep_counts(facts, {place / name: names for name, names in ROLLED_UP.items()}, engine)


def smallest_for(names: set[str]) -> str:
    """The file with the fewest columns that knows these."""
    return next(name for name, known in reversed(ROLLED_UP.items()) if names <= set(known))
