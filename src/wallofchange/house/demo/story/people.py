"""Who can sign in to the demo, and with what."""

from typing import Final

from wallofchange.house.demo.company import PEOPLE

LOGIN: Final = "mirjam"
PASSWORD: Final = "eerst-in-orde-dan-bijzonder"  # noqa: S105 - printed on purpose: everything in the demo is invented
STAFF: Final = "Staf"  # the council, finance and the direction: no customers of their own
LOGINS: Final = tuple(person.login for person in PEOPLE)
