"""Public tables that published figures were computed from; a test without its table is skipped."""

import csv
from pathlib import Path

import pytest

REFERENCE = Path(__file__).parents[3] / "shared" / "data" / "reference"


def rows(name):
    path = REFERENCE / f"{name}.csv"
    if not path.exists():
        pytest.skip(f"The public table {name}.csv is not at hand.")
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def column(table, name):
    return [float(row[name]) for row in table]
