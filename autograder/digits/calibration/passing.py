"""How often solutions of a kind pass a bar, from runs of the kind: what the calibrations of all bars compute alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binomtest
from scipy.stats import t as student_t

from autograder.digits.calibration.kinds import Role

__all__ = ["exact_interval", "next_passes", "worst", "wrong_verdict"]


def exact_interval(passed: int, n: int) -> tuple[float, float]:
    """The exact 95 % interval of the rate of passing (Clopper and Pearson 1934)."""
    found = binomtest(passed, n).proportion_ci(0.95, method="exact")
    return float(found.low), float(found.high)


def next_passes(numbers: NDArray[Any], cut: float) -> float:
    """The chance that one more run is not below a cut, if the numbers of its kind, shape (n,), are normal.

    The mean and the spread are themselves known from n runs only, so this is the tail of Student's t with n - 1
    degrees of freedom. It is a statement where no run of n passes, or none fails.
    """
    n = len(numbers)
    spread = numbers.std(ddof=1) * np.sqrt(1 + 1 / n)
    distance = cut - numbers.mean()
    return float(student_t.sf(distance / spread, n - 1)) if spread else float(distance <= 0)


def wrong_verdict(role: Role, passes: float) -> float:
    """The chance of the wrong verdict: failing for an honest kind, passing for others."""
    return 1 - passes if role is Role.HONEST else passes


class _HasRole(Protocol):
    @property
    def role(self) -> Role: ...


class _Rates(Protocol):
    @property
    def kind(self) -> _HasRole: ...

    @property
    def wrong(self) -> float: ...


_R = TypeVar("_R", bound=_Rates)


def worst(found: Sequence[_R], role: Role) -> _R:
    """The kind of a role with the largest chance of the wrong verdict."""
    return max((rates for rates in found if rates.kind.role is role), key=lambda rates: rates.wrong)
