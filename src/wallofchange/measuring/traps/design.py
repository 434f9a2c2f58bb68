"""What a design cannot carry, and what must be looked at today whatever it can carry."""

from __future__ import annotations

from wallofchange.measuring.mix import chi_squared_p
from wallofchange.measuring.traps.trap import NO_VERDICT, Trap
from wallofchange.measuring.words import Words

NOT_BY_LOT = 0.001
TOUCHED = 0.20  # of the population, by another change
FORTNIGHT = 14  # days
DONORS, PERIODS = 5, 10  # places left alone and periods before, for a synthetic control
DONORS_FOR_FIVE = 19  # the smallest p is one in one more than there are


def ran_apart(p: float) -> Trap:
    """Treated and control units had unequal trends before the change."""
    shown = max(p, 0.001)
    return Trap(
        "PRETREND",
        Words(
            f"de groepen liepen vooraf al uiteen (p = {shown:.3f})".replace(".", ","),
            f"the groups already ran apart before the change (p = {shown:.3f})",
        ),
        Words("hoogstens bewijs van graad D", "evidence of grade D at most"),
    )


def trends_unknown() -> Trap:
    """The time before the change is too short, or too thinly filled, to see trends in."""
    return Trap(
        "PRETREND",
        Words(
            "of de groepen vooraf gelijk opgingen, is met deze nulmeting niet te zien",
            "whether the groups moved alike before cannot be seen from this baseline",
        ),
        Words("hoogstens bewijs van graad D", "evidence of grade D at most"),
    )


def few_units(treated: int, control: int, needed: int) -> Trap:
    """Too few teams or places a side to tell a change from their usual difference."""
    return Trap(
        "FEW_UNITS",
        Words(
            f"eenheden met de verandering: {treated}, zonder: {control}; {needed} aan elke kant zijn nodig",
            f"units with the change: {treated}, without: {control}; {needed} on each side are needed",
        ),
        Words("hoogstens bewijs van graad D", "evidence of grade D at most"),
    )


def few_donors(donors: int, periods: int) -> Trap:
    """Too few places left alone, or too short a time before, to mix a likeness of the treated from."""
    return Trap(
        "DONORS",
        Words(
            f"plaatsen zonder de verandering die telkens antwoordden: {donors}, perioden vooraf: {periods}; "
            f"{DONORS} en {PERIODS} zijn nodig",
            f"places without the change that answered all along: {donors}, periods before: {periods}; "
            f"{DONORS} and {PERIODS} are needed",
        ),
        Words("hoogstens bewijs van graad D", "evidence of grade D at most"),
    )


def broke_as_much(p: float, donors: int) -> Trap:
    """Places where nothing changed left their likeness as far (placebo in space)."""
    shown = f"{p:.2f}"
    fewer = donors < DONORS_FOR_FIVE
    return Trap(
        "PLACEBO",
        Words(
            f"van {donors} plaatsen zonder de verandering week een deel even ver af "
            f"(p = {shown.replace('.', ',')})"
            + (f"; een p van 0,05 vraagt {DONORS_FOR_FIVE} plaatsen" if fewer else ""),
            f"of {donors} places without the change some went as far astray (p = {shown})"
            + (f"; a p of 0.05 takes {DONORS_FOR_FIVE} places" if fewer else ""),
        ),
        Words("hoogstens bewijs van graad D", "evidence of grade D at most"),
    )


def short_past(periods: int, needed: int) -> Trap:
    """Too short a time before to forecast from."""
    return Trap(
        "SHORT",
        Words(
            f"perioden vooraf: {periods}; om te voorspellen zijn er {needed} nodig",
            f"periods before: {periods}; {needed} are needed to forecast from",
        ),
        Words("hoogstens bewijs van graad D", "evidence of grade D at most"),
    )


def fell() -> Trap:
    """A clear fall that the design cannot pin on us is an alarm all the same."""
    return Trap(
        "ALARM",
        Words("het ging duidelijk omlaag toen we dit deden", "it clearly went down when we did this"),
        Words(
            "kijk vandaag wat er gebeurt; stoppen mag zonder bewijs",
            "look today at what is happening; stopping needs no proof",
        ),
    )


def guardrail_crossed(name: Words) -> Trap:
    """A guardrail broke, but the design cannot say that we did it."""
    return Trap(
        "ALARM",
        Words(
            f"{name.nl} ging over de grens die vooraf was gesteld",
            f"{name.en} crossed the limit that was set beforehand",
        ),
        Words(
            "kijk vandaag wat er gebeurt; stoppen mag zonder bewijs",
            "look today at what is happening; stopping needs no proof",
        ),
    )


def sample_ratio(treated: int, control: int, planned: float, *, said: bool = True) -> Trap | None:
    """T2: lots gave another ratio than planned (chi-squared p < .001), so something else chose too.

    planned: the share that should be treated, above 0 and below 1; where nobody said it (`said` false), a
    half is assumed, and the trap asks for it instead of blocking.

    >>> sample_ratio(5000, 5400, 0.5).blocks, sample_ratio(5000, 5100, 0.5)
    (True, None)
    """
    n = treated + control
    if not n:
        return None
    expected = planned * n
    squares = (treated - expected) ** 2 * (1 / expected + 1 / (n - expected))
    if chi_squared_p(squares, 1) >= NOT_BY_LOT:
        return None
    blocks = said
    return Trap(
        "T2",
        Words(
            f"het lot gaf {treated} tegen {control}, en gepland was {planned:.0%} met de verandering",
            f"lots gave {treated} against {control}, where {planned:.0%} with the change were planned",
        )
        if said
        else Words(
            f"het lot gaf {treated} tegen {control}, geen half om half",
            f"lots gave {treated} against {control}, not half and half",
        ),
        NO_VERDICT
        if blocks
        else Words(
            "zeg welk deel gepland was, dan is het te toetsen", "say which share was planned, to test it"
        ),
        blocks=blocks,
        way_round=Words(
            "zoek waar klanten wegvielen, en loot opnieuw", "find where customers dropped out, and draw again"
        ),
    )


def concurrent(name: Words, days: int, touched: float, *, nothing_left: bool = False) -> Trap | None:
    """T12: something else changed within a fortnight for a fifth or more of the same customers.

    days: from our change to theirs; touched: the share it reached (beside a control: by how much more than
    in the control, since what reaches both sides alike cancels). It blocks when both began on one day, and
    where no grade is left to take off (`nothing_left`).
    """
    if abs(days) > FORTNIGHT or abs(touched) < TOUCHED:
        return None
    blocks = days == 0 or nothing_left
    when = (
        Words("op dezelfde dag", "on the same day")
        if days == 0
        else Words(
            f"{abs(days)} {'dag' if abs(days) == 1 else 'dagen'} {'later' if days > 0 else 'eerder'}",
            f"{abs(days)} {'day' if abs(days) == 1 else 'days'} {'later' if days > 0 else 'earlier'}",
        )
    )
    return Trap(
        "T12",
        Words(
            f"{when.nl} veranderde ook iets anders voor {abs(touched):.0%} van deze klanten: {name.nl}",
            f"{when.en} something else changed for {abs(touched):.0%} of these customers: {name.en}",
        ),
        NO_VERDICT if blocks else Words("een graad minder bewijs", "one grade less of evidence"),
        blocks=blocks,
        way_round=Words(
            "begin met de een waar de ander nog niet is", "start the one where the other is not yet"
        ),
    )
