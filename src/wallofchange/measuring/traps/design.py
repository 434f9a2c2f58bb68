"""What a design cannot carry, and what must be looked at today whatever it can carry."""

from __future__ import annotations

from wallofchange.measuring.traps.trap import Trap
from wallofchange.measuring.words import Words


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
            f"{treated} eenheden met en {control} zonder de verandering; {needed} aan elke kant zijn nodig",
            f"{treated} units with and {control} without the change; {needed} on each side are needed",
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
