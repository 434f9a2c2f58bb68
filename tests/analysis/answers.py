"""Made-up answers with a known truth, for the tests of `measure` and `effect`."""

from datetime import date, timedelta

import numpy as np
import pyarrow as pa

START, CHANGE = date(2026, 1, 5), date(2026, 3, 16)  # both Mondays; ten weeks before, ten after


def company(seed, *, lift=0.0, drift=0.0, trend=0.0, units=12, n=4000, days=140):
    """Answers of `units` districts, every other one treated.

    After the change `lift` for the treated and `drift` for everybody; `trend` a week for the treated always.
    """
    draws = np.random.default_rng(seed)
    day, unit = draws.integers(0, days, n), draws.integers(0, units, n)
    treated, after = unit % 2 == 0, day >= (CHANGE - START).days
    district = draws.normal(0, 0.15, units)
    truth = 7 + district[unit] + lift * (treated & after) + drift * after + trend * treated * day / 7
    return pa.table(
        {
            "score": np.clip(np.rint(truth + draws.normal(0, 1.5, n)), 0, 10),
            "day": [START + timedelta(int(each)) for each in day],
            "district": [f"district {each}" for each in unit],
            "joins": np.where(treated, "ja", "nee"),
            "late": draws.integers(0, 100, n) < 20 + 15 * (treated & after),
        }
    )
