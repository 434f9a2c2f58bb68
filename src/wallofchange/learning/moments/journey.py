"""The journey: every moment in the order in which a customer lives them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from wallofchange.deciding.models import Idea, Stage
from wallofchange.learning.moments.asked import Asked
from wallofchange.learning.moments.counts import counted
from wallofchange.learning.moments.guarded import Guarded
from wallofchange.learning.moments.moves import TOLD, beside_each_other, moves
from wallofchange.learning.moments.side import Side, sides
from wallofchange.learning.moments.told import Told
from wallofchange.learning.moments.voices import NONE, SILENT, Voices, last_answers, voices
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
    guards: Mapping[int, Guarded] | None = None,
) -> list[Told]:
    """What this person may hear of these moments (else of all), in a constant number of queries."""
    wanted = list(Moment.objects.all()) if moments is None else list(moments)
    guards = {moment.pk: Guarded(asked) for moment in wanted} if guards is None else guards
    found, heard = _found(user, wanted, guards)
    moved = beside_each_other([moves(then, now, measures) for now, then in found.values()])
    hanging = _hanging(user, wanted)
    unasked = last_answers(user, [moment for moment in wanted if not found[moment.pk][0].n_said])
    return [
        Told(
            moment,
            guards[moment.pk].asked,
            *found[moment.pk],
            moves=moved[place],
            voices=heard.get(moment.pk, SILENT),
            hanging=hanging[moment.pk],
            last=unasked.get(moment.pk, NONE),
        )
        for place, moment in enumerate(wanted)
    ]


Both = tuple[Side, Side]


def _found(
    user: User, wanted: Iterable[Moment], guards: Mapping[int, Guarded]
) -> tuple[dict[int, Both], dict[int, Voices]]:
    """Both sides of each moment, and its words; what is shown of the same days is asked together."""
    together: dict[Asked, list[Moment]] = defaultdict(list)
    for moment in wanted:
        guard = guards[moment.pk]
        together[replace(guard.asked, as_of=guard.as_of)].append(moment)
    sides_of: dict[int, Both] = {}
    heard: dict[int, Voices] = {}
    for asked, those in together.items():
        everything = counted(user, asked, those)
        sides_of |= {each.pk: _let_through(sides(everything.of(each)), guards[each.pk]) for each in those}
        heard |= voices(user, asked, [each for each in those if guards[each.pk].now.allowed])
    return {moment.pk: sides_of[moment.pk] for moment in wanted}, heard


def _let_through(both: Both, guard: Guarded) -> Both:
    now, then = both
    kinds = guard.kinds or (None, None)
    return (
        replace(now, hidden=not guard.now.allowed, kinds=kinds[0]),
        replace(then, hidden=not guard.then.allowed, kinds=kinds[1]),
    )


def _hanging(user: User, moments: Iterable[Moment]) -> dict[int, list[Idea]]:
    """What hangs on the wall for each moment, the newest first."""
    found: dict[int, list[Idea]] = defaultdict(list)
    ideas = Idea.objects.seen_by(user).filter(moment__in=[moment.pk for moment in moments])
    for idea in ideas.filter(stage__in=ON_THE_WALL).order_by("-pk"):
        found[idea.moment_id or 0].append(idea)
    return found
