"""The ways in which a figure fools us, each caught by a rule, with what follows from it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from wallofchange.measuring.words import SILENCE, Language, Words, day, number

FEWEST = 30  # answers a side for a verdict
SHOWN_FROM = 10  # answers a side for any figure at all
SEASON_MONTHS = 24
LANGUAGES: tuple[Language, Language] = ("nl", "en")
AGREEMENT = 0.05  # by so much a reader's agreement with people may fall inside a comparison
UNKNOWN = 0.05  # and by so much the share without a known theme may move

Window = tuple[date, date]  # first and last day, both included
ONE_READER = Words(
    "laat alles door één lezer opnieuw lezen, en vergelijk dan", "re-read with one reader, then compare"
)


@dataclass(frozen=True, slots=True)
class Trap:
    """A trap that went off: its code, what was seen, and what follows. One that blocks leaves no verdict."""

    code: str
    text: Words
    consequence: Words
    blocks: bool = False
    way_round: Words = SILENCE

    def as_dict(self, language: Language = "en") -> dict[str, str]:
        return {"code": self.code, "text": self.text[language], "consequence": self.consequence[language]}


def tiny(*answers: int) -> Trap | None:
    """T3: fewer than thirty answers on a side."""
    fewest = min(answers)
    if fewest >= FEWEST:
        return None
    return Trap(
        "T3",
        Words(
            "er is een kant zonder antwoorden"
            if fewest == 0
            else f"de kleinste kant telt maar {fewest} antwoorden",
            "one side has no answers" if fewest == 0 else f"the smallest side has only {fewest} answers",
        ),
        Words("geen uitkomst, alleen het interval", "no verdict, the interval only"),
        way_round=Words(
            f"wacht tot er aan elke kant {FEWEST} zijn", f"wait until there are {FEWEST} on each side"
        ),
    )


def no_spread() -> Trap:
    """T3 as well: everybody gave the same answer, so that chance cannot be measured."""
    return Trap(
        "T3",
        Words(
            "iedereen gaf hetzelfde antwoord, dus het toeval is niet te meten",
            "everybody gave the same answer, so chance cannot be measured",
        ),
        Words("geen uitkomst", "no verdict"),
        blocks=True,
        way_round=Words(
            "meet met meer antwoorden of op een fijnere schaal",
            "measure with more answers or on a finer scale",
        ),
    )


def season(first: date, last: date, *, controlled: bool) -> Trap | None:
    """T8: without a group measured at the same time, less than 24 months cannot exclude the season."""
    if controlled or _months(first, last) >= SEASON_MONTHS:
        return None
    return Trap(
        "T8",
        Words(
            "het seizoen is niet uitgesloten: minder dan 24 maanden, en geen groep die tegelijk werd gemeten",
            "the season cannot be excluded: less than 24 months, and no group measured at the same time",
        ),
        Words("hoogstens bewijs van graad D", "evidence of grade D at most"),
    )


def broken_weeks(before: Window, after: Window, *, controlled: bool) -> Trap | None:
    """T8: a window that is not whole weeks compares weekdays with weekends."""
    lengths = [(last - first).days + 1 for first, last in (before, after)]
    if controlled or all(length % 7 == 0 for length in lengths):
        return None
    return Trap(
        "T8",
        Words(
            f"de periodes ({lengths[0]} en {lengths[1]} dagen) zijn geen hele weken, "
            "dus weekdagen wegen ongelijk",
            f"the windows ({lengths[0]} and {lengths[1]} days) are not whole weeks, "
            "so weekdays weigh unequally",
        ),
        Words("meet over hele weken", "measure over whole weeks"),
    )


def rebound(selected: Window | None, baseline: Window) -> Trap | None:
    """T9: what was chosen because it was worst rises by itself when its choice lies in the baseline."""
    if selected is None or selected[1] < baseline[0] or baseline[1] < selected[0]:
        return None
    return Trap(
        "T9",
        Words(
            f"het werd gekozen op dezelfde cijfers ({day(selected[0], 'nl')} tot en met "
            f"{day(selected[1], 'nl')}) als waarmee nu vergeleken wordt, "
            "en wat op zijn slechtst is, herstelt vanzelf",
            f"it was chosen on the same figures ({day(selected[0], 'en')} to "
            f"{day(selected[1], 'en')}) that it is now compared with, "
            "and what is at its worst recovers by itself",
        ),
        Words("geen uitkomst", "no verdict"),
        blocks=True,
        way_round=Words("neem een nulmeting van ná de keuze", "take a baseline from after the choice"),
    )


def read_by_others(versions: Collection[str]) -> Trap | None:
    """T16: what is compared was read by more than one version of a reader; what people said has none."""
    if len(versions) < 2:
        return None
    named = ", ".join(sorted(versions))
    return Trap(
        "T16",
        Words(
            f"wat vergeleken wordt, is door verschillende lezers gelezen ({named})",
            f"what is compared was read by different readers ({named})",
        ),
        ONE_READER,
        blocks=True,
        way_round=ONE_READER,
    )


def agreement_fell(before: float, after: float) -> Trap | None:
    """T16: the reader agrees less with people than it did; agreement is kappa, at most 1."""
    if before - after <= AGREEMENT:
        return None
    nl, en = (f"{number(before, 2, told)}, {number(after, 2, told)}" for told in LANGUAGES)
    return Trap(
        "T16",
        Words(
            f"de lezer was het eerst vaker met mensen eens dan nu (kappa: {nl})",
            f"the reader agreed more with people before than it does now (kappa: {en})",
        ),
        ONE_READER,
        blocks=True,
        way_round=ONE_READER,
    )


def unknown_moved(before: float, after: float) -> Trap | None:
    """T16: the share of answers about nothing on the list of themes (0 to 1) moved by more than 5 points."""
    if abs(after - before) <= UNKNOWN:
        return None
    return Trap(
        "T16",
        Words(
            f"het deel zonder bekend thema ging van {before:.0%} naar {after:.0%}: "
            "klanten hebben het over iets anders, of zeggen het anders",
            f"the share without a known theme went from {before:.0%} to {after:.0%}: "
            "customers speak of something else, or say it otherwise",
        ),
        ONE_READER,
        blocks=True,
        way_round=ONE_READER,
    )


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


def _months(first: date, last: date) -> int:
    end = last + timedelta(days=1)
    return (end.year - first.year) * 12 + end.month - first.month - (end.day < first.day)
