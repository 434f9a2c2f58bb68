"""Files of any of five kinds as streaming tables, without Django and without Ibis."""

from .opening import open_table
from .table import Row, Table
from .trouble import MisfitError, Sentence, TableError

__all__ = ["MisfitError", "Row", "Sentence", "Table", "TableError", "open_table"]
