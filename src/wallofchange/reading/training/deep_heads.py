"""The last step of tuning: round the layers, teach the head of emotion groups, set thresholds, calibrate."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from wallofchange.reading.deep.groups import GROUPS, grouped
from wallofchange.reading.deep.tuned import Linear, Tuned, save
from wallofchange.reading.record import POLARITIES
from wallofchange.reading.training.deep_examples import EMOTIONS, UNTOLD, Example, Examples
from wallofchange.reading.training.deep_model import BELOW, SCALE, Model

_TAUGHT = 14_000  # texts that the head of groups is taught with
_PENALTY = 0.02
_KNOWN = 20  # a threshold is pulled to its start as if this many examples had said so
_START, _GROUP_START = 0.30, 0.40
_TOGETHER = 64
_TRIED = np.arange(0.1, 0.7, 0.02)

Floats = NDArray[np.float64]


def finished(model: Model, examples: Examples, out: Path) -> None:
    """Write the model to `out`, its layers rounded, with a head of groups and thresholds."""
    layers = tuple(block.rounded() for block in list(model.blocks)[BELOW:])
    aside, taught = _vectors(model, examples.set_aside), _vectors(model, examples.learnt[:_TAUGHT])
    fine = _head(model.emotions, EMOTIONS)
    groups = _groups(taught, _grouped(examples.learnt[:_TAUGHT]))
    scored = _chances(fine, aside)
    both = grouped(scored, EMOTIONS, aside @ groups.weights.T + groups.bias)
    heads = {
        "polarity": _calibrated(_head(model.polarity, POLARITIES), aside, examples.set_aside),
        "emotions": _with_thresholds(fine, scored, _told(examples.set_aside), _START),
        "groups": _with_thresholds(groups, both, _grouped(examples.set_aside), _GROUP_START),
    }
    save(Tuned(BELOW, layers, heads), out)


def _vectors(model: Model, examples: Sequence[Example]) -> Floats:
    """Vectors of length one, in the order of the examples."""
    order = sorted(range(len(examples)), key=lambda place: len(examples[place].numbers))
    rows = np.zeros((len(examples), model.base.width))
    with torch.no_grad():
        for start in range(0, len(order), _TOGETHER):
            places = order[start : start + _TOGETHER]
            rows[places] = model.vectors([examples[place] for place in places]).numpy() / SCALE
    return rows


def _head(line: torch.nn.Linear, labels: tuple[str, ...]) -> Linear:
    weights, bias = line.weight.detach().numpy() * np.float32(SCALE), line.bias.detach().numpy()
    return Linear(labels, weights, bias, np.full(len(labels), 0.5, np.float32))


def _groups(vectors: Floats, told: Floats) -> Linear:
    from sklearn.linear_model import LogisticRegression

    models = [LogisticRegression(C=_PENALTY, max_iter=200).fit(vectors * SCALE, each) for each in told.T]
    weights = np.stack([model.coef_[0] * SCALE for model in models]).astype(np.float32)
    bias = np.array([model.intercept_[0] for model in models], np.float32)
    return Linear(tuple(GROUPS), weights, bias, np.full(len(GROUPS), 0.5, np.float32))


def _told(examples: Sequence[Example]) -> Floats:
    told = np.zeros((len(examples), len(EMOTIONS)))
    for place, one in enumerate(examples):
        told[place, list(one.emotions or ())] = 1
    return told


def _grouped(examples: Sequence[Example]) -> Floats:
    told = _told(examples)
    columns = [[EMOTIONS.index(name) for name in members] for members in GROUPS.values()]
    return np.stack([told[:, members].max(axis=1) for members in columns], axis=1)


def _chances(head: Linear, vectors: Floats) -> Floats:
    chances: Floats = 1 / (1 + np.exp(-(vectors @ head.weights.T + head.bias)))
    return chances


def _with_thresholds(head: Linear, chances: Floats, told: Floats, start: float) -> Linear:
    """Set for each label the threshold of the best F1; with few examples of a label it stays near `start`."""
    found = [_threshold(chances[:, place], told[:, place], start) for place in range(len(head.labels))]
    return head._replace(thresholds=np.array(found, np.float32))


def _threshold(chances: Floats, told: Floats, start: float) -> float:
    scores = [
        2 * told[chances > tried].sum() / max(1.0, (chances > tried).sum() + told.sum()) for tried in _TRIED
    ]
    smooth = np.convolve([scores[0], *scores, scores[-1]], (0.25, 0.5, 0.25), "valid")
    often = told.sum()
    return float((often * _TRIED[smooth.argmax()] + _KNOWN * start) / (often + _KNOWN))


def _calibrated(head: Linear, vectors: Floats, examples: Sequence[Example]) -> Linear:
    """Divide the scores by the one number that makes the set-aside labels likeliest (temperature)."""
    sides = np.array([one.polarity for one in examples])
    scores = (vectors @ head.weights.T + head.bias)[sides != UNTOLD]
    sides = sides[sides != UNTOLD]
    warmth = min(np.arange(0.6, 3, 0.05), key=lambda tried: _surprise(scores / tried, sides))
    return head._replace(
        weights=(head.weights / warmth).astype(np.float32), bias=(head.bias / warmth).astype(np.float32)
    )


def _surprise(scores: Floats, sides: NDArray[np.int64]) -> float:
    scores = scores - scores.max(axis=1, keepdims=True)
    said = scores[np.arange(len(sides)), sides]
    return float((np.log(np.exp(scores).sum(axis=1)) - said).mean())
