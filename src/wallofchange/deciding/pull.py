"""What this room has not handled yet: yes-buts and questions on which nothing came, untouched ideas."""

from __future__ import annotations

from datetime import datetime

from wallofchange.deciding import ageing, asking, coming_back, counting


def pull(at: datetime) -> int:
    """Let lapse, fade, come back, go up and end what is due, and count; return how many. Twice is once."""
    back = (coming_back.let_lapse, coming_back.bring_back, ageing.look_again)
    room = (counting.end_exemptions, counting.recount)
    rounds = (*back, ageing.announce, ageing.let_go, asking.pull, *room)
    return sum(due(at) for due in rounds)
