"""`puzzle`: our solution in mixed lines, for who has failed twice; any order of them that works is right."""

from __future__ import annotations

import io
from typing import Any

from autograder.answers import live_answers
from autograder.answers.own_code import names_in
from autograder.answers.responder import copied, quiet
from autograder.api.result import Status
from autograder.errors import UsageError
from autograder.manifest import Course, Exercise, Lesson, load_course
from autograder.material import Puzzle, material_of
from autograder.notebook.worked import Solutions, given_solutions, worked_cells
from autograder.report.card import NoteCard
from autograder.study.asked import lesson_of, must_name_one, problem
from autograder.study.jigsaw import Jigsaw, jigsaw
from autograder.study.judged import names_of_caller, results_of
from autograder.study.memory import Event, now
from autograder.study.session import session

__all__ = ["KIND", "offer", "puzzle"]

KIND = "puzzle"
FAILURES = 2
"""So many checks that were not right, and the card offers the puzzle."""


def puzzle(exercise: str = "", order: str | None = None) -> NoteCard:
    """Put the lines of our solution in order: some exercises offer it after two failures. It gives no points.

    Args:
        exercise: Its number, such as ``"1.2"``.
        order: Letters of lines, such as ``"D A C"``. Without it the lines are shown.
    """
    try:
        return _puzzle(exercise, order, names_of_caller())
    except Exception as error:
        return problem(error)


def offer(course: Course, lesson: Lesson, exercise: Exercise) -> str:
    """What a card says to who has failed twice, now or before; nothing, where there is no puzzle for her."""
    asked = material_of(course, lesson).puzzle(exercise.id)
    if asked is None or given_solutions() is not Solutions.OPEN or not course.solution(lesson).is_file():
        return ""
    if session.done(course, exercise.id).failed < FAILURES:
        return ""
    return f'Stuck? Put the lines of our solution in order: `puzzle("{exercise.id}")`'


def _puzzle(key: str, order: str | None, names: dict[str, Any]) -> NoteCard:
    must_name_one("puzzle", key)
    course = load_course()
    lesson = lesson_of(course, key)
    lesson.exercise(key)
    asked = material_of(course, lesson).puzzle(key)
    if asked is None:
        known = ", ".join(each.exercise for each in material_of(course, lesson).puzzles) or "none in this lesson"
        raise UsageError(f"Exercise {key} has no puzzle. There are: {known}.")
    if given_solutions() is Solutions.LOCKED:
        raise UsageError("A puzzle shows our solution before yours passes. With these lessons there is none.")
    cells = worked_cells(course, lesson, key)
    made = _made(asked, cells)
    if order is None:
        return NoteCard(f"Puzzle of exercise {key}", _task(made), _how(key, made), code=made.shown)
    letters = _letters(key, made, order)
    judge = _Judge(course, lesson, key, cells, names)
    says = judge.says(made, letters)
    result = "off" if says else "right"
    session.memory(course).add(Event(KIND, key, now(), result=result, value=letters))
    if says:
        return NoteCard(f"Puzzle of exercise {key}", f"✗ Not yet. {says}")
    text = "✓ Right: with these lines in this order all checks pass."
    return NoteCard(f"Puzzle of exercise {key}", text, _now_you(key), code=made.code(letters))


def _made(asked: Puzzle, cells: list[str]) -> Jigsaw:
    made = jigsaw(asked, "\n\n".join(cells))
    assert made is not None, "course build looked for the function"
    return made


def _task(made: Jigsaw) -> str:
    return f"Put lines below the first one, in order. {len(made.lines)} are here, and not all of them belong there."


def _how(key: str, made: Jigsaw) -> str:
    example = " ".join(list(made.lines)[:3])
    return f'Write puzzle("{key}", "{example}") with your letters, as many as it takes.'


def _now_you(key: str) -> str:
    return f"Close this, and write it yourself in the cell of exercise {key}: a puzzle gives no points."


def _letters(key: str, made: Jigsaw, order: object) -> str:
    """The letters that were given.

    Raises:
        UsageError: They are none of this puzzle, or one is there twice.
    """
    found = "".join(each for each in str(order).upper() if not each.isspace() and each not in ",;-<>")
    if not isinstance(order, str) or not found or not set(found) <= set(made.lines):
        raise UsageError(f"{order!r} are no letters of these lines. {_how(key, made)}")
    if len(set(found)) < len(found):
        twice = next(letter for letter in found if found.count(letter) > 1)
        raise UsageError(f"Each line is there once, and {twice} stands twice in your order.")
    return found


class _Judge:
    """Tries orders of lines with the checks of the exercise, in a copy of the learner's names.

    What else belongs to the exercise is ours: who does the puzzle has not written it yet.
    """

    def __init__(self, course: Course, lesson: Lesson, key: str, cells: list[str], names: dict[str, Any]) -> None:
        self._course, self._lesson, self._key, self._cells, self._names = course, lesson, key, cells, names

    def says(self, made: Jigsaw, letters: str) -> str:
        """What is wrong with an order, one thing of it; nothing, if it works.

        Raises:
            UsageError: Our own order does not work either: names of the lesson are missing.
        """
        # A line that does not belong there is told also where it does nothing, as below `return`.
        if not set(letters) & made.wrong.keys() and self._works(made.code(letters)):
            return ""
        if not self._works(made.code(made.right)):
            raise UsageError("Even our own order stops here. Run the cells above first, from the top of the lesson.")
        unreadable = _unreadable(made.code(letters))
        for number, letter in enumerate(letters, 1):
            if letter in made.wrong:
                return f"Line {letter} does not belong there. {made.wrong[letter].says.strip()}"
            begun = letters[:number]
            # What our own order begins with needs no trial; another beginning is fine if it can be brought to an end.
            if not made.right.startswith(begun) and not self._works(made.code(made.repaired(begun))):
                return f"Up to line {letter} it cannot become right: look at its place first.{unreadable}"
        return "So far it is right, and something is missing." + unreadable

    def _works(self, code: str) -> bool:
        try:
            names = self._names | {name: copied(self._names[name]) for name in self._taken(code)}
            with quiet(io.StringIO()):
                for cell in (*self._cells, code):
                    exec(compile(cell, "<puzzle>", "exec"), names)
        # Lines in any order may raise anything.
        except Exception:
            return False
        results = results_of(self._course, self._lesson, {self._key}, live_answers(names))
        own = [result.status for result in results if result.exercise == self._key]
        # What waits for another exercise says nothing of these lines.
        return Status.PASS in own and set(own) <= {Status.PASS, Status.SKIPPED}

    def _taken(self, code: str) -> set[str]:
        """The learner's names that the cells and a code use; only those are copied, for data may be large."""
        return names_in("\n".join([*self._cells, code])) & self._names.keys()


def _unreadable(code: str) -> str:
    """What Python says of code that it cannot read, in a sentence."""
    try:
        compile(code, "<puzzle>", "exec")
    except SyntaxError as error:
        return f" Python cannot read your order: {error.msg}."
    return ""
