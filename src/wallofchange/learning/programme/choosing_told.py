"""A proposal as plain values: what a program and a file to keep get."""

from __future__ import annotations

from typing import Any

from wallofchange.learning.programme.choosing import Proposal, Weighed


def as_dict(proposal: Proposal) -> dict[str, Any]:
    """The whole calculation; effects in the unit of the measure, value in that unit times answers."""
    known, more = proposal.known, proposal.more
    return {
        "method": "0/1 knapsack solved to the end (HiGHS); value = reach a month x believed effect x months",
        "team": proposal.team.pk,
        "period": {"from": proposal.cycle.starts_on.isoformat(), "until": proposal.cycle.ends_on.isoformat()},
        "hours": proposal.hours,
        "hours_taken": proposal.hours_taken,
        "never_expected_at_least": 0.0 if proposal.lifted else proposal.rules.never_expected,
        "never_expected_lifted": proposal.lifted,
        "requires": [list(pair) for pair in proposal.rules.requires],
        "one_of": [list(group) for group in proposal.rules.one_of],
        "experience": {
            "measure": known.measure, "n": known.n, "mean": known.mean, "mean_se": known.mean_se,
            "spread": known.spread, "promises_off": known.off,
        },
        "chosen": [each.idea.pk for each in proposal.chosen],
        "value": proposal.value,
        "binding": list(proposal.binding),
        "more_room": {"hours": more[0], "adds": [idea.pk for idea in more[1]]} if more else None,
        "never_expected_costs": proposal.never_expected_costs,
        "conflict": list(proposal.conflict),
        "ideas": [_plain(each) for each in proposal.weighed],
        "not_weighed": [idea.pk for idea in proposal.unweighed],
    }  # fmt: skip


def _plain(each: Weighed) -> dict[str, Any]:
    return {
        "idea": each.idea.pk,
        "title": each.idea.title,
        "kind": each.idea.kind,
        "hours": each.hours,
        "reach_a_month": each.reach,
        "promised": each.promised,
        "effect": each.effect,
        "effect_sd": each.effect_sd,
        "months": each.months,
        "value": each.value,
        "value_an_hour": each.an_hour,
        "chosen": each.chosen,
        "chosen_in_draws": each.sure,
    }
