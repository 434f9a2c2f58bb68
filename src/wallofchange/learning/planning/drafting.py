"""A prediction drafted by the system, to be accepted with one tap: when shall we see it?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from math import ceil, sqrt
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from wallofchange.deciding.models import Hypothesis, Idea, Kind
from wallofchange.deciding.plan_fields import ALL_TEAMS
from wallofchange.learning.cube import counts
from wallofchange.learning.planning.answered import WEEKS_BACK, Answered
from wallofchange.learning.planning.outlook import MOST_WEEKS, Outlook, outlook_of
from wallofchange.listening.models import ANSWERED

LEAST_WEEKS = 4
MOST_LOOKS = 5
SHARE, MEAN = 0.05, 0.3  # what is worth while: five in a hundred; 0.3 on a scale of ten
BELOW, MARGIN = "below", 0.03  # what may not get worse: less than expected, by three in a hundred
ENOUGH_SAID = 30  # customers of whom it is known what they expected
RARE = 0.05  # who are let down are not taken to be fewer than this
TO_KEEP = 2.8  # standard errors within a margin, to keep it in four of five plans: 1.96 + 0.84
WEEK = timedelta(weeks=1)
OPEN = "…"  # what is not filled in yet


def draft_for(idea: Idea, *, at: datetime) -> dict[str, Any]:
    """Fields of a Hypothesis, filled in, and `sentence_nl`, `sentence_en`, `enough` beside them."""
    today = timezone.localdate(at)
    monday = today + timedelta(days=7 - today.weekday())
    plan: dict[str, Any] = {
        "direction": str(Hypothesis.Direction.UP),
        "design": str(Hypothesis.Design.BEFORE_AFTER),
        "moment": idea.moment,
        "baseline_from": monday - (WEEKS_BACK + 1) * WEEK,
        "baseline_until": monday - timedelta(days=8),
        "live_on": today,
        "measure_from": monday,
        "measure_until": monday + LEAST_WEEKS * WEEK - timedelta(days=1),
        "drafted_by_system": True,
    }
    plan |= {"population": _population(idea, plan)}
    answered = Answered.lately(idea, plan, today)
    plan |= _aim(idea, answered)
    plan, outlook = _timed(idea, plan, answered, today)
    plan["planned_n"] = ceil(outlook.found.needed or outlook.found.a_side or 0) or None
    plan["guardrails"] = _guardrails(idea, plan)
    return plan | sentences(plan) | {"enough": outlook.ever}


def sentences(plan: Mapping[str, Any]) -> dict[str, str]:
    """What a plan says, as `sentence_nl` and `sentence_en`."""
    return {f"sentence_{language}": sentence(plan, language) for language in ("nl", "en")}


def sentence(plan: Mapping[str, Any], language: str) -> str:
    """What a plan says in one language."""
    return "".join(words for _name, words in pieces(plan, language))


def pieces(plan: Mapping[str, Any], language: str) -> list[tuple[str, str]]:
    """The sentence in order: moment, amount and date under their name, the words between under none."""
    with override(language):
        moment = plan.get("moment")
        until = plan.get("measure_until")
        seen = {
            "moment": str(moment.name) if moment else _("what customers say of us"),
            "amount": _amount(plan, language),
            "date": date_format(until, "j F Y") if until else OPEN,
        }
        whole = _("We think '%(moment)s' gets %(amount)s because of this, and shall see it around %(date)s.")
    cut = re.split(r"%\((\w+)\)s", whole)  # words and names by turns
    between, names = cut[::2], cut[1::2]
    parts = [
        part
        for words, name in zip(between, names, strict=False)
        for part in (("", words), (name, seen[name]))
    ]
    return [*parts, ("", between[-1])]


def _aim(idea: Idea, answered: Answered) -> dict[str, Any]:
    """Nines and tens for what should surprise, the mean for what should be as it should be."""
    if idea.kind == Kind.NINE:
        return {"measure": str(Hypothesis.Measure.NINE_PLUS), "worthwhile": SHARE}
    worthwhile = round(MEAN * answered.cube.scale.width / 10, 3)
    return {"measure": str(Hypothesis.Measure.MEAN), "worthwhile": worthwhile}


def _timed(
    idea: Idea, plan: dict[str, Any], answered: Answered, today: date
) -> tuple[dict[str, Any], Outlook]:
    """As many whole weeks as it takes, 4 to 26, looks and all; each pass reckons with the looks before."""
    for _again in range(2):
        outlook = _reckoned(idea, plan, answered, today)
        weeks = min(max(outlook.found.weeks or MOST_WEEKS, LEAST_WEEKS), MOST_WEEKS)
        until = plan["measure_from"] + weeks * WEEK - timedelta(days=1)
        plan = plan | {"measure_until": until, "looks": looks(plan["measure_from"], weeks)}
    return plan, _reckoned(idea, plan, answered, today)


def _reckoned(idea: Idea, plan: dict[str, Any], answered: Answered, today: date) -> Outlook:
    outlook = outlook_of(idea, plan, today, answered)
    if outlook is None:
        raise ValueError("A draft names its measure, its difference and its windows.")
    return outlook


def looks(first: date, weeks: int) -> list[str]:
    """Up to five days, each the last of a whole week, evenly over the measuring; the last is its end."""
    many = max(1, min(MOST_LOOKS, weeks // 2))
    ends = [round(weeks * at / many) for at in range(1, many + 1)]
    return [(first + week * WEEK - timedelta(days=1)).isoformat() for week in ends]


def _population(idea: Idea, plan: Mapping[str, Any]) -> dict[str, Any]:
    """Everybody's customers at a moment of which most answers are heard by teams that do not work on it."""
    if plan["moment"] is None:
        return {}
    window = {"since": plan["baseline_from"], "until": plan["baseline_until"], "moment": plan["moment"]}
    own, every = counts(teams=idea.team_ids, **window).usual.n, counts(**window).usual.n
    return {ALL_TEAMS: True} if 2 * own < every else {}


def _guardrails(idea: Idea, plan: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Less than expected, where so many say what they expected that the margin can be kept.

    With fewer, what works well would be called 'works, with damage' only because too little was heard.
    """
    found = counts(
        by="expectation",
        since=plan["baseline_from"],
        until=plan["baseline_until"],
        teams=None if plan["population"].get(ALL_TEAMS) else idea.team_ids,
        moment=plan["moment"],
    ).tally("expectation")
    known = sum(n for (said,), n in found.items() if said in ANSWERED)
    after = (plan["planned_n"] or 0) * known / max(sum(found.values()), 1)
    if min(known, after) < ENOUGH_SAID:
        return []
    share = max(found.get((BELOW,), 0) / known, RARE)
    reach = TO_KEEP * sqrt(share * (1 - share) * (1 / known + 1 / after))
    return [{"measure": BELOW, "margin": MARGIN}] if reach <= MARGIN else []


def _amount(plan: Mapping[str, Any], language: str) -> str:
    size, measure = plan.get("worthwhile"), plan.get("measure")
    if not size or not measure:
        return OPEN
    if measure not in (Hypothesis.Measure.MEAN, Hypothesis.Measure.NPS):
        size = 100 * size
    up = plan.get("direction") != Hypothesis.Direction.DOWN
    return _moved(measure, up) % {"n": _figure(size, language)}


def _moved(measure: str, up: bool) -> str:
    if measure == Hypothesis.Measure.MEAN:
        return _("%(n)s of a point higher") if up else _("%(n)s of a point lower")
    if measure == Hypothesis.Measure.NPS:
        return _("%(n)s NPS points higher") if up else _("%(n)s NPS points lower")
    if measure == Hypothesis.Measure.ORDINAL:
        return (
            _("%(n)s in a hundred more customers who are happier")
            if up
            else _("%(n)s in a hundred more customers who are less happy")
        )
    return _("%(n)s in a hundred more nines and tens") if up else _("%(n)s in a hundred fewer nines and tens")


def _figure(size: float, language: str) -> str:
    return f"{size:.2f}".rstrip("0").rstrip(".").replace(".", "," if language == "nl" else ".")
