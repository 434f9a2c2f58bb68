"""Fit the two scores of `reading.needs` on our own labelled sentences; the same give the same weights."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

from wallofchange.reading.needs import FEATURES, features_of
from wallofchange.reading.theme_list import STARTING_LIST
from wallofchange.reading.themes import index_of, themes_of
from wallofchange.reading.words import Words

STRENGTH = 0.3  # of the regularisation: our sentences are plainer than what customers write


def sentences(language: str) -> list[tuple[str, bool, bool]]:
    """Our own sentences of a language, each with whether it is functional and whether it is emotional."""
    text = files("wallofchange.reading.training").joinpath(f"written/needs_{language}.txt").read_text("utf-8")
    lines = (line.partition(" ") for line in text.splitlines() if line and not line.startswith("#"))
    return [(said, "f" in label, "e" in label) for label, _, said in lines]


def fit() -> dict[str, list[float]]:
    """Return for each score its base and a weight for each of `FEATURES`."""
    from sklearn.linear_model import LogisticRegression

    index = index_of(STARTING_LIST)
    known = [*sentences("nl"), *sentences("en")]
    cut = [Words(said) for said, _, _ in known]
    rows = [features_of(words, themes_of(words, index)) for words in cut] + [
        features_of(words) for words in cut
    ]
    lines = {}
    for place, name in ((1, "functional"), (2, "emotional")):
        said = [sentence[place] for sentence in known] * 2
        model = LogisticRegression(C=STRENGTH, max_iter=2_000).fit(rows, said)
        lines[name] = [round(float(weight), 4) for weight in (model.intercept_[0], *model.coef_[0])]
        assert len(lines[name]) == len(FEATURES) + 1  # noqa: S101  # a promise to the reader of the file
    return lines


def write(out: Path) -> None:
    """Write the weights where the package looks for them."""
    out.write_text(json.dumps(fit(), indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    write(Path(__file__).parents[1] / "data" / "needs.json")
