"""What a contact was like: the facts of it, and how it was felt (section "how a score is born")."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from . import weeks
from .chance import stream
from .changes import SINCE_KNEW_FADES, Rollout, worth_of_knowing
from .company import ALMELO, DISTRICTS, HOUSEHOLDS
from .contacts import KINDS, Contacts
from .truth import TRUTH

Bools: TypeAlias = npt.NDArray[np.bool_]
Floats: TypeAlias = npt.NDArray[np.float64]

BASES = np.array([TRUTH.waves[kind].base if kind in TRUTH.waves else 7.05 for kind in KINDS])
NOISES = np.array([TRUTH.waves[kind].noise if kind in TRUTH.waves else 1.35 for kind in KINDS])


@dataclass(frozen=True)
class Ground:
    """What stays the same under everybody: districts, their weeks, customers, who waited in the cold."""

    district: Floats
    district_week: Floats
    customer: Floats
    waited: Bools


@dataclass(frozen=True)
class Facts:
    """The facts of contacts: the objective ones a system knows, and the two only a customer noticed."""

    on_time: Bools
    one_go: Bools
    minutes: Floats
    listened: npt.NDArray[np.int64]  # -1 hurried, 0, 1 truly
    extra: Bools
    rollout: Rollout


def ground(seed: int) -> Ground:
    """Draw what stays the same; the dip of Almelo is chance that happened."""
    chance = stream(seed, "ground")
    district = chance.normal(0, TRUTH.sd_district, len(DISTRICTS))
    district_week = chance.normal(0, TRUTH.sd_district_week, (len(DISTRICTS), weeks.WEEKS))
    first, last = TRUTH.almelo_weeks
    district_week[ALMELO, first - 1 : last] = TRUTH.almelo_dip
    waited = np.zeros(HOUSEHOLDS, dtype=bool)
    waited[chance.choice(HOUSEHOLDS, TRUTH.outage.follow_ups, replace=False)] = True
    return Ground(district, district_week, chance.normal(0, TRUTH.sd_customer, HOUSEHOLDS), waited)


def facts(contacts: Contacts, chance: np.random.Generator) -> Facts:
    """Draw what happened in each contact."""
    size, far = len(contacts), weeks.progress_of(contacts.week)
    draw = chance.random((5, size))
    one_go = draw[1] < 0.80 + 0.04 * far
    rollout = Rollout.over(contacts, one_go, chance)
    listened = np.where(draw[2] < 0.12 - 0.02 * far, -1, np.where(draw[2] > 0.82 - 0.02 * far, 1, 0))
    return Facts(
        on_time=draw[0] < _share_on_time(contacts, far) - 0.09 * rollout.hour,
        one_go=one_go,
        minutes=chance.gamma(2, _minutes(contacts, far) / 2),
        listened=listened,
        extra=draw[3] < 0.05,
        rollout=rollout,
    )


def felt(contacts: Contacts, happened: Facts, under: Ground, chance: np.random.Generator) -> Floats:
    """Return L, the score as it was felt, before it is rounded and cut."""
    week, district = contacts.week, contacts.district
    return np.asarray(
        BASES[contacts.kind]
        + under.district[district]
        + under.district_week[district, week - 1]
        + under.customer[contacts.household]
        + _drivers(contacts, happened)
        + happened.rollout.points(contacts)
        + _season(contacts)
        + _outage(contacts, under)
        - TRUTH.yardstick_a_week * week
        + chance.normal(0, 1, len(contacts)) * NOISES[contacts.kind]
    )


def as_expected(contacts: Contacts, score: Floats, chance: np.random.Generator) -> npt.NDArray[np.int64]:
    """Return what the expectation item says: -1 less, 0 as, 1 better than expected."""
    gap = TRUTH.expectation_slope * (score - BASES[contacts.kind])
    gap = gap + chance.normal(0, TRUTH.expectation_noise, len(contacts))
    return np.where(gap < TRUTH.below_under, -1, np.where(gap > TRUTH.better_over, 1, 0))


def _by_week(contacts: Contacts, times: Mapping[int, float], otherwise: float) -> Floats:
    table = np.full(weeks.WEEKS + 1, otherwise)
    for week, value in times.items():
        table[week] = value
    return np.asarray(table[contacts.week])


def _share_on_time(contacts: Contacts, far: Floats) -> Floats:
    return (0.86 + 0.04 * far) * _by_week(contacts, TRUTH.outage.on_time, 1.0)


def _minutes(contacts: Contacts, far: Floats) -> Floats:
    winter = 1 + 0.35 * np.maximum(weeks.season(contacts.week), 0)
    return np.asarray((6.5 - 2.5 * far) * winter * _by_week(contacts, TRUTH.outage.waiting, 1.0))


def _drivers(contacts: Contacts, happened: Facts) -> Floats:
    visit, engineer, contact = (
        contacts.of("check", "engineer"),
        contacts.of("engineer"),
        contacts.of("contact"),
    )
    late = np.where(happened.rollout.hour, -1.9, TRUTH.drivers["on_time"].penalty)
    knowing = worth_of_knowing(happened.rollout.weeks_known)
    missed = happened.rollout.weeks_known > SINCE_KNEW_FADES
    return np.asarray(
        late * (visit & ~happened.on_time)
        + TRUTH.drivers["one_go"].penalty * (engineer & ~happened.one_go)
        + TRUTH.drivers["minutes"].penalty * contact * (happened.minutes - 5)
        + TRUTH.drivers["listened"].reward * happened.listened
        + TRUTH.drivers["extra"].reward * (visit & happened.extra)
        + np.where(happened.rollout.knew, knowing, TRUTH.drivers["knew"].penalty * missed)
        + TRUTH.drivers["called"].reward * happened.rollout.called
        + TRUTH.drivers["menu"].reward * happened.rollout.one_question
    )


def _season(contacts: Contacts) -> Floats:
    wave = weeks.season(contacts.week)
    return np.asarray(
        TRUTH.engineer_in_winter * contacts.of("engineer") * np.maximum(wave, 0)
        + TRUTH.check_in_summer * contacts.of("check") * np.maximum(-wave, 0)
    )


def _outage(contacts: Contacts, under: Ground) -> Floats:
    hit = contacts.of("contact", "engineer") * _by_week(contacts, TRUTH.outage.score, 0.0)
    after = under.waited[contacts.household] & (contacts.week > max(TRUTH.outage.score))
    return np.asarray(hit + TRUTH.outage.ever_after * after)
