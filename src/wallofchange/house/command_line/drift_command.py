"""`wallofchange drift FILE`: did we change, or what customers expect of us?"""

from __future__ import annotations

import argparse

from wallofchange.analysis import Drifted, drift
from wallofchange.house.command_line.drivers_command import names_of
from wallofchange.house.command_line.speaking import (
    answering,
    beware,
    columns,
    speaking_arguments,
    tell,
    with_ends,
)
from wallofchange.house.shell import _
from wallofchange.measuring.words import Language, Words

ROWS = {
    "change": Words("verandering", "change"),
    "performance": Words("door prestaties", "with performance"),
    "yardstick": Words("door de lat", "with the yardstick"),
}
METHODS = {
    "performance": Words(
        "Anker: gemeten prestaties. Oaxaca-Blinder in twee delen, gepoold; intervallen 95 %.",
        "Anchor: measured performance. Two-fold Oaxaca-Blinder, pooled; intervals 95 %.",
    ),
    "vignette": Words(
        "Anker: een vaste beschreven situatie; wat die verandert, is de lat. Intervallen 95 %.",
        "Anchor: a fixed described situation; what that changes is the yardstick. Intervals 95 %.",
    ),
}
WELCH = Words("Verschil van gemiddelden, Welch; interval 95 %.", "Difference of means, Welch; interval 95 %.")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar=_("FILE"), help=_("CSV, TSV, Excel, Parquet or JSON lines, gzip of these too")
    )
    parser.add_argument("--score", required=True, metavar=_("COLUMN"), help=_("the column with scores"))
    parser.add_argument(
        "--time", required=True, metavar=_("COLUMN"), help=_("the column with days or moments")
    )
    parser.add_argument(
        "--split", required=True, metavar=_("DATE"), help=_("the first day of the later period")
    )
    parser.add_argument(
        "--performance",
        type=names_of,
        action="extend",
        default=[],
        metavar="A,B",
        help=_("measured facts, such as waiting time: never what is itself a rating"),
    )
    parser.add_argument(
        "--disconfirmation",
        metavar=_("COLUMN"),
        help=_("below, as or better than expected: gives a direction"),
    )
    parser.add_argument(
        "--vignette", metavar=_("COLUMN"), help=_("the score given to one fixed described situation")
    )
    speaking_arguments(parser)


def run(options: argparse.Namespace) -> int:
    with answering(options.language):
        found = drift(
            options.file,
            score=options.score,
            time=options.time,
            split=options.split,
            performance=options.performance,
            disconfirmation=options.disconfirmation,
            vignette=options.vignette,
            engine=options.engine,
        )
    return tell(found, options, told)


def told(found: Drifted, language: Language) -> str:
    """The sentence, the change and its parts, what to beware of, and the method."""
    parts = [found.sentence[language]]
    if found.shown:
        parts.append(_table(found, language))
    parts.append(beware(found.warnings, language))
    method = METHODS[found.anchor] if found.identified else WELCH
    before, later = found.n
    counted = Words(f"{before} antwoorden ervoor, {later} erna.", f"{before} answers before, {later} after.")
    return "\n\n".join(part for part in [*parts, (counted + method)[language]] if part)


def _table(found: Drifted, language: Language) -> str:
    figures = {"change": found.change}
    if found.identified:
        figures |= {"performance": found.performance, "yardstick": found.yardstick}
    return columns([[ROWS[name][language], with_ends(figure, language)] for name, figure in figures.items()])
