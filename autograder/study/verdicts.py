"""`check`: the checks of an exercise or a lesson, asked of the notebook that calls it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from autograder.answers import live_answers
from autograder.api.result import Result, Status, overall
from autograder.manifest import Course, Exercise, Lesson, load_course
from autograder.report.card import Around, Card, NoteCard, ways_back
from autograder.study import drawn, puzzles
from autograder.study.asked import lesson_of, must_be_text, problem
from autograder.study.hints import next_hint
from autograder.study.judged import names_of_caller, results_of
from autograder.study.progress import progress_of
from autograder.study.runs import stopped
from autograder.study.session import event_of, session

__all__ = ["check"]

TIMES = 5
"""So many times the same verdict in a row, and the card brings the next hint."""


def check(exercise: str = "") -> Card | NoteCard:
    """Check one exercise, or the whole lesson, in this notebook.

    Args:
        exercise: An exercise id such as ``"1.2"``; a lesson number such as ``"1"``; or
            nothing for the lesson of this notebook.

    Returns:
        A card: HTML in notebooks, text elsewhere. Under nbgrader its text is the points.
    """
    try:
        must_be_text("check", exercise)
        course = load_course()
        lesson = lesson_of(course, exercise)
        chosen = (lesson.exercise(exercise),) if "." in exercise else lesson.exercises
        return _check(course, lesson, chosen, names_of_caller())
    except Exception as error:
        return problem(error)


def _check(course: Course, lesson: Lesson, chosen: tuple[Exercise, ...], namespace: dict[str, Any]) -> Card:
    wanted = {exercise.id for exercise in chosen}
    results = results_of(course, lesson, wanted, live_answers(namespace))
    of_each = {e.id: tuple(result for result in results if result.exercise == e.id) for e in chosen}
    passed = [exercise for exercise in chosen if overall(of_each[exercise.id]) is Status.PASS]
    known = progress_of(session.memory(course).events())
    for_the_first_time = [exercise for exercise in passed if not known.of(exercise.id).passed]
    for exercise in chosen:
        session.memory(course).add(event_of(exercise, of_each[exercise.id]))
    session.lesson = lesson.name
    around = {e.id: _around(course, lesson, e, of_each[e.id]) for e in chosen}
    around |= _asked_now(course, for_the_first_time, around)
    shown = tuple(result for result in results if result.exercise in wanted)
    return Card(lesson, chosen, shown, around, session.medium)


def _asked_now(course: Course, firsts: Sequence[Exercise], around: Mapping[str, Around]) -> dict[str, Around]:
    """A question about own code, with the first pass of an exercise: one in a card, and none where work is graded."""
    if not session.memory(course).is_allowed:
        return {}
    for exercise in firsts:
        # A question in which an author has made a mistake must not cost the card of a right exercise.
        with suppress(Exception):
            if question := drawn.offer(course, exercise.id):
                return {exercise.id: replace(around[exercise.id], question=question)}
    return {}


def _around(course: Course, lesson: Lesson, exercise: Exercise, results: Sequence[Result]) -> Around:
    """What to say beside the results: that the cell stopped, where to read again, what helps who is stuck."""
    first = stopped(course, lesson, exercise, overall(results) is not Status.NOT_ATTEMPTED)
    way_back = ways_back(course, lesson).get(exercise.id, Around())
    nudges = (_nudge(course, exercise, results), puzzles.offer(course, lesson, exercise) if _is_wrong(results) else "")
    return replace(way_back, first=first, hint=" ".join(nudge for nudge in nudges if nudge))


def _is_wrong(results: Sequence[Result]) -> bool:
    return overall(results) is Status.FAIL


def _nudge(course: Course, exercise: Exercise, results: Sequence[Result]) -> str:
    """The next hint, after every fifth time in a row that the same checks fail in the same way."""
    if not _is_wrong(results):
        session.stuck.pop(exercise.id, None)
        return ""
    stuck = session.times(exercise, results)
    if stuck.times % TIMES == 0:
        number = next_hint(course, exercise)
        stuck.hint = f"Hint {number} of {len(exercise.hints)}: {exercise.hints[number - 1]}"
    return f"The same {stuck.times} times in a row. {stuck.hint}" if stuck.hint else ""
