"""JSON Schema as data: what `--schema` prints is also what input is held against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any

Schema = dict[str, Any]

LARGEST_COUNT = 2**53 - 1  # beyond it JSON numbers are not exact everywhere
LARGEST_NUMBER = 1e15


class ImpossibleError(ValueError):
    """An input that cannot be: names the field, its value and the rule, in one line."""

    def __init__(self, field: str, value: object, rule: str) -> None:
        shown = "missing" if value is MISSING else _shown(value)
        super().__init__(f"{' '.join(field.split())[:80]}: {shown}: {rule}")


MISSING = object()


def count(least: int = 0) -> Schema:
    return {"type": "integer", "minimum": least, "maximum": LARGEST_COUNT}


def number(**rules: Any) -> Schema:
    return {"type": "number", "minimum": -LARGEST_NUMBER, "maximum": LARGEST_NUMBER, **rules}


def between(low: float, high: float, **more: Any) -> Schema:
    return {"type": "number", "exclusiveMinimum": low, "exclusiveMaximum": high, **more}


def numbers(least: int = 1) -> Schema:
    return {"type": "array", "items": number(), "minItems": least}


def counts(least: int = 1) -> Schema:
    return {"type": "array", "items": count(), "minItems": least}


def flags() -> Schema:
    """A list of zeros and ones."""
    return {"type": "array", "items": {"type": "integer", "minimum": 0, "maximum": 1}, "minItems": 1}


def labels() -> Schema:
    """A list of names; numbers are names too."""
    return {"type": "array", "items": {"type": ["string", "number"]}, "minItems": 1}


def gapped() -> Schema:
    """A list of numbers with null where there is none."""
    return {"type": "array", "items": number(type=["number", "null"]), "minItems": 1}


def columns(least: int = 1, items: Schema | None = None) -> Schema:
    """Lists of numbers by name, at least so many of them."""
    return {
        "type": "object",
        "additionalProperties": numbers() if items is None else items,
        "minProperties": least,
    }


def record(properties: Mapping[str, Schema], required: Sequence[str] | None = None) -> Schema:
    needed = list(properties if required is None else required)
    return {
        "type": "object",
        "properties": dict(properties),
        "required": needed,
        "additionalProperties": False,
    }


def held(value: object, schema: Schema, field: str = "input") -> Any:
    """The value, whole floats where counts are wanted as int, or a refusal at the first rule it breaks."""
    if "anyOf" in schema:
        return _any_of(value, schema, field)
    if "enum" in schema and value not in schema["enum"]:
        raise ImpossibleError(field, value, f"must be one of {', '.join(map(str, schema['enum']))}")
    if isinstance(schema["type"], list):
        return _one_of(value, schema, field)
    return _KINDS[schema["type"]](value, schema, field)


def _one_of(value: object, schema: Schema, field: str) -> Any:
    """The value as the first of several JSON types that it has."""
    for kind in schema["type"]:
        if isinstance(value, _TYPES[kind]) and not (isinstance(value, bool) and kind != "boolean"):
            return _KINDS[kind](value, schema, field)
    raise ImpossibleError(field, value, f"must be {' or '.join(_NAMED[kind] for kind in schema['type'])}")


def _any_of(value: object, schema: Schema, field: str) -> Any:
    """The first alternative of the value's own JSON type."""
    kind = "array" if isinstance(value, list) else "object"
    for option in schema["anyOf"]:
        if option["type"] == kind and isinstance(value, list | dict):
            return held(value, option, field)
    raise ImpossibleError(field, value, f"must be {schema['description']}")


def _object(value: object, schema: Schema, field: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ImpossibleError(field, value, "must be an object")
    prefix = "" if field == "input" else f"{field}."
    if "properties" not in schema:
        return _named(value, schema, field)
    properties = schema["properties"]
    for name in value:
        if name not in properties:
            raise ImpossibleError(
                prefix + name, value[name], f"unknown field; known are {', '.join(properties)}"
            )
    for name in schema["required"]:
        if name not in value:
            raise ImpossibleError(prefix + name, MISSING, "is required")
    return {name: held(value[name], properties[name], prefix + name) for name in value}


def _named(value: dict[str, Any], schema: Schema, field: str) -> dict[str, Any]:
    if len(value) < schema["minProperties"]:
        raise ImpossibleError(field, value, f"must name at least {schema['minProperties']}")
    return {
        name: held(each, schema["additionalProperties"], f"{field}.{name}") for name, each in value.items()
    }


def _array(value: object, schema: Schema, field: str) -> list[Any]:
    if not isinstance(value, list):
        raise ImpossibleError(field, value, "must be a list")
    if len(value) < schema["minItems"]:
        raise ImpossibleError(field, value, f"must hold at least {schema['minItems']}")
    return [held(item, schema["items"], f"{field}[{at}]") for at, item in enumerate(value)]


def _integer(value: object, schema: Schema, field: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value // 1:
        raise ImpossibleError(field, value, "must be a whole number")
    _within(value, schema, field)
    return int(value)


def _number(value: object, schema: Schema, field: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ImpossibleError(field, value, "must be a number")
    _within(value, schema, field)
    return value


def _boolean(value: object, schema: Schema, field: str) -> bool:
    if not isinstance(value, bool):
        raise ImpossibleError(field, value, "must be true or false")
    return value


def _string(value: object, schema: Schema, field: str) -> str:
    if not isinstance(value, str):
        raise ImpossibleError(field, value, "must be text")
    return value


def _null(value: object, schema: Schema, field: str) -> None:
    if value is not None:
        raise ImpossibleError(field, value, "must be null")


def _within(value: float, schema: Schema, field: str) -> None:
    if isinstance(value, float) and not isfinite(value):
        raise ImpossibleError(field, value, "must be a finite number")
    if "minimum" in schema and value < schema["minimum"]:
        raise ImpossibleError(field, value, f"must be at least {schema['minimum']}")
    if "maximum" in schema and value > schema["maximum"]:
        raise ImpossibleError(field, value, f"must be at most {schema['maximum']}")
    if "exclusiveMinimum" in schema and value <= schema["exclusiveMinimum"]:
        raise ImpossibleError(field, value, f"must be above {schema['exclusiveMinimum']}")
    if "exclusiveMaximum" in schema and value >= schema["exclusiveMaximum"]:
        raise ImpossibleError(field, value, f"must be below {schema['exclusiveMaximum']}")


_KINDS = {
    "object": _object,
    "array": _array,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "string": _string,
    "null": _null,
}
_TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "integer": (int, float),
    "number": (int, float),
    "boolean": bool,
    "string": str,
    "null": type(None),
}
_NAMED = {
    "object": "an object",
    "array": "a list",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "string": "text",
    "null": "null",
}


def _shown(value: object) -> str:
    """The value on one line, cut short: an int of a million digits may not even be printed."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > 10**40:
        return f"a whole number of {value.bit_length()} bits"
    text = (
        {True: "true", False: "false", None: "null"}.get(value)
        if value is None or value is True or value is False
        else None
    )
    text = text or " ".join(repr(value).split())
    return text if len(text) <= 60 else text[:57] + "..."
