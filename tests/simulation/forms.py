"""What a class handed in, in the form in which each platform exports it."""

from __future__ import annotations

import hashlib
import json
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path

from autograder.manifest import Course
from tests.simulation.lessons import LESSONS, notebook
from tests.simulation.world import ZONE, HandIn, Platform, World, due, handed_in, number_of

__all__ = ["FORMS", "PLATFORMS", "roster", "write_export"]

PLATFORMS = (
    Platform("moodle", "Moodle", "minute", keeps=False),
    Platform("canvas", "Canvas", "late", keeps=True, calls="word"),
    Platform("blackboard", "Blackboard", "second", keeps=True),
    Platform("brightspace", "Brightspace", "minute", keeps=True, namesakes="numbered"),
    Platform("gradescope", "Gradescope", "second", keeps=False),
    Platform("github-classroom", "GitHub Classroom", "second", keeps=False, calls="login"),
    Platform("google-classroom", "Google Classroom", "", keeps=False, namesakes="one"),
    Platform("nbgrader", "nbgrader", "second", keeps=True, calls="login"),
    Platform("plain", "", "", keeps=True),
)
Files = Iterator[tuple[str, bytes]]
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def roster(world: World, without: Iterable[str] = ()) -> str:
    """roster.csv; who is in two sections has two rows."""
    lines = ["Name,Student ID,Username,Canvas ID,Email,Section"]
    for one in world.students:
        if one.in_roster and one.id not in without:
            lines += [
                f'"{one.listed}",{one.id},{one.login},{one.number},{one.email},{section}' for section in one.sections
            ]
    return "\n".join(lines) + "\n"


def write_export(place: Path, world: World, course: Course, platform: Platform, lesson: int, until: datetime) -> Path:
    """The export of a lesson as it is at this time: a zip file for those that come as one, else a folder."""
    files = FORMS[platform.name](handed_in(world, platform, lesson, until), course)
    if platform.name in ("github-classroom", "nbgrader", "plain"):
        return _in_folder(place, files)
    return _in_zip(place.with_suffix(".zip"), files)


def _in_folder(place: Path, files: Files) -> Path:
    for name, content in files:
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return place


def _in_zip(place: Path, files: Files) -> Path:
    with zipfile.ZipFile(place, "w") as file:
        for name, content in files:
            file.writestr(name, content)
    return place


def content_of(one: HandIn, course: Course) -> bytes:
    """What is in the file."""
    if one.fault == "pdf":
        return b"%PDF-1.4 of my work"
    if one.fault == "broken":
        return b'{"cells": ['
    if one.fault == "empty":
        return json.dumps({"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()
    if one.fault == "other lesson":
        return notebook(course, one.lesson % 3 + 1, (3, 1)).encode()
    return notebook(course, one.lesson, one.levels, one.is_stripped).encode()


# --- One form each ---


def _moodle(mine: Sequence[HandIn], course: Course) -> Files:
    """Folders for lessons 1 and 3, flat for 2; the number of a participant is new in each assignment."""
    rows = ["Identifier,Full name,Email address,Status,Grade,Maximum grade,Last modified (submission)"]
    for one in mine:
        number = 1000 * one.lesson + int(one.student.id[1:])
        name = unicodedata.normalize("NFD", one.student.name)
        between = "_" if one.lesson == 2 else "/"
        yield f"{name}_{number}_assignsubmission_file{between}{one.file}", content_of(one, course)
        at = one.at.astimezone(ZONE)
        when = f"{at:%A}, {at.day} {MONTHS[at.month - 1]} {at.year}, {int(at.strftime('%I'))}:{at:%M %p}"
        rows.append(f'Participant {number},"{one.student.name}",{one.student.email},Submitted for grading,,7,"{when}"')
    yield "Grades-Course-Lab.csv", "\r\n".join(rows).encode("utf-8-sig")


def _canvas(mine: Sequence[HandIn], course: Course) -> Files:
    """A name in one word, last name first; a number of an upload is larger the later it comes."""
    for place, one in enumerate(mine):
        word = "".join(letter for letter in "".join(reversed(one.student.name.lower().split())) if letter.isalnum())
        late = "LATE_" if one.at > due(one.lesson) else ""
        yield f"{word}_{late}{one.student.number}_{90000 + place}_{one.file}", content_of(one, course)


def _blackboard(mine: Sequence[HandIn], course: Course) -> Files:
    for one in mine:
        stem = f"Lab_{one.lesson}_{one.student.login}_attempt_{one.at.astimezone(ZONE):%Y-%m-%d-%H-%M-%S}"
        given = f"{stem}_{one.file}"
        yield given, content_of(one, course)
        yield (
            f"{stem}.txt",
            (
                f"Name: {one.student.name} ({one.student.login})\nAssignment: Lab {one.lesson}\n"
                f"Current Mark: Needs Marking\n\nFiles:\n\tOriginal filename: {one.file}\n\tFilename: {given}\n"
            ).encode(),
        )


def _brightspace(mine: Sequence[HandIn], course: Course) -> Files:
    """One folder for each attempt; all attempts of one student have the same numbers."""
    for one in mine:
        at = one.at.astimezone(ZONE)
        when = f"{at:%b} {at.day}, {at.year} {int(at.strftime('%I'))}{at:%M %p}"
        folder = f"{number_of(one.student, one.lesson)} - {one.student.name} - {when}"
        yield f"{folder}/{one.file}", content_of(one, course)
    yield "index.html", b"<html>"


def _gradescope(mine: Sequence[HandIn], course: Course) -> Files:
    text = "---\n"
    for one in mine:
        folder = f"submission_{1000 * one.lesson + int(one.student.id[1:])}"
        yield f"assignment_{one.lesson}_export/{folder}/{one.file}", content_of(one, course)
        text += (
            f"{folder}:\n  :submitters:\n  - :name: {json.dumps(one.student.name, ensure_ascii=False)}\n"
            f"    :sid: {one.student.id}\n    :email: {one.student.email}\n"
            f"  :created_at: {one.at:%Y-%m-%d %H:%M:%S}.123456000 Z\n"
        )
    yield f"assignment_{one.lesson}_export/submission_metadata.yml", text.encode()


def _github(mine: Sequence[HandIn], course: Course) -> Files:
    """A repository for each, whose last commit was made in some other time zone."""
    for one in mine:
        root, content = f"lab-{one.lesson}-submissions/lab-{one.lesson}-{one.student.login}", content_of(one, course)
        zone = timezone(timedelta(hours=int(one.student.id[1:]) % 5))
        yield f"{root}/{LESSONS[one.lesson - 1]}/{one.file}", content
        for name, data in _repository(one.file, content, one.at.astimezone(zone)):
            yield f"{root}/.git/{name}", data


def _repository(file: str, content: bytes, at: datetime) -> Files:
    """The files of git's own for one commit of one file."""
    objects: list[tuple[str, bytes]] = []

    def put(kind: str, data: bytes) -> str:
        whole = f"{kind} {len(data)}\0".encode() + data
        name = hashlib.sha1(whole).hexdigest()
        objects.append((f"objects/{name[:2]}/{name[2:]}", zlib.compress(whole, 1)))
        return name

    tree = put("tree", b"100644 " + file.encode() + b"\0" + bytes.fromhex(put("blob", content)))
    who = f"a <a@x.org> {int(at.timestamp())} {at:%z}"
    commit = put("commit", f"tree {tree}\nauthor {who}\ncommitter {who}\n\nwork\n".encode())
    yield from objects
    yield "HEAD", b"ref: refs/heads/main\n"
    yield "refs/heads/main", f"{commit}\n".encode()
    yield "config", b"[core]\n\trepositoryformatversion = 0\n"


def _google(mine: Sequence[HandIn], course: Course) -> Files:
    """Files of one folder. Two of one name get a number, as Drive puts it."""
    seen: dict[str, int] = {}
    for one in mine:
        name = f"{one.student.name} - {one.file}"
        number = seen[name] = seen.get(name, -1) + 1
        stem, dot, ending = name.rpartition(".")
        yield f"{stem}({number}).{ending}" if number else f"{stem}{dot}{ending}", content_of(one, course)


def _nbgrader(mine: Sequence[HandIn], course: Course) -> Files:
    """The exchange's inbound."""
    for one in mine:
        folder = f"{one.student.login}+{LESSONS[one.lesson - 1]}+{one.at:%Y-%m-%d %H:%M:%S}.654321 UTC"
        yield f"{folder}/{one.file}", content_of(one, course)


def _plain(mine: Sequence[HandIn], course: Course) -> Files:
    """A folder for each, and a number behind the name of each later copy. Namesakes have their ids."""
    copies: dict[str, int] = {}
    for one in mine:
        student = one.student
        number = copies[student.id] = copies.get(student.id, -1) + 1
        stem, _, ending = one.file.rpartition(".")
        name = f"{stem} ({number}).{ending}" if number else one.file
        folder = student.id if student.has_namesake else unicodedata.normalize("NFD", student.name)
        yield f"{folder}/{name}", content_of(one, course)


FORMS: dict[str, Callable[[Sequence[HandIn], Course], Files]] = {
    "moodle": _moodle,
    "canvas": _canvas,
    "blackboard": _blackboard,
    "brightspace": _brightspace,
    "gradescope": _gradescope,
    "github-classroom": _github,
    "google-classroom": _google,
    "nbgrader": _nbgrader,
    "plain": _plain,
}
