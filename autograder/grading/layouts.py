"""Whose file is it? Reads names of files and folders as learning platforms and people write them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from autograder.grading.archive import ENDINGS
from autograder.manifest import Lesson

__all__ = ["HandedIn", "by_student", "lesson_named"]

CANVAS = re.compile(r"(?P<student>[^_]+)_(?P<late>LATE_)?(?P<id>\d+)_(?P<number>\d+)_(?P<file>.+)")
MOODLE = re.compile(r"(?P<student>.+?)_(?P<id>\d+)_assignsubmission_(?:file|onlinetext)_?(?P<file>.*)")
BLACKBOARD = re.compile(
    r".+_(?P<student>[^_]+)_attempt_(?P<stamp>\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d)(?:_(?P<file>.+)|(?P<letter>\.txt))"
)
BRIGHTSPACE = re.compile(
    r"\d+-\d+ ?- ?(?P<student>.+?) ?- ?(?P<stamp>[A-Z][a-z]+ \d{1,2}, \d{4} \d{1,2}:?\d\d [AP]M)(?: ?- ?(?P<file>.+))?"
)
CLASSROOM = re.compile(r"(?P<student>.+?) - (?P<file>.+)")
"""Google Classroom puts the name before the file's."""
STAMPS = ("%Y-%m-%d-%H-%M-%S", "%b %d, %Y %I:%M %p", "%b %d, %Y %I%M %p", "%B %d, %Y %I:%M %p", "%B %d, %Y %I%M %p")
COPY = re.compile(r"(?: \((\d+)\)|\((\d+)\)|-(\d+)| copy(?: (\d+))?)$")
"""What browsers, platforms and file managers put behind the name of a second copy."""
WRAPPER = re.compile(r".*(?:submission|submitted|export|download).*", re.IGNORECASE)
ATTEMPT = re.compile(r"(?:attempt|submission|version|try|old|new|final|backup|copy|v)?[ _-]*\d*", re.IGNORECASE)


@dataclass(frozen=True)
class HandedIn:
    """One file that was handed in, or a folder with nothing in it.

    `parts` is where it lies, below the class and later below the student; `problem` says why it cannot be read.
    It is named if a platform put a student's name before it, and flat if it lies beside others without such a name.
    """

    parts: tuple[str, ...]
    path: Path
    problem: str = ""
    remark: str = ""
    is_folder: bool = False
    mtime: float = 0.0
    stamp: float = 0.0
    number: int = 0
    late: bool = False
    is_flat: bool = False
    is_named: bool = False

    @property
    def name(self) -> str:
        """Where it lies, as the instructor sees it."""
        return "/".join(self.parts)

    @property
    def age_key(self) -> tuple[float, int, int, float]:
        """What the platform says of its time, then the number of the copy, then the file's own time."""
        return (self.stamp, self.number, _copy(self.parts[-1]), self.mtime)


def by_student(
    files: Sequence[HandedIn], root: str, lessons: Sequence[Lesson], wrapped: bool
) -> dict[str, list[HandedIn]]:
    """All files, by the name of the student who handed them in.

    Args:
        files: What lies in the folder of the class.
        root: The name of that folder: the student's, if it is one student's own.
        lessons: The lessons; a folder that is named after one is no student.
        wrapped: Whether a folder around all others is only a wrapper, as archives have it.
    """
    files = _unwrapped(files, lessons, wrapped)
    groups = _groups(files, lessons)
    named = [_named(file, root, lessons, groups, len(files) == 1) for file in files]
    ids: dict[str, set[str]] = defaultdict(set)
    for student, number, _ in named:
        ids[student].add(number)
    students: dict[str, list[HandedIn]] = defaultdict(list)
    for student, number, file in named:
        students[f"{student} ({number})" if len(ids[student]) > 1 else student].append(file)
    return dict(sorted(students.items()))


def lesson_named(parts: Iterable[str], lessons: Sequence[Lesson]) -> Lesson | None:
    """The lesson that a file is named after, or else the nearest of its folders."""
    found = ((lesson, part) for part in reversed(tuple(parts)) for lesson in lessons)
    return next((lesson for lesson, part in found if lesson.name in part.lower()), None)


def _unwrapped(files: Sequence[HandedIn], lessons: Sequence[Lesson], wrapped: bool) -> list[HandedIn]:
    found = list(files)
    if any(file.parts[0] == "submitted" and len(file.parts) > 1 for file in found):  # nbgrader's exchange
        found = [_below(file) for file in found if file.parts[0] == "submitted" and len(file.parts) > 1]
    while wrapped and (wrapper := _wrapper(found, lessons)):
        found = [_below(file) for file in found]
        prefix = re.sub(r"submissions$", "", wrapper)
        if prefix != wrapper and all(len(file.parts) > 1 and file.parts[0].startswith(prefix) for file in found):
            # GitHub Classroom names a repository after the assignment and the student.
            found = [replace(file, parts=(file.parts[0][len(prefix) :], *file.parts[1:])) for file in found]
        wrapped = WRAPPER.fullmatch(wrapper) is not None
    return found


def _wrapper(files: Sequence[HandedIn], lessons: Sequence[Lesson]) -> str:
    """The folder around all files, if it is not one student's."""
    first = {file.parts[0] for file in files}
    if len(first) != 1 or any(len(file.parts) == 1 for file in files):
        return ""
    inside = {file.parts[1] for file in files}
    flat = {file.parts[1] for file in files if len(file.parts) == 2}
    if any(_is_lessons(name, lessons) for name in inside - flat):
        return ""
    # Notebooks of one student lie beside each other; those of a class bear the names of a platform.
    return "" if any(_platform(name, False) is None and ".ipynb" in name.lower() for name in flat) else first.pop()


def _is_lessons(name: str, lessons: Sequence[Lesson]) -> bool:
    return name == "lessons" or lesson_named([name], lessons) is not None


def _groups(files: Sequence[HandedIn], lessons: Sequence[Lesson]) -> set[str]:
    """Folders that hold students and are none: in two of their folders lies a file of one name."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for first, inside, name in {(f.parts[0], f.parts[1], f.parts[-1]) for f in files if len(f.parts) > 2}:
        if not first.lower().endswith(ENDINGS) and not (_is_lessons(inside, lessons) or ATTEMPT.fullmatch(inside)):
            seen[first][name] += 1
    own = {file.parts[0] for file in files if len(file.parts) == 2 and ".ipynb" in file.parts[1].lower()}
    return {first for first, names in seen.items() if max(names.values()) > 1} - own


def _named(
    file: HandedIn, root: str, lessons: Sequence[Lesson], groups: set[str], alone: bool
) -> tuple[str, str, HandedIn]:
    """The student's name, what tells namesakes apart, and the file with what its name says of its time."""
    if len(file.parts) > 2 and file.parts[0] in groups:
        return file.parts[1], file.parts[0], replace(file, parts=file.parts[2:])
    is_archived = file.parts[0].lower().endswith(ENDINGS)  # What lies in a student's own archive has its name on it.
    if found := _platform(file.parts[0], (file.is_folder or len(file.parts) > 1) and not is_archived):
        told = found.groupdict()
        inner = told.get("file") or file.parts[0]
        dated = replace(
            file,
            stamp=_stamp(told.get("stamp") or ""),
            number=int(told.get("number") or 0),
            late=bool(told.get("late")),
            is_named=True,
            parts=file.parts[1:] or (inner,),
        )
        return told["student"].strip(), told.get("id") or "", dated
    if not is_archived and (file.is_folder or len(file.parts) > 1):
        return file.parts[0], "", _below(file)
    return _flat_name(file, root, lessons, alone), "", replace(file, is_flat=True)


def _flat_name(file: HandedIn, root: str, lessons: Sequence[Lesson], alone: bool) -> str:
    """The student's name in the name of a file that lies among others."""
    name = file.parts[0]
    for ending in ENDINGS:
        name = name.removesuffix(ending)
    if found := CLASSROOM.fullmatch(name):
        return found["student"]
    stem = re.sub(r"\.ipynb.*|\.[^.]*$", "", name, flags=re.IGNORECASE)
    lesson = lesson_named([stem], lessons)
    rest = re.sub(re.escape(lesson.name), "", stem, flags=re.IGNORECASE) if lesson else stem
    rest = COPY.sub("", rest.removeprefix("Copy of")).strip(" _-.")
    if rest:
        return rest
    return root if alone else stem


def _platform(name: str, is_folder: bool) -> re.Match[str] | None:
    for pattern in (BRIGHTSPACE, MOODLE) if is_folder else (BRIGHTSPACE, MOODLE, BLACKBOARD, CANVAS):
        if found := pattern.fullmatch(name):
            return found
    return None


def _stamp(text: str) -> float:
    for form in STAMPS:
        try:
            return datetime.strptime(text, form).timestamp()
        except (ValueError, OverflowError, OSError):
            continue
    return 0.0


def _copy(name: str) -> int:
    """The number of a copy: 2 for ``01_loading (2).ipynb`` and ``01_loading-2.ipynb``."""
    stem = re.sub(r"\.ipynb.*|\.[^.]*$", "", name, flags=re.IGNORECASE)
    found = COPY.search(stem)
    numbers = [int(text[:9]) for text in found.groups() if text] if found else []
    return numbers[0] if numbers else int(found is not None)


def _below(file: HandedIn) -> HandedIn:
    return replace(file, parts=file.parts[1:] or file.parts)
