"""What a student calls in a lesson: `check`, `hint` and `solution`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from autograder.answers import live_answers
from autograder.api.registry import checks_of, with_needs
from autograder.api.result import Result, Status, overall
from autograder.api.runner import run_checks, settled
from autograder.error_messages import told
from autograder.errors import UsageError
from autograder.manifest import Course, Exercise, Lesson, load_course
from autograder.notebook.worked import Solutions, given_solutions, worked_cells
from autograder.report.card import Around, Card, NoteCard, ways_back
from autograder.runs import stopped, watch
from autograder.subject import subject_of

__all__ = ["check", "hint", "solution", "watch"]


TIMES = 5
"""So many times the same verdict in a row, and the card brings the next hint."""


@dataclass
class _Stuck:
    """A verdict that came again and again: how often, and the hint that was given for it."""

    verdict: tuple[object, ...]
    times: int = 0
    hint: str = ""


class _Session:
    """What this notebook session has seen so far."""

    lesson: str = ""
    passed: set[str]
    hints: dict[str, int]
    stuck: dict[str, _Stuck]

    def __init__(self) -> None:
        self.passed, self.hints, self.stuck = set(), {}, {}


_session = _Session()


def check(exercise: str = "") -> Card | NoteCard:
    """Check one exercise, or the whole lesson, in this notebook.

    Args:
        exercise: An exercise id such as ``"1.2"``; a lesson number such as ``"1"``; or
            nothing for the lesson of this notebook.

    Returns:
        A card: HTML in notebooks, text elsewhere. Under nbgrader its text is the points.
    """
    try:
        _must_be_text("check", exercise)
        course = load_course()
        lesson = _lesson(course, exercise)
        chosen = (lesson.exercise(exercise),) if "." in exercise else lesson.exercises
        return _check(course, lesson, chosen, _namespace())
    except Exception as error:
        return _problem(error)


def hint(exercise: str = "", number: int | None = None) -> NoteCard:
    """The next hint for an exercise, or hint `number` (counted from 1)."""
    try:
        _must_name_one("hint", exercise)
        if number is not None and not isinstance(number, int):
            raise UsageError(f'The number of a hint is a whole number: hint("{exercise}", 1).')
        hints = _lesson(load_course(), exercise).exercise(exercise).hints
    except Exception as error:
        return _problem(error)
    index = _session.hints.get(exercise, 0) if number is None else number - 1
    index = min(max(index, 0), len(hints) - 1)
    _session.hints[exercise] = index + 1
    more = len(hints) - index - 1
    follow = (
        f'There {"is one more" if more == 1 else f"are {more} more"}: hint("{exercise}")'
        if more
        else f"This was the last hint. {_when_ours_is_seen(exercise)}".rstrip()
    )
    return NoteCard(f"Hint {index + 1} of {len(hints)} for exercise {exercise}", hints[index], follow)


def solution(exercise: str = "", reveal: bool = False) -> NoteCard:
    """The worked solution of an exercise: after yours has passed, or with ``reveal=True``."""
    try:
        _must_name_one("solution", exercise)
        course = load_course()
        lesson = _lesson(course, exercise)
        lesson.exercise(exercise)
        given = given_solutions()
        is_locked = given is Solutions.LOCKED
        if given is not Solutions.NONE and exercise not in _session.passed and (is_locked or not reveal):
            return NoteCard(
                f"The solution of exercise {exercise} waits for yours",
                f'Run check("{exercise}") first: you see ours when all its checks pass.',
                "" if is_locked else f'To see it now: solution("{exercise}", reveal=True)',
            )
        code = "\n\n".join(worked_cells(course, lesson, exercise))
    except Exception as error:
        return _problem(error)
    return NoteCard(f"Our solution of exercise {exercise}", "Yours may look different and be just as good.", code=code)


def _check(course: Course, lesson: Lesson, chosen: tuple[Exercise, ...], namespace: dict[str, Any]) -> Card:
    wanted = {exercise.id for exercise in chosen}
    checks = with_needs(checks_of(course, lesson), wanted)
    results = settled(
        run_checks(checks, lesson.check_points, live_answers(namespace), subject_of(course).judges(course, None))
    )
    shown = tuple(result for result in results if result.exercise in wanted)
    for exercise in chosen:
        if _passed(exercise, shown):
            _session.passed.add(exercise.id)
    _session.lesson = lesson.name
    return Card(lesson, chosen, shown, {exercise.id: _around(course, lesson, exercise, shown) for exercise in chosen})


def _around(course: Course, lesson: Lesson, exercise: Exercise, results: Sequence[Result]) -> Around:
    """What to say beside the results: that the cell stopped, where to read again, and a hint to who is stuck."""
    own = [result for result in results if result.exercise == exercise.id]
    first = stopped(course, lesson, exercise, overall(own) is not Status.NOT_ATTEMPTED)
    way_back = ways_back(course, lesson).get(exercise.id, Around())
    return replace(way_back, first=first, hint=_nudge(exercise, own))


def _nudge(exercise: Exercise, results: Sequence[Result]) -> str:
    """The next hint, after every fifth time in a row that the same checks fail in the same way."""
    if overall(results) is not Status.FAIL:
        _session.stuck.pop(exercise.id, None)
        return ""
    verdict = tuple((result.check, result.status, result.misconception, result.cause) for result in results)
    stuck = _session.stuck.get(exercise.id)
    if stuck is None or stuck.verdict != verdict:
        stuck = _session.stuck[exercise.id] = _Stuck(verdict)
    stuck.times += 1
    if stuck.times % TIMES == 0:
        number = min(_session.hints.get(exercise.id, 0), len(exercise.hints) - 1)
        _session.hints[exercise.id] = number + 1
        stuck.hint = f"Hint {number + 1} of {len(exercise.hints)}: {exercise.hints[number]}"
    return f"The same {stuck.times} times in a row. {stuck.hint}" if stuck.hint else ""


def _passed(exercise: Exercise, results: tuple[Result, ...]) -> bool:
    return overall(result for result in results if result.exercise == exercise.id) is Status.PASS


def _lesson(course: Course, key: str) -> Lesson:
    """The lesson of an id or number; else that of the folder we are in; else the last one checked."""
    if key:
        return course.lesson(key)
    here = Path.cwd().name
    names = [lesson.name for lesson in course.lessons]
    for name in (here, _session.lesson):
        if name in names:
            return course.lesson(name)
    raise UsageError('Which lesson? Write its number: check("1"). Or check one exercise: check("1.1").')


def _when_ours_is_seen(exercise: str) -> str:
    return {
        Solutions.NONE: "",
        Solutions.LOCKED: "When yours passes you can see ours.",
        Solutions.OPEN: f'When yours passes, or with solution("{exercise}", reveal=True), you can see ours.',
    }[given_solutions()]


def _must_be_text(call: str, exercise: object) -> None:
    if not isinstance(exercise, str):
        example = str(exercise) if isinstance(exercise, int | float) else "1.1"
        raise UsageError(f'The number of an exercise stands in quotes: {call}("{example}").')


def _must_name_one(call: str, exercise: object) -> None:
    _must_be_text(call, exercise)
    if not exercise:
        raise UsageError(f'Which exercise? Write its number: {call}("1.1").')


def _namespace() -> dict[str, Any]:
    """The notebook's names; outside IPython, those of the first caller that is not ours."""
    if "IPython" in sys.modules:
        from IPython import get_ipython

        shell = get_ipython()
        if shell is not None:
            return dict.copy(shell.user_ns)
    frame = sys._getframe(2)
    return dict(frame.f_globals)


def _problem(error: Exception) -> NoteCard:
    title, text, _ = told(error)
    return NoteCard("That did not work" if isinstance(error, UsageError) else title.rstrip(".:"), text)
