"""The lake: a copy that is made again where the record changed, and never a reason to show an old figure."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pyarrow.parquet as pq
import pytest
from django.conf import settings
from django.db import connection

from tests import cast
from wallofchange.learning.cube import NAMES, counts, people
from wallofchange.learning.cube.question import period_of
from wallofchange.learning.lake import parts, watch
from wallofchange.learning.models import Part, Touched
from wallofchange.listening.importers.batches import undo
from wallofchange.listening.models import Batch, Customer, Signal
from wallofchange.understanding.models import Gist, Theme

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]
LATER = cast.MONDAY + timedelta(days=400)


@pytest.fixture(autouse=True)
def an_empty_lake() -> Iterator[None]:
    yield
    shutil.rmtree(settings.HOME.lake, ignore_errors=True)


def answer(score: float | None = 9, **more: Any) -> Signal:
    return cast.signal(score=score, scale_low=0, scale_high=10, **more)


def make_all(at: datetime = LATER) -> None:
    while parts.pull(at=at):
        at += timedelta(hours=1)


def in_lake() -> list[Path]:
    return sorted(settings.HOME.lake / part.name for part in Part.objects.exclude(name=""))


def asked_of_the_record(names: tuple[str, ...], signals: list[Signal] | None = None) -> Counter[Any]:
    """The same counts by hand: one signal after the other."""
    found: Counter[Any] = Counter()
    for signal in Signal.objects.heard().select_related("source", "gist") if signals is None else signals:
        gist = Gist.objects.filter(pk=signal.pk).first()
        day = signal.said_at.astimezone(cast.AMSTERDAM).date()
        facts = {
            **{name: period_of(name, day) for name in ("day", "week", "month")},
            "team": signal.source.team_id,
            "moment": signal.moment_id,
            "unit": signal.unit,
            "channel": signal.channel,
            "language": (gist.language if gist else "") or signal.language,
            "segment": signal.extra.get("segment", ""),
            "question": signal.question,
            "stated": signal.expectation,
            "expectation": gist.expectation if gist else signal.expectation,
            "wordless": "" if signal.words else "1",
        }
        found[(*(facts[name] for name in names), signal.score)] += 1
    return found


def asked_of_the_cube(names: tuple[str, ...], **more: Any) -> Counter[Any]:
    found = counts(by=names, **more)
    asked: Counter[Any] = Counter({(*key, None): n for key, n in found.silent})
    for cube in found.cubes:
        asked.update({(*cell.key, cell.score): cell.n for cell in cube.cells})
    return asked


def different(signals: list[Signal]) -> dict[Any, int]:
    """How many people gave a score on each scale at each moment, by hand."""
    who: dict[Any, set[Any]] = {}
    for said in signals:
        if said.score is not None:
            person = said.customer_id or f"somebody {said.pk}"
            who.setdefault(((said.scale_low, said.scale_high), said.moment_id), set()).add(person)
    return {key: len(persons) for key, persons in who.items()}


def test_every_month_is_made_the_newest_first():
    answer(said_at=cast.MONDAY)
    answer(said_at=cast.MONDAY + timedelta(days=60))

    parts.pull(at=LATER)

    assert [str(part) for part in Part.objects.exclude(name="")] == ["2026-05"]
    make_all()
    assert [str(part) for part in Part.objects.exclude(name="")] == ["2026-05", "2026-03"]


def test_the_lake_holds_what_figures_rest_on_and_no_words():
    theme = Theme.objects.create(slug="waiting", name_nl="wachten", name_en="waiting")
    spoken = answer(7, words="I had to ring three times", customer=Customer.objects.create(key="a@b.nl"))
    cast.read(spoken, expectation="below").themes.add(theme)

    make_all()

    (row,) = pq.read_table(in_lake()[0] / "facts.parquet").to_pylist()
    held = {name: row[name] for name in ("score", "expectation", "themes", "said_on", "read_by", "customer")}
    assert held == {
        "score": 7.0,
        "expectation": "below",
        "themes": ["waiting"],
        "said_on": date(2026, 3, 2),
        "read_by": "test 1",
        "customer": spoken.customer_id,
    }
    assert b"three times" not in (in_lake()[0] / "facts.parquet").read_bytes()
    assert "a@b.nl" not in str(row)


@pytest.mark.parametrize("names", [(), ("day",), ("week", "channel"), ("month", "team", "moment"), NAMES])
def test_the_cube_gives_what_the_record_gives(names):
    for hour in range(30):
        said_at = cast.MONDAY + timedelta(hours=31 * hour)
        answer(hour % 11, said_at=said_at, channel="mail" if hour % 3 else "")
    cast.read(answer(5, unit="north", extra={"segment": "new"}, moment=cast.moment()))

    make_all()

    assert Touched.objects.count() == 0
    assert asked_of_the_cube(names) == asked_of_the_record(names)


def test_what_comes_in_afterwards_is_counted_at_once():
    answer(9)
    make_all()

    answer(3)
    answer(8, said_at=cast.MONDAY + timedelta(days=300))
    answer(1, said_at=cast.MONDAY - timedelta(days=300))

    assert asked_of_the_cube(("day",)) == asked_of_the_record(("day",))


def test_an_import_counts_when_it_is_whole_and_no_longer_when_it_is_undone():
    answer(9)
    batch = Batch.objects.create(source=cast.source(), file_name="a.csv", at=cast.MONDAY)
    answer(2, batch=batch)
    make_all()
    assert asked_of_the_cube(()) == {(9.0,): 1}

    Batch.objects.filter(pk=batch.pk).update(state=Batch.State.DONE)
    assert asked_of_the_cube(()) == {(9.0,): 1, (2.0,): 1}
    make_all(LATER + timedelta(days=1))
    assert asked_of_the_cube(()) == {(9.0,): 1, (2.0,): 1}

    batch.refresh_from_db()
    undo(batch, by=cast.anna(), at=cast.TUESDAY)
    assert asked_of_the_cube(()) == {(9.0,): 1}


def test_a_correction_an_erasure_and_a_row_removed_by_hand_are_seen():
    gist = cast.read(answer(9))
    erased, removed = answer(5), answer(4)
    make_all()

    gist.correct("expectation", "exceeded", by=cast.anna(), at=cast.TUESDAY)
    erased.delete()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM listening_signal WHERE id = %s", [removed.pk])

    assert asked_of_the_cube(("expectation",)) == {("exceeded", 9.0): 1}


def test_a_source_that_goes_to_another_team_takes_its_customers_along():
    answer(9)
    make_all()
    source = cast.source()

    source.team = cast.team("IT")
    source.save()

    assert counts(teams=[cast.team("IT")]).n == 1
    assert counts(teams=[cast.team("Service")]).n == 0


def test_a_month_that_changed_is_made_again_after_a_rest_and_the_others_stay():
    answer(9)
    answer(9, said_at=cast.MONDAY + timedelta(days=60))
    make_all(LATER)
    may, march = Part.objects.all()

    answer(3)
    assert parts.pull(at=march.at) == 0
    make_all(LATER + timedelta(days=1))

    assert [part.name == old.name for part, old in zip(Part.objects.all(), (may, march), strict=True)] == [
        True,
        False,
    ]
    assert Touched.objects.count() == 0


def test_a_lake_that_was_thrown_away_is_made_again_and_missed_by_nobody():
    answer(9)
    make_all()

    shutil.rmtree(settings.HOME.lake)

    assert counts().n == 1
    make_all(LATER + timedelta(days=1))
    assert counts().n == 1
    assert in_lake()[0].is_dir()


def test_another_time_zone_makes_other_days(settings):
    answer(9, said_at=cast.MONDAY.replace(hour=0, minute=30))
    make_all()

    settings.TIME_ZONE = "UTC"

    assert counts(by="day").tally("day") == {(date(2026, 3, 1),): 1}


def test_a_month_that_another_worker_makes_is_left_to_it():
    answer(9)
    watch.ensure()
    Part.take(date(2026, 3, 1), at=LATER)

    assert parts.pull(at=LATER) == 0
    assert parts.pull(at=LATER + timedelta(minutes=11)) == 1


def test_who_is_overtaken_does_not_put_an_old_month_in_the_place_of_a_new_one():
    slow = Part.take(date(2026, 3, 1), at=LATER)
    quick = Part.take(date(2026, 3, 1), at=LATER + timedelta(minutes=11))

    assert quick.put("new", "1", 1, 0.1, at=LATER)
    assert not slow.put("old", "1", 1, 0.1, at=LATER)
    assert Part.objects.get().name == "new"


def test_watching_stops_before_the_tables_change_and_starts_anew():
    answer(9)
    make_all()

    watch.lift()

    assert (Part.objects.count(), counts().n) == (0, 1)
    answer(8)
    make_all()
    assert asked_of_the_cube(()) == {(9.0,): 1, (8.0,): 1}


@pytest.mark.parametrize("seed", range(3))
def test_whatever_happens_the_cube_says_what_the_record_says(seed):
    lots = Random(seed)
    doings = [_says, _says, _says, _imports, _undoes, _corrects, _erases, _forgets, _moves, _makes, _makes]
    _says(lots)

    for step in range(25):
        lots.choice(doings)(lots)
        names = tuple(lots.sample(NAMES, lots.randrange(4)))
        first = cast.MONDAY.date() + timedelta(days=lots.randrange(-40, 90))
        last = first + timedelta(days=lots.randrange(60))
        heard = list(Signal.objects.heard().select_related("source"))
        within = [said for said in heard if first <= said.said_at.astimezone(cast.AMSTERDAM).date() <= last]
        mail = [said for said in heard if said.channel == "mail"]

        assert asked_of_the_cube(names) == asked_of_the_record(names), (seed, step)
        assert asked_of_the_cube(names, since=first, until=last) == asked_of_the_record(names, within)
        assert asked_of_the_cube(names, channel="mail") == asked_of_the_record(names, mail)
        asked: Any = {"by": ("scale", "moment"), "since": first, "until": last, "scored": True}
        assert people(**asked) == different(within)
        assert people(**asked, enough=2) == different(within)


def _says(lots: Random, **more: Any) -> None:
    spoken = answer(
        lots.choice([None, *range(11)]),
        said_at=cast.MONDAY + timedelta(hours=lots.randrange(-500, 1500), minutes=lots.randrange(60)),
        of=lots.choice(["Service", "IT"]),
        words=lots.choice(["", "I had to ring three times"]),
        channel=lots.choice(["", "mail", "phone"]),
        unit=lots.choice(["", "north"]),
        language=lots.choice(["", "nl"]),
        question=lots.choice(["", "v2"]),
        expectation=lots.choice(["", "met"]),
        moment=lots.choice([None, cast.moment()]),
        extra=lots.choice([{}, {"segment": "new"}]),
        customer=lots.choice([None, Customer.objects.get_or_create(key="k")[0]]),
        **more,
    )
    if lots.random() < 0.5:
        cast.read(spoken, expectation=lots.choice(["below", "met"]))


def _imports(lots: Random) -> None:
    batch = Batch.objects.create(source=cast.source(), file_name="a.csv", at=cast.MONDAY)
    for _ in range(3):
        _says(lots, batch=batch)
    if lots.random() < 0.5:
        _makes(lots)
    if lots.random() < 0.8:
        batch.state = Batch.State.DONE
        batch.save()


def _undoes(lots: Random) -> None:
    if batch := Batch.objects.filter(state=Batch.State.DONE).first():
        undo(batch, by=cast.anna(), at=cast.TUESDAY)


def _corrects(lots: Random) -> None:
    if gist := Gist.objects.order_by("?").first():
        gist.correct("expectation", lots.choice(["exceeded", "met"]), by=cast.mirjam(), at=cast.TUESDAY)


def _erases(lots: Random) -> None:
    if spoken := Signal.objects.order_by("?").first():
        spoken.delete()


def _forgets(lots: Random) -> None:
    Customer.objects.filter(key="k").delete()


def _moves(lots: Random) -> None:
    source = cast.source(of="IT")
    source.name = f"moved {source.pk}"
    source.team = cast.team(lots.choice(["Service", "Legal"]))
    source.save()


_clock = [LATER]


def _makes(lots: Random) -> None:
    _clock[0] += timedelta(hours=1)
    parts.pull(at=_clock[0])
