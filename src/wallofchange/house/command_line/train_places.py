"""Before any training: whether what is learnt from can be read."""

from __future__ import annotations

from pathlib import Path

from wallofchange.diary.refused import Refused
from wallofchange.house.shell import _, gettext_noop

_FROM = gettext_noop("docs/readers.md says where it comes from and which columns it needs.")


def check_table(data: Path, name: str, *columns: str) -> None:
    """Refuse a set that is not there, is no Parquet, or lacks a column."""
    import pyarrow as pa
    from pyarrow.parquet import read_schema

    path = data / name / "dev.parquet"
    if not path.is_file():
        raise Refused(
            _("There is no {file} in {data}.").format(file=f"{name}/dev.parquet", data=data), remedy=_(_FROM)
        )
    try:
        names = read_schema(path).names
    except (pa.ArrowInvalid, OSError) as trouble:
        raise Refused(
            _("{path} is not Parquet, or it is broken.").format(path=path), remedy=_(_FROM)
        ) from trouble
    missing = [name for name in columns if name not in names]
    if missing:
        raise Refused(
            _("{path} has no column {columns}.").format(
                path=path, columns=_(" and no column ").join(missing)
            ),
            remedy=_(_FROM),
        )
