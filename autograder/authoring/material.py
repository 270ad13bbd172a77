"""Puts what a course asks into one file for learners, as authors write it: predictions, questions, puzzles, a test."""

from __future__ import annotations

import json
from pathlib import Path

import cattrs

from autograder.authoring.forms import asked_twice
from autograder.authoring.own_code import own_code_of
from autograder.authoring.predictions import predictions_of
from autograder.authoring.puzzles import puzzles_of
from autograder.authoring.questions import questions_of
from autograder.manifest import Course, Lesson
from autograder.material import FILE, Material

__all__ = ["changed_material"]


def changed_material(course: Course) -> dict[Path, bytes]:
    """The file and its content, if it is not as the sources make it; nothing for a course that asks nothing.

    Raises:
        CourseError: With file, line and mend, if what an author wrote is not sound.
    """
    every = {each.name: _material(course, each) for each in course.lessons} | asked_twice(course)
    asking = {name: cattrs.unstructure(material) for name, material in every.items() if material != Material()}
    file, content = course.root / FILE, (json.dumps(asking, indent=1, ensure_ascii=False) + "\n").encode()
    if (not asking and not file.exists()) or (file.is_file() and file.read_bytes() == content):
        return {}
    return {file: content}


def _material(course: Course, lesson: Lesson) -> Material:
    return Material(
        predictions_of(course, lesson),
        questions_of(course, lesson),
        puzzles_of(course, lesson),
        own_code_of(course, lesson),
    )
