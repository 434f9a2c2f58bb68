"""What ends a command from outside ends it in order: nothing half-written, and nobody left at work."""

from __future__ import annotations

import errno
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType

from wallofchange.diary.refused import Refused
from wallofchange.house.shell import _

ENDS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}
NO_FOLDER = {errno.EEXIST, errno.ENOTDIR}
FULL_DATABASE = {13, "53100"}  # as SQLite says it, and PostgreSQL
NO_WAY_IN = {"08", "28", "3D"}  # PostgreSQL: no line, who is this, no such database
BROKEN_DATABASE = {11, 26}  # SQLite: torn, or no database at all


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
        refusal = _of_disk(trouble) if isinstance(trouble, OSError) else _of_database(trouble.__cause__)
        if refusal is None:
            raise
        raise refusal from trouble


def _of_disk(trouble: OSError) -> Refused | None:
    place = trouble.filename or trouble.strerror
    if trouble.errno in FULL:
        return _full()
    if trouble.errno in CLOSED:
        return Refused(
            _("This machine does not allow that: {what}.").format(what=place),
            remedy=_("Choose another place, or ask who looks after it."),
        )
    if trouble.errno in NO_FOLDER:
        return Refused(_("{place} is no folder.").format(place=place), remedy=_("Choose another place."))
    return None


def _of_database(trouble: BaseException | None) -> Refused | None:
    """By the word of the database behind Django's."""
    told = getattr(trouble, "sqlite_errorcode", None) or getattr(trouble, "sqlstate", None)
    if told in FULL_DATABASE:
        return _full()
    if told in BROKEN_DATABASE:
        return Refused(
            _("The database of this home is broken."),
            remedy=_("Put back the copy you keep of its folder, or choose another home."),
        )
    if type(trouble).__module__.startswith("psycopg") and (told is None or told[:2] in NO_WAY_IN):
        return Refused(
            _("The database does not let us in: {why}.").format(why=str(trouble).strip().split("\n")[0]),
            remedy=_("Is it up, and is DATABASE_URL right?"),
        )
    return None


def _full() -> Refused:
    return Refused(_("The disk is full."), remedy=_("Make room, and try again."))
