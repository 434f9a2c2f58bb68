"""One thread to calculate on, for a process that serves: said before anything that calculates is loaded."""

from __future__ import annotations

import os

# reading.many says the same to its processes; it is not asked from here, for with it comes what calculates
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def calculate_on_one_thread() -> None:
    """From now on, here and in what is started from here, unless the machine says otherwise.

    Reading is no slower for it. Teaching is up to fifty times as fast: the threads of two libraries wait for
    each other, and most of all where something else is at work.
    """
    for name in THREADS:
        os.environ.setdefault(name, "1")
