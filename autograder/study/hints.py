"""`hint`: one hint after another, also when a day lies between them."""

from __future__ import annotations

from autograder.errors import UsageError
from autograder.manifest import Course, Exercise, load_course
from autograder.notebook.worked import Solutions, given_solutions
from autograder.report.card import NoteCard
from autograder.report.medium import Medium
from autograder.study.asked import lesson_of, must_name_one, problem
from autograder.study.memory import Event, now
from autograder.study.session import session

__all__ = ["hint", "hint_note", "next_hint"]


def hint(exercise: str = "", number: int | None = None) -> NoteCard:
    """The next hint for an exercise, or hint `number` (counted from 1)."""
    try:
        return hint_note(exercise, number, session.medium)
    except Exception as error:
        return problem(error)


def hint_note(exercise: str, number: int | None, medium: Medium) -> NoteCard:
    """The same, and an error stays one.

    Raises:
        UsageError: There is no such exercise, or the number is none.
    """
    must_name_one("hint", exercise)
    if number is not None and not isinstance(number, int):
        raise UsageError(f'The number of a hint is a whole number: hint("{exercise}", 1).')
    course = load_course()
    chosen = lesson_of(course, exercise).exercise(exercise)
    given = next_hint(course, chosen, number)
    more = len(chosen.hints) - given
    follow = (
        f"There {'is one more' if more == 1 else f'are {more} more'}: {medium.asking('hint', exercise)}"
        if more
        else f"This was the last hint. {_when_ours_is_seen(exercise, medium)}".rstrip()
    )
    return NoteCard(f"Hint {given} of {len(chosen.hints)} for exercise {exercise}", chosen.hints[given - 1], follow)


def next_hint(course: Course, exercise: Exercise, number: int | None = None) -> int:
    """The number of the next hint, or the possible one that is nearest to `number`. It counts as given."""
    wanted = session.done(course, exercise.id).hint + 1 if number is None else number
    given = min(max(wanted, 1), len(exercise.hints))
    session.memory(course).add(Event("hint", exercise.id, now(), number=given))
    return given


def _when_ours_is_seen(exercise: str, medium: Medium) -> str:
    return {
        Solutions.NONE: "",
        Solutions.LOCKED: "When yours passes you can see ours.",
        Solutions.OPEN: f"When yours passes, or with {medium.revealing(exercise)}, you can see ours.",
    }[given_solutions()]
