"""`wallofchange import FILE…`: customers' words and facts in; `--undo BATCH` takes them out again."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from wallofchange.diary.refused import Refused
from wallofchange.house.command_line.import_outcome import answer, conclude, take_out
from wallofchange.house.command_line.progress_line import ProgressLine
from wallofchange.house.command_line.speaking import language_of
from wallofchange.house.home import open_home
from wallofchange.house.shell import _
from wallofchange.measuring.words import Language, Words

if TYPE_CHECKING:
    from wallofchange.listening.importers import Inspection, Wishes
    from wallofchange.people.models import Team


SORTS = ("performance", "promises", "vignettes", "kano", "expected")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="*", metavar=_("FILE"), help=_("CSV, TSV, Excel, Parquet, JSON lines, or .gz")
    )
    parser.add_argument(
        "--preset", metavar=_("NAME"), help=_("the source, else recognised (plain, qualtrics, limesurvey…)")
    )
    parser.add_argument(
        "--as",
        dest="sort",
        choices=("signals", *SORTS),
        help=_(
            "what the file holds: customers' words and scores, or facts beside them (default: recognised)"
        ),
    )
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        type=_pair,
        metavar=_("FIELD=COLUMN"),
        help=_(
            "which column holds a field (id, text, title, score, time, customer, channel, moment, unit, "
            "language, expectation, question; of facts other ones); again for more columns; FIELD= for none"
        ),
    )
    parser.add_argument("--moment", default="", metavar=_("NAME"), help=_("the moment all rows are about"))
    parser.add_argument("--channel", default="", metavar=_("NAME"), help=_("the channel all rows came by"))
    parser.add_argument("--scale", metavar=_("LOW-HIGH"), help=_("0-10, 1-10, 1-5, 1-7 (default: guessed)"))
    parser.add_argument(
        "--timezone", metavar="ZONE", help=_("of times without one (default: Europe/Amsterdam)")
    )
    parser.add_argument(
        "--sheet", metavar=_("NAME"), help=_("of an Excel file (default: the first with rows)")
    )
    parser.add_argument(
        "--team", metavar=_("NAME"), help=_("whose customers these are (default: the first team)")
    )
    parser.add_argument(
        "--source", default="", metavar=_("NAME"), help=_("where they come from (default: recognised)")
    )
    parser.add_argument("--dry-run", action="store_true", help=_("look and count, store nothing"))
    parser.add_argument(
        "--undo", type=int, metavar="BATCH", help=_("take an import out again, readings included")
    )
    parser.add_argument("--language", choices=("nl", "en"), help=_("of what is said (default: from LANG)"))
    parser.add_argument("--json", action="store_true", help=_("one JSON document and nothing else"))
    parser.set_defaults(parser=parser)


def run(options: argparse.Namespace) -> int:
    if bool(options.files) == (options.undo is not None):
        options.parser.error(_("give one or more files, or --undo BATCH"))
    open_home()
    from django.utils import translation

    from wallofchange.listening.importers import sweep

    language = language_of(options)
    with translation.override(language):
        sweep()
        if options.undo is not None:
            return take_out(options, language)
        if len(options.files) == 1:
            return _tell([_bring_in(options.files[0], options, language)], options)
        return _bring_all_in(options, language)


def _bring_all_in(options: argparse.Namespace, language: Language) -> int:
    """A file that is refused does not keep the others out."""
    answers: list[dict[str, Any]] = []
    for name in options.files:
        try:
            answers.append({"file": name} | _bring_in(name, options, language))
        except Refused as refusal:
            print(f"{name}: {refusal.message} {refusal.remedy}".rstrip(), file=sys.stderr)
            answers.append({"file": name, "refused": refusal.message, "remedy": refusal.remedy})
    return _tell(answers, options)


def _tell(answers: list[dict[str, Any]], options: argparse.Namespace) -> int:
    if options.json:
        print(json.dumps(answers[0] if len(options.files) == 1 else answers, ensure_ascii=False))
    return 1 if any(answer.get("rejected") or "refused" in answer for answer in answers) else 0


def _bring_in(name: str, options: argparse.Namespace, language: Language) -> dict[str, Any]:
    from wallofchange.diary.clock import now
    from wallofchange.listening.importers import inspect, known_source, rehearse, run, source_for

    at = now()
    if sort := _sort(name, options):
        from wallofchange.house.command_line.import_facts import bring_facts_in  # Django is ready by now

        return bring_facts_in(name, sort, options, language, team=_team(options.team, language))
    inspection = inspect(name, _wishes(options), at=at)
    _introduce(inspection, options, language)
    line = ProgressLine(language)
    team = _team(options.team, language)
    if options.dry_run:
        source = known_source(inspection, team=team, name=options.source)
        outcome = rehearse(name, inspection, source=source, at=at, progress=line.show)
    else:
        source = source_for(inspection, team=team, at=at, name=options.source)
        outcome = run(name, inspection, source=source, by=None, at=at, progress=line.show)
    line.end()
    conclude(outcome, options, language)
    return answer(outcome) | (_looked_at(inspection) if options.dry_run else {})


def _sort(name: str, options: argparse.Namespace) -> str:
    """The sort of fact that the file holds; nothing for customers' words and scores."""
    from wallofchange.listening.anchors.looking import sort_of

    _check_usage(options)
    if options.sort or options.preset:
        return "" if options.sort in (None, "signals") else str(options.sort)
    return sort_of(name, sheet=options.sheet)


def _looked_at(inspection: Inspection) -> dict[str, Any]:
    return {
        "preset": inspection.preset,
        "header_rows": inspection.header_rows,
        "language": inspection.language,
        "encoding": inspection.encoding,
        "columns": [
            {"column": view.name, "field": view.field, "confidence": view.confidence}
            for view in inspection.columns
        ],
        "scale": str(inspection.map.scale) if inspection.map.scale else None,
        "scale_confidence": inspection.scale_confidence,
        "warnings": [warning.en for warning in inspection.warnings],
    }


def _introduce(inspection: Inspection, options: argparse.Namespace, language: Language) -> None:
    for warning in inspection.warnings:
        print(warning.in_language(language), file=sys.stderr)
    if options.json:
        return
    rows = Words(f"{inspection.rows} rijen", f"{inspection.rows} rows")[language]
    print(f"{inspection.path.name}: {inspection.source}, {inspection.format}, {rows}")
    for view in inspection.columns:
        if view.field and view.field != "keep":
            scale = f" {inspection.map.scale}" if view.field == "score" else ""
            print(f"  {view.field + scale:<12} {view.name}  ({round(100 * view.confidence)} %)")


def _team(name: str | None, language: Language) -> Team:
    from wallofchange.people.models import Team

    if not Team.objects.exists():
        return Team.objects.create(name=name or "Service")
    team = Team.objects.filter(name__iexact=name).first() if name else Team.objects.first()
    if team is None:
        known = ", ".join(map(str, Team.objects.all()))
        raise Refused(
            Words(f"Er is geen team {name!r}.", f"There is no team {name!r}.")[language],
            remedy=Words(f"Kies uit: {known}.", f"Choose one of: {known}.")[language],
        )
    return team


def _pair(words: str) -> tuple[str, str]:
    field, equals, column = words.partition("=")
    if not equals or not field:
        raise argparse.ArgumentTypeError(_("{words} is not FIELD=COLUMN").format(words=repr(words)))
    return field, column


def no_field(field: str, fields: Iterable[str]) -> str:
    told = _("there is no field {field}; choose from {fields}")
    return told.format(field=repr(field), fields=", ".join(fields))


def _check_usage(options: argparse.Namespace) -> None:
    """A scale, or a field of no sort of file at all, is wrong usage before the file is opened."""
    from wallofchange.listening.anchors import SORTS
    from wallofchange.listening.importers import FIELDS, Scale

    known = [*FIELDS, *(field for sort in SORTS.values() for field in sort.fields)]
    for field, _column in options.map:
        if field not in known:
            options.parser.error(no_field(field, FIELDS))
    try:
        options.scale = Scale.parse(options.scale) if isinstance(options.scale, str) else options.scale
    except ValueError as trouble:
        options.parser.error(str(trouble))


def _wishes(options: argparse.Namespace) -> Wishes:
    """What was asked for; a field that does not exist is wrong usage."""
    from wallofchange.listening.importers import FIELDS, Wishes

    changes: dict[str, list[str]] = {}
    for field, column in options.map:
        if field not in FIELDS:
            options.parser.error(no_field(field, FIELDS))
        changes.setdefault(field, []).extend([column] if column else [])
    return Wishes(
        preset=options.preset,
        changes=changes,
        scale=options.scale,
        timezone=options.timezone,
        channel=options.channel,
        moment=options.moment,
        sheet=options.sheet,
    )
