"""A table to ask: a file, an Ibis table, or anything that speaks Arrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wallofchange.analysis import warning
from wallofchange.analysis.engine import connect
from wallofchange.analysis.trouble import CannotAnswerError
from wallofchange.analysis.warning import Warned
from wallofchange.measuring.words import Words

if TYPE_CHECKING:
    import pyarrow as pa

    from wallofchange.analysis.tabular import Table

CHUNK = 50_000


@dataclass(frozen=True, slots=True)
class Source:
    """An Ibis table with the backend that answers for it, and what to know of the file."""

    table: Any
    backend: Any
    cautions: tuple[Warned, ...] = ()

    def answer(self, question: Any) -> list[dict[str, Any]]:
        """The rows of one question (an Ibis expression), as plain values."""
        rows: list[dict[str, Any]] = self.counts(question).to_pylist()
        return rows

    def counts(self, question: Any) -> pa.Table:
        """The rows of one question as the engine gives them: there may be many."""
        return self.backend.to_pyarrow(question)


def source_of(table: object, columns: Sequence[str], engine: str | None = None) -> Source:
    """Open a table for a question about these columns.

    Raises:
        CannotAnswerError: when there is no such file or column, or the object is no table.
    """
    import ibis

    if isinstance(table, str | Path):
        return _file(Path(table), columns, engine)
    if isinstance(table, ibis.expr.types.Table):
        _require(columns, list(table.columns))
        return Source(table, table.get_backend())
    if hasattr(table, "__arrow_c_stream__"):
        import pyarrow as pa

        return _arrow(pa.table(table), columns, engine)
    raise CannotAnswerError(
        Words(f"Een {type(table).__name__} is geen tabel.", f"A {type(table).__name__} is not a table."),
        Words(
            "Geef een pad, een tabel van Ibis, of iets met de Arrow C stream interface (een data frame).",
            "Give a path, an Ibis table, or something with the Arrow C stream interface, as a data frame.",
        ),
    )


def _arrow(
    table: pa.Table, columns: Sequence[str], engine: str | None, cautions: tuple[Warned, ...] = ()
) -> Source:
    import ibis

    _require(columns, table.column_names)
    return Source(ibis.memtable(table.select(list(dict.fromkeys(columns)))), connect(engine), cautions)


def _file(path: Path, columns: Sequence[str], engine: str | None) -> Source:
    if path.is_dir():
        raise CannotAnswerError(
            Words(f"{path} is een map.", f"{path} is a folder."),
            Words("Noem het bestand erin.", "Name the file in it."),
        )
    if not path.is_file():
        raise CannotAnswerError(
            Words(f"Er is geen bestand {path}.", f"There is no file {path}."),
            Words("Kijk de naam na.", "Check the name."),
        )
    from wallofchange.analysis.tabular import TableError, open_table

    try:
        opened = open_table(path)
        if opened.format == "parquet" and _is_parquet(path):
            backend = connect(engine)
            table = backend.read_parquet(str(path))
            _require(columns, list(table.columns))
            return Source(table, backend)
        _require(columns, opened.columns)
        misfits: list[int] = []
        read = _read(opened, columns, misfits)
        return _arrow(read, columns, engine, _cautions(opened, columns, len(misfits)))
    except TableError as trouble:
        raise CannotAnswerError(
            Words(trouble.message.nl, trouble.message.en), Words(trouble.remedy.nl, trouble.remedy.en)
        ) from trouble


def _cautions(opened: Table, columns: Sequence[str], misfits: int) -> tuple[Warned, ...]:
    notes = [*opened.notes, *opened.doubts(columns)]
    of_file = tuple(Warned("FILE", Words(note.nl.rstrip("."), note.en.rstrip("."))) for note in notes)
    return (*([warning.misfits(misfits)] if misfits else []), *of_file)


def _read(opened: Any, columns: Sequence[str], misfits: list[int]) -> pa.Table:
    """Only the columns asked for, so that a wide file stays small; rows of another width are counted."""
    import pyarrow as pa

    from wallofchange.analysis.tabular.table import fitted

    wanted = list(dict.fromkeys(columns))
    places = [opened.columns.index(column) for column in wanted]
    kinds = opened.arrow_types()
    schema = pa.schema([(column, kinds[place]) for column, place in zip(wanted, places, strict=True)])
    rows = _fitting(opened.numbered_rows(), len(opened.columns), places, misfits)
    batches = []
    while chunk := list(islice(rows, CHUNK)):
        arrays = [
            pa.array([fitted(cell, kind) for cell in cells], kind)
            for cells, kind in zip(zip(*chunk, strict=True), schema.types, strict=True)
        ]
        batches.append(pa.record_batch(arrays, schema=schema))
    return pa.Table.from_batches(batches, schema)


def _fitting(
    numbered: Iterable[tuple[int, tuple[object, ...]]], width: int, places: Sequence[int], misfits: list[int]
) -> Iterator[tuple[object, ...]]:
    for number, row in numbered:
        if len(row) != width:
            misfits.append(number)
        else:
            yield tuple(row[place] for place in places)


def _require(wanted: Sequence[str], present: Sequence[str]) -> None:
    missing = [column for column in dict.fromkeys(wanted) if column not in present]
    if missing:
        raise CannotAnswerError(
            Words(
                f"Er is geen kolom {', '.join(map(repr, missing))}.",
                f"There is no column {', '.join(map(repr, missing))}.",
            ),
            Words(
                f"De kolommen zijn: {', '.join(map(str, present)) or 'geen'}.",
                f"The columns are: {', '.join(map(str, present)) or 'none'}.",
            ),
        )
    doubled = [column for column in wanted if list(present).count(column) > 1]
    if doubled:
        raise CannotAnswerError(
            Words(
                f"Er is meer dan één kolom {doubled[0]!r}.", f"There is more than one column {doubled[0]!r}."
            ),
            Words("Geef elk een eigen naam.", "Give each its own name."),
        )


def _is_parquet(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"PAR1"
