"""A log that tells where something broke, and never what a customer wrote."""

from __future__ import annotations

import logging
import traceback
from types import TracebackType


class Discreet(logging.Formatter):
    """Leaves the message of an exception out: it can quote the text that could not be handled."""

    def formatException(
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        kind, _problem, trail = ei
        steps = "".join(traceback.format_tb(trail)) if trail else ""
        return f"{steps}{kind.__module__}.{kind.__qualname__}" if kind else ""
