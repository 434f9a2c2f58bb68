"""Texts a second of the whole reading beside bare TF-IDF and a linear layer, on the same texts in one run.

    .venv/bin/python benchmarks/read_bench.py [FILE.parquet COLUMN]

CPU seconds of one core; loading is left out. Without a file, sentences of our own are read.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

from wallofchange.reading import read_batch
from wallofchange.reading.training import sentences
from wallofchange.reading.weights import shipped_reader

COUNT = 10_000
ROUNDS = 3


def main() -> None:
    texts = _texts()
    teaching = list(sentences.examples("nl", 3_000, 9)) + list(sentences.examples("en", 3_000, 9))
    bare = _bare(teaching)
    encoder, head = shipped_reader()
    speeds: dict[str, float] = {
        "whole reading": 0,
        "our encoder and head": 0,
        "bare TF-IDF and linear layer": 0,
    }
    runs: dict[str, Callable[[], object]] = {
        "whole reading": lambda: read_batch(texts),
        "our encoder and head": lambda: head.predict_proba(encoder.encode(texts)),
        "bare TF-IDF and linear layer": lambda: bare(texts),
    }
    for _round in range(ROUNDS):  # in turn, so that a busy machine hinders all of them alike
        for name, run in runs.items():
            speeds[name] = max(speeds[name], len(texts) / _seconds(run))
    ratio = speeds["whole reading"] / speeds["bare TF-IDF and linear layer"]
    print(json.dumps({"texts": len(texts), "per_core_second": speeds, "whole_beside_bare": ratio}, indent=2))


def _texts() -> list[str]:
    if len(sys.argv) < 3:
        half = COUNT // 2
        return [text for language in ("nl", "en") for text, _ in sentences.examples(language, half, 7)]
    from pyarrow.parquet import read_table

    return [text or "" for text in read_table(sys.argv[1])[sys.argv[2]].to_pylist()][:COUNT]


def _bare(teaching: list[tuple[str, str]]) -> Callable[[list[str]], object]:
    """Words and pairs, and parts of words, as scikit-learn does it."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline, make_union

    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    parts = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=2)
    model = make_pipeline(make_union(words, parts), LogisticRegression(max_iter=100))
    model.fit([text for text, _ in teaching], [label for _, label in teaching])
    return lambda texts: model.predict_proba(texts)


def _seconds(run: Callable[[], object]) -> float:
    began = time.process_time()
    run()
    return time.process_time() - began


if __name__ == "__main__":
    main()
