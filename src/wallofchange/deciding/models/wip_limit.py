"""How many ideas a team wants to have in a column at once. Off, unless it is set."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from wallofchange.deciding.models.stage import Stage
from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.people.models import Organisation, Team, User

if TYPE_CHECKING:
    from wallofchange.deciding.models.idea import Idea

LIMITED = (Stage.SELECTION, Stage.REALISATION, Stage.EVALUATION)
MOST = 99


class WipLimit(models.Model):
    """The most ideas of a team in one column.

    Whoever moves an idea there holds this row while counting, so that no two take the last place.
    """

    team = models.ForeignKey(Team, models.CASCADE, related_name="wip_limits")
    stage = models.CharField(max_length=20, choices=[(each.value, each.label) for each in LIMITED])
    most = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "stage"], name="one_limit_a_column"),
            models.CheckConstraint(condition=Q(most__gte=1), name="limit_lets_one_in"),
        ]

    def __str__(self) -> str:
        return f"{self.team} {self.stage}: {self.most}"

    @classmethod
    def agree(cls, team: Team, stage: str, most: int | None, *, by: User, at: datetime) -> WipLimit | None:
        """Set the limit of a column, or take it away with None. What hangs there already stays."""
        if not team.is_led_by(by):
            raise Refused(
                _("Only somebody who leads %(team)s sets its limits.") % {"team": team},
                remedy=_("Ask one of them."),
                code="mandate",
            )
        if stage not in LIMITED or (most is not None and not 1 <= most <= MOST):
            raise Refused(
                _("A limit is a number from 1 to 99, for what is chosen, in the making or live."),
                remedy=_("Give such a number, or leave it empty for no limit."),
                code="limit",
            )
        note("set a limit", team, by=by, at=at, team_id=team.pk, stage=stage, most=most)
        if most is None:
            cls.objects.filter(team=team, stage=stage).delete()
            return None
        return cls.objects.update_or_create(team=team, stage=stage, defaults={"most": most})[0]

    @classmethod
    def let_in(cls, idea: Idea, stage: str) -> None:
        """Refuse when the column is full; call in the transaction that moves the idea."""
        limit = _held(idea.team_id, stage)
        if limit is None or not Organisation.here().wip_limits:
            return
        hanging = type(idea).objects.filter(team=idea.team_id, stage=stage).exclude(pk=idea.pk)
        if hanging.count() >= limit.most:
            raise Refused(
                _("%(team)s agreed on %(most)s at most under '%(stage)s', and there are that many.")
                % {"team": idea.team, "most": limit.most, "stage": Stage(stage).label},
                remedy=_("Finish one of them or hang it back first, or let the lead raise the limit."),
                code="wip",
            )


def _held(team: int, stage: str) -> WipLimit | None:
    """The limit, held until the transaction ends."""
    if not transaction.get_connection().in_atomic_block:
        raise TypeError("A limit is held in the transaction that moves the idea.")
    return WipLimit.objects.select_for_update().filter(team=team, stage=stage).first()
