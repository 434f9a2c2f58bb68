"""What the shipped reader feels in customers' sentences, beside what their writer meant: Dutch and English.

    .venv/bin/python benchmarks/felt_bench.py [--part kept|dev] [--data FOLDER]

The sentences are ours and lie in `benchmarks/felt/`: `dev` is what settings are chosen on, `kept` is what is
reported. Beside them stands speech from Dutch television (in FOLDER, else in WALLOFCHANGE_TEST_DATA, else in
../shared/data), which is only measured on; without it the rest is measured.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from wallofchange.reading import deep
from wallofchange.reading.feeling import Feeler, Feeling
from wallofchange.reading.scoring import Agreement, agreement
from wallofchange.reading.shipped import fast_feeler, shipped_feeler
from wallofchange.reading.training.report_part import reported

SENTENCES = Path(__file__).parent / "felt"
BESIDE = Path(os.environ.get("WALLOFCHANGE_TEST_DATA", Path(__file__).parents[2] / "shared" / "data"))
ON_TELEVISION = {"happiness": "joy"}  # their name for it, and ours
NONE = frozenset({"neutral"})

Labels = frozenset[str]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("--part", choices=("kept", "dev"), default="kept")
    asked.add_argument("--data", type=Path, default=BESIDE)
    asked.add_argument("--wrong", action="store_true", help="list what is read otherwise (with --part dev)")
    given = asked.parse_args()
    for name, feeler in _feelers():
        for language in ("nl", "en"):
            texts, said = written(language, given.part)
            feelings = feeler.feel(texts)
            _tell(f"{name}, {language} {given.part}", said, [felt_in(feeling) for feeling in feelings])
            if given.wrong and given.part == "dev":
                _tell_wrong(texts, said, feelings)
        texts, said = on_television(given.data)
        if texts:
            _tell(f"{name}, Dutch television", said, [one_of_seven(f) for f in feeler.feel(texts)])


def _feelers() -> Iterator[tuple[str, Feeler]]:
    yield "fast", fast_feeler()
    if deep.available() is None:
        yield "deep", deep.reader()
        yield "as shipped", shipped_feeler()


def written(language: str, part: str) -> tuple[list[str], list[Labels]]:
    """Our own sentences, and what is felt in each of them."""
    lines = (SENTENCES / f"{part}_{language}.txt").read_text("utf-8").splitlines()
    pairs = [line.split(": ", 1) for line in lines if not line.startswith("#")]
    return [text for _felt, text in pairs], [frozenset(felt.split("+")) for felt, _text in pairs]


def on_television(data: Path) -> tuple[list[str], list[Labels]]:
    """Lines of speech with one of seven emotions each; none when the set is absent."""
    from pyarrow.parquet import read_table

    path = data / "emotion_nl_tv" / "dev.parquet"
    rows = [row for row in read_table(path).to_pylist() if reported(row["id"])] if path.exists() else []
    said = [frozenset({ON_TELEVISION.get(row["emotion"], row["emotion"])}) for row in rows]
    return [row["text"] for row in rows], said


def felt_in(feeling: Feeling) -> Labels:
    return frozenset(felt.name for felt in feeling.emotions) or NONE


def one_of_seven(feeling: Feeling) -> Labels:
    """The likeliest emotion as television's labels have it: gladness and sadness hold the three others."""
    wider = {"gratitude": "joy", "relief": "joy", "disappointment": "sadness"}
    return frozenset([wider.get(f.name, f.name) for f in feeling.emotions[:1]]) or NONE


def _tell(name: str, said: Sequence[Labels], read: Sequence[Labels]) -> None:
    found = agreement(said, read)
    print(
        f"{name}: {found.n} sentences, macro-F1 {_interval(found)}, wholly the same {found.accuracy:.3f}",
        flush=True,
    )
    for label, one in found.per_label.items():
        print(f"    {label:15} {one.n:4}  precision {one.precision:.2f}  recall {one.recall:.2f}")


def _interval(found: Agreement) -> str:
    return f"{found.macro_f1:.3f} [{found.low:.3f}, {found.high:.3f}]"


def _tell_wrong(texts: Sequence[str], said: Sequence[Labels], feelings: Sequence[Feeling]) -> None:
    for text, meant, feeling in zip(texts, said, feelings, strict=True):
        if meant != felt_in(feeling):
            read = ", ".join(f"{felt.name} {felt.p:.2f}" for felt in feeling.emotions) or "nothing"
            print(f"    {'+'.join(sorted(meant))}: read {read}: {text}")


if __name__ == "__main__":
    main()
