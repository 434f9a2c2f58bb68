"""What a mandate is asked about."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Act(models.TextChoices):
    """What one may decide, or must ask for."""

    CHOOSE = "choose", _("take it in hand")
    NO = "no", _("say no")
    SPEND = "spend", _("spend more on it")
    EXEMPT = "exempt", _("break the reserve")
    APPEAL = "appeal", _("take a no back")


# A no is never said by silence, nor is the reserve broken by it; a no that nobody stands by ends with it.
LAPSES_INTO_YES = (Act.CHOOSE, Act.SPEND, Act.APPEAL)
