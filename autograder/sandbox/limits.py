"""What the kernel itself holds a submission's process to, on systems that have such limits."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

try:
    import resource
except ModuleNotFoundError:  # Windows has no such limits.
    resource = None  # type: ignore[assignment]

__all__ = ["set_limits", "set_some_limits"]


def set_limits(limits: dict[str, Any]) -> None:
    """Hold this process, and all that it starts, to the limits of a submission.

    Raises:
        OSError: The kernel does not take one of them. So does `ValueError`.
    """
    for kind, value in _kinds(limits):
        resource.setrlimit(kind, (value, value))
    # Where memory runs out, the student's process goes first.
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w") as file:
        file.write("1000")


def set_some_limits(limits: dict[str, Any]) -> None:
    """The same with one's own code, as far as the system goes along. How many processes a user has is left alone."""
    if resource is None:
        return
    for kind, value in _kinds(limits):
        if kind != getattr(resource, "RLIMIT_NPROC", None):
            with contextlib.suppress(OSError, ValueError):  # macOS has the name of a limit on memory, and no limit.
                resource.setrlimit(kind, (value, value))


def _kinds(limits: dict[str, Any]) -> Iterator[tuple[int, int]]:
    """The limits that this system has, with their values."""
    megabyte = 2**20
    for name, value in (
        ("RLIMIT_CORE", 0),
        ("RLIMIT_AS", limits["memory_mb"] * megabyte),
        ("RLIMIT_CPU", limits["cpu_seconds"]),
        ("RLIMIT_FSIZE", limits["file_mb"] * megabyte),
        ("RLIMIT_NOFILE", limits["open_files"]),
        ("RLIMIT_NPROC", limits["processes"]),
    ):
        if hasattr(resource, name):
            yield getattr(resource, name), value
