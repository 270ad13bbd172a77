"""The few system calls of Linux that Python has no name for, through ctypes. No package is needed for them.

Numbers and constants are those of the kernel's own headers (``linux/landlock.h``, ``sched.h``,
``linux/prctl.h``, ``linux/capability.h``).
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterable
from functools import cache
from typing import Any

__all__ = [
    "die_with_parent",
    "drop_bounding_set",
    "everything",
    "forbid_new_privileges",
    "keep_capabilities",
    "keep_on_change_of_user",
    "landlock_version",
    "leave_mounts",
    "mount",
    "new_namespaces",
    "restrict_files",
    "restrict_syscalls",
    "set_dumpable",
    "set_subreaper",
    "unmount",
]

CLONE_NEWNS, CLONE_NEWCGROUP, CLONE_NEWUTS, CLONE_NEWIPC = 0x20000, 0x2000000, 0x4000000, 0x8000000
CLONE_NEWPID, CLONE_NEWNET = 0x20000000, 0x40000000
MS_NOSUID, MS_NODEV, MS_REC, MS_PRIVATE = 0x2, 0x4, 0x4000, 0x40000
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_KEEPCAPS, PR_SET_SECCOMP, PR_CAPBSET_DROP = 1, 4, 8, 22, 24
PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS, PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL = 36, 38, 47, 4
SECCOMP_MODE_FILTER = 2
MNT_DETACH = 2
CAPABILITY_VERSION_3 = 0x20080522
LAST_CAPABILITY = 40
CAP_DAC_READ_SEARCH = 1 << 2
"""To read files and enter folders whatever their mode."""
SYS_LANDLOCK_CREATE, SYS_LANDLOCK_ADD, SYS_LANDLOCK_RESTRICT = 444, 445, 446
LANDLOCK_VERSION, LANDLOCK_RULE_PATH = 1, 1

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
READ = READ_FILE | READ_DIR | EXECUTE
"""Rights of Landlock: to read and execute what lies below a folder."""


def new_namespaces() -> None:
    """Leave the mounts, network, IPC, host name and control groups that this process shares with others.

    Its next child is the first process of a new PID namespace.
    """
    wanted = CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS | CLONE_NEWCGROUP
    _check(_libc().unshare(wanted), "unshare")
    mount("none", "/", "", MS_REC | MS_PRIVATE)


def mount(source: str, target: str, kind: str, flags: int = MS_NOSUID | MS_NODEV, options: str = "") -> None:
    """Mount a file system."""
    arguments = (source.encode(), target.encode(), kind.encode() or None, ctypes.c_ulong(flags), options.encode())
    _check(_libc().mount(*arguments), f"mount {kind} on {target}")


@cache
def leave_mounts() -> None:
    """Have mounts of one's own, that no other process sees. Done once.

    Raises:
        OSError: This process may not.
    """
    _check(_libc().unshare(CLONE_NEWNS), "unshare")
    mount("none", "/", "", MS_REC | MS_PRIVATE)


def unmount(target: str) -> None:
    """Take a file system away, also one that is in use."""
    _check(_libc().umount2(target.encode(), MNT_DETACH), f"unmount {target}")


def set_subreaper() -> None:
    """Become the parent of every descendant whose own parent ends."""
    _prctl(PR_SET_CHILD_SUBREAPER, 1)


def die_with_parent() -> None:
    """Be killed when the parent ends. A change of user undoes this, so it comes after that."""
    _prctl(PR_SET_PDEATHSIG, 9)


def set_dumpable(yes: bool) -> None:
    """Whether others of the same user may look into this process."""
    _prctl(PR_SET_DUMPABLE, int(yes))


def forbid_new_privileges() -> None:
    """From here on no program that is started can gain a right that we do not have."""
    _prctl(PR_SET_NO_NEW_PRIVS, 1)


def drop_bounding_set() -> None:
    """Make sure that no program that is started gets a privilege of root."""
    for capability in range(LAST_CAPABILITY + 1):
        _check(_libc().prctl(PR_CAPBSET_DROP, capability, 0, 0, 0), "prctl")


def keep_on_change_of_user(yes: bool) -> None:
    """Whether the privileges of this process outlive the change from root to another user."""
    _prctl(PR_SET_KEEPCAPS, int(yes))


def keep_capabilities(wanted: int) -> None:
    """Give up all privileges of root but these, a set of bits."""
    _prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL)
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    # Effective, permitted, inheritable; twice, for the lower and the upper 32.
    _check(_libc().capset(header, (ctypes.c_uint32 * 6)(wanted, wanted, 0, 0, 0, 0)), "capset")


def restrict_syscalls(program: bytes) -> None:
    """Install a seccomp filter: a program of 8-byte instructions. It cannot be taken off again."""

    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))

    found = Program(len(program) // 8, program)
    _check(_libc().prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(found), 0, 0), "seccomp")


def landlock_version() -> int:
    """The version of Landlock that the kernel offers; 0 if it has none."""
    return max(0, int(_libc().syscall(SYS_LANDLOCK_CREATE, None, ctypes.c_size_t(0), LANDLOCK_VERSION)))


def restrict_files(rights: Iterable[tuple[str, int]]) -> None:
    """Let this process reach only these paths, each with its rights, and neither signal nor connect to others.

    Args:
        rights: Pairs of a path and a sum of rights; a path that is not there is left out.
    """
    version = landlock_version()
    handled = _all_rights(version)
    # struct landlock_ruleset_attr: files, network (version 4), scopes (version 6).
    fields = [handled, 0b11 if version >= 4 else 0, 0b11 if version >= 6 else 0]
    size = 8 * (1 + (version >= 4) + (version >= 6))
    ruleset = int(_libc().syscall(SYS_LANDLOCK_CREATE, (ctypes.c_uint64 * 3)(*fields), ctypes.c_size_t(size), 0))
    _check(ruleset, "landlock")
    try:
        for path, wanted in rights:
            _allow(ruleset, path, wanted & handled)
        _check(_libc().syscall(SYS_LANDLOCK_RESTRICT, ruleset, 0), "landlock")
    finally:
        os.close(ruleset)


def everything() -> int:
    """All rights that Landlock knows here: for the folder that is the student's own."""
    return _all_rights(landlock_version()) & ~_MAKE_DEVICES


_MAKE_DEVICES = 1 << 6 | 1 << 11
_FILE_RIGHTS = 1 << 0 | 1 << 1 | 1 << 2 | 1 << 14 | 1 << 15


def _all_rights(version: int) -> int:
    """The rights on files that a version of Landlock handles."""
    newest = {1: 13, 2: 14, 3: 15, 4: 15}.get(version, 16)
    return (1 << newest) - 1


def _allow(ruleset: int, path: str, rights: int) -> None:
    class Rule(ctypes.Structure):
        _pack_ = 1
        _layout_ = "ms"
        _fields_ = (("rights", ctypes.c_uint64), ("parent", ctypes.c_int32))

    try:
        parent = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # What is not there, or not ours to see, needs no right.
    try:
        allowed = rights if os.path.isdir(path) else rights & _FILE_RIGHTS
        rule = Rule(allowed, parent)
        _check(_libc().syscall(SYS_LANDLOCK_ADD, ruleset, LANDLOCK_RULE_PATH, ctypes.byref(rule), 0), "landlock")
    finally:
        os.close(parent)


def _prctl(option: int, value: int) -> None:
    _check(_libc().prctl(option, value, 0, 0, 0), f"prctl {option}")


def _check(returned: int, what: str) -> None:
    if returned < 0:
        error = ctypes.get_errno()
        raise OSError(error, f"{what}: {os.strerror(error)}")


@cache
def _libc() -> Any:
    return ctypes.CDLL(None, use_errno=True)
