"""The judges that grading uses: those who have the private data of the course."""

from __future__ import annotations

from collections.abc import Mapping

from autograder.api import Judges
from autograder.digests import data_bytes
from autograder.errors import CourseError
from autograder.manifest import Course
from autograder.subject import subject_of

__all__ = ["judges_of", "private_data", "private_judges"]


def private_judges(course: Course) -> Judges:
    """Who judges models where grading happens. All data of the course are compared with their digests first.

    Raises:
        CourseError: A data file is not there, or it is not the one whose SHA-256 stands in course.yaml.
    """
    return judges_of(course, private_data(course))


def private_data(course: Course) -> dict[str, bytes]:
    """The private data, by name. All data of the course are compared with their digests first.

    Raises:
        CourseError: As of `private_judges`.
    """
    subject, content = subject_of(course), {name: data_bytes(course, name) for name in course.data}
    for name in subject.private_data:
        if name not in content:
            raise CourseError(
                f"its subject needs the private data `{name}`, and no file is named.",
                file=course.root / "course.yaml",
                mend=f"Name it in `data:`, as `{name}`.",
            )
    return {name: content[name] for name in subject.private_data}


def judges_of(course: Course, private: Mapping[str, bytes]) -> Judges:
    """Who judges models, with private data that are at hand."""
    return subject_of(course).judges(course, private)
