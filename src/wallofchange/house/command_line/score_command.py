"""`wallofchange score FILE`: how well the readers do on texts that people labelled."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from wallofchange.analysis.scored import TASKS, Scored, rows_of, score
from wallofchange.house.command_line.chosen_reader import chosen_reader, told_once
from wallofchange.house.command_line.seeds import seed
from wallofchange.house.command_line.speaking import answering, beware, language_of
from wallofchange.house.shell import _
from wallofchange.measuring.words import Words


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar=_("FILE"), type=Path, help=_("CSV, TSV, Excel, Parquet or JSON lines")
    )
    parser.add_argument("--text", metavar=_("COLUMN"), required=True, help=_("the column with the words"))
    parser.add_argument(
        "--label",
        metavar=_("COLUMN"),
        required=True,
        help=_("what people said; | between several labels"),
    )
    parser.add_argument("--task", choices=TASKS, required=True, help=_("what the labels are about"))
    parser.add_argument("--train", metavar=_("FILE"), type=Path, help=_("learn from this file first"))
    parser.add_argument(
        "--reader",
        choices=("fast", "cascade", "deep", "chosen"),
        default="cascade",
        help=_(
            "fast, deep, or cascade: fast, and deep for what it is not sure of (default); "
            "chosen: the one of WALLOFCHANGE_READER, for polarity"
        ),
    )
    parser.add_argument("--seed", type=seed, default=1, help=_("of what is drawn by lot (1)"))
    parser.add_argument("--language", choices=("nl", "en"), help=_("of the words (default: from LANG)"))
    parser.add_argument("--json", action="store_true", help=_("one JSON document and nothing else"))


def run(options: argparse.Namespace) -> int:
    with answering(options.language), told_once():
        scored = score(
            options.file,
            text=options.text,
            label=options.label,
            task=options.task,
            train=options.train,
            depth="cascade" if options.reader == "chosen" else options.reader,
            seed=options.seed,
            reader=chosen_reader(options.home) if options.reader == "chosen" else None,
        )
    if options.json:
        print(json.dumps(scored.document(), ensure_ascii=False))
    else:
        language = language_of(options)
        print(_told(scored)[language])
        if scored.warnings:
            print(beware(scored.warnings, language))
    return 0


def _told(scored: Scored) -> Words:
    found = scored.agreement
    rows = "\n".join(
        f"  {name[:28]:<28} {precision:9.3f} {recall:9.3f} {f1:9.3f} {n:9,}"
        for name, precision, recall, f1, n in rows_of(scored)
    )
    interval = f"{found.low:.3f} - {found.high:.3f}"
    speed = f"{scored.texts_per_second:,.0f}"
    return Words(
        nl=f"Macro-F1 {found.macro_f1:.3f} ({interval}), in {found.accuracy:.1%} precies goed, "
        f"van {found.n:,} teksten; {speed} per seconde per kern ({scored.reader}).\n"
        f"  {'':<28} precisie    gevonden        F1         n\n{rows}",
        en=f"Macro-F1 {found.macro_f1:.3f} ({interval}), exactly right in {found.accuracy:.1%}, "
        f"of {found.n:,} texts; {speed} a second of a core ({scored.reader}).\n"
        f"  {'':<28} precision    recall        F1         n\n{rows}",
    )
