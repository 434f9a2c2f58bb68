"""One planted table for each trap, and clean ones: what `effect` is asked of each.

A clean table holds everything the traps look at (question, channel, segment, customer, invitations,
expectation, words, departures, follow-up) and nothing that should set one off.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import numpy as np
import pyarrow as pa

START, CHANGE = date(2026, 1, 5), date(2026, 4, 6)  # both Mondays
DAYS, BEFORE = 182, 91
SCORES = np.arange(11)
WEIGHTS = np.array([1, 1, 2, 3, 5, 8, 14, 22, 24, 13, 7]) / 100
BESIDE = {
    "question": "question",
    "channel": "channel",
    "segments": ("segment",),
    "customer": "customer",
    "invited": "invited",
    "expectation": "expectation",
    "words": "words",
    "gone": "gone",
    "follow_up": "followed",
    "handler": "handler",
    "feeling": "feeling",
    "outcome": "well",
    "complaint": "complained",
}


@dataclass
class Planted:
    """Columns by name, and what `effect` is asked beside score, time and the day of the change."""

    columns: dict[str, Any]
    options: dict[str, Any] = field(default_factory=dict)
    watch: dict[str, Any] = field(default_factory=lambda: dict(BESIDE))

    @property
    def table(self) -> pa.Table:
        return pa.table(self.columns)

    @property
    def after(self) -> np.ndarray:
        return self.columns["at"] >= BEFORE


def clean(seed: int, n: int = 2400, days: int = DAYS, lift: float = 0.0) -> Planted:
    """Answers of one customer each; `lift` moves part of the answers after the change up one."""
    draws = np.random.default_rng(seed)
    at = draws.integers(0, days, n)
    score = draws.choice(SCORES, n, p=WEIGHTS).astype(float)
    score += (draws.random(n) < lift) * (at >= BEFORE) * (score < 10)
    invited = draws.random(n) < 0.9
    answered = draws.random(n) < 0.6
    felt = score + draws.normal(0, 2, n)
    more = np.random.default_rng([seed, 1])  # of its own, so that the columns before stay what they were
    told = np.clip(np.rint((score - 6) / 3 + more.normal(0, 0.7, n)), -1, 1)
    return Planted(
        {
            "score": [s if said else None for s, said in zip(score, answered | ~invited, strict=True)],
            "day": [START + timedelta(int(each)) for each in at],
            "at": at,
            "treated": draws.random(n) < 0.5,
            "team": draws.integers(0, 12, n).astype(str),
            "question": ["q1"] * n,
            "channel": draws.choice(["mail", "text", "phone"], n, p=[0.5, 0.3, 0.2]),
            "segment": draws.choice(["new", "old", "firm"], n, p=[0.4, 0.4, 0.2]),
            "customer": np.arange(n).astype(str),
            "invited": invited,
            "expectation": np.where(felt < 5.5, "below", np.where(felt > 9, "exceeded", "met")),
            "words": draws.choice(["Netjes op tijd.", "Within ten minutes.", "Ik geef een 8.", ""], n),
            "gone": draws.random(n) < 0.03,
            "followed": draws.normal(60, 8, n),
            "handler": more.integers(0, 10, n).astype(str),
            "feeling": told,
            "well": more.random(n) < 0.7,
            "complained": more.random(n) < 0.05,
        }
    )


def planted() -> dict[str, Planted]:
    """Each trap that a table can show, planted once."""
    return {name: plant() for name, plant in _PLANTS.items()}


def _other_question() -> Planted:
    told = clean(101)
    told.columns["question"] = np.where(told.after, "q2", "q1")
    return told


def _other_channels() -> Planted:
    told = clean(102)
    draws = np.random.default_rng(102)
    moved = draws.choice(["mail", "text"], len(told.after), p=[0.2, 0.8])
    told.columns["channel"] = np.where(told.after, moved, "mail")
    return told


def _lots_astray() -> Planted:
    told = clean(103, lift=0.2)
    draws = np.random.default_rng(103)
    told.columns["treated"] = draws.random(len(told.after)) < 0.40
    told.options = {"treated": ("treated", True), "randomised": True}
    told.watch |= {"planned_share": 0.5}
    return told


def _tiny() -> Planted:
    return clean(104, n=60)


def _apart() -> Planted:
    """The mean stays, and everybody leaves the middle."""
    told = clean(105)
    draws = np.random.default_rng(105)
    n = len(told.after)
    apart = np.where(draws.random(n) < 0.55, 9.0, 5.0)
    told.columns["score"] = np.where(told.after, apart, draws.choice([6.0, 7.0, 8.0], n))
    return told


def _fewer_answers() -> Planted:
    told = clean(106)
    draws = np.random.default_rng(106)
    gone = told.after & (draws.random(len(told.after)) < 0.3) & told.columns["invited"]
    told.columns["score"] = [
        None if out else score for out, score in zip(gone, told.columns["score"], strict=True)
    ]
    return told


def _departed() -> Planted:
    told = clean(107)
    draws = np.random.default_rng(107)
    told.columns["gone"] = draws.random(len(told.after)) < np.where(told.after, 0.15, 0.03)
    return told


def _simpson() -> Planted:
    """Within each kind it falls; the happy kind answers more."""
    told = clean(108)
    draws = np.random.default_rng(108)
    n = len(told.after)
    happy = draws.random(n) < np.where(told.after, 0.8, 0.2)
    told.columns["segment"] = np.where(happy, "new", "old")
    told.columns["score"] = np.clip(
        np.rint(np.where(happy, 8.5, 5.0) - 0.5 * told.after + draws.normal(0, 1, n)), 0, 10
    )
    told.options = {"measure": "mean"}
    return told


def _season() -> Planted:
    """Thirty months that go up and down with the year."""
    told = clean(109, n=9000, days=910)
    wave = np.cos(2 * np.pi * (told.columns["at"] - 10) / 365.25)
    told.columns["score"] = np.clip(
        np.rint(7 + 1.2 * wave + np.random.default_rng(109).normal(0, 1.5, 9000)), 0, 10
    )
    told.options = {"change_at": START + timedelta(728), "measure": "mean"}
    return told


def _rebound() -> Planted:
    """The worst twenty of two hundred equal teams, and nobody says how they were chosen."""
    draws = np.random.default_rng(111)
    scores = np.clip(np.rint(draws.normal(6.5, 2.2, (200, 50))), 0, 10)
    chosen = np.zeros(200, bool)
    chosen[np.argsort(scores[:, :25].mean(axis=1))[:20]] = True
    at = np.tile(np.r_[np.arange(25) * 91 // 25, 91 + np.arange(25) * 91 // 25], 200)
    return Planted(
        {
            "score": scores.ravel(),
            "day": [START + timedelta(int(each)) for each in at],
            "team": np.repeat(np.arange(200).astype(str), 50),
            "treated": np.repeat(chosen, 50),
        },
        {"treated": ("treated", True), "unit": "team", "measure": "mean"},
        {},
    )


def _early() -> Planted:
    told = clean(112)
    told.options = {"planned_n": 100_000}
    return told


def _often() -> Planted:
    told = clean(113)
    told.watch |= {"comparisons": 20}
    return told


def _concurrent() -> Planted:
    from wallofchange.analysis import OtherChange
    from wallofchange.measuring.words import Words

    told = clean(114)
    told.watch |= {"other_changes": (OtherChange(CHANGE + timedelta(5), Words("prijzen", "prices"), 0.4),)}
    return told


def _again() -> Planted:
    told = clean(115)
    told.columns["customer"] = (np.arange(len(told.after)) // 4).astype(str)
    return told


def _teams() -> Planted:
    told = clean(116)
    level = np.random.default_rng(116).normal(0, 1, 12)
    draws = np.random.default_rng(117)
    n = len(told.after)
    told.columns["score"] = np.clip(
        np.rint(6 + level[told.columns["team"].astype(int)] + draws.normal(0, 1.5, n)), 0, 10
    )
    told.options = {"unit": "team", "measure": "mean"}
    return told


def _ten_card() -> Planted:
    told = clean(118)
    draws = np.random.default_rng(118)
    score = np.array([-1 if each is None else each for each in told.columns["score"]])
    tens = told.after & np.isin(score, (8, 9)) & (draws.random(len(score)) < 0.5)
    told.columns["score"] = [
        None if each < 0 else 10.0 if ten else each for each, ten in zip(score, tens, strict=True)
    ]
    told.columns["expectation"] = draws.choice(["below", "met", "exceeded"], len(score), p=[0.2, 0.6, 0.2])
    return told


def _polished() -> Planted:
    """One team's scores rise far above the others, and what its customers write does not."""
    told = clean(120)
    draws = np.random.default_rng(120)
    mine = (told.columns["handler"] == "3") & (draws.random(len(told.after)) < 0.6)
    told.columns["score"] = [
        9.0 if lifted and score is not None and score < 9 else score
        for lifted, score in zip(mine & told.after, told.columns["score"], strict=True)
    ]
    return told


def _picked() -> Planted:
    """Two of ten ask hardly anybody of whom it did not end well."""
    told = clean(121)
    draws = np.random.default_rng(121)
    shy = np.isin(told.columns["handler"], ("1", "2")) & ~told.columns["well"]
    told.columns["invited"] &= ~(shy & (draws.random(len(told.after)) < 0.9))
    told.watch |= {"segments": ()}
    return told


def _complaints() -> Planted:
    """The score goes up, and so do the complaints."""
    told = clean(122, lift=0.5)
    draws = np.random.default_rng(122)
    told.columns["complained"] = draws.random(len(told.after)) < np.where(told.after, 0.12, 0.05)
    return told


def _simpson_beside() -> Planted:
    """Beside a control: within each kind nothing happened; with the change the happy kind answers more."""
    told = clean(123, n=6000)
    draws = np.random.default_rng(123)
    n = len(told.after)
    treated = told.columns["treated"]
    happy = draws.random(n) < np.where(told.after & treated, 0.75, 0.4)
    told.columns["segment"] = np.where(happy, "new", "old")
    told.columns["score"] = np.clip(np.rint(np.where(happy, 8.5, 5.5) + draws.normal(0, 1, n)), 0, 10)
    told.options = {"treated": ("treated", True), "measure": "mean"}
    return told


def _simpson_by_unit() -> Planted:
    """The same, where the change came to whole teams."""
    told = _simpson_beside()
    draws = np.random.default_rng(124)
    team = draws.integers(0, 12, len(told.after))
    happy = draws.random(len(team)) < np.where(told.after & (team < 6), 0.75, 0.4)
    told.columns |= {"treated": team < 6, "team": team.astype(str)}
    told.columns["segment"] = np.where(happy, "new", "old")
    told.columns["score"] = np.clip(np.rint(np.where(happy, 8.5, 5.5) + draws.normal(0, 1, len(team))), 0, 10)
    told.options |= {"unit": "team"}
    return told


def _begged() -> Planted:
    told = clean(119)
    words = list(told.columns["words"])
    words[int(np.argmax(told.after))] = "Hij vroeg wel drie keer of ik een tien wilde geven."
    told.columns["words"] = words
    return told


def _fading() -> Planted:
    told = clean(120, n=6000)
    draws = np.random.default_rng(120)
    n, at = len(told.after), told.columns["at"]
    left = np.clip(1 - (at - BEFORE) / 60, 0, 1) * told.after
    told.columns["score"] = np.clip(np.rint(6 + 1.5 * left + draws.normal(0, 1.5, n)), 0, 10)
    told.options = {"measure": "mean"}
    return told


def _two_readers() -> Planted:
    told = clean(121)
    told.columns["read_by"] = np.where(told.after, "tfidf 2", "tfidf 1")
    told.options = {"label_version": "read_by"}
    return told


def _crowded() -> Planted:
    told = clean(122)
    draws = np.random.default_rng(122)
    told.columns["score"] = draws.choice([10.0, 9.0, 8.0], len(told.after), p=[0.6, 0.3, 0.1])
    return told


def _equal() -> Planted:
    """The same scores on both sides."""
    told = clean(123)
    sides = [np.flatnonzero(told.after), np.flatnonzero(~told.after)]
    size = min(map(len, sides))
    score = np.full(len(told.after), np.nan)
    for side in sides:
        score[side[:size]] = np.tile([5.0, 7.0, 8.0, 9.0], size)[:size]
    told.columns["score"] = [None if np.isnan(each) else each for each in score]
    told.watch = {}
    return told


def _less_time() -> Planted:
    told = clean(124)
    told.columns["followed"] = told.columns["followed"] * np.where(told.after, 0.4, 1.0)
    return told


def _left_open() -> Planted:
    told = clean(125)
    draws = np.random.default_rng(125)
    told.columns["score"] = [
        None if out else 7.0 + out for out in told.after & (draws.random(len(told.after)) < 0.2)
    ]
    told.watch.pop("invited")
    return told


_PLANTS = {
    "T1 question": _other_question,
    "T1 channel": _other_channels,
    "T2": _lots_astray,
    "T3": _tiny,
    "T4": _apart,
    "T5": _fewer_answers,
    "T6": _departed,
    "T7": _simpson,
    "T7 beside": _simpson_beside,
    "T7 units": _simpson_by_unit,
    "T8": _season,
    "T9": _rebound,
    "T10": _early,
    "T11": _often,
    "T12": _concurrent,
    "T13 customers": _again,
    "T13 teams": _teams,
    "T14 card": _ten_card,
    "T14 words": _begged,
    "T14 funnel": _polished,
    "T14 picked": _picked,
    "T14 complaints": _complaints,
    "T15": _fading,
    "T16": _two_readers,
    "T17": _crowded,
    "T18": _equal,
    "T19": _less_time,
    "T22": _left_open,
}
