"""The days on which the journeys play: a winter of answers, a change in March, its outcome in April."""

from datetime import date, datetime

from tests.cast import AMSTERDAM

WINTER = date(2025, 12, 1)  # a Monday; thirteen weeks of answers until the change
LIVE = date(2026, 3, 2)
MARCH = datetime(2026, 3, 2, 9, 0, tzinfo=AMSTERDAM)
LAST_DAY = datetime(2026, 4, 12, 18, 0, tzinfo=AMSTERDAM)
ENDED = datetime(2026, 4, 20, 9, 0, tzinfo=AMSTERDAM)
