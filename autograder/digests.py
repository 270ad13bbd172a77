"""What a mark, or a trial of `course verify`, was made from, as digests: the same digests, the same outcome.

Whatever is read or imported is covered: every file of this package, the data, every installed distribution. What is
not covered stands below, with its reason.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import platform
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from fnmatch import fnmatchcase
from functools import cache, cached_property
from importlib.metadata import requires
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

from autograder.errors import CourseError
from autograder.location import DISTRIBUTION, PACKAGE
from autograder.manifest import Course, Lesson
from autograder.material import FILE

__all__ = [
    "NOT_FOR_MARKS",
    "NOT_FOR_TRIALS",
    "TOOLS",
    "MarkDigests",
    "data_bytes",
    "digest",
    "distributions",
    "files_digest",
    "fit_digests",
    "key_of",
    "mark_digests",
    "not_covered",
    "trial_digests",
    "versions",
]

MEASURED = ("numpy", "ipython", "traitlets", DISTRIBUTION)
"""The distributions that each record names with their versions, beside those of its subject; its digest covers all."""
ENVIRONMENT = ("COURSE_FAST", "LANG")
"""The variables that lessons and checks read, or that a submission sees."""

NOT_FOR_BOTH = {
    "*.pyc": "Python makes these from the sources, which are covered.",
    "_course/*": "An installed copy of the course: what is used of it is covered as data, release and lesson.",
    "__main__.py": "Starts the command line.",
    "cluster/*": "Carries submissions and reports between machines. What grades there is covered, and compared.",
    "cli/*": "Chooses what is graded or tried, and prints it; no outcome is made there.",
    "exports/*": "Takes finished records to platforms.",
    "own/*": "Chooses what of one's own is checked, and shows it; no outcome is made there.",
    "*/calibration/*": "Measures how good the bar is; the bar that it writes is covered.",
    "*/checks/bank/*": "Solutions to try the checks with. A trial has those that it uses in its own key.",
    "*/checks/conftest.py": "Plain pytest's way to the checks.",
    "*/checks/lesson_*": "A changed check runs only its own lesson again: those of the lesson are covered as checks.",
    "marking/*": "Shows finished records, and writes down what a person decides.",
    "report/class_rows.py": "Puts finished records into rows.",
    "report/counting.py": "Counts over finished records.",
    "report/log.py": "Says when finished records were published.",
    "report/states.py": "Says how finished records stand.",
    "report/templates/*": "How pages look.",
    "report/page.py": "Puts finished records on pages.",
    "report/table.py": "Puts finished records into tables.",
    "report/analysis.py": "Counts over finished records.",
    "report/expectations.py": "Counts over finished records.",
    "report/gain.py": "Counts over finished records.",
    "report/preview.py": "Compares finished records.",
    "report/changes.py": "Says what was decided about finished records.",
    "report/published.py": "Reads finished records.",
    "report/publish.py": "Writes and prints finished records.",
    "report/progress.py": "Draws the progress bar.",
    "report/plain.py": "Cleans text for pages and tables.",
    "report/record.schema.json": "Describes a record for other programs.",
    "site/*": "Makes pages of what is released.",
}
NOT_FOR_MARKS = NOT_FOR_BOTH | {
    "authoring/*": "Makes notebooks, banks, proofs and the bar. Grading reads what it has made, and that is covered.",
    "grading/decided.py": "Is applied to finished records.",
    "grading/gradebook.py": "Reads finished records.",
    "grading/merge.py": "Takes finished records to another folder.",
    "grading/override_file.py": "Is applied to finished records.",
    "grading/results.py": "Keeps two runs from the same folder.",
    "grading/shard.py": "Chooses what is graded.",
}
"""Files of the package that no mark depends on, by pattern, each with its reason."""
NOT_FOR_TRIALS = NOT_FOR_BOTH | {
    "bridges/*": "Trials have no class.",
    "grading/*": "Trials run without a wall, a notebook or a record.",
    "sandbox/*": "Trials run without a wall.",
    "authoring/accepted.py": "Looks at outcomes.",
    "authoring/attempt*": "Tries banks from outside, whose outcomes are not kept.",
    "authoring/calibrate.py": "Runs what a subject measures of its bars.",
    "authoring/forms.py": "Reads the test before and after a course. No check sees it.",
    "authoring/ledger.py": "Keeps outcomes.",
    "authoring/matrix.py": "Puts outcomes on a page.",
    "authoring/messages.py": "Puts outcomes on a page.",
    "authoring/course_template/*": "Begins a course. What is made of it is covered where it stands then.",
    "authoring/new_course.py": "Begins a course.",
    "authoring/pages.py": "Puts outcomes on pages.",
    "authoring/proof.py": "Gathers outcomes.",
    "authoring/execution.py": "Runs a lesson for pages and slides.",
    "authoring/excerpts.py": "Shows code of a bank in a lesson. No check sees it.",
    "authoring/puzzles.py": "Reads the puzzles of a lesson. No check sees them.",
    "authoring/question_rules.py": "Says what is wrong with questions. No check sees them.",
    "authoring/own_code.py": "Reads what is asked about own code. No check sees it.",
    "authoring/questions.py": "Puts the questions of a lesson into its notebooks. No check sees them.",
    "authoring/verify.py": "Looks at outcomes.",
}
"""Files of the package that no outcome of a trial depends on, by pattern, each with its reason."""
TOOLS = {
    "pip": "installs",
    "setuptools": "builds",
    "wheel": "builds",
    "hatchling": "builds",
    "trove-classifiers": "builds",
    "ruff": "reads our sources",
    "mypy": "reads our sources",
    "pre-commit": "reads our sources",
    "check-jsonschema": "reads our sources",
    "build": "builds",
    "towncrier": "puts the changelog together",
    "selenium": "drives a browser",
    "fsrs": "says when a question comes back",
    "axe-core-python": "drives a browser",
    "pytest-xdist": "runs our tests",
    "deptry": "reads our sources",
    "hypothesis": "runs our tests",
    "jupyterlab": "shows notebooks to people",
    "notebook": "shows notebooks to people",
}
"""Installed distributions that no outcome depends on, each with what it does."""


class MarkDigests:
    """What marks depend on beside the submission. A run has one of these: what its lessons share is read once.

    Args:
        course: The course.
        isolation: The title of the layer.
    """

    def __init__(self, course: Course, isolation: str) -> None:
        self._course, self._isolation = course, isolation
        self._of: dict[str, dict[str, str]] = {}

    def of(self, lesson: Lesson) -> dict[str, str]:
        """Digests of everything but the submission that a mark in this lesson depends on, by name.

        The release counts as it is, with its prose and its questions: after a change of them all is graded once more,
        to the same marks. What makes it from its source is left out.

        Raises:
            CourseError: A file of the course is not there.
        """
        if lesson.name not in self._of:
            self._of[lesson.name] = (
                _of_lesson(self._course, lesson, self._shared)
                | _answered(self._course)
                | {
                    "release": files_digest([self._course.release(lesson)]),
                    "limits": _json(asdict(self._course.limits_of(lesson))),
                    "isolation": digest(self._isolation),
                }
            )
        return self._of[lesson.name]

    @cached_property
    def _shared(self) -> dict[str, str]:
        return _of_course(self._course, NOT_FOR_MARKS)


def mark_digests(course: Course, lesson: Lesson, isolation: str) -> dict[str, str]:
    """The digests of one lesson: see `MarkDigests.of`."""
    return MarkDigests(course, isolation).of(lesson)


def trial_digests(course: Course, lesson: Lesson) -> dict[str, str]:
    """Digests of everything but the solutions that the outcome of a trial in this lesson depends on, by name.

    Raises:
        CourseError: A file of the course is not there.
    """
    return _of_lesson(course, lesson, _of_course(course, NOT_FOR_TRIALS))


def fit_digests() -> dict[str, str]:
    """Digests of everything but the model and its rows that the fit of a model depends on, by name."""
    return {"environment": _environment(), "engine": _package(NOT_FOR_MARKS)}


def key_of(digests: Mapping[str, str]) -> str:
    """One digest of all of them."""
    return digest(json.dumps(digests, sort_keys=True))


def digest(*parts: str | bytes) -> str:
    """SHA-256 of parts, in their order, as hexadecimal text."""
    whole = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(f"{len(content)}:".encode() + content)
    return whole.hexdigest()


def files_digest(files: Iterable[Path], below: Path | None = None) -> str:
    """One digest of the names and bytes of files, in their order; names with their folders `below` this one.

    Raises:
        CourseError: One cannot be read.
    """
    return digest(*(part for file in files for part in (str(file.relative_to(below or file.parent)), _bytes(file))))


def data_bytes(course: Course, name: str) -> bytes:
    """The content of a data file of the course, which is that whose SHA-256 stands in course.yaml.

    Raises:
        CourseError: It is not there, or it is another one.
    """
    known, file = course.data[name], course.root / course.data[name].path
    if not file.is_file():
        raise CourseError(
            "this data file is missing.",
            file=file,
            mend=f"Get it with `git checkout -- {known.path}`, or make it anew where the course comes from.",
        )
    content = _bytes(file)
    found = hashlib.sha256(content).hexdigest()
    if found != known.sha256:
        raise CourseError(
            f"the digest is wrong: SHA-256 {found[:12]}…; expected {known.sha256[:12]}…, as course.yaml says.",
            file=file,
            mend=f"The file is not the one that the course was made with. Restore it: git checkout -- {known.path}",
        )
    return content


def not_covered(name: str, patterns: Mapping[str, str]) -> bool:
    """Whether a file of the package, such as ``cli/grade.py``, stands on a list of what is not covered."""
    return any(fnmatchcase(name, pattern) for pattern in patterns)


@cache
def versions(more: tuple[str, ...] = ()) -> dict[str, str]:
    """Versions of Python and of the libraries that a record names: see `Subject.distributions`."""
    installed, names = distributions(), (*more, *MEASURED)
    return {"python": platform.python_version()} | {name: installed[name] for name in names if name in installed}


def distributions(path: Iterable[str] | None = None) -> dict[str, str]:
    """Every installed distribution with its version, by the names of their folders; `TOOLS` are left out.

    Args:
        path: Where to look; where Python does, if it is left out.
    """
    found: dict[str, str] = {}
    for place in sys.path if path is None else path:
        for folder in sorted(Path(place).glob("*-info")):
            if named := re.fullmatch(r"([^-]+)-(.+?)(-py\d.*)?\.(dist|egg)-info", folder.name):
                # As in an import, the first one counts.
                found.setdefault(re.sub(r"[-_.]+", "-", named[1]).lower(), named[2])
    return {name: version for name, version in sorted(found.items()) if name not in TOOLS}


def requirements() -> list[Requirement]:
    """What this distribution itself requires here, extras left out."""
    found = map(Requirement, requires(DISTRIBUTION) or [])
    return [one for one in found if not one.marker or one.marker.evaluate({"extra": ""})]


def _of_course(course: Course, without: Mapping[str, str]) -> dict[str, str]:
    """What marks or trials of all lessons depend on."""
    return {
        "subject": files_digest(_subject_files(course)),
        "data": _data(course),
        "environment": _environment(),
        "engine": _package(without),
    }


def _of_lesson(course: Course, lesson: Lesson, shared: Mapping[str, str]) -> dict[str, str]:
    """What marks and trials of a lesson both depend on. `shared` is `_of_course`."""
    settings = {name: asdict(setting) for name, setting in course.settings.items()}
    environment = {name: os.environ.get(name, "") for name in ENVIRONMENT}
    return {
        "checks": files_digest(_check_files(course, lesson)),
        "subject": shared["subject"],
        "lesson": _json([asdict(lesson), settings, environment]),
        **{name: shared[name] for name in ("data", "environment", "engine")},
    }


def _answered(course: Course) -> dict[str, str]:
    """Where a course gives points for having answered: what it asks."""
    if course.answered is None:
        return {}
    file = course.root / FILE
    return {"answered": digest(_json(asdict(course.answered)), file.read_bytes() if file.is_file() else b"")}


def _environment() -> str:
    python = [platform.python_implementation(), platform.python_version(), platform.machine(), sys.flags.optimize]
    return _json([python, distributions()])


def _check_files(course: Course, lesson: Lesson) -> list[Path]:
    """All files of a lesson's checks, also those that are no Python."""
    place = course.check_place(lesson)
    return sorted(_files(place)) if place.is_dir() else [place]


def _subject_files(course: Course) -> list[Path]:
    """The files of a subject that is no part of this package, which is covered as a whole."""
    if course.subject.endswith(".py"):
        return [course.root / course.subject]
    found = importlib.util.find_spec(course.subject) if course.subject else None
    places = [Path(place) for place in (found.submodule_search_locations or ())] if found else []
    return sorted(file for place in places if not place.is_relative_to(PACKAGE) for file in _files(place))


def _data(course: Course) -> str:
    """Of the bytes that are there: what course.yaml says of them is looked at when they are opened."""
    files = {name: course.root / file.path for name, file in course.data.items()}
    return _json({name: files_digest([file]) if file.is_file() else "missing" for name, file in files.items()})


def _package(without: Mapping[str, str]) -> str:
    files = sorted(_files(PACKAGE))
    return files_digest((f for f in files if not not_covered(f.relative_to(PACKAGE).as_posix(), without)), PACKAGE)


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"]


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CourseError(
            f"this file cannot be read: {error.strerror}.", file=file, mend="See `course doctor`."
        ) from error


def _json(content: Any) -> str:
    return digest(json.dumps(content, sort_keys=True))
