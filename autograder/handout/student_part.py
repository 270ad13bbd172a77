"""The part of this package that students get: what a notebook imports, the checks, and the commands for a student."""

from __future__ import annotations

import importlib.util
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from autograder.authoring.bank import bank_folder
from autograder.digests import not_covered
from autograder.errors import CourseError
from autograder.location import INSIDE, MANIFESTS, PACKAGE, RELEASED
from autograder.manifest import Course
from autograder.material import FILE
from autograder.subject import subject_of
from autograder.yaml_file import parse, read_text

__all__ = ["LEFT_OUT", "copy_student_part"]

LEFT_OUT: Mapping[str, str] = {
    "authoring/*": "makes notebooks, banks, proofs and bars",
    "bridges/roll.py": "reads the list of a class",
    "checking.py": "an old path, for checks that were written long ago",
    "cli/build.py": "for authors",
    "cli/calibrate.py": "for authors",
    "cli/cluster.py": "for teachers",
    "cli/demo.py": "for teachers",
    "cli/export.py": "for teachers",
    "cli/grade.py": "for teachers",
    "cli/mark.py": "for teachers",
    "cli/merge.py": "for teachers",
    "cli/new.py": "for authors",
    "cli/new_misconception.py": "for authors",
    "cli/override.py": "for teachers",
    "cli/pools.py": "for teachers",
    "cli/publish.py": "for teachers",
    "cli/regrade*.py": "for teachers",
    "cli/release.py": "for teachers",
    "cli/site.py": "for teachers",
    "cli/slides.py": "for teachers",
    "cli/verify*.py": "for authors",
    "cli/why.py": "for teachers",
    "cli/worker.py": "for teachers",
    "cluster/*": "grades a class on several machines",
    "exports/*": "takes the marks of a class to platforms",
    "grading/attempts.py": "grades a class",
    "grading/batch.py": "grades a class",
    "grading/decided.py": "reads the records of a class",
    "grading/fits.py": "grades a class",
    "grading/gradebook.py": "reads the records of a class",
    "grading/judges.py": "opens private data",
    "grading/local_pool.py": "grades a class",
    "grading/merge.py": "reads the records of a class",
    "grading/override*.py": "reads the records of a class",
    "grading/pool.py": "grades a class",
    "grading/record.py": "writes the records of a class",
    "grading/results.py": "keeps the records of a class",
    "grading/store.py": "keeps the records of a class",
    "handout/audit.py": "makes a release",
    "handout/cores.py": "makes a release",
    "handout/disguises.py": "makes a release",
    "handout/release.py": "makes a release",
    "handout/secrets.py": "makes a release",
    "handout/student_part.py": "makes a release",
    "handout/student_wheel.py": "makes a release",
    "handout/welcome.py": "makes a release",
    "marking/*": "a page to mark with",
    "report/analysis.py": "makes pages of a class",
    "report/attention.py": "makes pages of a class",
    "report/class_rows.py": "makes pages of a class",
    "report/counting.py": "makes pages of a class",
    "report/discrimination.py": "makes pages of a class",
    "report/expectations.py": "makes pages of a class",
    "report/gain.py": "makes pages of a class",
    "report/log.py": "makes pages of a class",
    "report/order.py": "makes pages of a class",
    "report/page.py": "makes pages of a class",
    "report/preview.py": "makes pages of a class",
    "report/progress.py": "makes pages of a class",
    "report/changes.py": "makes pages of a class",
    "report/publish.py": "makes pages of a class",
    "report/published.py": "makes pages of a class",
    "report/record.schema.json": "describes the records of a class",
    "report/states.py": "makes pages of a class",
    "report/table.py": "makes pages of a class",
    "report/templates/*": "makes pages of a class",
    "site/*": "makes a site",
    "sandbox/wasm_*.py": "a wall for teachers, as an experiment",
}
"""Files of this package that are left out of what students get, by pattern, each with its reason."""


def copy_student_part(course: Course, folder: Path, about: Mapping[str, Any]) -> None:
    """Copy it, with the course inside: manifest, lessons, public data, checks.

    Args:
        course: The course.
        folder: Where the package is put, and a subject of the course that is a package of its own.
        about: What the copy is to know of itself: see `autograder.location`.

    Raises:
        CourseError: A file of the course is not there.
    """
    subject, inside = subject_of(course), folder / PACKAGE.name / INSIDE
    for package in {PACKAGE, *_packages(course)}:
        shutil.copytree(package, folder / package.name, ignore=_ignoring(course))
    files = [course.release(lesson) for lesson in course.lessons]
    files += [course.root / file.path for name, file in course.data.items() if name not in subject.private_data]
    files += [course.root / name for name in _named(course) if _is_file(name)]
    files += [file for file in [course.root / FILE] if file.is_file()]
    for file in files:
        if not file.is_file():
            raise CourseError("this file is missing.", file=file, mend="Run `course build` and `course doctor`.")
        target = inside / file.relative_to(course.root)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    manifest = next(file for name in MANIFESTS if (file := course.root / name).is_file())
    (inside / "course.json").write_text(json.dumps(parse(read_text(manifest), manifest)), encoding="utf-8")
    (inside / RELEASED).write_text(json.dumps(dict(about), indent=2) + "\n", encoding="utf-8")


def _named(course: Course) -> set[str]:
    """Files and modules that a manifest names: the subject, and the checks of each lesson."""
    return {course.subject, *(lesson.checks for lesson in course.lessons)}


def _is_file(name: str) -> bool:
    """Whether what a manifest names is a file below its root, not a module."""
    return name.endswith(".py")


def _packages(course: Course) -> Iterator[Path]:
    """The packages of a course's subject and checks that are no part of this one."""
    for name in _named(course):
        if name and not _is_file(name):
            top = importlib.util.find_spec(name.partition(".")[0])
            assert top and top.submodule_search_locations, "it was imported"
            if (place := Path(top.submodule_search_locations[0])) != PACKAGE:
                yield place


def _ignoring(course: Course) -> Callable[[str, list[str]], list[str]]:
    """What is not copied, for `shutil.copytree`."""
    hidden = {PACKAGE / INSIDE, *(bank_folder(course, lesson).parent for lesson in course.lessons)}
    hidden |= {place for place in _subjects() if not _uses(course, place)}
    spec = importlib.util.find_spec(course.subject) if course.subject and not _is_file(course.subject) else None
    for place in (spec and spec.submodule_search_locations) or ():
        hidden |= {Path(place) / part for part in subject_of(course).for_authors}

    def ignored(folder: str, names: list[str]) -> list[str]:
        paths = [Path(folder) / name for name in names]
        return [path.name for path in paths if path.name == "__pycache__" or path in hidden or _is_left_out(path)]

    return ignored


def _subjects() -> Iterator[Path]:
    """The packages of subjects that this one brings along."""
    return (file.parent for file in PACKAGE.glob("*/subject.py"))


def _uses(course: Course, place: Path) -> bool:
    name = f"{PACKAGE.name}.{place.name}"
    return any(f"{used}.".startswith(f"{name}.") for used in _named(course))


def _is_left_out(path: Path) -> bool:
    return path.is_relative_to(PACKAGE) and not_covered(path.relative_to(PACKAGE).as_posix(), LEFT_OUT)
