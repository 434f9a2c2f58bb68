"""# Beside others: 362 airlines, and who is ahead

A benchmark is quickly made and seldom fair. This page takes public ratings of airlines and does what the page
*Beside others* does: it draws noisy means in, gives every place an interval, compares one airline with a few
others for all of them at once, and leaves alone what was asked otherwise.

The data are 41,396 ratings from airlinequality.com (Skytrax), 2002 to 2015, as published on GitHub in
`nikskamath/skytrax-satisfaction-reviews-mapreduce` (derived from `quankiquanki/skytrax-reviews-dataset`,
which carries CC0 1.0 and says that the terms of Skytrax itself are unknown). The ratings are not in this
repository. Run it again:

    make example DATA=../shared/data
"""

from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

try:
    from docs.examples.notebook import run
except ModuleNotFoundError:  # run as a script, from anywhere
    from notebook import run  # type: ignore[no-redef,import-not-found]  # the same module, beside this file

RATINGS = "skytrax_airline_ratings/ratings.parquet"
REAL_GAPS = "skytrax_reviews/airline_dev.parquet"


@cache
def ratings(data: Path) -> pd.DataFrame:
    """The ratings that can be used: from 2008 on, without the sixes that were filled in."""
    every = pd.read_parquet(data / RATINGS, columns=["airline_name", "date", "overall_rating"])
    every["day"] = pd.to_datetime(every["date"], format="%d-%m-%y")
    return every[(every["day"] >= "2008-01-01") & (every["overall_rating"] != 6)]


def fillings(data: Path) -> None:
    """First: what was filled in?

    In this copy every missing rating was made a six. Until 2006 nobody rated, so all are sixes; from 2008 on
    more than half of the sixes are made up. We leave out the years before 2008 and all sixes, and hold that
    against a sample of the same site in which gaps are still gaps: leaving out its real sixes moves the mean
    by two hundredths of a point.
    """
    every = pd.read_parquet(data / RATINGS)
    year = pd.to_datetime(every["date"], format="%d-%m-%y").dt.year
    real = pd.read_parquet(data / REAL_GAPS, columns=["overall_rating"])["overall_rating"].dropna()
    sixes = every["overall_rating"] == 6
    print(f"sixes, 2002 to 2006: {sixes[year.between(2002, 2006)].mean():.0%} of the ratings")
    print(f"sixes, 2008 to 2015: {sixes[year >= 2008].mean():.1%}")
    print(f"sixes, with real gaps: {(real == 6).mean():.1%}")
    print(f"mean with real gaps: {real.mean():.2f}, and without its sixes {real[real != 6].mean():.2f}")
    print(f"left here: {len(ratings(data)):,} ratings of {ratings(data).airline_name.nunique()} airlines")


def naive(data: Path) -> None:
    """The top ten of the means is a list of the small ones

    Ordered by mean, the best airlines of the world are those that hardly anybody rated.
    """
    means = ratings(data).groupby("airline_name")["overall_rating"].agg(["mean", "count"])
    print(means.sort_values(["mean", "count"], ascending=False).head(10).to_string(float_format="%.2f"))
    print(f"\nmiddle number of ratings: {means['count'].median():.0f}")


def drawn_in(data: Path) -> None:
    """Drawn in by how noisy it is

    `shrink` asks how far airlines truly differ (by a standard deviation of about one and a third points) and
    draws every mean towards that of all, the more so the fewer ratings it has. For an airline with a single
    rating the spread within airlines stands in: one answer says nothing of its own spread.
    """
    from wallofchange.measuring.shrinkage import shrink

    found = summary(data)
    shrunk = shrink(found["mean"].tolist(), found["se"].tolist())
    found["believed"] = shrunk.shrunken
    print(f"mean of all {shrunk.prior_mean:.2f}, airlines differ by {shrunk.prior_sd:.2f}\n")
    top = found.sort_values("believed", ascending=False).head(10)
    print(top[["mean", "believed", "count"]].to_string(float_format="%.2f"))


def summary(data: Path, part: pd.DataFrame | None = None) -> pd.DataFrame:
    """Mean, count and standard error of each airline; the spread is that within all airlines."""
    used = ratings(data) if part is None else part
    found = used.groupby("airline_name")["overall_rating"].agg(["mean", "count"])
    around = used["overall_rating"] - used.groupby("airline_name")["overall_rating"].transform("mean")
    within = np.sqrt((around**2).sum() / (len(used) - len(found)))
    return found.assign(se=within / np.sqrt(found["count"]))


def held_out(data: Path) -> None:
    """Does it hold? Ask the next year

    Of what was rated until mid 2014 we take the ten best, once by their mean and once drawn in, and look how
    the same airlines were rated afterwards. The best means promised nearly two points more than was found;
    what was drawn in promised a quarter of a point more, and was nearer over all airlines that were rated
    again.
    """
    from wallofchange.measuring.shrinkage import shrink

    used = ratings(data)
    before = summary(data, used[used["day"] < "2014-07-01"])
    later = used[used["day"] >= "2014-07-01"].groupby("airline_name")["overall_rating"].agg(["mean", "count"])
    before["believed"] = shrink(before["mean"].tolist(), before["se"].tolist()).shrunken
    both = before.join(later.rename(columns=lambda name: f"{name}_later"), how="inner")
    for name in ("mean", "believed"):
        best = both.sort_values(name, ascending=False).head(10)
        weights = best["count_later"]
        kept = np.average(best["mean_later"], weights=weights)
        promised = best[name].mean()
        print(f"ten best by {name:9}: promised {promised:.2f}, found {kept:.2f} ({weights.sum()} ratings)")
    for name in ("mean", "believed"):
        off = np.sqrt(np.average((both[name] - both["mean_later"]) ** 2, weights=both["count_later"]))
        print(f"{name:9} was {off:.2f} off over {len(both)} airlines")


def places(data: Path) -> None:
    """Places with intervals, all at once

    Of the airlines with a hundred ratings or more: which places may each have, so that all intervals hold
    together 19 times in 20? Below five from the top, five from the middle and three from the bottom, with
    mean, number of ratings and places. A bare ranking would have given each one number.
    """
    from wallofchange.measuring.standings import standings

    found = summary(data)
    found = found[found["count"] >= 100].sort_values("mean", ascending=False)
    placed = standings(found["mean"].tolist(), found["se"].tolist())
    found["places"] = [f"{each.best} to {each.worst}" for each in placed]
    print(f"{len(found)} airlines\n")
    for rows in (found.head(5), found.iloc[len(found) // 2 - 2 : len(found) // 2 + 3], found.tail(3)):
        print(
            rows[["mean", "count", "places"]].to_string(float_format="%.2f", header=False, index_names=False)
        )
        print("…")
    print(f"may be first: {sum(each.best == 1 for each in placed)}")
    width = np.median([each.worst - each.best + 1 for each in placed])
    print(f"the middle airline may have any of {width:.0f} places out of {len(found)}")


def beside_a_few(data: Path) -> None:
    """One airline beside a few others

    Say we are KLM and look at seven others of the same size. Each difference has Welch's interval; whether it
    stands is decided for all seven together (Benjamini and Hochberg), for who looks at seven finds something.
    """
    from wallofchange.measuring.means import Sample
    from wallofchange.measuring.standings import beside

    names = (
        "lufthansa air-france british-airways sas-scandinavian-airlines finnair swiss-international-air-lines"
    )
    others = [*names.split(), "austrian-airlines"]
    scores = ratings(data).groupby("airline_name")["overall_rating"].apply(list)
    own = Sample.of(scores["klm-royal-dutch-airlines"])
    print(f"klm: {own.mean:.2f} (n = {own.n})")
    for name, found in zip(others, beside(own, [Sample.of(scores[other]) for other in others]), strict=True):
        gap = found.difference
        said = "told apart" if found.told_apart else "not told apart"
        print(
            f"{name:30} {gap.diff:+.2f} ({gap.low:+.2f} to {gap.high:+.2f}), p {found.adjusted_p:.3f}: {said}"
        )


def asked_otherwise(data: Path) -> None:
    """What was asked otherwise stays context (T21)

    The same airline has a mean for value for money as well, on 1 to 5; and an advertisement may say 7.6
    without saying who was asked. Neither is set beside the overall rating: no difference is computed, and the
    reason is said.
    """
    from wallofchange.measuring.traps.asking import Asked, other_yardstick

    ours = Asked("overall rating", "1-10", "public reviews", "any", 500)
    money = Asked("value for money", "1-5", "public reviews", "any", 500)
    advertised = Asked("how satisfied are you?", "1-10", "", "NL", None)
    for name, theirs in (
        ("value for money", money),
        ("an advertisement, 7.6", advertised),
        ("another airline", ours),
    ):
        trap = other_yardstick(ours, theirs)
        print(
            f"{name}: {f'{trap.code}, {trap.text.en}: {trap.consequence.en}' if trap else 'may be compared'}"
        )


BESIDE = {fillings: ratings, drawn_in: summary}
STEPS = (fillings, naive, drawn_in, held_out, places, beside_a_few, asked_otherwise)

if __name__ == "__main__":
    raise SystemExit(run(__file__, __doc__ or "", STEPS, beside=BESIDE))
