"""Before any training: whether what is learnt from can be read, and what is made can be put away."""

from __future__ import annotations

from pathlib import Path

from wallofchange.diary.refused import Refused

_FROM = "docs/readers.md says where it comes from and which columns it needs."


def check_table(data: Path, name: str, *columns: str) -> None:
    """Refuse a set that is not there, is no Parquet, or lacks a column."""
    import pyarrow as pa
    from pyarrow.parquet import read_schema

    path = data / name / "dev.parquet"
    if not path.is_file():
        raise Refused(f"There is no {name}/dev.parquet in {data}.", remedy=_FROM)
    try:
        names = read_schema(path).names
    except (pa.ArrowInvalid, OSError) as trouble:
        raise Refused(f"{path} is not Parquet, or it is broken.", remedy=_FROM) from trouble
    missing = [name for name in columns if name not in names]
    if missing:
        raise Refused(f"{path} has no column {' and no column '.join(missing)}.", remedy=_FROM)


def check_folder(out: Path | None) -> None:
    """Refuse a place in a folder that is not there, before half an hour of work."""
    if out is not None and not out.parent.is_dir():
        raise Refused(f"There is no folder {out.parent}.", remedy="Make it first, or choose another place.")
