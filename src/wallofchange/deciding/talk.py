"""What is said about an idea, and what one of its readers can do with it: yes-ands, yes-buts and remarks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from wallofchange.deciding import mandates
from wallofchange.deciding.models import Addition, Idea, Objection, OwnedNo, Remark, Rightly, Stage, Unasked
from wallofchange.deciding.waiting_cost import WaitingCost, waiting_cost
from wallofchange.people.models import Organisation, User

A_WEEK = timedelta(days=7)
APPEALED = tuple(f"owned_no__appeal__{name}" for name in ("of_whom", "asked_by", "answered_by"))
HALF_A_YEAR = timedelta(weeks=26)


@dataclass(frozen=True)
class Talk:
    """All of it, with what its reader may do."""

    reader: User
    objections: list[Objection]
    additions: list[Addition]
    remarks: list[Remark]
    people: list[User]
    may_say_no: bool
    no: OwnedNo | None  # under which the idea hangs now
    voices_since: int  # customers who said the same since that no
    up: User | None  # who can be asked one step up
    to_hear: OwnedNo | None  # a no to the reader's own idea, not heard yet
    is_asked: bool  # whether the reader wants to be asked if a remark is a yes-but
    said_rightly: bool  # it was taken down, and somebody agreed
    cost: WaitingCost | None  # beside a worry about money
    lapses: bool  # whether silence is consent in this house
    today: date

    @property
    def in_a_week(self) -> date:
        return self.today + A_WEEK

    @property
    def look_again_on(self) -> date:
        return self.today + HALF_A_YEAR

    @property
    def question(self) -> Remark | None:
        """The reader's own remark that may be a yes-but: asked of them alone."""
        own = (remark for remark in self.remarks if remark.by_id == self.reader.pk)
        return next((remark for remark in own if remark.asks), None)

    @property
    def is_first(self) -> bool:
        """Whether this is the first yes-but that hangs with it: then it is told what one is."""
        return len(self.objections) == 1


def talk_of(idea: Idea, reader: User, at: datetime) -> Talk:
    """What hangs with an idea, as this person may see it; a constant number of queries."""
    answers = ("by", "condition__who", "owned_no__by", *APPEALED)
    objections = list(idea.objections.select_related(*answers, "withdrawn_by"))
    for objection in objections:
        objection.idea = idea
    no = _standing(idea, objections)
    turn = mandates.next_step_up(no, reader, at) if no and not hasattr(no, "appeal") else None
    remarks = idea.remarks.hanging().select_related("by")
    return Talk(
        reader=reader,
        objections=objections,
        additions=list(idea.additions.select_related("by")),
        remarks=list(remarks),
        people=list(idea.people()),
        may_say_no=mandates.may_say_no(idea, reader, at),
        no=no,
        voices_since=no.voices_since() if no else 0,
        up=turn.ask if turn else None,
        to_hear=no if no and no.heard_at is None and idea.by_id == reader.pk != no.by_id else None,
        is_asked=not Unasked.objects.filter(user=reader).exists(),
        said_rightly=idea.stage == Stage.NEVER_MIND and _said_rightly(idea),
        cost=waiting_cost(idea, at) if _about_money(objections) else None,
        lapses=Organisation.here().silence_is_consent,
        today=timezone.localdate(at),
    )


def _standing(idea: Idea, objections: list[Objection]) -> OwnedNo | None:
    if idea.stage != Stage.NO:
        return None
    noes = [objection.owned_no for objection in objections if objection.state == "no"]
    return noes[-1] if noes and noes[-1].came_back_at is None else None


def _said_rightly(idea: Idea) -> bool:
    last = idea.decisions.filter(withdrawn_at=None).order_by("-pk").values("pk")[:1]
    return Rightly.objects.filter(decision__in=last).exists()


def _about_money(objections: list[Objection]) -> bool:
    return any(each.kind == Objection.Kind.COST for each in objections)
