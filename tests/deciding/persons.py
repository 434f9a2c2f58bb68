"""People who work in processes of their own, each with their own connection."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter


class Person:
    """Somebody who does what is said to them, when it is said."""

    def __init__(self, store: dict[str, str], module: str = "tests.deciding.at_once") -> None:
        command = [sys.executable, "-m", "tests.in_a_home", module]
        self.process = subprocess.Popen(
            command, env=store, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )

    def hear(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")

    def answer(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def does(self, line: str) -> list[str]:
        self.hear(line)
        return self.answer().split()

    def leave(self) -> None:
        self.process.communicate(timeout=120)


def at_once(people: list[Person], lines: list[str]) -> Counter[str]:
    for person, line in zip(people, lines, strict=True):
        person.hear(line)
    return Counter(person.answer() for person in people)
