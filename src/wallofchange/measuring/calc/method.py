"""What one method of `calc` is: its words, its schemas, its worked example and its calculation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from wallofchange.measuring.calc.schema import ImpossibleError, Schema, between, held, record

Values = Mapping[str, Any]

LEVEL: Schema = between(0, 1, default=0.95, description="two-sided level of the interval")
NUMBER_OR_NULL: Schema = {"type": ["number", "null"]}
WARNING = record({"code": {"type": "string"}, "text": {"type": "string"}})
EVERY: dict[str, Schema] = {
    "method": {"type": "string"},
    "source": {"type": "string"},
    "warnings": {"type": "array", "items": WARNING},
    "assumptions": {"type": "array", "items": {"type": "string"}},
}
ONE_N: Schema = {"type": "integer"}
TWO_N = record({"a": {"type": "integer"}, "b": {"type": "integer"}})


@dataclass(frozen=True, slots=True)
class Found:
    """What a calculation answers: its figures, n where it applies, and what to beware of."""

    figures: dict[str, Any]
    n: int | dict[str, int] | None = None
    warnings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Method:
    """One statistic: `answer` takes a question as JSON values and gives the answer as JSON values."""

    name: str
    title: str
    method: str
    source: str
    assumptions: tuple[str, ...]
    input: Schema
    output: dict[str, Schema]
    example: dict[str, Any]
    run: Callable[[Values], Found]
    n: Schema | None = None
    each: Schema | None = None
    """What the answer says of every name that the asker gave, beside the fields that are always there."""

    @property
    def schemas(self) -> dict[str, Any]:
        """JSON Schema (2020-12) of the question and of the answer."""
        n = {} if self.n is None else {"n": self.n}
        each = {} if self.each is None else {"additionalProperties": self.each}
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": self.name,
            "description": self.title,
            "input": self.input,
            "output": record({**self.output, **n, **EVERY}) | each,
        }

    def answer(self, question: object) -> dict[str, Any]:
        """Calculate; nothing is rounded, and what is undefined is None.

        Raises:
            ImpossibleError: when the question breaks a rule.
        """
        asked = held(question, self.input)
        try:
            found = self.run(asked)
        except ImpossibleError:
            raise
        except (ArithmeticError, ValueError) as trouble:  # such as a level so near 1 that it is 1
            raise ImpossibleError(
                "input", question, f"is too extreme to calculate with ({trouble})"
            ) from trouble
        n = {} if found.n is None else {"n": found.n}
        return {
            **{name: _defined(value) for name, value in found.figures.items()},
            **n,
            "method": self.method,
            "source": self.source,
            "warnings": [{"code": code, "text": text} for code, text in found.warnings],
            "assumptions": list(self.assumptions),
        }


def _defined(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _defined(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_defined(each) for each in value]
    return None if isinstance(value, float) and not isfinite(value) else value
