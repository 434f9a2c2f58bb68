"""Budgets: a file or function that outgrows them hides a noun that wants a name of its own."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.test_house_rules import ROOT, sources

LONGEST_FILE = 400
NINE_IN_TEN_FILES = 250
NINE_IN_TEN_FUNCTIONS = 25
MEDIAN_FUNCTION = 8
DEPENDENCIES = 40


def test_no_file_is_longer_than_four_hundred_lines():
    assert {path.name: length for path, length in _lengths().items() if length > LONGEST_FILE} == {}


def test_nine_in_ten_files_fit_two_hundred_and_fifty_lines():
    assert _nine_in_ten(list(_lengths().values())) <= NINE_IN_TEN_FILES


def test_nine_in_ten_functions_fit_twenty_five_lines_and_half_fit_eight():
    lengths = [length for path in sources() for _name, length in functions(path)]

    assert _nine_in_ten(lengths) <= NINE_IN_TEN_FUNCTIONS
    assert median(lengths) <= MEDIAN_FUNCTION


def test_the_product_stands_on_few_other_projects():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

    assert len(project["dependencies"]) <= DEPENDENCIES


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Every function of a file with its length: the lines from its def to its end, its docstring left out."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            said = node.body[0] if ast.get_docstring(node) else None
            docstring = (said.end_lineno or 0) - said.lineno + 1 if said else 0
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1 - docstring


def _lengths() -> dict[Path, int]:
    return {path: len(path.read_text().splitlines()) for path in sources()}


def _nine_in_ten(lengths: list[int]) -> int:
    return sorted(lengths)[int(len(lengths) * 0.9)]
