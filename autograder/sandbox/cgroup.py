"""A memory limit for a box and all its processes together, where control groups can be written to.

That is so for root, and for whoever was given a group of their own: `systemd-run --user --scope -p Delegate=yes course
grade …`. Everywhere else the memory of all processes is counted twice a second: see `watch`.

Source: the kernel's Documentation/admin-guide/cgroup-v2.rst, on delegation and on "no internal processes".
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

__all__ = ["MemoryGroup"]

V1 = Path("/sys/fs/cgroup/memory")
V2 = Path("/sys/fs/cgroup")
OWN = Path("/proc/self/cgroup")
PREFIX = "autograder-"
GRADER = "course-grader"


class MemoryGroup:
    """A control group with a cap on memory. Where there is none, it does nothing."""

    def __init__(self, megabytes: int) -> None:
        self._folder: Path | None = None
        parent, name = _parent()
        if parent is None:
            return
        _remove_old(parent)
        folder = parent / f"{PREFIX}{os.getpid()}-{os.urandom(4).hex()}"
        with contextlib.suppress(OSError):
            folder.mkdir()
            (folder / name).write_text(str(megabytes * 2**20))
            self._folder = folder

    def add(self, pid: int) -> None:
        """Put a process, and every one that it will start, under the limit."""
        if self._folder is not None:
            (self._folder / "cgroup.procs").write_text(str(pid))

    def remove(self) -> None:
        """Give the group back, when its processes are gone."""
        if self._folder is not None:
            with contextlib.suppress(OSError):
                self._folder.rmdir()


def _parent() -> tuple[Path | None, str]:
    """Where groups can be made, and the name of the file that takes the limit."""
    if os.access(V1, os.W_OK) and (V1 / "memory.limit_in_bytes").exists():
        return V1, "memory.limit_in_bytes"
    with contextlib.suppress(OSError):
        if os.access(V2, os.W_OK) and _has_memory(V2 / "cgroup.subtree_control"):
            return V2, "memory.max"
        if folder := _delegated():
            return folder, "memory.max"
    return None, ""


def _delegated() -> Path | None:
    """The group that we were given and may divide, if there is one."""
    own = next((line for line in OWN.read_text().splitlines() if line.startswith("0::/")), "")
    folder = V2 / own.removeprefix("0::/")
    if folder.name == GRADER:
        folder = folder.parent
    if not own or folder == V2 or not os.access(folder, os.W_OK) or not _has_memory(folder / "cgroup.controllers"):
        return None
    if not _has_memory(folder / "cgroup.subtree_control"):
        # A group that hands a limit on to others may hold no process itself: ours move into one below.
        grader = folder / GRADER
        grader.mkdir(exist_ok=True)
        for pid in (folder / "cgroup.procs").read_text().split():
            (grader / "cgroup.procs").write_text(pid)
        (folder / "cgroup.subtree_control").write_text("+memory")
    return folder


def _has_memory(controllers: Path) -> bool:
    return "memory" in controllers.read_text().split()


def _remove_old(parent: Path) -> None:
    """Groups of graders that were killed. A group with processes in it cannot be removed, and stays."""
    for folder in parent.glob(f"{PREFIX}*"):
        pid = folder.name.removeprefix(PREFIX).split("-")[0]
        if not Path("/proc", pid).exists():
            with contextlib.suppress(OSError):
                folder.rmdir()
