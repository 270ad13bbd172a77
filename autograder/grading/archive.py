"""Takes what was handed in out of a zip or tar file by rules that no archive can break. A bad member costs one line."""

from __future__ import annotations

import contextlib
import lzma
import os
import re
import struct
import tarfile
import time
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

from autograder.bridges.handed_in import ENDINGS
from autograder.errors import UsageError

__all__ = ["MAX_MEMBERS", "MAX_TOTAL", "Unpacked", "extract", "is_archive", "is_junk", "is_readable", "printable"]

MAX_MEMBERS = 20_000
MAX_TOTAL = 2 * 10**9
CHUNK = 2**20
MAX_PART, MAX_DEPTH = 255, 12
"""Bytes of one part of a name, and parts of a name: what file systems bear."""
TEXTS = (".json", ".txt", ".py", ".md", ".csv", ".yml", ".yaml")
DAMAGED = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""What the readers of archives raise at members that are broken, encrypted, or packed in a way they do not know."""
JUNK = re.compile(
    r"__MACOSX|\._.*|\.DS_Store|Icon\r|Thumbs\.db|desktop\.ini|~\$.*|\.~lock\..*#|@eaDir|"
    r"__pycache__|\.ipynb_checkpoints|\.git|\.gitignore|\.gitattributes|\.github|\.venv|venv|"
    r"node_modules|\.idea|\.vscode|\.mypy_cache|\.pytest_cache|\.ruff_cache"
)
"""What systems, office programs and others write beside work. Nobody handed it in."""


@dataclass
class Unpacked:
    """What came of an archive.

    `lines` are what an instructor should read, `twice` the names that were there more than once, and `refused` the
    files that were not written, by their safe name, each with the reason: somebody handed them in.
    """

    lines: list[str] = field(default_factory=list)
    twice: set[PurePosixPath] = field(default_factory=set)
    refused: dict[PurePosixPath, str] = field(default_factory=dict)
    total: int = 0
    """How many bytes were written."""

    def refuse(self, path: PurePosixPath, reason: str) -> None:
        """Leave a file out, and say so."""
        self.refused[path] = reason
        self.lines.append(f"{_short(str(path))}: {reason}")


def is_archive(path: Path) -> bool:
    """Whether a path is a zip or tar file, by its name."""
    return path.is_file() and path.name.lower().endswith(ENDINGS)


def is_junk(name: str) -> bool:
    """Whether a file or folder is a by-product of a system or program."""
    return JUNK.fullmatch(name) is not None


def is_readable(name: str) -> bool:
    """Whether a file may be a notebook or hold one, or say whose another one is, by its name."""
    return ".ipynb" in name.lower() or name.lower().endswith((*TEXTS, *ENDINGS))


def extract(archive: Path, folder: Path, max_mb: float, room: int | None = None) -> Unpacked:
    """Write what may hold a notebook below a folder that is empty, with its time.

    Links, devices, absolute names and names with ``..`` are left out. Sizes are counted while reading: what an archive
    says of itself is not believed. Of two members with one name the last counts.

    Args:
        archive: A zip or tar file.
        folder: Where to write.
        max_mb: The largest notebook that is read; a larger one is cut just above this size, so that it is
            refused as too large when it is graded.
        room: How many bytes may be written; None for what a class may hold.

    Raises:
        UsageError: It is no archive, or it holds too much.
    """
    found, number = Unpacked(), 0
    room = MAX_TOTAL if room is None else room
    try:
        for number, member in enumerate(_members(archive), start=1):
            if number > MAX_MEMBERS:
                raise UsageError(f"{archive.name} holds more than {MAX_MEMBERS} files.")
            path = _safe(member.name)
            if path is None:
                found.lines.append(f"{_short(member.name)}: its name is not safe")
            elif not any(is_junk(part) for part in path.parts):
                found.total += _take(member, path, folder, int(max_mb * 1e6) + 1, found)
            if found.total > room:
                raise UsageError(f"{archive.name} holds more than the {room // 10**6} MB of notebooks that it may.")
    except DAMAGED as error:
        if not number:
            raise UsageError(f"{archive.name} cannot be read as an archive: {error}.") from error
        found.lines.insert(0, f"{archive.name} is damaged: what follows in it could not be read ({error})")
    return found


@dataclass(frozen=True)
class _Member:
    """One member: `stream` opens its content; `kind` is ``file``, ``folder``, or what else it is, in words."""

    name: str
    kind: str
    time: float
    stream: AbstractContextManager[IO[bytes] | None]


def _members(archive: Path) -> Iterator[_Member]:
    if zipfile.is_zipfile(archive):
        with zipfile.ZipFile(archive) as zipped:
            for info in zipped.infolist():
                yield _Member(info.filename, _zip_kind(info), _zip_time(info), _zip_stream(zipped, info))
        return
    with tarfile.open(archive, "r|*") as tar:
        for member in tar:
            kind = "folder" if member.isdir() else "file" if member.isreg() else "it is not a regular file"
            stream = nullcontext(tar.extractfile(member) if member.isreg() else None)
            yield _Member(member.name, kind, float(member.mtime), stream)


def _zip_kind(info: zipfile.ZipInfo) -> str:
    kind = info.external_attr >> 28  # The file type of Unix; 0 where the zip was made elsewhere.
    if info.is_dir() or info.filename.endswith("\\"):
        return "folder"
    return "file" if kind in (0, 8) else "it is not a regular file"


def _zip_time(info: zipfile.ZipInfo) -> float:
    with contextlib.suppress(ValueError, OverflowError):
        return time.mktime((*info.date_time, 0, 0, -1))
    return 0.0


@contextlib.contextmanager
def _zip_stream(zipped: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[IO[bytes]]:
    with zipped.open(info) as stream:
        yield stream


def _safe(name: str) -> PurePosixPath | None:
    """The name as a path below a folder, in letters that can be shown; or None."""
    name = name.replace("\\", "/")  # Old Windows programs write it so.
    if name.startswith("/") or re.match(r"[A-Za-z]:", name):
        return None
    parts = [part for part in name.split("/") if part not in ("", ".")]
    if not parts or ".." in parts or len(parts) > MAX_DEPTH:
        return None
    return PurePosixPath(*map(printable, parts))


def printable(name: str) -> str:
    """A name as text that can be printed, and another one for each name: what is no text is escaped."""
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)


def _take(member: _Member, path: PurePosixPath, folder: Path, cap: int, found: Unpacked) -> int:
    """Write one member, or say why not; return how many bytes were written."""
    target = folder / path
    try:
        if any(len(os.fsencode(part)) > MAX_PART for part in path.parts):
            raise OSError("its name is too long")
        if member.kind == "folder":
            target.mkdir(parents=True, exist_ok=True)
            return 0
        if member.kind != "file":
            raise OSError(member.kind)
        if not is_readable(path.name):
            found.refused[path] = ""  # It is told with the files of its student.
            return 0
        if target.exists():
            found.twice.add(path)
        return _write(member, target, cap)
    except DAMAGED as error:
        with contextlib.suppress(OSError):
            target.unlink(missing_ok=True)
        found.refuse(path, _reason(error))
        return 0


def _reason(error: BaseException) -> str:
    text = str(error)
    if "password" in text or "encrypted" in text:
        return "it is encrypted"
    return f"it cannot be read from the archive ({text})" if not isinstance(error, OSError) else text


def _write(member: _Member, path: Path, cap: int) -> int:
    """Write up to `cap` bytes; return how many."""
    path.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    with member.stream as stream, open(path, "wb") as file:
        while stream and written < cap and (part := stream.read(min(CHUNK, cap - written))):
            written += file.write(part)
    if 0 < member.time < 2**33:
        os.utime(path, (member.time, member.time))
    return written


def _short(name: str) -> str:
    return repr(name if len(name) <= 100 else f"{name[:100]}…")
