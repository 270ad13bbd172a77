"""What a submission uses, over all its processes: fair time, processor time and memory. Looked at in the warm process.

Fair time is what is held against a limit. Sleeping costs; waiting for a processor on a busy machine does not. Of each
span between two looks that much is charged::

    min(wall, max(processor of all processes, wall - waiting of the thread that waited longest))

Waiting is the second number of /proc/PID/task/TID/schedstat. The waits of several threads are not added up: three that
spin on one core would stop the clock. See docs/decisions/012-fair-time.md.
"""

from __future__ import annotations

import contextlib
import os
import time
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

__all__ = ["Watch", "processes_below"]

TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
OWN, WITH_BURIED = slice(11, 13), slice(11, 15)
"""Fields of /proc/PID/stat after the name: own processor time, and that of children that were waited for."""


class Watch:
    """Adds up what the descendants of this process use, from the moment when it is made."""

    def __init__(self) -> None:
        self._moments, self._charges = [time.monotonic()], [0.0]
        self._waiting: dict[tuple[int, str], float] = {}
        self._own: dict[int, float] = {}
        self._total = 0.0
        self.processor = 0.0

    def look(self) -> None:
        """Take note of what was used since the last look."""
        now, waiting = time.monotonic(), 0.0
        pids = list(processes_below(os.getpid()))
        waits = {key: seconds for pid in pids for key, seconds in _waits(pid)}
        for key, seconds in waits.items():
            waiting = max(waiting, seconds - self._waiting.get(key, 0.0))
        wall = now - self._moments[-1]
        used = self._processor_since(pids)
        self._waiting = waits
        self._moments.append(now)
        self._charges.append(self._charges[-1] + min(wall, max(used, wall - waiting)))
        self.processor += used

    def charged_since(self, moment: float) -> float:
        """Seconds of fair time since a moment of the monotonic clock, up to the last look."""
        after = min(bisect_right(self._moments, moment), len(self._moments) - 1)
        before = max(0, after - 1)
        span = self._moments[after] - self._moments[before]
        share = (moment - self._moments[before]) / span if span else 0.0
        at_moment = self._charges[before] + max(0.0, share) * (self._charges[after] - self._charges[before])
        return max(0.0, self._charges[-1] - at_moment)

    def memory(self, enough: int) -> int:
        """Bytes that all processes hold together; pages that they share are counted once if that matters.

        Args:
            enough: Below this many bytes, shared pages may be counted several times: that is quicker.
        """
        pids = list(processes_below(os.getpid()))
        resident = sum(map(_resident, pids))
        if resident <= enough:
            return resident
        return sum(map(_proportional, pids))

    def _processor_since(self, pids: list[int]) -> float:
        """Seconds of processor time since the last look, of processes that have ended meanwhile too.

        Those that were buried count in the time of who buried them. One that ignores its children's end
        hides them there, so what living processes used themselves is the least that is counted.
        """
        own = {pid: _processor(pid, OWN) for pid in pids}
        total = sum(_processor(pid, WITH_BURIED) for pid in pids)
        living = sum(max(0.0, used - self._own.get(pid, 0.0)) for pid, used in own.items())
        since = max(living, total - self._total)
        self._own, self._total = own, total
        return since


def processes_below(pid: int) -> Iterator[int]:
    """All descendants of a process, as far as they can be seen now."""
    below = [pid]
    while below:
        with contextlib.suppress(OSError):
            for file in Path(f"/proc/{below.pop()}/task").glob("*/children"):
                with contextlib.suppress(OSError):
                    children = [int(child) for child in file.read_text().split()]
                    below += children
                    yield from children


def _waits(pid: int) -> Iterator[tuple[tuple[int, str], float]]:
    """Seconds that each thread of a process has waited for a processor."""
    with contextlib.suppress(OSError):
        for thread in os.listdir(f"/proc/{pid}/task"):
            with contextlib.suppress(OSError, ValueError, IndexError):
                fields = Path(f"/proc/{pid}/task/{thread}/schedstat").read_text().split()
                yield (pid, thread), int(fields[1]) / 1e9


def _processor(pid: int, fields: slice) -> float:
    with contextlib.suppress(OSError, ValueError):
        after_name = Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(") ")[2].split()
        return sum(map(int, after_name[fields])) / TICKS
    return 0.0


def _resident(pid: int) -> int:
    with contextlib.suppress(OSError, ValueError, IndexError):
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    return 0


def _proportional(pid: int) -> int:
    """Bytes with shared pages divided among who shares them, or all of them if the process does not let us look.

    Nothing for one that has ended meanwhile: to look at dozens takes longer than to end them.
    """
    with contextlib.suppress(OSError, ValueError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return _resident(pid)
