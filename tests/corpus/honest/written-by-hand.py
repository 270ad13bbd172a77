# about: nearest neighbours written by hand, in a dataclass with type hints.
# expects: honest
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np


@dataclass
class Neighbours:
    k: int = 3
    seen: Any = field(default=None, repr=False)

    def fit(self, X: np.ndarray, y: np.ndarray) -> Neighbours:
        self.X, self.y = X.astype(np.float32), np.asarray(y)
        self.squares = (self.X**2).sum(axis=1)
        return self

    def predict(self, X: np.ndarray) -> np.ndarray:
        k = min(self.k, len(self.X))
        parts = [self._predict(part.astype(np.float32), k) for part in np.array_split(X, max(1, len(X) // 1000))]
        return np.concatenate(parts)

    def _predict(self, X, k):
        nearest = np.argpartition(self.squares - 2 * X @ self.X.T, k - 1, axis=1)[:, :k]
        return np.array([np.bincount(labels).argmax() for labels in self.y[nearest]])


def make_model() -> Neighbours:
    return Neighbours()
