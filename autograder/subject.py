"""What the engine asks of a course's subject: of the package that knows its data, its judges and its bars.

All of it is optional. A course of plain functions names no subject; then `Subject` itself answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from autograder.api.judge import Judges
from autograder.errors import CourseError
from autograder.manifest import Course
from autograder.parts import import_part

__all__ = ["Calibration", "Job", "Subject", "subject_of"]


@dataclass(frozen=True)
class Job:
    """What a calibration runs once: a kind of solution, its number, and the version of scikit-learn."""

    kind: str
    number: int
    sklearn: str


@dataclass(frozen=True)
class Calibration:
    """How good the bars of a subject are: which solutions are run past its judges, and what is made of it.

    Args:
        file: The CSV file, below the root of the course, that keeps each result as soon as it is there.
        about: What the columns of that file are, in a line.
        result: The dataclass of a result. It begins with the fields of `Job`; all of them are text or numbers.
        plan: All jobs, in the order in which results stand in the file.
        run: Runs one job. It is called in a process of its own.
        places: The files below the root that `write` writes.
        write: Writes them from all results, and says which have changed.
    """

    file: str
    about: str
    result: type[Any]
    plan: Callable[[], Sequence[Job]]
    run: Callable[[Job], Any]
    places: tuple[str, ...]
    write: Callable[[Course, Sequence[Any]], Iterable[Path]]


class Subject:
    """What a subject may say. A subject of one's own overrides what it needs."""

    private_data: tuple[str, ...] = ()
    """Names in the `data:` of course.yaml that no student's process may see."""
    private_parts: tuple[str, ...] = ()
    """Files and folders of the subject's package that no student's process needs, such as its checks."""
    for_authors: tuple[str, ...] = ()
    """Files and folders of the subject's package that only `verify` and `calibrate` need: no release has them."""
    credit: str = ""
    """What is to stand beside pictures of its data, as their licence asks."""
    warm_imports: tuple[str, ...] = ()
    """Modules that submissions import: a warm process has them already."""
    distributions: tuple[str, ...] = ()
    """Installed distributions that a record names with their versions. Its digest covers all of them."""
    judging: str = ""
    """How models are judged, in a sentence for the pages of marks."""
    calibrations: Mapping[str, Calibration] = MappingProxyType({})
    """How good its bars are, for `course calibrate`, by the names that the command takes."""

    def warm_up(self) -> None:
        """Do a little of what notebooks do, in the warm process: libraries load much when they are first used."""

    def judges(self, course: Course, private: Mapping[str, bytes] | None) -> Judges:
        """Who judges models, by the names that checks ask for.

        Args:
            course: The course.
            private: The content of `private_data`, which only a teacher's process has. None where a student checks
                her own work: then judges use what is public.

        Raises:
            CourseError: A private file does not hold what it should.
        """
        return Judges()


def subject_of(course: Course) -> Subject:
    """The subject that a course names; `Subject` itself if it names none.

    Raises:
        CourseError: There is no such module, it does not import, or it has no `SUBJECT`.
    """
    return _load(course.root, course.subject) if course.subject else Subject()


@cache
def _load(course_root: Path, name: str) -> Subject:
    module = import_part(name if name.endswith(".py") else f"{name}.subject", course_root, "subject")
    found = getattr(module, "SUBJECT", None)
    if not isinstance(found, Subject):
        raise CourseError(
            f"the subject {name!r} has no `SUBJECT = ...()` of a class that is made from `Subject`.",
            file=Path(module.__file__ or course_root),
            mend="Write it: see docs/your-own-course.md.",
        )
    return found
