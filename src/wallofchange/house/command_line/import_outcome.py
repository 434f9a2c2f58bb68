"""What came of an import, and taking one out again."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from wallofchange.diary.refused import Refused
from wallofchange.measuring.words import Language, Words

if TYPE_CHECKING:
    from wallofchange.listening.importers import Outcome


def answer(outcome: Outcome) -> dict[str, Any]:
    """What came of it, for programs."""
    return {
        "batch": outcome.batch,
        "rows": outcome.rows,
        "new": outcome.new,
        "known": outcome.known,
        "rejected": outcome.rejected,
        "rejects_file": str(outcome.rejects_file) if outcome.rejects_file else None,
    }


def conclude(outcome: Outcome, options: argparse.Namespace, language: Language) -> None:
    """What came of it, for people."""
    if options.json:
        return
    print(
        Words(
            f"{outcome.rows} rijen: {outcome.new} nieuw, {outcome.known} bekend, {outcome.rejected} apart.",
            f"{outcome.rows} rows: {outcome.new} new, {outcome.known} known, {outcome.rejected} set aside.",
        )[language]
    )
    if outcome.rejects_file:
        print(
            Words(
                f"Wat apart ligt, met de reden: {outcome.rejects_file}",
                f"What was set aside, with the reason: {outcome.rejects_file}",
            )[language]
        )
    if outcome.batch:
        print(
            Words(
                f"Er weer uit halen: wallofchange import --undo {outcome.batch}",
                f"To take it out again: wallofchange import --undo {outcome.batch}",
            )[language]
        )


def take_out(options: argparse.Namespace, language: Language) -> int:
    """Take a batch out again; the exit status."""
    from wallofchange.diary.clock import now
    from wallofchange.listening.importers import undo
    from wallofchange.listening.models import Batch

    batch = Batch.objects.filter(pk=options.undo).first()
    if batch is None:
        last = ", ".join(str(known.pk) for known in Batch.objects.filter(state=Batch.State.DONE)[:10])
        raise Refused(
            Words(f"Er is geen import {options.undo}.", f"There is no import {options.undo}.")[language],
            remedy=Words(f"De laatste zijn: {last or '–'}.", f"The latest are: {last or '–'}.")[language],
        )
    gone = undo(batch, by=None, at=now())
    if options.json:
        print(json.dumps({"batch": batch.pk, "undone": gone}))
    else:
        nl, en = ("feiten", "facts") if batch.holds_facts else ("reacties", "signals")
        print(Words(f"{gone} {nl} zijn er weer uit.", f"{gone} {en} were taken out again.")[language])
    return 0
