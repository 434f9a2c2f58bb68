"""The side-by-side benchmark of readers, on a task of our own, so that it cannot rot."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from benchmarks.reader_bench import measured
from benchmarks.reader_report import BEGIN, END, write
from benchmarks.reader_tasks import Task

GOOD, BAD = frozenset(["positive"]), frozenset(["negative"])
LEARN = [
    *((f"Heerlijk gegeten en vriendelijk geholpen, {n} keer al", GOOD) for n in range(15)),
    *((f"Slecht eten en onvriendelijk personeel, {n} uur gewacht", BAD) for n in range(15)),
]
JUDGE = [("Heerlijk eten, vriendelijk", GOOD), ("Slecht, nooit weer", BAD)] * 3
TASK = Task(
    "Own sentences", "polarity", "nl", LEARN, JUDGE, ((0.5, 1), (1.1, 0)), lexicons=("VADER", "pattern-nl")
)


def test_every_contender_that_is_there_is_measured_on_the_same_texts() -> None:
    rows = list(measured(TASK, ("fast",)))

    left_out = ["ours, cascade", "ours, deep"]
    assert [row["contender"] for row in rows] == [
        "VADER",
        "pattern-nl",
        "TF-IDF + LR",
        "ours, fast",
        *left_out,
    ]
    assert {row["n"] for row in rows if "not_run" not in row} == {len(JUDGE)}
    assert rows[3]["macro_f1"] == 1.0


def test_the_page_says_what_was_reached_and_what_was_not_run(tmp_path: Path) -> None:
    page = tmp_path / "reader-results.md"
    page.write_text(f"Before\n{BEGIN}\nold\n{END}\nAfter\n")
    here = {"n": 6, "low": 0.4, "high": 0.9, "per_second": 5_000.0}
    known = {"learnt": 30, "reach": [[0.5, 1], [0.7, 10_000]], "few": 0, "kind": "polarity"}
    rows = [
        known | {"contender": "VADER", "not_run": "the package vaderSentiment is not installed"},
        *(known | here | {"contender": name, "macro_f1": 0.6} for name in ("TextBlob", "TF-IDF + LR")),
        known | here | {"contender": "ours, fast", "macro_f1": 0.8},
    ]

    write({"Own sentences": rows}, tmp_path)

    lines = page.read_text().splitlines()
    assert [lines[0], lines[-1]] == ["Before", "After"]
    assert "| Own sentences | ≥ 0.500 at ≥ 1/s | fast: 0.800 at 5,000/s | yes |" in lines
    assert "| Own sentences | ≥ 0.700 at ≥ 10,000/s | none is fast enough | **no** |" in lines
    assert "not run: the package vaderSentiment is not installed" in page.read_text()
    assert ElementTree.parse(tmp_path / "reader-pareto.svg").getroot().tag.endswith("svg")
