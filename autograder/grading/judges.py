"""The judges that grading uses: those who have the private data of the course."""

from __future__ import annotations

from autograder.api import Judges
from autograder.digests import data_bytes
from autograder.errors import CourseError
from autograder.manifest import Course
from autograder.subject import subject_of

__all__ = ["private_judges"]


def private_judges(course: Course) -> Judges:
    """Who judges models where grading happens. All data of the course are compared with their digests first.

    Raises:
        CourseError: A data file is not there, or it is not the one whose SHA-256 stands in course.yaml.
    """
    subject, content = subject_of(course), {name: data_bytes(course, name) for name in course.data}
    for name in subject.private_data:
        if name not in content:
            raise CourseError(
                f"its subject needs the private data `{name}`, and no file is named.",
                file=course.root / "course.yaml",
                mend=f"Name it in `data:`, as `{name}`.",
            )
    return subject.judges(course, {name: content[name] for name in subject.private_data})
