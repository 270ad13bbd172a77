"""What the checks of exercise 6.5 share: a control is asked about several data sets, and all answers tell a slip."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

import numpy as np

from autograder.api import Answers, Misconception, Plain, fail

Numbers: TypeAlias = tuple[float, ...]
Control: TypeAlias = Callable[..., Numbers]
"""Takes the arguments of the student's function, and gives the numbers that it would give."""
Slips: TypeAlias = Sequence[tuple[Misconception, Control]]

PERCENT = Misconception(
    "percent-for-share",
    "The numbers are 100 times too large: they are in percent.",
    "Return shares, from 0 to 1. Do not multiply by 100.",
)
ROUNDED = Misconception(
    "rounded",
    "The result is rounded.",
    "Return the number as it comes out. Round only where you print.",
)
OTHER_SIGN = Misconception(
    "gain-with-the-other-sign",
    "The difference is taken the other way round: what is better comes out below 0.",
    "A gain is the later score minus the earlier one.",
)
ARGUMENTS_CHANGED = Misconception(
    "given-data-changed",
    "The function changes what it is given, for example with `settings.pop(...)`, `column[...] = 0` or `rows /= 255`.",
    "Work on a copy: `dict(settings)`, `column.copy()` or `rows / 255`.",
)
EXACT = 1e-6
"""How far a number may lie from ours: as far as single precision moves it."""


@dataclass(frozen=True, eq=False)
class Case:
    """Arguments for the student's function, and what they are, in words that follow "For"."""

    about: str
    args: tuple[Any, ...]


@dataclass(frozen=True, eq=False)
class Task:
    """One function, and how it is judged.

    `right` is the control, `read` turns what the student's function returns into numbers, or ends the check. `slips`
    are wrong controls, each with its name. `drawn` is the name if two equal calls differ, or if all numbers lie within
    `near` of the right ones and no other slip explains them.
    """

    function: str
    cases: tuple[Case, ...]
    right: Control
    read: Callable[[Plain], Numbers]
    slips: Slips
    expected: str
    next_step: str
    drawn: Misconception | None = None
    near: float = 0.0


def judge(answers: Answers, task: Task) -> None:
    """End the check unless the student's function gives the right numbers for all cases and leaves them alone."""
    found, changed = [], False
    for case in task.cases:
        found.append(task.read(answers.call(task.function, *case.args)))
        changed = bool(answers.changed(task.function, *case.args)) or changed
    right = [_gives(task.right, case) for case in task.cases]
    wrong = [n for n, numbers in enumerate(found) if not _equal(numbers, right[n])]
    if wrong:
        case = task.cases[wrong[0]]
        fail(
            f"For {case.about}, `{task.function}` gives {_shown(found[wrong[0]])}.",
            task.expected,
            because=_slip(answers, task, found, right),
            cause="Something else is held still, or something else is compared, than the exercise says.",
            next_step=task.next_step,
        )
    if changed:
        fail(
            f"After the call of `{task.function}`, what it was given is not what it was before.",
            "all arguments as they were.",
            because=ARGUMENTS_CHANGED,
        )


@cache
def _gives(control: Control, case: Case) -> Numbers:
    """Kept: some controls fit forests, and each wrong answer is held against all of them."""
    return tuple(control(*case.args))


def _slip(answers: Answers, task: Task, found: list[Numbers], right: list[Numbers]) -> Misconception | None:
    """The slip that gives all that was found; the first case is asked again, if numbers may be drawn."""
    if task.drawn and not _equal(task.read(answers.call(task.function, *task.cases[0].args)), found[0]):
        return task.drawn
    for misconception, times in ((PERCENT, 100), (OTHER_SIGN, -1)):
        if all(_equal(tuple(times * number for number in ours), n) for ours, n in zip(right, found, strict=True)):
            return misconception
    for misconception, control in task.slips:
        if all(_equal(_gives(control, case), numbers) for case, numbers in zip(task.cases, found, strict=True)):
            return misconception
    is_rounded = any(
        all(
            _equal(tuple(round(number, digits) for number in ours), numbers)
            for ours, numbers in zip(right, found, strict=True)
        )
        for digits in range(1, 6)
    )
    if is_rounded:
        return ROUNDED
    return task.drawn if np.abs(np.subtract(found, right)).max() < task.near else None


def _equal(some: Numbers, other: Numbers) -> bool:
    return bool(np.allclose(some, other, rtol=0, atol=EXACT))


def _shown(numbers: Numbers) -> str:
    return " and ".join(f"{number:.6g}" for number in numbers)
