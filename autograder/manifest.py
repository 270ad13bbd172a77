"""course.yaml as frozen dataclasses: lessons in order, exercises, points, hints, limits."""

from __future__ import annotations

import importlib.util
import json
import os
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from autograder.errors import CourseError, UsageError
from autograder.location import course_root
from autograder.yaml_file import line_of, parse, read_text, structure

__all__ = ["Completion", "Course", "DataFile", "Exercise", "Lesson", "Limits", "Setting", "load_course", "setting"]

FORMAT_VERSION = 1


@dataclass(frozen=True)
class Exercise:
    """One exercise: its id such as ``"1.2"``, its hints, and the points of each of its checks."""

    id: str
    title: str
    hints: tuple[str, ...]
    checks: dict[str, int]

    @property
    def points(self) -> int:
        """Points of the exercise: the sum over its checks."""
        return sum(self.checks.values())

    @property
    def slug(self) -> str:
        """The id as nbgrader can hold it: ``"1-2"``."""
        return self.id.replace(".", "-")


@dataclass(frozen=True)
class Lesson:
    """One lesson: folder name such as ``"01_loading"``, title, minutes, checks and exercises.

    `cell_seconds` is this lesson's own limit for one cell; 0 means the course's. A lesson that stands `apart` has
    points of its own: they are shown beside the sum of the course, and are no part of it.
    """

    name: str
    title: str
    minutes: int
    checks: str
    exercises: tuple[Exercise, ...]
    cell_seconds: float = 0
    apart: bool = False

    @property
    def number(self) -> str:
        """The lesson's number as students say it: ``"1"``."""
        return str(int(self.name.split("_")[0]))

    @property
    def points(self) -> int:
        """Points of the lesson."""
        return sum(exercise.points for exercise in self.exercises)

    @property
    def check_points(self) -> dict[str, float]:
        """Points of each check, by name."""
        return {name: points for exercise in self.exercises for name, points in exercise.checks.items()}

    def exercise(self, exercise_id: str) -> Exercise:
        """The exercise with this id.

        Raises:
            UsageError: There is none; the message lists those that exist.
        """
        for exercise in self.exercises:
            if exercise.id == exercise_id:
                return exercise
        known = ", ".join(exercise.id for exercise in self.exercises)
        raise UsageError(f"There is no exercise {exercise_id!r} in lesson {self.number}. There are: {known}.")


@dataclass(frozen=True)
class DataFile:
    """A data file of the course: path below the root, and the SHA-256 of its bytes."""

    path: str
    sha256: str


@dataclass(frozen=True)
class Limits:
    """What one submission may use: wall time, CPU time, memory, processes, files, and how much it may print.

    `file_mb` is for one file, `disk_mb` for all of them together, `output_kb` for each cell. `check_seconds` is
    processor time of the grader itself: what one check may compute, whatever the answers are.
    """

    cell_seconds: float = 120
    notebook_seconds: float = 600
    question_seconds: float = 120
    check_seconds: float = 120
    cpu_seconds: int = 900
    memory_mb: int = 4096
    processes: int = 64
    open_files: int = 256
    file_mb: int = 64
    disk_mb: int = 128
    output_kb: int = 256
    submission_mb: float = 10


@dataclass(frozen=True)
class Setting:
    """A number that a lesson reads: its real value, and a smaller one for quick test runs."""

    full: int
    fast: int


@dataclass(frozen=True)
class Completion:
    """Points for having answered what a lesson asks beside its exercises, whatever was said.

    `points` are those of each lesson that asks something. They are shown beside its points, and are no part of them.
    """

    points: int


@dataclass(frozen=True)
class Course:
    """The whole course, as course.yaml describes it."""

    format_version: int
    name: str
    title: str
    lessons: tuple[Lesson, ...]
    subject: str = ""
    """What knows the course's data: a package with a module `subject`, or a file below the root. See `subject_of`."""
    data: dict[str, DataFile] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    settings: dict[str, Setting] = field(default_factory=dict)
    answered: Completion | None = None
    root: Path = Path()

    @property
    def points(self) -> int:
        """Points of all lessons that are no lessons apart."""
        return sum(lesson.points for lesson in self.lessons if not lesson.apart)

    def lesson(self, key: str) -> Lesson:
        """A lesson by name (``"01_loading"``), number (``"1"``) or exercise id (``"1.2"``).

        Raises:
            UsageError: There is none; the message lists those that exist.
        """
        for lesson in self.lessons:
            ids = [exercise.id for exercise in lesson.exercises]
            if key in (lesson.name, lesson.number, lesson.number.zfill(2), *ids):
                return lesson
        known = ", ".join(lesson.name for lesson in self.lessons)
        raise UsageError(f"There is no lesson or exercise {key!r}. The lessons are: {known}.")

    def limits_of(self, lesson: Lesson) -> Limits:
        """The limits for a submission to this lesson."""
        return replace(self.limits, cell_seconds=lesson.cell_seconds or self.limits.cell_seconds)

    def release(self, lesson: Lesson) -> Path:
        """The notebook that students open."""
        return self.root / "lessons" / lesson.name / f"{lesson.name}.ipynb"

    def source(self, lesson: Lesson) -> Path:
        """The one source of the lesson, with its solutions."""
        return self.root / "solutions" / lesson.name / f"{lesson.name}.md"

    def solution(self, lesson: Lesson) -> Path:
        """The notebook with our own solution, which `course build` makes of the source."""
        return self.source(lesson).with_suffix(".ipynb")

    def check_place(self, lesson: Lesson) -> Path:
        """The checks of a lesson: a file in the course's folder, or the file or folder of what is installed."""
        found = None if lesson.checks.endswith(".py") else importlib.util.find_spec(lesson.checks)
        if found and found.submodule_search_locations:
            return Path(found.submodule_search_locations[0])
        return Path(found.origin) if found and found.origin else self.root / lesson.checks

    def check_files(self, lesson: Lesson) -> list[Path]:
        """The files with the checks of a lesson, and with what they share, by name."""
        place = self.check_place(lesson)
        return sorted(place.glob("*.py")) if place.is_dir() else [place]


@cache
def load_course(root: Path | None = None) -> Course:
    """Read and validate the manifest.

    Args:
        root: The folder that holds it. Default: see `autograder.location.course_root`.

    Raises:
        CourseError: With file, line and mend, if the manifest is not sound.
    """
    folder = course_root() if root is None else root
    packed = folder / "course.json"
    file = packed if packed.is_file() else folder / "course.yaml"
    text = read_text(file)
    data = _parsed(text, file)
    course = replace(structure(data, Course, text, file), root=file.parent)
    _verify(course, text, file)
    return course


def setting(name: str) -> int:
    """A number from `settings` in course.yaml; the fast one if ``COURSE_FAST=1`` is set."""
    found = load_course().settings[name]
    return found.fast if os.environ.get("COURSE_FAST") == "1" else found.full


def _parsed(text: str, file: Path) -> Any:
    # An installed wheel carries the manifest as JSON: YAML readers need compiled code or time.
    if file.suffix != ".json":
        return parse(text, file)
    try:
        return json.loads(text)
    except ValueError as error:
        raise CourseError(f"this is not valid JSON: {error}.", file=file, mend="Install the kit again.") from error


def _verify(course: Course, text: str, file: Path) -> None:
    """The rules that types cannot express."""
    for problem, path, mend in _problems(course):
        raise CourseError(problem, file=file, line=line_of(text, path), mend=mend)


def _problems(course: Course) -> Iterator[tuple[str, str, str]]:
    """Each mistake as a sentence, with the place in the file and what mends it."""
    if course.format_version != FORMAT_VERSION:
        yield (
            f"format_version is {course.format_version}; this version of the kit reads {FORMAT_VERSION}.",
            ".format_version",
            "Use the version of the kit that the course was written for.",
        )
    yield from _bad_numbers(course)
    seen = set()
    for number, lesson in enumerate(course.lessons):
        at = f".lessons[{number}]"
        if not re.fullmatch(r"\d\d_[a-z0-9_]+", lesson.name):
            yield (
                f"the lesson name {lesson.name!r} is not two digits, an underscore and small letters.",
                f"{at}.name",
                "Name it like 01_first.",
            )
        if lesson.name in seen:
            yield f"{lesson.name!r} is there twice.", f"{at}.name", "Rename one of them."
        seen.add(lesson.name)
        for position, exercise in enumerate(lesson.exercises):
            place = f"{at}.exercises[{position}].id"
            if exercise.id in seen:
                yield f"{exercise.id!r} is there twice.", place, "Rename one of them."
            seen.add(exercise.id)
            for problem, mend in _of_exercise(lesson, exercise):
                yield problem, place, mend


def _of_exercise(lesson: Lesson, exercise: Exercise) -> Iterator[tuple[str, str]]:
    if not re.fullmatch(rf"{lesson.number}\.[1-9]\d*", exercise.id):
        yield f"exercise {exercise.id!r} does not belong to lesson {lesson.number}.", f"Begin it with {lesson.number}."
    if len(exercise.hints) < 2 or not all(hint.strip() for hint in exercise.hints):
        yield f"exercise {exercise.id} has {len(exercise.hints)} hints; give at least two.", "Write them in `hints:`."
    if not exercise.checks or min(exercise.checks.values()) < 1:
        yield f"exercise {exercise.id} needs checks of one point or more.", "Give them points in `checks:`."


def _bad_numbers(course: Course) -> Iterator[tuple[str, str, str]]:
    numbers = {f".limits.{name}": value for name, value in asdict(course.limits).items()}
    for name, setting in course.settings.items():
        numbers |= {f".settings.{name}.full": setting.full, f".settings.{name}.fast": setting.fast}
    if course.answered:
        numbers[".answered.points"] = course.answered.points
    for number, lesson in enumerate(course.lessons):
        numbers[f".lessons[{number}].minutes"] = lesson.minutes
        if lesson.cell_seconds:
            numbers[f".lessons[{number}].cell_seconds"] = lesson.cell_seconds
    for path, value in numbers.items():
        if value <= 0:
            name = path.split(".", 2)[-1]
            yield f"{name} is {value}; it must be more than 0.", path, "Correct it, or leave it out."
