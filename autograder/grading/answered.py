"""What stands in the cells of a submission as an answer, and the points for having answered.

What was said gives no points: nobody knows who, or what, wrote it. So an answer that is made up earns what a right one
does, and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping

from autograder.api.result import Answered, Said
from autograder.manifest import Course, Lesson
from autograder.material import AFTER, BEFORE, Material, material_of, named, questions_of_test
from autograder.notebook import Notebook
from autograder.notebook.said import said_in

__all__ = ["answers_in"]


def answers_in(course: Course, lesson: Lesson, submitted: Notebook) -> tuple[tuple[Said, ...], Answered | None]:
    """Predictions and answers that stand in a notebook; and how much of what its lesson asks that is.

    The second is None where the course gives no points for it, or the lesson asks nothing.

    Raises:
        CourseError: The file with what lessons ask is not what `course build` makes.
    """
    material = material_of(course, lesson)
    test = questions_of_test(course, BEFORE) | questions_of_test(course, AFTER)
    said = said_in(submitted, lesson, material, test)
    return tuple(Said(*each) for each in said.items()), _answered(course, lesson, material, said)


def _answered(course: Course, lesson: Lesson, material: Material, said: Mapping[str, str]) -> Answered | None:
    asked = {*(each.id for each in material.predictions), *named(lesson, material.questions)}
    if course.answered is None or not asked:
        return None
    given = len(asked & said.keys())
    most = course.answered.points
    return Answered(given, len(asked), round(most * given / len(asked), 2), most)
