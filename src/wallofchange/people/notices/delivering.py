"""What this room has not handled yet: messages that wait to go out."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from django.conf import settings

from wallofchange.people.models import Notice
from wallofchange.people.notices import chat, mail
from wallofchange.people.notices.trouble import NotDelivered

log = logging.getLogger("wallofchange.notices")
AT_ONCE = 20  # a round of the worker must not wait for a slow server all day


def pull(at: datetime) -> int:
    """Send what is due; return how many were tried. One that fails is tried again later."""
    return sum(deliver(notice, at) for notice in Notice.objects.due(at)[:AT_ONCE])


def deliver(notice: Notice, at: datetime) -> int:
    """Try this one once; 1 when it was ours to try."""
    if not notice.claim(at):
        return 0
    try:
        _HOW[notice.kind](notice)
    except NotDelivered as why:
        notice.failed(why.trouble, at=at, for_good=why.for_good)
        log.warning("notice %s (%s) did not arrive: %s", notice.pk, notice.kind, why)
    else:
        notice.arrived(at=at)
    return 1


def _mail(notice: Notice) -> None:
    mail.send(notice.to, notice.subject, notice.text)


def _chat(notice: Notice) -> None:
    chat.post(notice.to, notice.text, own_network=getattr(settings, "OWN_NETWORK", False))


_HOW: dict[str, Callable[[Notice], None]] = {Notice.Kind.MAIL: _mail, Notice.Kind.CHAT: _chat}
