"""What a plan can show, in plain sentences, and what would show it better."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wallofchange.deciding.models import Hypothesis, Idea
from wallofchange.learning.planning.offers import Offer, offers_of
from wallofchange.learning.planning.outlook import MOST_WEEKS, Outlook, outlook_of
from wallofchange.measuring.foreseen import DONORS_FOR_FIVE, Foreseen, Sides

IN_A_HUNDRED = (Hypothesis.Measure.NINE_PLUS, Hypothesis.Measure.ORDINAL)


@dataclass(frozen=True)
class Told:
    """What the form shows beside itself."""

    outlook: Outlook
    offers: tuple[tuple[Offer, str], ...]

    @property
    def state(self) -> str:
        """enough, later or never."""
        return "enough" if self.outlook.enough else "later" if self.outlook.ever else "never"

    @property
    def headline(self) -> str:
        if self.state == "never" and self.outlook.found.weeks is not None:
            return _("This takes longer than half a year to see.")
        return {
            "enough": _("This plan can show it."),
            "later": _("This plan is too short to show it."),
            "never": _("This plan can never show it."),
        }[self.state]

    @property
    def chance(self) -> int:
        """In a hundred; never said to be certain, nor hopeless."""
        return min(99, max(1, round(100 * self.outlook.found.power)))

    @property
    def calm(self) -> str:
        """In one line: how likely it is to be seen, and what that takes."""
        if self.waiting:
            return _("First: where is the change made?")
        needed = self.outlook.found.needed
        said = {"chance": self.chance, "n": _whole(needed or 0)}
        return {
            "enough": _("If it is there, we see it: a chance of %(chance)s in 100. That takes %(n)s answers.")
            if needed
            else _("If it is there, we see it: a chance of %(chance)s in 100."),
            "later": _("Measured this long, the chance to see it is %(chance)s in 100. Longer would do."),
            "never": _("With today's answers we cannot count on seeing it: a chance of %(chance)s in 100."),
        }[self.state] % said

    @property
    def sentences(self) -> list[str]:
        at = self.outlook
        said = [_unknown(at), _needed(at), _ready(at), _chance(at, self.chance), _least(at)]
        said += [*_dearer(at), _how(at)]
        if self.state == "never" and not self.offers and not self.waiting:
            said += _instead(at)
        return [sentence for sentence in said if sentence]

    @property
    def measures(self) -> list[dict[str, Any]]:
        """Every measure of the same change: by how much it moves, the answers needed, and when."""
        return [_row(self.outlook, each, each is self.outlook.found) for each in self._every()]

    @property
    def waiting(self) -> bool:
        """Whether the places still have to be named."""
        return _by_place(self.outlook) and not self.outlook.known[0]

    def _every(self) -> list[Foreseen]:
        order = list(Hypothesis.Measure)
        every = [self.outlook.found, *self.outlook.others]
        return sorted(every, key=lambda each: order.index(Hypothesis.Measure(each.aim.measure)))


def told_of(idea: Idea, plan: dict[str, Any], today: date) -> Told | None:
    """Reckon a plan and say it; None while something is missing that it cannot do without."""
    outlook = outlook_of(idea, plan, today)
    if outlook is None:
        return None
    return Told(outlook, tuple((offer, _offered(offer)) for offer in offers_of(idea, outlook, today)))


def amount(measure: str, value: float) -> str:
    """A difference as one says it."""
    if measure in IN_A_HUNDRED:
        return _("%(n)s in a hundred") % {"n": _figure(100 * value)}
    if measure == Hypothesis.Measure.NPS:
        return ngettext("%(n)s point", "%(n)s points", 2) % {"n": _figure(value)}
    return _("%(n)s of a point") % {"n": _figure(value, 2)}


def _needed(at: Outlook) -> str:
    found = at.found
    if found.aim.hoped is None:
        return _("Even if everybody whom it concerns became happier, this measure would not move as far.")
    if _by_place(at) and not at.known[0]:
        return _("Name where the change is made, and it can be reckoned.")
    if found.needed is None:
        return _never(at)
    said = {"n": _whole(found.needed), "side": _whole(found.a_side or 0), "before": _whole(at.setting.before)}
    if at.setting.sides is Sides.LOT:
        return _("%(n)s answers are needed after the change: %(side)s with it and %(side)s without.") % said
    if _by_place(at):
        said |= {"places": str(sum(at.known))}
        return (
            _("%(n)s answers are needed after the change, about %(side)s from each of %(places)s places.")
            % said
        )
    return _("%(n)s answers are needed after the change, beside the %(before)s of before.") % said


def _never(at: Outlook) -> str:
    """Why no number of answers would do."""
    with_it, without = at.known
    if at.setting.sides is Sides.MIX and without < DONORS_FOR_FIVE:
        return _(
            "%(without)s places without the change answer; to tell chance from change takes %(needed)s."
        ) % {"without": without, "needed": DONORS_FOR_FIVE}
    if _by_place(at):
        here = {"with": with_it, "without": without, "places": at.found.places or ""}
        if at.found.places:
            return (
                _("%(with)s places with and %(without)s without are too few; %(places)s of each would do.")
                % here
            )
        return _("%(with)s places with and %(without)s without are too few, and so are 400 of each.") % here
    if at.found.a_side is None:
        return _(
            "Answers from one place rise and fall together, so more answers do not help; more places do."
        )
    return _("The %(before)s answers of before are too few, whatever comes after.") % {
        "before": _whole(at.setting.before)
    }


def _unknown(at: Outlook) -> str:
    n = at.answered.all_lately.n
    if at.answered.known:
        return ""
    return ngettext(
        "%(n)s answer in twelve weeks. This is reckoned from how customers mostly answer.",
        "%(n)s answers in twelve weeks. This is reckoned from how customers mostly answer.",
        n,
    ) % {"n": n}


def _ready(at: Outlook) -> str:
    ready = at.ready()
    said = {"rate": _whole(at.setting.per_week), "weeks": at.found.weeks or ""}
    if not at.setting.per_week:
        return _("At this rate they never come.")
    if ready is None or at.found.weeks is None:
        return _("Now %(rate)s answers come in a week.") % said
    if at.found.weeks > MOST_WEEKS:
        return _("At %(rate)s answers a week that takes %(weeks)s weeks.") % said
    return _("At %(rate)s answers a week they are there around %(day)s.") % (said | {"day": _day(ready)})


def _chance(at: Outlook, chance: int) -> str:
    return _("Measured until %(day)s it is seen with a chance of %(chance)s in 100, if it is there.") % {
        "day": _day(at.plan["measure_until"]),
        "chance": chance,
    }


def _least(at: Outlook) -> str:
    if at.found.least is None:
        return ""
    return _("The smallest difference that can be seen by then is %(amount)s.") % {
        "amount": amount(at.measure, at.found.least)
    }


def _instead(at: Outlook) -> list[str]:
    """What half a year could show, and how many answers a week it would take."""
    best, rate = at.at_best.least, at.rate_needed
    found = []
    if best is not None and at.found.aim.hoped is not None:
        found.append(
            _("Half a year of measuring would show %(amount)s. Is that to be hoped for?")
            % {"amount": amount(at.measure, best)}
        )
    if rate is not None:
        found.append(_("With %(rate)s answers a week half a year would do.") % {"rate": _whole(rate)})
    return found


def _dearer(at: Outlook) -> list[str]:
    """What the looks and the places cost."""
    looks = round(100 * (at.setting.looks - 1))
    found = []
    if looks >= 1 and at.plan["design"] != Hypothesis.Design.FORECAST:
        found.append(_("Looking in between asks %(n)s in a hundred more answers.") % {"n": looks})
    if at.found.deff >= 1.1:
        found.append(
            _("Answers from one place are alike: that takes %(n)s times as many.")
            % {"n": _figure(at.found.deff)}
        )
    return found


def _how(at: Outlook) -> str:
    return {
        "top": _("Reckoned as if sevens and eights become nines."),
        "bottom": _("Reckoned as if who was let down becomes content."),
        "all": _("Reckoned as if everybody becomes a little happier."),
    }[at.how]


def _row(at: Outlook, found: Foreseen, chosen: bool) -> dict[str, Any]:
    weeks = found.weeks
    return {
        "label": Hypothesis.Measure(found.aim.measure).label,
        "chosen": chosen,
        "amount": amount(found.aim.measure, found.aim.effect),
        "needed": None if found.needed is None else ceil(found.needed),
        "until": at.until(weeks) if weeks is not None and weeks <= MOST_WEEKS else None,
    }


def _offered(offer: Offer) -> str:
    then = offer.then
    said = {
        "day": _day(then.plan["measure_until"]),
        "measure": Hypothesis.Measure(then.measure).label,
        "amount": amount(then.measure, then.plan["worthwhile"]),
        "first": _day(then.plan["baseline_from"]),
        "n": len(then.plan.get("treated_units") or []),
        "all": len(then.answered.places),
    }
    return {
        "longer": _("Measure until %(day)s"),
        "measure": _("Take the %(measure)s: the same change moves it by %(amount)s, seen by %(day)s"),
        "before": _("Take the time before from %(first)s, and measure until %(day)s"),
        "lot": _("Draw lots for who gets it, and measure until %(day)s"),
        "places": _("Begin in %(n)s of %(all)s places, drawn by lot: by %(day)s that shows it was us"),
    }[offer.name] % said


def _by_place(at: Outlook) -> bool:
    return at.setting.sides in (Sides.PLACES, Sides.MIX)


def _figure(value: float, digits: int = 1) -> str:
    return str(number_format(round(value, digits), digits if round(value, digits) % 1 else 0))


def _whole(value: float) -> str:
    return str(number_format(ceil(value), 0, force_grouping=True))


def _day(day: date) -> str:
    return str(date_format(day, "j F Y"))
