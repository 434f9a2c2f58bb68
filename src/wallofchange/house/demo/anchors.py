"""What Heemwarm's own systems and questions tell beside customers' words: the anchors of drift."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

import numpy as np
from django.db import connection

from wallofchange.house.demo import weeks
from wallofchange.house.demo.chance import stream
from wallofchange.house.demo.company import CHECK, ENGINEER
from wallofchange.house.demo.generator import FACTS
from wallofchange.house.demo.hearing import Heard, Said
from wallofchange.house.demo.moving_in import BEGAN, Company
from wallofchange.house.demo.story.described import FEATURES, VIGNETTES, Feature
from wallofchange.house.demo.story.promised import PROMISED, Promised
from wallofchange.house.demo.truth import TRUTH
from wallofchange.listening import promises
from wallofchange.listening.models import (
    Expected,
    KanoFeature,
    KanoPair,
    Performance,
    Signal,
    Source,
    Vignette,
    VignetteAnswer,
)
from wallofchange.listening.models.measure import KINDS
from wallofchange.listening.spans import quarter_of
from wallofchange.understanding.models.at_once import insert

SYSTEMS: Final = {"visit": ("Planningssysteem", "field"), "contact": ("Telefooncentrale", "service")}
ASKED_IN_A_QUARTER: Final = 180  # customers who mark the vignettes
ASKED_A_FEATURE: Final = 160  # customers who answer Kano's questions, each time
ASKED_BEFORE: Final = 0.12  # of those with a visit, when the appointment is confirmed
EXPECTED: Final = (7.35, 1.1)  # in week 0: mean and spread; it rises with the yardstick
MARKS: Final = (0.6, 1.0)  # spread between customers, and within one
CATEGORIES: Final = {
    "A": ((1, 3), (1, 2), (1, 4)), "O": ((1, 5),), "M": ((2, 5), (3, 5), (4, 5)),
    "I": ((3, 3), (2, 3), (3, 4), (2, 2)), "R": ((5, 1), (4, 1)), "Q": ((1, 1), (5, 5)),
}  # fmt: skip


def measure(heard: Heard, company: Company, seed: int) -> int:
    """Set everything that was measured and asked beside what was said; return how many facts that is."""
    asked = [each for each in heard.said if each.signal.question and each.signal.customer_id]
    visits = [each for each in asked if _moment(each, company) in (CHECK, ENGINEER)]
    counted = _keep_performance(asked, company)
    counted += _keep_marks(visits, company, stream(seed, "marks of vignettes"))
    counted += _keep_pairs(asked, company, stream(seed, "what is wanted"))
    return counted + _keep_expected(visits, company, stream(seed, "expected before"))


def promised(company: Company) -> Iterator[tuple[datetime, Callable[[datetime], object]]]:
    """What was promised, when it was."""
    for each in PROMISED:
        yield weeks.moment_in(each.weeks[0], 0, "06:45"), partial(_promise, each, company)


def _promise(told: Promised, company: Company, at: datetime) -> None:
    promises.give(company.teams[told.team], told.said, by=company.people[told.lead], at=at)


def _moment(said: Said, company: Company) -> str:
    return said.signal.moment.slug if said.signal.moment else ""


def _source(name: str, kind: str, team: str, company: Company) -> Source:
    return Source.objects.create(name=name, kind=kind, team=company.teams[team], at=BEGAN)


def _keep_performance(asked: list[Said], company: Company) -> int:
    """In plain rows: some sixty thousand objects would take longer to make than to keep."""
    systems = {key: _source(name, "performance", team, company).pk for key, (name, team) in SYSTEMS.items()}
    rows = [row for each in asked for row in _facts(each.signal, systems)]
    columns = ", ".join(_COLUMNS)
    marks = ", ".join(["%s"] * len(_COLUMNS))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {Performance._meta.db_table} ({columns}) VALUES ({marks})",  # noqa: S608 - names are our own
            rows,
        )
    return len(rows)


_COLUMNS: Final = (
    "source_id", "moment_id", "customer_id", "signal_id", "contact", "unit", "at", "heard_at", "fingerprint",
    "kind", "value", "measure", "about",
)  # fmt: skip


def _facts(signal: Signal, systems: dict[str, int]) -> Iterator[tuple[Any, ...]]:
    at = connection.ops.adapt_datetimefield_value(signal.said_at)
    for kind in FACTS:
        if (value := signal.extra.get(kind)) is None:
            continue
        system = systems["contact" if kind == "minutes_on_phone" else "visit"]
        yield (
            system, signal.moment_id, signal.customer_id, signal.pk, signal.external_id, signal.unit, at, at,
            f"{signal.fingerprint}-{kind}", kind, float(value), KINDS[kind].measure.value, "contact",
        )  # fmt: skip


def _keep_marks(visits: list[Said], company: Company, chance: np.random.Generator) -> int:
    source = _source("Drie situaties, elk kwartaal", "vignettes", "field", company)
    described = [
        Vignette.objects.create(
            source=source, heard_at=BEGAN, fingerprint=each.key, key=each.key, level=each.level,
            text_nl=each.nl, text_en=each.en,
        )
        for each in VIGNETTES
    ]  # fmt: skip
    marks = [
        mark
        for number, said in enumerate(_some_of_each_quarter(visits, chance))
        for mark in _marks(number, said.signal, source, described, chance)
    ]
    insert(marks)
    return len(marks)


def _some_of_each_quarter(visits: list[Said], chance: np.random.Generator) -> list[Said]:
    quarters: dict[str, list[Said]] = {}
    for each in visits:
        quarters.setdefault(quarter_of(each.signal.said_at), []).append(each)
    return [each for quarter in quarters.values() for each in _drawn(quarter, ASKED_IN_A_QUARTER, chance)]


def _drawn(said: list[Said], many: int, chance: np.random.Generator) -> list[Said]:
    places = chance.choice(len(said), min(many, len(said)), replace=False)
    return [said[place] for place in sorted(places.tolist())]


def _marks(
    number: int, signal: Signal, source: Source, described: list[Vignette], chance: np.random.Generator
) -> Iterator[VignetteAnswer]:
    strict = chance.normal(0, MARKS[0]) - TRUTH.yardstick_a_week * weeks.week_of(signal.said_at)
    for vignette, each in zip(described, VIGNETTES, strict=True):
        score = float(np.clip(np.rint(each.worth + strict + chance.normal(0, MARKS[1])), 0, 10))
        yield VignetteAnswer(
            vignette=vignette, score=score, scale_low=0.0, scale_high=10.0, **_beside(signal, source),
            fingerprint=f"mark-{number}-{each.level}",
        )  # fmt: skip


def _beside(signal: Signal, source: Source) -> dict[str, Any]:
    return {
        "source": source,
        "moment_id": signal.moment_id,
        "customer_id": signal.customer_id,
        "signal": signal,
        "contact": signal.external_id,
        "unit": signal.unit,
        "at": signal.said_at,
        "heard_at": signal.heard_at,
    }


def _keep_pairs(asked: list[Said], company: Company, chance: np.random.Generator) -> int:
    """Kano's questions follow a survey about the same moment, three weeks long."""
    sources = {
        team: _source(f"Wat als het er niet was? ({company.teams[team].name})", "kano", team, company)
        for team in ("field", "service")
    }
    pairs: list[KanoPair] = []
    for each in FEATURES:
        feature = KanoFeature.objects.create(
            source=sources[each.team], heard_at=BEGAN, fingerprint=each.key, key=each.key,
            moment=company.moments[each.moment], name_nl=each.nl, name_en=each.en,
        )  # fmt: skip
        about = [said for said in asked if _moment(said, company) == each.moment]
        pairs += _pairs(each, feature, about, chance)
    insert(pairs)
    return len(pairs)


def _pairs(
    told: Feature, feature: KanoFeature, about: list[Said], chance: np.random.Generator
) -> Iterator[KanoPair]:
    for week, shares in told.asked.items():
        then = [said for said in about if week <= weeks.week_of(said.signal.said_at) < week + 3]
        for number, said in enumerate(_drawn(then, ASKED_A_FEATURE, chance)):
            kind = chance.choice(list(CATEGORIES), p=np.array(shares) / 100)
            functional, dysfunctional = CATEGORIES[kind][chance.integers(len(CATEGORIES[kind]))]
            yield KanoPair(
                feature=feature, functional=functional, dysfunctional=dysfunctional,
                **_beside(said.signal, feature.source), fingerprint=f"{told.key}-{week}-{number}",
            )  # fmt: skip


def _keep_expected(visits: list[Said], company: Company, chance: np.random.Generator) -> int:
    """Asked when the appointment is confirmed, some days before."""
    source = _source("Vooraf gevraagd bij de afspraak", "expected", "field", company)
    mean, spread = EXPECTED
    asked = []
    for said in (each for each in visits if chance.random() < ASKED_BEFORE):
        signal = said.signal
        score = chance.normal(mean + TRUTH.yardstick_a_week * weeks.week_of(signal.said_at), spread)
        before = _beside(signal, source) | {"at": signal.said_at - timedelta(days=int(chance.integers(2, 7)))}
        asked.append(
            Expected(
                score=float(np.clip(np.rint(score), 0, 10)), scale_low=0.0, scale_high=10.0,
                **before | {"heard_at": before["at"]}, fingerprint=f"before-{signal.fingerprint}",
            )
        )  # fmt: skip
    insert(asked)
    return len(asked)
