"""A home of the simulated company with a part of its surveys, for tests of what stands beside them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pyarrow as pa

from wallofchange.house.demo import generator
from wallofchange.house.demo.hearing import Heard, listen
from wallofchange.house.demo.moving_in import Company, move_in


@contextmanager
def small_home(django_db_blocker: Any, *, one_in: int) -> Iterator[tuple[Company, Heard]]:
    """One survey in so many, without its words. Taken back afterwards."""
    from django.db import transaction

    said = generator.surveys().sort_by("said_at")
    with django_db_blocker.unblock(), transaction.atomic():
        company = move_in()
        heard = listen(said.filter(pa.array(np.arange(said.num_rows) % one_in == 0)), company)
        heard.write_down()
        yield company, heard
        transaction.set_rollback(True)
