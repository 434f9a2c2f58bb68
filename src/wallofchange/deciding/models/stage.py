"""Where an idea hangs on the wall, how it goes there, and what kind of work it is."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """The five columns, and the four exits, each with its own name."""

    INVENTORY = "inventory", _("Ideas")
    SELECTION = "selection", _("Chosen")
    REALISATION = "realisation", _("In the making")
    EVALUATION = "evaluation", _("Does it work?")
    LEARNED = "learned", _("Learned")
    DONE_AT_ONCE = "done_at_once", _("Done at once")
    NOT_NOW = "not_now", _("Not now")
    NO = "no", _("No, because")
    NEVER_MIND = "never_mind", _("Never mind")
    MERGED = "merged", _("Part of another idea")  # no way out: it hangs on the wall as that other one


COLUMNS = [Stage.INVENTORY, Stage.SELECTION, Stage.REALISATION, Stage.EVALUATION, Stage.LEARNED]
EXITS = [Stage.DONE_AT_ONCE, Stage.NOT_NOW, Stage.NO, Stage.NEVER_MIND]
IN_HAND = [Stage.SELECTION, Stage.REALISATION]
MADE = [Stage.EVALUATION, Stage.LEARNED, Stage.DONE_AT_ONCE]  # customers notice it: too late for a no


class Lane(models.TextChoices):
    """How much proof an idea asks for. Only the third may say that it works."""

    AT_ONCE = "at_once", _("Done at once")
    TRY = "try", _("Try")
    PROVE = "prove", _("Prove")


class Kind(models.TextChoices):
    """What a customer says if it works. In the literature: 7+ and 9+ work."""

    SEVEN = "seven", _("as it should be")
    NINE = "nine", _("never expected")
