"""The encoder as torch can tune it: the base's weights, the lower layers held still, three heads on top.

Needs the extra `train`; nothing that reads imports this.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from wallofchange.reading.deep.base import Base, unpacked
from wallofchange.reading.deep.layers import Layer, whole
from wallofchange.reading.training.deep_examples import EMOTIONS, UNTOLD, Example

SCALE = 12.0  # the heads see vectors of this length
BELOW = 3  # layers of the base that are held still
_FAR = -1e4
_SMOOTH, _DROPPED, _INTENT_COUNTS = 0.05, 0.1, 0.7


class Block(nn.Module):  # type: ignore[misc]  # torch is not there when types are checked
    """One layer, as in `deep.engine`, in numbers that can be tuned."""

    def __init__(self, base: Base, number: int) -> None:
        super().__init__()
        width, self.heads = base.width, base.heads
        self.looking, self.looked = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.wide, self.narrow = nn.Linear(width, base.inner), nn.Linear(base.inner, width)
        self.first, self.last = (nn.LayerNorm(width, eps=base.epsilon) for _ in range(2))
        at = f"l{number}."
        looking = np.concatenate([base.matrix(f"{at}{name}.w", width) for name in "qkv"])
        biases = np.concatenate([base.floats(f"{at}{name}.b") for name in "qkv"])
        _put(self.looking, looking, biases)
        _put(self.looked, base.matrix(at + "ao.w", width), base.floats(at + "ao.b"))
        _put(self.wide, base.matrix(at + "fi.w", width), base.floats(at + "fi.b"))
        _put(self.narrow, base.matrix(at + "fo.w", base.inner), base.floats(at + "fo.b"))
        _put(self.first, base.floats(at + "aln.w"), base.floats(at + "aln.b"))
        _put(self.last, base.floats(at + "oln.w"), base.floats(at + "oln.b"))

    def forward(self, rows: Tensor, far: Tensor) -> Tensor:
        texts, count, width = rows.shape
        three = self.looking(rows).view(texts, count, 3, self.heads, width // self.heads)
        question, key, value = three.permute(2, 0, 3, 1, 4)
        near = torch.softmax(question * (width // self.heads) ** -0.5 @ key.transpose(2, 3) + far, -1)
        seen = (near @ value).transpose(1, 2).reshape(texts, count, width)
        rows = self.first(rows + self.looked(seen))
        out: Tensor = self.last(rows + self.narrow(functional.gelu(self.wide(rows))))
        return out

    def rounded(self) -> Layer:
        """The layer as it is shipped."""
        lines = (self.looking, self.looked, self.wide, self.narrow)
        norms = (self.first.weight, self.first.bias, self.last.weight, self.last.bias)
        looking, looked, wide, narrow = (whole(_numbers(line.weight), _numbers(line.bias)) for line in lines)
        return Layer(looking, looked, wide, narrow, np.stack([_numbers(norm) for norm in norms]))


class Model(nn.Module):  # type: ignore[misc]  # torch is not there when types are checked
    """The encoder of `count` layers with its heads."""

    def __init__(self, base: Base, count: int, intents: int) -> None:
        super().__init__()
        self.base = base
        self.blocks = nn.ModuleList(Block(base, number) for number in range(count))
        self.start = nn.LayerNorm(base.width, eps=base.epsilon)
        _put(self.start, base.floats("emb.ln.w"), base.floats("emb.ln.b"))
        places = base.floats("emb.pos").reshape(base.positions, base.width)
        self.places = torch.tensor(places + base.floats("emb.type")[: base.width])
        self.emotions = nn.Linear(base.width, len(EMOTIONS))
        self.polarity, self.intents = nn.Linear(base.width, 3), nn.Linear(base.width, intents)
        for head in (self.emotions, self.polarity, self.intents):
            nn.init.normal_(head.weight, std=0.02)
        nn.init.constant_(self.emotions.bias, -3)  # an emotion is rare
        for still in (self.start, *self.blocks[:BELOW]):
            still.requires_grad_(requires_grad=False)

    def parts(self) -> tuple[list[nn.Parameter], list[nn.Parameter]]:
        """What is tuned: the layers, and the heads (which learn more quickly)."""
        heads = [*self.emotions.parameters(), *self.polarity.parameters(), *self.intents.parameters()]
        return [weight for block in self.blocks[BELOW:] for weight in block.parameters()], heads

    def vectors(self, batch: Sequence[Example]) -> Tensor:
        numbers, held = self._filled(batch)
        rows, which = np.unique(numbers, return_inverse=True)
        embedded = torch.from_numpy(unpacked(self.base.words()[rows])[which.reshape(numbers.shape)])
        with torch.autocast("cpu", torch.bfloat16):
            far = ((1 - held) * _FAR)[:, None, None, :].bfloat16()
            with torch.no_grad():
                out = self.start(embedded + self.places[: numbers.shape[1]]).bfloat16()
                for block in self.blocks[:BELOW]:
                    out = block(out, far)
            for block in self.blocks[BELOW:]:
                out = block(out, far)
        mean = (out.float() * held[:, :, None]).sum(1) / held.sum(1, keepdim=True)
        vectors: Tensor = functional.normalize(mean) * SCALE
        return vectors

    def loss(self, batch: Sequence[Example], rarity: Tensor) -> Tensor:
        """How far off it is: emotions each by themselves, polarity weighed by rarity, intents as a help."""
        vectors = functional.dropout(self.vectors(batch), _DROPPED, self.training)
        counts = torch.tensor([one.counts for one in batch])
        polarity = torch.tensor([one.polarity for one in batch])
        intent = torch.tensor([one.intent for one in batch])
        smooth: Any = {"reduction": "none", "ignore_index": UNTOLD}
        side = functional.cross_entropy(self.polarity(vectors), polarity, label_smoothing=_SMOOTH, **smooth)
        aim = functional.cross_entropy(self.intents(vectors), intent, **smooth)
        told, known = _felt(batch)
        felt = functional.binary_cross_entropy_with_logits(self.emotions(vectors), told, reduction="none")
        side = side * rarity[polarity.clamp(min=0)]
        every = felt.sum(1) * known + side + _INTENT_COUNTS * aim
        return (every * counts).sum() / len(batch)

    def _filled(self, batch: Sequence[Example]) -> tuple[Any, Tensor]:
        vocabulary = self.base.vocabulary
        longest = max(len(one.numbers) for one in batch) + 2
        numbers = np.full((len(batch), longest), vocabulary.pad, np.int64)
        held = torch.zeros(len(batch), longest)
        for place, one in enumerate(batch):
            whole_text = [vocabulary.begin, *one.numbers, vocabulary.end]
            numbers[place, : len(whole_text)] = whole_text
            held[place, : len(whole_text)] = 1
        return numbers, held


def _felt(batch: Sequence[Example]) -> tuple[Tensor, Tensor]:
    told = torch.zeros(len(batch), len(EMOTIONS))
    for place, one in enumerate(batch):
        told[place, list(one.emotions or ())] = 1
    return told, torch.tensor([float(one.emotions is not None) for one in batch])


def _put(into: Any, weight: Any, bias: Any) -> None:
    with torch.no_grad():
        into.weight.copy_(torch.tensor(weight))
        into.bias.copy_(torch.tensor(bias))


def _numbers(weight: Tensor) -> Any:
    return weight.detach().numpy()
