"""Writes an example down as a page: its words, its code and what came out. Run it and the page is made again.

python docs/examples/benchmark.py ../shared/data          writes benchmark.md beside the script
python docs/examples/benchmark.py ../shared/data --check  says whether the page is still what comes out
"""

from __future__ import annotations

import argparse
import contextlib
import inspect
import io
import sys
import textwrap
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

Step = Callable[[Path], None]
Beside = Mapping[Step, Callable[..., object]]


def run(file: str, intro: str, steps: Sequence[Step], *, beside: Beside | None = None) -> int:
    """Make the page of an example from its steps, in the order in which they are told.

    `beside`: a function that a step leans on, shown above its code.
    """
    parser = argparse.ArgumentParser(description=intro.splitlines()[0])
    parser.add_argument("data", type=Path, help="the folder that holds the data sets, each with its README")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 when the page is not in step"
    )
    options = parser.parse_args()
    page = Path(file).with_suffix(".md")
    written = made(intro, steps, options.data, beside or {})
    if not options.check:
        page.write_text(written)
        print(f"{page.name} is written.")
        return 0
    if page.read_text() == written:
        return 0
    print(f"{page.name} is not what comes out: run {Path(file).name} again.", file=sys.stderr)
    return 1


def made(intro: str, steps: Sequence[Step], data: Path, beside: Beside) -> str:
    """The whole page as text."""
    return "\n".join([intro.strip() + "\n", *(_told(step, data, beside.get(step)) for step in steps)])


def _told(step: Step, data: Path, leans_on: Callable[..., object] | None) -> str:
    heading, _newline, words = (inspect.getdoc(step) or step.__name__).partition("\n")
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        step(data)
    code = [*([inspect.getsource(leans_on).strip(), "", ""] if leans_on else []), _body(step)]
    parts = [f"## {heading}\n", words.strip() + "\n", "```python\n" + "\n".join(code) + "\n```\n"]
    printed = out.getvalue().rstrip()
    return "\n".join(
        part for part in [*parts, f"```text\n{printed}\n```\n" if printed else ""] if part.strip()
    )


def _body(step: Step) -> str:
    """What the step does, without its name and its words."""
    lines = textwrap.dedent(inspect.getsource(step)).splitlines()
    quotes = [number for number, line in enumerate(lines) if '"""' in line]
    after = quotes[0] if lines[quotes[0]].count('"""') == 2 else quotes[1]
    return textwrap.dedent("\n".join(lines[after + 1 :])).strip()
