"""Kinds of solutions that a bar of the project meets, and parts that have one: what `course calibrate project` runs.

Each kind gives a measure from a number. The number stands for all that may differ between two solutions of the kind,
and between two submissions that are judged: seeds, settings, and what the judge draws.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from autograder.digits.calibration.kinds import Role

__all__ = ["Kind", "Part"]


@dataclass(frozen=True)
class Kind:
    """One kind of solution: `measure` makes one from a number, and gives what its judge would measure of it.

    `about` goes into "what … reaches".
    """

    name: str
    role: Role
    about: str
    measure: Callable[[int], float]


@dataclass(frozen=True)
class Part:
    """A part of the project with a bar.

    Args:
        exercise: Its id in course.yaml.
        measured: What its bar is for, in words, such as "share of the clean accuracy".
        bars: The bars to choose from, rising.
        kinds: What is run past its judge.
    """

    exercise: str
    measured: str
    bars: tuple[float, ...]
    kinds: tuple[Kind, ...]
