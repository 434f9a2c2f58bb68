"""Every question to the engine, from rows to aggregates. No other module knows Ibis expressions.

Text is grouped as it stands and read in Python afterwards: a score or a day has few spellings,
so that `7,5`, `8 (goed)` and `31-12-2026` mean the same on every engine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from wallofchange.analysis.trouble import CannotAnswerError
from wallofchange.measuring.words import Words

NUMBERS_OR_WORDS = Words("getallen of woorden", "numbers or words")
SCORES = Words("cijfers", "scores")
ANOTHER = Words("Noem een andere kolom.", "Name another column.")
WITH_NUMBERS = Words("Noem een kolom met getallen.", "Name a column with numbers.")
LARGEST_WEIGHT = 1e12  # beyond it, or as far below 1, squares would swallow the others
HIGH = r"\b(10|9|tien|negen|ten|nine)"  # a word or figure that a message asking for a high score must hold
YES, NO = ("ja", "yes", "true", "waar"), ("nee", "no", "false", "onwaar")
LATE = 22  # UTC hours from here on may be the next day at home, east of Greenwich
DAY = (
    r"^\s*(?:(?:[Mm]on|[Tt]ue|[Ww]ed|[Tt]hu|[Ff]ri|[Ss]at|[Ss]un|[Mm]a|[Dd]i|[Ww]o|[Dd]o|[Vv]r|[Zz]a|[Zz]o)"
    r"[a-z]{0,6}[., ]+)?"
    r"([0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,4}|(?:19|20)[0-9]{6}\b|[0-9]{4}-?W[0-9]{2}(?:-?[1-7])?"
    r"|[0-9]{1,2}[-. ]+[A-Za-z]{3,9}[-. ]+[0-9]{4}"
    r"|[A-Za-z]{3,9}[.]?\s+[0-9]{1,2}(?:st|nd|rd|th)?,?\s+[0-9]{4})"
)
ZONED = r"^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}.*(Z|[+-][0-9]{2}:?[0-9]{2})\s*$"


def cube(table: Any, score: str, keys: Mapping[str, Any], weight: str | None = None) -> Any:
    """Per corner (`key_NAME`) and score: answers; with weights their sum, their squares, the unusable."""
    groups = {f"key_{name}": column for name, column in keys.items()} | {"score": _score(table[score])}
    if weight is None:
        cells = table.select(**groups)
        return cells.group_by(list(groups)).aggregate(answers=cells.count())
    cells = table.select(**groups, weight=_number(table[weight]))
    sound = (cells.weight == 0) | cells.weight.between(1 / LARGEST_WEIGHT, LARGEST_WEIGHT)
    usable = sound.fill_null(False)
    return cells.group_by(list(groups)).aggregate(
        answers=cells.count(),
        unusable=(~usable).sum(),
        weight=cells.weight.sum(where=usable),
        squares=(cells.weight * cells.weight).sum(where=usable),
    )


def tallies(table: Any, names: Sequence[str], counted: str | None = None) -> Any:
    """Per combination of these columns the number of rows (`n`), or the sum of what was counted already."""
    n = table.count() if counted is None else table[counted].sum().cast("int64")
    return table.group_by(list(names)).aggregate(n=n)


def score_counts(table: Any, score: str, by: Sequence[str], weight: str | None = None) -> Any:
    """The cube by these columns, named by their place."""
    return cube(table, score, {str(at): table[name] for at, name in enumerate(by)}, weight)


def daily_counts(
    table: Any,
    score: str,
    time: str,
    treated: tuple[str, object] | None = None,
    unit: str | None = None,
    beside: Sequence[str] = (),
) -> Any:
    """The cube by day, side, unit and what else is watched. `treated` is (column, value)."""
    import ibis

    keys = {
        "day": day_of(table[time]),
        "treated": ibis.null("boolean") if treated is None else _is(table[treated[0]], treated[1]),
        "unit": ibis.null("string") if unit is None else table[unit].cast("string"),
    }
    return cube(table, score, keys | {f"beside_{at}": _text(table[name]) for at, name in enumerate(beside)})


def per_customer(
    table: Any, score: str, time: str, customer: str, treated: tuple[str, object] | None = None
) -> Any:
    """The cube by day, side and customer; who is nobody is left out."""
    import ibis

    keys = {
        "day": day_of(table[time]),
        "treated": ibis.null("boolean") if treated is None else _is(table[treated[0]], treated[1]),
        "customer": _text(table[customer]),
    }
    named = table.filter(table[customer].notnull())
    return cube(named, score, keys)


def daily_amounts(table: Any, amount: str, time: str, treated: tuple[str, object] | None = None) -> Any:
    """Per day and side: how many rows have a number in `amount`, their sum and the sum of their squares."""
    import ibis

    cells = table.select(
        day=day_of(table[time]),
        treated=ibis.null("boolean") if treated is None else _is(table[treated[0]], treated[1]),
        amount=_amount(table[amount]),
    )
    return cells.group_by(["day", "treated"]).aggregate(
        answers=cells.count(),
        known=cells.amount.count(),
        total=cells.amount.sum(),
        squares=(cells.amount * cells.amount).sum(),
    )


def daily_texts(table: Any, words: str, time: str) -> Any:
    """Day and words of every row that holds a digit or a word such as tien or ten: few enough to read."""
    cells = table.select(day=day_of(table[time]), words=table[words].cast("string"))
    return cells.filter(cells.words.lower().re_search(HIGH))


def rows(table: Any, columns: Sequence[str], time: str | None = None) -> Any:
    """Every row: what it holds in each column, by place (`column_0`), and its day."""
    held = {f"column_{at}": _held(table[name]) for at, name in enumerate(columns)}
    return table.select(**held, **({} if time is None else {"day": day_of(table[time])}))


def _held(column: Any, what: Words = NUMBERS_OR_WORDS, instead: Words = ANOTHER) -> Any:
    kind = column.type()
    if kind.is_string():
        return column.strip()
    if kind.is_numeric() or kind.is_boolean():
        return column.cast("float64")
    raise CannotAnswerError(
        Words(
            f"Kolom {column.get_name()!r} bevat {kind}, geen {what.nl}.",
            f"Column {column.get_name()!r} holds {kind}, not {what.en}.",
        ),
        instead,
    )


def _score(column: Any) -> Any:
    """Whole numbers stay what they are: an engine groups those twice as quickly as fractions."""
    return column if column.type().is_integer() else _held(column, SCORES, WITH_NUMBERS)


def _text(column: Any) -> Any:
    """What stands in a column, as text; a whole number without its decimals."""
    kind = column.type()
    return column.strip() if kind.is_string() else column.cast("string")


def _amount(column: Any) -> Any:
    """A number, also of a yes or no."""
    kind = column.type()
    if kind.is_boolean():
        return column.cast("float64")
    if kind.is_string():
        said = column.strip().lower()
        return said.isin(YES).ifelse(1.0, said.isin(NO).ifelse(0.0, _number(column)))
    return _number(column)


def _number(column: Any) -> Any:
    kind = column.type()
    if kind.is_string():
        return column.strip().replace(",", ".").try_cast("float64")
    if kind.is_numeric():
        return column.cast("float64")
    raise CannotAnswerError(
        Words(
            f"Kolom {column.get_name()!r} bevat {kind}, geen gewichten.",
            f"Column {column.get_name()!r} holds {kind}, not weights.",
        ),
        WITH_NUMBERS,
    )


def day_of(column: Any) -> Any:
    """The day as it stands: a date, its text, or for a moment with a zone its day and late hour in UTC."""
    import ibis
    import ibis.expr.datatypes as dt

    kind = column.type()
    if kind.is_date():
        return column
    if kind.is_timestamp():
        return _utc(column.cast("timestamp")) if kind.timezone else column.date()
    if kind.is_string():
        moment = column.try_cast(dt.Timestamp(timezone="UTC")).cast("timestamp")
        return ibis.ifelse(column.re_search(ZONED), _utc(moment), column.re_extract(DAY, 1))
    raise CannotAnswerError(
        Words(
            f"Kolom {column.get_name()!r} bevat {kind}, geen tijden.",
            f"Column {column.get_name()!r} holds {kind}, not times.",
        ),
        Words("Noem een kolom met dagen.", "Name a column with dates."),
    )


def _utc(moment: Any) -> Any:
    """2026-03-15T23Z: only the hours that may be tomorrow at home are told apart, so that days stay few."""
    import ibis

    hour = ibis.ifelse(moment.hour() >= LATE, moment.hour(), 12).cast("string")
    return moment.date().cast("string").concat("T", hour, "Z")


def _is(column: Any, value: object) -> Any:
    kind = column.type()
    if kind.is_boolean():
        return column == (str(value).strip().lower() in ("1", "true", "ja", "yes", "waar"))
    if kind.is_numeric():
        try:
            return column == float(str(value))
        except ValueError:
            raise CannotAnswerError(
                Words(
                    f"Kolom {column.get_name()!r} bevat getallen, en {value!r} is er geen.",
                    f"Column {column.get_name()!r} holds numbers, and {value!r} is none.",
                ),
                Words("Noem een getal.", "Name a number."),
            ) from None
    return column.cast("string").strip() == str(value).strip()
