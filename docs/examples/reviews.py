"""# A morning with public reviews: figures, drivers, the bar, and a change that was none

What the shell commands and the notebook functions do, on reviews that customers of airlines wrote themselves:
1,804 of them with their gaps as they are, and 41,396 ratings of a larger copy for the last two steps. Source:
airlinequality.com (Skytrax), as published on GitHub in `ashaloganova/Skytrax` and
`nikskamath/skytrax-satisfaction-reviews-mapreduce`; under which terms Skytrax itself published is not known.
No sentence of a customer is in this repository; the figures are. Run it again:

    make example DATA=../shared/data
"""

from functools import cache
from pathlib import Path
from textwrap import fill

import pandas as pd
import pyarrow as pa

try:
    from docs.examples.notebook import run
except ModuleNotFoundError:  # run as a script, from anywhere
    from notebook import run  # type: ignore[no-redef,import-not-found]  # the same module, beside this file

REVIEWS = "skytrax_reviews/airline_dev.parquet"
RATINGS = "skytrax_airline_ratings/ratings.parquet"
DRIVERS = ("seat_comfort_rating", "cabin_staff_rating", "food_beverages_rating", "value_money_rating")


@cache
def reviews(data: Path) -> pa.Table:
    """The reviews without their words; a sub-rating of 0 on 1-5 is a question that was left open."""
    found = pd.read_parquet(data / REVIEWS).drop(columns=["text", "title"])
    for name in DRIVERS:
        found[name] = found[name].where(found[name] > 0)
    return pa.Table.from_pandas(found, preserve_index=False)


def figures(data: Path) -> None:
    """Figures never stand alone

    `measure` gives each group its n, its intervals and its distribution. The scale is 1 to 10, so there is no
    NPS: that asks for 0 to 10, and a figure that looks like it would not be one. Who flew first class seems
    happier than who flew economy; the intervals say that 32 reviews cannot tell.
    """
    import wallofchange.analysis as woc

    for group in woc.measure(reviews(data), score="overall_rating", scale="1-10", by=["cabin_flown"]).groups:
        mean, nines = group.mean, group.nine_plus
        print(f"{group.by['cabin_flown'] or 'not said':16} n = {group.n:5}   mean {mean.estimate:.1f} "
              f"({mean.low:.1f} to {mean.high:.1f})   nines and tens {nines.estimate:.0%} "
              f"({nines.low:.0%} to {nines.high:.0%})")  # fmt: skip


def what_moves(data: Path) -> None:
    """What moves the score: penalty when bad, reward when good

    `drivers` takes all sub-ratings together. Poor value costs twice as much as good value brings: that must
    be right. Staff and seats bring about as much as they cost: the better the more. Food surprises: it is
    half forgiven when it is poor and counts when it is good. A label is only given where the two sides can be
    told apart, or told alike. The share is of what goes together with the score, not of what causes it.
    """
    import wallofchange.analysis as woc

    found = woc.drivers(reviews(data), score="overall_rating", drivers=DRIVERS)
    print(f"n = {found.n}, together {found.r2:.0%} of the spread\n")
    for each in found.drivers:
        cost, gain, part = each.contrast.penalty, each.contrast.reward, each.importance
        print(f"{each.name:22} bad {cost.estimate:+.2f} ({cost.low:+.2f} to {cost.high:+.2f})   "
              f"good {gain.estimate:+.2f} ({gain.low:+.2f} to {gain.high:+.2f})   "
              f"{part.estimate:.0%} of it   {each.contrast.kind}")  # fmt: skip


def bar_or_us(data: Path) -> None:
    """Did airlines get worse, or did the bar go up?

    From 2014 on the ratings are lower. Without an anchor (a measured fact such as arriving on time, or a
    fixed situation that customers rate each time) nobody can tell worse service from higher expectations;
    `drift` says so and names what would help. Sub-ratings are no anchor: they move with the same bar.
    """
    import wallofchange.analysis as woc

    found = woc.drift(reviews(data), score="overall_rating", time="date", split="2014-01-01")
    print(fill(found.sentence.en, 110))
    print([warning.code for warning in found.warnings])


@cache
def worst_twenty(data: Path) -> pa.Table:
    """Ratings of mid 2013 to 2014, with a mark on the twenty airlines that were rated worst in 2013."""
    every = pd.read_parquet(data / RATINGS, columns=["airline_name", "date", "overall_rating"])
    every["day"] = pd.to_datetime(every["date"], format="%d-%m-%y")
    kept = every[every["day"].between("2013-07-01", "2014-12-31") & (every["overall_rating"] != 6)]
    first = kept[kept["day"] < "2014-01-01"].groupby("airline_name")["overall_rating"].agg(["count", "mean"])
    known = first[first["count"] >= 10].sort_values("mean")
    kept = kept[kept["airline_name"].isin(known.index)]
    kept = kept.assign(worst=kept["airline_name"].isin(known.index[:20]), day=kept["day"].dt.date)
    return pa.Table.from_pandas(
        kept[["airline_name", "day", "overall_rating", "worst"]], preserve_index=False
    )


def change_that_was_none(data: Path) -> None:
    """A change that was none

    We pick the twenty airlines that were rated worst in the second half of 2013, do nothing at all, and look
    at them in the first half of 2014. A wall always picks what is worst, so this is the trap it would walk
    into each time: most of them rise, and the others fall. `effect` is told by which figures they were chosen
    (`selected_on`) and refuses: what is at its worst recovers by itself (T9).
    """
    import wallofchange.analysis as woc

    table = worst_twenty(data)
    frame = table.to_pandas().assign(day=lambda frame: pd.to_datetime(frame["day"]))
    year = frame[frame["day"] < "2014-07-01"].assign(later=lambda frame: frame["day"] >= "2014-01-01")
    means = year.groupby(["worst", "airline_name", "later"])["overall_rating"].mean().unstack().dropna()
    for worst, name in ((True, "the worst twenty"), (False, "all others")):
        first, then = means.loc[worst][False].mean(), means.loc[worst][True].mean()
        print(f"{name:16} {first:.2f} in 2013, {then:.2f} in 2014: {then - first:+.2f}")
    found = woc.effect(
        table, score="overall_rating", time="day", change_at="2014-01-01", treated=("worst", True),
        unit="airline_name", measure="mean", worthwhile=0.3, scale="1-10",
        baseline=("2013-07-01", "2013-12-31"), after=("2014-01-01", "2014-06-30"),
        selected_on=("2013-07-01", "2013-12-31"),
    )  # fmt: skip
    print(found.verdict, [trap.code for trap in found.traps])
    print(fill(found.sentence.en, 110))


def the_way_round(data: Path) -> None:
    """The way round it

    With a baseline from after the choice nothing is left of the rise: the first half of 2014 beside the
    second, the twenty beside all others, one difference an airline. Not proven, with an interval on both
    sides of zero; nothing was done, so nothing should be found.
    """
    import wallofchange.analysis as woc

    found = woc.effect(
        worst_twenty(data), score="overall_rating", time="day", change_at="2014-07-01",
        treated=("worst", True), unit="airline_name", measure="mean", worthwhile=0.3, scale="1-10",
        baseline=("2014-01-01", "2014-06-30"), after=("2014-07-01", "2014-12-31"),
        selected_on=("2013-07-01", "2013-12-31"),
    )  # fmt: skip
    print(found.verdict, found.grade, [trap.code for trap in found.traps])
    print(fill(found.sentence.en, 110))


BESIDE = {figures: reviews, change_that_was_none: worst_twenty}
STEPS = (figures, what_moves, bar_or_us, change_that_was_none, the_way_round)

if __name__ == "__main__":
    raise SystemExit(run(__file__, __doc__ or "", STEPS, beside=BESIDE))
