"""The whole programme of a person's teams, for a page and for a program."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from wallofchange.deciding.models import Idea, Stage
from wallofchange.learning.models import Evaluation, Verdict
from wallofchange.learning.programme.balance import Balance, balance_of
from wallofchange.learning.programme.promises import Promises, promises
from wallofchange.learning.programme.why_not import why_nots
from wallofchange.learning.programme.worries import Worries, worries_of
from wallofchange.learning.verdicts import verdicts_of
from wallofchange.people.models import Team, User


@dataclass(frozen=True)
class Together:
    """Every change with its verdict, what all together promised and did, the yes-buts and the balance."""

    found: list[tuple[Idea, Evaluation]]
    unmeasured: list[Idea]
    promises: list[Promises]
    worries: Worries | None
    balance: Balance | None

    @property
    def counts(self) -> list[tuple[Verdict, int]]:
        counted = Counter(evaluation.verdict for _idea, evaluation in self.found)
        return [(verdict, counted[verdict.value]) for verdict in Verdict]


def together(user: User) -> Together:
    """What this person may see of it; a team's own figures only where they stand before its wall."""
    every = Idea.objects.seen_by(user)
    live = list(
        every.filter(stage__in=[Stage.EVALUATION, Stage.LEARNED])
        .select_related("team", "moment")
        .order_by("-live_at", "-pk")
    )
    verdicts = verdicts_of(live)
    found = [(idea, verdicts[idea.pk]) for idea in live if idea.pk in verdicts]
    own = set(Team.objects.filter(memberships__user=user).values_list("name", flat=True))
    return Together(
        found,
        [idea for idea in live if idea.pk not in verdicts],
        promises(found, teams=own),
        worries_of(every),
        balance_of(every),
    )


def as_dict(found: Together) -> dict[str, Any]:
    """The whole calculation; shares and chances 0-1, means in score points of their scale."""
    worries, balance = found.worries, found.balance
    return {
        "method": "empirical Bayes (DerSimonian-Laird); Benjamini-Hochberg over last verdicts",
        "verdicts": {verdict.value: n for verdict, n in found.counts},
        "unmeasured": len(found.unmeasured),
        "promises": [_promises_plain(each) for each in found.promises],
        "why_no_difference": _why_plain(found),
        "yes_buts": {"n": worries.n, "became": worries.became, "proved_right": worries.right}
        if worries
        else None,
        "balance": [
            {"meant": meant, "found": kind, "n": n} for (meant, kind), n in sorted(balance.counts.items())
        ]
        if balance
        else [],
    }


def _why_plain(found: Together) -> dict[str, Any]:
    """Why changes made no difference, as people tapped it."""
    told = why_nots(found.found)
    return {"tapped": dict(told.counts), "untapped": told.untapped} if told else {}


def _promises_plain(promises: Promises) -> dict[str, Any]:
    whole = promises.whole
    return {
        "measure": promises.measure,
        "scale": promises.scale,
        "n": whole.n,
        "promised": whole.promised,
        "found": {"estimate": whole.found, "low": whole.low, "high": whole.high},
        "calibration": whole.calibration,
        "works": whole.works,
        "may_be_luck": whole.lucky,
        "total_a_week": whole.total,
        "changes": [
            {"idea": idea.pk, "promised": one.promised, "estimate": one.estimate, "se": one.se, "p": one.p,
             "works": one.works, "believed": believed}
            for (idea, one), believed in zip(promises.judged, whole.shrunken, strict=True)
        ],
    }  # fmt: skip
