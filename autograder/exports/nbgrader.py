"""Marks for nbgrader: a gradebook.db and the notebooks around it, so that formgrader, feedback and export work.

Source: https://github.com/jupyter/nbgrader, nbgrader/api.py, coursedir.py, converters/autograde.py and
preprocessors/saveautogrades.py, as of 0.9.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import Any

import nbformat

from autograder.api.result import Report, Status, held_points, total_points
from autograder.bridges.people import Person
from autograder.bridges.roll import Roll
from autograder.errors import UsageError
from autograder.exports.export import Export, Order, Writer
from autograder.exports.formgrader_notebook import as_text, formgrader_notebook, told
from autograder.exports.gradebook_db import prepared
from autograder.exports.marks import Mark, Student
from autograder.exports.nbgrader_folder import NbgraderFolder
from autograder.exports.works import Works, graded_works
from autograder.grading.store import folder_name
from autograder.manifest import Exercise, Lesson
from autograder.report.card import format_points
from autograder.report.plain import plain_text

__all__ = ["WRITER", "exercises_of_cells", "nbgrader_id"]

LIVE = str.maketrans({"<": "‹", ">": "›", '"': "”", "&": "+"})
"""What formgrader would put into its pages as it is, and what stands for it in a name."""
UPLOAD = (
    "none is needed. In the folder of --to, run `jupyter lab` and choose Nbgrader, Formgrader; there, "
    "`nbgrader generate_feedback LESSON` and `nbgrader export` work too. If formgrader was open, restart Jupyter: it "
    "remembers what it has read. `nbgrader autograde` would replace these marks by its own."
)


def _write(order: Order) -> Export:
    """Marks into the folder of an nbgrader course; what is there and is not ours stays."""
    place = NbgraderFolder(order.to, order.course)
    place.lay_out(order.graded.lessons)
    lines: list[str] = []
    with graded_works(order) as works:
        fill = partial(_fill, order=order, place=place, works=works, lines=lines)
        gradebook = prepared(place.gradebook, place.course_id, fill)
    return Export(
        place.files, len(order.graded.students), (f"{place.gradebook}: written.", *lines), (), UPLOAD, gradebook.put
    )


WRITER = Writer(
    "nbgrader",
    "nbgrader",
    "https://github.com/jupyter/nbgrader, nbgrader/api.py, coursedir.py, converters/autograde.py",
    _write,
    takes_held=True,
)


def _fill(gradebook: Any, *, order: Order, place: NbgraderFolder, works: Works, lines: list[str]) -> None:
    """Write everything into a gradebook, and add what belongs beside it to the folder."""
    for lesson in order.graded.lessons:
        _add_lesson(gradebook, order, lesson)
    ids = _add_students(gradebook, order.graded.students)
    for student in order.graded.students:
        for mark in student.marks.values():
            who = f"{student.name}, {mark.lesson.name}"
            if mark.report is None or mark.excused or mark.report.excused:
                lines.append(f"{who}: excused, for which nbgrader has no word. It has no mark there.")
                continue
            found = _add_work(gradebook, order, mark, mark.report, ids[student.name], place, works)
            lines += [f"{who}: {line}" for line in found if line]


def nbgrader_id(person: Person, known: Sequence[str]) -> str:
    """Under which name nbgrader knows somebody: one that is there already, or else a login, an id or the name.

    It is the name of a folder too.
    """
    names = [name for name in (person.login, person.id, person.email, person.student) if name]
    return next((name for name in names if name in known), "") or folder_name(names[0])


def exercises_of_cells(lesson: Lesson, kind: str) -> dict[str, Exercise]:
    """The exercises of a lesson by the grade id of their cells: ``"check"`` for scores, ``"exercise"`` for comments."""
    return {f"{kind}-{exercise.slug}": exercise for exercise in lesson.exercises}


def _add_lesson(gradebook: Any, order: Order, lesson: Lesson) -> None:
    """Let the gradebook know the lesson and its cells, as ``nbgrader generate_assignment`` does."""
    from nbgrader.preprocessors import SaveCells

    due = order.graded.roll.rules.due("", lesson.name)
    gradebook.update_or_create_assignment(lesson.name, **({"duedate": due} if due else {}))
    resources = {"notebook": lesson.name, "assignment": lesson.name, "db_url": str(gradebook.engine.url)}
    try:
        SaveCells().preprocess(nbformat.read(order.course.release(lesson), as_version=4), {"nbgrader": resources})
    except RuntimeError as error:
        raise UsageError(
            f"The gradebook has submissions of {lesson.name} with other cells than its notebook has now. "
            "Name another folder with --to, or the one of the course as it was."
        ) from error
    gradebook.db.expire_all()


def _add_students(gradebook: Any, students: Sequence[Student]) -> dict[str, str]:
    """Let the gradebook know everybody. Of those whom it knows, nothing is changed."""
    known = [student.id for student in gradebook.students]
    ids = {student.name: nbgrader_id(student.person, known) for student in students}
    for student in students:
        name, person = ids[student.name], student.person
        if name not in known:
            first, last = _names(person.name or person.student)
            gradebook.add_student(name, first_name=first, last_name=last, email=plain_text(person.email) or None)
            known.append(name)
    return ids


def _names(name: str) -> tuple[str, str]:
    """First and last name, as far as a name tells."""
    name = plain_text(name).translate(LIVE)
    last, comma, first = name.partition(",")
    if not comma:
        first, _, last = name.rpartition(" ")
    return first.strip(), last.strip()


def _add_work(
    gradebook: Any, order: Order, mark: Mark, report: Report, name: str, place: NbgraderFolder, works: Works
) -> list[str]:
    """Let the gradebook and its folder know one submission; lines about what a person should know."""
    lesson, work = mark.lesson, works.get((report.student, report.lesson))
    at = report.arrival.at if report.arrival else ""
    lines = [place.hand_in(name, lesson, work, datetime.fromisoformat(at) if at else None)]
    if work is None:
        lines.append("the notebook that was graded is not there any more, so formgrader shows none. See --submissions.")
    place.show(name, lesson, formgrader_notebook(order.course, lesson, report, work))
    with gradebook.db.no_autoflush:  # What nbgrader makes is in the session only when it is whole.
        submission = gradebook.update_or_create_submission(
            lesson.name, name, timestamp=place.came(name, lesson), **_longer(order.graded.roll, report)
        )
    notebook = next((one for one in submission.notebooks if one.name == lesson.name), None)
    if notebook is None:
        raise UsageError(f"The gradebook has work of {name} for {lesson.name} that is another notebook. Use --to.")
    lines += _scores(notebook, lesson, report)
    _comments(notebook, lesson, report)
    notebook.late_submission_penalty = None if order.earned else _penalty(report)
    gradebook.db.commit()
    return lines


def _longer(roll: Roll, report: Report) -> dict[str, Any]:
    """An extension, as nbgrader takes it."""
    due, later = roll.rules.due("", report.lesson), roll.rules.due(report.student, report.lesson)
    return {"extension": later - due} if due and later and later > due else {}


def _penalty(report: Report) -> float | None:
    """The points that lateness costs."""
    excused = _excused(report)
    due = total_points(result for result in report.results if result.exercise not in excused)
    return round(due - report.counted, 2) or None


def _excused(report: Report) -> set[str]:
    return {change.exercise for change in report.changes if change.excused}


def _scores(notebook: Any, lesson: Lesson, report: Report) -> Iterator[str]:
    """Write the points of each exercise to its cell; what is held waits for a person in formgrader too."""
    cells = exercises_of_cells(lesson, "check")
    for grade in notebook.grades:
        if exercise := cells.get(grade.name):
            results = report.of_exercise(exercise.id)
            grade.auto_score = None if held_points(results) else total_points(results)
            grade.needs_manual_grade = grade.auto_score is None and grade.manual_score is None
            yield from _told_of_score(grade, exercise, exercise.id in _excused(report))


def _told_of_score(grade: Any, exercise: Exercise, is_excused: bool) -> Iterator[str]:
    if grade.needs_manual_grade:
        yield f"points of exercise {exercise.id} are held. Formgrader asks a person for them."
    if is_excused:
        yield f"exercise {exercise.id} is excused, for which nbgrader has no word. Its points stand there."
    by_hand = None if grade.manual_score is None else grade.manual_score + (grade.extra_credit or 0)
    if by_hand not in (None, grade.auto_score):
        yield (
            f"exercise {exercise.id} has {format_points(by_hand)} points by hand in formgrader, and these count there. "
            "`course override --from-nbgrader` takes them over."
        )


def _comments(notebook: Any, lesson: Lesson, report: Report) -> None:
    """Write what is to be said of each exercise that is not right, or that a person has decided, to its cell."""
    cells = exercises_of_cells(lesson, "exercise")
    for comment in notebook.comments:
        if exercise := cells.get(comment.name):
            results = report.of_exercise(exercise.id)
            is_news = any(result.status is not Status.PASS for result in results)
            is_news |= any(change.exercise == exercise.id for change in report.changes)
            comment.auto_comment = as_text(told(exercise, report)) if is_news else None
