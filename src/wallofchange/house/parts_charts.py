"""One chart of every kind, for /parts/: the figures are made up."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _

from wallofchange.learning import charts
from wallofchange.measuring.estimate import UNKNOWN, Estimate

FIRST = date(2026, 3, 2)
WAVES = (0.0, 0.06, 0.02, -0.05, 0.04, -0.02)


def every_chart() -> list[charts.Chart]:
    return [_band(), _levels(), _bars(), _spreads(), _sides(), _rows(), _waits(), _promises()]


def _band() -> charts.Chart:
    points = [
        charts.Dated(_day(at), _around(0.4 + WAVES[at % 6], 1.6 / (at + 2) ** 0.5), 12 * at)
        for at in range(45)
    ]
    marks = [charts.Mark(_day(14), _("first look")), charts.Mark(_day(30), _("second look"))]
    says = _("The band holds every day at once, so one may look as often as one likes.")
    return charts.band_over_days(
        points,
        key="band",
        title=_("What the change does, day by day"),
        description=says,
        worthwhile=0.3,
        marks=marks,
    )


def _levels() -> charts.Chart:
    gap = (5, 6)
    visit = [
        charts.Dated(_day(7 * at), UNKNOWN if at in gap else _around(7 + at * 0.05 + WAVES[at % 6], 0.25), 80)
        for at in range(20)
    ]
    bill = [charts.Dated(_day(7 * at), _around(6.6 - WAVES[at % 6], 0.3), 60) for at in range(20)]
    series = {_("engineer at the door"): visit, _("yearly bill"): bill}
    return charts.level_by_week(
        series,
        key="level",
        title=_("The level of two moments"),
        description=_("A gap stays a gap."),
        marks=[charts.Mark(_day(60), _("live"))],
    )


def _bars() -> charts.Chart:
    rows = [
        charts.Shares(
            _("engineer at the door"), _around(0.18, 0.03), _around(0.6, 0.04), _around(0.22, 0.03), 1204
        ),
        charts.Shares(_("yearly bill"), _around(0.38, 0.06), _around(0.55, 0.06), _around(0.07, 0.03), 210),
        charts.Shares(_("moving house"), UNKNOWN, UNKNOWN, UNKNOWN),
    ]
    says = _(
        "Of every bar the left end is less than expected, the right end better; the lines are intervals."
    )
    return charts.expectation_bars(rows, key="expectation", title=_("Expected, and got"), description=says)


def _spreads() -> charts.Chart:
    spreads = [
        charts.Spread(_("Before"), [6, 4, 7, 9, 15, 22, 41, 92, 118, 61, 37]),
        charts.Spread(_("After"), [3, 2, 3, 4, 7, 11, 25, 64, 124, 96, 59]),
    ]
    says = _("The small lines on the second show how the first was.")
    return charts.distributions(
        spreads, key="spread", title=_("How the answers are spread"), description=says, scores=range(11)
    )


def _sides() -> charts.Chart:
    rows = [
        charts.Sides(_("On time"), _around(-1.1, 0.2), _around(0.2, 0.25), _("must be right"), 340),
        charts.Sides(_("Knowing who comes"), _around(-0.2, 0.3), _around(0.9, 0.2), _("delights"), 220),
        charts.Sides(_("Really listened to"), _around(-0.1, 0.3), _around(0.1, 0.2), _("unclear"), 60),
    ]
    says = _("A hollow bar was not shown to differ from nothing.")
    return charts.penalty_reward(
        rows, key="sides", title=_("What to repair, what delights"), description=says
    )


def _rows() -> charts.Chart:
    rows = [
        charts.Named(_("By what we did"), _around(0.39, 0.14), 500),
        charts.Named(_("By what customers expect"), _around(-0.22, 0.1), 500),
        charts.Named(_("Together"), _around(0.05, 0.12), 500),
    ]
    says = _("Inside the shaded part it is too small to matter.")
    return charts.intervals(
        rows, key="intervals", title=_("Where the difference comes from"), description=says, worthwhile=0.3
    )


def _waits() -> charts.Chart:
    steps = {
        "Service": [(0, 1.0, 0.0), (9, 0.8, 0.1), (20, 0.55, 0.12), (40, 0.3, 0.12), (80, 0.12, 0.1)],
        "IT": [(0, 1.0, 0.0), (15, 0.9, 0.1), (33, 0.7, 0.12), (60, 0.5, 0.12)],
    }
    curves = [
        charts.Curve(name, [(day, _around(share, reach)) for day, share, reach in each])
        for name, each in steps.items()
    ]
    says = _("The share that still waits; what is not finished counts as well.")
    return charts.durations(curves, key="waits", title=_("From idea to live"), description=says)


def _promises() -> charts.Chart:
    rows = [
        charts.Promise(_("Call back before the customer does"), 0.56, _around(0.19, 0.17)),
        charts.Promise(_("Name and face"), 0.4, _around(0.45, 0.2)),
    ]
    title = _("What we promised, and what we found")
    return charts.promised_found(rows, key="promises", title=title, description=_("In score points."))


def _day(after: int) -> date:
    return FIRST + timedelta(days=after)


def _around(middle: float, reach: float) -> Estimate:
    return Estimate(middle, middle - reach, middle + reach)
