"""The readers side by side on the labelled tasks: macro-F1 with its interval, and texts a second of one core.

    .venv/bin/python benchmarks/reader_bench.py [--only NAME-PART ...] [--data FOLDER] [--json FILE] [--write]
        [--depths [fast] [cascade] [deep]]

The sets come from FOLDER (else from WALLOFCHANGE_TEST_DATA, else from ../shared/data); docs/readers.md says
where they are had. Without them there is nothing to measure, and it says so. With `--json` what FILE holds of
other tasks stays, so that a long run can be done in parts; `--write` makes docs/reader-results.md and its
picture. `--only` also knows "language" and "million". Teaching the deep depths takes minutes for each ten
thousand texts: `--depths` leaves out what is not named, and the page says so.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from statistics import mean
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.reader_contenders import DEPTHS, Answer, contenders
from benchmarks.reader_report import said_of, write
from benchmarks.reader_tasks import Labels, Task, tasks
from wallofchange.reading.lessons import Depth
from wallofchange.reading.scoring import agreement

BESIDE = Path(os.environ.get("WALLOFCHANGE_TEST_DATA", Path(__file__).parents[2] / "shared" / "data"))
DOCS = Path(__file__).parents[1] / "docs"
WARM_UP = 64  # texts read before the clock runs
ROUNDS, SHORT = 3, 2.0  # a reading of fewer seconds than this is done as often, and the best counts

Row = dict[str, Any]
NOT_RUN: list[Row] = [{"contender": "all", "not_run": "not in this run", "reach": [], "few": 0}]


def main() -> None:
    asked = _asked()
    if not asked.data.is_dir():
        print(f"Nothing measured: no labelled sets in {asked.data} (see --data).", file=sys.stderr)
        return
    found = _kept(asked.json)
    for name, measure in _parts(asked.data, asked.depths):
        if not any(part.lower() in name.lower() for part in asked.only):
            continue
        print(f"\n{name}", flush=True)
        found[name] = measure()
        if asked.json:
            asked.json.write_text(json.dumps(_kept(asked.json) | {name: found[name]}, indent=1))
    if asked.write:
        write({name: found.get(name, NOT_RUN) for name, _measure in _parts(asked.data, ())}, DOCS)


def _asked() -> argparse.Namespace:
    given = argparse.ArgumentParser()
    given.add_argument("--only", nargs="+", default=[""], metavar="NAME-PART")
    given.add_argument("--data", type=Path, default=BESIDE)
    given.add_argument("--json", type=Path)
    given.add_argument("--write", action="store_true")
    given.add_argument("--depths", nargs="*", choices=DEPTHS, default=DEPTHS)
    return given.parse_args()


def _kept(path: Path | None) -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(path.read_text()) if path and path.exists() else {}
    return kept


def _parts(data: Path, depths: Sequence[Depth]) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Each thing that can be measured here, by name."""
    from benchmarks.reader_whole import language, million

    for task in tasks(data):
        yield task.name, lambda task=task: list(measured(task, depths))
    yield "Language, Dutch or English", lambda: language(data)
    yield "A million short texts", lambda: million(data)


def measured(task: Task, depths: Sequence[Depth] = DEPTHS) -> Iterator[Row]:
    """Yield a row for each contender, in one run on the same texts, over all folds or draws of the task."""
    rounds = [task, *(replace(task, learn=learn, judge=judge) for learn, judge in task.again)]
    for named in zip(*(contenders(one, depths) for one in rounds), strict=True):
        name, answer = named[0]
        row: Row = {"contender": name, "learnt": len(task.learn), "reach": [list(to) for to in task.reach]}
        row |= {"few": task.few, "kind": task.kind}
        if isinstance(answer, str):
            row |= {"not_run": answer}
        else:
            row |= _row([one for _name, one in named if not isinstance(one, str)], rounds)
        print(f"  {said_of(row)}", flush=True)
        yield row


def _row(answers: Sequence[Answer], rounds: Sequence[Task]) -> Row:
    """Folds are judged as one; of draws, which are judged by the same texts, the figures are the means."""
    read = [_read(answer, task) for answer, task in zip(answers, rounds, strict=True)]
    truth = [[labels for _text, labels in task.judge] for task in rounds]
    if all(task.judge is rounds[0].judge for task in rounds):
        found = [agreement(said, labels) for said, (_seconds, labels) in zip(truth, read, strict=True)]
    else:
        found = [agreement(list(chain(*truth)), list(chain(*(labels for _seconds, labels in read))))]
    texts, seconds = sum(len(task.judge) for task in rounds), sum(seconds for seconds, _labels in read)
    figures = ("macro_f1", "low", "high")
    return {
        "n": found[0].n,
        **{figure: mean(getattr(one, figure) for one in found) for figure in figures},
        "per_second": texts / max(seconds, 1e-6),
    }


def _read(answer: Answer, task: Task) -> tuple[float, list[Labels]]:
    """The seconds of a core, and the labels of each text."""
    texts = [text for text, _labels in task.judge]
    seconds, read = _timed(answer, texts)
    if seconds < SHORT:
        seconds = min(seconds, *(_timed(answer, texts)[0] for _again in range(ROUNDS - 1)))
    return seconds, read


def _timed(answer: Answer, texts: list[str]) -> tuple[float, list[Labels]]:
    answer(texts[:WARM_UP])  # or a second round would find the words of its last texts still at hand
    began = time.process_time()
    read = answer(texts)
    return time.process_time() - began, read


if __name__ == "__main__":
    main()
