"""A team with a mandate, its lead with a wider one and a director above: ideas to ask about and to refuse.

`python -m tests.journeys.heemwarm_asks HOME` fills an empty home; its clock starts on a Monday at nine.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.journeys.house import furnish, plain

SIXTEEN_HOURS = (
    "A face at the door",
    "Warm until Monday",
    "One name",
)  # more than Service may decide, less than Anna
MORE_HOURS = (
    "Choose your own engineer",
    "A card at a birth",
    "The bill in one line",
)  # 25: more than Anna may
EIGHT_HOURS = ("Call before they do", "Call at a set hour", "Call back today")  # each with a worry
WORRY = "Yes, but the works council forbids pictures"


def fill(home: Path) -> None:
    """In a process of its own, without the home and the settings of the tests."""
    furnish(home)
    command = [sys.executable, "-m", "tests.journeys.heemwarm_asks", str(home)]
    subprocess.run(command, env=plain(), check=True)


def _fill(home: str) -> None:
    from wallofchange.house.home import open_home

    open_home(home)
    from tests import cast
    from tests.deciding.mandated import mandate
    from wallofchange.deciding.models import Capacity
    from wallofchange.diary.clock import tell_story_from

    mandate()
    mandate(cast.anna(), hours=24)
    Capacity.objects.create(team=cast.team(), hours_a_week=400)
    for hours, titles in ((16, SIXTEEN_HOURS), (25, MORE_HOURS)):
        for title in titles:
            cast.idea(title, hours=hours, by=cast.sefa())
    for title in EIGHT_HOURS:
        cast.objection(WORRY, idea=cast.idea(title, by=cast.sefa()))
    tell_story_from(cast.MONDAY)


if __name__ == "__main__":
    _fill(sys.argv[1])
