"""What a learner may give to her teacher: sums, and no times, names or code."""

from __future__ import annotations

from typing import Any

from autograder.manifest import Course
from autograder.study.progress import Progress

__all__ = ["shared"]


def shared(course: Course, progress: Progress) -> dict[str, Any]:
    """For each exercise that was worked on: checks, points, hints, misconceptions; for each lesson: minutes."""
    minutes = {lesson.name: round(progress.minutes[lesson.number]) for lesson in course.lessons}
    exercises = {
        exercise.id: {
            "checks": done.checks,
            "right": done.passed,
            "points": done.points,
            "of": exercise.points,
            "hints": done.hint,
            "solution_seen": done.solution_seen,
            "misconceptions": dict(sorted(done.misconceptions.items())),
        }
        for lesson in course.lessons
        for exercise in lesson.exercises
        if (done := progress.about.get(exercise.id))
    }
    return {"course": course.name, "minutes_or_more": minutes, "exercises": exercises}
