"""A home with ten million signals: how long its figures take, and a page that shows them.

python benchmarks/home_bench.py [SIGNALS] [DAYS]     (10000000 over 730 days unless told)

The months of the lake are made up in DuckDB and rolled up by our own code; the record holds the last three
days, which changed since, so every answer also counts those in the record. Told are the first time and the
median of the next ones by the clock and in processor time, and how long making a month from the record takes.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

ROUNDS = 3
UNITS, MOMENTS, TEAMS = 40, 8, 4
LAST = date(2026, 6, 30)
CHANGED = 3  # days
MADE = """
    COPY (
        SELECT i AS signal, spoken AS said_at, 1 + (who % {teams})::BIGINT AS source, NULL::BIGINT AS batch,
               (hash(i + 5e9::BIGINT) % 4000000)::BIGINT AS customer,
               1 + (who % {teams})::BIGINT AS team, 1 + (who % {moments})::BIGINT AS moment,
               'unit ' || (hash(i + 1e9::BIGINT) % {units}) AS unit,
               ['mail', 'text', 'phone'][1 + (hash(i + 3e9::BIGINT) % 3)::INT] AS channel,
               ['nl', 'en'][1 + (hash(i + 6e9::BIGINT) % 5 // 4)::INT] AS language,
               '' AS segment, 'v1' AS question, ['', 'below', 'met', 'exceeded'][1 + said] AS stated,
               ['not_stated', 'below', 'met', 'exceeded'][1 + said] AS expectation,
               ['', '1'][1 + (hash(i + 8e9::BIGINT) % 2)::INT] AS wordless,
               0.0::DOUBLE AS scale_low, 10.0::DOUBLE AS scale_high, (hash(i) % 11)::DOUBLE AS score,
               'neutral' AS polarity, '' AS emotion, '' AS compared_with, false AS reviewed,
               'fast 1' AS read_by, spoken::DATE AS said_on, []::VARCHAR[] AS themes
        FROM (
            SELECT i, hash(i + 4e9::BIGINT) AS who, (hash(i + 7e9::BIGINT) % 4)::INT AS said,
                   TIMESTAMP '{start}' + to_seconds(i * {seconds} // {rows}) AS spoken
            FROM range({first}, {last}) AS numbers(i)
        )
    ) TO '{path}' (FORMAT parquet, COMPRESSION zstd)
"""


def main(signals: int, days: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"WALLOFCHANGE_HOME": folder, "WALLOFCHANGE_TIMEZONE": "UTC"}
        from wallofchange.house.home import open_home

        open_home(folder)
        user = _people()
        _fill(signals, days)
        _record(signals + -(days - CHANGED) * signals // days)
        _tell(signals, user)


def _people() -> Any:
    from wallofchange.listening.models import Moment, Source
    from wallofchange.people.models import Team, User

    at = datetime.now().astimezone()
    for number in range(1, TEAMS + 1):
        Source.objects.create(name="survey", team=Team.objects.create(name=f"Team {number}"), at=at)
    for number in range(1, MOMENTS + 1):
        Moment.objects.create(slug=f"moment-{number}", name_nl=f"moment {number}", name_en=f"moment {number}")
    role = User.Role.MANAGER
    return User.objects.welcome("mirjam", "Mirjam Kuiper", "a warm house in winter", role=role)


def _fill(signals: int, days: int) -> None:
    """Every month of the lake, as the worker would leave it."""
    import duckdb

    from wallofchange.learning.lake import parts, watch
    from wallofchange.learning.lake.known import month_after
    from wallofchange.learning.lake.rolled_up import FACTS, roll_up
    from wallofchange.learning.models import Part

    watch.ensure()
    start = LAST - timedelta(days=days - 1)
    month, began, rolling, size = start.replace(day=1), perf_counter(), 0.0, 0
    while month <= LAST:
        first, last = max(month, start), min(month_after(month) - timedelta(days=1), LAST)
        span = [-(-(each - start).days * signals // days) for each in (first, last + timedelta(days=1))]
        place = parts.folder() / f"{month:%Y-%m}-made-up"
        place.mkdir()
        made = MADE.format(
            start=start,
            seconds=days * 86_400,
            rows=signals,
            first=span[0],
            last=span[1],
            teams=TEAMS,
            moments=MOMENTS,
            units=UNITS,
            path=place / FACTS,
        )
        duckdb.execute(made)
        since = perf_counter()
        roll_up(place / FACTS, place)
        rolling += perf_counter() - since
        size += sum(file.stat().st_size for file in place.iterdir())
        Part.objects.create(month=month, name=place.name, made_by=parts.made_by(), rows=span[1] - span[0])
        month = month_after(month)
    spent = perf_counter() - began
    print(
        f"{signals:,} signals over {days} days, made up in {spent:.0f} s of which {rolling:.0f} s rolling up"
    )
    print(f"the lake takes {size / 1024**2:.0f} MiB on disk")


def _record(signals: int) -> None:
    """The last days in the record, which the lake does not know yet."""
    from datetime import UTC
    from random import Random

    from wallofchange.listening.models import Moment, Signal, Source

    lots = Random(1)
    sources, moments = list(Source.objects.all()), list(Moment.objects.all())
    end = datetime.combine(LAST + timedelta(days=1), datetime.min.time(), UTC)
    rows = [
        Signal(
            source=lots.choice(sources),
            moment=lots.choice(moments),
            channel="mail",
            unit="unit 1",
            said_at=end - timedelta(seconds=1 + number * CHANGED * 86_400 // signals),
            heard_at=end,
            score=lots.randrange(11),
            scale_low=0,
            scale_high=10,
            question="v1",
            fingerprint=str(number),
            expectation=lots.choice(["", "met", "below"]),
        )
        for number in range(signals)
    ]
    Signal.objects.bulk_create(rows, batch_size=1000)


def _tell(signals: int, user: Any) -> None:
    from django.test import Client

    from wallofchange.learning.cube import counts, people, teams_of
    from wallofchange.learning.lake import parts
    from wallofchange.learning.models import Part
    from wallofchange.listening.models import Signal

    quarter = {"since": LAST - timedelta(days=90), "until": LAST}
    client = Client()
    client.force_login(user)

    def page(address: str) -> Callable[[], object]:
        def got() -> object:
            answer = client.get(address, headers={"host": "localhost"})
            assert answer.status_code == 200, (address, answer.status_code)
            return answer.content

        return got

    days = f"?from={quarter['since']}&until={quarter['until']}"
    asked: dict[str, Callable[[], object]] = {
        "everything, one histogram": counts,
        "by moment and expectation, all time": lambda: counts(by=("moment", "expectation")),
        "one moment by week, all time": lambda: counts(moment=1, by="week"),
        "by unit and channel, a quarter": lambda: counts(by=("unit", "channel"), **quarter),
        "by all but unit, all time": lambda: counts(by=("week", "team", "moment", "channel", "expectation")),
        "one team by day and moment": lambda: counts(by=("day", "moment"), teams=[1]),
        "different people by moment, a quarter": lambda: people(by="moment", scored=True, **quarter),
        "as somebody of no team": lambda: counts(by="moment", teams=teams_of(user) or [1]),
        "page /moments/": page("/moments/" + days),
        "page /moments/moment-1/": page("/moments/moment-1/" + days),
        "page /moments/moment-1/level/": page("/moments/moment-1/level/" + days),
        "page /learning/": page("/learning/"),
    }
    assert counts().n == signals
    print(f"{'':42}{'first':>9}{'next':>9}{'processor':>11}   seconds")
    for name, call in asked.items():
        times = [_timed(call) for _ in range(ROUNDS)]
        clock, cpu = (median(each[at] for each in times[1:]) for at in (0, 1))
        print(f"{name:42}{times[0][0]:9.3f}{clock:9.3f}{cpu:11.3f}")
    Part.objects.filter(month=LAST.replace(day=1)).update(name="")
    spent, worked = _timed(lambda: parts.make(LAST.replace(day=1), at=datetime.now().astimezone()))
    heard = f"{Signal.objects.count():,}"
    print(f"a month of {heard} signals made from the record in {spent:.1f} s ({worked:.1f} s of processor)")


def _timed(call: Callable[[], object]) -> tuple[float, float]:
    start, worked = perf_counter(), process_time()
    call()
    return perf_counter() - start, process_time() - worked


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    given = [int(word) for word in sys.argv[1:]]
    main(*(given + [10_000_000, 730][len(given) :]))
