"""Where somebody is on the marking page: a list of a lesson, or one student's work for one exercise."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.grading.override_file import Target
from autograder.manifest import Exercise, Lesson

__all__ = ["ANONYMOUS", "MODES", "NAMES", "Place", "target_of"]

NAMES, ANONYMOUS = MODES = ("names", "anonymous")
"""How addresses begin. What shows no names has addresses of its own, so that one number never means two people."""


@dataclass(frozen=True)
class Place:
    """A place. Without an exercise, it is the list of the lesson."""

    mode: str
    lesson: Lesson
    exercise: Exercise | None = None
    student: str = ""

    @property
    def hidden(self) -> bool:
        """Whether names are hidden."""
        return self.mode == ANONYMOUS


def target_of(place: Place, part: str) -> Target:
    """What a form of one student's page decides about: its exercise, the lesson, or a check."""
    assert place.exercise, "only the page of one student has forms"
    of_part = {"exercise": (place.exercise.id, ""), "lesson": ("", "")}
    return (place.student, place.lesson.name, *of_part.get(part, ("", part)))
