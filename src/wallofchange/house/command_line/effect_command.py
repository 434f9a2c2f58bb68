"""`wallofchange effect FILE`: did it move, and was it us?"""

from __future__ import annotations

import argparse
import re
from datetime import datetime
from zoneinfo import ZoneInfo

from wallofchange.analysis import CannotAnswerError, Effect, Guardrail, effect
from wallofchange.analysis.staggered import OneAfterAnother, starts_of
from wallofchange.house.command_line import watching
from wallofchange.house.command_line.speaking import (
    answering,
    columns,
    not_written,
    speaking_arguments,
    tell,
    with_ends,
)
from wallofchange.house.shell import _
from wallofchange.measuring.amounts import Amounts
from wallofchange.measuring.comparison import MEASURES
from wallofchange.measuring.figures import Figures
from wallofchange.measuring.sentences import no_change_shown
from wallofchange.measuring.verdict import Verdict
from wallofchange.measuring.words import SILENCE, Language, Words, number

HOME_ZONE = "Europe/Amsterdam"
_PART = re.compile(r"[01]?\.?\d+")  # 0.5, .5 and 1; 2026-10-26 is a day
BAR = 24  # characters for the fullest bar
HEADS = {
    "nl": ["", "n", "gemiddelde", "negens en tienen %"],
    "en": ["", "n", "mean", "nines and tens %"],
}
SIDES = {
    "nl": ("ervoor", "erna", "ervoor, zonder", "erna, zonder"),
    "en": ("before", "after", "before, without", "after, without"),
}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar=_("FILE"), help=_("CSV, TSV, Excel, Parquet or JSON lines, gzip of these too")
    )
    parser.add_argument("--score", required=True, metavar=_("COLUMN"), help=_("the column with scores"))
    parser.add_argument(
        "--time", required=True, metavar=_("COLUMN"), help=_("the column with days or moments")
    )
    parser.add_argument(
        "--change-at", required=True, metavar=_("DATE"), help=_("the first day of the change")
    )
    parser.add_argument(
        "--treated",
        type=_pair,
        metavar=_("COLUMN=VALUE"),
        help=_("who got the change; the rest is the control"),
    )
    parser.add_argument(
        "--unit", metavar=_("COLUMN"), help=_("the team or place that was treated as a whole")
    )
    parser.add_argument(
        "--starts",
        metavar=_("COLUMN"),
        help=_(
            "with --unit: the day from which each unit has the change, where it came to one after another"
        ),
    )
    parser.add_argument(
        "--measure", choices=MEASURES, default="nine_plus", help=_("what should move (nine_plus)")
    )
    parser.add_argument("--worthwhile", type=float, metavar="X", help=_("the smallest effect that matters"))
    parser.add_argument(
        "--planned-n", type=int, metavar="N", help=_("answers after the change that the plan asks for")
    )
    parser.add_argument("--ends", metavar=_("DATE"), help=_("the last day of the plan"))
    parser.add_argument(
        "--looks",
        type=_looks,
        default=(),
        metavar=_("LOOK,LOOK…"),
        help=_("when it is looked at, five times at most: days, or parts of --planned-n such as 0.25,0.5,1"),
    )
    parser.add_argument(
        "--daily",
        action="store_true",
        help=_("with --json: the band of each day that may always be looked at"),
    )
    parser.add_argument("--randomised", action="store_true", help=_("lots were drawn for who is treated"))
    parser.add_argument(
        "--scale", metavar=_("LOW-HIGH"), help=_("the scale of the scores (default: seen from the scores)")
    )
    parser.add_argument(
        "--baseline", type=_window, metavar=_("FROM..UNTIL"), help=_("the days before (default: all)")
    )
    parser.add_argument(
        "--after", type=_window, metavar=_("FROM..UNTIL"), help=_("the days after (default: all)")
    )
    parser.add_argument(
        "--exclude",
        type=_window,
        action="append",
        default=[],
        metavar=_("FROM..UNTIL"),
        help=_("days to leave out"),
    )
    parser.add_argument(
        "--selected-on",
        type=_window,
        metavar=_("FROM..UNTIL"),
        help=_("the days whose figures led to the choice"),
    )
    parser.add_argument(
        "--guardrail",
        type=_pair,
        action="append",
        default=[],
        metavar=_("COLUMN=MARGIN"),
        help=_("a 0/1 column that may not rise by more"),
    )
    parser.add_argument(
        "--margin",
        type=_margin,
        action="append",
        default=[],
        metavar=_("COLUMN:VALUE=SHARE,…"),
        help=_("what share of all customers has each value; the weighted effect is shown beside; again"),
    )
    parser.add_argument(
        "--label-version",
        metavar=_("COLUMN"),
        help=_("the reader that read the labels; empty where people did"),
    )
    watching.arguments(parser)
    speaking_arguments(parser)


def run(options: argparse.Namespace) -> int:
    with answering(options.language):
        found = effect(
            options.file,
            score=options.score,
            time=options.time,
            change_at=options.change_at,
            treated=options.treated,
            unit=options.unit,
            measure=options.measure,
            worthwhile=options.worthwhile,
            scale=options.scale,
            planned_n=options.planned_n,
            ends=options.ends,
            today=datetime.now(ZoneInfo(HOME_ZONE)).date(),
            randomised=options.randomised,
            baseline=options.baseline,
            after=options.after,
            exclude=options.exclude,
            selected_on=options.selected_on,
            label_version=options.label_version,
            guardrails=[_guardrail(*pair) for pair in options.guardrail],
            watch=watching.watch_of(options),
            margins=dict(options.margin),
            looks=options.looks,
            daily=options.daily,
            compared_by=_one_after_another(options),
            engine=options.engine,
        )
    return tell(found, options, told)


def _one_after_another(options: argparse.Namespace) -> OneAfterAnother | None:
    if not options.starts:
        return None
    if not options.unit or options.treated:
        raise CannotAnswerError(
            Words("--starts noemt de eenheden zelf.", "--starts names the units itself."),
            Words(
                "Geef er --unit KOLOM bij, en laat --treated weg.",
                "Give --unit COLUMN with it, and leave out --treated.",
            ),
        )
    starts = starts_of(options.file, options.score, options.unit, options.starts, options.engine)
    return OneAfterAnother(starts)


def told(found: Effect, language: Language) -> str:
    """The plain sentence, both sides with their distributions, what to beware of, and the method."""
    parts = [found.sentence[language]]
    if found.verdict is not Verdict.TOO_EARLY and found.shown:  # neither provisional nor of a few people
        parts += [
            _step(found)[language],
            _weighted(found)[language],
            _sides(found, language),
            _distributions(found, language),
        ]
    if beware := [
        *(f"! {trap.text[language]} ({trap.consequence[language]})" for trap in found.traps),
        *(f"! {warned.text[language]}" for warned in found.warnings),
    ]:
        parts.append("\n".join(beware))
    return "\n\n".join(part for part in [*parts, _method(found)[language]] if part)


def _step(found: Effect) -> Words:
    """Without a control and without a clear move: from what to what, and that no change is shown."""
    if found.shift is None or found.control or found.moved != "unclear" or found.measure == "ordinal":
        return SILENCE
    ends = [getattr(side, found.measure).estimate for side in (found.before, found.after)]
    return no_change_shown(found.measure, found.shift, ends[0], ends[1])


def _weighted(found: Effect) -> Words:
    """The same move, weighted to who the customers are, beside that of who answered."""
    weighed = found.weighted
    if weighed is None:
        return SILENCE
    told = Amounts(found.measure, weighed.shift).effect()
    names, worth = ", ".join(weighed.margins), round(weighed.n_eff)
    return Words(
        f"Gewogen naar {names}: {told.nl}. Evenveel waard als {worth} gelijke antwoorden; "
        f"afgekapte gewichten: {weighed.trimmed}.",
        f"Weighted to {names}: {told.en}. Worth as much as {worth} equal answers; "
        f"weights cut off: {weighed.trimmed}.",
    )


def _sides(found: Effect, language: Language) -> str:
    rows = [list(HEADS[language])]
    if found.before.histogram.scale.high != 10:
        rows[0][3] = "hoogste %" if language == "nl" else "highest %"
    sides = (found.before, found.after, *(found.control or ()))
    for name, side in zip(SIDES[language], sides, strict=False):
        rows.append(
            [
                name,
                str(side.n),
                _figure(side, "mean", 1.0, language),
                _figure(side, "nine_plus", 100.0, language),
            ]
        )
    return columns(rows)


def _figure(side: Figures, name: str, factor: float, language: Language) -> str:
    figure = getattr(side, name)
    return with_ends(figure, language, factor)


def _distributions(found: Effect, language: Language) -> str:
    """Both sides as bars, in percent, one line a score."""
    counts = [dict(side.histogram.counts) for side in (found.before, found.after)]
    scores = sorted({*counts[0], *counts[1]}, reverse=True)
    if not scores:
        return ""
    parts = [{score: side.get(score, 0) / max(1, sum(side.values())) for score in scores} for side in counts]
    most = max(*parts[0].values(), *parts[1].values(), 1e-9)
    before, after = SIDES[language][:2]
    lines = [f"{'':>5}  {before:<{BAR + 6}}{after}"]
    for score in scores:
        bars = [f"{'█' * round(part[score] / most * BAR)} {part[score]:.0%}" for part in parts]
        lines.append(
            f"{number(score, 0 if score.is_integer() else 1, language):>5}  {bars[0]:<{BAR + 6}}{bars[1]}"
        )
    return "\n".join(lines)


def _method(found: Effect) -> Words:
    graded = (
        Words(f"Bewijs van graad {found.grade.value}.", f"Evidence of grade {found.grade.value}.")
        + found.method
    )
    better = found.case.design.better
    return graded if better.en in found.sentence.en else graded + better


def _looks(text: str) -> tuple[float | str, ...]:
    """Parts of the plan as numbers, all else as days."""
    parts = [part.strip() for part in text.split(",")]
    return tuple(float(part) if _PART.fullmatch(part) else part for part in parts if part)


def _margin(text: str) -> tuple[str, dict[str, float]]:
    column, colon, shares = text.partition(":")
    pairs = [share.rpartition("=") for share in shares.split(",")]
    try:
        found = {value.strip(): float(share) for value, _, share in pairs}
    except ValueError:
        found = {}
    if not (column and colon and found and all(found)):
        raise argparse.ArgumentTypeError(not_written(text, _("COLUMN:VALUE=SHARE,VALUE=SHARE")))
    return column, found


def _pair(text: str) -> tuple[str, str]:
    column, equals, value = text.partition("=")
    if not (column and equals and value):
        raise argparse.ArgumentTypeError(not_written(text, _("COLUMN=VALUE")))
    return column, value


def _window(text: str) -> tuple[str, str]:
    first, dots, last = text.partition("..")
    if not (first and dots and last):
        raise argparse.ArgumentTypeError(not_written(text, _("FROM..UNTIL")))
    return first, last


def _guardrail(column: str, margin: str) -> Guardrail:
    try:
        return Guardrail(column, float(margin), Words(column, column))
    except ValueError:
        raise CannotAnswerError(
            Words(
                f"De marge van vangrail {column!r} is {margin!r}.",
                f"The margin of guardrail {column!r} is {margin!r}.",
            ),
            Words("Schrijf een aandeel, zoals 0.03.", "Write a share, such as 0.03."),
        ) from None
