"""`wallofchange measure FILE`: figures with their intervals, per group."""

from __future__ import annotations

import argparse

from wallofchange.analysis import Group, Measured, measure
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

HEADS = {
    "nl": ["", "n", "gemiddelde", "negens en tienen %", "hoogste %", "laagste %", "NPS"],
    "en": ["", "n", "mean", "nines and tens %", "highest %", "lowest %", "NPS"],
}
METHOD = Words(
    "Intervallen 95 %: gemiddelde t, aandelen Wilson, NPS score-interval (Tango).",
    "Intervals 95 %: mean t, shares Wilson, NPS score interval (Tango).",
)
FACTORS = {"mean": 1.0, "nine_plus": 100.0, "top": 100.0, "bottom": 100.0, "nps": 1.0}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar=_("FILE"), help=_("CSV, TSV, Excel, Parquet or JSON lines, gzip of these too")
    )
    parser.add_argument("--score", required=True, metavar=_("COLUMN"), help=_("the column with scores"))
    parser.add_argument(
        "--scale", default="0-10", metavar=_("LOW-HIGH"), help=_("the scale of the scores (0-10)")
    )
    parser.add_argument(
        "--by", nargs="+", action="extend", default=[], metavar=_("COLUMN"), help=_("one group per value")
    )
    parser.add_argument("--weight", metavar=_("COLUMN"), help=_("answers that do not count equally"))
    parser.add_argument(
        "--k", type=int, default=10, metavar="N", help=_("hide groups with fewer answers (10)")
    )
    speaking_arguments(parser)


def run(options: argparse.Namespace) -> int:
    with answering(options.language):
        found = measure(
            options.file,
            score=options.score,
            scale=options.scale,
            by=options.by,
            weight=options.weight,
            k=options.k,
            engine=options.engine,
        )
    return tell(found, options, told)


def told(found: Measured, language: Language) -> str:
    """How many answers, a row a group, what to beware of, and the method."""
    table = columns([_heads(found, language), *(_row(group, language) for group in found.groups)])
    warned = beware(found.warnings, language)
    below = f"{warned}\n{METHOD[language]}" if warned else METHOD[language]
    return "\n\n".join([_opening(found, language)[language], table, below])


def _opening(found: Measured, language: Language) -> Words:
    n = found.rows - found.missing
    return Words(
        f"{n} antwoorden op de schaal {found.scale}, {found.missing} ontbreken.",
        f"{n} answers on the scale {found.scale}, {found.missing} missing.",
    )


def _heads(found: Measured, language: Language) -> list[str]:
    heads = list(HEADS[language])
    if found.scale.high != 10:
        heads[3] = "hoogste %" if language == "nl" else "highest %"
    return heads


def _row(group: Group, language: Language) -> list[str]:
    everybody = "iedereen" if language == "nl" else "everybody"
    name = " · ".join("–" if value is None else str(value) for value in group.by.values()) or everybody
    figures = ((getattr(group, name), factor) for name, factor in FACTORS.items())
    shown = [with_ends(figure, language, factor) for figure, factor in figures]
    return [name, str(group.n), *shown]
