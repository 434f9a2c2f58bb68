"""A no is not for ever: its day comes, or its customers double."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from wallofchange.deciding.models import Objection, OwnedNo
from wallofchange.people.models import Organisation


def let_lapse(at: datetime) -> int:
    """Silence is consent, where the house says so: let lapse what nobody answered; return how many."""
    if not Organisation.here().silence_is_consent:
        return 0
    due = Objection.objects.due(at).select_related("idea")
    return sum(objection.lapse(at=at) for objection in due)


def bring_back(at: datetime) -> int:
    """Hang back what is due; return how many. Twice does nothing more."""
    today = timezone.localdate(at)
    due = OwnedNo.objects.to_bring_back(at).select_related("objection__idea")
    why = {True: OwnedNo.Why.DAY, False: OwnedNo.Why.DOUBLED}
    return sum(no.come_back(why[no.look_again_on <= today], at=at) for no in due)
