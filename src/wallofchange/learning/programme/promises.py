"""All changes together: what was promised, what was found, and what may be luck."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wallofchange.deciding.models import Hypothesis, Idea
from wallofchange.learning.models import Evaluation, Verdict

if TYPE_CHECKING:
    from wallofchange.measuring.programme import Judged, Programme

MAY_SAY_WHY = ("A", "B")  # below, it moved or did not, and nobody knows by what
WORKS = (Verdict.WORKS, Verdict.WORKS_WITH_DAMAGE)
NO_WORD = (Verdict.TOO_EARLY, Verdict.CANNOT_JUDGE)
HARDLY = 0.05  # changes that work by luck: less is said as hardly any
IN_A_HUNDRED = (Hypothesis.Measure.NINE_PLUS, Hypothesis.Measure.ORDINAL)  # shares, said as customers

Found = tuple[Idea, Evaluation]


@dataclass(frozen=True)
class Told:
    """A change or a team, in figures as they are read: in a hundred customers, or in score points."""

    name: str
    promised: float
    found: float | None
    believed: float
    idea: Idea | None = None
    se: float = 0.0


@dataclass(frozen=True)
class Promises:
    """What the changes with one measure on one scale promised and found, together."""

    measure: str
    scale: str
    whole: Programme
    changes: list[Told]
    teams: list[Told]  # by name: nobody is ranked
    judged: list[tuple[Idea, Judged]]

    @property
    def label(self) -> str:
        return str(dict(Hypothesis.Measure.choices)[self.measure])

    @property
    def in_a_hundred(self) -> bool:
        return self.measure in IN_A_HUNDRED

    @property
    def nines(self) -> bool:
        return self.measure == Hypothesis.Measure.NINE_PLUS

    @property
    def luck(self) -> bool:
        """Whether there is enough of it to name, or nothing that worked to be lucky with."""
        return self.whole.lucky >= HARDLY or not self.whole.works

    @property
    def decimals(self) -> int:
        return 0 if self.in_a_hundred else 2

    @property
    def figures(self) -> dict[str, float]:
        """Promised, found and its interval, per change, as they are read."""
        names = ("promised", "found", "low", "high")
        return {name: getattr(self.whole, name) * _read_as(self.measure) for name in names}


def promises(found: Iterable[Found], *, teams: Collection[str] = ()) -> list[Promises]:
    """For each measure and scale with three or more changes that could be told apart from the rest.

    `teams`: the names of those whose own figures may be shown as well.
    """
    kinds: dict[tuple[str, str], list[Found]] = {}
    for pair in found:
        if is_proved(pair[1]):
            kinds.setdefault((str(pair[1].result["measure"]), pair[1].scale), []).append(pair)
    every = (_together(measure, scale, pairs, teams) for (measure, scale), pairs in sorted(kinds.items()))
    return [each for each in every if each]


def _together(measure: str, scale: str, pairs: list[Found], teams: Collection[str]) -> Promises | None:
    from wallofchange.measuring.programme import programme

    judged = [(idea, judged_of(evaluation)) for idea, evaluation in pairs]
    if (whole := programme([one for _idea, one in judged])) is None:
        return None
    by = _read_as(measure)
    changes = [
        Told(idea.title, one.promised * by, one.estimate * by, believed * by, idea, one.se * by)
        for (idea, one), believed in zip(judged, whole.shrunken, strict=True)
    ]
    names = sorted({idea.team.name for idea, _one in judged}.intersection(teams))
    own = [(name, programme([one for idea, one in judged if idea.team.name == name])) for name in names]
    told = [Told(name, each.promised * by, None, each.found * by) for name, each in own if each]
    return Promises(measure, scale, whole, changes, told, judged)


def judged_of(evaluation: Evaluation) -> Judged:
    from wallofchange.measuring.programme import Judged

    plan, result = evaluation.hypothesis, evaluation.result
    still = 0.5 if result["measure"] == Hypothesis.Measure.ORDINAL else 0.0
    weeks = max(((plan.measure_until - plan.measure_from).days + 1) / 7, 1)
    return Judged(
        promised=plan.worthwhile if plan.predicted is None else plan.predicted,
        estimate=result["effect"]["estimate"] - still,
        se=result["se"],
        p=result["p"],
        works=evaluation.verdict in WORKS,
        reach=result["after"]["n"] / weeks,
    )


def is_proved(evaluation: Evaluation) -> bool:
    told = evaluation.final and evaluation.grade in MAY_SAY_WHY and evaluation.verdict not in NO_WORD
    return told and evaluation.measured and bool(evaluation.result.get("se"))


def _read_as(measure: str) -> float:
    return 100.0 if measure in IN_A_HUNDRED else 1.0
