"""The rows of a question, all of them or a seeded lot, for the methods that need rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wallofchange.analysis.source import Source

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

MOST = 100_000
SEED = 1


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows in columns, of `total` that there were."""

    table: pa.Table
    total: int

    @property
    def n(self) -> int:
        return int(self.table.num_rows)

    @property
    def by_lot(self) -> bool:
        return self.n < self.total

    def numbered(self, name: str) -> tuple[list[tuple[object, int]], Any]:
        """The different values of a column with how often each occurs, and each row's place among them."""
        import numpy as np

        column = self.table.column(name).combine_chunks().dictionary_encode("encode")
        places = column.indices.to_numpy(zero_copy_only=False)
        values = column.dictionary.to_pylist()
        return list(zip(values, np.bincount(places, minlength=len(values)).tolist(), strict=True)), places


def rows_of(source: Source, question: Any, most: int = MOST) -> Rows:
    """The rows of a question (an Ibis expression); of more than `most` a simple random sample, seeded."""
    import numpy as np
    import pyarrow as pa

    lots = np.random.default_rng(SEED)
    kept: list[pa.RecordBatch] = []
    keys = np.empty(0)
    total = 0
    batches: Iterable[pa.RecordBatch] = source.backend.to_pyarrow_batches(question, chunk_size=most)
    schema = None
    for batch in batches:
        schema = batch.schema
        total += batch.num_rows
        keys = np.concatenate([keys, lots.random(batch.num_rows)])
        kept.append(batch)
        if len(keys) > 4 * most:
            kept, keys = _least(kept, keys, most)
    kept, keys = _least(kept, keys, most)
    return Rows(pa.Table.from_batches(kept, schema or question.schema().to_pyarrow()), total)


def _least(
    kept: list[pa.RecordBatch], keys: np.ndarray, most: int
) -> tuple[list[pa.RecordBatch], np.ndarray]:
    """The rows with the smallest lots, in the order they came."""
    import numpy as np
    import pyarrow as pa

    if len(keys) <= most:
        return kept, keys
    places = np.sort(np.argpartition(keys, most)[:most])
    table = pa.Table.from_batches(kept).take(places)
    return table.to_batches(), keys[places]
