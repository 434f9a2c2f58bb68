"""List what `wallofchange calc` computes: `python docs/list_methods.py` writes the table of docs/calc.md.

The table comes out of the code: every method with its title, how it is computed, and its source.
"""

from __future__ import annotations

import re
from pathlib import Path

from wallofchange.measuring.calc import METHODS

PAGE = Path(__file__).parent / "calc.md"
TABLE = re.compile(r"(?<=<!-- made by docs/list_methods\.py -->\n).*?(?=<!-- end -->)", re.DOTALL)


def listed(page: str) -> str:
    """The page with its table as the code is now."""
    rows = [
        f"| `{method.name}` | {_cell(method.title)} | {_cell(method.method)} | {_cell(method.source)} |"
        for method in sorted(METHODS.values(), key=lambda method: method.name)
    ]
    head = ["| method | answers | computed by | source |", "| --- | --- | --- | --- |"]
    return TABLE.sub(lambda _: "\n".join([*head, *rows, ""]), page)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(listed(PAGE.read_text()))
