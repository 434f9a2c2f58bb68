"""Tune the deep reader again: half an hour on one core, in two stages, then its heads and thresholds.

First three rounds over everything; then a shorter one, at a lower rate, in which our own sentences count as
much as the rest. Thresholds and the calibration come from examples that were set aside.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from wallofchange.reading.deep.pieces import Pieces
from wallofchange.reading.deep.shipped import base
from wallofchange.reading.training.deep_examples import (
    UNTOLD,
    Example,
    Examples,
    batches,
    gathered,
    own,
)

LAYERS = 10  # of the twelve of the base
ASIDE = 1_200  # examples of GoEmotions kept for thresholds
ROOM = 1_100  # pieces in a step
_WARM, _LEAST = 0.06, 0.02  # the share of steps in which the rate rises, and what it falls to
_HEADS_QUICKER = 8
_STEEPEST = 2.0

Told = Callable[[str], None]


class Stage(NamedTuple):
    """One stretch of tuning: rounds, the rate, what is taken in a round, and what our own sentences count."""

    rounds: int
    rate: float
    felt: int
    banking: int
    dutch: int
    english: int
    own_counts: float


STAGES = (
    Stage(3, 1e-4, 40_000, 8_000, 7_000, 5_600, 0.6),
    Stage(1, 4e-5, 9_000, 2_500, 9_000, 7_650, 1.0),
)


class NoTorch(RuntimeError):
    """Tuning needs torch; reading does not."""


def check_torch(what: str) -> None:
    """Raises NoTorch when the extra `train` is not installed."""
    if find_spec("torch") is None:
        raise NoTorch(f"{what} needs torch: pip install 'wall-of-change[train]'")


def tune(
    data: Path,
    out: Path,
    *,
    seed: int = 1,
    stages: tuple[Stage, ...] = STAGES,
    tell: Told = lambda line: None,
) -> dict[str, str]:
    """Tune on what lies in `data`, write the weights to `out`, and return the hashes of the data.

    Raises:
        NoTorch: when the extra `train` is not installed.
        NotAvailable: when the base weights are not there.
        FileNotFoundError: when GoEmotions or Banking77 does not lie in `data`.
    """
    check_torch("tuning the deep reader")
    from wallofchange.reading.training.deep_heads import finished
    from wallofchange.reading.training.deep_model import Model

    pieces = Pieces(base().vocabulary)
    examples = gathered(data, pieces, ASIDE)
    _seed(seed)
    model = Model(base(), LAYERS, len(examples.intents))
    for number, stage in enumerate(stages):
        _run(model, list(_plan(stage, examples, pieces, seed + 100 * number)), stage, examples, tell)
    tell("Setting the heads and thresholds")
    finished(model.eval(), examples, out)
    return {name: _sha256(data / name / "dev.parquet") for name in ("goemotions", "banking77")}


def _plan(stage: Stage, examples: Examples, pieces: Pieces, seed: int) -> Iterator[list[Example]]:
    dice = random.Random(seed)  # noqa: S311  # variation, not secrecy
    for turn in range(stage.rounds):
        taken = dice.sample(examples.learnt, min(stage.felt, len(examples.learnt)))
        taken += dice.sample(examples.banking, min(stage.banking, len(examples.banking)))
        taken += own(pieces, "nl", stage.dutch, seed + turn, stage.own_counts)
        taken += own(pieces, "en", stage.english, seed + turn, stage.own_counts)
        yield from batches(taken, ROOM, dice)


def _run(model: Any, plan: list[list[Example]], stage: Stage, examples: Examples, tell: Told) -> None:
    import torch

    layers, heads = model.parts()
    groups = [{"params": layers, "lr": stage.rate}, {"params": heads, "lr": stage.rate * _HEADS_QUICKER}]
    stepper = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    pace = torch.optim.lr_scheduler.LambdaLR(stepper, lambda step: _pace(step, len(plan)))
    rarity = _rarity(examples.learnt)
    for step, batch in enumerate(plan):
        loss = model.loss(batch, rarity)
        stepper.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(layers + heads, _STEEPEST)
        stepper.step()
        pace.step()
        if step % 100 == 0:
            tell(f"Step {step:,} of {len(plan):,}, loss {loss.item():.2f}")


def _pace(step: int, steps: int) -> float:
    return min(1, (step + 1) / (_WARM * steps)) * max(_LEAST, 1 - step / steps)


def _rarity(learnt: list[Example]) -> Any:
    import torch

    sides = torch.tensor([one.polarity for one in learnt if one.polarity != UNTOLD])
    return (len(learnt) / (3 * torch.bincount(sides, minlength=3))).sqrt()


def _seed(seed: int) -> None:
    import torch

    torch.manual_seed(seed)
    torch.set_num_threads(1)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
