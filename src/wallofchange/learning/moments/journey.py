"""The journey: every moment in the order in which a customer lives them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from wallofchange.deciding.models import Idea, Stage
from wallofchange.learning.moments.asked import Asked
from wallofchange.learning.moments.counts import counted
from wallofchange.learning.moments.guarded import OPEN, Guarded
from wallofchange.learning.moments.moves import TOLD, beside_each_other, moves
from wallofchange.learning.moments.side import Side, sides
from wallofchange.learning.moments.told import Told
from wallofchange.learning.moments.voices import NONE, SILENT, last_answers, voices
from wallofchange.listening.models import Moment
from wallofchange.measuring.comparison import Measure
from wallofchange.people.models import User

ON_THE_WALL = [Stage.INVENTORY, Stage.SELECTION, Stage.REALISATION, Stage.EVALUATION]


def journey(
    user: User,
    asked: Asked,
    moments: Sequence[Moment] | None = None,
    measures: Sequence[Measure] = TOLD,
    *,
    guard: Guarded = OPEN,
) -> list[Told]:
    """What this person may hear of these moments (else of all), in a constant number of queries."""
    asked = replace(asked, as_of=guard.as_of)
    wanted = list(Moment.objects.all()) if moments is None else list(moments)
    everything = counted(user, asked, wanted)
    found = {moment.pk: _let_through(sides(everything.of(moment)), guard) for moment in wanted}
    moved = beside_each_other([moves(then, now, measures) for now, then in found.values()])
    heard = voices(user, asked, wanted if guard.now.allowed else [])
    hanging = _hanging(user, wanted)
    unasked = last_answers(user, [moment for moment in wanted if not found[moment.pk][0].n_said])
    return [
        Told(
            moment,
            asked,
            *found[moment.pk],
            moves=moved[place],
            voices=heard.get(moment.pk, SILENT),
            hanging=hanging[moment.pk],
            last=unasked.get(moment.pk, NONE),
        )
        for place, moment in enumerate(wanted)
    ]


def _let_through(both: tuple[Side, Side], guard: Guarded) -> tuple[Side, Side]:
    now, then = both
    return replace(now, hidden=not guard.now.allowed), replace(then, hidden=not guard.then.allowed)


def _hanging(user: User, moments: Iterable[Moment]) -> dict[int, list[Idea]]:
    """What hangs on the wall for each moment, the newest first."""
    found: dict[int, list[Idea]] = defaultdict(list)
    ideas = Idea.objects.seen_by(user).filter(moment__in=[moment.pk for moment in moments])
    for idea in ideas.filter(stage__in=ON_THE_WALL).order_by("-pk"):
        found[idea.moment_id or 0].append(idea)
    return found
