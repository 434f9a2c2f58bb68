"""What a customer told a colleague, noted in the customer's words: a signal, read like any other."""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import blake2b

from django.db import transaction
from django.utils.translation import gettext as _

from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.listening.models import NOTED, Moment, Signal, Source
from wallofchange.people.models import Team, User

CHANNEL = "note"
LONGEST = 4_000  # signs: what somebody remembers of a talk
LONGEST_WAIT = timedelta(days=31)  # in a browser without a network


def note_down(
    words: str,
    *,
    team: Team,
    by: User,
    at: datetime,
    key: str,
    moment: Moment | None = None,
    waited: timedelta = timedelta(0),
) -> Signal:
    """Keep these words for a team, once for a `key` of this person; said `waited` before now.

    Who noted them stands in the diary and not with the words: nobody is counted by what they bring in.

    Raises:
        Refused: when there are no words, too many of them, or the team is somebody else's.
    """
    words = words.replace("\r\n", "\n").strip()
    _check(words, team, by)
    told = {
        "moment": moment,
        "channel": CHANNEL,
        "said_at": at - min(max(waited, timedelta(0)), LONGEST_WAIT),
        "heard_at": at,
        "words": words,
    }
    with transaction.atomic():
        source, mark = source_of(team, at=at), blake2b(f"{by.pk} {key}".encode(), digest_size=20).hexdigest()
        signal, is_new = Signal.objects.get_or_create(source=source, fingerprint=mark, defaults=told)
        if is_new:
            note("noted for a customer", signal, by=by, at=at, team_id=team.pk)
    return signal


def source_of(team: Team, *, at: datetime) -> Source:
    """Where a team's notes hang: a source of its own, so that nobody takes them for answers."""
    found = Source.objects.filter(team=team, kind=NOTED).order_by("pk").first()
    if found:
        return found
    made = {"kind": NOTED, "at": at}
    return Source.objects.get_or_create(team=team, name=_("Noted by colleagues"), defaults=made)[0]


def _check(words: str, team: Team, by: User) -> None:
    if not team.welcomes(by):
        raise Refused(
            _("You do not belong to %(team)s.") % {"team": team},
            remedy=_("Note it for a team of your own."),
            code="not_yours",
        )
    if not words:
        raise Refused(_("There is nothing written yet."), remedy=_("Write what they said."), code="empty")
    if len(words) > LONGEST:
        raise Refused(
            _("That is longer than %(most)s signs.") % {"most": LONGEST},
            remedy=_("Keep what matters most; the rest fits in a second note."),
            code="too_long",
        )
