"""How much a submission keeps on a disk that no quota caps: files however deep, and deleted ones still open."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

__all__ = ["MAX_FILES", "is_over"]

MAX_FILES = 20_000
"""Files and folders that a submission may have at once, empty ones too."""
BLOCK = 512
DIRECTORY = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)


def is_over(folder: str, size: int, pids: Iterable[int]) -> bool:
    """Whether a folder, with what processes hold open of it, takes more than `size` bytes or `MAX_FILES` files.

    Args:
        folder: Where the submission lives.
        size: In bytes on disk.
        pids: The processes of the submission.
    """
    try:
        device = os.stat(folder).st_dev
    except OSError:
        return False
    seen: dict[int, int] = {}
    for count, (inode, bytes_on_disk) in enumerate(_files(folder)):
        seen[inode] = bytes_on_disk
        if count > MAX_FILES:
            return True
    for pid in pids:
        seen |= dict(_deleted(pid, device, seen))
    return sum(seen.values()) > size


def _files(folder: str) -> Iterator[tuple[int, int]]:
    """Inode and size of everything below a folder. One descriptor at a time, so that no depth is too deep."""
    here = os.open(folder, DIRECTORY)
    try:
        waiting = [list(_entries(here))]
        while waiting:
            if not waiting[-1]:
                waiting.pop()
                below, above = here, os.open("..", DIRECTORY, dir_fd=here)
                os.close(below)
                here = above
                continue
            name, found = waiting[-1].pop()
            yield found.st_ino, found.st_blocks * BLOCK
            if stat.S_ISDIR(found.st_mode):
                with contextlib.suppress(OSError):
                    below = _entered(name, here)
                    os.close(here)
                    here = below
                    waiting.append(list(_entries(here)))
    finally:
        os.close(here)


def _entries(directory: int) -> Iterator[tuple[str, os.stat_result]]:
    with contextlib.suppress(OSError):
        for name in os.listdir(directory):
            with contextlib.suppress(OSError):
                yield name, os.stat(name, dir_fd=directory, follow_symlinks=False)


def _entered(name: str, directory: int) -> int:
    """A descriptor of a folder, also of one that its owner has locked: what is in it counts all the same."""
    try:
        return os.open(name, DIRECTORY, dir_fd=directory)
    except PermissionError:
        os.chmod(name, 0o700, dir_fd=directory)
        return os.open(name, DIRECTORY, dir_fd=directory)


def _deleted(pid: int, device: int, seen: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Inode and size of files on the device that have no name any more, but that a process has open or mapped."""
    with contextlib.suppress(OSError):
        for name in os.listdir(f"/proc/{pid}/fd"):
            with contextlib.suppress(OSError):
                found = os.stat(f"/proc/{pid}/fd/{name}")
                if found.st_nlink == 0 and found.st_dev == device and stat.S_ISREG(found.st_mode):
                    yield found.st_ino, found.st_blocks * BLOCK
    with contextlib.suppress(OSError, ValueError):
        for line in Path(f"/proc/{pid}/maps").read_text(errors="replace").splitlines():
            fields = line.split(maxsplit=5)
            if line.endswith(" (deleted)") and int(fields[4]) not in seen and _device(fields[3]) == device:
                start, _, end = fields[0].partition("-")
                yield int(fields[4]), int(end, 16) - int(start, 16)


def _device(text: str) -> int:
    """A device as ``major:minor`` in hexadecimal."""
    major, _, minor = text.partition(":")
    return os.makedev(int(major, 16), int(minor, 16))
