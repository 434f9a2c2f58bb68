"""The convolution as torch fits it: words left out and their own numbers withheld now and then."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from wallofchange.reading.fast.convolution import Weights
from wallofchange.reading.training.convolution import HIDDEN, OWN, Lesson, Lessons

ROUNDS = 9
STEEPEST_RATE = 2e-3
WARM = 100  # steps in which the rate rises
AT_ONCE = 128  # texts in a step
POOL = 4_096  # texts sorted by length together
LEFT_OUT = 0.08  # of the words, so that no single one decides
WITHHELD = 0.3  # of the words' own numbers, so that a word without any is read too

Floats = NDArray[np.float32]
Batch = tuple[torch.Tensor, torch.Tensor]


class Convolution(nn.Module):  # type: ignore[misc]  # torch comes without types
    """Three words in a row, a mean and the largest, and one layer more."""

    def __init__(self, blank: Floats, lessons: Lessons, vector: int) -> None:
        super().__init__()
        place = np.zeros(len(blank), np.int64)
        place[lessons.with_own] = np.arange(1, len(lessons.with_own) + 1)
        self.register_buffer("blank", torch.from_numpy(blank))
        self.register_buffer("place", torch.from_numpy(place))
        width = blank.shape[1] + OWN
        self.own = nn.Embedding(len(lessons.with_own) + 1, OWN, padding_idx=0)
        nn.init.zeros_(self.own.weight)
        self.windows = nn.Linear(width, 3 * HIDDEN, bias=False)
        self.bias = nn.Parameter(torch.zeros(HIDDEN))
        self.gate = nn.Linear(width, 1)
        self.out = nn.Linear(2 * HIDDEN, vector)

    def forward(self, words: torch.Tensor) -> Any:
        there = (words > 0).float()[..., None]
        own = self.own(self.place[words])
        seen = words
        if self.training:
            own = own * (torch.rand(words.shape) > WITHHELD)[..., None]
            seen = words * (torch.rand(words.shape) > LEFT_OUT)
            own = own * (seen > 0)[..., None]
        described = torch.cat([self.blank[seen], own], -1)
        first, second, third = self.windows(described).split(HIDDEN, -1)
        none = torch.zeros_like(first[:, :1])
        hidden = torch.cat([none, first[:, :-1]], 1) + second + torch.cat([third[:, 1:], none], 1)
        hidden = torch.relu(hidden + self.bias) * there
        counts = torch.exp(self.gate(described)) * there
        mean = (hidden * counts).sum(1) / counts.sum(1)
        return self.out(torch.cat([mean, hidden.amax(1)], -1))

    def weights(self, lessons: Lessons, length: float) -> Weights:
        """As they are shipped: vectors of a usual length of one."""
        plain = {name: array.detach().numpy() for name, array in self.named_parameters()}
        return Weights(
            tuple(lessons.words[number - 1] for number in lessons.with_own),
            plain["own.weight"][1:],
            plain["windows.weight"].T,
            plain["bias"],
            np.append(plain["gate.weight"][0], plain["gate.bias"]),
            plain["out.weight"].T / length,
            plain["out.bias"] / length,
        )


def fitted(
    lessons: Lessons,
    blank: Floats,
    aims: Floats,
    *,
    seed: int,
    tell: Callable[[str], None],
    rounds: int = ROUNDS,
) -> Weights:
    """Fit, in each round all texts as they were written and half of those that were told over."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    dice = random.Random(seed)  # noqa: S311  # variation, not secrecy
    model, wanted = Convolution(blank, lessons, aims.shape[1]), torch.from_numpy(aims)
    stepper = torch.optim.Adam(model.parameters(), lr=STEEPEST_RATE)
    half = len(lessons.told_over) // 2
    steps = rounds * (len(lessons.written) + half) / AT_ONCE
    pace = torch.optim.lr_scheduler.LambdaLR(
        stepper, lambda step: min(1, (step + 1) / WARM) * max(0.02, 1 - step / steps)
    )
    for turn in range(rounds):
        missed = []
        for words, texts in _batches([*lessons.written, *dice.sample(lessons.told_over, half)], dice):
            loss = ((model(words) - wanted[texts]) ** 2).mean()
            stepper.zero_grad(set_to_none=True)
            loss.backward()
            stepper.step()
            pace.step()
            missed.append(loss.item())
        tell(f"Round {turn + 1} of {rounds}: {np.mean(missed):.3f} of the spread is missed")
    return model.weights(lessons, _length(model.eval(), lessons.written[:POOL], dice))


def _length(model: Convolution, lessons: Sequence[Lesson], dice: random.Random) -> float:
    """The usual length of what comes out."""
    with torch.no_grad():
        squares = [model(words).square().sum(1) for words, _texts in _batches(lessons, dice)]
    return float(torch.cat(squares).mean().sqrt())


def _batches(lessons: Sequence[Lesson], dice: random.Random) -> Iterator[Batch]:
    """Texts of about one length together, filled up with no word."""
    order = dice.sample(lessons, len(lessons))
    for at in range(0, len(order), POOL):
        pool = sorted(order[at : at + POOL], key=lambda lesson: len(lesson.words))
        parts = [pool[begin : begin + AT_ONCE] for begin in range(0, len(pool), AT_ONCE)]
        for part in dice.sample(parts, len(parts)):
            words = torch.zeros(len(part), len(part[-1].words), dtype=torch.long)
            for row, lesson in enumerate(part):
                words[row, : len(lesson.words)] = torch.tensor(lesson.words)
            yield words, torch.tensor([lesson.text for lesson in part])
