"""Files of ours: read with one kind of error, and written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from autograder.errors import GraderError

__all__ = ["OWNER_ONLY", "append_line", "locked", "read_bytes", "write_bytes", "write_text"]

OWNER_ONLY, AS_UMASK_SAYS = 0o600, 0o666
# Without O_BINARY, Windows writes two bytes for the end of each line.
FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def read_bytes(path: Path) -> bytes:
    """What a file holds.

    Raises:
        GraderError: It cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise GraderError(f"{path} cannot be read: {error.strerror}") from error


def write_text(path: Path, text: str, mode: int = AS_UMASK_SAYS) -> None:
    """Write a file so that a reader sees the old content or the new, never half of it.

    Args:
        path: The file; its folder is made.
        text: Its content.
        mode: Who may read it; the umask takes away from that.

    Raises:
        GraderError: It cannot be written.
    """
    write_bytes(path, text.encode("utf-8", "backslashreplace"), mode)


def write_bytes(path: Path, content: bytes, mode: int = AS_UMASK_SAYS) -> None:
    """The same for bytes."""
    part = path.with_name(f".part-{secrets.token_hex(8)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(os.open(part, FLAGS, mode), "wb") as file:
            file.write(content)
        os.replace(part, path)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink()
        raise GraderError(f"{path} cannot be written: {error.strerror}") from error


def append_line(path: Path, line: str, mode: int = AS_UMASK_SAYS) -> None:
    """Add a line to the end of a file, which is made if there is none. A line that was torn before keeps to itself.

    Args:
        path: The file; its folder is made.
        line: The line, without its end.
        mode: Who may read a file that is made; the umask takes away from that.

    Raises:
        GraderError: It cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
        with open(os.open(path, flags, mode), "a+b") as file:
            torn = file.tell() > 0 and (file.seek(-1, os.SEEK_END), file.read(1))[1] != b"\n"
            file.write(b"\n" * torn + line.encode("utf-8", "backslashreplace") + b"\n")
    except OSError as error:
        raise GraderError(f"{path} cannot be written: {error.strerror}") from error


@contextlib.contextmanager
def locked(file: Path) -> Iterator[None]:
    """Nobody else has this lock in the meantime: who asks for it waits. It is gone with the process that has it.

    Raises:
        OSError: The file cannot be made.
    """
    import fcntl  # Not on Windows, where nobody grades.

    file.parent.mkdir(parents=True, exist_ok=True)
    with open(os.open(file, os.O_RDWR | os.O_CREAT, 0o600), "rb+", buffering=0) as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
