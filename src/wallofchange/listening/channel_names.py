"""What a channel is called on screen; one that a home named itself is called so."""

from __future__ import annotations

from django.utils.translation import gettext as _


def channel_name(channel: str) -> str:
    return _known().get(channel, channel)


def _known() -> dict[str, str]:
    return {
        "app": _("app"),
        "chat": _("chat"),
        "email": _("e-mail"),
        "google": "Google",
        "note": _("noted for the customer"),
        "phone": _("telephone"),
        "portal": _("portal"),
        "review": _("review"),
        "survey": _("survey"),
        "visit": _("visit"),
    }
