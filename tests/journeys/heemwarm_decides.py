"""A team with a mandate, a director above it, and ideas that are larger: filled without a customer.

`python -m tests.journeys.heemwarm_decides HOME` fills an empty home; its clock starts on a Monday at nine.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.journeys.house import furnish, plain

LARGE = ("A face at the door", "Warm until Monday", "One name")
OTHERS = ("Digital", "Field service")  # without a mandate yet
SMALL = "Call before they do"


def fill(home: Path) -> None:
    """In a process of its own, without the home and the settings of the tests."""
    furnish(home)
    command = [sys.executable, "-m", "tests.journeys.heemwarm_decides", str(home)]
    subprocess.run(command, env=plain(), check=True)


def _fill(home: str) -> None:
    from wallofchange.house.home import open_home

    open_home(home)
    from tests import cast
    from tests.deciding.mandated import hilde
    from wallofchange.deciding.models import Capacity
    from wallofchange.diary.clock import tell_story_from

    cast.anna()
    cast.sefa()
    cast.mirjam()
    hilde()
    for name in OTHERS:
        cast.team(name)
    Capacity.objects.create(team=cast.team(), hours_a_week=400)
    for title in LARGE:
        cast.idea(title, hours=20)
    cast.idea(SMALL, hours=8)
    tell_story_from(cast.MONDAY)


if __name__ == "__main__":
    _fill(sys.argv[1])
