"""Builds a lesson: source → solution notebook with nbgrader's marks → the students' notebook.

The marks come from course.yaml, so that points stand in one place; the students' notebook is
made by nbgrader's own ``generate_assignment``.
"""

from __future__ import annotations

import io
import json
import logging
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.authoring.questions import show_questions
from autograder.authoring.source import read_source
from autograder.digests import digest
from autograder.errors import CourseError
from autograder.manifest import Course, Lesson
from autograder.notebook import CHECK_CALL, Cell
from autograder.notebook.match import exercise_of
from autograder.notebook.release import STAMP, Stamp
from autograder.notebook.worked import SOLUTION

__all__ = ["CODE_STUB", "build_lesson", "changed_files", "nbgrader_config", "solution_notebook"]

CODE_STUB = "...  # YOUR CODE HERE"
"""What stands in place of a solution: valid code that does nothing."""
ASKED = re.compile(r"^#+ Exercise (\d+\.\d+)\b.*", re.DOTALL | re.MULTILINE)


def build_lesson(course: Course, lesson: Lesson) -> list[Path]:
    """Write the solution notebook and the students' notebook of a lesson.

    Returns:
        The files whose content changed; none if all were up to date.

    Raises:
        CourseError: The source and course.yaml do not fit together.
    """
    changed = changed_files(course, lesson)
    for path, content in changed.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return list(changed)


def changed_files(course: Course, lesson: Lesson) -> dict[Path, bytes]:
    """What `build_lesson` would write: the content of each file that is not as its source makes it.

    Raises:
        CourseError: The source and course.yaml do not fit together.
    """
    with tempfile.TemporaryDirectory() as folder:
        files = _lesson_files(course, lesson, Path(folder))
    return {path: content for path, content in files.items() if not path.is_file() or path.read_bytes() != content}


def _lesson_files(course: Course, lesson: Lesson, root: Path) -> dict[Path, bytes]:
    """What a lesson's source makes, built in an empty folder: the content of each file."""
    source = course.source(lesson)
    solution = nbformat.writes(solution_notebook(course, lesson)) + "\n"
    target = root / "solutions" / lesson.name
    target.mkdir(parents=True)
    (target / f"{lesson.name}.ipynb").write_text(solution, encoding="utf-8")
    for picture in sorted(source.parent.glob("*.png")):
        shutil.copy(picture, target)
    _generate_assignment(root, course, lesson)
    made = {path.name: path.read_bytes() for path in sorted((root / "lessons" / lesson.name).iterdir())}
    files = {source.with_suffix(".ipynb"): solution.encode()}
    return files | {course.release(lesson).parent / name: content for name, content in made.items()}


def solution_notebook(course: Course, lesson: Lesson) -> NotebookNode:
    """The lesson with solutions, as nbgrader wants it: graded and solution cells are marked."""
    source = course.source(lesson)
    notebook = read_source(source)
    show_questions(course, lesson, notebook)
    text = source.read_text(encoding="utf-8")
    solved: dict[str, int] = {}
    for number, cell in enumerate(notebook.cells):
        # Ids must not change from build to build, and must be free for cells that move.
        cell.id = f"{lesson.name[:2]}-{number:03d}"
        _mark(cell, lesson, solved)
    notebook.metadata.pop("jupytext", None)
    notebook.metadata["language_info"] = {"name": "python"}
    checked = {call.group(1) for cell in notebook.cells if (call := CHECK_CALL.fullmatch(cell.source.strip()))}
    for exercise in lesson.exercises:
        if exercise.id not in solved or exercise.id not in checked:
            raise CourseError(
                f"exercise {exercise.id} of course.yaml has no solution cell or no check cell here.",
                file=source,
                line=text[: max(text.find(exercise.id), 0)].count("\n") + 1,
                mend=f'Write a cell with :exercise: "{exercise.id}", and after it a cell check("{exercise.id}").',
            )
    notebook.metadata[STAMP] = _stamp(course, lesson, notebook).as_metadata()
    nbformat.validate(notebook)
    return notebook


def _stamp(course: Course, lesson: Lesson, notebook: NotebookNode) -> Stamp:
    """What says which release this is: the same for the same content, and without our solutions."""
    asked: dict[str, list[str]] = {exercise.id: [] for exercise in lesson.exercises}
    sources = [SOLUTION.sub("", cell.source) for cell in notebook.cells]
    now = ""
    for cell, source in zip(notebook.cells, sources, strict=True):
        if cell.cell_type == "markdown" and (heading := ASKED.search(source)):
            now, source = heading[1], heading[0]
        elif own := _exercise(cell, lesson):
            now = own
        if now in asked:
            asked[now].append(source)
        if CHECK_CALL.fullmatch(source.strip()):
            now = ""
    exercises = {e.id: digest(json.dumps(e.checks), *asked[e.id])[:12] for e in lesson.exercises}
    return Stamp(course.name, lesson.name, digest(json.dumps(exercises), *sources)[:12], exercises)


def _exercise(cell: NotebookNode, lesson: Lesson) -> str:
    """The exercise that a marked cell solves, also where no heading says so."""
    return exercise_of(Cell("", "", cell.metadata.get("nbgrader", {}).get("grade_id", "")), lesson)


def _mark(cell: NotebookNode, lesson: Lesson, solved: dict[str, int]) -> None:
    """Give a cell its nbgrader metadata, if it belongs to an exercise."""
    call = CHECK_CALL.fullmatch(cell.source.strip())
    exercise_id = cell.metadata.pop("exercise", "")
    if call:
        exercise = lesson.exercise(call.group(1))
        _nbgrader(cell, f"check-{exercise.slug}", grade=True, points=exercise.points)
    elif exercise_id:
        exercise = lesson.exercise(exercise_id)
        count = solved[exercise_id] = solved.get(exercise_id, 0) + 1
        suffix = "" if count == 1 else chr(ord("a") + count - 1)
        _nbgrader(cell, f"exercise-{exercise.slug}{suffix}", grade=False)


def _nbgrader(cell: NotebookNode, grade_id: str, *, grade: bool, points: int | None = None) -> None:
    marks: dict[str, Any] = {
        "schema_version": 3,
        "grade": grade,
        "solution": not grade,
        "locked": grade,
        "task": False,
        "grade_id": grade_id,
    }
    cell.metadata["nbgrader"] = marks | ({"points": points} if points is not None else {})


def nbgrader_config(config: Any, course: Course) -> None:
    """Set everything that nbgrader must know about this course. Used by nbgrader_config.py too."""
    config.CourseDirectory.course_id = course.name
    config.CourseDirectory.source_directory = "solutions"
    config.CourseDirectory.release_directory = "lessons"
    config.CourseDirectory.ignore = ["*.md", "*.yaml", ".ipynb_checkpoints", "*.pyc", "__pycache__", ".*"]
    config.ClearSolutions.code_stub = {"python": CODE_STUB}
    config.ExecutePreprocessor.timeout = int(course.limits.notebook_seconds)


def _generate_assignment(root: Path, course: Course, lesson: Lesson) -> None:
    """Run nbgrader on a folder of its own, and without a gradebook, which would take it seconds."""
    from nbgrader.converters import GenerateAssignment
    from nbgrader.converters.base import NbGraderException
    from nbgrader.coursedir import CourseDirectory
    from traitlets.config import Config

    config = Config()
    nbgrader_config(config, course)
    config.CourseDirectory.root = str(root)
    config.CourseDirectory.assignment_id = lesson.name
    config.GenerateAssignment.no_database = True
    config.SaveCells.enabled = False
    log = io.StringIO()
    logger = logging.Logger("nbgrader", logging.WARNING)
    logger.addHandler(logging.StreamHandler(log))
    converter = GenerateAssignment(coursedir=CourseDirectory(config=config, log=logger), config=config, log=logger)
    try:
        converter.start()
    except (NbGraderException, SystemExit) as error:
        raise CourseError(
            f"nbgrader could not make the students' notebook of {lesson.name}: {log.getvalue().strip()}"
        ) from error
