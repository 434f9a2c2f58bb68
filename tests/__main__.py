"""Every test, on both stores, with what was skipped and one closing line: `python -m tests`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from xml.etree import ElementTree

from tests.servers.postgres import postgres, programs


@dataclass
class Round:
    """What came of one run of the tests on one store."""

    store: str
    code: int
    passed: int = 0
    failed: int = 0
    skipped: Counter[str] = field(default_factory=Counter)


def main() -> int:
    """Run both rounds; 0 when nothing failed and something passed."""
    rounds = [_round("PostgreSQL", "-m", "both_stores"), _round("SQLite")]
    for each in rounds:
        for reason, number in sorted(each.skipped.items()):
            print(f"SKIPPED on {each.store}: {number} x {reason}")
    passed, failed = sum(each.passed for each in rounds), sum(each.failed for each in rounds)
    print(f"tests: {passed} passed, {failed} failed, {sum(each.skipped.total() for each in rounds)} skipped")
    return 0 if passed and not failed and not any(each.code for each in rounds) else 1


def _round(store: str, *selection: str) -> Round:
    print(f"\n== tests on {store}", flush=True)
    with _store(store) as environment, tempfile.NamedTemporaryFile(suffix=".xml") as file:
        if environment is None:
            return Round(store, 0, skipped=Counter(["no PostgreSQL here: apt-get install postgresql"]))
        command = [sys.executable, "-m", "pytest", "--junitxml", file.name, *selection]
        code = subprocess.call(command, env=environment)
        return _read(store, code, file.name)


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


def _read(store: str, code: int, report: str) -> Round:
    outcome = Round(store, code)
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
