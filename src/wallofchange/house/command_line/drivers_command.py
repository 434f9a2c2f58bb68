"""`wallofchange drivers FILE`: what to repair, and what to delight with."""

from __future__ import annotations

import argparse

from wallofchange.analysis import Driver, Drivers, drivers
from wallofchange.house.command_line.speaking import (
    answering,
    beware,
    columns,
    not_written,
    speaking_arguments,
    tell,
    with_ends,
)
from wallofchange.house.shell import _
from wallofchange.measuring.driver_sentences import KINDS
from wallofchange.measuring.words import Language, Words, number

BAR = 20  # characters for the largest penalty or reward
HEADS = {
    "nl": ["", "gewicht %", "valt het tegen", "is het beter", "wat het is"],
    "en": ["", "weight %", "falls short", "is better", "what it is"],
}
METHOD = Words(
    "Gewicht: aandeel in R², LMG tot 15 drivers en daarboven Johnson, interval door opnieuw te loten. "
    "Kosten en baten in punten: kleinste kwadraten met HC3. Het gaat samen; dat is niet hetzelfde als "
    "oorzaak.",
    "Weight: part of R², LMG up to 15 drivers and Johnson above, interval by drawing anew. "
    "Costs and gains in points: least squares with HC3. It goes together; that is not the same as a cause.",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar=_("FILE"), help=_("CSV, TSV, Excel, Parquet or JSON lines, gzip of these too")
    )
    parser.add_argument("--score", required=True, metavar=_("COLUMN"), help=_("the column with scores"))
    parser.add_argument(
        "--drivers",
        required=True,
        type=names_of,
        action="extend",
        metavar="A,B,C",
        help=_("columns that say below, as or better than expected, or hold ratings"),
    )
    parser.add_argument(
        "--as-expected",
        type=_ratings,
        metavar=_("LOW-HIGH"),
        help=_("the ratings that are as expected (default: the middle of the scale, 7-8 on 0-10)"),
    )
    parser.add_argument(
        "--margin", type=float, metavar="X", help=_("points that are nothing (a hundredth of the scale)")
    )
    speaking_arguments(parser)


def run(options: argparse.Namespace) -> int:
    with answering(options.language):
        found = drivers(
            options.file,
            score=options.score,
            drivers=options.drivers,
            as_expected=options.as_expected,
            margin=options.margin,
            engine=options.engine,
        )
    return tell(found, options, told)


def told(found: Drivers, language: Language) -> str:
    """The sentence, the picture with the repair side left and the delight side right, the table."""
    parts = [found.sentence[language]]
    if found.r2 is not None:
        parts += [_picture(found, language), _table(found, language), _whole(found)[language]]
    parts.append(beware(found.warnings, language))
    return "\n\n".join(part for part in [*parts, METHOD[language]] if part)


def names_of(text: str) -> list[str]:
    """The names in a list with commas."""
    return [name.strip() for name in text.split(",") if name.strip()]


def _picture(found: Drivers, language: Language) -> str:
    most = max(
        [abs(end or 0) for one in found.drivers for end in _ends(one)],
        default=0.0,
    )
    width = max(len(one.name) for one in found.drivers)
    lines = []
    for one in found.drivers:
        cost, gain = (round(BAR * abs(end or 0) / most) if most else 0 for end in _ends(one))
        lines.append(f"{one.name:<{width}}  {'░' * cost:>{BAR}}|{'█' * gain}".rstrip())
    sides = {"nl": ("repareren", "verrassen"), "en": ("repair", "delight")}[language]
    return "\n".join([f"{'':<{width}}  {sides[0]:>{BAR}}|{sides[1]}", *lines])


def _ends(one: Driver) -> tuple[float | None, float | None]:
    """Penalty and reward as far as they are on their own side of nought."""
    penalty, reward = one.contrast.penalty.estimate, one.contrast.reward.estimate
    return min(0.0, penalty or 0.0), max(0.0, reward or 0.0)


def _table(found: Drivers, language: Language) -> str:
    return columns([HEADS[language], *(_row(one, language) for one in found.drivers)])


def _row(one: Driver, language: Language) -> list[str]:
    figures = (
        (one.importance, 100.0),
        (one.contrast.penalty, 1.0),
        (one.contrast.reward, 1.0),
    )
    shown = [with_ends(figure, language, factor) for figure, factor in figures]
    return [one.name, *shown, KINDS[one.contrast.kind][language]]


def _whole(found: Drivers) -> Words:
    share = 100 * (found.r2 or 0.0)
    said = Words(
        f"{found.n} antwoorden. Samen gaan de drivers op met {number(share, 0, 'nl')} % van de "
        "verschillen "
        "in cijfer.",
        f"{found.n} answers. Together the drivers go with {number(share, 0, 'en')} % of the differences "
        "in score.",
    )
    if found.common is None or found.common >= 0:
        return said
    return said + Words(
        f"Gemiddeld weegt tegenvallen zwaarder ({number(found.common, 2, 'nl')} op −1 tot 1); dat is "
        "gewoon zo.",
        f"On average falling short weighs more ({number(found.common, 2, 'en')} on −1 to 1); that is usual.",
    )


def _ratings(text: str) -> tuple[float, float]:
    low, _dash, high = text.replace(",", ".").partition("-")
    try:
        ends = float(low), float(high or low)
    except ValueError:
        raise argparse.ArgumentTypeError(not_written(text, _("LOW-HIGH"))) from None
    if ends[0] > ends[1]:
        raise argparse.ArgumentTypeError(_("{text} begins above its end").format(text=repr(text)))
    return ends
