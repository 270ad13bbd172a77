"""Whether a worker makes the same marks as home: the same release, libraries, checks, data and layer."""

from __future__ import annotations

import platform
import re
from collections.abc import Mapping

from autograder import __version__
from autograder.cluster.messages import Passport
from autograder.digests import MarkDigests, distributions
from autograder.listing import first_of
from autograder.manifest import Course
from autograder.subject import subject_of

__all__ = ["differences", "inputs_of"]

PRIVATE = ("data",)
"""Digests that private data are part of: those a worker has from home."""
DIGEST = re.compile("[0-9a-f]{64}")


def inputs_of(course: Course, layer: str) -> dict[str, str]:
    """What marks depend on here, by a name that a person understands.

    Args:
        course: The course.
        layer: The title of the layer.

    Raises:
        CourseError: A file of the course is not there.
    """
    digests = MarkDigests(course, layer)
    private = subject_of(course).private_data
    found = {"release": __version__, "Python": platform.python_version(), "layer": layer}
    found |= distributions()
    found |= {f"data {name}": data.sha256 for name, data in course.data.items() if name not in private}
    for lesson in course.lessons:
        parts = digests.of(lesson).items()
        found |= {f"{name} of {lesson.name}": digest for name, digest in parts if name not in PRIVATE}
    return found


def differences(home: Mapping[str, str], worker: Passport) -> str:
    """Why a worker is refused, with both sides named; empty if it is not.

    What stands first is what explains the rest: the release, Python, libraries, and only then digests.
    """
    names = [name for name in {**home, **worker.inputs} if home.get(name) != worker.inputs.get(name)]
    told = [f"{name}: {_short(worker.inputs.get(name))} there, {_short(home.get(name))} here" for name in names]
    return "; ".join(first_of(told))


def _short(value: str | None) -> str:
    if value is None:
        return "none"
    return f"{value[:12]}…" if DIGEST.fullmatch(value) else value
