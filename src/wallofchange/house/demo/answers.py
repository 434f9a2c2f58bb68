"""From what was felt to what a survey or a stranger's stars say."""

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from . import experience
from .chance import stream
from .contacts import KINDS, Contacts, answered, unasked
from .experience import Facts, Floats, Ground
from .truth import TRUTH

Ints: TypeAlias = npt.NDArray[np.int64]

LOWEST: Final = np.array([TRUTH.waves[kind].scale[0] if kind in TRUTH.waves else 0 for kind in KINDS])
UNASKED_POOL: Final = 3.2  # contacts drawn for each one who speaks: those at the ends speak sooner


@dataclass(frozen=True)
class Answers:
    """Contacts with their facts, what was felt (L), the score on its scale and the expectation (-1, 0, 1)."""

    contacts: Contacts
    facts: Facts
    felt: Floats
    score: Ints
    expectation: Ints

    def __len__(self) -> int:
        return len(self.contacts)

    def take(self, rows: Ints) -> "Answers":
        """Return some of the answers, in the order asked for."""
        return Answers(
            self.contacts.take(rows),
            _some(self.facts, rows),
            self.felt[rows],
            self.score[rows],
            self.expectation[rows],
        )


def surveyed(seed: int, under: Ground) -> Answers:
    """Return everything answered on surveys."""
    contacts = answered(seed)
    chance = stream(seed, "survey answers")
    happened = experience.facts(contacts, chance)
    felt = experience.felt(contacts, happened, under, chance)
    expectation = experience.as_expected(contacts, felt, chance)
    score = np.clip(np.rint(felt), LOWEST[contacts.kind], 10).astype(np.int64)
    begged = (
        happened.rollout.ten_card
        & np.isin(score, (8, 9))
        & (chance.random(len(score)) < TRUTH.ten_card_share)
    )
    return Answers(contacts, happened, felt, np.where(begged, 10, score), expectation)


def unsolicited(seed: int, under: Ground, size: int) -> Answers:
    """Return what people say without being asked: from the ends, as the truth's mix says; stars 1-5."""
    pool = unasked(seed, int(size * UNASKED_POOL))
    chance = stream(seed, "unasked words")
    happened = experience.facts(pool, chance)
    felt = experience.felt(pool, happened, under, chance)
    expectation = experience.as_expected(pool, felt, chance)
    who = np.sort(np.concatenate([
        np.flatnonzero(expectation == side)[: round(size * share)]
        for side, share in zip((-1, 0, 1), TRUTH.unasked_mix, strict=True)
    ]))  # fmt: skip
    stars = np.clip(np.rint(felt / 2), 1, 5).astype(np.int64)
    return Answers(pool, happened, felt, stars, expectation).take(who)


def _some(happened: Facts, rows: Ints) -> Facts:
    """Keep the facts of some contacts."""
    rollout = type(happened.rollout)(
        **{name: column[rows] for name, column in vars(happened.rollout).items()}
    )
    plain = {name: column[rows] for name, column in vars(happened).items() if name != "rollout"}
    return Facts(**plain, rollout=rollout)
