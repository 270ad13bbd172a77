"""Temporary folders of ours. A lock holds each while its process lives, so that those of killed runs can be cleared."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

__all__ = ["Scratch", "delete", "scratch"]

PREFIX = "autograder-"
YOUNG_SECONDS = 60
"""A folder that is younger may belong to a process that has not locked it yet."""


class Scratch:
    """A temporary folder below a name that cannot be guessed: where others share /tmp, they cannot look for it.

    Making one clears those of runs that were killed.
    """

    def __init__(self) -> None:
        _clear()
        self.path = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{secrets.token_hex(8)}-"))
        self._lock = _lock(self.path)

    def close(self) -> None:
        """Delete the folder."""
        delete(str(self.path))
        if self._lock is not None:
            os.close(self._lock)


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    """A temporary folder for a `with` block."""
    made = Scratch()
    try:
        yield made.path
    finally:
        made.close()


def delete(folder: str) -> None:
    """Delete a folder that may be very deep, without rights, or full of odd names."""
    try:
        shutil.rmtree(folder)
    except (OSError, RecursionError):
        for command in (["chmod", "-R", "u+rwX"], ["rm", "-rf"]):
            with contextlib.suppress(OSError):
                subprocess.run([*command, "--", folder], stderr=subprocess.DEVNULL, check=False)


def _clear() -> None:
    """Delete folders of ours that nobody holds."""
    for path in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            found = path.lstat()
            mine = not hasattr(os, "getuid") or found.st_uid == os.getuid()
            if mine and path.is_dir() and not path.is_symlink() and time.time() - found.st_mtime > YOUNG_SECONDS:
                _delete_if_left(path)


def _delete_if_left(path: Path) -> None:
    lock = _lock(path)
    if lock is not None:
        try:
            delete(str(path))
        finally:
            os.close(lock)


def _lock(path: Path) -> int | None:
    """Take the lock of a folder, if nobody has it. It goes with the process. Windows has none for folders."""
    try:
        import fcntl
    except ModuleNotFoundError:
        return None
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor
