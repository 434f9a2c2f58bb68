"""The journey: every moment in the order in which a customer lives them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from wallofchange.deciding.models import Idea, Stage
from wallofchange.learning.moments.asked import Asked
from wallofchange.learning.moments.counts import counted
from wallofchange.learning.moments.moves import TOLD, beside_each_other, moves
from wallofchange.learning.moments.side import sides
from wallofchange.learning.moments.told import Told
from wallofchange.learning.moments.voices import NONE, last_answers, voices
from wallofchange.listening.models import Moment
from wallofchange.measuring.comparison import Measure
from wallofchange.people.models import User

ON_THE_WALL = [Stage.INVENTORY, Stage.SELECTION, Stage.REALISATION, Stage.EVALUATION]


def journey(
    user: User,
    asked: Asked,
    moments: Sequence[Moment] | None = None,
    measures: Sequence[Measure] = TOLD,
) -> list[Told]:
    """What this person may hear of these moments (else of all), in a constant number of queries."""
    wanted = list(Moment.objects.all()) if moments is None else list(moments)
    everything = counted(user, asked, wanted)
    found = {moment.pk: sides(everything.of(moment)) for moment in wanted}
    moved = beside_each_other([moves(then, now, measures) for now, then in found.values()])
    heard, hanging = voices(user, asked, wanted), _hanging(user, wanted)
    unasked = last_answers(user, [moment for moment in wanted if not found[moment.pk][0].n_said])
    return [
        Told(
            moment,
            asked,
            *found[moment.pk],
            moves=moved[place],
            lifts=heard[moment.pk].lifts,
            hurts=heard[moment.pk].hurts,
            read=heard[moment.pk].read,
            hanging=hanging[moment.pk],
            last=unasked.get(moment.pk, NONE),
        )
        for place, moment in enumerate(wanted)
    ]


def _hanging(user: User, moments: Iterable[Moment]) -> dict[int, list[Idea]]:
    """What hangs on the wall for each moment, the newest first."""
    found: dict[int, list[Idea]] = defaultdict(list)
    ideas = Idea.objects.seen_by(user).filter(moment__in=[moment.pk for moment in moments])
    for idea in ideas.filter(stage__in=ON_THE_WALL).order_by("-pk"):
        found[idea.moment_id or 0].append(idea)
    return found
