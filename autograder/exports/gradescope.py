"""Gradescope: a zip file that makes its autograder, with what is public and nothing else.

Source: https://github.com/gradescope/autograder_samples, docs/specs.md and docs/best_practices.md.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import tempfile
import zipfile
from pathlib import Path

from autograder.exports.export import Export, Order, Writer
from autograder.handout.release import make_release, refuse_leaks
from autograder.manifest import Course, Lesson
from autograder.notebook.worked import Solutions
from autograder.own.hosted import needs_private

__all__ = ["WRITER"]

CONTAINER = Path(__file__).parent / "container"
STARTED = ("setup.sh", "run_autograder")
"""What Gradescope starts by itself."""
MOMENT = (1980, 1, 1, 0, 0, 0)
"""The time of all members, so that equal courses make equal archives."""
UPLOAD = (
    "in a Programming Assignment, choose Configure Autograder, Zip file upload, and this zip; choose an image of "
    "Ubuntu 24.04 or newer, and Update Autograder. Give it as many points as is said above."
)


def _write(order: Order) -> Export:
    """One autograder for all lessons that were chosen; a student hands in their notebooks."""
    with tempfile.TemporaryDirectory() as place:
        wheel = make_release(order.course, Path(place) / "release", Solutions.NONE).wheel
        folder = Path(place) / "autograder"
        folder.mkdir()
        for name in STARTED:
            shutil.copyfile(CONTAINER / name, folder / name)
        (folder / "lessons.json").write_text(json.dumps({"lessons": [lesson.name for lesson in order.lessons]}) + "\n")
        refuse_leaks(order.course, folder, None, Solutions.NONE)  # The wheel was looked through when it was made.
        shutil.copyfile(wheel, folder / wheel.name)
        content = _zipped(folder)
    told = (*(_points(order.course, lesson) for lesson in order.lessons), *_not_checked(order), *WALL)
    return Export({_name(order): content}, None, told, upload=UPLOAD)


WRITER = Writer(
    "gradescope",
    "Gradescope",
    "https://github.com/gradescope/autograder_samples, docs/specs.md",
    _write,
    needs_marks=False,
)
WALL = (
    "A notebook can read all that is in the zip: it is what students have. No solution, no bank, no private data.",
    "The wall there is Gradescope's container, fresh for each run. Inside it, our own walls are tried each time, and "
    "the results say which one held. Where none does, points can be forged; yours from `course grade` cannot.",
)


def _points(course: Course, lesson: Lesson) -> str:
    private = needs_private(course, lesson)
    here = sum(points for name, points in lesson.check_points.items() if name not in private)
    return f"Lesson {lesson.number}: {here:g} of {lesson.points} points are graded there."


def _not_checked(order: Order) -> list[str]:
    names = [name for lesson in order.lessons for name in sorted(needs_private(order.course, lesson))]
    if not names:
        return []
    return [
        f"Not counted there, for they need data that no student has: {', '.join(names)}. `course grade` counts them."
    ]


def _name(order: Order) -> str:
    """The archive's name says which lesson it is for, where it is for one alone."""
    course = re.sub(r"[^a-z0-9]+", "-", order.course.name.lower()).strip("-")
    return f"gradescope-{order.lessons[0].name if len(order.lessons) == 1 else course}.zip"


def _zipped(folder: Path) -> bytes:
    """The files of a folder as an archive without a folder around them; what is started can be."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.iterdir()):
            member = zipfile.ZipInfo(path.name, MOMENT)
            member.external_attr = (0o755 if path.name in STARTED else 0o644) << 16
            archive.writestr(member, path.read_bytes(), zipfile.ZIP_DEFLATED)
    return file.getvalue()
