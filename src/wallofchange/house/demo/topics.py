"""What a text is about: a text names the drivers that fired."""

from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from . import weeks
from .answers import Answers
from .changes import SINCE_KNEW_FADES
from .company import APPOINTMENT, BILL, BREAKDOWN, CHECK, ENGINEER, JOINING, LEAVING
from .contacts import MOMENT_KEYS
from .lexicon import TOPICS

Floats: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.int64]

NO_TOPIC: Final = -1
SECOND: Final = 0.28  # how often a text names a second thing

# What people talk about when nothing stood out, by moment.
SMALL_TALK: Final = {
    JOINING: {"price": 0.5, "listening": 0.3, "app": 0.2, "explaining": 0.2, "phone": 0.1},
    APPOINTMENT: {"rebooking": 0.5, "phone": 0.2, "app": 0.2, "listening": 0.2},
    CHECK: {"tidy": 0.35, "explaining": 0.3, "on_time": 0.2, "who_comes": 0.15, "price": 0.1},
    BREAKDOWN: {"cold": 0.4, "phone": 0.2, "listening": 0.2, "app": 0.1},
    ENGINEER: {"one_go": 0.25, "tidy": 0.2, "explaining": 0.2, "cold": 0.15, "on_time": 0.1, "price": 0.05},
    BILL: {"bill": 1.0, "price": 0.25},
    LEAVING: {"price": 0.4, "rebooking": 0.25, "bill": 0.2, "listening": 0.2},
}


def choose(answers: Answers, channel: npt.NDArray[np.str_], chance: np.random.Generator) -> tuple[Ints, Ints]:
    """Return the first and the second topic of each text; the second is mostly NO_TOPIC."""
    weights = _small_talk(answers)
    weights[channel == "app", TOPICS.index("app")] += 4
    for topic, weight in _fired(answers).items():
        weights[:, TOPICS.index(topic)] += weight
    first = _draw(weights, chance)
    weights[np.arange(len(first)), first] = 0
    second = np.where(weights.sum(axis=1) > 0, _draw(weights, chance), NO_TOPIC)
    return first, np.where(chance.random(len(first)) < SECOND, second, NO_TOPIC)


def _small_talk(answers: Answers) -> Floats:
    table = np.zeros((len(MOMENT_KEYS), len(TOPICS)))
    for moment, talk in SMALL_TALK.items():
        for topic, weight in talk.items():
            table[MOMENT_KEYS.index(moment), TOPICS.index(topic)] = weight * 0.4
    return np.asarray(table[answers.contacts.moment])


def _draw(weights: Floats, chance: np.random.Generator) -> Ints:
    rising = weights.cumsum(axis=1)
    drawn = chance.random(len(weights)) * rising[:, -1]
    return np.asarray((rising <= drawn[:, None]).sum(axis=1).clip(max=weights.shape[1] - 1))


def _fired(answers: Answers) -> dict[str, Floats]:
    """Weigh what happened, on the side on which the whole was felt."""
    return _on_the_low_side(answers) | _on_the_high_side(answers) | _on_any_side(answers)


def _on_the_low_side(answers: Answers) -> dict[str, Floats]:
    happened, rollout = answers.facts, answers.facts.rollout
    again = answers.contacts.of("engineer") & ~happened.one_go
    cold = answers.contacts.of("engineer", "contact") & (weeks.season(answers.contacts.week) > 0.3)
    fired = {
        "hour_missed": 4.0 * (rollout.hour & ~happened.on_time),
        "not_called": 1.6 * (again & ~rollout.called),
        "bot": 5.0 * rollout.bot,
        "outage": 5.0 * (answers.contacts.during(38, 39) & answers.contacts.of("engineer", "contact")),
    }
    low = answers.expectation < 0
    return {topic: weight * low for topic, weight in fired.items()} | {
        "cold": 0.7 * cold * (answers.expectation != 0)
    }


def _on_the_high_side(answers: Answers) -> dict[str, Floats]:
    happened, rollout = answers.facts, answers.facts.rollout
    high = answers.expectation > 0
    extra = answers.contacts.of("check", "engineer") & happened.extra
    fired = {
        "hour_kept": 3.0 * (happened.on_time & (rollout.hour | rollout.two_hours)),
        "called": 3.5 * rollout.called,
        "warm_case": 2.5 * (rollout.warm_case & ~happened.one_go),
        "tidy": 2.0 * extra,
        "explaining": 2.0 * extra,
    }
    return {topic: np.asarray(weight * high, dtype=np.float64) for topic, weight in fired.items()}


def _on_any_side(answers: Answers) -> dict[str, Floats]:
    """What has a sentence below, as and above: it counts on the side where it lies."""
    happened, rollout, side = answers.facts, answers.facts.rollout, answers.expectation
    visit, engineer = answers.contacts.of("check", "engineer"), answers.contacts.of("engineer")
    contact = answers.contacts.of("contact")
    low, fine = side < 0, side >= 0
    waited, quick = low & (happened.minutes > 7), (side > 0) & (happened.minutes < 2.5)
    late = low & ~happened.on_time & ~rollout.hour
    return {
        "on_time": visit * (3.0 * late + 0.2 * (fine & happened.on_time)),
        "one_go": engineer * (2.4 * (low & ~happened.one_go) + 0.8 * (fine & happened.one_go)),
        "phone": contact * (2.5 * (waited | quick) + 0.2 * (side == 0)),
        "listening": 2.5 * ((side != 0) & (np.sign(side) == happened.listened)) + 0.15 * (side == 0),
        "who_comes": _knowing(answers),
        "ten_card": 1.0 * rollout.ten_card,
        "birthday": 6.0 * (rollout.birthday_arm == 1) * fine,
        "new_bill": 1.2 * rollout.plain_bill * fine,
    }


def _knowing(answers: Answers) -> Floats:
    """Knowing who comes: a surprise at first, then what one expects, then missed when it is not there."""
    rollout, side = answers.facts.rollout, answers.expectation
    visit = answers.contacts.of("check", "engineer")
    fresh = np.interp(rollout.weeks_known, [0, 12, 52], [1.0, 1.0, 0.14])
    missed = np.where(rollout.weeks_known > SINCE_KNEW_FADES, 1.2, 0.3)
    return np.asarray(
        1.5 * fresh * (rollout.knew & (side > 0))
        + 0.35 * (rollout.knew & (side == 0))
        + missed * (visit & ~rollout.knew & (side < 0))
    )
