"""What ends a command from outside ends it in order: nothing half-written, and nobody left at work."""

from __future__ import annotations

import errno
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType

from wallofchange.diary.refused import Refused
from wallofchange.house.command_line.shell import _

ENDS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
FULL_SQLITE, FULL_POSTGRES = 13, "53100"
CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def stopped_in_order() -> Iterator[None]:
    """A kill, or a terminal that closes, is what Ctrl-C is; unless somebody asked to have it ignored."""
    here = current_thread() is main_thread()  # nobody else may say what a signal does
    ours = [each for each in ENDS if here and signal.getsignal(each) is signal.SIG_DFL]
    for each in ours:
        signal.signal(each, _stop)
    try:
        yield
    finally:
        for each in ours:
            signal.signal(each, signal.SIG_DFL)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


@contextmanager
def refused_by_the_machine() -> Iterator[None]:
    """A disk without room, or a closed place, is no mistake in here: it is told with what to do."""
    try:
        yield
    except Exception as trouble:
        if _is_full(trouble):
            raise Refused(_("The disk is full."), remedy=_("Make room, and try again.")) from trouble
        if not isinstance(trouble, OSError) or trouble.errno not in CLOSED:
            raise
        raise Refused(
            _("This machine does not allow that: {what}.").format(what=trouble.filename or trouble.strerror),
            remedy=_("Choose another place, or ask who looks after it."),
        ) from trouble


def _is_full(trouble: Exception) -> bool:
    """By the machine's own word, or by that of the database behind Django's."""
    of_database = trouble.__cause__
    return (
        (isinstance(trouble, OSError) and trouble.errno in FULL)
        or getattr(of_database, "sqlite_errorcode", None) == FULL_SQLITE
        or getattr(of_database, "sqlstate", None) == FULL_POSTGRES
    )
