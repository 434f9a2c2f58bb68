"""`stratified`, `suppress`: tables of counts."""

from __future__ import annotations

from wallofchange.measuring.calc.beware import Warnings
from wallofchange.measuring.calc.method import LEVEL, NUMBER_OR_NULL, ONE_N, Found, Method, Values
from wallofchange.measuring.calc.schema import ImpossibleError, Schema, count, counts, labels, record
from wallofchange.measuring.stratified import Stratified, Table, mantel_haenszel
from wallofchange.measuring.suppression import suppress

DEPARTMENTS = [
    [512, 313, 89, 19],
    [353, 207, 17, 8],
    [120, 205, 202, 391],
    [138, 279, 131, 244],
    [53, 138, 94, 299],
    [22, 351, 24, 317],
]
FIGURES = ("odds_ratio", "low", "high", "x2", "p", "crude_odds_ratio", "reversed")
MOST_CELLS = 10_000


def _rows_of(kind: Schema) -> Schema:
    return {"type": "array", "items": {"type": "array", "items": kind, "minItems": 1}, "minItems": 1}


def _stratified(given: Values) -> Found:
    for place, table in enumerate(given["tables"]):
        if len(table) != 4:
            raise ImpossibleError(f"tables[{place}]", table, f"must hold 4 counts, not {len(table)}")
    tables = [Table(*table) for table in given["tables"]]
    n = sum(map(sum, given["tables"]))
    if not n:
        raise ImpossibleError("tables", given["tables"], "must add up to at least 1 answer")
    found = mantel_haenszel(tables, given.get("level", 0.95))
    figures = {name: getattr(found, name) for name in FIGURES}
    return Found(figures, n, (*_of_strata(tables), *_of_ratio(found)))


def _of_strata(tables: list[Table]) -> Warnings:
    passed = sum(table.n < 2 for table in tables)
    if not passed:
        return ()
    return (("T3", f"{passed} of {len(tables)} tables hold fewer than 2 answers and are passed over."),)


def _of_ratio(found: Stratified) -> Warnings:
    warned: Warnings = ()
    if found.reversed:
        text = "The crude odds ratio points the other way: read the stratified one (Simpson)."
        warned += (("T7", text),)
    if found.low is None:
        text = "Empty cells leave the odds ratio at 0, without bound or undefined: there is no interval."
        warned += (("ZERO_CELLS", text),)
    if found.x2 is None:
        text = "In no table do both groups and both outcomes occur, so the test is undefined."
        warned += (("NO_SPREAD", text),)
    return warned


def _suppress(given: Values) -> Found:
    rows, columns, table = given["rows"], given["columns"], given["counts"]
    if len(table) != len(rows):
        rule = f"must hold a list for each of rows ({len(rows)}, not {len(table)})"
        raise ImpossibleError("counts", table, rule)
    for place, row in enumerate(table):
        if len(row) != len(columns):
            rule = f"must be as long as columns ({len(columns)}, not {len(row)})"
            raise ImpossibleError(f"counts[{place}]", row, rule)
    if len(rows) * len(columns) > MOST_CELLS:
        raise ImpossibleError("counts", f"{len(rows)} x {len(columns)}", f"at most {MOST_CELLS} cells")
    found = suppress(table, given.get("k", 10))
    figures = {"shown": [list(row) for row in found.shown], "reasons": [list(row) for row in found.reasons]}
    exposed = [f"{rows[r]} x {columns[c]}" for r, c in found.exposed]
    return Found(figures, sum(map(sum, table)), (*_of_totals(given), *_of_exposed(exposed)))


def _of_exposed(exposed: list[str]) -> Warnings:
    if not exposed:
        return ()
    text = f"Can still be computed from the totals: {'; '.join(exposed[:8])}"
    more = f" and {len(exposed) - 8} more" if len(exposed) > 8 else ""
    return (("COMPUTABLE", f"{text}{more}. Leave those totals out, or join rows or columns."),)


def _of_totals(given: Values) -> Warnings:
    """A total below k is a small count itself."""
    k = given.get("k", 10)
    named = [
        *zip(given["rows"], map(sum, given["counts"]), strict=True),
        *zip(given["columns"], map(sum, zip(*given["counts"], strict=True)), strict=True),
    ]
    below = [str(name) for name, total in named if 0 < total < k]
    if not below:
        return ()
    return (("SMALL_TOTAL", f"Totals below k are small counts too, leave them out: {', '.join(below[:8])}."),)


METHODS = (
    Method(
        "stratified",
        "The odds ratio that two-by-two tables have in common, beside the crude one",
        "Mantel-Haenszel; Robins-Breslow-Greenland interval; continuity-corrected chi-squared with 1 df",
        "Mantel & Haenszel 1959, JNCI 22:719-748; Robins, Breslow & Greenland 1986, Biometrics 42:311-323",
        (
            "tables are [exposed with, exposed without, others with, others without the outcome]",
            "the odds ratio is the same in all tables",
            "answers are independent",
        ),
        record({"tables": _rows_of(count()), "level": LEVEL}, ("tables",)),
        dict.fromkeys(FIGURES[:-1], NUMBER_OR_NULL) | {"reversed": {"type": ["boolean", "null"]}},
        {"tables": DEPARTMENTS},
        _stratified,
        ONE_N,
    ),
    Method(
        "suppress",
        "A table as it may be shown beside its totals; null is hidden, zero is shown",
        "counts of 1 to k - 1 hidden; the cheapest cycles of further cells, so that none can be computed",
        "Cox 1980, JASA 75:377-385; Willenborg & de Waal 2001, Elements of Statistical Disclosure Control",
        (
            "the totals of rows and columns are published (with one row or column: the grand total)",
            "counts are of people",
            "no other table of the same people is published",
        ),
        record(
            {
                "rows": labels(),
                "columns": labels(),
                "counts": {"type": "array", "items": counts(), "minItems": 1},
                "k": count(1) | {"default": 10},
            },
            ("rows", "columns", "counts"),
        ),
        {
            "shown": _rows_of({"type": ["integer", "null"]}),
            "reasons": _rows_of({"type": ["string", "null"]}),
        },
        {
            "rows": ["north", "south", "west"],
            "columns": ["web", "phone", "shop"],
            "counts": [[20, 30, 4], [25, 15, 40], [50, 60, 0]],
            "k": 10,
        },
        _suppress,
        ONE_N,
    ),
)
