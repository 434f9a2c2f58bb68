"""The two ports of a reader: words become numbers, numbers become probabilities.

Whatever stands behind them (n-grams now; sentence vectors, a local model or an endpoint later) gives the
same answer for a text in a batch of one and in a batch of a million.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

Matrix = NDArray[np.float32] | csr_matrix


class Encoder(Protocol):
    """Turns n texts into n rows of d numbers, dense or sparse."""

    name: str
    version: str

    def encode(self, texts: Sequence[str]) -> Matrix: ...


class Head(Protocol):
    """Turns n rows into n rows of probabilities, one column a label, each row adding up to 1."""

    labels: tuple[str, ...]
    version: str

    def predict_proba(self, rows: Matrix) -> NDArray[np.float64]: ...
