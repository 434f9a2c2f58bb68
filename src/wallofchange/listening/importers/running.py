"""The life of an import, of words and of facts alike: claimed, begun, finished; whole, or gone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language

from wallofchange.analysis.tabular import Sentence, Table, TableError, open_table
from wallofchange.diary.clock import now
from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.listening.models import Batch, Source

from .batches import discard, sweep
from .claim import claim
from .drafting import Rejection

if TYPE_CHECKING:
    from wallofchange.people.models import User

Progress = Callable[[int, int], None]  # rows done, rows in all


@dataclass(frozen=True)
class Outcome:
    """What came of an import. `rows` = `new` + `known` + `rejected`; without a batch it was a rehearsal."""

    batch: int | None
    rows: int
    new: int
    known: int
    rejected: int
    rejects_file: Path | None
    aside: tuple[Rejection, ...] = ()  # the first of what was set aside


@contextmanager
def refusals() -> Iterator[None]:
    """What is wrong with a file, as a refusal in the language of whoever asked."""
    try:
        yield
    except TableError as trouble:
        language = get_language() or settings.LANGUAGE_CODE
        raise Refused(
            trouble.message.in_language(language), remedy=trouble.remedy.in_language(language), code="file"
        ) from trouble


@contextmanager
def whole_or_gone(file_name: str, *, source: Source, **more: Any) -> Iterator[Batch]:
    """A batch of this name in a source that nobody else imports into; what fails leaves nothing behind.

    Raises:
        Refused: when the file turns out to be broken, or another import into the source is running.
    """
    with refusals(), claim(source.pk) as free:
        if not free:
            raise _busy(source)
        sweep(source)
        batch = Batch.objects.create(source=source, file_name=file_name[:255], **more)
        try:
            yield batch
        except BaseException:
            discard(batch)
            raise


def finish(batch: Batch, outcome: Outcome, *, by: User | None, at: dt.datetime) -> None:
    """From here on it counts, and readers see it; call it inside the transaction of what belongs to it."""
    batch.rows, batch.new, batch.known = outcome.rows, outcome.new, outcome.known
    batch.rejected = outcome.rejected
    batch.rejects_file = outcome.rejects_file.name if outcome.rejects_file else ""
    batch.state, batch.done_at = Batch.State.DONE, now()
    batch.save()
    note(
        "imported", batch, by=by, at=at, team_id=batch.source.team_id,
        file=batch.file_name, new=batch.new, known=batch.known, rejected=batch.rejected,
    )  # fmt: skip


def batch_of_today(source: Source, *, by: User, at: dt.datetime, preset: str) -> Batch:
    """What a program brings one by one is taken out again by the day; call it inside a transaction."""
    name = f"API {timezone.localdate(at)}"
    named = {"source": source, "by": by, "preset": preset, "file_name": name}
    found = Batch.objects.select_for_update().filter(state=Batch.State.DONE, **named).first()
    return found or Batch.objects.create(state=Batch.State.DONE, at=at, done_at=at, **named)


def reopened(path: str | Path, sheet: str | None, *, same: Callable[[Table], bool]) -> Table:
    """The file as a table once more; refused when it is another one than was looked at."""
    table = open_table(path, sheet=sheet)
    if not same(table):
        raise TableError(
            Sentence(
                "The columns of this file changed since it was looked at.",
                "De kolommen van dit bestand zijn veranderd sinds het bekeken is.",
            ),
            Sentence("Look at it again.", "Bekijk het opnieuw."),
        )
    return table


def _busy(source: Source) -> TableError:
    return TableError(
        Sentence(
            f"Another import into {source} is still running.",
            f"Er loopt nog een andere import in {source}.",
        ),
        Sentence("Wait until it is done, then try again.", "Wacht tot die klaar is, en probeer het opnieuw."),
    )
