"""What the readers came to, as a Markdown page: what was to be reached, and every contender."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.reader_pareto import drawn

Row = dict[str, Any]
BEGIN, END = "<!-- made by benchmarks/reader_bench.py -->", "<!-- until here -->"
ABOVE_TFIDF = 0.10  # what themes from ten examples each are to gain on TF-IDF
ACCURACY = 0.995  # of telling Dutch from English
MINUTES = 15  # for a million short texts
LANGUAGE, MILLION = "Language, Dutch or English", "A million short texts"


def write(found: dict[str, Any], docs: Path) -> None:
    """Put the tables between the two marks of docs/reader-results.md, and draw docs/reader-pareto.svg."""
    found = {name: rows for name, rows in found.items() if name not in (LANGUAGE, MILLION) or _measured(rows)}
    page = docs / "reader-results.md"
    before, _mark, rest = page.read_text().partition(BEGIN)
    after = rest.partition(END)[2]
    page.write_text(f"{before}{BEGIN}\n{_tables(found)}\n{END}{after}")
    labelled = {name: _run(rows) for name, rows in found.items() if name not in (LANGUAGE, MILLION)}
    (docs / "reader-pareto.svg").write_text(drawn(labelled))


def _measured(rows: Any) -> bool:
    return isinstance(rows, dict) or bool(_run(rows))


def said_of(row: Row) -> str:
    """A row as a line on the screen."""
    if reason := row.get("not_run"):
        return f"{row['contender']:18s} not run: {reason}"
    return (
        f"{row['contender']:18s} n {row['n']:6d}   macro-F1 {row['macro_f1']:.3f}"
        f" [{row['low']:.3f}, {row['high']:.3f}]   {row['per_second']:9,.0f} texts a second of a core"
    )


def _tables(found: dict[str, Any]) -> str:
    labelled = {name: rows for name, rows in found.items() if name not in (LANGUAGE, MILLION)}
    lines = ["| task | to be reached | best of ours that is fast enough | reached |"]
    lines += ["| --- | --- | --- | --- |"]
    lines += [line for name, rows in labelled.items() for line in _goals(name, rows)]
    lines += _whole_goals(found)
    lines += ["", "| task | contender | n | macro-F1 | 95 % interval | texts a second of a core | reaches |"]
    lines += ["| --- | --- | --- | --- | --- | --- | --- |"]
    lines += [_line(name, row, reach_of(rows)) for name, rows in labelled.items() for row in rows]
    return "\n".join([*lines, *_languages(found.get(LANGUAGE, [])), *_million(found.get(MILLION))])


def reach_of(rows: list[Row]) -> list[tuple[float, float]]:
    """(macro-F1, texts a second) to come to; for themes from few examples, so much above TF-IDF."""
    if not rows:
        return []
    told = [(score, speed) for score, speed in rows[0]["reach"]]
    beside = [row["macro_f1"] for row in _run(rows) if row["contender"].startswith("TF-IDF")]
    if not told and rows[0]["few"] and beside:
        return [(beside[0] + ABOVE_TFIDF, 0)]
    return told


def reaches(row: Row, goal: tuple[float, float]) -> bool:
    """Judged on the middle of the interval, as shown: three figures."""
    return bool(round(row["macro_f1"], 3) >= round(goal[0], 3) and row["per_second"] >= goal[1])


def _run(rows: list[Row]) -> list[Row]:
    return [row for row in rows if "not_run" not in row]


def _goals(name: str, rows: list[Row]) -> Iterator[str]:
    ours = [row for row in _run(rows) if row["contender"].startswith("ours")]
    if not ours:
        yield f"| {name} | | not run | |"
        return
    for goal in reach_of(rows):
        quick = [row for row in ours if row["per_second"] >= goal[1]]
        best = max(quick, key=lambda row: row["macro_f1"], default=None)
        if best is None:
            yield f"| {name} | {_goal(goal)} | none is fast enough | **no** |"
            continue
        yes = "yes" if reaches(best, goal) else "**no**"
        yield f"| {name} | {_goal(goal)} | {best['contender'][6:]}: {_score(best)} | {yes} |"


def _goal(goal: tuple[float, float]) -> str:
    return f"≥ {goal[0]:.3f}" + (f" at ≥ {goal[1]:,.0f}/s" if goal[1] else "")


def _score(row: Row) -> str:
    return f"{row['macro_f1']:.3f} at {row['per_second']:,.0f}/s"


def _line(name: str, row: Row, goals: list[tuple[float, float]]) -> str:
    if reason := row.get("not_run"):
        return f"| {name} | {row['contender']} | | not run: {reason} | | | |"
    reached = [_goal(goal) for goal in goals if reaches(row, goal)]
    return (
        f"| {name} | {row['contender']} | {row['n']:,} | {row['macro_f1']:.3f} "
        f"| {row['low']:.3f} to {row['high']:.3f} | {row['per_second']:,.0f} | {'; '.join(reached) or '–'} |"
    )


def _whole_goals(found: dict[str, Any]) -> Iterator[str]:
    for row in found.get(LANGUAGE, []):
        if row["contender"] == "ours":
            yes = "yes" if row["accuracy"] >= ACCURACY else "**no**"
            yield f"| {LANGUAGE} | accuracy ≥ {ACCURACY} | {row['accuracy']:.4f} | {yes} |"
    if row := found.get(MILLION):
        idle = row["minutes_on_idle_cores"]
        yes = "**no**" if idle > MINUTES else "yes" if row["minutes_for_a_million"] <= MINUTES else "computed"
        took = f"{row['minutes_for_a_million']:.0f} minutes here, {idle:.1f} computed for two idle cores"
        yield f"| {MILLION}, two processes | ≤ {MINUTES} minutes | {took} | {yes} |"


def _languages(rows: list[Row]) -> Iterator[str]:
    if not rows:
        return
    yield "\n| Dutch or English | n | accuracy | 95 % interval | ≤ 5 words | 6 words and more | texts/s |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for row in rows:
        yield (
            f"| {row['contender']} | {row['n']:,} | {row['accuracy']:.4f} "
            f"| {row['low']:.4f} to {row['high']:.4f} "
            f"| {row['few_words']:.3f} | {row['more_words']:.4f} | {row['per_second']:,.0f} |"
        )


def _million(row: Row | None) -> Iterator[str]:
    if not row:
        return
    yield (
        "\nA million short texts (at most 12 words), the whole reading with the cascade: "
        f"{row['texts']:,} distinct texts took {row['wall_seconds']:.0f} s by the clock with two processes, "
        f"starting them included ({row['start_cpu_seconds']:.0f} s of a core), and "
        f"{row['cpu_seconds']:.0f} s of a core. Once started, that makes "
        f"{row['minutes_for_a_million']:.0f} minutes for a million here, or "
        f"{row['minutes_on_idle_cores']:.1f} on two cores "
        f"that do nothing else. Peak memory {row['peak_mb']:,.0f} MB, all processes together; "
        f"{row['share_deep']:.0%} went to the deep reader."
    )
