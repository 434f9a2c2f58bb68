"""In what a fact is counted, and the kinds of fact that every house knows by name."""

from __future__ import annotations

from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

from wallofchange.diary.tongue import spoken


class Measure(models.TextChoices):
    """The unit of a fact's value, and of a promise's threshold."""

    YES_NO = "yes_no", _("yes or no")
    SHARE = "share", _("share")
    MINUTES = "minutes", _("minutes")
    HOURS = "hours", _("hours")
    DAYS = "days", _("days")
    COUNT = "count", _("times")
    EUROS = "euros", _("euros")


MORE_IS_BETTER = frozenset([Measure.YES_NO, Measure.SHARE])  # of the others less is
MAY_BE_NEGATIVE = frozenset([Measure.EUROS])


class Kind(NamedTuple):
    """A kind of fact that has a name in both languages; a home may use others under a name of its own."""

    key: str
    nl: str
    en: str
    measure: Measure


KINDS = {
    kind.key: kind
    for kind in (
        Kind("waiting_minutes", "minuten gewacht", "minutes waited", Measure.MINUTES),
        Kind("minutes_on_phone", "minuten aan de telefoon", "minutes on the phone", Measure.MINUTES),
        Kind("late_minutes", "minuten te laat", "minutes late", Measure.MINUTES),
        Kind("lead_time_days", "doorlooptijd in dagen", "days from start to end", Measure.DAYS),
        Kind("answered_in_days", "dagen tot het antwoord", "days until the answer", Measure.DAYS),
        Kind("on_time", "op tijd", "on time", Measure.YES_NO),
        Kind("fixed_in_one_go", "in één keer gemaakt", "fixed in one go", Measure.YES_NO),
        Kind("knew_who_came", "wist wie er kwam", "knew who came", Measure.YES_NO),
        Kind("was_called", "gebeld", "was called", Measure.YES_NO),
        Kind("contacts_needed", "keren contact nodig", "contacts needed", Measure.COUNT),
        Kind("errors", "fouten", "mistakes", Measure.COUNT),
        Kind("invited", "gevraagd te antwoorden", "asked to answer", Measure.COUNT),
        Kind("was_invited", "kreeg een vraag", "was asked", Measure.YES_NO),
    )
}
INVITED, WAS_INVITED = "invited", "was_invited"  # of days: how many; of a contact: whether
ABOUT_ASKING = (INVITED, WAS_INVITED)  # not how we did, but whom we asked


def called(key: str) -> str:
    """What a kind of fact is called on screen."""
    known = KINDS.get(key)
    return spoken(nl=known.nl, en=known.en) if known else key.replace("_", " ")
