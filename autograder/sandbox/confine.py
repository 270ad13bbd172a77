"""What a fork of the warm process does to itself before it runs a student's code. Linux only, but for `Plain`.

Each layer has the same steps: `before_fork` in the warm process, and `enter` in the child, which may
fork again: `enter` returns in the process that runs the student's code. `sweep` makes sure that
nothing of a submission is left.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from autograder.sandbox import linux
from autograder.sandbox.disk import MAX_FILES, is_over
from autograder.sandbox.driver import INTERRUPT
from autograder.sandbox.layers import HOME
from autograder.sandbox.limits import set_limits
from autograder.sandbox.seccomp import filter_program
from autograder.sandbox.semaphores import without_shared_files
from autograder.sandbox.watch import processes_below
from autograder.scratch import delete

__all__ = ["Confinement", "confinement"]

SWEEP_SECONDS = 10
MS_BIND = 0x1000


class Confinement(Protocol):
    """One layer, on the student's side."""

    def before_fork(self, limits: dict[str, Any]) -> None:
        """In the warm process, before each fork."""
        ...

    def enter(self, limits: dict[str, Any]) -> None:
        """In the child: give up what a submission must not have. On return, student code may run."""
        ...

    def is_disk_over(self, limits: dict[str, Any]) -> bool:
        """In the warm process: whether the submission keeps more on disk than it may, where nothing else caps it."""
        ...

    def sweep(self) -> None:
        """In the warm process: end every process of the submission, and delete its folder."""
        ...


def confinement(settings: dict[str, Any]) -> Confinement:
    """The layer of these settings: those that `Layer.settings` of the same name gives."""
    if settings["layer"] == "bubblewrap":
        return Bubblewrap(settings["user"], settings["fresh"], settings["keeps_reading"])
    if settings["layer"] == "landlock":
        readable, keeps_reading = settings["readable"], settings["keeps_reading"]
        return Landlock(settings["user"], settings["folder"], readable=readable, keeps_reading=keeps_reading)
    return Plain(settings["user"], settings["folder"])


@dataclass
class Plain:
    """No wall: a folder of its own, and limits. For a student's own code."""

    user: int | None
    folder: str
    work: str = ""
    others: int = 0

    def before_fork(self, limits: dict[str, Any]) -> None:
        """Make the folder of the next submission, and count what else runs as its user."""
        self.others = _tasks_of(os.getuid() if self.user is None else self.user)
        self.work = tempfile.mkdtemp(prefix="work-", dir=self.folder)
        if self.user is not None:
            os.chown(self.work, self.user, self.user)

    def enter(self, limits: dict[str, Any]) -> None:
        """Live in the folder, within the limits."""
        os.setsid()
        _live_in(self.work)
        # The kernel counts all processes of a user, and a user with a desktop has hundreds beside ours.
        set_limits(limits | {"processes": limits["processes"] + self.others})
        if sys.platform == "linux":
            linux.set_dumpable(True)  # What it holds is counted by looking.

    def is_disk_over(self, limits: dict[str, Any]) -> bool:
        """By looking at the folder."""
        return is_over(self.work, limits["disk_mb"] * 2**20, processes_below(os.getpid()))

    def sweep(self) -> None:
        """End every descendant, and delete the folder."""
        _end_descendants()
        delete(self.work)


@dataclass
class Landlock(Plain):
    """Landlock for files, signals and sockets; seccomp for system calls; another user when we are root."""

    readable: list[tuple[str, str]] = field(default_factory=list)
    keeps_reading: bool = False
    is_capped: bool = False

    def before_fork(self, limits: dict[str, Any]) -> None:
        """Make the folder, on a memory disk of a fixed size where we may mount one."""
        super().before_fork(limits)
        self.is_capped = False
        with contextlib.suppress(OSError):
            linux.leave_mounts()
            linux.mount("tmpfs", self.work, "tmpfs", options=_disk(limits))
            self.is_capped = True
            if self.user is not None:
                os.chown(self.work, self.user, self.user)

    def is_disk_over(self, limits: dict[str, Any]) -> bool:
        """By looking at the folder, unless its size is fixed."""
        return not self.is_capped and super().is_disk_over(limits)

    def sweep(self) -> None:
        """End every descendant, and give the disk back."""
        _end_descendants()
        if self.is_capped:
            linux.unmount(self.work)
        delete(self.work)

    def enter(self, limits: dict[str, Any]) -> None:
        """Give up files, system calls and privileges, for good."""
        super().enter(limits)
        if self.user is not None:
            _become(self.user, self.keeps_reading)
        linux.die_with_parent()
        linux.forbid_new_privileges()
        linux.set_dumpable(True)  # Else a process that changed its user may not read about itself.
        devices = linux.READ_FILE | linux.WRITE_FILE
        rights = [(path, linux.READ if kind == "read" else linux.READ_DIR) for path, kind in self.readable]
        rights += [(path, devices) for path in ("/dev/null", "/dev/zero", "/dev/full", "/dev/urandom", "/dev/random")]
        rights += [(f"/proc/{os.getpid()}", linux.READ)]  # Libraries look up there which ones are loaded.
        linux.restrict_files([*rights, (self.work, linux.everything())])
        linux.restrict_syscalls(filter_program())
        without_shared_files()


@dataclass
class Bubblewrap:
    """Inside a bubblewrap box: namespaces of its own, so that submissions of one box do not meet."""

    user: int | None
    fresh: list[str]
    keeps_reading: bool = False

    def before_fork(self, limits: dict[str, Any]) -> None:
        """Nothing to prepare: the folders are made inside."""

    def enter(self, limits: dict[str, Any]) -> None:
        """Fresh processes, mounts, network and IPC; another user, no privileges; the last fork is the student's code.

        Three processes: a forker, which stays in the box's own PID namespace (the warm process could not come back
        from a new one in the box of a plain user); the first process of the new namespace, with which everything
        in it dies; and the student's.
        """
        linux.die_with_parent()
        linux.new_namespaces()
        _stay_behind(os.fork())
        linux.die_with_parent()
        self._fresh_folders(limits)
        _live_in(HOME)
        set_limits(limits)
        if self.user is not None:
            _become(self.user, self.keeps_reading)
        else:
            linux.keep_capabilities(0)
        linux.forbid_new_privileges()
        # The first process of a namespace cannot be looked into by those that come after it.
        linux.set_dumpable(False)
        _stay_behind(os.fork())
        linux.die_with_parent()
        linux.set_dumpable(True)
        linux.restrict_syscalls(filter_program())

    def is_disk_over(self, limits: dict[str, Any]) -> bool:
        """The folders are memory of a fixed size."""
        return False

    def sweep(self) -> None:
        """The namespace takes its folders with it when its first process is dead, which is waited for here."""
        _end_descendants()

    def _fresh_folders(self, limits: dict[str, Any]) -> None:
        owner = self.user if self.user is not None else os.getuid()
        linux.mount("tmpfs", HOME, "tmpfs", options=_disk(limits))
        for target in self.fresh:
            inside = Path(HOME, f".{Path(target).name}")
            inside.mkdir()
            os.chown(inside, owner, owner)
            linux.mount(str(inside), target, "", MS_BIND)
        os.chown(HOME, owner, owner)
        try:
            linux.mount("proc", "/proc", "proc")
        except PermissionError:
            # Without root's rights the kernel may refuse a second /proc. None is better than that of the box.
            linux.mount("tmpfs", "/proc", "tmpfs", options="size=4k")


def _disk(limits: dict[str, Any]) -> str:
    """Options for a memory disk that holds what a submission may keep."""
    return f"size={limits['disk_mb']}m,nr_inodes={MAX_FILES},mode=0700"


def _live_in(folder: str) -> None:
    os.chdir(folder)
    os.environ["HOME"] = folder
    os.environ["TMPDIR"] = tempfile.tempdir = folder


def _tasks_of(user: int) -> int:
    """How many tasks, threads included, run as this user outside of any submission; 0 where nobody can tell."""
    count = 0
    for place in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if place.stat().st_uid == user:
                count += len(os.listdir(place / "task"))
    return count


def _become(user: int, keeps_reading: bool) -> None:
    """Be another user without privileges.

    Where Python lies in a folder that only root may enter, one is kept: to read what the layer
    itself lets this process see.
    """
    linux.drop_bounding_set()
    os.setgroups([])
    linux.keep_on_change_of_user(keeps_reading)
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)
    linux.keep_capabilities(linux.CAP_DAC_READ_SEARCH if keeps_reading else 0)


def _stay_behind(child: int) -> None:
    """In the child, go on. In its parent hold nothing, pass interrupts on, bury others, and end when the child ends."""
    if child == 0:
        return
    signal.signal(INTERRUPT, lambda number, frame: os.kill(child, INTERRUPT))
    os.closerange(3, 256)
    while True:
        pid, status = os.wait()
        if pid == child:
            os._exit(os.waitstatus_to_exitcode(status) & 0xFF)


def _end_descendants() -> None:
    """Kill until there is no child left; orphans come to us, because we are their reaper."""
    deadline = time.monotonic() + SWEEP_SECONDS
    while time.monotonic() < deadline:
        for child in _children():
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            return
        time.sleep(0.001)
    raise TimeoutError("processes of a submission could not be ended")


def _children() -> list[int]:
    try:
        return [int(pid) for file in Path("/proc/self/task").glob("*/children") for pid in file.read_text().split()]
    except OSError:
        return []
