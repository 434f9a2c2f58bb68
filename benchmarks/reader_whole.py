"""What is measured besides labels: which language a text is in, and how long a million short texts take.

Run by itself it reads the texts that come in (a JSON list) with two processes and says what that took; so
memory is that of the reading alone.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

COUNT, SHORT_WORDS, PROCESSES = 20_000, 12, 2
WARMED = 4_000  # texts after which the processes have started: what comes after is what a million takes
FEW_WORDS = 5
ROOT = Path(__file__).parents[1]
# set, language (None: it says so itself); none of these was learnt from to tell languages apart
SPOKEN = {
    "semeval16_restaurants/nl_dev.parquet": "nl",
    "semeval16_restaurants/en_dev.parquet": "en",
    "mabsa_en_nl/dev.parquet": None,
    "airline_tweets/dev.parquet": "en",
    "emotion_nl_tv/dev.parquet": "nl",
}


def language(data: Path) -> list[dict[str, Any]]:
    """Accuracy on report rows, ours beside py3langid that may choose between the same two."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    from wallofchange.reading.language import language_of

    other = LanguageIdentifier.from_model_file(MODEL_FILE)
    other.set_languages(["nl", "en"])
    said = _spoken(data)
    ways = {"py3langid": lambda text: other.classify(text)[0], "ours": language_of}
    return [_told(name, way, said) for name, way in ways.items()] if said else []


def _spoken(data: Path) -> list[tuple[str, str]]:
    from benchmarks.reader_tasks import rows
    from wallofchange.reading.training.report_part import reported

    found = []
    for name, known in SPOKEN.items():
        columns = ("id", "text") if known else ("id", "text", "lang")
        found += [
            (row["text"], known or row["lang"])
            for row in rows(data / name, *columns)
            if row["text"] and reported(row["id"])
        ]
    return found


def _told(name: str, way: Any, said: list[tuple[str, str]]) -> dict[str, Any]:
    import numpy as np

    for text, _known in said[:64]:
        way(text)
    began = time.process_time()
    right = np.asarray([way(text) == known for text, known in said])
    seconds = time.process_time() - began
    few = np.asarray([len(text.split()) <= FEW_WORDS for text, _known in said])
    draws = np.random.default_rng(1).binomial(len(right), right.mean(), 1_000) / len(right)
    low, high = np.quantile(draws, (0.025, 0.975))
    row = {
        "contender": name,
        "n": len(right),
        "accuracy": float(right.mean()),
        "low": float(low),
        "high": float(high),
        "few_words": float(right[few].mean()),
        "more_words": float(right[~few].mean()),
        "per_second": len(right) / seconds,
    }
    print("  " + "   ".join(f"{key} {value}" for key, value in row.items()), flush=True)
    return row


def million(data: Path) -> dict[str, Any]:
    """Read distinct short texts with two processes, whole, and say what a million would take.

    What starting takes is told apart: 20,000 texts against the first 4,000 of them.
    """
    texts = _short(data)
    few, all_of_them = _alone(texts[:WARMED]), _alone(texts)
    more = {name: all_of_them[name] - few[name] for name in ("texts", "wall_seconds", "cpu_seconds")}
    found = all_of_them | {
        "start_cpu_seconds": few["cpu_seconds"] - more["cpu_seconds"] / more["texts"] * few["texts"],
        "minutes_for_a_million": more["wall_seconds"] / more["texts"] * 1e6 / 60,
        "minutes_on_idle_cores": more["cpu_seconds"] / more["texts"] * 1e6 / PROCESSES / 60,
        "share_deep": share_deep(texts),
    }
    print(f"  {found}", flush=True)
    return found


def _alone(texts: list[str]) -> dict[str, float]:
    """Read in processes that do nothing else."""
    done = subprocess.run(
        [sys.executable, __file__], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _short(data: Path) -> list[str]:
    """A quarter each of four kinds of text, as far as they reach: two of them Dutch, half of one besides."""
    from benchmarks.reader_tasks import rows
    from wallofchange.reading.training import sentences

    own = [text for language in ("nl", "en") for text, _ in sentences.examples(language, COUNT, 7)]
    files = ("goemotions/dev.parquet", "mabsa_en_nl/dev.parquet", "emotion_nl_tv/dev.parquet")
    kinds = [own, *([row["text"] or "" for row in rows(data / name, "text")] for name in files)]
    dice = random.Random(7)
    taken: dict[str, None] = {}
    for kind in kinds[1:] + kinds[:1]:
        short = [text for text in dict.fromkeys(kind) if 0 < len(text.split()) <= SHORT_WORDS]
        dice.shuffle(short)
        taken.update(dict.fromkeys(short[: COUNT - len(taken) if kind is own else COUNT // 4]))
    texts = list(taken)[:COUNT]
    dice.shuffle(texts)
    return texts


def share_deep(texts: list[str]) -> float:
    from wallofchange.reading import deep
    from wallofchange.reading.cascade import DOOR
    from wallofchange.reading.shipped import fast_feeler

    if deep.available():
        return 0.0
    return sum(feeling.p < DOOR for feeling in fast_feeler().feel(texts)) / len(texts)


def _read_all(texts: list[str]) -> dict[str, float]:
    from wallofchange.reading.many import read_many

    began = time.perf_counter()
    count = sum(batch.num_rows for batch in read_many(texts, processes=PROCESSES))
    wall = time.perf_counter() - began
    own, theirs = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "texts": count,
        "wall_seconds": wall,
        "cpu_seconds": own.ru_utime + own.ru_stime + theirs.ru_utime + theirs.ru_stime,
        "peak_mb": (own.ru_maxrss + PROCESSES * theirs.ru_maxrss) / 1024,
    }


if __name__ == "__main__":
    print(json.dumps(_read_all(json.load(sys.stdin))))
