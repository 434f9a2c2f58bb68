"""What comes through a pipe, kept on disk while a command reads it: a table is looked at more than once."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

STANDARD_INPUT = "-"


@contextmanager
def at_hand(file: str | Path) -> Iterator[Path]:
    """The file itself; of `-` or a pipe a copy that only its owner can read, gone afterwards."""
    path = Path(file)
    if str(file) != STANDARD_INPUT and (path.is_file() or path.is_dir() or not path.exists()):
        yield path
        return
    with tempfile.NamedTemporaryFile(prefix="wallofchange-") as copy:
        if str(file) == STANDARD_INPUT:
            shutil.copyfileobj(sys.stdin.buffer, copy)
        else:
            with path.open("rb") as pipe:
                shutil.copyfileobj(pipe, copy)
        copy.flush()
        yield Path(copy.name)
