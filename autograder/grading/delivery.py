"""Everything that was handed in: files of any name, in folders, in an archive, and in archives of single students."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from autograder.bridges.handed_in import HandedIn
from autograder.errors import UsageError
from autograder.grading.archive import MAX_TOTAL, extract, is_archive, is_junk, printable
from autograder.scratch import scratch

__all__ = ["Delivery", "opened"]

OF_ONE = 200 * 10**6
"""Bytes that the archive of one student may hold."""
MAX_DEPTH, MAX_FILES = 8, 100_000
TWICE = "The archive holds this name twice; the last one was graded."
LINK = "It is a link. Hand in what it points to."
EMPTY = "This folder is empty: nothing was handed in."


@dataclass
class Delivery:
    """The files of a class. `root` names its folder, `lines` are what an instructor should read."""

    root: str
    files: list[HandedIn]
    lines: list[str] = field(default_factory=list)
    is_archive: bool = False
    size: int = 0
    """How many bytes came out of its archive."""


@contextmanager
def opened(folder: Path, max_mb: float, inside: bool = True) -> Iterator[Delivery]:
    """Look at all that lies in a folder or an archive. What archives hold is there as long as the context is.

    Args:
        folder: The folder of a class, or a zip or tar file of one.
        max_mb: The largest notebook that is read.
        inside: Whether to look into the archives of single students too.

    Raises:
        UsageError: There is no such folder, or it is no archive.
    """
    with scratch() as place:
        if is_archive(folder):
            found = _unpacked(folder, place / "class", max_mb)
            found.root = folder.name.split(".")[0]
        elif folder.is_dir():
            found = Delivery(folder.resolve().name, list(_walk(folder)))
        else:
            raise UsageError(f"There is no folder {folder}. Give the folder that holds one folder for each student.")
        if inside:
            _open_all(found, place, max_mb)
        yield found


def _open_all(found: Delivery, place: Path, max_mb: float) -> None:
    """Put what the students' own archives hold in their place, after all other files."""
    others: list[HandedIn] = []
    archives: list[HandedIn] = []
    for file in found.files:
        (archives if not file.problem and is_archive(file.path) else others).append(file)
    found.files = others
    left = MAX_TOTAL  # For the archives of all students together.
    for number, file in enumerate(archives):
        left -= _open_inside(found, file, place / str(number), max_mb, min(left, OF_ONE))


def _open_inside(found: Delivery, file: HandedIn, place: Path, max_mb: float, room: int) -> int:
    """Add what a student's own archive holds; return how many bytes that are."""
    try:
        inside = _unpacked(file.path, place, max_mb, room)
    except UsageError as error:
        reason, content, size = str(error), [], 0
    else:
        found.lines += [f"{'/'.join(file.parts)}: {line}" for line in inside.lines]
        reason, content, size = "It is an archive with nothing in it.", inside.files, inside.size
    # Its folder is named after it, so that a flat archive of a platform still tells whose it is.
    found.files += [replace(one, parts=(*file.parts, *one.parts), mtime=one.mtime) for one in content] or [
        replace(file, problem=reason)
    ]
    return size


def _unpacked(archive: Path, place: Path, max_mb: float, room: int | None = None) -> Delivery:
    place.mkdir()
    unpacked = extract(archive, place, max_mb, room)
    twice = {path.parts for path in unpacked.twice}
    walked = [replace(file, remark=TWICE) if file.parts in twice else file for file in _walk(place)]
    files = [*walked, *(_refused(place, path, reason) for path, reason in unpacked.refused.items())]
    return Delivery("", files, unpacked.lines, is_archive=True, size=unpacked.total)


def _refused(place: Path, path: PurePosixPath, reason: str) -> HandedIn:
    return HandedIn(path.parts, place / path, f"It could not be taken out of the archive: {reason}." if reason else "")


def _walk(root: Path, parts: tuple[str, ...] = ()) -> Iterator[HandedIn]:
    """Every file below a folder, and each folder that is empty, is a link, or cannot be read."""
    folder = root.joinpath(*parts)
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield HandedIn(_names(parts), folder, f"This folder cannot be read: {error.strerror}.", is_folder=True)
        return
    kept = [entry for entry in entries if not is_junk(entry.name)]
    if not kept and parts:
        yield HandedIn(_names(parts), folder, EMPTY, is_folder=True)
    for entry in kept:
        inside = (*parts, entry.name)
        if entry.is_symlink():
            # A link may lead to another student's work, or out of the folder.
            yield HandedIn(_names(inside), Path(entry.path), LINK, is_folder=_is_dir(entry))
        elif not entry.is_dir(follow_symlinks=False):
            yield HandedIn(_names(inside), Path(entry.path), mtime=_mtime(entry))
        elif len(inside) > MAX_DEPTH:
            yield HandedIn(_names(inside), Path(entry.path), "This folder lies too deep.", is_folder=True)
        else:
            yield from _walk(root, inside)


def _is_dir(entry: os.DirEntry[str]) -> bool:
    try:
        return stat.S_ISDIR(os.stat(entry.path).st_mode)
    except OSError:
        return False


def _mtime(entry: os.DirEntry[str]) -> float:
    try:
        return entry.stat(follow_symlinks=False).st_mtime
    except OSError:
        return 0.0


def _names(parts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(printable, parts))
