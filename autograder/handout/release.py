"""Makes what a teacher gives to students: a folder, a zip file of it, and in both a wheel to install."""

from __future__ import annotations

import re
import shutil
import tempfile
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from autograder import __version__
from autograder.errors import CourseError, UsageError
from autograder.files import write_text
from autograder.handout.audit import Leak, leaks_in
from autograder.handout.secrets import secrets_of
from autograder.handout.student_part import copy_student_part
from autograder.handout.student_wheel import build_wheel
from autograder.handout.welcome import welcome
from autograder.handout.work_folder import WorkFolder
from autograder.location import INSIDE, PACKAGE
from autograder.manifest import Course
from autograder.notebook.lock import lock
from autograder.notebook.worked import Solutions, locked_file, worked_cells

__all__ = ["Release", "fill_release", "make_release", "refuse_leaks", "student_name"]

SHOWN = 12
"""Leaks that are told. Where there are more, the first ones lead to them."""


@dataclass(frozen=True)
class Release:
    """What was made."""

    folder: Path
    archive: Path
    wheel: Path


def make_release(course: Course, out: Path, solutions: Solutions) -> Release:
    """Make it, look through it for what must not be in it, and only then put it below `out`.

    Args:
        course: The course.
        out: A folder; it is made. Nothing that is there is written over.
        solutions: Whether our solutions are in it. A lock is a courtesy: a pass opens it, and so does a curious look.

    Raises:
        UsageError: It is there already, or what builds wheels is not installed.
        CourseError: It would hold a solution, an entry of a bank or private data; or a file of the course is missing.
    """
    name = student_name(course)
    target = out / f"{name}-{__version__}"
    archive = target.with_name(f"{target.name}.zip")
    for path in (target, archive):
        if path.exists():
            raise UsageError(f"{path} is there already, and nothing is written over. Remove it, or name another --out.")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / target.name
        wheel = fill_release(course, folder, Path(place) / "project", name, solutions)
        refuse_leaks(course, folder, wheel, solutions)
        packed = shutil.make_archive(str(folder), "zip", place, folder.name)
        out.mkdir(parents=True, exist_ok=True)
        shutil.move(folder, target)
        shutil.move(packed, archive)
    return Release(target, archive, target / wheel.name)


def student_name(course: Course) -> str:
    """What pip knows the wheel of a course's students as."""
    return f"{re.sub(r'[^a-z0-9]+', '-', course.name.lower()).strip('-')}-student"


def fill_release(course: Course, folder: Path, project: Path, name: str, solutions: Solutions) -> Path:
    """Put into a folder what students get. Nobody has looked through it yet: see `refuse_leaks`.

    Args:
        course: The course.
        folder: The folder; it is made.
        project: A folder to build the wheel in; it is made.
        name: What pip is to know the wheel as.
        solutions: Whether our solutions are in it.

    Returns:
        The wheel in the folder.

    Raises:
        UsageError: What builds wheels is not installed.
        CourseError: A file of the course is missing.
    """
    licence = next((file for file in (course.root / "LICENSE", PACKAGE.parent / "LICENSE") if file.is_file()), None)
    text = welcome(course, name, has_solutions=solutions is not Solutions.NONE)
    copy_student_part(course, project, {"distribution": name, "solutions": solutions.value})
    _add_solutions(course, project / PACKAGE.name / INSIDE, solutions)
    WorkFolder(folder / "lessons", course).start()
    if solutions is Solutions.OPEN:
        _add_solutions(course, folder, solutions)
    for place in (folder, project):
        write_text(place / "README.md", text)
        if licence:
            shutil.copyfile(licence, place / "LICENSE")
    return build_wheel(project, course, name, __version__, folder)


def _add_solutions(course: Course, root: Path, solutions: Solutions) -> None:
    """Put our solutions where the root of a course has them."""
    for lesson in course.lessons if solutions is not Solutions.NONE else ():
        file = locked_file(course, lesson) if solutions is Solutions.LOCKED else course.solution(lesson)
        target = root / file.relative_to(course.root)
        if solutions is Solutions.LOCKED:
            cells = {exercise.id: worked_cells(course, lesson, exercise.id) for exercise in lesson.exercises}
            write_text(target, lock(cells))
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)


def refuse_leaks(
    course: Course, folder: Path, wheel: Path | None, solutions: Solutions, others: Collection[str] = ()
) -> None:
    """See that a folder that goes out, and the wheel of students in it, hold nothing that is not for them.

    Args:
        course: The course.
        folder: The folder.
        wheel: The wheel in it, if there is one.
        solutions: Whether our solutions may be in it, open.
        others: SHA-256 of files that others have made: see `leaks_in`.

    Raises:
        CourseError: A solution, an entry of a bank or private data is in it; with the file that it comes from.
    """
    secrets = secrets_of(course, solutions=solutions is not Solutions.OPEN)
    with tempfile.TemporaryDirectory() as place:
        left_out = [wheel.name] if wheel else []
        unpacked, public = shutil.copytree(folder, Path(place) / "unpacked", ignore=lambda *_: left_out), set()
        if wheel:
            with zipfile.ZipFile(wheel) as content:
                content.extractall(unpacked / wheel.name)
            public = {f"{wheel.name}/{name}" for name in _public(course)}
        leaks = list(islice(leaks_in(unpacked, secrets, public, others), SHOWN))
    if leaks:
        raise CourseError(
            "students would get what is not for them:" + "".join(f"\n  {leak}" for leak in leaks),
            file=_source(course, leaks[0], wheel.name if wheel else ""),
            mend="Take it out where the file comes from. Nothing was handed out.",
        )


def _public(course: Course) -> Iterator[str]:
    """Files that compute what is right, or give hints to it: checks and the manifest. They are public by decision."""
    yield f"{PACKAGE.name}/{INSIDE}/course.json"
    for file in (file for lesson in course.lessons for file in course.check_files(lesson)):
        if file.is_relative_to(PACKAGE):
            yield f"{PACKAGE.name}/{file.relative_to(PACKAGE).as_posix()}"
        elif file.is_relative_to(course.root):
            yield f"{PACKAGE.name}/{INSIDE}/{file.relative_to(course.root).as_posix()}"


def _source(course: Course, leak: Leak, wheel: str) -> Path:
    """Where a file that leaks comes from, as well as that can be said."""
    name = leak.file.removeprefix(f"{wheel}/")
    inside = name.removeprefix(f"{PACKAGE.name}/{INSIDE}/")
    places = (course.root / inside, course.root / name, PACKAGE.parent / name)
    return next((place for place in places if place.is_file()), course.root)
