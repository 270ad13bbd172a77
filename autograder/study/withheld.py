"""Holds back what a cell shows, until the learner has said what she expects.

The first line of such a cell is a comment, ``# shows the answer to prediction 1.4``. The cell runs all the same: cells
below it need what it makes. Only what it would show waits. Where nobody learns, as in grading, nothing is held back.
"""

from __future__ import annotations

import re
from typing import Any

from autograder.manifest import Course, load_course
from autograder.study.predictions import beside, is_open
from autograder.study.session import session

__all__ = ["MARK", "hold_back", "not_yet"]

MARK = re.compile(r"\A\s*# shows the answer to prediction (\d+\.\d+)\s*$", re.MULTILINE)
"""How a cell begins that shows the answer to a prediction."""
MAGIC = "shown_after_prediction"
_put_off: list[str] = []
"""What the cell that runs has said in place of what it would show."""


def not_yet(what: str) -> None:
    """Say what is to be done first, in place of what a cell of a lesson shows: then no truth is told beside it."""
    _put_off.append(what)
    print(f"{what} Then run this cell again.")


def hold_back(shell: Any) -> None:
    """From now on, in this IPython shell."""
    shell.register_magic_function(_quietly, "cell", MAGIC)
    shell.input_transformer_manager.cleanup_transforms.append(_marked)
    shell.events.register("post_run_cell", _say_beside)


def _waiting(source: str) -> str:
    """The prediction that a cell waits for, or nothing."""
    found = MARK.search(source)
    course = _course() if found else None
    return found[1] if found and course and not is_open(course, found[1]) else ""


def _course() -> Course | None:
    """The course, where somebody learns with it."""
    try:
        course = load_course()
    # A lesson whose course cannot be read shows all that it has; `check` says what is wrong.
    except Exception:
        return None
    return course if session.memory(course).is_allowed else None


def _marked(lines: list[str]) -> list[str]:
    waiting = _waiting("".join(lines))
    return [f"%%{MAGIC} {waiting}\n", *lines] if waiting else lines


def _quietly(line: str, cell: str) -> None:
    from IPython import get_ipython
    from IPython.utils.capture import capture_output

    # Without its mark, or it would wait again. The line stays: errors name lines.
    source = MARK.sub("#", cell, count=1)
    with capture_output():
        result = get_ipython().run_cell(source)
    result.raise_error()
    print(f'First say what you expect, in the cell above. Or: predict("{line}", skip=True). Then run this cell again.')


def _say_beside(result: Any) -> None:
    """After a cell has shown its answer: what the learner expected, and what is true."""
    found = MARK.search(result.info.raw_cell or "") if result.info else None
    was_shown = result.success and not _put_off
    _put_off.clear()
    if found and was_shown and (course := _course()) and (said := beside(course, found[1])):
        print(said)
