"""Every test, on both stores, with what was skipped and one closing line: `python -m tests`.

The rounds go side by side, as many as there are cores for.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from subprocess import PIPE, STDOUT
from typing import Final
from xml.etree import ElementTree

from tests.servers.postgres import postgres, programs

ROUNDS: Final = (
    ("PostgreSQL", "both_stores"),
    ("SQLite", "not browser"),
    ("SQLite", "browser"),
)


@dataclass
class Round:
    """What came of one run of the tests on one store."""

    name: str
    code: int
    passed: int = 0
    failed: int = 0
    skipped: Counter[str] = field(default_factory=Counter)


def main() -> int:
    """Run all rounds; 0 when nothing failed and something passed."""
    with ThreadPoolExecutor(max(1, min(len(ROUNDS), os.cpu_count() or 1))) as lanes:
        rounds = list(lanes.map(_round, *zip(*ROUNDS, strict=True)))
    for each in rounds:
        for reason, number in sorted(each.skipped.items()):
            print(f"SKIPPED in {each.name}: {number} x {reason}")
    passed, failed = sum(each.passed for each in rounds), sum(each.failed for each in rounds)
    print(f"tests: {passed} passed, {failed} failed, {sum(each.skipped.total() for each in rounds)} skipped")
    return 0 if passed and not failed and not any(each.code for each in rounds) else 1


def _round(store: str, marked: str) -> Round:
    name = f"{store}, {marked.replace('_', ' ')}"
    with _store(store) as environment, tempfile.NamedTemporaryFile(suffix=".xml") as file:
        if environment is None:
            return Round(name, 0, skipped=Counter(["no PostgreSQL here: apt-get install postgresql"]))
        command = [sys.executable, "-m", "pytest", "--junitxml", file.name, "-m", marked]
        return _read(name, _aloud(name, command, environment), file.name)


def _aloud(name: str, command: list[str], environment: dict[str, str]) -> int:
    """Print how far it is as it goes, with its name in front, and in one piece what it says at the end."""
    process = subprocess.Popen(
        command, env=environment, stdout=PIPE, stderr=STDOUT, text=True, errors="replace"
    )
    assert process.stdout is not None
    said = [f"== {name}\n"]
    for line in process.stdout:
        if line.endswith("%]\n"):
            print(f"{name}: {line}", end="", flush=True)
        else:
            said.append(line)
    print("".join(said), flush=True)
    return process.wait()


@contextmanager
def _store(name: str) -> Iterator[dict[str, str] | None]:
    plain = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    if name == "SQLite":
        yield plain
    elif programs() is None:
        yield None
    else:
        with postgres() as address:
            yield plain | {"DATABASE_URL": address}


def _read(name: str, code: int, report: str) -> Round:
    outcome = Round(name, code)
    try:
        cases = list(ElementTree.parse(report).iter("testcase"))
    except ElementTree.ParseError:  # it broke off before it could report
        outcome.failed = 1
        return outcome
    for case in cases:
        skipped = case.find("skipped")
        if case.find("failure") is not None or case.find("error") is not None:
            outcome.failed += 1
        elif skipped is not None:
            outcome.skipped[skipped.get("message", "")] += 1
        else:
            outcome.passed += 1
    return outcome


if __name__ == "__main__":
    raise SystemExit(main())
