"""Which ideas would bring customers most for the hours there are. A proposal: people know more than this."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils import timezone

from wallofchange.deciding.models import Cycle, Idea, Stage
from wallofchange.deciding.models.stage import Kind
from wallofchange.learning.cube import counts, teams_of
from wallofchange.learning.programme.promises import Found
from wallofchange.learning.programme.worth import Experience, experience, months_it_lasts, promise_of
from wallofchange.people.models import Team, User

if TYPE_CHECKING:
    from wallofchange.measuring.choosing import Choice, Ideas

REACH_OVER = timedelta(weeks=13)
MONTHS = 3
NEVER_EXPECTED = 0.25  # of the chosen hours, unless somebody says otherwise
MOST_WEIGHED = 60  # ideas; the rest brings least for an hour
DRAWS = 200
Pairs = Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Rules:
    """What a choice must keep; ideas by their number. `hours` None: the room of the team in this period."""

    hours: float | None = None
    never_expected: float = NEVER_EXPECTED
    requires: Pairs = ()
    one_of: Sequence[tuple[int, ...]] = ()


@dataclass(frozen=True)
class Weighed:
    """One idea on the scales: reach a month x effect x months; `sure`: in which part of the draws chosen."""

    idea: Idea
    reach: float
    promised: float | None
    effect: float
    effect_sd: float
    months: int
    chosen: bool = False
    sure: float = 0.0

    @property
    def hours(self) -> float:
        return float(self.idea.hours)

    @property
    def value(self) -> float:
        return self.reach * self.effect * self.months

    @property
    def value_sd(self) -> float:
        return self.reach * self.effect_sd * self.months

    @property
    def an_hour(self) -> float:
        """Value for an hour; an idea that takes no time is reckoned at a quarter of one."""
        return self.value / max(self.hours, 0.25)

    @property
    def an_hour_sd(self) -> float:
        return self.value_sd / max(self.hours, 0.25)

    @property
    def nine(self) -> bool:
        return self.idea.kind == Kind.NINE


@dataclass(frozen=True)
class Proposal:
    """What fits, what it brings, and which rule stands in the way; `conflict`: nothing keeps these rules."""

    team: Team
    cycle: Cycle
    rules: Rules
    hours: float
    known: Experience
    weighed: list[Weighed]
    unweighed: list[Idea]  # without a moment nobody knows how many customers it reaches
    binding: tuple[str, ...] = ()
    more: tuple[float, list[Idea]] | None = None  # with so many hours more, these as well
    never_expected_costs: float = 0.0  # part of the value that would come on top without its minimum
    conflict: tuple[str, ...] = ()
    lifted: bool = False  # no idea that is meant as never expected fits, so its part is not asked for

    @property
    def chosen(self) -> list[Weighed]:
        return [each for each in self.weighed if each.chosen]

    @property
    def hours_taken(self) -> float:
        return sum(each.hours for each in self.chosen)

    @property
    def value(self) -> dict[str, float]:
        """What the choice is expected to bring, by the kind of work it is meant to be."""
        kinds = {kind: sum(each.value for each in self.chosen if each.idea.kind == kind) for kind in Kind}
        unsaid = sum(each.value for each in self.chosen if not each.idea.kind)
        return {str(kind): worth for kind, worth in kinds.items()} | {"unsaid": unsaid}


def propose(
    team: Team, found: Iterable[Found], *, by: User, at: datetime, rules: Rules | None = None
) -> Proposal:
    """Weigh the ideas that hang on the team's wall and choose what brings most within the rules.

    `found`: the changes with their verdicts from which is learned what a promise is worth.
    """
    rules = rules or Rules()
    cycle = Cycle.of(team, timezone.localdate(at))
    known = experience(found)
    ideas = list(
        Idea.objects.filter(team=team, stage=Stage.INVENTORY)
        .select_related("moment", "team")
        .prefetch_related("hypotheses")
        .order_by("pk")
    )
    reach = reach_of(by, at=at)
    weighed = [_weighed(idea, known, reach) for idea in ideas if idea.moment_id]
    weighed = sorted(weighed, key=lambda each: -each.an_hour)[:MOST_WEIGHED]
    hours = float(max(cycle.room, Decimal(0))) if rules.hours is None else rules.hours
    bare = [idea for idea in ideas if not idea.moment_id]
    return _choose(Proposal(team, cycle, rules, hours, known, weighed, bare))


def reach_of(user: User, *, at: datetime) -> Mapping[int, float]:
    """How many answers with a score a month each moment gets, over the last three months."""
    today = timezone.localdate(at)
    found = counts(by=("moment",), since=today - REACH_OVER, until=today, teams=teams_of(user))
    reach: dict[int, float] = {}
    for cube in found.cubes:
        for (moment,), spread in cube.by("moment").items():
            if isinstance(moment, int):
                reach[moment] = reach.get(moment, 0.0) + spread.n / MONTHS
    return reach


def _weighed(idea: Idea, known: Experience, reach: Mapping[int, float]) -> Weighed:
    promised = promise_of(idea, known.measure)
    effect, spread = known.believed(promised)
    return Weighed(idea, reach.get(idea.moment_id or 0, 0.0), promised, effect, spread, months_it_lasts(idea))


def _choose(proposal: Proposal) -> Proposal:
    from wallofchange.measuring.choosing import NothingFitsError, pick
    from wallofchange.measuring.steady import more_room, steadiness

    weighed = proposal.weighed
    special = [each for each in weighed if each.nine and each.value > 0 and each.hours <= proposal.hours]
    proposal = replace(proposal, lifted=not special)
    if not weighed:
        return proposal
    ideas = _as_ideas(proposal)
    try:
        choice = pick(ideas)
    except NothingFitsError as trouble:
        return replace(proposal, conflict=(trouble.rule, *trouble.others))
    sure = steadiness(ideas, [each.value_sd for each in weighed], draws=DRAWS)
    told = [
        replace(each, chosen=place in choice.chosen, sure=part)
        for place, (each, part) in enumerate(zip(weighed, sure, strict=True))
    ]
    more = more_room(ideas)
    added = (
        [weighed[place].idea for place in more.choice.chosen if place not in choice.chosen] if more else []
    )
    return replace(
        proposal,
        weighed=told,
        binding=choice.binding,
        more=(more.extra, added) if more else None,
        never_expected_costs=_price(ideas, choice),
    )


def _price(ideas: Ideas, choice: Choice) -> float:
    """What the part for never expected costs: the value that would come on top without it, as a part."""
    from wallofchange.measuring.choosing import pick

    if "nine_min_share" not in choice.binding or choice.value <= 0:
        return 0.0
    return pick(replace(ideas, nine_min_share=0.0)).value / choice.value - 1


def _as_ideas(proposal: Proposal) -> Ideas:
    """The same question, as the mathematics asks it: places for ideas. Rules on others do not count."""
    from wallofchange.measuring.choosing import Ideas

    weighed, rules = proposal.weighed, proposal.rules
    place = {each.idea.pk: at for at, each in enumerate(weighed)}
    return Ideas(
        tuple(each.value for each in weighed),
        tuple(each.hours for each in weighed),
        tuple(each.nine for each in weighed),
        proposal.hours,
        0.0 if proposal.lifted else rules.never_expected,
        tuple(
            (place[first], place[other]) for first, other in rules.requires if {first, other} <= place.keys()
        ),
        tuple(
            group
            for given in rules.one_of
            if len(group := tuple(sorted({place[pk] for pk in given if pk in place}))) > 1
        ),
    )
