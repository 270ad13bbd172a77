"""What it means that an exception left a check: a verdict about the answer, or a check that is broken."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from types import FrameType, TracebackType

from autograder.answers import Failure, NotAttempted
from autograder.api.registry import Check
from autograder.api.result import Status

__all__ = ["verdict"]

ASSERTING = ("numpy.testing", "pandas._testing", "unittest", "contextlib")
"""Modules whose functions assert for their caller; the last one stands between them and the caller."""
NO_CAUSE = "This check looks for no cause."
COMPARE = "Read the exercise again, and try your code with values of your own."


def verdict(error: BaseException, check: Check) -> tuple[Status, Failure]:
    """How a check ended that this exception left, and what to tell.

    Returns:
        NOT_ATTEMPTED or FAIL where the check has judged: with `fail(...)`, `pytest.fail(...)`, or an `assert`
        that stands in a file of the check's folder. HELD for all else, also for a check that was skipped or
        that leaves Python: it has broken, and nothing is known about the answer.
    """
    if isinstance(error, NotAttempted):
        return Status.NOT_ATTEMPTED, Failure(str(error), "")
    if isinstance(error, Failure):
        return Status.FAIL, error
    if _is_pytests_fail(error) or (isinstance(error, AssertionError) and _asserted_in(error, check)):
        # Without a message only the author knows what was asked for; the code may hold the answer.
        found = str(error) or f"This does not hold: {check.title} ({_place(error, check)})"
        return Status.FAIL, Failure(found, check.title, NO_CAUSE, COMPARE)
    return Status.HELD, _broken(error, check)


def _is_pytests_fail(error: BaseException) -> bool:
    # Not imported: a student's notebook has no pytest. Its other outcomes say nothing about the answer.
    outcomes = sys.modules.get("_pytest.outcomes")
    return outcomes is not None and type(error) is outcomes.Failed


def _asserted_in(error: AssertionError, check: Check) -> bool:
    """Whether the condition is one of the check's own, and not one of the kit's or of a library's."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    while frames and _module(frames[-1]).startswith(ASSERTING):
        frames.pop()
    return bool(frames) and _is_of(frames[-1], check)


def _is_of(frame: FrameType, check: Check) -> bool:
    return Path(frame.f_code.co_filename).parent == Path(check.function.__code__.co_filename).parent


def _module(frame: FrameType) -> str:
    return str(frame.f_globals.get("__name__", ""))


def _broken(error: BaseException, check: Check) -> Failure:
    text = f": {error}" if str(error) else ""
    return Failure(
        f"This check broke: {type(error).__name__}{text} ({_place(error, check)}).",
        "a check that ends with pass or fail.",
        "Either the check has a mistake, or your answer is of a kind that it does not foresee.",
        "Your points for it are neither given nor lost. Send this message to your teacher.",
    )


def _place(error: BaseException, check: Check) -> str:
    """File and line: the last ones in the check's own folder, because there the author can act."""
    steps = list(_steps(error.__traceback__))
    own = [(frame, line) for frame, line in steps if _is_of(frame, check)]
    frame, line = (own or steps)[-1]
    return f"{Path(frame.f_code.co_filename).name}:{line}"


def _steps(trace: TracebackType | None) -> list[tuple[FrameType, int]]:
    return list(traceback.walk_tb(trace))
