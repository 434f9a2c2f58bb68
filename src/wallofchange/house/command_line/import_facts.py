"""`wallofchange import --as SORT FILE`: facts beside customers' words."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from wallofchange.diary.clock import now
from wallofchange.house.command_line.import_outcome import answer, conclude
from wallofchange.house.command_line.progress_line import ProgressLine
from wallofchange.house.shell import _
from wallofchange.listening.anchors.files import (
    known_source_for_facts,
    rehearse_facts,
    run_facts,
    source_for_facts,
)
from wallofchange.listening.anchors.looking import FactFile, FactWishes, look_at_facts
from wallofchange.listening.anchors.sorts import SORTS
from wallofchange.measuring.words import Language, Words
from wallofchange.people.models import Team


def bring_facts_in(
    name: str, sort: str, options: argparse.Namespace, language: Language, *, team: Team
) -> dict[str, Any]:
    """Bring one file in, or with --dry-run only count; what came of it."""
    at = now()
    looked = look_at_facts(name, _wishes(sort, options), team=team, at=at)
    _introduce(looked, options, language)
    line = ProgressLine(language)
    if options.dry_run:
        source = known_source_for_facts(looked, team=team, name=options.source)
        outcome = rehearse_facts(name, looked, source=source, at=at)
    else:
        source = source_for_facts(looked, team=team, at=at, name=options.source)
        outcome = run_facts(name, looked, source=source, by=None, at=at, progress=line.show)
    line.end()
    conclude(outcome, options, language)
    return answer(outcome) | (_looked_at(looked) if options.dry_run else {})


def _wishes(sort: str, options: argparse.Namespace) -> FactWishes:
    """What was asked for; a field that does not exist is wrong usage."""
    fields = SORTS[sort].fields
    for field, _column in options.map:
        if field not in fields:
            told = _("there is no field {field} in {sort}; choose from {fields}")
            options.parser.error(told.format(field=repr(field), sort=sort, fields=", ".join(fields)))
    return FactWishes(
        sort,
        changes={field: [column] if column else [] for field, column in options.map},
        scale=options.scale,
        timezone=options.timezone,
        moment=options.moment,
        sheet=options.sheet,
    )


def _introduce(looked: FactFile, options: argparse.Namespace, language: Language) -> None:
    for warning in looked.warnings:
        print(warning.in_language(language), file=sys.stderr)
    if options.json:
        return
    rows = Words(f"{looked.rows} rijen", f"{looked.rows} rows")[language]
    print(f"{looked.path.name}: {looked.sort.label.in_language(language)}, {looked.format}, {rows}")
    for field, column in looked.columns.items():
        scale = f" {looked.ground.scale}" if field == "score" else ""
        print(f"  {field + scale:<16} {column}")


def _looked_at(looked: FactFile) -> dict[str, Any]:
    holds = {column: field for field, column in looked.columns.items()}
    return {
        "as": looked.sort.name,
        "columns": [{"column": column, "field": holds.get(column, "")} for column in looked.header],
        "scale": str(looked.ground.scale) if "score" in looked.columns else None,
        "warnings": [warning.en for warning in looked.warnings],
    }
