"""Why a message did not arrive, in plain words that hold nothing of its address."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

WHY = {
    "no_address": gettext_lazy("That is not an address of a chat: https://… is."),
    "not_found": gettext_lazy("That address was not found."),
    "own_network": gettext_lazy("That address lies in your own network."),
    "chat_answered": gettext_lazy("The chat answered %(detail)s."),
    "chat_silent": gettext_lazy("The chat did not answer in time."),
    "chat_certificate": gettext_lazy("The certificate of the chat does not hold."),
    "chat_gone": gettext_lazy("The chat could not be reached."),
    "no_mail": gettext_lazy("No mail server is named (WALLOFCHANGE_MAIL)."),
    "mail_refused": gettext_lazy("The mail server refused this address."),
    "mail_answered": gettext_lazy("The mail server answered %(detail)s."),
    "mail_gone": gettext_lazy("The mail server could not be reached."),
}


class NotDelivered(Exception):
    """It did not arrive; `for_good` when trying again will not help."""

    def __init__(self, code: str, detail: object = "", *, for_good: bool = False) -> None:
        self.trouble = f"{code}:{detail}" if detail else code
        self.for_good = for_good
        super().__init__(self.trouble)


def said(trouble: str) -> str:
    """What is kept of a trouble, in the reader's language."""
    code, _colon, detail = trouble.partition(":")
    return str(WHY.get(code, _("Something went wrong."))) % {"detail": detail}
